//! What must hold for any bytes (`fuzz/properties.rs`), on our fixtures, on what fuzzers found, and on fixtures that were
//! cut, spliced, doubled and flipped.

#[path = "../../fuzz/properties.rs"]
mod properties;

use proptest::prelude::*;
use std::path::Path;
use std::sync::LazyLock;

/// Every file below the fixtures and what the fuzzers found.
static SEEDS: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut seeds = Vec::new();
    for folder in ["fixtures/emails", "fuzz/finds"] {
        collect(&root.join(folder), &mut seeds);
    }
    seeds.sort();
    assert!(seeds.len() > 100, "only {} files to begin with", seeds.len());
    seeds
});

fn collect(folder: &Path, into: &mut Vec<(String, Vec<u8>)>) {
    // Nothing was found yet when there is no such folder.
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            collect(&path, into);
        } else if path.extension().is_none_or(|kind| kind == "eml") {
            into.push((path.display().to_string(), std::fs::read(&path).unwrap()));
        }
    }
}

/// Runs every property; a panic says which and on what.
fn hold(name: &str, raw: &[u8]) {
    for (property, check) in properties::ALL {
        let held = std::panic::catch_unwind(|| check(raw));
        assert!(held.is_ok(), "{property} does not hold for {name}:\n{}", String::from_utf8_lossy(raw));
    }
}

#[test]
fn what_must_hold_holds_for_every_fixture_and_every_find() {
    for (name, raw) in SEEDS.iter() {
        hold(name, raw);
    }
}

/// One hostile change; the numbers are taken modulo what there is.
#[derive(Clone, Debug)]
enum Change {
    Cut { at: usize, length: usize },
    Double { at: usize, length: usize },
    Splice { at: usize, other: usize, from: usize, length: usize },
    Flip { at: usize, mask: u8 },
    Insert { at: usize, what: usize },
}

/// What readers of mail trip over.
const HOSTILE: &[&[u8]] = &[
    b"\n\n",
    b"\r",
    b"\0",
    b"\xff\xfe",
    b"--",
    b"\nContent-Type: message/delivery-status\n\n",
    b"\nContent-Type: multipart/report; boundary=b\n\n--b\n",
    b"Final-Recipient: rfc822;",
    b"\\x{",
    b"=?utf-8?B?",
    b"<blockquote>",
    b">>>>>>>>",
    b"550 5.1.1 ",
    b"@",
    "\u{202e}\u{feff}\u{3000}".as_bytes(),
];

fn change() -> impl Strategy<Value = Change> {
    let (place, length) = (0..100_000_usize, 1..400_usize);
    prop_oneof![
        (place.clone(), length.clone()).prop_map(|(at, length)| Change::Cut { at, length }),
        (place.clone(), length.clone()).prop_map(|(at, length)| Change::Double { at, length }),
        (place.clone(), 0..1_000_usize, place.clone(), length).prop_map(|(at, other, from, length)| Change::Splice { at, other, from, length }),
        (place.clone(), 1..=255_u8).prop_map(|(at, mask)| Change::Flip { at, mask }),
        (place, 0..HOSTILE.len()).prop_map(|(at, what)| Change::Insert { at, what }),
    ]
}

fn changed(raw: &[u8], change: &Change) -> Vec<u8> {
    let piece = |raw: &[u8], at: usize, length: usize| {
        let at = at % (raw.len() + 1);
        at..(at + length).min(raw.len())
    };
    let mut out = raw.to_vec();
    match *change {
        Change::Cut { at, length } => drop(out.drain(piece(raw, at, length))),
        Change::Double { at, length } => {
            let piece = piece(raw, at, length);
            out.splice(piece.start..piece.start, raw[piece.clone()].to_vec());
        }
        Change::Splice { at, other, from, length } => {
            let other = &SEEDS[other % SEEDS.len()].1;
            let at = at % (raw.len() + 1);
            out.splice(at..at, other[piece(other, from, length)].to_vec());
        }
        Change::Flip { at, mask } => {
            if let Some(byte) = out.get_mut(at % raw.len().max(1)) {
                *byte ^= mask;
            }
        }
        Change::Insert { at, what } => {
            let at = at % (raw.len() + 1);
            out.splice(at..at, HOSTILE[what].iter().copied());
        }
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn what_must_hold_holds_for_fixtures_made_hostile(seed in 0..1_000_usize, changes in proptest::collection::vec(change(), 1..6)) {
        let (name, raw) = &SEEDS[seed % SEEDS.len()];
        let hostile = changes.iter().fold(raw.clone(), |raw, change| changed(&raw, change));
        hold(name, &hostile);
    }
}
