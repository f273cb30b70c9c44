//! Every column of every table: whether it holds something about a person, and then under which name `my data` shows it.
//! A new column is put here, or these tests fail.

use super::super::Db;
use super::super::testing::{postgres, sqlite};
use super::*;
use crate::core::ids::PersonId;
use crate::core::person::Person;
use crate::core::visible::dossier;
use std::collections::BTreeSet;

/// What a column is to the person whose dossier is asked for.
enum Holds {
    /// Theirs, shown under this name.
    Shown(&'static str),
    /// Theirs in part and shown in part: the reason why not all.
    Part(&'static str, &'static str),
    /// Numbers and marks of the machinery, of nobody, or that stand in other columns too.
    Nobodys(&'static str),
    /// Of others, or of the group.
    Others(&'static str),
}
use Holds::{Nobodys, Others, Part, Shown};

const ID: Holds = Nobodys("a number of the row");
const PLACE: Holds = Nobodys("a number of another row, which is shown by its name");
const QUEUE: Holds = Nobodys("how far the machinery has got");
const WORDS_OF_A_GROUP: Holds = Others("the group's");
const PROGRAM: Holds = Nobodys("the program's own");

#[rustfmt::skip]
const COLUMNS: &[(&str, &[(&str, Holds)])] = &[
    ("people", &[
        ("id", ID), ("name", Shown("name")), ("locale", Shown("locale")), ("zone", Shown("zone")), ("standing", Shown("standing")), ("digest", Shown("digest")),
        ("text_only", Shown("text_only")), ("links_since", Shown("links_since")), ("joined_at", Shown("joined_at")), ("paused_until", Shown("paused_until")),
        ("pause_set_at", Shown("pause_set_at")), ("habits_set_at", Shown("habits_set_at")),
        ("gone_at", Nobodys("nobody who has gone has a dossier")), ("uninvited", Shown("uninvited")),
    ]),
    ("addresses", &[
        ("person_id", ID), ("position", Nobodys("the order of the list")), ("address", Shown("addresses.address")), ("dead", Shown("addresses.dead")),
        ("vouched", Shown("addresses.vouched")), ("delivery", Shown("addresses.delivery")),
    ]),
    ("groups", &[("id", ID), ("handle", WORDS_OF_A_GROUP), ("name", WORDS_OF_A_GROUP), ("rules", WORDS_OF_A_GROUP), ("templates", WORDS_OF_A_GROUP)]),
    ("memberships", &[
        ("group_id", PLACE), ("person_id", ID), ("since_at", Shown("memberships.since")), ("role", Shown("memberships.role")), ("until_at", Shown("memberships.until")),
    ]),
    ("preferences", &[
        ("person_id", ID), ("scope", Shown("settings.place")), ("scope_id", PLACE), ("level", Shown("settings.level")), ("set_at", Shown("settings.set_at")),
        ("before_level", Nobodys("what undo goes back to")),
    ]),
    ("threads", &[
        ("id", ID), ("group_id", PLACE), ("title", Shown("threads.title")), ("starter_id", ID), ("started_at", Shown("threads.started_at")),
        ("starter_message_id", Part("messages.message_id", "the first message's own")), ("closed_by", Others("an act for the group")), ("closed_at", WORDS_OF_A_GROUP),
    ]),
    ("comments", &[
        ("id", ID), ("thread_id", PLACE), ("author_id", ID), ("words", Shown("messages.words")), ("received_at", Shown("messages.at")), ("raw_id", ID),
        ("files", Shown("messages.files")), ("deleted_at", Shown("messages.deleted_at")), ("poll_id", PLACE), ("elided", Shown("messages.cut")),
        ("looks", Shown("messages.looks")), ("message_id", Shown("messages.message_id")), ("deleted_by", Others("an act for the group; its author was told")),
        ("pictures", Part("messages.files", "prints of the pictures that came with it, to know one that every mail shows")), ("edited_at", Shown("messages.edited_at")),
    ]),
    ("files", &[
        ("id", ID), ("name", Shown("messages.files")), ("media_type", Nobodys("follows from the file")), ("size", Nobodys("follows from the file")),
        ("bytes", Part("messages.files", "each file is a download on its thread's page")),
    ]),
    ("polls", &[
        ("id", ID), ("group_id", PLACE), ("thread_id", PLACE), ("asker_id", ID), ("title", Shown("polls.title")), ("description", Shown("polls.description")),
        ("kind", WORDS_OF_A_GROUP), ("options", WORDS_OF_A_GROUP), ("version", QUEUE), ("rule", WORDS_OF_A_GROUP), ("quorum", WORDS_OF_A_GROUP),
        ("results", WORDS_OF_A_GROUP), ("reasons", WORDS_OF_A_GROUP), ("stage", WORDS_OF_A_GROUP), ("opens_at", WORDS_OF_A_GROUP), ("drafted_at", Shown("polls.drafted_at")),
        ("opened_at", WORDS_OF_A_GROUP), ("closes_at", WORDS_OF_A_GROUP), ("closed_at", WORDS_OF_A_GROUP), ("closed_by", Others("an act for the group")),
        ("asker_message_id", Nobodys("routing")), ("entitled", WORDS_OF_A_GROUP), ("result", Others("the count")), ("chain", Nobodys("a hash")),
        ("settings", Part("weights", "weights and proxies of theirs; the rest is the group's")), ("life", Others("what the group decided")),
        ("reminders", QUEUE), ("remind_at", QUEUE), ("review_at", QUEUE),
    ]),
    ("ballots", &[
        ("id", ID), ("poll_id", PLACE), ("person_id", ID), ("choice", Shown("votes.choice")), ("reason", Shown("votes.reason")),
        ("received_at", Shown("votes.received_at")), ("via", Shown("votes.via")), ("state", Shown("votes.state")),
    ]),
    ("participants", &[("poll_id", Shown("took_part")), ("person_id", ID)]),
    ("secret_ballots", &[("poll_id", PLACE), ("id", Nobodys("random; nothing tells whose")), ("choice", Others("nothing tells whose"))]),
    ("held", &[
        ("id", ID), ("why", Shown("held.why")), ("owner_id", ID), ("group_id", PLACE), ("poll_id", PLACE), ("command", Part("held.words", "what is done on a yes")),
        ("from_address", Shown("held.from")), ("spf_domain", Nobodys("a domain that becomes theirs with their yes, and is then shown with the address")),
        ("received_at", Shown("held.received_at")), ("until_at", Shown("held.until")), ("raw_id", ID), ("settled", Shown("held.settled")), ("author_id", ID),
    ]),
    ("notices", &[
        ("id", ID), ("person_id", ID), ("to_address", Part("addresses.address", "one of theirs")), ("group_id", Shown("mail.group")), ("thread_id", PLACE), ("poll_id", PLACE),
        ("poll_version", QUEUE), ("kind", Shown("mail.kind")), ("body", Part("mail.kind", "the letter itself was sent to them")), ("due", QUEUE),
        ("made_at", Shown("mail.made_at")), ("state", Shown("mail.state")), ("lease_until", QUEUE), ("attempts", QUEUE), ("tries", QUEUE),
        ("reason", Shown("mail.reason")), ("status", Part("addresses.delivery", "what the last trouble said")), ("sent_to", Part("addresses.address", "one of theirs")), ("sent_at", QUEUE),
    ]),
    ("fanouts", &[("id", ID), ("group_id", PLACE), ("event", Nobodys("ids; gone when everybody is told")), ("at", QUEUE), ("told_until", QUEUE)]),
    ("events", &[
        ("id", ID), ("at", QUEUE), ("cause", Nobodys("a keyed hash")), ("group_id", PLACE), ("poll_id", PLACE), ("record", Nobodys("ids of what other tables hold")),
        ("chain", Nobodys("a hash")), ("xact", QUEUE),
    ]),
    ("causes", &[("cause", Nobodys("a keyed hash")), ("at", QUEUE), ("dispositions", Nobodys("what became of a mail; its sender was told")), ("proven", QUEUE)]),
    ("raws", &[
        ("id", ID), ("envelope", Nobodys("as the mail itself: kept for a while, to be read by nobody")), ("received_at", QUEUE), ("size", QUEUE), ("state", QUEUE),
        ("next_at", QUEUE), ("attempts", QUEUE), ("votes", PLACE),
    ]),
    ("raw_bytes", &[("raw_id", ID), ("bytes", Part("messages.words", "the mail as it came, until `retention.raw` is over; its writer has it"))]),
    ("dispositions", &[
        ("raw_id", ID), ("position", QUEUE), ("cause", Nobodys("a keyed hash")), ("group_id", PLACE), ("person_id", ID),
        ("outcome", Nobodys("what became of a mail; its sender was told")), ("at", QUEUE),
    ]),
    ("meta", &[("key", PROGRAM), ("value", PROGRAM)]),
    ("sessions", &[("hash", Nobodys("a hash of what the browser holds")), ("person_id", ID), ("confirmed", ID), ("expires_at", QUEUE)]),
    ("nonces", &[("nonce", PROGRAM), ("expires_at", QUEUE)]),
    ("webhook_posts", &[("post", Nobodys("a hash")), ("digest", Nobodys("a hash")), ("status", QUEUE), ("expires_at", QUEUE)]),
];

#[derive(sqlx::FromRow)]
struct ColumnRow {
    name: String,
}

async fn columns(store: &Store) -> BTreeSet<String> {
    let sql = match &store.db {
        Db::Sqlite { .. } => "SELECT m.name || '.' || c.name AS name FROM sqlite_schema AS m, pragma_table_info(m.name) AS c WHERE m.type = 'table'",
        Db::Postgres(_) => "SELECT table_name::text || '.' || column_name::text AS name FROM information_schema.columns WHERE table_schema = 'public'",
    };
    let rows: Vec<ColumnRow> = store.read(sql, []).await.unwrap();
    rows.into_iter().map(|row| row.name).filter(|name| !name.starts_with("_sqlx") && !name.starts_with("sqlite_")).collect()
}

#[tokio::test]
async fn every_column_is_in_the_dossier_or_has_a_reason_not_to_be() {
    let listed: BTreeSet<String> = COLUMNS.iter().flat_map(|(table, columns)| columns.iter().map(move |(name, _)| format!("{table}.{name}"))).collect();
    let (sqlite, _dir) = sqlite().await;
    let (postgres, _) = postgres().await;
    for store in [sqlite, postgres] {
        let there = columns(&store).await;
        let new: Vec<_> = there.difference(&listed).collect();
        assert!(new.is_empty(), "say in store/dossier_tests.rs what these hold, and show in core/visible/dossier.rs what is a person's: {new:?}");
        let gone: Vec<_> = listed.difference(&there).collect();
        assert!(gone.is_empty(), "{gone:?}");
    }
    let reasons = COLUMNS.iter().flat_map(|(_, columns)| columns.iter()).map(|(_, holds)| match holds {
        Shown(name) => name,
        Part(_, why) | Nobodys(why) | Others(why) => why,
    });
    assert!(reasons.into_iter().all(|reason| !reason.is_empty()));
}

/// A person of whom everything is kept that can be, as the page and the JSON show them.
fn full() -> serde_json::Value {
    let ana = Person::passer_by(crate::core::person::Address::parse("ana@example.org").unwrap(), "en".into(), jiff::Timestamp::UNIX_EPOCH);
    let ana = Person { id: PersonId(1), ..ana };
    let mut view = View::default();
    view.people.load(ana.id, ana);
    let dossier = dossier(&view, PersonId(1), jiff::Timestamp::UNIX_EPOCH).unwrap();
    serde_json::to_value(dossier).unwrap()
}

#[test]
fn the_dossier_has_a_field_for_each_column_that_it_shows() {
    let top = full();
    let names = COLUMNS.iter().flat_map(|(_, columns)| columns.iter()).filter_map(|(_, holds)| match holds {
        Shown(name) | Part(name, _) => Some(*name),
        _ => None,
    });
    for name in names.clone() {
        let first = name.split('.').next().unwrap();
        assert!(top.get(first).is_some(), "{name}");
    }
    // And no field without a column.
    let shown: BTreeSet<&str> = names.map(|name| name.split('.').next().unwrap()).chain(["schema", "made_at", "proxies"]).collect();
    let fields: BTreeSet<&str> = top.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(fields, shown);
}
