//! What a poll's author and the coordinators do with it on its page. The same orders come by mail.

use super::Pages;
use super::answer::{Answer, Trouble, see_other};
use super::browser::SignedIn;
use super::fields::Fields;
use super::polls::{Seen, seen};
use crate::core::command::{Command, Outcome};
use crate::core::grammar::PollOrder;
use crate::core::ids::PollId;
use crate::core::person::Person;
use crate::core::poll::Stage;
use crate::core::trust::Actor;
use crate::core::view::View;
use crate::core::visible;
use crate::face::page::SteerForm;
use crate::face::reader::Reader;
use axum::extract::{Path, State};

/// `POST /p/{id}/steer`
pub(super) async fn steer(State(pages): State<Pages>, Path(id): Path<i64>, me: SignedIn, fields: Fields) -> Answer {
    let SignedIn { person, mut query } = me;
    let poll = PollId(id);
    let seen = seen(&mut query, poll, person.id, pages.app.world.now(), visible::poll_brief).await?;
    let cause = fields.cause(&format!("steer{poll}/{}", person.id))?;
    let order = order(&fields).ok_or(Trouble::FORM)?;
    match pages.app.execute(Actor::Session { person: person.id }, Command::SteerPoll { poll, order }, cause).await?.outcome {
        Outcome::Refused(refusal) => pages.refused(&person, Some(&seen.group.handle), &refusal),
        _ => Ok(see_other(&format!("/p/{id}"))),
    }
}

/// The order a form stands for.
fn order(fields: &Fields) -> Option<PollOrder> {
    let until = || fields.get("until").trim().to_string();
    let words = || fields.get("words").trim().to_string();
    Some(match fields.get("do") {
        "close" => PollOrder::Close,
        "remind" => PollOrder::Remind,
        "open" => PollOrder::Open,
        "withdraw" => PollOrder::Withdraw,
        "cancel" => PollOrder::Cancel,
        "extend" => PollOrder::Extend { until: until() },
        "reopen" => PollOrder::Reopen { until: until(), tell: !fields.get("tell").is_empty() },
        "title" => PollOrder::Title { title: words() },
        "describe" => PollOrder::Describe { words: words() },
        "options" => PollOrder::Options { names: words().lines().map(str::trim).filter(|name| !name.is_empty()).map(str::to_string).collect() },
        "add" => PollOrder::Add { name: words() },
        "reword" => {
            let words = words();
            let (code, name) = words.split_once(':').unwrap_or((&words, ""));
            PollOrder::Reword { code: code.trim().to_string(), name: name.trim().to_string() }
        }
        "outcome" => PollOrder::Outcome { words: words() },
        "undo" => PollOrder::TakeBack,
        "review" => PollOrder::Review { on: until() },
        _ => return None,
    })
}

impl Pages {
    /// The forms that make sense where the poll stands, for those who may use them.
    pub fn steering(&self, view: &View, seen: &Seen, person: &Person) -> Vec<SteerForm> {
        let poll = &seen.brief.poll;
        let steers = visible::may_steer(view, poll, person.id, self.app.world.now());
        let does: &[&str] = match (&poll.stage, &poll.life.outcome) {
            _ if !steers && poll.settings.may_add && poll.is_open() && seen.brief.asked => &["add"],
            _ if !steers => &[],
            (Stage::Open, _) if poll.settings.secret => &["remind", "extend", "close", "withdraw"],
            (Stage::Open, _) if seen.brief.voted == Some(0) => &["remind", "extend", "close", "withdraw", "title", "describe", "options", "add", "reword"],
            (Stage::Open, _) => &["remind", "extend", "close", "withdraw", "add", "reword"],
            (Stage::Closed, _) => &["reopen"],
            (Stage::Settled, None) => &["outcome", "review", "reopen"],
            (Stage::Settled, Some(_)) => &["undo", "review", "reopen"],
            (Stage::Draft { .. }, _) => &["open", "cancel"],
            (Stage::Cancelled, _) => &[],
        };
        let reader = Reader::of(person);
        does.iter().map(|does| SteerForm::new(&reader, does, self.form(format!("/p/{}/steer", poll.id)))).collect()
    }
}
