//! Every kind of poll with every ending: the text of the result's mail, its HTML and the page say the same, and the numbers
//! in it add up.

use super::letter::render;
use super::page::{Frame, ResultPage, page};
use super::poll::PollView;
use super::reader::Reader;
use super::sample;
use crate::core::ballot::{Ballot, Choice, Fit};
use crate::core::brief::{NamedVote, PollBrief};
use crate::core::ids::PersonId;
use crate::core::notice::NoticeKind;
use crate::core::poll::{Change, Changed, Choosable, Poll, PollKind, Quorum, Ranked, Rule, Share, StvQuota, Transfer};
use crate::core::tally::{self, Verdict};
use regex::Regex;

const NAMES: [&str; 6] = ["Ana", "Ben", "Cleo", "Dana", "Eve", "Finn"];

fn kinds() -> Vec<(&'static str, PollKind)> {
    let ranked = |by| PollKind::Ranked { by, at_least: 1 };
    let stv = |transfer| PollKind::Stv { seats: 2, transfer, quota: StvQuota::Droop };
    vec![
        ("single", PollKind::Single),
        ("multiple", PollKind::Multiple { min: 1, max: None }),
        ("proposal", PollKind::Proposal),
        ("check", PollKind::Check),
        ("count", PollKind::Count { target: None }),
        ("count with a target", PollKind::Count { target: Some(3) }),
        ("question", PollKind::Question),
        ("score", PollKind::Score { min: 0, max: 5 }),
        ("dots", PollKind::Dots { budget: 8 }),
        ("runoff", ranked(Ranked::InstantRunoff)),
        ("borda", ranked(Ranked::Borda)),
        ("schulze", ranked(Ranked::Schulze)),
        ("scottish election", stv(Transfer::Scottish)),
        ("meek election", stv(Transfer::Meek)),
        ("times", PollKind::Meeting { minutes: 60, maybe: true }),
    ]
}

/// What the voters say, by the places of the options they put first and second; none is "none of these".
type Votes = &'static [Option<(usize, usize)>];

struct Ending {
    name: &'static str,
    votes: Votes,
    change: fn(&mut PollBrief),
}

const CLEAR: Votes = &[Some((1, 0)), Some((1, 0)), Some((0, 1)), Some((1, 2)), Some((2, 1))];

fn endings() -> Vec<Ending> {
    let ending = |name, votes, change| Ending { name, votes, change };
    fn story(brief: &mut PollBrief, change: Change) {
        brief.story.push((Some("Ana".into()), Changed { at: sample::at("2026-11-26T17:00:00Z"), by: Some(PersonId(1)), change }));
    }
    vec![
        ending("most votes", CLEAR, |_| {}),
        ending("decided", CLEAR, |brief| brief.poll.rule = if brief.poll.kind == PollKind::Proposal { Rule::Consent } else { Rule::MostVotes }),
        ending("a majority missed", &[Some((0, 1)), Some((1, 0)), Some((2, 0)), Some((0, 2)), Some((1, 2))], |brief| brief.poll.rule = Rule::Majority),
        ending("a tie", &[Some((0, 1)), Some((1, 0))], |_| {}),
        ending("a tie drawn", &[Some((0, 1)), Some((1, 0))], |brief| brief.poll.settings.tie_seed = Some("plum".into())),
        ending("the quorum missed", CLEAR, |brief| brief.poll.quorum = Some(Quorum::Count(9))),
        ending("the quorum reached", CLEAR, |brief| brief.poll.quorum = Some(Quorum::Count(4))),
        // The fourth position of a proposal blocks.
        ending("a block", &[Some((0, 1)), Some((0, 1)), Some((3, 0))], |_| {}),
        ending("nobody voted", &[], |_| {}),
        ending("closed early", CLEAR, |brief| {
            brief.poll.closed_at = Some(sample::at("2026-11-26T17:00:00Z"));
            story(brief, Change::ClosedEarly { planned: sample::at("2026-11-27T17:00:00Z") });
        }),
        ending("extended", CLEAR, |brief| {
            story(brief, Change::Extended { from: sample::at("2026-11-26T17:00:00Z"), until: sample::at("2026-11-27T17:00:00Z") })
        }),
        ending("amended", CLEAR, |brief| story(brief, Change::Amended { version: 2, wording: Box::default() })),
        ending("weights", CLEAR, |brief| brief.poll.settings.weights.extend([(PersonId(2), 3), (PersonId(3), 2)])),
        ending("none of these", &[Some((0, 1)), None, None], |brief| brief.poll.settings.none_of_these = true),
        ending("a share missed", CLEAR, |brief| {
            brief.poll.rule = Rule::MostVotes;
            brief.poll.settings.shares.insert("2".into(), Share::AtLeast(90));
        }),
        ending("a vote by proxy", CLEAR, |brief| brief.poll.settings.proxies.extend([(PersonId(6), PersonId(2))])),
        ending("in secret", CLEAR, |brief| brief.poll.settings.secret = true),
    ]
}

fn choice(poll: &Poll, vote: Option<(usize, usize)>) -> Choice {
    let Some((first, second)) = vote else { return Choice::NoneOfThese };
    let code = |place: usize| poll.options[place.min(poll.options.len() - 1)].code.clone();
    match poll.kind {
        PollKind::Single | PollKind::Proposal | PollKind::Check | PollKind::Count { .. } => Choice::One(code(first)),
        PollKind::Multiple { .. } => Choice::Several([code(first), code(second)].into()),
        PollKind::Score { .. } => Choice::Scores([(code(first), 5), (code(second), 2)].into()),
        PollKind::Dots { .. } => Choice::Dots([(code(first), 5), (code(second), 3)].into()),
        PollKind::Ranked { .. } | PollKind::Stv { .. } => Choice::ranking([vec![code(first)], vec![code(second)]]),
        PollKind::Meeting { .. } => Choice::Times([(code(first), Fit::Yes), (code(second), Fit::Maybe)].into()),
        PollKind::Question => Choice::Words,
    }
}

/// A poll of a kind that came to an end.
fn settled(kind: PollKind, ending: &Ending) -> PollBrief {
    let mut brief = sample::settled_poll();
    let named = ["Green", "Natural oak", "White (matt)", "A 2nd coat"].iter().zip(1..).map(|(name, code)| Choosable::new(&code.to_string(), name));
    brief.poll.kind = kind;
    brief.poll.options = if kind == PollKind::Question { Vec::new() } else { named.collect() };
    if !kind.positions().is_empty() {
        brief.poll.options = kind.usual_options();
    }
    brief.poll.quorum = None;
    brief.poll.rule = if kind == PollKind::Proposal { Rule::Consent } else { Rule::Advice };
    (ending.change)(&mut brief);
    let cast: Vec<Ballot> = ending
        .votes
        .iter()
        .zip(1..)
        .map(|(vote, person)| Ballot { person: PersonId(person), choice: choice(&brief.poll, *vote), ..sample::ballot("1") })
        .collect();
    let tally = tally::count(&brief.poll, &cast);
    let name = |person: PersonId| NAMES[person.0 as usize - 1].to_string();
    let vote = |ballot: Ballot| NamedVote {
        name: name(ballot.person),
        reason: if ballot.person.0 % 2 == 0 { format!("because of {}", ballot.person.0) } else { String::new() },
        weight: brief.poll.settings.weight(ballot.person),
        by: brief.poll.settings.proxies.get(&ballot.person).map(|holder| name(*holder)),
        choice: ballot.choice,
    };
    let votes: Vec<NamedVote> = tally::with_proxies(&brief.poll, &cast).into_iter().map(vote).collect();
    brief.mine = cast.first().cloned().filter(|_| !brief.poll.settings.secret);
    brief.votes = if brief.poll.settings.secret { Vec::new() } else { votes };
    brief.all_votes = brief.votes.len() as u32;
    brief.voted = Some(tally.voted);
    (brief.poll.result, brief.tally) = (Some(tally.clone()), Some(tally));
    brief
}

fn reader() -> Reader {
    Reader::new("en", "Europe/Berlin")
}

/// What one of the three states.
#[derive(PartialEq, Eq, Debug)]
struct Facts {
    first: String,
    /// Number, option and what stands beside it.
    numbers: Vec<(String, String)>,
    /// Who was elected, and how it was counted, a line each.
    account: Vec<String>,
}

fn plain(html: &str) -> String {
    let tags = Regex::new("<[^>]*>").expect("sound");
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#x3D;", "="), ("&nbsp;", " "), ("&amp;", "&")];
    let text = entities.iter().fold(tags.replace_all(html, " ").into_owned(), |text, (from, to)| text.replace(from, to));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn of_text(text: &str) -> Facts {
    let (body, _) = text.rsplit_once("\n-- \n").expect("it has a footer");
    let number = Regex::new(r"(?m)^  +([\d.,]+)  (.+)$").expect("sound");
    let item = Regex::new(r"(?m)^- (.+(?:\n  .+)*)").expect("sound");
    Facts {
        first: squeezed(body.split("\n\n").next().unwrap_or_default()),
        numbers: number.captures_iter(body).map(|line| (line[1].to_string(), line[2].to_string())).collect(),
        account: item.captures_iter(body).map(|item| squeezed(&item[1])).collect(),
    }
}

/// Of a mail or of a page, which differ in how the first line and the numbers are marked.
fn of_html(html: &str, first: &str, bar: &str, seat: &str) -> Facts {
    let find = |pattern: &str| Regex::new(&format!("(?s){pattern}")).expect("sound");
    let named = |cell: &str| match cell.split_once("<span") {
        Some((name, note)) => format!("{} ({})", plain(name), plain(&format!("<span{note}"))),
        None => plain(cell),
    };
    let seats = find(seat);
    let seats = seats.captures_iter(html).map(|row| format!("{}: {}, {}", plain(&row[1]), plain(&row[2]), plain(&row[3])));
    let items = find("<li(?: [^>]*)?>(.*?)</li>");
    Facts {
        first: find(first).captures(html).map(|found| plain(&found[1])).unwrap_or_default(),
        numbers: find(bar).captures_iter(html).map(|row| (plain(row[2].split("<span").next().unwrap_or_default()), named(&row[1]))).collect(),
        account: seats.chain(items.captures_iter(html).map(|item| plain(&item[1]))).collect(),
    }
}

struct Three {
    text: String,
    html: String,
    page: String,
}

impl Three {
    fn of(poll: &PollBrief) -> Self {
        let mut brief = sample::brief(NoticeKind::Result);
        if let Some(group) = &mut brief.group {
            group.unreachable = 0;
        }
        brief.poll = Some(poll.clone());
        let letter = render(&brief, &sample::house()).expect("it renders");
        let view = PollView::new(&reader(), poll);
        let result = ResultPage {
            frame: Frame::of(&sample::house()),
            group: "Garden co-op".into(),
            mine: view.mine.clone(),
            poll: view,
            chain: String::new(),
            ballots: None,
            turns: Vec::new(),
            sheets: Vec::new(),
            steer: Vec::new(),
        };
        let page = page("result", &result, "en").expect("it renders");
        Self { text: letter.text, html: letter.html.expect("it has one"), page }
    }

    fn facts(&self) -> [Facts; 3] {
        let html = of_html(
            &self.html,
            r"<p[^>]*font-size:21px[^>]*>(.*?)</p>",
            r#"<th scope="row"[^>]*>((?:[^<]|<span|</span)*?)</th><td align="right"[^>]*>(.*?)</td></tr>"#,
            r#"<th scope="row"[^>]*>([^<]*)</th><td align="left"[^>]*>(.*?)</td><td align="right"[^>]*>(.*?)</td>"#,
        );
        let page = of_html(
            &self.page,
            r#"<p class="headline">(.*?)</p>"#,
            r#"<th scope="row">([^<]*(?:<span class="mute">[^<]*</span>)?)</th><td class="number">(.*?)</td></tr>"#,
            r#"<th scope="row">([^<]*)</th><td>([^<]*)</td><td class="number">(.*?)</td>"#,
        );
        [of_text(&self.text), html, page]
    }

    /// Each of them as words alone, without the mail's foot.
    fn words(&self) -> [String; 3] {
        let (text, _) = self.text.rsplit_once("\n-- \n").expect("it has a footer");
        [squeezed(text), plain(&self.html), plain(&self.page)]
    }
}

#[test]
fn text_html_and_page_state_the_same_first_line_numbers_names_and_rule() {
    for (kind_name, kind) in kinds() {
        for ending in endings() {
            let what = format!("{kind_name}, {}", ending.name);
            let poll = settled(kind, &ending);
            let three = Three::of(&poll);
            let [text, html, page] = three.facts();
            assert!(!text.first.is_empty(), "{what}");
            assert_eq!(text, html, "{what}");
            assert_eq!(text, page, "{what}");
            assert_eq!(text.numbers.len(), poll.poll.options.len() + usize::from(poll.tally.as_ref().is_some_and(|tally| tally.none > 0)), "{what}");
            let view = PollView::new(&reader(), &poll);
            let turnout = view.numbers.as_ref().expect("it is counted").turnout.clone();
            let mut stated = vec![turnout, view.title.clone(), view.rule.clone()];
            stated.extend(view.story.iter().cloned());
            stated.extend(view.votes.iter().map(|vote| vote.name.clone()));
            stated.extend(view.votes.iter().map(|vote| vote.choice.clone()));
            stated.extend(view.votes.iter().map(|vote| vote.reason.text.clone()));
            for (place, words) in three.words().iter().enumerate() {
                for fact in &stated {
                    assert!(words.contains(squeezed(fact).as_str()), "{what}: {fact:?} is not in {}:\n{words}", ["text", "HTML", "page"][place]);
                }
            }
        }
    }
}

/// The sum of the numbers, in halves.
fn halves(facts: &Facts) -> u64 {
    let half = |number: &str| match number.split_once('.') {
        Some((whole, "5")) => whole.parse::<u64>().map(|whole| 2 * whole + 1),
        _ => number.parse::<u64>().map(|whole| 2 * whole),
    };
    facts.numbers.iter().map(|(number, _)| half(number).unwrap_or_else(|_| panic!("{number} is neither whole nor a half"))).sum()
}

#[test]
fn the_numbers_that_are_stated_add_up() {
    let beside = Regex::new(r"\((\d+) yes, (\d+) maybe, (\d+) no\)$").expect("sound");
    for (kind_name, kind) in kinds() {
        for ending in endings() {
            let what = format!("{kind_name}, {}", ending.name);
            let poll = settled(kind, &ending);
            let tally = poll.tally.as_ref().expect("it is counted");
            let [text, ..] = Three::of(&poll).facts();
            let votes = u64::from(tally.votes());
            let none = u64::from(tally.none);
            let stated: u64 = text.numbers.iter().filter_map(|(number, _)| number.parse::<u64>().ok()).sum();
            match kind {
                PollKind::Single | PollKind::Proposal | PollKind::Check | PollKind::Count { .. } => assert_eq!(stated, votes, "{what}"),
                // Everybody chose two, or none of them.
                PollKind::Multiple { .. } => assert_eq!(stated, 2 * (votes - none) + none, "{what}"),
                PollKind::Score { .. } => assert_eq!(stated, 7 * (votes - none) + none, "{what}"),
                PollKind::Dots { .. } => assert_eq!(stated, 8 * (votes - none) + none, "{what}"),
                // One yes and one maybe from each.
                PollKind::Meeting { .. } => {
                    let told: Vec<[u64; 3]> = text
                        .numbers
                        .iter()
                        .filter_map(|(number, name)| {
                            let found = beside.captures(name)?;
                            assert_eq!(number, &found[1], "{what}");
                            Some([1, 2, 3].map(|place| found[place].parse().unwrap_or_default()))
                        })
                        .collect();
                    let sums = [0, 1].map(|place| told.iter().map(|answers| answers[place]).sum::<u64>());
                    assert_eq!(sums, [votes - none, votes - none], "{what}");
                }
                // Every round has all votes in it, those that can reach nobody any more among them.
                PollKind::Stv { .. } | PollKind::Ranked { by: Ranked::InstantRunoff, .. } => rounds_add_up(tally, votes - none, &what),
                // Four options: three points for the first, two, one, none, however short the ballot is.
                PollKind::Ranked { by: Ranked::Borda, .. } => assert_eq!(halves(&text), 12 * (votes - none) + 2 * none, "{what}"),
                // Each of six duels has one winner at most.
                PollKind::Ranked { .. } => assert!(halves(&text) <= 12 + 2 * none, "{what}"),
                PollKind::Question => assert_eq!(stated, none, "{what}"),
            }
        }
    }
}

fn rounds_add_up(tally: &tally::Tally, votes: u64, what: &str) {
    use crate::core::tally::amount::Amount;
    let Some(tally::result::Account::Rounds { rounds }) = &tally.account else {
        assert_eq!(tally.verdict, Verdict::NoVotes, "{what}: rounds are missing");
        return;
    };
    for round in rounds {
        let sum = round.totals.iter().flatten().try_fold(round.exhausted, |sum, votes| sum.plus(*votes));
        assert_eq!(sum, Some(Amount::whole(votes.into())), "{what}");
    }
}

#[test]
fn the_elected_are_told_with_their_round_and_the_times_with_who_can_come() {
    let ending = &endings()[0];
    let poll = settled(PollKind::Stv { seats: 2, transfer: Transfer::Scottish, quota: StvQuota::Droop }, ending);
    let Some(Verdict::Elected { codes, .. }) = poll.tally.as_ref().map(|tally| &tally.verdict) else { panic!("two are elected") };
    let view = PollView::new(&reader(), &poll);
    let numbers = view.numbers.expect("it is counted");
    assert_eq!(numbers.seats.len(), codes.len());
    assert_eq!(numbers.rounds.as_ref().map(|rounds| rounds.heads.len()), Some(numbers.account.len()));
    let page = Three::of(&poll).page;
    assert!(page.contains("<caption>Votes round by round</caption>") && page.contains("<th scope=\"col\">Round 1</th>"), "{page}");

    let poll = settled(PollKind::Meeting { minutes: 60, maybe: true }, ending);
    let grid = PollView::new(&reader(), &poll).times.expect("names may be seen");
    assert_eq!((grid.rows.len(), grid.heads.len()), (5, 4));
    for (place, head) in grid.heads.iter().enumerate() {
        let said = |word: &str| grid.rows.iter().filter(|row| row.cells[place] == word).count().to_string();
        assert_eq!(grid.foot.iter().map(|row| row.cells[place].clone()).collect::<Vec<_>>()[..2], [said("yes"), said("maybe")], "{head}");
    }
    let page = Three::of(&poll).page;
    assert!(page.contains("<th scope=\"col\">Natural oak</th>") && page.contains("<th scope=\"row\">Ben</th>"), "{page}");
    let secret = PollBrief { votes: Vec::new(), ..poll };
    assert!(PollView::new(&reader(), &secret).times.is_none(), "nobody is named");
}

#[test]
fn however_many_options_and_rounds_there_are_the_mail_stays_short_and_says_where_the_rest_is() {
    for kind in [PollKind::Stv { seats: 90, transfer: Transfer::Scottish, quota: StvQuota::Droop }, PollKind::Ranked { by: Ranked::InstantRunoff, at_least: 1 }]
    {
        let mut brief = settled(kind, &endings()[0]);
        brief.poll.options = (1..=200).map(|code| Choosable::new(&code.to_string(), &format!("<Option> & \"number\" {code}"))).collect();
        // Votes of many sizes: few ties, and so a count to the end.
        brief.poll.settings.weights = (0..400).map(|person| (PersonId(person), 1000 + (person as u32).pow(2) % 977)).collect();
        let order = |person: usize| Choice::ranking((0..6).map(|place| vec![((person * 7 + place * 31) % 200 + 1).to_string()]));
        let cast: Vec<Ballot> = (0..400).map(|person| Ballot { person: PersonId(person as i64), choice: order(person), ..sample::ballot("1") }).collect();
        let counted = tally::count(&brief.poll, &cast);
        assert!(matches!(&counted.account, Some(tally::result::Account::Rounds { rounds }) if rounds.len() > 50), "{kind:?}: {:?}", counted.verdict);
        brief.tally = Some(counted);
        let three = Three::of(&brief);
        assert!(three.html.len() <= 60_000, "{kind:?}: {}", three.html.len());
        let [text, html, page] = three.facts();
        assert_eq!(text, html);
        assert!(page.numbers.len() == 200 && text.numbers.len() < 200);
        for words in &three.words()[..2] {
            assert!(words.contains("more to it than a mail holds"), "{words}");
        }
    }
}
