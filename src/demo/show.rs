//! What the mailbox pages show, as plain values for the templates.

use super::compose;
use super::desk::Desk;
use super::mailbox::{Folder, Mail};
use super::people::{CAST, Character, Program};
use super::render::{self, Run};
use serde::Serialize;
use std::sync::Arc;

/// The parts every page has.
#[derive(Serialize)]
pub struct Frame {
    title: String,
    /// Which pane a phone shows: `home`, `list`, `mail` or `form`.
    pane: &'static str,
    /// Seconds until the page asks again, where it does.
    refresh: Option<u32>,
    people: Vec<Face>,
    pages: String,
}

/// Somebody in the list of people.
#[derive(Serialize)]
pub struct Face {
    key: &'static str,
    name: &'static str,
    address: &'static str,
    about: &'static str,
    initials: String,
    /// Which of the colors.
    tone: usize,
    role: String,
    unread: usize,
    here: bool,
}

/// A line of a folder.
#[derive(Serialize)]
pub struct Row {
    id: u64,
    author: String,
    subject: String,
    glimpse: String,
    when: String,
    unread: bool,
    refused: bool,
    here: bool,
}

/// One folder of somebody.
#[derive(Serialize)]
pub struct List {
    who: Face,
    sent: bool,
    rows: Vec<Row>,
}

/// One mail, opened.
#[derive(Serialize)]
pub struct Opened {
    id: u64,
    subject: String,
    author: String,
    from: String,
    to: String,
    reply_to: String,
    when: String,
    initial: String,
    view: View,
    tabs: Vec<Tab>,
    text: Vec<Run>,
    source: String,
    one_click: bool,
    received: bool,
    answer: String,
    accepted: bool,
}

#[derive(Serialize)]
struct View {
    html: bool,
    phone: bool,
    text: bool,
    source: bool,
}

#[derive(Serialize)]
struct Tab {
    name: &'static str,
    label: &'static str,
    here: bool,
}

impl Frame {
    pub fn new(desk: &Desk, title: &str, pane: &'static str, here: Option<&Character>, refresh: Option<u32>) -> Self {
        let people = CAST.iter().map(|one| Face::new(desk, one, here == Some(one))).collect();
        Self { title: title.into(), pane, refresh, people, pages: desk.places.url.clone() }
    }
}

impl Face {
    pub fn new(desk: &Desk, character: &Character, here: bool) -> Self {
        let at = CAST.iter().position(|one| one == character).unwrap_or_default();
        let initials = character.name.split(' ').filter_map(|word| word.chars().next()).collect();
        let coordinates: Vec<&str> =
            character.groups.iter().filter(|(_, role)| *role == crate::core::group::Role::Coordinator).map(|(handle, _)| *handle).collect();
        let role = match (character.groups, coordinates.as_slice()) {
            ([], _) => "stranger".into(),
            (_, []) => String::new(),
            (_, handles) => format!("coordinates {}", handles.join(", ")),
        };
        let unread = desk.mailbox.unread(character.address);
        Self { key: character.key, name: character.name, address: character.address, about: character.about, initials, tone: at % 6, role, unread, here }
    }
}

impl List {
    pub fn new(desk: &Desk, who: &Character, sent: bool, here: Option<u64>) -> Self {
        let mut mails = if sent { desk.mailbox.sent(who.address) } else { desk.mailbox.inbox(who.address) };
        mails.reverse();
        let today = compose::local(desk.world.now(), who.zone).date();
        let rows = mails.iter().map(|mail| row(desk, mail, who, today, here)).collect();
        Self { who: Face::new(desk, who, true), sent, rows }
    }
}

fn row(desk: &Desk, mail: &Mail, who: &Character, today: jiff::civil::Date, here: Option<u64>) -> Row {
    let at = compose::local(mail.at, who.zone);
    let received = mail.folder == Folder::Inbox;
    Row {
        id: mail.id,
        author: if received { mail.author().to_string() } else { format!("To {}", mail.message.to.join(", ")) },
        subject: subject(mail),
        glimpse: mail.text().split_whitespace().take(24).collect::<Vec<_>>().join(" "),
        when: at.strftime(if at.date() == today { "%H:%M" } else { "%-d %b" }).to_string(),
        unread: received && !desk.mailbox.is_read(mail.id),
        refused: matches!(mail.folder, Folder::Sent { accepted: false, .. }),
        here: here == Some(mail.id),
    }
}

fn subject(mail: &Mail) -> String {
    if mail.message.subject.is_empty() { "(no subject)".into() } else { mail.message.subject.clone() }
}

impl Opened {
    /// `view` is `html`, `phone`, `text` or `source`; what the mail does not have falls back to its text.
    pub fn new(mail: &Arc<Mail>, who: &Character, view: &str) -> Self {
        let view = if mail.message.html.is_none() && matches!(view, "html" | "phone") { "text" } else { view };
        let tab = |name, label| Tab { name, label, here: view == name };
        let mut tabs = vec![tab("text", "Plain text"), tab("source", "Source")];
        if mail.message.html.is_some() {
            tabs.splice(0..0, [tab("html", "HTML"), tab("phone", "On a phone")]);
        }
        let (received, answer, accepted) = match &mail.folder {
            Folder::Inbox => (true, String::new(), true),
            Folder::Sent { answer, accepted } => (false, answer.clone(), *accepted),
        };
        Self {
            id: mail.id,
            subject: subject(mail),
            author: mail.author().to_string(),
            from: mail.from_address().to_string(),
            to: mail.message.to.join(", "),
            reply_to: mail.message.reply_to.join(", "),
            when: compose::local(mail.at, who.zone).strftime("%A, %-d %B %Y, %H:%M %Z").to_string(),
            initial: mail.author().chars().next().map(String::from).unwrap_or_default(),
            text: if view == "text" { render::runs(mail.text(), who.key) } else { Vec::new() },
            source: if view == "source" { String::from_utf8_lossy(&mail.raw).into_owned() } else { String::new() },
            view: View { html: view == "html", phone: view == "phone", text: view == "text", source: view == "source" },
            tabs,
            one_click: received && mail.one_click().is_some(),
            received,
            answer,
            accepted,
        }
    }
}

/// The form.
#[derive(Serialize)]
pub struct Form {
    pub who: Face,
    pub to: String,
    pub subject: String,
    pub text: String,
    pub in_reply_to: String,
    pub references: String,
    pub plain: bool,
    pub replying: bool,
    /// What went wrong with the last try.
    pub problem: String,
    pub ideas: Vec<Idea>,
}

/// Something to try.
#[derive(Serialize)]
pub struct Idea {
    label: &'static str,
    link: String,
}

impl Form {
    pub fn new(desk: &Desk, who: &Character, draft: compose::Draft, problem: String) -> Self {
        Self {
            who: Face::new(desk, who, true),
            replying: draft.in_reply_to.is_some(),
            ideas: if draft.to.is_empty() { ideas(desk, who) } else { Vec::new() },
            to: draft.to,
            subject: draft.subject,
            text: draft.text,
            in_reply_to: draft.in_reply_to.unwrap_or_default(),
            references: draft.references.join(" "),
            plain: who.program == Program::Plain,
            problem,
        }
    }
}

const VOTE: &str = "There is room for one more tree, and we can plant before the frost.\n\n- Apple\n- Pear\n- Quince\n\nCloses: in 3 days";
const PROPOSAL: &str = "Half of it from the cash box, half by subscription. It lives in the shed.\n\nType: proposal\nCloses: in 5 days";

/// Mails to begin with.
pub fn ideas(desk: &Desk, who: &Character) -> Vec<Idea> {
    let idea = |label, local: &str, subject: &str, text: &str| {
        let draft = compose::Draft { to: format!("{local}@{}", desk.places.domain), subject: subject.into(), text: text.into(), ..Default::default() };
        Idea { label, link: render::compose_link(who.key, &draft) }
    };
    vec![
        idea("Start a thread", "garden", "Seeds for spring", "Shall we order together this year? I can collect wishes until Sunday."),
        idea("Open a vote", "garden-poll", "Which tree for the corner?", VOTE),
        idea("Make a proposal", "garden-poll", "Buy a cider press together", PROPOSAL),
        idea("Ask what you get, and why", "help", "status", "status"),
        idea("Get help", "garden-help", "help", "help"),
        idea("Stop the group's mail", "garden-stop", "stop", "stop"),
    ]
}
