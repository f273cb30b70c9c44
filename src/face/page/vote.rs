//! Voting on the web: the ballot, what became of it, and the result.

use super::frame::{Form, Frame, PageLink};
use crate::face::poll::{MyVote, PollView};
use crate::face::reader::Reader;
use serde::Serialize;

/// `web/vote`: the ballot of one person. When `poll.open` is false it says so and links the result.
#[derive(Clone, Debug, Serialize)]
pub struct VotePage {
    pub frame: Frame,
    pub group: String,
    /// Whose vote it is.
    pub voter: String,
    pub poll: PollView,
    /// The option chosen beforehand: by the link's `?o=`, else the standing vote, else none.
    pub chosen: Option<String>,
    /// The reason box's content.
    pub reason: String,
    /// The group or the poll asks back by mail before a vote by link counts.
    pub held: bool,
    /// Their vote is cast in a secret poll: there is nothing left to fill in.
    pub voted: bool,
    pub form: Form,
    /// The result's page, once there is one.
    pub result: Option<String>,
    /// For those who look after the poll.
    pub steer: Vec<SteerForm>,
    /// Letting somebody vote for oneself, on the page of a signed-in person.
    pub proxy: Option<ProxyForms>,
}

/// The forms about votes that somebody casts for somebody else.
#[derive(Clone, Debug, Serialize)]
pub struct ProxyForms {
    pub give: Form,
    /// Somebody votes for the reader: the button that takes it back.
    pub given: bool,
    /// For whom the reader votes: the buttons that decline.
    pub givers: Vec<Giver>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Giver {
    pub id: i64,
    pub label: String,
}

/// `web/secret`: a browser that no mail has opened does not show a secret ballot. `sent` once the mail is on its way.
#[derive(Clone, Debug, Serialize)]
pub struct SecretDoor {
    pub frame: Frame,
    pub title: String,
    pub group: String,
    pub form: Form,
    pub sent: bool,
}

/// `web/voted`: after the POST.
#[derive(Clone, Debug, Serialize)]
pub struct Voted {
    pub frame: Frame,
    pub title: String,
    pub choice: String,
    pub replaces: Option<String>,
    /// Not counted yet: the mail has to be answered first.
    pub held: bool,
    pub change: String,
    pub until: String,
}

/// `web/result`: numbers, reasons, and how to recount them.
#[derive(Clone, Debug, Serialize)]
pub struct ResultPage {
    pub frame: Frame,
    pub group: String,
    pub poll: PollView,
    /// Head of the poll's hash chain, whole; empty before it is settled.
    pub chain: String,
    pub ballots: Option<String>,
    /// To the other pages of ballots.
    pub turns: Vec<PageLink>,
    /// The ballots as files.
    pub sheets: Vec<PageLink>,
    /// For those who look after the poll.
    pub steer: Vec<SteerForm>,
    /// The reader's own vote, when the page belongs to one.
    pub mine: Option<MyVote>,
}

/// `web/ask`: asking a group to decide; `sent` once the draft is on its way.
#[derive(Clone, Debug, Serialize)]
pub struct AskPage {
    pub frame: Frame,
    pub group: String,
    pub kinds: Vec<AskKind>,
    pub form: Form,
    pub archive: String,
    pub sent: bool,
}

/// A kind of vote: what a mail would call it, and what it is for.
#[derive(Clone, Debug, Serialize)]
pub struct AskKind {
    pub value: &'static str,
    pub label: String,
}

impl AskPage {
    /// Every kind. The first one is what a list makes without a word about it.
    pub fn kinds(reader: &Reader) -> Vec<AskKind> {
        const KINDS: [(&str, &str); 13] = [
            ("", "single"),
            ("proposal", "proposal"),
            ("sense check", "check"),
            ("count", "count"),
            ("question", "question"),
            ("multiple choice", "multiple"),
            ("score", "score"),
            ("dot vote", "dots"),
            ("ranked choice", "ranked"),
            ("borda", "borda"),
            ("condorcet", "condorcet"),
            ("election", "election"),
            ("meeting", "meeting"),
        ];
        KINDS.iter().map(|(value, key)| AskKind { value, label: reader.plain(&format!("ask-kind-{key}")) }).collect()
    }
}

/// One thing that its author or a coordinator may do with a poll.
#[derive(Clone, Debug, Serialize)]
pub struct SteerForm {
    pub form: Form,
    /// The word of the order: `extend`, `close`, …
    pub does: String,
    /// `until`, `words`, `name`, or empty where the button is all.
    pub field: &'static str,
    pub label: String,
    pub button: String,
    pub note: Option<String>,
    /// Whether members may be told or not.
    pub tell: bool,
}

impl SteerForm {
    pub fn new(reader: &Reader, does: &str, form: Form) -> Self {
        let field = match does {
            "extend" | "reopen" | "review" => "until",
            "outcome" | "describe" | "options" => "words",
            "title" | "add" | "reword" => "name",
            _ => "",
        };
        let noted = matches!(does, "withdraw" | "reopen" | "outcome");
        Self {
            form,
            does: does.to_string(),
            label: match does {
                // The word alone heads the forms.
                "title" => reader.plain("steer-ask"),
                _ if field.is_empty() => String::new(),
                _ => reader.plain(&format!("steer-{does}")),
            },
            button: reader.plain(&format!("steer-{does}-button")),
            note: noted.then(|| reader.plain(&format!("steer-{does}-note"))),
            tell: does == "reopen",
            field,
        }
    }
}
