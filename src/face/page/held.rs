//! What was held and what was refused, in words for pages. Letters say the same of their own briefs.

use super::frame::Frame;
use crate::core::command::{Door, ServiceRole};
use crate::core::notice::HeldAct;
use crate::core::poll::Poll;
use crate::core::refusal::Refusal;
use crate::face::choice::{choice_of, flaw_of};
use crate::face::escape::single_line;
use crate::face::house::House;
use crate::face::page::account::Problem;
use crate::face::prose::{Prose, WHOLE};
use crate::face::reader::Reader;
use crate::face::story;
use crate::face::words::args;
use fluent_bundle::FluentArgs;

/// The question about something held, and the words that came with it. `poll` is the one it is about, if any.
pub fn asked(reader: &Reader, poll: Option<&Poll>, act: &HeldAct) -> (String, Prose) {
    let (key, args) = match act {
        HeldAct::Vote { choice, .. } => ("confirm-vote", args!["name" => choice_of(reader, poll, choice)]),
        HeldAct::Comment { .. } => ("confirm-comment", FluentArgs::new()),
        HeldAct::Thread { title, .. } => ("confirm-thread", args!["title" => single_line(title)]),
        HeldAct::Poll { title } => ("confirm-poll", args!["title" => single_line(title)]),
        HeldAct::Leave => ("confirm-leave-page", FluentArgs::new()),
        HeldAct::Join => ("confirm-join-page", FluentArgs::new()),
        HeldAct::Deactivate => ("confirm-deactivate-page", FluentArgs::new()),
        HeldAct::DeleteMe => ("confirm-delete-me-page", FluentArgs::new()),
        HeldAct::Command { .. } => ("confirm-command", FluentArgs::new()),
    };
    let words = match act {
        HeldAct::Vote { reason: words, .. } | HeldAct::Comment { words } | HeldAct::Thread { words, .. } | HeldAct::Command { words } => words.as_str(),
        HeldAct::Poll { .. } | HeldAct::Leave | HeldAct::Join | HeldAct::Deactivate | HeldAct::DeleteMe => "",
    };
    (reader.say(key, &args), Prose::new(words, WHOLE))
}

/// A "no" as a page: the reason and the way on. `handle` names the group it concerns.
pub fn refused(reader: &Reader, frame: Frame, house: &House, handle: Option<&str>, refusal: &Refusal) -> Problem {
    let door = |door: Door| handle.map_or_else(|| house.address(ServiceRole::Help.local()), |handle| house.address(&format!("{handle}{}", door.ending())));
    let mut args = args![
        "title" => "", "name" => "", "at" => "", "closed" => "", "received" => "", "sent" => "", "field" => "",
        "group_address" => door(Door::Talk), "poll_address" => door(Door::Poll), "owner_address" => door(Door::Owner),
        "help_address" => house.address(ServiceRole::Help.local()), "settings" => format!("{}/settings", house.url), "page" => ""
    ];
    match refusal {
        Refusal::PollClosed { closed_at, received_at, .. } => {
            args.set("closed", reader.moment(*closed_at));
            args.set("received", reader.moment(*received_at));
        }
        Refusal::NoDate { written } => args.set("written", single_line(written)),
        Refusal::BadField { field } => args.set("field", single_line(field)),
        Refusal::BadBallot { flaw } => args.set("flaw", flaw_of(reader, flaw, single_line)),
        Refusal::NotSupported { line } => args.set("line", single_line(line)),
        other => story::refused(reader, other, &mut args),
    }
    let key = format!("refusal-{}", refusal.code());
    Problem { frame, title: reader.say(&key, &args), next: reader.say(&format!("{key}-way"), &args), code: refusal.code().into(), home: "/".into() }
}
