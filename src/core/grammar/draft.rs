//! Reading a mail that starts a poll: title, description, options, settings.

use super::draft_lines::{Part, parts};
use super::draft_settings::{Shape, shapes};
use super::draft_shares::quorum;
use super::tongue::{self, Key, Meaning, Tongues};
use super::when::{When, in_a_week, read_when};
use super::{Words, without_tokens};
use crate::core::poll::{Choosable, PollKind, Quorum, Reasons, ResultsShown, Rule, Settings, Share};
use crate::core::remark::{Expected, Remark};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A poll as a mail asked for it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct PollDraft {
    pub title: String,
    pub description: String,
    pub kind: PollKind,
    /// With their permanent codes. A proposal, a sense check and a count have their usual positions, or those their author named.
    pub options: Vec<Choosable>,
    pub closes_at: Timestamp,
    pub rule: Rule,
    pub quorum: Option<Quorum>,
    pub results: ResultsShown,
    pub reasons: Reasons,
    pub settings: Settings,
    /// Who may vote, as it was written (`Voters:`); nobody named means the group.
    pub voters: Vec<String>,
    /// What share each option must have, as it was written (`Pass:`).
    pub shares: Vec<(String, Share)>,
    /// Whose vote counts for more than one, as it was written (`Weights:`).
    pub weights: Vec<(String, u32)>,
    /// When it is to open, if its author said so (`Opens:`).
    pub opens_at: Option<Timestamp>,
    /// A rehearsal for its author alone (`Try: me`).
    pub rehearsal: bool,
    /// Settings that the group keeps under this name (`Template:`).
    pub template: Option<String>,
    /// The name to keep this mail's settings under (`Keep as:`).
    pub keep_as: Option<String>,
    /// The title of the thread that hears of it (`Thread:`).
    pub thread: Option<String>,
    /// What was not understood, assumed, or is worth pointing out.
    pub remarks: Vec<Remark>,
    /// Exactly one list of two or more options or a `Type:`, and a close that is unambiguous: it may open by itself.
    pub clear: bool,
}

/// More remarks than anybody reads.
const MOST_REMARKS: usize = 50;

/// Reads a poll mail. `zone` is the sender's IANA zone, `tongues` the languages whose keys and dates count,
/// `now` the receipt instant that spans count from. A mail without options still gives a draft (not `clear`, no options).
pub fn read_draft(subject: &str, words: &Words, zone: &str, tongues: &[&str], now: Timestamp) -> PollDraft {
    let known = Tongues::of(tongues);
    let author = Author { zone, tags: tongues, tongues: &known, now };
    let parts = parts(&without_tokens(&words.own()), &known);
    let mut draft = blank(&without_tokens(subject), zone, now);
    let keys = author.settings(&parts, &mut draft);
    if !keys.contains(&Key::Closes) {
        draft.remarks.push(Remark::CloseAssumed);
    }
    author.fit_opening(&parts, &keys, &mut draft);
    if !keys.contains(&Key::Rule) {
        draft.rule = if draft.kind == PollKind::Proposal { Rule::Consent } else { Rule::Advice };
    }
    author.fit_rule(&parts, &mut draft);
    author.fit_secret(&parts, &mut draft);
    let chosen = author.options(&parts, &mut draft);
    author.fit_shares(&parts, &mut draft);
    author.fit_times(&mut draft);
    author.fit_invitation(&parts, &mut draft);
    draft.description = describe(&parts, chosen);
    if draft.title.is_empty() {
        draft.title = draft.description.lines().next().unwrap_or_default().to_string();
    }
    draft.remarks.truncate(MOST_REMARKS);
    draft.clear &= draft.options.len() >= draft.kind.fewest_options();
    draft
}

fn blank(subject: &str, zone: &str, now: Timestamp) -> PollDraft {
    PollDraft {
        title: title(subject),
        description: String::new(),
        kind: PollKind::Single,
        options: Vec::new(),
        closes_at: in_a_week(zone, now),
        rule: Rule::Advice,
        quorum: None,
        results: ResultsShown::Always,
        reasons: Reasons::Optional,
        settings: Settings::default(),
        voters: Vec::new(),
        weights: Vec::new(),
        shares: Vec::new(),
        opens_at: None,
        rehearsal: false,
        template: None,
        keep_as: None,
        thread: None,
        remarks: Vec::new(),
        clear: true,
    }
}

/// The subject without what mail programs put before it.
fn title(subject: &str) -> String {
    let mut title = subject.split_whitespace().collect::<Vec<_>>().join(" ");
    while let Some((prefix, rest)) = title.split_once(':') {
        let known = ["re", "fwd", "fw", "aw", "wg", "tr", "rv", "sv", "vs", "vl", "antw", "odp", "res", "enc", "r", "i"];
        if !known.contains(&prefix.trim().to_lowercase().as_str()) {
            break;
        }
        title = rest.trim().to_string();
    }
    title
}

/// Who wrote, and when: what settings are read by.
pub(super) struct Author<'a> {
    pub zone: &'a str,
    pub tags: &'a [&'a str],
    pub tongues: &'a Tongues,
    pub now: Timestamp,
}

impl Author<'_> {
    /// Carries out every setting; returns the keys that were there. What is not understood leaves the draft unclear.
    fn settings(&self, parts: &[Part], draft: &mut PollDraft) -> Vec<Key> {
        let mut keys = Vec::new();
        let mut shape: Vec<Shape<'_>> = Vec::new();
        for part in parts {
            match part {
                Part::Setting { key: Key::Options, .. } | Part::List { .. } | Part::Text(_) => {}
                Part::Near { line, nearest } => {
                    draft.remarks.push(Remark::NearKey { line: line.clone(), nearest: nearest.clone() });
                    draft.clear = false;
                }
                Part::Setting { key, line, .. } if keys.contains(key) => doubtful(draft, line, Expected::OneLine),
                Part::Setting { key, value, line } if shapes(*key) => {
                    keys.push(*key);
                    shape.push(Shape { key: *key, value, line });
                }
                Part::Setting { key, value, line } => {
                    keys.push(*key);
                    self.set(*key, value, line, draft);
                }
            }
        }
        self.shape(&shape, keys.contains(&Key::Type), draft);
        keys
    }

    fn set(&self, key: Key, value: &str, line: &str, draft: &mut PollDraft) {
        match key {
            Key::Type => self.set_kind(value, line, draft),
            Key::Closes => self.set_close(value, line, draft),
            Key::Rule => match self.meaning(value, |meaning| matches!(meaning, Meaning::Rule(_))) {
                Some(Meaning::Rule(rule)) => draft.rule = rule,
                _ => doubtful(draft, line, Expected::Rule),
            },
            Key::Results => match self.meaning(value, |meaning| matches!(meaning, Meaning::Shown(_))) {
                Some(Meaning::Shown(shown)) => draft.results = shown,
                _ => doubtful(draft, line, Expected::Shown),
            },
            Key::Reasons => match self.meaning(value, |meaning| matches!(meaning, Meaning::Needed(_))) {
                Some(Meaning::Needed(reasons)) => draft.reasons = reasons,
                _ => doubtful(draft, line, Expected::Reasons),
            },
            Key::Quorum => match quorum(value) {
                Some(quorum) => draft.quorum = Some(quorum),
                None => doubtful(draft, line, Expected::Quorum),
            },
            Key::Thread if value.is_empty() => doubtful(draft, line, Expected::ThreadTitle),
            Key::Thread => draft.thread = Some(value.to_string()),
            Key::Options => {}
            _ => self.set_more(key, value, line, draft),
        }
    }

    fn set_kind(&self, value: &str, line: &str, draft: &mut PollDraft) {
        match self.meaning(value, |meaning| matches!(meaning, Meaning::Kind(_))) {
            Some(Meaning::Kind(kind)) => draft.kind = kind,
            _ => doubtful(draft, line, Expected::Kind),
        }
    }

    fn set_close(&self, value: &str, line: &str, draft: &mut PollDraft) {
        match read_when(value, self.zone, self.tags, self.now) {
            When::At { instant, time_assumed } => {
                draft.closes_at = instant;
                draft.remarks.extend(time_assumed.then_some(Remark::TimeAssumed));
            }
            When::Ambiguous | When::Past => {
                draft.remarks.push(Remark::CloseUnclear { line: line.to_string() });
                draft.clear = false;
            }
            When::Unknown => doubtful(draft, line, Expected::Closing),
        }
    }

    /// The one thing a value means: in the author's languages, else in any.
    pub(super) fn meaning(&self, value: &str, wanted: fn(Meaning) -> bool) -> Option<Meaning> {
        let value = value.trim_end_matches(['.', '!']);
        let near = tongue::whole(value, Some(self.tongues), wanted);
        let found = if near.is_empty() { tongue::whole(value, None, wanted) } else { near };
        let first = found.first()?.meaning;
        found.iter().all(|found| found.meaning == first).then_some(first)
    }
}

/// A setting that was not understood: it is named, and the poll waits for "open".
/// Opened without it, the poll would be another one.
pub(super) fn not_supported(draft: &mut PollDraft, line: &str) {
    draft.remarks.push(Remark::NotSupported { line: line.to_string() });
    draft.clear = false;
}

pub(super) fn doubtful(draft: &mut PollDraft, line: &str, expected: Expected) {
    draft.remarks.push(Remark::BadValue { line: line.to_string(), expected });
    draft.clear = false;
}

/// All that is neither a setting nor the options, as it was written.
fn describe(parts: &[Part], chosen: Option<usize>) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        match part {
            Part::Text(line) | Part::Near { line, .. } => lines.push(line),
            Part::Setting { key: Key::Options, value, line } if !value.is_empty() => lines.push(line),
            Part::List { lines: written, .. } if Some(at) != chosen => lines.extend(written.iter().map(String::as_str)),
            Part::Setting { .. } | Part::List { .. } => {}
        }
    }
    let mut text = String::new();
    for line in lines {
        let blank = line.trim().is_empty();
        if !blank || !(text.is_empty() || text.ends_with("\n\n")) {
            text.push_str(line);
            text.push('\n');
        }
    }
    text.trim().to_string()
}

#[cfg(test)]
#[path = "draft_tests.rs"]
mod tests;
