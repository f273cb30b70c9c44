//! Reading an answer to a ballot.

use super::{Answer, BallotForm, Doubt, Line, Words};

/// Reads a reply to a ballot: `tongues` are the languages whose words count (reader's, group's, English), as BCP 47 tags.
pub fn read_answer(_words: &Words, _form: &BallotForm<'_>, _tongues: &[&str]) -> Answer {
    Answer::Doubt(Doubt::Unclear)
}

/// See [`Words::published`].
pub(super) fn published(words: &Words) -> String {
    words
        .lines
        .iter()
        .map(|line| match line {
            Line::Own(text) => text.clone(),
            Line::Quoted(text) => format!("> {text}"),
        })
        .collect::<Vec<_>>()
        .join("\n")
}
