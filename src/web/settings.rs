//! What somebody gets: the effective level of each place, where it comes from, and the choice. One page for a personal
//! link and for a signed-in person; it shows and changes the settings of that person alone. Its other buttons are in
//! `account`.

use super::Pages;
use super::answer::{Answer, Trouble, see_other};
use super::digest_form;
use super::fields::Fields;
use super::whose::Whose;
use crate::app::{Cause, Part, Work};
use crate::core::command::Command;
use crate::core::consent::setting_in;
use crate::core::ids::{GroupId, ThreadId};
use crate::core::person::{KnownAddress, Level, Person, Scope};
use crate::core::view::{Needs, View};
use crate::face::escape::single_line;
use crate::face::page::{LevelChoice, PausePart, Place, Returned, Settings};
use crate::face::reader::Reader;
use crate::face::words::args;
use axum::extract::{Query as Asked, State};
use jiff::Timestamp;
use serde::Deserialize;

/// `?stop=thread`, `group` or `all`: what a link would stop is chosen beforehand. Nothing changes before the POST.
#[derive(Deserialize, Default)]
pub(super) struct Wish {
    stop: Option<String>,
    saved: Option<String>,
    tried: Option<String>,
    asked: Option<String>,
}

pub(super) async fn show(State(pages): State<Pages>, Asked(wish): Asked<Wish>, mut whose: Whose) -> Answer {
    let reader = Reader::of(&whose.person);
    let scopes = scopes(&mut whose, pages.app.world.now()).await?;
    let wished = wish.stop.as_deref().and_then(|word| stop_wished(&whose, word));
    let places = scopes.into_iter().map(|scope| place(&reader, &whose, scope, wished)).collect();
    let Person { digest, zone, text_only, .. } = &whose.person;
    let page = Settings {
        name: single_line(&whose.person.name),
        saved: wish.saved.is_some(),
        tried: wish.tried.is_some(),
        asked: wish.asked.is_some(),
        form: pages.form(&whose.path),
        places,
        pause: whose
            .person
            .pauses(pages.app.world.now())
            .map(|until| PausePart { until: reader.moment(until), form: pages.form(format!("{}/resume", whose.path)) }),
        rest: pages.form(format!("{}/pause", whose.path)),
        account: pages.form(format!("{}/account", whose.path)),
        returned: returned(&pages, &reader, &whose),
        digest: digest_form::filled(&reader, pages.form(format!("{}/digest", whose.path)), digest, zone, *text_only),
        mail: format!("{}/mail", whose.path),
        help: pages.house.address("help"),
        frame: whose.frame,
    };
    pages.page("settings", &page, &whose.person.locale)
}

/// The addresses that get no mail, and why.
fn returned(pages: &Pages, reader: &Reader, whose: &Whose) -> Vec<Returned> {
    let dead = whose.person.addresses.iter().enumerate().filter(|(_, known)| known.dead);
    let line = |(address, known): (usize, &KnownAddress)| {
        let first: String = known.address.local().chars().take(1).collect();
        let shown = format!("{first}…@{}", known.address.domain());
        let at = known.delivery.refused_at.map(|at| reader.moment(at)).unwrap_or_default();
        let status = if known.delivery.status.is_empty() { "none" } else { &known.delivery.status };
        let said = reader.say("settings-returned", &args!["address" => shown, "at" => at, "status" => status]);
        Returned { address, said: single_line(&said), form: pages.form(format!("{}/address", whose.path)) }
    };
    dead.map(line).collect()
}

/// Every scope the page shows: all, their groups, the linked thread, and threads with a setting of their own.
async fn scopes(whose: &mut Whose, now: Timestamp) -> Result<Vec<Scope>, Trouble> {
    let (id, linked) = (whose.person.id, whose.thread);
    let query = &mut whose.query;
    query
        .load(|view| {
            let groups = view.memberships.values().filter(|row| row.person == id && row.covers(now)).map(|row| row.group);
            let threads = set_threads(view, id).chain(linked);
            Needs { people: [id].into(), groups: groups.collect(), threads: threads.collect(), ..Needs::default() }
        })
        .await?;
    let view = &query.view;
    let belongs = |group: GroupId| view.membership(group, id, now).is_some();
    let mut groups: Vec<_> = view.groups.values().filter(|group| belongs(group.id)).collect();
    groups.sort_by_key(|group| group.name.to_lowercase());
    let mut threads: Vec<ThreadId> = linked.into_iter().chain(set_threads(view, id).filter(|thread| Some(*thread) != linked)).collect();
    threads.retain(|thread| view.threads.get(*thread).is_some_and(|thread| belongs(thread.group)));
    let narrow = threads.into_iter().map(Scope::Thread);
    Ok(narrow.chain(groups.into_iter().map(|group| Scope::Group(group.id))).chain([Scope::All]).collect())
}

fn set_threads(view: &View, person: crate::core::ids::PersonId) -> impl Iterator<Item = ThreadId> {
    view.preferences_of(person).filter(|preference| preference.level.is_some()).filter_map(|preference| match preference.scope {
        Scope::Thread(thread) => Some(thread),
        _ => None,
    })
}

/// The choice a stop link makes beforehand.
fn stop_wished(whose: &Whose, word: &str) -> Option<(Scope, Level)> {
    match word {
        "thread" => whose.thread.map(|thread| (Scope::Thread(thread), Level::Asked)),
        "group" => whose.group.map(|group| (Scope::Group(group), Level::Nothing)),
        "all" => Some((Scope::All, if whose.digest { Level::Asked } else { Level::Nothing })),
        _ => None,
    }
}

fn place(reader: &Reader, whose: &Whose, scope: Scope, wished: Option<(Scope, Level)>) -> Place {
    let view = &whose.query.view;
    let set = view.preferences.get((whose.person.id, scope)).and_then(|preference| preference.level);
    let chosen = wished.filter(|(place, _)| *place == scope).map(|(_, level)| level).or(set);
    let (group, thread) = match scope {
        Scope::All => (None, None),
        Scope::Group(group) => (Some(group), None),
        Scope::Thread(thread) => (view.threads.get(thread).map(|thread| thread.group), Some(thread)),
    };
    let setting = setting_in(view, whose.person.id, group, thread);
    let group_name = group.and_then(|group| view.groups.get(group)).map(|group| single_line(&group.name)).unwrap_or_default();
    let from = match setting.from {
        Some(from) if from == scope => reader.plain("settings-from-here"),
        Some(Scope::All) => reader.plain("settings-from-all"),
        Some(_) => reader.say("settings-from-group", &args!["group" => group_name.as_str()]),
        None if scope == Scope::All => reader.plain("settings-from-nowhere"),
        None => reader.plain("settings-from-default"),
    };
    let name = match scope {
        Scope::All => reader.plain("settings-all"),
        Scope::Group(_) => group_name,
        Scope::Thread(thread) => view.threads.get(thread).map(|thread| single_line(&thread.title)).unwrap_or_default(),
    };
    let known = scope != Scope::All || setting.from.is_some();
    Place {
        scope: field(scope),
        name,
        now: known.then(|| reader.plain(&format!("level-{}", setting.level.word()))),
        from,
        set: word(set),
        choices: LevelChoice::all(reader, chosen),
        unset: chosen.is_none(),
        may_unset: scope != Scope::All,
    }
}

/// The name of a scope's field behind `level.` and `was.`.
fn field(scope: Scope) -> String {
    match scope {
        Scope::All => "all".into(),
        Scope::Group(group) => format!("group.{group}"),
        Scope::Thread(thread) => format!("thread.{thread}"),
    }
}

fn word(level: Option<Level>) -> String {
    level.map(|level| level.word().to_string()).unwrap_or_default()
}

/// Sets what was changed on the page, all in one commit. A place left as the page showed it is not touched, even if it
/// was changed elsewhere since.
pub(super) async fn set_levels(State(pages): State<Pages>, mut whose: Whose, fields: Fields) -> Answer {
    let scopes = scopes(&mut whose, pages.app.world.now()).await?;
    let Cause::Occasion(cause) = fields.cause(&format!("s{}", whose.person.id))? else { return Err(Trouble::FORM) };
    let mut parts = Vec::new();
    for scope in scopes {
        let name = field(scope);
        let Some(chosen) = fields.find(&format!("level.{name}")).filter(|chosen| *chosen != fields.get(&format!("was.{name}"))) else { continue };
        let level = Level::parse(chosen);
        if level.is_none() && !chosen.is_empty() {
            return Err(Trouble::FORM);
        }
        let command = Command::SetLevel { person: whose.person.id, scope, level };
        parts.push(Part { cause: Cause::Occasion(format!("{cause}/{name}")), actor: whose.actor.clone(), command });
    }
    if !parts.is_empty() {
        pages.app.submit(Work { parts, ..Work::new(pages.app.world.now()) }).await?;
    }
    Ok(see_other(&format!("{}?saved=yes", whose.path)))
}

pub(super) async fn set_habits(State(pages): State<Pages>, whose: Whose, fields: Fields) -> Answer {
    let digest = digest_form::read(&fields).ok_or(Trouble::FORM)?;
    let cause = fields.cause(&format!("h{}", whose.person.id))?;
    let (zone, text_only) = (fields.get("zone").trim().to_string(), fields.find("text_only").is_some());
    let command = Command::SetHabits { person: whose.person.id, digest, zone, text_only };
    whose.carry_out(&pages, command, cause, "saved").await
}
