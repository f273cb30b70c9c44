//! A poll that was only tried out: the ballot, a receipt and what results could say, all marked as a rehearsal.

use super::ballot::said;
use super::desk::Desk;
use crate::core::brief::PollBrief;
use crate::core::notice::{NoticeBody, Rehearsed};
use crate::core::poll::Poll;
use crate::core::tally::rehearsal::{Scene, example, scenes};
use crate::face::choice::choice_of;
use crate::face::count::numbers;
use crate::face::escape::{shortened, single_line};
use crate::face::poll::PollView;
use crate::face::words::args;
use anyhow::bail;
use serde::Serialize;

#[derive(Serialize)]
pub struct RehearsalLetter {
    rehearsal: bool,
    poll: PollView,
    /// How the reader's answer would have been understood.
    answer: Option<String>,
    remarks: Vec<String>,
    receipt: Option<String>,
    results: Vec<Sample>,
}

#[derive(Serialize)]
struct Sample {
    name: String,
    says: String,
}

pub fn rehearsal(desk: &Desk<'_>) -> anyhow::Result<RehearsalLetter> {
    let NoticeBody::Rehearsal { poll, remarks, answer } = &desk.brief.notice.body else { bail!("it is no rehearsal") };
    Ok(RehearsalLetter {
        rehearsal: true,
        poll: desk.poll_view()?,
        answer: answer.as_ref().map(|answer| understood(desk, poll, answer)),
        remarks: remarks.iter().take(20).map(|remark| said(desk, remark)).collect(),
        receipt: example(poll).map(|choice| desk.reader.say("receipt-counted", &args!["name" => choice_of(&desk.reader, Some(poll), &choice)])),
        results: scenes(poll).into_iter().map(|(scene, settled)| sample(desk, scene, settled)).collect(),
    })
}

fn understood(desk: &Desk<'_>, poll: &Poll, answer: &Rehearsed) -> String {
    match answer {
        Rehearsed::Counted { choice, reason } if reason.is_empty() => {
            desk.reader.say("rehearsal-counted", &args!["name" => choice_of(&desk.reader, Some(poll), choice)])
        }
        Rehearsed::Counted { choice, reason } => {
            let reason = shortened(&single_line(reason), 200);
            desk.reader.say("rehearsal-counted-reason", &args!["name" => choice_of(&desk.reader, Some(poll), choice), "reason" => reason])
        }
        Rehearsed::AskedBack => desk.reader.plain("rehearsal-asked-back"),
    }
}

fn sample(desk: &Desk<'_>, scene: Scene, settled: Poll) -> Sample {
    let name = match scene {
        Scene::Tie => "rehearsal-tie",
        Scene::QuorumMissed => "rehearsal-quorum",
        Scene::Block => "rehearsal-block",
    };
    let brief = desk.brief.poll.clone().map(|brief| PollBrief { tally: settled.result.clone(), poll: settled, ..brief });
    let says = brief.and_then(|brief| {
        let numbers = numbers(&desk.reader, &brief, brief.tally.as_ref()?);
        Some(std::iter::once(numbers.headline).chain(numbers.next).chain([numbers.turnout]).collect::<Vec<_>>().join(" "))
    });
    Sample { name: desk.reader.plain(name), says: says.unwrap_or_default() }
}
