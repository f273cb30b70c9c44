//! Signing in, what I get, stopping, confirming, and what went wrong.

use super::frame::{Form, Frame};
use crate::core::person::Level;
use crate::face::prose::Prose;
use crate::face::reader::Reader;
use serde::Serialize;

/// `web/home`: my groups and what waits for me.
#[derive(Clone, Debug, Serialize)]
pub struct Home {
    pub frame: Frame,
    pub votes: Vec<OpenVote>,
    pub groups: Vec<HomeGroup>,
    pub settings: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct OpenVote {
    pub title: String,
    pub group: String,
    pub until: String,
    pub url: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct HomeGroup {
    pub name: String,
    pub members: u32,
    /// What they get from it, in words.
    pub level: String,
    pub archive: String,
    pub address: String,
    /// Only for those who may ask for a decision.
    pub poll_address: Option<String>,
}

/// `web/sign_in`: the form. `problem` stands next to the field.
#[derive(Clone, Debug, Serialize)]
pub struct SignIn {
    pub frame: Frame,
    pub form: Form,
    pub address: String,
    pub problem: Option<String>,
}

/// `web/sign_in_sent`: the same whether or not the address is known.
#[derive(Clone, Debug, Serialize)]
pub struct SignInSent {
    pub frame: Frame,
    pub address: String,
    pub again: String,
}

/// `web/sign_in_confirm`: the mailed link was opened; the POST signs in.
#[derive(Clone, Debug, Serialize)]
pub struct SignInConfirm {
    pub frame: Frame,
    pub form: Form,
    pub name: String,
    /// It opens the browser for a secret ballot, and signs nobody in.
    pub ballot: bool,
}

/// `web/settings`: the effective level of each place, and the choice for it.
#[derive(Clone, Debug, Serialize)]
pub struct Settings {
    pub frame: Frame,
    pub name: String,
    pub saved: bool,
    /// One form posts every place: field `level.<scope>` with a level's word, or empty for "the wider setting".
    pub form: Form,
    pub places: Vec<Place>,
    /// The end of a pause, and the form that ends it now.
    pub pause: Option<PausePart>,
    /// Begins a pause: field `until`, a day.
    pub rest: Form,
    /// A letter that tries an address is on its way.
    pub tried: bool,
    /// Addresses of theirs that mail came back from.
    pub returned: Vec<Returned>,
    pub digest: DigestForm,
    /// The page that says what became of their mail.
    pub mail: String,
    /// Each of its buttons brings a mail: field `what` (`data`, `deactivate` or `delete`).
    pub account: Form,
    /// That mail is on its way.
    pub asked: bool,
    /// The service's help address.
    pub help: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct PausePart {
    pub until: String,
    pub form: Form,
}

/// An address that gets no mail, and the button that tries it again.
#[derive(Clone, Debug, Serialize)]
pub struct Returned {
    /// Which of the person's addresses it is, counted from 0: field `address`.
    pub address: usize,
    /// Since when and why, as one finished paragraph. The address is shortened: a link may have been forwarded.
    pub said: String,
    pub form: Form,
}

/// One scope: everything, a group, or a thread.
#[derive(Clone, Debug, Serialize)]
pub struct Place {
    /// The field's name behind `level.`: `all`, `group.<id>`, `thread.<id>`.
    pub scope: String,
    pub name: String,
    /// The effective level in words, when there is one for the whole scope.
    pub now: Option<String>,
    /// Where it comes from, as one finished sentence.
    pub from: String,
    /// The level set in this very scope, as a word, or empty. It is posted back, so that a page opened long ago changes
    /// only what its reader changed on it.
    pub set: String,
    pub choices: Vec<LevelChoice>,
    /// Nothing is set in this very scope.
    pub unset: bool,
    /// It has a wider scope to fall back to.
    pub may_unset: bool,
}

#[derive(Clone, Debug, Serialize)]
pub struct LevelChoice {
    pub word: &'static str,
    pub title: String,
    pub hint: String,
    pub chosen: bool,
}

impl LevelChoice {
    /// The four levels, the one that is set in this scope chosen.
    pub fn all(reader: &Reader, set: Option<Level>) -> Vec<Self> {
        let choice = |level: Level| Self {
            word: level.word(),
            title: reader.plain(&format!("level-{}-title", level.word())),
            hint: reader.plain(&format!("level-{}-hint", level.word())),
            chosen: set == Some(level),
        };
        [Level::Everything, Level::Digest, Level::Asked, Level::Nothing].into_iter().map(choice).collect()
    }
}

/// Digest times and format: fields `days` (`*` or weekday numbers, several), `time`, `zone`, `text_only`.
#[derive(Clone, Debug, Serialize)]
pub struct DigestForm {
    pub form: Form,
    pub daily: bool,
    /// Weekday numbers 1 to 7 with their names, and whether they are chosen.
    pub days: Vec<(u8, String, bool)>,
    /// `07:00`.
    pub time: String,
    pub zone: String,
    pub text_only: bool,
}

/// `web/unsubscribe`: a GET asks, its POST stops. One of `group`, `thread`, `digest` says what.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Unsubscribe {
    pub frame: Frame,
    pub form: Form,
    pub group: Option<String>,
    pub thread: Option<String>,
    pub settings: String,
}

/// `web/stopped`: after it, with the way back.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Stopped {
    pub frame: Frame,
    pub undo: Form,
    pub group: Option<String>,
    pub thread: Option<String>,
    pub settings: String,
}

/// `web/confirm`: "is this yours?", answered by one of two buttons (field `answer`: `yes` or `no`).
#[derive(Clone, Debug, Serialize)]
pub struct Confirm {
    pub frame: Frame,
    pub form: Form,
    /// What was held, as one finished sentence.
    pub ask: String,
    pub words: Prose,
    pub arrived: String,
    /// It was settled already (or just now): the sentence that says how, instead of the form.
    pub settled: Option<String>,
}

/// `web/privacy`: what is kept and who sees it.
#[derive(Clone, Debug, Serialize)]
pub struct Privacy {
    pub frame: Frame,
    /// Who answers questions about data.
    pub address: String,
    pub help: String,
    /// How long mail is kept as it came.
    pub days: u64,
}

/// `web/problem`: what happened and what to do next.
#[derive(Clone, Debug, Serialize)]
pub struct Problem {
    pub frame: Frame,
    pub title: String,
    pub next: String,
    /// The code in logs, for those who ask for help.
    pub code: String,
    /// A first step, as a link.
    pub home: String,
}

/// A problem page by its code: `not-found`, `link-expired`, `not-allowed`, `too-many`, `form`; all else is `fault`.
pub fn problem(reader: &Reader, frame: Frame, code: &str) -> Problem {
    let known = ["not-found", "link-expired", "not-allowed", "too-many", "form"].contains(&code);
    let key = if known { code } else { "fault" };
    Problem {
        frame,
        title: reader.plain(&format!("problem-{key}")),
        next: reader.plain(&format!("problem-{key}-next")),
        code: code.to_string(),
        home: "/".into(),
    }
}
