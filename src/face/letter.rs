//! A brief becomes subject, text and HTML, from three templates and the reader's words.

use super::house::House;
use crate::core::brief::Brief;

/// A rendered mail, without headers.
#[derive(Clone, PartialEq, Debug)]
pub struct Rendered {
    pub subject: String,
    pub text: String,
    /// `None` for people who want text only.
    pub html: Option<String>,
}

/// Renders a brief in its reader's language and zone.
pub fn render(brief: &Brief, _house: &House) -> anyhow::Result<Rendered> {
    Ok(Rendered { subject: brief.notice.kind.folder().to_string(), text: String::new(), html: None })
}
