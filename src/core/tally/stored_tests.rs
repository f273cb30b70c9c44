use super::*;
use crate::core::ballot::{BallotState, Via};
use crate::core::ids::{BallotId, GroupId, PersonId, PollId};
use crate::core::poll::{Position, Quorum, Reasons, ResultsShown, Rule, Settings, Stage};
use crate::core::tally::Verdict;
use jiff::Timestamp;

fn poll(kind: PollKind, rule: Rule) -> Poll {
    let named = ["Green", "Oak", "White"].iter().zip(1..).map(|(name, code)| Choosable::new(&code.to_string(), name));
    let options = if kind.positions().is_empty() { named.collect() } else { kind.usual_options() };
    Poll {
        id: PollId(1),
        group: GroupId(1),
        thread: None,
        asker: PersonId(1),
        title: "Which?".into(),
        description: String::new(),
        kind,
        options,
        version: 1,
        rule,
        quorum: None,
        results: ResultsShown::Always,
        reasons: Reasons::Optional,
        stage: Stage::Open,
        drafted_at: Timestamp::UNIX_EPOCH,
        opened_at: None,
        closes_at: Timestamp::UNIX_EPOCH,
        closed_at: None,
        closed_by: None,
        asker_message_id: None,
        entitled: 10,
        result: None,
        chain: String::new(),
        settings: Settings { none_of_these: true, ..Settings::default() },
        life: Default::default(),
    }
}

fn cast(choices: &[Choice]) -> Vec<Ballot> {
    let ballot = |(number, choice): (i64, &Choice)| Ballot {
        id: BallotId(number),
        poll: PollId(1),
        person: PersonId(number),
        choice: choice.clone(),
        reason: String::new(),
        received_at: Timestamp::UNIX_EPOCH,
        via: Via::Mail,
        state: BallotState::Counted,
    };
    (1..).zip(choices).map(ballot).collect()
}

fn one(code: &str) -> Choice {
    Choice::One(code.into())
}

fn order(codes: &[&str]) -> Choice {
    Choice::ranking(codes.iter().map(|code| vec![(*code).to_string()]))
}

fn given(values: &[(&str, u32)]) -> std::collections::BTreeMap<String, u32> {
    values.iter().map(|(code, value)| ((*code).to_string(), *value)).collect()
}

fn check(kind: PollKind, rule: Rule, choices: &[Choice], expect: Verdict, votes: &[&str]) {
    let tally = count(&poll(kind, rule), &cast(choices));
    assert_eq!(tally.verdict, expect, "{kind:?} {rule:?} {choices:?}");
    assert_eq!(tally.lines.iter().map(|line| line.votes.to_string()).collect::<Vec<_>>(), votes, "{kind:?}");
}

fn leading(code: &str) -> Verdict {
    Verdict::Leading { code: code.into(), rule_missed: false }
}

#[test]
fn every_kind_is_counted_by_its_own_method() {
    use PollKind::*;
    check(Single, Rule::Advice, &[one("2"), one("2"), one("1")], leading("2"), &["1", "2", "0"]);
    check(Single, Rule::Majority, &[one("2"), one("1"), one("3"), one("2")], Verdict::Leading { code: "2".into(), rule_missed: true }, &["1", "2", "1"]);
    check(Single, Rule::TwoThirds, &[one("2"), one("2"), one("3")], Verdict::Decided { code: "2".into() }, &["0", "2", "1"]);
    check(Single, Rule::MostVotes, &[one("1"), one("2")], Verdict::Tie { codes: vec!["1".into(), "2".into()] }, &["1", "1", "0"]);
    check(Single, Rule::MostVotes, &[Choice::NoneOfThese, Choice::NoneOfThese, one("2")], Verdict::NonePreferred, &["0", "1", "0"]);
    let several = |codes: &[&str]| Choice::Several(codes.iter().map(|code| (*code).to_string()).collect());
    check(Multiple { min: 1, max: Some(2) }, Rule::Majority, &[several(&["1", "2"]), several(&["2"])], Verdict::Decided { code: "2".into() }, &["1", "2", "0"]);
    check(
        Score { min: 0, max: 5 },
        Rule::Advice,
        &[Choice::Scores(given(&[("1", 5), ("2", 0)])), Choice::Scores(given(&[("3", 4)]))],
        leading("1"),
        &["5", "0", "4"],
    );
    check(Dots { budget: 8 }, Rule::MostVotes, &[Choice::Dots(given(&[("3", 8)]))], Verdict::Decided { code: "3".into() }, &["0", "0", "8"]);
    let runoff = Ranked { by: crate::core::poll::Ranked::InstantRunoff, at_least: 1 };
    let ballots = [order(&["1", "2"]), order(&["1"]), order(&["3", "2", "1"]), order(&["2", "1"]), order(&["3"])];
    check(runoff, Rule::Advice, &ballots, leading("1"), &["3", "0", "2"]);
    let borda = Ranked { by: crate::core::poll::Ranked::Borda, at_least: 1 };
    check(borda, Rule::Advice, &[order(&["1", "2", "3"]), order(&["2"])], leading("2"), &["2.5", "3", "0.5"]);
    let schulze = Ranked { by: crate::core::poll::Ranked::Schulze, at_least: 1 };
    check(schulze, Rule::MostVotes, &[order(&["1", "2", "3"]), order(&["1"])], Verdict::Decided { code: "1".into() }, &["2", "1", "0"]);
    let times = |fits: &[(&str, Fit)]| Choice::Times(fits.iter().map(|(code, fit)| ((*code).to_string(), *fit)).collect());
    let meeting = Meeting { minutes: 60, maybe: true };
    check(
        meeting,
        Rule::Advice,
        &[times(&[("1", Fit::Yes), ("2", Fit::Maybe)]), times(&[("1", Fit::No), ("2", Fit::Maybe), ("3", Fit::Maybe)])],
        Verdict::Tie { codes: vec!["1".into(), "2".into()] },
        &["2", "2", "1"],
    );
}

#[test]
fn seats_are_filled_and_a_tie_for_the_last_one_is_said() {
    let kind = PollKind::Stv { seats: 2, transfer: Transfer::Scottish, quota: StvQuota::Droop };
    let elected = |codes: &[&str], level: &[&str]| {
        let own = |codes: &[&str]| codes.iter().map(|code| (*code).to_string()).collect();
        Verdict::Elected { codes: own(codes), level: own(level) }
    };
    let tally = count(&poll(kind, Rule::MostVotes), &cast(&[&[order(&["3"])][..], &vec![order(&["1", "2"]); 6]].concat()));
    assert_eq!(tally.verdict, elected(&["1", "2"], &[]));
    assert!(matches!(tally.account, Some(Account::Rounds { .. })));
    let tally = count(&poll(kind, Rule::MostVotes), &cast(&[order(&["1"]), order(&["1"]), order(&["2"]), order(&["3"])]));
    assert_eq!(tally.verdict, elected(&["1"], &["2", "3"]));
}

#[test]
fn positions_are_found_whatever_the_author_named_them() {
    let mut proposal = poll(PollKind::Proposal, Rule::Consent);
    for (option, name) in proposal.options.iter_mut().zip(["Go", "Whatever", "Rather not", "Never"]) {
        option.name = name.into();
    }
    let verdict = |choices: &[Choice]| count(&proposal, &cast(choices)).verdict;
    assert_eq!(verdict(&[one("1"), one("1"), one("3")]), Verdict::Adopted);
    assert_eq!(verdict(&[one("1"), one("1"), one("4")]), Verdict::NotAdopted { blocks: 1 });
    assert_eq!(verdict(&[one("1"), one("3")]), Verdict::NotAdopted { blocks: 0 });
    let wished = poll(PollKind::Count { target: Some(2) }, Rule::Advice);
    assert_eq!(count(&wished, &cast(&[one("1"), one("2"), one("1")])).verdict, Verdict::TakePart { accept: 2, target: Some(2) });
    assert_eq!(count(&poll(PollKind::Check, Rule::Advice), &cast(&[one("1")])).verdict, Verdict::Heard);
    let round = count(&Poll { options: Vec::new(), ..poll(PollKind::Question, Rule::Advice) }, &cast(&[Choice::Words, Choice::Words]));
    assert_eq!((round.verdict, round.voted), (Verdict::Heard, 2));
}

#[test]
fn a_missed_quorum_comes_before_any_verdict() {
    let asked = Poll { quorum: Some(Quorum::Percent(50)), ..poll(PollKind::Single, Rule::MostVotes) };
    let few = count(&asked, &cast(&[one("1"), one("1")]));
    assert_eq!(few.verdict, Verdict::QuorumMissed { leading: vec!["1".into()] });
    assert_eq!(few.needed, Some(5));
    assert_eq!(count(&asked, &[]).verdict, Verdict::NoVotes);
}

#[test]
fn positions_keep_their_place_on_the_ballot() {
    let words: Vec<_> = poll(PollKind::Proposal, Rule::Consent).options.iter().filter_map(|option| option.position).collect();
    assert_eq!(words, [Position::Agree, Position::Abstain, Position::Disagree, Position::Block]);
}

#[test]
fn weights_shares_and_votes_cast_for_others_make_the_numbers() {
    use crate::core::poll::Share;
    let decided = |code: &str| Verdict::Decided { code: code.into() };
    // Ballots are those of the persons 1, 2, 3 …
    type Change = fn(&mut Settings);
    type Row = (Change, &'static [&'static str], Rule, Verdict, (u32, u32, Option<u32>));
    let table: [Row; 8] = [
        (|_| {}, &["1", "2", "2"], Rule::Majority, decided("2"), (3, 0, None)),
        (|settings| settings.weights.extend([(PersonId(1), 3)]), &["1", "2", "2"], Rule::Majority, decided("1"), (3, 0, Some(5))),
        (|settings| settings.weights.extend([(PersonId(9), 3)]), &["1", "2", "2"], Rule::TwoThirds, decided("2"), (3, 0, Some(3))),
        // Person 7 gave theirs to person 1, who has voted; person 2 voted themselves; person 9 is held by nobody who voted.
        (|settings| settings.proxies.extend([(PersonId(7), PersonId(1))]), &["1", "2"], Rule::Majority, decided("1"), (3, 1, None)),
        (|settings| settings.proxies.extend([(PersonId(2), PersonId(1))]), &["1", "2", "2"], Rule::Majority, decided("2"), (3, 0, None)),
        (|settings| settings.proxies.extend([(PersonId(9), PersonId(8))]), &["2"], Rule::Majority, decided("2"), (1, 0, None)),
        (
            |settings| settings.shares.extend([("2".into(), Share::AtLeast(67))]),
            &["1", "2", "2"],
            Rule::MostVotes,
            Verdict::ShareMissed { codes: vec!["2".into()] },
            (3, 0, None),
        ),
        (
            |settings| settings.shares.extend([("2".into(), Share::AtMost(66))]),
            &["2", "1", "3"],
            Rule::Advice,
            Verdict::Tie { codes: vec!["1".into(), "2".into(), "3".into()] },
            (3, 0, None),
        ),
    ];
    for (place, (change, codes, rule, expect, numbers)) in table.into_iter().enumerate() {
        let mut poll = poll(PollKind::Single, rule);
        change(&mut poll.settings);
        let tally = count(&poll, &cast(&codes.iter().map(|code| one(code)).collect::<Vec<_>>()));
        assert_eq!((tally.verdict, (tally.voted, tally.by_proxy, tally.weight)), (expect, numbers), "row {place}");
    }
}

#[test]
fn a_proposal_is_adopted_only_with_each_of_its_shares() {
    use crate::core::poll::Share;
    let adopted = |share: (&str, Share)| {
        let mut poll = poll(PollKind::Proposal, Rule::Consent);
        poll.settings.shares.insert(share.0.into(), share.1);
        count(&poll, &cast(&[one("1"), one("1"), one("1"), one("3")])).verdict == Verdict::Adopted
    };
    for (code, share, expect) in [
        ("1", Share::AtLeast(75), true),
        ("1", Share::AtLeast(76), false),
        ("3", Share::AtMost(25), true),
        ("3", Share::AtMost(24), false),
        ("4", Share::AtMost(0), true),
    ] {
        assert_eq!(adopted((code, share)), expect, "{code} {share:?}");
    }
}
