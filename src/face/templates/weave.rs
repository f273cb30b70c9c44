//! Weaves parts and layouts into a template's source once, when it is compiled. The engine would copy the whole context
//! each time it meets a partial; a letter to ten thousand people meets many.

use super::{Files, part_name, source};

/// The source with every `{{> part}}` replaced by that part's source, and every `{{#> layout}}…{{/layout}}` by the layout
/// around the block. Parts take no parameters, so they read the context where they stand.
pub fn woven(template: &str, ending: &str) -> String {
    let mut text = String::new();
    let mut rest = laid_out(template, ending);
    while let Some((before, name, after)) = first_part(&rest) {
        let part = woven(&part(&name, ending), ending);
        text.push_str(&before);
        // A part alone on its line brings its own line end.
        text.push_str(if after.starts_with('\n') { part.strip_suffix('\n').unwrap_or(&part) } else { part.trim_end() });
        rest = after;
    }
    text + &rest
}

/// Puts a block into its layout, and its inline parts in their places.
fn laid_out(template: &str, ending: &str) -> String {
    let Some((head, rest)) = template.split_once("{{#> ") else { return template.to_string() };
    let Some((name, block)) = rest.split_once("}}") else { return template.to_string() };
    let block = block.split(&format!("{{{{/{name}}}}}")).next().unwrap_or_default();
    let mut text = part(name, ending).replace("{{> @partial-block}}", block.trim_matches('\n'));
    for inline in head.split("{{#*inline \"").skip(1) {
        if let Some((name, body)) = inline.split_once("\"}}") {
            let body = body.split("{{/inline}}").next().unwrap_or_default();
            text = text.replace(&format!("{{{{> {name}}}}}"), body);
        }
    }
    text
}

fn first_part(text: &str) -> Option<(String, String, String)> {
    let (before, rest) = text.split_once("{{> ")?;
    let (name, after) = rest.split_once("}}")?;
    Some((before.to_string(), name.to_string(), after.to_string()))
}

fn part(name: &str, ending: &str) -> String {
    let path = Files::iter().find(|path| path.contains("_parts/") && path.ends_with(ending) && part_name(path, ending) == name);
    path.map(|path| source(&path)).unwrap_or_default()
}
