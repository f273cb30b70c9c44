//! Holds the walls: who may import whom, where SQL, MIME and clocks may be, how long a file may be.

use crate::sources::{Source, all, root, split};
use mailmoot::core::notice::NoticeKind;
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};

/// Who may import whom. The world and config sections are passed in, so their types may be named outside core and face.
const ARROWS: &[(&str, &[&str])] = &[
    ("core", &[]),
    ("world", &["core"]),
    ("config", &["core"]),
    ("face", &["core"]),
    ("store", &["core", "world", "config"]),
    ("app", &["core", "store", "world", "config"]),
    ("inbound", &["core", "app", "world", "config"]),
    ("outbound", &["core", "app", "store", "face", "world", "config"]),
    ("web", &["core", "app", "face", "world", "config"]),
    ("demo", &["core", "app", "face", "inbound", "outbound", "serve", "world", "config"]),
    ("main", &["cli"]),
];
/// These may import every room.
const ABOVE: &[&str] = &["serve", "cli", "lib"];

/// What the rules must not know.
const IMPURE: &str = r"\b(tokio|sqlx|lettre|handlebars|html2text|mail_parser|mail_auth|smtp_proto|axum|tower|tracing|getrandom|rand)\b(::|;)|\bstd::(fs|net|env|process|thread|io)\b|\bstd::time::(SystemTime|Instant)\b|\bstd::\{[^}]*\b(fs|net|env|process|thread|io)\b";
/// Asking for the time of day or for randomness. Measuring how long something takes is no clock in this sense.
const CLOCKS: &str = r"\b(Timestamp|Zoned|SystemTime|Date|DateTime)::now\b|\bgetrandom::|\brand::|\bSystemRandom\b";
const MIME: &str = r"\b(mail_parser|mail_auth|lettre)::";
const SQL: &str = r"(?s)\b(SELECT\s.+\sFROM|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+TABLE|PRAGMA\s+\w)";
const HTML: &str = r"<(html|body|div|span|p|table|tr|td|form|input|button|a)[ >]";

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).unwrap()
}

/// Sources of the program itself.
fn program() -> Vec<Source> {
    all().into_iter().filter(|source| !source.is_test()).collect()
}

#[track_caller]
fn none(what: &str, found: Vec<String>) {
    assert!(found.is_empty(), "{what}:\n  {}", found.join("\n  "));
}

/// Every match of the pattern in the code, as `file:line: text`.
fn matches(source: &Source, pattern: &Regex) -> Vec<String> {
    let line = |at: usize| 1 + source.code[..at].matches('\n').count();
    pattern.find_iter(&source.code).map(|found| format!("src/{}:{}: {}", source.path, line(found.start()), found.as_str().trim())).collect()
}

/// The rooms a file names, by whatever path.
fn rooms_named(source: &Source) -> BTreeSet<String> {
    let mut rooms = BTreeSet::new();
    let path = regex(r"\b(crate|mailmoot|(?:super::)*super)::(\{|\w+)");
    for found in path.captures_iter(&source.code) {
        let from_root = match &found[1] {
            "crate" | "mailmoot" => true,
            supers => supers.split("::").count() >= source.depth(),
        };
        if !from_root {
            continue;
        }
        if &found[2] == "{" {
            rooms.extend(heads(&source.code[found.get(0).unwrap().end()..]));
        } else {
            rooms.insert(found[2].to_string());
        }
    }
    rooms
}

/// The first names in `a::b, c::{d, e}, f}`.
fn heads(group: &str) -> Vec<String> {
    let mut depth = 1;
    let mut names = vec![String::new()];
    let mut in_head = true;
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => {
                names.push(String::new());
                in_head = true;
            }
            ':' if depth == 1 => in_head = false,
            _ if depth == 1 && in_head && !c.is_whitespace() => names.last_mut().unwrap().push(c),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    names
}

#[test]
fn rooms_import_only_what_they_may() {
    let rooms: BTreeSet<&str> = ARROWS.iter().map(|(room, _)| *room).chain(ABOVE.iter().copied()).collect();
    let mut wrong = Vec::new();
    for source in program() {
        let room = source.room();
        let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == room) else {
            if !ABOVE.contains(&room) {
                wrong.push(format!("src/{} is in no room that the tidy test knows", source.path));
            }
            continue;
        };
        for named in rooms_named(&source).iter().filter(|named| rooms.contains(named.as_str()) && *named != room && !allowed.contains(&named.as_str())) {
            wrong.push(format!("src/{} imports {named}", source.path));
        }
    }
    none("arrows that the design does not have", wrong);
}

#[test]
fn the_rules_are_pure() {
    let impure = regex(IMPURE);
    let wrong = program().iter().filter(|source| source.room() == "core").flat_map(|source| matches(source, &impure)).collect();
    none("core names what it must not know", wrong);
}

#[test]
fn only_the_world_asks_for_time_and_chance() {
    let clocks = regex(CLOCKS);
    let wrong = program().iter().filter(|source| source.room() != "world").flat_map(|source| matches(source, &clocks)).collect();
    none("clocks or randomness outside world.rs", wrong);
}

#[test]
fn sql_is_only_in_the_store() {
    let (crate_name, statement) = (regex(r"\bsqlx::"), regex(SQL));
    let mut wrong = Vec::new();
    for source in program().iter().filter(|source| source.room() != "store") {
        wrong.extend(matches(source, &crate_name));
        wrong.extend(source.texts.iter().filter(|text| statement.is_match(text)).map(|text| format!("src/{}: {text}", source.path)));
    }
    none("SQL outside the store", wrong);
}

#[test]
fn mime_is_only_where_mail_is_read_written_or_shown() {
    let mime = regex(MIME);
    let may = |source: &Source| ["inbound", "outbound", "demo"].contains(&source.room()) || source.path == "cli/inspect.rs";
    let wrong = program().iter().filter(|source| !may(source)).flat_map(|source| matches(source, &mime)).collect();
    none("MIME outside inbound, outbound, demo and inspect", wrong);
}

#[test]
fn only_the_app_saves_facts() {
    let saving = regex(r"\btx\s*\.save\(");
    // The gate saves a digest without the items that were stopped while it waited: the letter changes, no fact does.
    let may = |source: &Source| ["app", "store"].contains(&source.room()) || source.path == "outbound/gate.rs";
    let wrong = program().iter().filter(|source| !may(source)).flat_map(|source| matches(source, &saving)).collect();
    none("facts saved outside the app", wrong);
}

/// The rows of the map's "Machinery tables": tables and the files that write them; `every other` stands for the rest.
fn mapped() -> Vec<(BTreeSet<String>, BTreeSet<String>)> {
    let map = std::fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let section = map.split("## Machinery tables").nth(1).and_then(|rest| rest.split("\n## ").next()).expect("the map has them");
    let (table, file) = (regex(r"`(\w+)`|every other"), regex(r"`(store/\w+\.rs)`"));
    let named = |cell: &str, name: &Regex| name.captures_iter(cell).map(|found| found.get(1).or(found.get(0)).unwrap().as_str().to_string()).collect();
    let rows = section.lines().filter_map(|line| line.strip_prefix('|')).map(|line| line.split('|').collect::<Vec<_>>());
    let rows: Vec<_> = rows.skip(2).map(|cells| (named(cells[0], &table), named(cells[2], &file))).collect();
    assert!(rows.len() > 5, "{rows:?}");
    rows
}

/// Which files of the store write each table: by a statement, or by making the record that is saved as its row.
fn writers() -> BTreeMap<String, BTreeSet<String>> {
    let (statement, record) = (regex(r"\b(?:INSERT INTO|DELETE FROM|UPDATE)\s+(\w+)\b(?:\s*\(|\s+(?:SET|WHERE)\b)"), regex(r#"(\w+) = "(\w+)", key"#));
    let store: Vec<Source> = program().into_iter().filter(|source| source.room() == "store").collect();
    let mut writers: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut writes = |table: &str, source: &Source| writers.entry(table.to_string()).or_default().insert(source.path.clone());
    for source in &store {
        for found in source.texts.iter().flat_map(|text| statement.captures_iter(text)) {
            writes(&found[1], source);
        }
    }
    for found in store.iter().flat_map(|source| record.captures_iter(&source.whole)) {
        let made = regex(&format!(r"\b{}(::of\b|::all\b| \{{)", &found[1]));
        for source in store.iter().filter(|source| !source.path.starts_with("store/rows") && made.is_match(&source.code)) {
            writes(&found[2], source);
        }
    }
    writers
}

#[test]
fn every_table_is_written_where_the_map_says() {
    let (mapped, mut writers) = (mapped(), writers());
    for (tables, files) in &mapped {
        for table in tables.iter().filter(|table| *table != "every other") {
            assert_eq!(writers.remove(table).as_ref(), Some(files), "{table}");
        }
    }
    let (_, others) = mapped.iter().find(|(tables, _)| tables.contains("every other")).expect("the map says who writes facts");
    assert!(writers.len() > 10, "{writers:?}");
    assert_eq!(&writers.into_values().flatten().collect::<BTreeSet<_>>(), others);
}

#[test]
fn html_is_only_in_templates() {
    let html = regex(HTML);
    let mut wrong = Vec::new();
    for source in program() {
        wrong.extend(source.texts.iter().filter(|text| html.is_match(text)).map(|text| format!("src/{}: {text}", source.path)));
    }
    none("HTML in code", wrong);
}

#[test]
fn files_stay_short_enough_to_read() {
    let long = |source: &Source| Some(source.whole.lines().count()).filter(|lines| *lines > 320).map(|lines| format!("src/{}: {lines} lines", source.path));
    none("files longer than 320 lines", program().iter().filter_map(long).collect());
}

#[test]
fn every_file_says_first_what_it_is() {
    let silent = |source: &Source| (!source.whole.starts_with("//! ")).then(|| format!("src/{}", source.path));
    none("files that do not begin with their charge", program().iter().filter_map(silent).collect());
}

#[test]
fn no_test_is_ignored_and_nothing_is_left_to_do() {
    let left = regex(r"#\[ignore|\b(todo|unimplemented)!|#\[allow\(");
    let wrong = all().iter().flat_map(|source| matches(source, &left)).collect();
    none("ignored tests, unfinished code, silenced warnings", wrong);
}

#[test]
fn nothing_unwraps_in_the_program() {
    let unwrap = regex(r"\.unwrap\(\)");
    none("unwrap() outside tests", program().iter().flat_map(|source| matches(source, &unwrap)).collect());
}

#[test]
fn every_kind_of_mail_has_its_three_templates() {
    let mail = root().join("templates/mail");
    let parts = ["subject.txt.hbs", "body.txt.hbs", "body.html.hbs"];
    let wanted = NoticeKind::ALL.iter().flat_map(|kind| parts.map(|part| mail.join(kind.folder()).join(part)));
    none("missing templates", wanted.filter(|path| !path.is_file()).map(|path| path.display().to_string()).collect());
    let folders = std::fs::read_dir(&mail).unwrap().map(|entry| entry.unwrap()).filter(|entry| entry.path().join(parts[0]).is_file());
    let strays = folders.map(|entry| entry.file_name().to_string_lossy().into_owned()).filter(|folder| NoticeKind::named(folder).is_none());
    none("templates of no kind", strays.collect());
}

#[test]
fn both_databases_have_the_same_migrations() {
    let numbers = |database: &str| -> Vec<String> {
        let dir = root().join("migrations").join(database);
        let mut names: Vec<String> = std::fs::read_dir(&dir)
            .unwrap_or_else(|error| panic!("{}: {error}", dir.display()))
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .filter(|name| name.ends_with(".sql"))
            .collect();
        names.sort();
        for name in &names {
            let text = std::fs::read_to_string(dir.join(name)).unwrap();
            assert!(text.starts_with("-- "), "migrations/{database}/{name} does not begin with why");
        }
        names
    };
    assert_eq!(numbers("sqlite"), numbers("postgres"));
    assert!(!numbers("sqlite").is_empty());
}

#[test]
fn the_arrows_are_found_however_they_are_written() {
    let check = |path: &str, code: &str, expect: &[&str]| {
        let named: Vec<String> = rooms_named(&Source::new(path, code)).into_iter().collect();
        assert_eq!(named, expect, "{path}: {code}");
    };
    check("face/words.rs", "use crate::core::poll::Poll;", &["core"]);
    check("face/words.rs", "use crate::{core::poll::{Poll, Stage}, store};", &["core", "store"]);
    check("face/words.rs", "fn f() { crate::app::open() }", &["app"]);
    check("face/words.rs", "use super::super::web::page;", &["web"]);
    check("face/words.rs", "use super::letter;", &[]);
    check("inbound/smtp/mod.rs", "use super::super::app;", &["app"]);
    check("inbound/smtp/mod.rs", "use super::Envelope;", &[]);
    check("world.rs", "use super::app;", &["app"]);
    check("face/words.rs", "// crate::app\n/* crate::web */ let s = \"crate::store\";", &[]);
    check("face/words.rs", "#[cfg(test)]\nmod tests { use crate::store; }", &[]);
    check("main.rs", "fn main() { mailmoot::cli::run() }", &["cli"]);
}

#[test]
fn comments_and_texts_are_told_from_code() {
    let check = |source: &str, code: &str, texts: &[&str]| {
        let (got, found) = split(source);
        assert_eq!(got, code, "{source}");
        assert_eq!(found.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>(), texts, "{source}");
    };
    check("a // b\nc", "a     \nc", &[]);
    check("a /* b /* c */ d */ e", "a                   e", &[]);
    check(r#"f("x\"y", z)"#, r#"f("    ", z)"#, &[r#"x\"y"#]);
    check("r#\"a\"b\"# c", "r#\"   \"# c", &["a\"b"]);
    check("'\"' 'a x: &'a str", "    'a x: &'a str", &[]);
    check(r"'\'' b", "     b", &[]);
    check("\"// no comment\"", "\"             \"", &["// no comment"]);
}
