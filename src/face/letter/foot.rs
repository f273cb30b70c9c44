//! The footer of every mail: who reads the answer, why you get this, the web, settings, stop, who runs the service.

use super::desk::{Desk, Link};
use crate::core::command::ServiceRole;
use crate::core::notice::{NoticeBody, NoticeKind};
use crate::core::person::{Level, Scope};
use crate::core::token::Purpose;
use crate::face::escape::single_line;
use crate::face::house::{STOP_GROUP, STOP_THREAD};
use crate::face::words::args;
use serde::Serialize;

#[derive(Serialize)]
pub struct Foot {
    /// Who reads the answer, and what more this kind must say.
    pub lines: Vec<String>,
    pub why: String,
    pub links: Vec<Link>,
    pub run_by: String,
}

pub fn foot(desk: &Desk<'_>) -> Foot {
    let contact = desk.service(ServiceRole::Contact);
    let run_by = desk.reader.say("foot-run-by", &args!["name" => single_line(&desk.house.admin_name), "contact" => contact]);
    Foot { lines: lines(desk), why: why(desk), links: links(desk), run_by }
}

fn lines(desk: &Desk<'_>) -> Vec<String> {
    let reader = &desk.reader;
    match &desk.brief.notice.kind {
        NoticeKind::Comment => {
            let author = desk.brief.comment.as_ref().map(|comment| reader.who(&comment.author)).unwrap_or_default();
            let wrote = reader.say("foot-wrote", &args!["author" => author, "title" => desk.thread_title()]);
            vec![format!("{wrote} {}", public(desk))]
        }
        NoticeKind::VoteOpened => vec![public(desk)],
        NoticeKind::Ballot | NoticeKind::Reminder | NoticeKind::PollChanged => {
            let shown = desk.poll_view().map(|poll| poll.shown).unwrap_or_default();
            if desk.brief.poll.as_ref().is_some_and(|poll| !poll.asked) {
                return vec![reader.plain("foot-private")];
            }
            let answer = if is_secret(desk) { "secret-foot" } else { "foot-ballot" };
            let mut lines = vec![format!("{} {shown}", reader.plain(answer))];
            lines.extend(desk.poll_page().map(|url| reader.say("foot-acts", &args!["url" => url])));
            lines
        }
        NoticeKind::Result => {
            let states = super::outcome::may_state(desk) && desk.brief.poll.as_ref().is_some_and(|poll| poll.outcome.is_none());
            let key = match (states, is_secret(desk)) {
                (true, _) => "foot-states",
                (false, true) => "secret-foot",
                (false, false) => "foot-private-held",
            };
            let mut lines = vec![reader.plain(key)];
            lines.extend(ledger(desk));
            lines
        }
        NoticeKind::Receipt => {
            let mut lines = vec![reader.plain(if is_secret(desk) { "secret-foot" } else { "foot-private-held" })];
            if let NoticeBody::Receipt { code, .. } = &desk.brief.notice.body {
                lines.push(reader.say("foot-receipt", &args!["code" => code.as_str()]));
            }
            lines
        }
        NoticeKind::Digest => vec![reader.plain("digest-foot")],
        NoticeKind::Review => vec![reader.plain("foot-states")],
        NoticeKind::Outcome | NoticeKind::Question | NoticeKind::LateVote | NoticeKind::Blocked => vec![reader.plain("foot-private-held")],
        NoticeKind::AskedOwner => Vec::new(),
        NoticeKind::ForAdmin => {
            let NoticeBody::ForAdmin { from, .. } = &desk.brief.notice.body else { return Vec::new() };
            vec![reader.say("foot-for-admin", &args!["from" => single_line(from)])]
        }
        _ => vec![reader.plain("foot-private")],
    }
}

fn is_secret(desk: &Desk<'_>) -> bool {
    desk.brief.poll.as_ref().is_some_and(|poll| poll.poll.settings.secret)
}

fn public(desk: &Desk<'_>) -> String {
    let members = desk.brief.group.as_ref().map_or(0, |group| group.members);
    desk.reader.say("foot-public", &args!["members" => members, "group" => desk.group_name()])
}

/// Head of the poll's hash chain, shortened; the page has it whole.
fn ledger(desk: &Desk<'_>) -> Option<String> {
    let chain = &desk.brief.poll.as_ref()?.poll.chain;
    let short = if chain.is_ascii() && chain.len() > 12 { format!("{}…{}", &chain[..4], &chain[chain.len() - 4..]) } else { chain.clone() };
    (!short.is_empty()).then(|| desk.reader.say("foot-ledger", &args!["chain" => short]))
}

fn why(desk: &Desk<'_>) -> String {
    let notice = &desk.brief.notice;
    let key = match notice.kind {
        NoticeKind::Comment | NoticeKind::VoteOpened => match (desk.brief.setting.level, desk.brief.setting.from) {
            (Level::Everything, Some(Scope::Thread(_))) => "why-thread-chosen",
            (Level::Everything, Some(_)) => "why-everything-chosen",
            _ => "why-everything-default",
        },
        NoticeKind::Ballot if named(desk) => "why-named",
        NoticeKind::Ballot => "why-asked",
        NoticeKind::Result if guest(desk) => "why-named",
        NoticeKind::Reminder => "why-reminder",
        NoticeKind::PollChanged => "why-poll-changed",
        NoticeKind::Result | NoticeKind::Outcome => "why-result",
        NoticeKind::Review => "why-asker",
        NoticeKind::Digest => "why-digest",
        NoticeKind::Welcome => "why-welcome",
        NoticeKind::Invitation => "why-invited",
        NoticeKind::Confirm | NoticeKind::WasItYou => "why-in-your-name",
        NoticeKind::WhoseWords => "why-shared",
        NoticeKind::Blocked => "why-asker",
        NoticeKind::Proxy => "why-proxy",
        NoticeKind::AskedOwner => "why-you-wrote",
        NoticeKind::ForAdmin => "why-admin",
        NoticeKind::SignIn => "why-sign-in",
        NoticeKind::Stranger => "why-coordinator",
        _ => "why-answer",
    };
    let digest = (notice.kind == NoticeKind::Digest).then(|| desk.reader.digest_times(&desk.brief.reader.digest, desk.brief.now));
    desk.reader.say(key, &args!["group" => desk.group_name(), "times" => digest.unwrap_or_default()])
}

/// The poll asks people by name.
fn named(desk: &Desk<'_>) -> bool {
    desk.brief.poll.as_ref().is_some_and(|brief| brief.poll.settings.voters.roll().is_some())
}

/// Its reader votes as a guest.
fn guest(desk: &Desk<'_>) -> bool {
    desk.brief.poll.as_ref().is_some_and(|brief| brief.poll.settings.voters.guests().contains(&desk.brief.reader.id))
}

fn links(desk: &Desk<'_>) -> Vec<Link> {
    let link = |key: &str, url: String| Link { label: desk.reader.say(key, &args!["group" => desk.group_name()]), url };
    let kind = desk.brief.notice.kind;
    let privacy = link("link-privacy", format!("{}/privacy", desk.house.url));
    // The links of a notice act for its owner; a passer-by is nobody's.
    if kind.goes_to_a_passer_by() {
        return vec![privacy];
    }
    // Whoever has gone has no page here any more.
    if matches!(desk.brief.notice.body, NoticeBody::Farewell { .. }) {
        return vec![privacy];
    }
    let mut links = Vec::new();
    match kind {
        NoticeKind::Comment | NoticeKind::VoteOpened => links.push(link("link-web", desk.link(Purpose::ThreadPage, 0))),
        // Their bodies have the page.
        NoticeKind::Ballot
        | NoticeKind::Reminder
        | NoticeKind::PollChanged
        | NoticeKind::Outcome
        | NoticeKind::Review
        | NoticeKind::Blocked
        | NoticeKind::Proxy => {}
        NoticeKind::Receipt | NoticeKind::Question | NoticeKind::LateVote if desk.brief.poll.is_some() => {
            links.push(link("link-web", desk.link(Purpose::VotePage, 0)));
        }
        // Nobody can be shown a secret vote's ballots.
        NoticeKind::Result if is_secret(desk) => {}
        NoticeKind::Result => links.extend(desk.poll_page().map(|url| link("foot-recount", format!("{url}/ballots")))),
        _ => links.push(link("link-web", desk.house.url.clone())),
    }
    links.push(link("link-change", desk.link(Purpose::SettingsPage, 0)));
    match kind {
        NoticeKind::Comment | NoticeKind::VoteOpened => links.push(link("link-stop-thread", desk.link(Purpose::OneClick, STOP_THREAD))),
        NoticeKind::Digest => links.push(link("link-stop-digest", desk.link(Purpose::OneClick, STOP_GROUP))),
        _ if desk.brief.group.is_some() => links.push(link("link-stop-group", desk.link(Purpose::OneClick, STOP_GROUP))),
        _ => {}
    }
    links.push(privacy);
    links
}
