//! A thread to read, and a group's archive.

use super::frame::{Form, Frame, PageLink};
use crate::core::brief::CommentBrief;
use crate::core::visible::Elided;
use crate::face::escape::single_line;
use crate::face::prose::Prose;
use crate::face::reader::Reader;
use serde::Serialize;

/// Words of one comment on a page, in bytes of HTML: pages are not mails and hold them whole, within reason.
const WHOLE_PAGE: usize = 2_000_000;

/// `web/thread`: one thread, read-only.
#[derive(Clone, Debug, Serialize)]
pub struct ThreadPage {
    pub frame: Frame,
    pub title: String,
    pub group: String,
    pub starter: String,
    pub started: String,
    /// Who closed it and when, as one sentence's parts.
    pub closed_by: Option<String>,
    pub closed_at: String,
    pub comments: Vec<ThreadComment>,
    /// Polls of the thread.
    pub votes: Vec<PageLink>,
    /// A `mailto:` that answers the thread, or none when it is closed.
    pub answer: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ThreadComment {
    pub author: String,
    pub at: String,
    pub deleted: bool,
    /// A coordinator removed it, not its author.
    pub removed: bool,
    /// When its author changed it.
    pub edited: Option<String>,
    /// The form that takes it back, for its author, or removes it with a reason, for a coordinator.
    pub retract: Option<RetractPart>,
    pub words: Prose,
    pub files: Vec<ThreadFile>,
    /// What was cut from its mail, for those who may read it.
    pub elided: Option<ElidedPart>,
}

/// How a message can be taken back.
#[derive(Clone, Debug, Serialize)]
pub struct RetractPart {
    /// The reader wrote it.
    pub mine: bool,
    pub form: Form,
}

/// What was cut from a mail: the text, or the form of a coordinator who would look.
#[derive(Clone, Debug, Serialize)]
pub struct ElidedPart {
    /// The reader wrote the mail.
    pub mine: bool,
    pub words: Option<Prose>,
    pub look: Option<Form>,
}

impl ElidedPart {
    /// `look` makes the form.
    pub fn new(elided: Elided, look: impl FnOnce() -> Form) -> Option<Self> {
        let whole = |text: &str| Some(Prose::new(text, WHOLE_PAGE));
        match elided {
            Elided::Nothing => None,
            Elided::Own(text) => Some(Self { mine: true, words: whole(&text), look: None }),
            Elided::Shown(text) => Some(Self { mine: false, words: whole(&text), look: None }),
            Elided::OnReason => Some(Self { mine: false, words: None, look: Some(look()) }),
        }
    }
}

#[derive(Clone, Debug, Serialize)]
pub struct ThreadFile {
    pub name: String,
    pub size: String,
    pub url: Option<String>,
}

impl ThreadComment {
    /// A comment as its reader may see it. `file_url` gives a file's link by its place, or none.
    pub fn new(reader: &Reader, brief: &CommentBrief, file_url: impl Fn(usize) -> Option<String>) -> Self {
        let deleted = brief.comment.deleted_at.is_some();
        let file = |(place, file): (usize, &crate::core::thread::FileNote)| ThreadFile {
            name: single_line(&file.name),
            size: reader.bytes(file.size),
            url: file_url(place),
        };
        Self {
            author: reader.who(&brief.author),
            at: reader.moment(brief.comment.received_at),
            deleted,
            removed: deleted && brief.comment.deleted_by.is_some_and(|by| by != brief.comment.author),
            edited: brief.comment.edited_at.map(|at| reader.moment(at)),
            retract: None,
            words: if deleted { Prose::default() } else { Prose::new(&brief.comment.words, WHOLE_PAGE) },
            files: if deleted { Vec::new() } else { brief.files.iter().enumerate().map(file).collect() },
            elided: None,
        }
    }
}

/// `web/waiting`: what waits for a group's coordinators.
#[derive(Clone, Debug, Serialize)]
pub struct Waiting {
    pub frame: Frame,
    pub group: String,
    pub archive: String,
    pub lines: Vec<WaitingLine>,
}

#[derive(Clone, Debug, Serialize)]
pub struct WaitingLine {
    pub held: String,
    pub from: String,
    pub subject: String,
    pub words: Prose,
    pub arrived: String,
    pub until: String,
    pub why: String,
    pub may_block: bool,
    pub form: Form,
}

/// `web/archive`: threads and polls of a group.
#[derive(Clone, Debug, Serialize)]
pub struct Archive {
    pub frame: Frame,
    /// For a coordinator, when something waits: where, and how much.
    pub waiting: Option<PageLink>,
    pub group: String,
    /// For those who may ask for a decision: the page where they do.
    pub ask: Option<String>,
    pub group_address: String,
    pub poll_address: String,
    pub threads: Vec<ArchiveLine>,
    pub votes: Vec<ArchiveLine>,
    pub newer: Option<String>,
    pub older: Option<String>,
}

/// `detail` is a finished sentence, for example `archive-open` or `archive-comments` with `archive-last`.
#[derive(Clone, Debug, Serialize)]
pub struct ArchiveLine {
    pub title: String,
    pub url: String,
    pub detail: String,
}
