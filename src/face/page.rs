//! Pages: `templates/web/<name>` filled with a context. Server-rendered, no script, nothing from third parties.

use super::templates;
use super::words::words;
use handlebars::Context;
use serde::Serialize;
use serde_json::Value;

/// Renders a page in a locale. `name` is a file of `templates/web` without its endings, for example `vote`.
pub fn page(name: &str, context: &impl Serialize, locale: &str) -> anyhow::Result<String> {
    let mut context = Context::wraps(context)?;
    if let Value::Object(fields) = context.data_mut() {
        fields.insert("lang".into(), words(locale).tag().into());
    }
    templates::render(templates::html(), &format!("web/{name}.html"), &context)
}
