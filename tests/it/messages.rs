//! Odd messages: each fixture is read with LF and with CRLF, and gives what its `.expect` says.

use mailmoot::inbound::calendar;
use mailmoot::inbound::files;
use mailmoot::inbound::message::{self, Message, Problem};
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// Fewer means that the folder was not found whole.
const FIXTURES: usize = 50;

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Expect {
    subject: Option<String>,
    sender: Option<String>,
    address: Option<String>,
    text: Option<String>,
    page: Option<String>,
    reply: Option<String>,
    files: Option<Vec<String>>,
    left_out: Option<Vec<String>>,
    calendar: Option<Vec<String>>,
    #[serde(default)]
    problems: Vec<String>,
}

#[test]
fn every_odd_message_is_read_as_its_expectation_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/messages");
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "eml"));
    assert!(files.len() >= FIXTURES, "only {} messages in {}", files.len(), folder.display());
    files.sort();
    let wrong: Vec<String> = files.iter().flat_map(|file| check(file)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn check(file: &Path) -> Vec<String> {
    let name = file.file_stem().unwrap().to_string_lossy();
    let expect: Expect = toml::from_str(&std::fs::read_to_string(file.with_extension("expect")).unwrap()).unwrap_or_else(|wrong| panic!("{name}: {wrong}"));
    let lf = std::fs::read(file).unwrap();
    assert!(!lf.contains(&b'\r'), "{name} has CR");
    let mut crlf = Vec::new();
    lf.iter().for_each(|octet| if *octet == b'\n' { crlf.extend(b"\r\n") } else { crlf.push(*octet) });
    [("LF", lf), ("CRLF", crlf)]
        .iter()
        .flat_map(|(ends, raw)| differences(raw, &expect).into_iter().map(move |wrong| format!("{ends} {wrong}")))
        .map(|wrong| format!("{name} {wrong}"))
        .collect()
}

fn differences(raw: &[u8], expect: &Expect) -> Vec<String> {
    let message = message::read(raw);
    let sorted = files::sort(&message, "moot.example");
    let mut wrong = Vec::new();
    let mut same = |what: &str, found: String, expected: Option<String>| {
        if let Some(expected) = expected.filter(|expected| expected.trim() != found.trim()) {
            wrong.push(format!("{what}: {found:?}, not {expected:?}"));
        }
    };
    let from = message.from.first().cloned().unwrap_or_default();
    same("subject", message.subject.clone(), expect.subject.clone());
    same("sender", from.name.unwrap_or_default(), expect.sender.clone());
    same("address", from.address, expect.address.clone());
    same("text", message.text.clone().unwrap_or_default(), expect.text.clone());
    same("reply", sorted.words.published(), expect.reply.clone());
    let named = |names: &Vec<String>| format!("{names:?}");
    let kept: Vec<String> = sorted.kept.iter().map(|file| file.name.clone()).collect();
    let left_out: Vec<String> = sorted.left_out.iter().map(|file| file.name.clone()).collect();
    same("files", named(&kept), expect.files.as_ref().map(named));
    same("left out", named(&left_out), Some(named(&expect.left_out.clone().unwrap_or_default())));
    same("calendar", named(&answers(&message)), Some(named(&expect.calendar.clone().unwrap_or_default())));
    if expect.page.as_ref().is_some_and(|words| !message.html.as_deref().unwrap_or_default().contains(words)) {
        wrong.push(format!("page: {:?}", message.html));
    }
    wrong.extend(problems(&message, &expect.problems));
    wrong
}

/// Every problem is one that is expected, and the other way round.
fn problems(message: &Message, expected: &[String]) -> Vec<String> {
    let said: Vec<String> = message.problems.iter().map(ToString::to_string).collect();
    let missing = expected.iter().filter(|words| !said.iter().any(|said| said.contains(*words))).map(|words| format!("says no {words:?}: {said:?}"));
    let wordless = message.problems.iter().zip(&said).filter(|(problem, _)| !matches!(problem, Problem::NoText)).map(|(_, said)| said);
    let more = wordless.filter(|said| !expected.iter().any(|words| said.contains(words))).map(|said| format!("says {said:?}"));
    missing.chain(more).collect()
}

fn answers(message: &Message) -> Vec<String> {
    let word = |value: serde_json::Value| value.as_str().unwrap_or_default().to_string();
    let answer = |calendar: calendar::Calendar| {
        let item = calendar.items.first().cloned().unwrap_or_default();
        let (by, answer) = item
            .attendees
            .first()
            .map(|one| (one.address.as_ref().map(ToString::to_string).unwrap_or_default(), word(serde_json::json!(one.answer))))
            .unwrap_or_default();
        format!("{} {} {by} {answer}", word(serde_json::json!(calendar.method)), item.uid)
    };
    calendar::read_all(message).into_iter().map(answer).collect()
}
