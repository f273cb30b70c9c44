//! An invitation: who asks, what the group is, what a yes means, who can see what, and three ways to answer.

use super::desk::{Desk, Link};
use crate::core::notice::NoticeBody;
use crate::core::token::Purpose;
use crate::face::escape::single_line;
use crate::face::words::args;
use anyhow::bail;
use serde::Serialize;

#[derive(Serialize)]
pub struct InvitationLetter {
    asks: String,
    members: u32,
    reminder: bool,
    who: String,
    until: String,
    page: Link,
    buttons: Vec<Link>,
}

pub fn invitation(desk: &Desk<'_>) -> anyhow::Result<InvitationLetter> {
    let NoticeBody::Invitation { by, until, reminder, .. } = &desk.brief.notice.body else { bail!("it invites nobody") };
    let group = desk.group()?;
    let admin = single_line(&desk.house.admin_name);
    let coordinators: Vec<String> = group.coordinators.iter().take(10).map(|name| single_line(name)).collect();
    let subject = desk.reader.say("subject-invitation", &args!["group" => desk.group_name()]);
    let button = |key: &str, word: &str| desk.answer(&desk.reader.plain(key), word, &subject);
    Ok(InvitationLetter {
        asks: desk.reader.say("invitation-asks", &args!["name" => desk.reader.who(desk.brief.name(*by)), "group" => desk.group_name()]),
        members: group.members,
        reminder: *reminder,
        who: desk.reader.say("invitation-who", &args!["names" => desk.reader.list(&coordinators), "admin" => admin]),
        until: desk.reader.say("invitation-until", &args!["until" => desk.reader.moment(*until)]),
        page: Link { label: desk.reader.plain("invitation-page"), url: desk.link(Purpose::ConfirmPage, 0) },
        buttons: vec![button("invitation-yes", "yes"), button("invitation-no", "no"), button("invitation-never", "never")],
    })
}
