//! What stands behind the command line: the one place where it meets the app, the server and the demo.

use super::Failed;
use super::log::Latest;
use super::status::{self, State};
use crate::app::{App, Cause, Part, Work, keys};
use crate::config::Config;
use crate::core::command::{Command, Disposition, NewMember};
use crate::core::decide::needs as needs_of;
use crate::core::grammar::PollOrder;
use crate::core::ids::{PersonId, PollId};
use crate::core::person::{Address, Standing};
use crate::core::trust::Actor;
use crate::core::view::{Needs, View};
use crate::core::visible::{self, Fate};
use crate::inbound::intake::Intake;
use crate::inbound::message;
use crate::inbound::pipe::{self, Handed, No};
use crate::inbound::route::Directory;
use crate::serve::{self, Opened};
use crate::store::{Fault, LAST_ERROR};
use crate::world::World;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// Makes the database of a config and brings it to the newest layout.
pub async fn create(config: &Config) -> Result<(), Failed> {
    let opened = open(config).await?;
    opened.app.store.close().await;
    Ok(())
}

/// Opens the app of a config and carries out commands of the admin, in order, in one batch.
pub async fn execute(config: &Config, commands: Vec<Command>) -> Result<Vec<Disposition>, Failed> {
    execute_as(config, Actor::Admin, commands).await
}

/// Those of these people who have deactivated their account.
pub async fn who_has_gone<'a>(config: &Config, people: impl Iterator<Item = &'a NewMember>) -> Result<Vec<&'a NewMember>, Failed> {
    let people: Vec<&NewMember> = people.collect();
    let opened = open(config).await?;
    let mut query = opened.app.query().await.map_err(failed)?;
    query.load(|_| Needs { addresses: people.iter().map(|new| new.address.clone()).collect(), ..Needs::default() }).await.map_err(failed)?;
    let gone = |new: &&NewMember| query.view.known_as(&new.address, &new.name).is_some_and(|person| person.standing != Standing::Active);
    let gone = people.into_iter().filter(gone).collect();
    drop(query);
    opened.app.store.close().await;
    Ok(gone)
}

/// Which of these people have a name that is to be looked at, in their order: beside the members of the group, each by itself.
/// Why finishes the sentence before the next step.
pub async fn odd_names(config: &Config, people: &[NewMember]) -> Result<Vec<(usize, String)>, Failed> {
    let opened = open(config).await?;
    let mut query = opened.app.query().await.map_err(failed)?;
    query
        .load(|view| {
            people.iter().fold(Needs::default(), |mut needs, new| {
                needs.join(needs_of(view, &Command::AddMember(new.clone()), &Actor::Admin));
                needs
            })
        })
        .await
        .map_err(failed)?;
    let odd = people.iter().enumerate().filter_map(|(at, new)| Some((at, odd_name(&query.view, new)?))).collect();
    drop(query);
    opened.app.store.close().await;
    Ok(odd)
}

fn odd_name(view: &View, new: &NewMember) -> Option<String> {
    let group = view.group_named(&new.handle).filter(|_| !new.name_is_right)?.id;
    let known = view.known_as(&new.address, &new.name).map(|person| person.id);
    if known.is_some_and(|person| view.belongs(group, person)) {
        return None;
    }
    let odd = view.odd_name(group, &new.name, known)?;
    let like = odd.like.and_then(|like| view.people.get(like));
    Some(match like.map(|like| (&like.name, like.addresses.first())) {
        Some((name, Some(at))) => format!("{} looks like {name} <{}>, who belongs or is invited, and is written otherwise", odd.name, at.address),
        Some((name, None)) => format!("{} looks like {name}, who belongs or is invited, and is written otherwise", odd.name),
        None => format!("{} mixes letters of scripts that do not go together", odd.name),
    })
}

/// Carries out a command in the name of the one person who writes from an address, as if they were signed in.
pub async fn as_member(config: &Config, by: &Address, command: Command) -> Result<Vec<Disposition>, Failed> {
    let opened = open(config).await?;
    let mut query = opened.app.query().await.map_err(failed)?;
    query.load(|_| Needs { addresses: [by.clone()].into(), ..Needs::default() }).await.map_err(failed)?;
    let people: Vec<PersonId> = query.view.people_at(by).into_iter().map(|person| person.id).collect();
    drop(query);
    opened.app.store.close().await;
    match people.as_slice() {
        [person] => execute_as(config, Actor::Session { person: *person }, vec![command]).await,
        [] => Err(Failed::Input(format!("nobody here writes from {by}"))),
        _ => Err(Failed::Input(format!("several people write from {by}, and nothing tells which of them asks"))),
    }
}

async fn execute_as(config: &Config, actor: Actor, commands: Vec<Command>) -> Result<Vec<Disposition>, Failed> {
    let Opened { app, writer, .. } = open(config).await?;
    let writer = tokio::spawn(writer.run());
    let nonce = app.world.number();
    let part = |(index, command)| Part { cause: Cause::Occasion(format!("admin/{nonce:016x}/{index}")), actor: actor.clone(), command };
    let parts = commands.into_iter().enumerate().map(part).collect();
    let work = Work { parts, ..Work::new(app.world.now()) };
    let answer = app.submit(work).await.map_err(failed);
    let store = app.store.clone();
    drop(app);
    // The writer ends with the last desk.
    let _ = writer.await;
    store.close().await;
    answer
}

/// Takes a raw message as the pipe door does; returns what became of it, per group concerned. `handed` knows the
/// envelope better than the message's own headers do.
pub async fn ingest(config: &Config, raw: Vec<u8>, handed: impl FnOnce(Handed) -> Handed, max_size: usize) -> Result<Vec<Disposition>, Failed> {
    let opened = open(config).await.map_err(|failed| Failed::Mail(No::later(failed.to_string())))?;
    let Opened { app, writer, directory, verifier, secret, .. } = opened;
    let writer = tokio::spawn(writer.run());
    let message = message::read(&raw);
    let named = Handed { mail_from: return_path(&message), rcpt_to: recipients(&message, &directory) };
    let store = app.store.clone();
    let intake = Intake::new(app, directory, verifier, secret);
    let answer = pipe::take(&intake, handed(named), raw, max_size).await.map_err(Failed::Mail);
    drop(intake);
    let _ = writer.await;
    store.close().await;
    answer
}

/// What the last server wrote down; a file that never passed one came from its author.
fn return_path(message: &message::Message) -> String {
    match message.header("Return-Path").first() {
        Some(path) => path.trim_matches(['<', '>', ' ']).to_string(),
        None => message.one_from().map(|from| from.to_string()).unwrap_or_default(),
    }
}

/// A file has no envelope: the headers by which mail servers name the recipient stand in for it, and To and Cc, as far as
/// they are ours.
fn recipients(message: &message::Message, directory: &Directory) -> Vec<String> {
    let named = ["Delivered-To", "X-Original-To", "Envelope-To"].into_iter().flat_map(|name| message.header(name));
    let named = named.map(|value| value.trim().to_string()).chain(message.to.iter().cloned()).chain(message.cc.iter().cloned());
    named.filter(|address| directory.destination(address).is_some()).collect()
}

/// Puts a fresh token key in front; the numbers of the live keys come back, the one that signs first.
pub async fn rotate_keys(config: &Config) -> Result<Vec<u8>, Failed> {
    let opened = open(config).await?;
    let rotated = keys::rotate(&opened.app.store, opened.app.world.bytes()).await.map_err(failed);
    opened.app.store.close().await;
    Ok(rotated?.into_iter().map(|(id, _)| id).collect())
}

/// Asks how things stand.
pub async fn state(config: &Config) -> Result<State, Failed> {
    let opened = open(config).await?;
    let counts = opened.app.store.status().await.map_err(failed)?;
    let lately = opened.app.store.failed_since(opened.app.world.now() - status::LATELY).await.map_err(failed)?;
    opened.app.store.close().await;
    Ok(State {
        pending: counts.pending,
        held: counts.held,
        waiting: counts.waiting,
        queued: counts.queued,
        parked: counts.parked,
        failed: lately,
        dead: counts.dead_addresses,
        last_error: counts.last_error,
    })
}

/// What became of the latest mail to everybody who writes from an address, by name.
pub async fn post(config: &Config, address: &Address) -> Result<Vec<(String, Vec<Fate>)>, Failed> {
    let opened = open(config).await?;
    let mut query = opened.app.query().await.map_err(failed)?;
    query.load(|_| Needs { addresses: [address.clone()].into(), ..Needs::default() }).await.map_err(failed)?;
    let people: Vec<_> = query.view.people_at(address).into_iter().map(|person| (person.id, person.name.clone())).collect();
    query
        .load(|view| {
            people.iter().fold(Needs::default(), |mut needs, (person, _)| {
                needs.join(visible::post_needs(view, *person));
                needs
            })
        })
        .await
        .map_err(failed)?;
    let told = people.into_iter().map(|(person, name)| (name, visible::post(&query.view, person))).collect();
    opened.app.store.close().await;
    Ok(told)
}

/// Counts a settled poll again, or writes its ballots in a form.
pub async fn verify(config: &Config, poll: &str, form: Option<super::verify::Form>) -> Result<super::verify::Report, Failed> {
    let opened = open(config).await?;
    let query = opened.app.query().await.map_err(failed)?;
    let report = super::verify::report(&opened.app.store, query, poll, form).await;
    opened.app.store.close().await;
    report
}

/// Gives a poll orders of the admin, in one batch. Which poll it was comes back with what became of them.
pub async fn steer(config: &Config, named: &str, orders: Vec<PollOrder>) -> Result<(PollId, Vec<Disposition>), Failed> {
    let opened = open(config).await?;
    let mut query = opened.app.query().await.map_err(failed)?;
    let found = super::poll::find(&opened.app.store, &mut query, named).await;
    drop(query);
    opened.app.store.close().await;
    let poll = found?;
    let commands = orders.into_iter().map(|order| Command::SteerPoll { poll, order }).collect();
    Ok((poll, execute(config, commands).await?))
}

/// How a poll stands.
pub async fn poll(config: &Config, named: &str) -> Result<String, Failed> {
    let opened = open(config).await?;
    let query = opened.app.query().await.map_err(failed)?;
    let shown = super::poll::show(&opened.app.store, query, named).await;
    opened.app.store.close().await;
    shown
}

/// The newest polls of a group.
pub async fn polls(config: &Config, handle: &str) -> Result<String, Failed> {
    let opened = open(config).await?;
    let query = opened.app.query().await.map_err(failed)?;
    let listed = super::poll::list(query, handle).await;
    opened.app.store.close().await;
    listed
}

/// Runs the service until it is told to stop.
pub async fn serve(config: Config, faults: Latest, clock_is_right: bool) -> Result<(), Failed> {
    let (world, broken) = (Arc::new(World::real()), |error: anyhow::Error| Failed::Fault(format!("{error:#}")));
    if !clock_is_right {
        serve::check_clock(&config, &world).await.map_err(broken)?;
    }
    let running = serve::start(config, world).await.map_err(broken)?;
    tracing::info!(smtp = %running.smtp, http = %running.http, "serving");
    let broken = tokio::select! {
        () = told_to_stop() => false,
        () = running.failed() => true,
        () = note(&running.app, faults) => false,
    };
    running.stop().await;
    if broken { Err(Failed::Fault("the database could not be trusted any longer; look at its disk, then start again".into())) } else { Ok(()) }
}

/// Writes the latest fault down for `mailmoot status`, at most one in each pause, and again until it is written. It never
/// ends before the service does.
async fn note(app: &App, mut faults: Latest) {
    const PAUSE: Duration = Duration::from_secs(1);
    loop {
        if faults.changed().await.is_err() {
            return std::future::pending().await;
        }
        let said = faults.borrow_and_update().clone();
        if app.store.set_meta(LAST_ERROR, &format!("{}: {said}", app.world.now())).await.is_err() {
            faults.mark_changed();
        }
        tokio::time::sleep(PAUSE).await;
    }
}

async fn told_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let interrupt = async {
        let _ = tokio::signal::ctrl_c().await;
    };
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => tokio::select! {
            () = interrupt => {}
            _ = terminate.recv() => {}
        },
        Err(_) => interrupt.await,
    }
}

/// Runs the demo until it is told to stop.
pub async fn demo(dir: Option<&Path>, http: SocketAddr, smtp: SocketAddr) -> Result<(), Failed> {
    let options = crate::demo::Options { dir: dir.map(Path::to_path_buf), http, smtp };
    crate::demo::run(options).await.map_err(|error| Failed::Fault(format!("{error:#}")))
}

/// Prints what messages would be understood as.
pub fn inspect(what: &super::inspect::Inspect) -> Result<(), Failed> {
    super::inspect::inspect(what).map_err(|error| Failed::Input(format!("{error:#}")))
}

/// Posts a sample to a webhook door of the running server.
pub async fn test_webhook(config: &Config, provider: &str, url: Option<String>) -> Result<String, Failed> {
    super::self_test::run(config, provider, url).await
}

/// A fresh DKIM key: PKCS#8 in PEM, and the text of its DNS record.
pub fn generate_key() -> Result<(String, String), Failed> {
    crate::outbound::sign::generate_key().map_err(|error| Failed::Fault(format!("{error:#}")))
}

async fn open(config: &Config) -> Result<Opened, Failed> {
    serve::open(config, Arc::new(World::real())).await.map_err(|error| Failed::Fault(format!("{error:#}")))
}

fn failed(fault: Fault) -> Failed {
    Failed::Fault(fault.to_string())
}
