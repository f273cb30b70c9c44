//! What is kept about its reader, and what became of their mail, in words.

use super::frame::{Form, Frame};
use crate::core::ballot::BallotState;
use crate::core::group::Role;
use crate::core::notice::{NoticeKind, NoticeState};
use crate::core::visible::{Dossier, Fate, Kept, Looked, Message, Vote};
use crate::face::escape::{shortened, single_line};
use crate::face::reader::Reader;
use crate::face::words::args;
use serde::Serialize;

/// `web/my_data_confirm`: the mailed link was opened; its buttons show.
#[derive(Clone, Debug, Serialize)]
pub struct DataConfirm {
    pub frame: Frame,
    pub form: Form,
}

/// `web/my_data`: everything, as lines under headings.
#[derive(Clone, Debug, Serialize)]
pub struct DataPage {
    pub frame: Frame,
    pub form: Form,
    pub parts: Vec<DataPart>,
}

#[derive(Clone, Debug, Serialize)]
pub struct DataPart {
    pub title: String,
    pub lines: Vec<String>,
}

impl DataPage {
    pub fn new(reader: &Reader, frame: Frame, form: Form, dossier: &Dossier) -> Self {
        let part = |key: &str, lines: Vec<String>| DataPart { title: reader.plain(key), lines };
        let at = |instant| reader.moment(instant);
        let level = |level: Option<crate::core::person::Level>| level.map_or_else(|| "–".to_string(), |level| reader.plain(&format!("level-{}", level.word())));
        let memberships = dossier.memberships.iter().map(|row| {
            let until = row.until.map_or_else(|| "–".to_string(), at);
            let role = if row.role == Role::Coordinator { format!(", {}", reader.plain("data-coordinator")) } else { String::new() };
            format!("{}: {} – {until}{role}", single_line(&row.group), at(row.since))
        });
        let settings = dossier.settings.iter().map(|row| format!("{}: {} ({})", single_line(&row.place), level(row.level), at(row.set_at)));
        let polls = dossier.polls.iter().map(|row| format!("{}, {} ({})", at(row.drafted_at), single_line(&row.title), single_line(&row.group)));
        let threads = dossier.threads.iter().map(|row| format!("{}, {} ({})", at(row.started_at), single_line(&row.title), single_line(&row.group)));
        let took_part = dossier.took_part.iter().map(|title| single_line(title));
        let weights = dossier.weights.iter().map(|row| format!("{}: {}", single_line(&row.poll), row.votes));
        let proxies = dossier.proxies.iter().map(|row| {
            let key = if row.given { "data-proxy-given" } else { "data-proxy-held" };
            reader.say(key, &args!["poll" => single_line(&row.poll), "name" => single_line(&row.with)])
        });
        let mail = dossier.mail.iter().map(|row| format!("{}, {} {}", at(row.made_at), kind(reader, row.kind), single_line(&row.group)));
        let parts = vec![
            part("data-who", who(reader, dossier)),
            part("data-memberships", memberships.collect()),
            part("data-settings", settings.collect()),
            part("data-threads", threads.collect()),
            part("data-messages", dossier.messages.iter().flat_map(|row| message(reader, row)).collect()),
            part("data-polls", polls.collect()),
            part("data-votes", dossier.votes.iter().map(|row| vote(reader, row)).collect()),
            part("data-took-part", took_part.collect()),
            part("data-weights", weights.collect()),
            part("data-proxies", proxies.collect()),
            part("data-held", dossier.held.iter().map(|row| kept(reader, row)).collect()),
            part("data-mail", mail.collect()),
        ];
        Self { frame, form, parts }
    }
}

fn who(reader: &Reader, dossier: &Dossier) -> Vec<String> {
    let at = |instant| reader.moment(instant);
    let mut who = vec![
        reader.say("data-name", &args!["name" => single_line(&dossier.name)]),
        reader.say("data-language", &args!["locale" => dossier.locale.as_str(), "zone" => dossier.zone.as_str()]),
        reader.say("data-since", &args!["at" => at(dossier.joined_at)]),
        reader.say("data-links", &args!["at" => at(dossier.links_since)]),
        reader.say("data-digest", &args!["digest" => dossier.digest.as_str()]),
    ];
    who.extend(dossier.text_only.then(|| reader.plain("settings-text-only")));
    who.extend(dossier.habits_set_at.map(|set_at| reader.say("data-habits-set", &args!["at" => at(set_at)])));
    who.extend(dossier.paused_until.map(|until| reader.say("settings-paused", &args!["until" => at(until)])));
    who.extend(dossier.pause_set_at.map(|set_at| reader.say("data-pause-set", &args!["at" => at(set_at)])));
    who.extend(dossier.uninvited.then(|| reader.plain("data-uninvited")));
    for known in &dossier.addresses {
        let key = if known.dead { "status-address-dead" } else { "status-address-alive" };
        who.push(reader.say(key, &args!["address" => known.address.as_str()]));
        let vouched = known.vouched.iter();
        who.extend(vouched.map(|vouched| reader.say("data-vouched", &args!["domain" => vouched.domain.as_str(), "until" => at(vouched.until)])));
    }
    who
}

/// One of their messages, and below it what came with it and what became of it.
fn message(reader: &Reader, row: &Message) -> Vec<String> {
    let words = if row.deleted_at.is_some() { reader.plain("thread-deleted") } else { shortened(&single_line(&row.words), 2000) };
    let mut lines = vec![format!("{}, {} ({}): {words}", reader.moment(row.at), single_line(&row.thread), single_line(&row.group))];
    lines.extend(row.files.iter().map(|name| reader.say("data-file", &args!["name" => single_line(name)])));
    lines.extend(row.edited_at.map(|at| reader.say("thread-edited", &args!["at" => reader.moment(at)])));
    if !row.cut.is_empty() {
        lines.push(format!("{}: {}", reader.plain("thread-elided-mine"), shortened(&single_line(&row.cut), 2000)));
    }
    let look = |look: &Looked| {
        let reason = shortened(&single_line(&look.reason), 300);
        reader.say("data-look", &args!["name" => single_line(&look.by), "at" => reader.moment(look.at), "reason" => reason])
    };
    lines.extend(row.looks.iter().map(look));
    lines
}

fn vote(reader: &Reader, row: &Vote) -> String {
    let names: Vec<String> = row.names.iter().map(|name| single_line(name)).collect();
    let became = match row.state {
        BallotState::Counted => String::new(),
        BallotState::Superseded => format!(" ({})", reader.plain("data-superseded")),
        BallotState::Withdrawn => format!(" ({})", reader.plain("data-withdrawn")),
    };
    format!("{}, {}: {} {}{became}", reader.moment(row.received_at), single_line(&row.poll), names.join(", "), single_line(&row.reason))
}

fn kept(reader: &Reader, row: &Kept) -> String {
    let from = row.from.as_ref().map(|from| format!(", {from}")).unwrap_or_default();
    format!("{}{from} – {}: {}", reader.moment(row.received_at), reader.moment(row.until), shortened(&single_line(&row.words), 2000))
}

/// Somebody's own messages as one text, the oldest first.
pub fn posts(reader: &Reader, dossier: &Dossier) -> String {
    let standing = dossier.messages.iter().filter(|row| row.deleted_at.is_none());
    let post = |row: &Message| format!("{}\n{} ({})\n\n{}\n", reader.moment(row.at), single_line(&row.thread), single_line(&row.group), row.words.trim());
    standing.map(post).collect::<Vec<_>>().join("\n* * *\n\n")
}

/// `web/mail`: the latest mail to its reader, and what became of each.
#[derive(Clone, Debug, Serialize)]
pub struct Post {
    pub frame: Frame,
    pub lines: Vec<PostLine>,
    pub settings: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct PostLine {
    pub at: String,
    /// The kind of mail, and what it is about.
    pub what: String,
    /// What became of it, as one finished sentence.
    pub became: String,
}

impl PostLine {
    /// `titled` names threads and votes too.
    pub fn new(reader: &Reader, fate: &Fate, titled: bool) -> Self {
        let about: Vec<String> =
            [fate.title.as_str()].into_iter().filter(|_| titled).chain([fate.group.as_str()]).map(single_line).filter(|part| !part.is_empty()).collect();
        let kind = kind(reader, fate.kind);
        Self {
            at: reader.moment(fate.made_at),
            what: if about.is_empty() { kind } else { format!("{kind}: {}", about.join(", ")) },
            became: became(reader, fate),
        }
    }
}

fn kind(reader: &Reader, kind: NoticeKind) -> String {
    let key = match kind {
        NoticeKind::Comment | NoticeKind::VoteOpened => "kind-talk",
        NoticeKind::Ballot | NoticeKind::Reminder | NoticeKind::PollChanged => "kind-ballot",
        NoticeKind::Result | NoticeKind::Outcome | NoticeKind::Review => "kind-result",
        NoticeKind::Digest => "kind-digest",
        NoticeKind::Welcome => "kind-welcome",
        NoticeKind::Receipt => "kind-receipt",
        NoticeKind::SignIn => "kind-sign-in",
        NoticeKind::Goodbye => "kind-goodbye",
        NoticeKind::Stranger => "kind-stranger",
        _ => "kind-answer",
    };
    reader.plain(key)
}

fn became(reader: &Reader, fate: &Fate) -> String {
    let reason = fate.reason.as_deref().unwrap_or_default();
    let at = args!["at" => reader.moment(fate.due), "reason" => shortened(&single_line(reason), 300)];
    let key = match fate.state {
        NoticeState::Queued => "became-queued",
        NoticeState::ForDigest => "became-for-digest",
        NoticeState::Handed => "became-handed",
        NoticeState::Sent => "became-sent",
        NoticeState::Failed => "became-failed",
        NoticeState::Parked => "became-parked",
        NoticeState::Digested => "became-digested",
        NoticeState::Withheld => match reason {
            "setting" => "became-withheld-setting",
            "no_mailbox" => "became-withheld-no-mailbox",
            "left_group" => "became-withheld-left-group",
            "overtaken" => "became-withheld-overtaken",
            "deactivated" => "became-withheld-deactivated",
            _ => "became-withheld",
        },
    };
    reader.say(key, &at)
}
