//! How fast mail is read, on one core and without a server: `cargo bench --bench reading`.
//!
//! `MAILMOOT_CORPUS=folder:folder` names whose mail; without it our own fixtures are read. `-- hostile` or `-- corpus`
//! runs one half, `-- corpus strip` what is called so, for a profiler.

mod hostile;

use mailmoot::cli::inspect::understand;
use mailmoot::inbound::message::{self, Message};
use mailmoot::inbound::{classify, strip};
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Each figure is the best of so many rounds: what else runs here only ever makes it slower.
const ROUNDS: usize = 5;
const ROUND: Duration = Duration::from_millis(1_000);

fn main() -> anyhow::Result<()> {
    // cargo adds --bench by itself.
    let named: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with('-')).collect();
    let wanted = |name: &str| named.is_empty() || named.iter().any(|other| other == name);
    if wanted("corpus") {
        corpus(&named)?;
    }
    if wanted("hostile") {
        hostile::print();
    }
    Ok(())
}

fn corpus(named: &[String]) -> anyhow::Result<()> {
    let stages: Vec<&String> = named.iter().filter(|name| *name != "corpus" && *name != "hostile").collect();
    let rate = |what: &str, count: usize, all: &mut dyn FnMut()| {
        if stages.is_empty() || stages.iter().any(|stage| what.starts_with(stage.as_str())) {
            rate(what, count, all);
        }
    };
    let folders = std::env::var("MAILMOOT_CORPUS").unwrap_or_else(|_| concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/emails").into());
    for folder in folders.split(':') {
        let mails = mails(Path::new(folder))?;
        anyhow::ensure!(!mails.is_empty(), "there is no .eml in {folder}");
        let bytes: usize = mails.iter().map(Vec::len).sum();
        println!("{folder}: {} messages, {} KB", mails.len(), bytes / 1024);
        let read: Vec<(Message, String)> =
            mails.iter().map(|raw| message::read(raw)).map(|message| (from_envelope(&message), message)).map(|(path, message)| (message, path)).collect();
        rate("strip and classify", mails.len(), &mut || {
            for (message, path) in &read {
                black_box(classify::kind(message, path, "moot.example"));
                black_box(strip::split(message, "moot.example"));
            }
        });
        rate("classify alone", mails.len(), &mut || read.iter().for_each(|(message, path)| drop(black_box(classify::kind(message, path, "moot.example")))));
        rate("strip alone", mails.len(), &mut || read.iter().for_each(|(message, _)| drop(black_box(strip::split(message, "moot.example")))));
        rate("message alone", mails.len(), &mut || mails.iter().for_each(|raw| drop(black_box(message::read(raw)))));
        rate("whole inspect path, to JSON", mails.len(), &mut || {
            for raw in &mails {
                black_box(serde_json::to_string(&understand("x.eml", raw, None, "")).unwrap_or_default());
            }
        });
    }
    Ok(())
}

fn from_envelope(message: &Message) -> String {
    let from = message.from.first().map(|mailbox| mailbox.address.as_str()).unwrap_or("unknown");
    message.header("return-path").last().copied().unwrap_or(from).to_string()
}

/// Prints how many messages a second `all` takes, when one call takes `count` of them.
fn rate(what: &str, count: usize, all: &mut dyn FnMut()) {
    all();
    let best = (0..ROUNDS)
        .map(|_| {
            let begun = Instant::now();
            let mut calls = 0;
            while begun.elapsed() < ROUND {
                all();
                calls += 1;
            }
            (calls * count) as f64 / begun.elapsed().as_secs_f64()
        })
        .fold(0.0, f64::max);
    println!("  {what:<28} {best:>9.0} messages/s");
}

fn mails(folder: &Path) -> anyhow::Result<Vec<Vec<u8>>> {
    let mut paths: Vec<PathBuf> = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|kind| kind == "eml") {
                paths.push(path);
            }
        }
    }
    paths.sort();
    paths.iter().map(|path| Ok(std::fs::read(path)?)).collect()
}
