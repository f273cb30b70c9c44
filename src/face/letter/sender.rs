//! Who wrote it? Asked of a mailbox that several people share; and what a passer-by hears of their mail.

use super::desk::{Desk, Link};
use super::held::act_words;
use crate::core::command::Door;
use crate::core::notice::{HeldAct, NoticeBody};
use crate::face::escape::single_line;
use crate::face::prose::{Prose, WHOLE};
use crate::face::words::args;
use anyhow::bail;
use serde::Serialize;

#[derive(Serialize)]
pub struct WhoseLetter {
    names: String,
    act: String,
    words: Prose,
    counts: String,
    choices: Vec<Choice>,
}

#[derive(Serialize)]
struct Choice {
    code: String,
    name: String,
    button: Link,
}

pub fn whose(desk: &Desk<'_>) -> anyhow::Result<WhoseLetter> {
    let NoticeBody::Whose { people, act, received_at, .. } = &desk.brief.notice.body else { bail!("it does not ask whose it is") };
    let names: Vec<String> = people.iter().map(|person| desk.reader.who(desk.brief.name(*person))).collect();
    let subject = desk.reader.plain("subject-whose");
    let choice = |(place, name): (usize, &String)| {
        let code = (place + 1).to_string();
        Choice { button: desk.answer(name, &code, &subject), name: name.clone(), code }
    };
    let act_line = match act {
        HeldAct::Thread { title, .. } => desk.reader.say("whose-thread", &args!["title" => single_line(title)]),
        HeldAct::Poll { title } => desk.reader.say("was-act-poll", &args!["title" => single_line(title)]),
        HeldAct::Join => desk.reader.plain("confirm-join-page"),
        HeldAct::Deactivate => desk.reader.plain("whose-deactivate"),
        HeldAct::DeleteMe => desk.reader.plain("whose-delete-me"),
        HeldAct::Leave => desk.reader.say("whose-leave", &args!["group" => desk.group_name()]),
        HeldAct::Vote { .. } | HeldAct::Comment { .. } | HeldAct::Command { .. } => String::new(),
    };
    Ok(WhoseLetter {
        names: desk.reader.list(&names),
        act: act_line,
        words: act_words(act),
        counts: desk.reader.say("confirm-counts", &args!["at" => desk.reader.moment(*received_at)]),
        choices: names.iter().enumerate().map(choice).collect(),
    })
}

#[derive(Serialize)]
pub struct ForAdminLetter {
    role: &'static str,
    from: String,
    written_subject: String,
    words: Prose,
    unproven: bool,
    last: bool,
}

pub fn for_admin(desk: &Desk<'_>) -> anyhow::Result<ForAdminLetter> {
    let NoticeBody::ForAdmin { role, from, subject, words, proven, last, .. } = &desk.brief.notice.body else { bail!("it is not for the admin") };
    Ok(ForAdminLetter {
        role: role.local(),
        from: single_line(from),
        written_subject: single_line(subject),
        words: Prose::new(words, WHOLE),
        unproven: !proven,
        last: *last,
    })
}

#[derive(Serialize, Default)]
pub struct AskedOwnerLetter {
    ballot: bool,
    /// Nobody was asked: it was mail to this address of ours, which is for members.
    door: Option<String>,
    owner_address: String,
    join_address: String,
    words: Prose,
}

pub fn asked_owner(desk: &Desk<'_>) -> anyhow::Result<AskedOwnerLetter> {
    match &desk.brief.notice.body {
        NoticeBody::AskedOwner { ballot, .. } => Ok(AskedOwnerLetter { ballot: *ballot, ..AskedOwnerLetter::default() }),
        NoticeBody::TurnedAway { handle, door, words, .. } => {
            let address = |door: Door| desk.house.address(&format!("{handle}{}", door.ending()));
            Ok(AskedOwnerLetter {
                ballot: false,
                door: Some(address(*door)),
                owner_address: address(Door::Owner),
                join_address: address(Door::Join),
                words: Prose::new(words, WHOLE),
            })
        }
        _ => bail!("it is for no passer-by"),
    }
}
