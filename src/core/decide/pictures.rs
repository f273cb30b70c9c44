//! A small picture that somebody's mails show again and again is the logo of their signature, whatever it looks like.

use super::Case;
use crate::core::command::MailWords;
use crate::core::ids::{FileId, PersonId};
use crate::core::thread::FileNote;

/// In how many mails before this one a logo was shown: whoever shows a picture a second time may mean it.
const SHOWN_BEFORE: usize = 2;

/// What of a mail is passed on.
pub(super) struct Kept {
    pub words: String,
    pub files: Vec<FileId>,
    /// What was cut, its author's alone; the pictures that were left out stand in it by name.
    pub elided: String,
}

impl Case<'_> {
    /// Leaves out the logos that the sender's earlier mails showed as well, unless nothing else would be said.
    pub(super) fn without_logos(&self, person: PersonId, words: &str, mail: &MailWords) -> Kept {
        let logos: Vec<&FileNote> = mail.files.iter().filter(|file| self.is_logo(person, file.id, mail)).collect();
        let left = logos.iter().fold(words.to_string(), |words, logo| without(&words, &logo.name));
        let others = mail.files.iter().filter(|file| !logos.contains(file));
        let mut elided = mail.words.unpublished();
        if left.trim().is_empty() && others.clone().next().is_none() {
            return Kept { words: words.to_string(), files: mail.files.iter().map(|file| file.id).collect(), elided };
        }
        for logo in &logos {
            elided = [elided.trim_end(), &shown(&logo.name)].join("\n").trim_start_matches('\n').to_string();
        }
        Kept { words: left, files: others.map(|file| file.id).collect(), elided }
    }

    fn is_logo(&self, person: PersonId, file: FileId, mail: &MailWords) -> bool {
        let Some(picture) = mail.pictures.iter().find(|picture| picture.file == file) else { return false };
        let earlier = self.view.comments.values().filter(|comment| comment.author == person && comment.pictures.contains(&picture.hash));
        earlier.take(SHOWN_BEFORE).count() == SHOWN_BEFORE
    }
}

/// How a picture stands between words.
fn shown(name: &str) -> String {
    format!("[{name}]")
}

/// The words without a picture that stood between them; a line that was nothing else goes with it.
fn without(words: &str, name: &str) -> String {
    let shown = shown(name);
    let lines = words.lines().filter(|line| line.trim() != shown).map(|line| line.replace(&shown, ""));
    lines.collect::<Vec<_>>().join("\n")
}
