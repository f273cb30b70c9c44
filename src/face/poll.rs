//! The view of a poll that mails and pages share: options, rule, numbers, the first line of the result, who voted.
//! Shows what its brief holds and nothing else; what a reader may see was settled before.

use super::choice::choice_of;
use super::count::{Numbers, numbers, without_numbers};
use super::escape::{mailto, shortened, single_line};
use super::form::{self, Form};
use super::invitation;
use super::options::{OptionView, options};
use super::particulars;
use super::prose::{EXCERPT, Prose, WHOLE};
use super::reader::Reader;
use super::story;
use super::table::{self, Table};
use crate::core::ballot::Choice;
use crate::core::brief::{NamedVote, PollBrief};
use crate::core::poll::{Choosable, Poll, PollKind, Quorum, Reasons, ResultsShown, Rule, Stated};
use crate::core::visible::VOTES_LISTED;
use crate::face::words::args;
use serde::Serialize;

/// A poll as one reader sees it.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct PollView {
    pub title: String,
    pub asker: String,
    pub description: Prose,
    /// `draft`, `open`, `closed`, `settled` or `cancelled`.
    pub state: &'static str,
    pub open: bool,
    pub closes: String,
    /// Extensions and the like, a sentence each.
    pub story: Vec<String>,
    /// What the group decided.
    pub outcome: Option<OutcomeView>,
    /// It was closed before its time; the story says so.
    pub early: bool,
    pub options: Vec<OptionView>,
    /// Options that a mail has no room for.
    pub more_options: usize,
    /// Each option has a button of its own.
    pub buttons: bool,
    /// The ballot version shown.
    pub version: u32,
    /// How a ballot is filled in.
    pub form: Form,
    pub reason_required: bool,
    /// How the ballots are counted, in kinds where that does not go without saying.
    pub counted: Option<String>,
    /// How it is decided, as one sentence.
    pub rule: String,
    pub quorum: Option<String>,
    /// Who may vote, how much each vote counts, what a reason must be: one sentence each, where the author said so.
    pub particulars: Vec<String>,
    /// A reason can be given.
    pub takes_reason: bool,
    pub reason_limit: Option<u32>,
    /// What ties are drawn from.
    pub ties: Option<String>,
    /// What goes to the reader's calendar, and what an answer there means.
    pub invitation: Option<String>,
    /// Who will see the vote, and when.
    pub shown: String,
    /// That an open vote asks others, when its reader only hears of it.
    pub not_asked: Option<String>,
    pub mine: Option<MyVote>,
    /// "5 of 12 have voted so far."
    pub voted: Option<String>,
    /// What is waited for between close and result.
    pub waiting: Option<String>,
    pub numbers: Option<Numbers>,
    /// Of a time poll: who can come when, where names may be seen.
    pub times: Option<Table>,
    pub votes: Vec<VoteView>,
    /// Votes not listed here.
    pub more_votes: usize,
    pub has_reasons: bool,
    /// What a voter must know of a secret vote before they cast theirs.
    pub secret: Option<SecretView>,
    /// The reader has voted, whether or not their vote can be shown.
    pub has_voted: bool,
    /// Votes by link are confirmed by mail, in one sentence.
    pub strict: Option<String>,
}

/// What a secret vote says of itself.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct SecretView {
    /// There is no second vote.
    pub once: String,
    /// Who could see what.
    pub operator: String,
    /// What is left of it when it is counted.
    pub counted: String,
}

/// What the group decided, and who says so.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct OutcomeView {
    pub words: Prose,
    /// "Ana stated this on …"
    pub stated: String,
    /// When it is looked at again.
    pub review: Option<String>,
}

impl OutcomeView {
    fn new(reader: &Reader, poll: &Poll, by: Option<&str>, stated: &Stated) -> Self {
        let name = by.map_or_else(|| reader.plain("the-admin"), |name| reader.who(name));
        Self {
            words: Prose::new(&stated.words, WHOLE / 2),
            stated: reader.say("outcome-stated", &args!["name" => name, "at" => reader.moment(stated.at)]),
            review: poll.life.review_at.map(|at| reader.say("outcome-review", &args!["review" => reader.day(at)])),
        }
    }
}

#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct MyVote {
    pub name: String,
    pub reason: String,
}

#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct VoteView {
    pub name: String,
    pub choice: String,
    pub reason: Prose,
    /// The whole vote as text.
    pub line: String,
}

impl PollView {
    pub fn new(reader: &Reader, brief: &PollBrief) -> Self {
        let poll = &brief.poll;
        let asker = reader.who(&brief.asker);
        Self {
            title: single_line(&poll.title),
            description: Prose::new(&poll.description, WHOLE / 2),
            state: poll.stage.word(),
            open: poll.is_open(),
            closes: reader.moment(poll.closed_at.unwrap_or(poll.closes_at)),
            story: brief.story.iter().map(|(by, changed)| story::told(reader, poll, by.as_deref(), changed)).collect(),
            outcome: brief.outcome.as_ref().map(|(by, stated)| OutcomeView::new(reader, poll, by.as_deref(), stated)),
            early: poll.closed_at.is_some_and(|closed_at| closed_at < poll.closes_at),
            options: options(reader, brief),
            more_options: 0,
            buttons: false,
            version: poll.version,
            form: Form::of(reader, poll, brief.mine.as_ref().map(|ballot| &ballot.choice)),
            reason_required: poll.reasons == Reasons::Required || poll.kind == PollKind::Question,
            counted: form::counted(reader, poll),
            rule: rule(reader, poll, &asker),
            quorum: quorum(reader, poll),
            particulars: particulars::particulars(reader, brief),
            takes_reason: poll.reasons != Reasons::Off || poll.kind == PollKind::Question,
            reason_limit: poll.settings.reason_limit,
            ties: poll.settings.tie_seed.as_ref().map(|seed| reader.say("ties-seed", &args!["seed" => single_line(seed)])),
            invitation: if poll.is_open() || poll.opened_at.is_none() { invitation::asked(reader, poll) } else { invitation::told(reader, poll) },
            shown: shown(reader, poll, &asker),
            not_asked: (poll.is_open() && !brief.asked).then(|| reader.plain("poll-not-asked")),
            mine: mine(reader, brief),
            voted: brief.voted.map(|voted| reader.say("voted-so-far", &args!["voted" => voted, "entitled" => poll.entitled])),
            waiting: (brief.waiting > 0).then(|| reader.say("counting-waits", &args!["count" => brief.waiting])),
            // Before the first vote there is no state of things, and "nobody voted" would read as a result.
            numbers: match (&brief.tally, &brief.upshot) {
                (_, Some(upshot)) => Some(without_numbers(reader, brief, upshot)),
                (tally, None) => tally.as_ref().filter(|tally| tally.voted > 0 || !poll.is_open()).map(|tally| numbers(reader, brief, tally)),
            },
            times: table::times(reader, brief),
            votes: brief.votes.iter().take(VOTES_LISTED).map(|vote| vote_view(reader, poll, vote)).collect(),
            more_votes: (brief.all_votes as usize).saturating_sub(brief.votes.len().min(VOTES_LISTED)),
            has_reasons: brief.votes.iter().any(|vote| !vote.reason.trim().is_empty()),
            secret: poll.settings.secret.then(|| SecretView {
                once: reader.plain("secret-once"),
                operator: reader.plain("secret-operator"),
                counted: reader.plain(if brief.upshot.is_some() { "secret-result-few" } else { "secret-result" }),
            }),
            has_voted: brief.has_voted,
            strict: poll.settings.strict.then(|| reader.plain("strict-note")),
            asker,
        }
    }

    /// Fills the ballot in with something else than the reader's own vote.
    pub fn filled(mut self, choice: &Choice) -> Self {
        let codes = choice.codes();
        for option in &mut self.options {
            option.chosen = codes.iter().any(|code| code.eq_ignore_ascii_case(&option.code));
            option.value = form::value(choice, &option.code);
        }
        self.form.none_chosen = *choice == Choice::NoneOfThese;
        self
    }

    /// Lists other votes than a result does, where they are to be recounted.
    pub fn with_votes(mut self, reader: &Reader, poll: &Poll, votes: &[NamedVote]) -> Self {
        self.votes = votes.iter().map(|vote| vote_view(reader, poll, vote)).collect();
        self.more_votes = 0;
        self
    }

    /// With how to answer it in a digest, where its code stands before what would be written on a ballot of its own.
    pub fn under(mut self, reader: &Reader, poll: &Poll, code: &str) -> Self {
        if self.secret.is_none() {
            self.form.how = form::how(reader, poll, Some(code));
        }
        self
    }

    /// Gives every option its `mailto:` answer to that address, where the reader is asked and naming one is a whole vote.
    /// `prefix` is a digest's code for the poll.
    pub fn with_answers(mut self, address: &str, subject: &str, prefix: &str) -> Self {
        for option in self.options.iter_mut().filter(|_| self.form.takes_one && self.not_asked.is_none()) {
            // The code, not the name: it stays valid when a name doubles as a command word.
            let answer = format!("{prefix}{}\r\n", option.code);
            option.answer = Some(mailto(address, &format!("Re: {subject}"), &answer));
            self.buttons = true;
        }
        self
    }
}

/// An option's name; the positions of a proposal are said in the reader's language.
pub fn option_name(reader: &Reader, option: &Choosable) -> String {
    if option.is_ours() { reader.plain(&format!("position-{}", option.name)) } else { single_line(&option.name) }
}

/// The name behind a code; the code itself when the option is gone.
pub fn name_of(reader: &Reader, poll: &Poll, code: &str) -> String {
    poll.option(code).map_or_else(|| single_line(code), |option| option_name(reader, option))
}

fn mine(reader: &Reader, brief: &PollBrief) -> Option<MyVote> {
    let ballot = brief.mine.as_ref()?;
    Some(MyVote { name: choice_of(reader, Some(&brief.poll), &ballot.choice), reason: ballot.reason.clone() })
}

fn rule(reader: &Reader, poll: &Poll, asker: &str) -> String {
    let key = match (poll.rule, poll.kind) {
        (Rule::MostVotes, _) => "rule-most",
        (Rule::Majority, _) => "rule-majority",
        (Rule::TwoThirds, _) => "rule-two-thirds",
        (Rule::Consent, PollKind::Proposal) => "rule-consent",
        (Rule::Advice | Rule::Consent, _) => "rule-advice",
    };
    reader.say(key, &args!["asker" => asker])
}

fn quorum(reader: &Reader, poll: &Poll) -> Option<String> {
    let quorum = poll.quorum?;
    // Before it opens nobody has been counted, so a share has no number yet and a number no whole.
    let key = match quorum {
        Quorum::Percent(_) if poll.entitled == 0 => "quorum-share",
        Quorum::Count(_) if poll.entitled == 0 => "quorum-count",
        _ => "quorum-needed",
    };
    let share = if let Quorum::Percent(percent) = quorum { percent } else { 0 };
    Some(reader.say(key, &args!["needed" => quorum.needed(poll.entitled), "entitled" => poll.entitled, "percent" => share]))
}

fn shown(reader: &Reader, poll: &Poll, asker: &str) -> String {
    if poll.settings.secret {
        return reader.plain("secret-shown");
    }
    let key = match poll.results {
        ResultsShown::Always => "shown-always",
        ResultsShown::AfterVoting => "shown-after-voting",
        ResultsShown::AfterClosing => "shown-after-closing",
    };
    let key = if poll.reasons == Reasons::Off && poll.kind != PollKind::Question { format!("{key}-no-reason") } else { key.to_string() };
    let said = reader.plain(&key);
    match (poll.kind, poll.results) {
        (PollKind::Proposal, ResultsShown::Always | ResultsShown::AfterVoting) => format!("{said} {}", reader.say("shown-block", &args!["asker" => asker])),
        _ => said,
    }
}

fn vote_view(reader: &Reader, poll: &Poll, vote: &NamedVote) -> VoteView {
    let reason = Prose::new(&shortened(vote.reason.trim(), 500), EXCERPT);
    let by = vote.by.as_ref().map(|by| reader.who(by));
    let (name, mut choice) = (reader.who(&vote.name), choice_of(reader, Some(poll), &vote.choice));
    if !poll.settings.weights.is_empty() {
        choice = reader.say("choice-weighed", &args!["choice" => choice, "weight" => vote.weight]);
    }
    if let Some(by) = by {
        choice = reader.say("choice-by-proxy", &args!["choice" => choice, "name" => by]);
    }
    let line = if reason.is_empty() { format!("{name} ({choice})") } else { format!("{name} ({choice}): {}", reason.text) };
    VoteView { name, choice, reason, line }
}

#[cfg(test)]
#[path = "poll_tests.rs"]
mod tests;
