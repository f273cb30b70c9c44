//! Voting on the web: the ballot, what became of it, and the result.

use super::frame::{Form, Frame};
use crate::face::poll::{MyVote, PollView};
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
    /// The group asks back by mail before a vote by link counts.
    pub held: bool,
    pub form: Form,
    /// The result's page, once there is one.
    pub result: Option<String>,
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
    /// The reader's own vote, when the page belongs to one.
    pub mine: Option<MyVote>,
}
