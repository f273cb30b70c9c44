//! The embedded templates, compiled once: one registry for text and subjects, one for HTML. Knows no kind of mail.
//!
//! In templates `{{t "key" name=value}}` says a sentence in the reader's language (`lang` of the root context).

mod weave;

use super::words::words;
use anyhow::Context as _;
use fluent_bundle::{FluentArgs, FluentValue};
use handlebars::{
    Context, Handlebars, Helper, HelperDef, HelperResult, JsonRender, Output, RenderContext, RenderError, RenderErrorReason, Renderable, ScopedJson,
    StringOutput,
};
use rust_embed::RustEmbed;
use serde_json::Value;
use std::sync::OnceLock;

#[derive(RustEmbed)]
#[folder = "templates"]
pub(super) struct Files;

/// Stands behind a flowing block until `render_text`; people's words hold no control characters (`face::escape`).
const FLOWED: &str = "\u{1}";
const FLOWED_LINE: &str = "\u{1}\n";

/// Widest line of our own sentences in text mails.
pub const WIDTH: usize = 72;

/// The text templates: subjects, bodies, and `part/<name>` partials.
pub fn text() -> &'static Handlebars<'static> {
    static REGISTRY: OnceLock<Handlebars<'static>> = OnceLock::new();
    REGISTRY.get_or_init(|| {
        let mut registry = registry(".txt.hbs");
        registry.register_escape_fn(handlebars::no_escape);
        registry
    })
}

/// The HTML templates of mails and pages.
pub fn html() -> &'static Handlebars<'static> {
    static REGISTRY: OnceLock<Handlebars<'static>> = OnceLock::new();
    REGISTRY.get_or_init(|| registry(".html.hbs"))
}

/// A style sheet, for example `web.css`.
pub fn style(name: &str) -> Option<String> {
    Files::get(&format!("style/{name}")).map(|file| String::from_utf8_lossy(&file.data).into_owned())
}

/// Renders one template; the error names it.
pub fn render(registry: &Handlebars<'_>, name: &str, context: &Context) -> anyhow::Result<String> {
    registry.render_with_context(name, context).with_context(|| format!("template {name}"))
}

/// Renders a text template. Flowing blocks bring their own line ends; the one behind each closing tag is not text.
pub fn render_text(name: &str, context: &Context) -> anyhow::Result<String> {
    Ok(render(text(), name, context)?.replace(FLOWED_LINE, ""))
}

/// Registers every file with that ending under its path without `.hbs`, parts already woven in.
fn registry(ending: &str) -> Handlebars<'static> {
    let mut registry = Handlebars::new();
    registry.set_strict_mode(true);
    for path in Files::iter().filter(|path| path.ends_with(ending)) {
        let name = if path.contains("_parts/") { part_name(&path, ending) } else { path.trim_end_matches(".hbs") };
        let registered = registry.register_template_string(name, weave::woven(&source(&path), ending));
        // The tests compile every template, so a broken one never leaves the workshop.
        debug_assert!(registered.is_ok(), "{path}: {registered:?}");
    }
    registry.register_helper("t", Box::new(Say));
    registry.register_helper("para", Box::new(Flow { first: "", rest: "", end: "\n\n" }));
    registry.register_helper("line", Box::new(Flow { first: "", rest: "", end: "\n" }));
    registry.register_helper("item", Box::new(Flow { first: "- ", rest: "  ", end: "\n" }));
    registry.register_helper("quote", Box::new(quote));
    registry.register_helper("indent", Box::new(indent));
    registry
}

fn source(path: &str) -> String {
    Files::get(path).map(|file| String::from_utf8_lossy(&file.data).into_owned()).unwrap_or_default()
}

fn part_name<'a>(path: &'a str, ending: &str) -> &'a str {
    path.rsplit('/').next().unwrap_or(path).trim_end_matches(ending)
}

/// `{{t "key" count=3 name=author}}`. The registry escapes what it returns.
struct Say;

impl HelperDef for Say {
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        context: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, RenderError> {
        let key = helper.param(0).and_then(|key| key.value().as_str()).ok_or(RenderErrorReason::ParamNotFoundForIndex("t", 0))?;
        let lang = context.data().get("lang").and_then(Value::as_str).unwrap_or_default();
        let args: FluentArgs<'_> = helper.hash().iter().map(|(name, value)| (*name, argument(value.value()))).collect();
        let sentence = words(lang).find(key, &args).ok_or_else(|| RenderErrorReason::Other(format!("no words for {key}")))?;
        Ok(ScopedJson::Derived(Value::String(sentence)))
    }
}

fn argument(value: &Value) -> FluentValue<'_> {
    match value {
        Value::Number(number) => FluentValue::from(number.as_f64().unwrap_or_default()),
        Value::String(text) => FluentValue::from(text.as_str()),
        Value::Null => FluentValue::from(""),
        other => FluentValue::from(other.render()),
    }
}

/// Our own sentences, wrapped; nothing when there are none. `{{#para}}` ends with a blank line, `{{#line}}` does not,
/// `{{#item}}` hangs behind a hyphen.
struct Flow {
    first: &'static str,
    rest: &'static str,
    end: &'static str,
}

impl HelperDef for Flow {
    fn call<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        registry: &'reg Handlebars<'reg>,
        context: &'rc Context,
        state: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let mut inner = StringOutput::new();
        if let Some(template) = helper.template() {
            template.render(registry, context, state, &mut inner)?;
        }
        let wrapped = wrapped(&inner.into_string()?, WIDTH - self.first.len());
        if !wrapped.is_empty() {
            out.write(self.first)?;
            out.write(&wrapped.replace('\n', &format!("\n{}", self.rest)))?;
            out.write(self.end)?;
        }
        Ok(out.write(FLOWED)?)
    }
}

/// `{{quote words.text}}`: every line behind `  > `.
fn quote<'reg, 'rc>(helper: &Helper<'rc>, _: &'reg Handlebars<'reg>, _: &'rc Context, _: &mut RenderContext<'reg, 'rc>, out: &mut dyn Output) -> HelperResult {
    prefixed(helper, "  > ", out)
}

/// `{{indent words.text}}`: every line two spaces in.
fn indent<'reg, 'rc>(helper: &Helper<'rc>, _: &'reg Handlebars<'reg>, _: &'rc Context, _: &mut RenderContext<'reg, 'rc>, out: &mut dyn Output) -> HelperResult {
    prefixed(helper, "  ", out)
}

fn prefixed(helper: &Helper<'_>, prefix: &str, out: &mut dyn Output) -> HelperResult {
    let text = helper.param(0).map(|text| text.value().render()).unwrap_or_default();
    let lines: Vec<String> = text.lines().map(|line| format!("{prefix}{line}").trim_end().to_string()).collect();
    Ok(out.write(&lines.join("\n"))?)
}

/// Breaks at blanks to `width` characters; longer words (links) stand alone. No trailing blanks, which
/// format=flowed would read as soft breaks (RFC 3676 section 4.1).
pub fn wrapped(text: &str, width: usize) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut column = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > width {
            out.push('\n');
            column = 0;
        } else if column > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += length;
    }
    out
}

#[cfg(test)]
#[path = "templates_tests.rs"]
mod tests;
