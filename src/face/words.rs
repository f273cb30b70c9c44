//! The sentences of mails and pages, per language. A locale is one file in `templates/words`; what it lacks is said in
//! English. Knows nothing of what the sentences are for.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use rust_embed::RustEmbed;
use std::collections::BTreeMap;
use std::sync::OnceLock;

#[derive(RustEmbed)]
#[folder = "templates/words"]
struct Files;

const FALLBACK: &str = "en";

/// Named arguments of a sentence: `args!["name" => name, "count" => 3]`.
macro_rules! args {
    ($($name:literal => $value:expr),* $(,)?) => {{
        let mut args = fluent_bundle::FluentArgs::new();
        $(args.set($name, $value);)*
        args
    }};
}
pub(crate) use args;

/// One language's sentences.
pub struct Words {
    tag: String,
    bundle: FluentBundle<FluentResource>,
}

/// The words for a BCP 47 tag: the exact locale, else its language, else English.
pub fn words(locale: &str) -> &'static Words {
    let shelf = shelf();
    let locale = locale.trim();
    let language = locale.split(['-', '_']).next().unwrap_or(FALLBACK);
    let exact = shelf.get(locale).or_else(|| shelf.get(language)).or_else(|| shelf.get(&language.to_ascii_lowercase()));
    // English is embedded; a build without it fails its first test.
    exact.unwrap_or_else(|| &shelf[FALLBACK])
}

/// The locales there are files for.
pub fn locales() -> Vec<&'static str> {
    shelf().keys().map(String::as_str).collect()
}

impl Words {
    /// The tag for `lang` attributes and Content-Language.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// Whether this locale itself has the sentence.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.get_message(key).is_some_and(|message| message.value().is_some())
    }

    /// The sentence with its arguments filled in; `None` when neither this locale nor English has it.
    pub fn find(&self, key: &str, args: &FluentArgs<'_>) -> Option<String> {
        let own = self.spoken(key, args);
        if own.is_some() || self.tag == FALLBACK { own } else { words(FALLBACK).spoken(key, args) }
    }

    /// As `find`; a missing sentence shows its key, which the tests forbid.
    pub fn say(&self, key: &str, args: &FluentArgs<'_>) -> String {
        self.find(key, args).unwrap_or_else(|| {
            debug_assert!(false, "no words for {key}");
            key.to_string()
        })
    }

    /// A sentence without arguments.
    pub fn plain(&self, key: &str) -> String {
        self.say(key, &FluentArgs::new())
    }

    fn spoken(&self, key: &str, args: &FluentArgs<'_>) -> Option<String> {
        let message = self.bundle.get_message(key)?;
        let mut errors = Vec::new();
        let sentence = self.bundle.format_pattern(message.value()?, Some(args), &mut errors);
        debug_assert!(errors.is_empty(), "{key} in {}: {errors:?}", self.tag);
        Some(sentence.into_owned())
    }
}

fn shelf() -> &'static BTreeMap<String, Words> {
    static SHELF: OnceLock<BTreeMap<String, Words>> = OnceLock::new();
    SHELF.get_or_init(|| Files::iter().filter_map(|name| read(&name)).map(|words| (words.tag.clone(), words)).collect())
}

fn read(name: &str) -> Option<Words> {
    let tag = name.strip_suffix(".ftl")?.to_string();
    let file = Files::get(name)?;
    let source = String::from_utf8_lossy(&file.data).into_owned();
    // A file with a broken message still gives its sound ones; the tests insist on none broken.
    let resource = FluentResource::try_new(source).unwrap_or_else(|(resource, errors)| {
        debug_assert!(errors.is_empty(), "{name}: {errors:?}");
        resource
    });
    let mut bundle = FluentBundle::new_concurrent(vec![tag.parse().ok()?]);
    // No U+2068 and U+2069 around values: plain-text mail would show them as boxes.
    bundle.set_use_isolating(false);
    bundle.add_resource_overriding(resource);
    Some(Words { tag, bundle })
}

#[cfg(test)]
#[path = "words_tests.rs"]
mod tests;
