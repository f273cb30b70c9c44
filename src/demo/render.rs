//! The demo's own templates, and how a mail's HTML and text become safe to look at.

use super::compose;
use anyhow::Context as _;
use handlebars::Handlebars;
use linkify::{LinkFinder, LinkKind};
use rust_embed::RustEmbed;
use serde::Serialize;
use std::sync::OnceLock;

#[derive(RustEmbed)]
#[folder = "templates/demo"]
struct Files;

/// Renders one of `templates/demo`.
pub fn page(name: &str, context: &impl Serialize) -> anyhow::Result<String> {
    registry().render(name, context).with_context(|| format!("template demo/{name}"))
}

/// The style sheet of the mailbox pages.
pub fn style() -> String {
    Files::get("style.css").map(|file| String::from_utf8_lossy(&file.data).into_owned()).unwrap_or_default()
}

fn registry() -> &'static Handlebars<'static> {
    static REGISTRY: OnceLock<Handlebars<'static>> = OnceLock::new();
    REGISTRY.get_or_init(|| {
        let mut registry = Handlebars::new();
        registry.set_strict_mode(true);
        registry.set_prevent_indent(true);
        for path in Files::iter().filter(|path| path.ends_with(".hbs")) {
            let source = Files::get(&path).map(|file| String::from_utf8_lossy(&file.data).into_owned()).unwrap_or_default();
            let registered = registry.register_template_string(path.trim_end_matches(".hbs"), source);
            // The tests render every template, so a broken one never leaves the workshop.
            debug_assert!(registered.is_ok(), "{path}: {registered:?}");
        }
        registry
    })
}

/// A mail's HTML for the frame it is shown in: its mailto links open our own form, everything else a window of its own.
/// What else it may do, the Content-Security-Policy of the frame decides.
pub fn framed(html: &str, who: &str) -> String {
    let html = html.replacen("<head>", "<head><base target=\"_blank\">", 1);
    let mut out = String::with_capacity(html.len() + 1024);
    let mut rest = html.as_str();
    const OPENING: &str = "href=\"mailto:";
    while let Some(at) = rest.find(OPENING) {
        let (before, link) = rest.split_at(at);
        let value = &link["href=\"".len()..];
        let end = value.find('"').unwrap_or(value.len());
        out.push_str(before);
        match compose::mailto(&unescaped(&value[..end])) {
            Some(draft) => out.push_str(&format!("target=\"_top\" href=\"{}", escaped(&compose_link(who, &draft)))),
            None => out.push_str(&link[.."href=\"".len() + end]),
        }
        rest = &value[end..];
    }
    out.push_str(rest);
    out
}

/// The address of the form, filled in.
pub fn compose_link(who: &str, draft: &compose::Draft) -> String {
    let mut link = format!("/compose?as={}&to={}", encoded(who), encoded(&draft.to));
    for (name, value) in [("subject", &draft.subject), ("body", &draft.text)] {
        if !value.is_empty() {
            link.push_str(&format!("&{name}={}", encoded(value)));
        }
    }
    if let Some(answered) = &draft.in_reply_to {
        link.push_str(&format!("&in_reply_to={}", encoded(answered)));
    }
    link
}

/// RFC 3986 section 2.3: all but the unreserved characters are percent-encoded.
pub fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

fn unescaped(text: &str) -> String {
    text.replace("&quot;", "\"").replace("&#x3D;", "=").replace("&#x27;", "'").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// Enough for one of our own links, whose values are percent-encoded.
fn escaped(link: &str) -> String {
    link.replace('&', "&amp;")
}

/// A run of text, with where it leads when it is a link.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Run {
    pub text: String,
    pub href: Option<String>,
}

/// Text cut into plain runs and links.
pub fn runs(text: &str, who: &str) -> Vec<Run> {
    let mut finder = LinkFinder::new();
    finder.kinds(&[LinkKind::Url, LinkKind::Email]);
    let link = |kind: &LinkKind, text: &str| match kind {
        LinkKind::Email => Some(compose_link(who, &compose::Draft { to: text.to_string(), ..compose::Draft::default() })),
        _ if text.starts_with("http") => Some(text.to_string()),
        _ => None,
    };
    finder.spans(text).map(|span| Run { text: span.as_str().to_string(), href: span.kind().and_then(|kind| link(kind, span.as_str())) }).collect()
}

#[cfg(test)]
#[path = "render_tests.rs"]
mod tests;
