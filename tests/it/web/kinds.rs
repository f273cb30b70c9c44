//! Every kind of poll asked, voted on and read on pages alone.

use super::stage::{Moot, on_both};
use crate::commanding::coded;
use mailmoot::app::Cause;
use mailmoot::core::ballot::Choice;
use mailmoot::core::command::{Command, NewMember};
use mailmoot::core::group::Role;
use mailmoot::core::person::Address;
use mailmoot::core::trust::Actor;
use mailmoot::core::visible::BALLOTS_ON_PAGE;

/// One kind: what is filled in to ask for it, what Ana, Ben and Cleo fill in to vote, and what the result says.
struct Kind {
    value: &'static str,
    options: &'static str,
    settings: &'static str,
    votes: [&'static str; 3],
    result: &'static [&'static str],
}

const LIST: &str = "Green\nNatural oak\nWhite";
const TIMES: &str = "Monday 30 November 2026 18:00\nTuesday 1 December 2026 19:00";

const fn kind(value: &'static str, options: &'static str, settings: &'static str, votes: [&'static str; 3], result: &'static [&'static str]) -> Kind {
    Kind { value, options, settings, votes, result }
}

const KINDS: [Kind; 15] = [
    kind(
        "",
        LIST,
        "Rule: most votes",
        ["choice=1", "choice=2&reason=It+weathers+well", "choice=2"],
        &["Decided by most votes: Natural oak, 2 of 3.", "It weathers well"],
    ),
    kind("", LIST, "Rule: most votes\nNone of the above: yes", ["choice=none", "choice=none", "choice=1"], &["Not decided: 2 of 3 want none of these."]),
    kind("proposal", "", "", ["choice=1", "choice=1", "choice=2"], &["Adopted: 2 agree, 0 disagree, nobody blocks."]),
    kind("proposal", "Yes\nNo", "Rule: majority", ["choice=1", "choice=1", "choice=2"], &["2 of 3", "Yes"]),
    kind("sense check", "", "", ["choice=1", "choice=2&reason=I+come+home+late", "choice=1"], &["looks good", "I come home late"]),
    kind("count", "", "Target: 2", ["choice=1", "choice=1", "choice=2"], &["2 take part; 2 were wished for."]),
    kind("question", "", "", ["reason=More+shade", "reason=Less+noon", "reason=Compost"], &["3 of 3 answered.", "More shade", "Less noon", "Compost"]),
    kind(
        "multiple choice",
        LIST,
        "Choose: 2\nRule: majority",
        ["choice=1&choice=2", "choice=2", "choice=2&choice=3"],
        &["Decided by more than half: Natural oak, 3 of 3."],
    ),
    kind("score", LIST, "Score: 0 to 5", ["value.1=5&value.2=3", "value.2=4&value.3=0", "value.2=1"], &["Most points: Natural oak, 8."]),
    kind("dot vote", LIST, "Points: 8", ["value.1=5&value.3=3", "value.2=8", "value.1=6&value.2=2"], &["Most points: Green, 11."]),
    kind("ranked choice", LIST, "Rule: most votes", ["value.2=1&value.1=2&value.3=3", "value.1=1&value.3=2", "value.3=1&value.2=2"], &["Tie", "Natural oak"]),
    kind(
        "borda",
        LIST,
        "Rule: most votes",
        ["value.2=1&value.1=2&value.3=3", "value.2=1&value.3=2&value.1=3", "value.1=1&value.2=2"],
        &["Decided by the count: Natural oak."],
    ),
    kind("condorcet", LIST, "Rule: most votes", ["value.3=1", "value.2=1&value.1=2&value.3=3", "value.2=1&value.3=2"], &["Decided by the count: Natural oak."]),
    kind("election", LIST, "Seats: 2\nRule: most votes", ["value.2=1&value.1=2", "value.2=1&value.1=2", "value.1=1"], &["Elected: ", "Natural oak"]),
    kind("meeting", TIMES, "", ["value.A=yes&value.B=no", "value.A=yes&value.B=maybe", "value.A=maybe&value.B=yes"], &["Best time:", "2 can come, 1 perhaps"]),
];

impl Moot {
    /// Fills in the page that asks, reads the draft that comes back, and opens it on its page.
    async fn asks_for(&self, cookie: &str, title: &str, kind: &Kind) -> i64 {
        let page = self.get_as(cookie, "/g/garden/ask").await;
        page.is(200).says(&format!("<option value=\"{}\">", kind.value));
        let fields = [("title", title), ("description", "We should decide this week."), ("type", kind.value), ("options", kind.options)];
        let fields = [&fields[..], &[("closes", "27 November 2026 18:00"), ("settings", kind.settings)]].concat();
        let fields: String = fields.iter().map(|(name, value)| format!("&{name}={}", coded(value))).collect();
        self.post_as(cookie, "/g/garden/ask", &format!("nonce={}{fields}", page.nonce())).await.is(200).says("The draft is on its way");
        let draft = self.letter("Ana", "draft").await;
        assert!(!draft.contains("was not understood") && draft.contains(title), "{draft}");
        let poll = self.number("SELECT MAX(id) FROM polls").await;
        let nonce = self.get_as(cookie, &format!("/p/{poll}")).await.says("Open it now").nonce();
        self.post_as(cookie, &format!("/p/{poll}/steer"), &format!("nonce={nonce}&do=open")).await.is(303);
        poll
    }

    /// Fills in a ballot whose every field stands on the page, and finds it filled in when it is opened again.
    async fn votes(&self, cookie: &str, poll: i64, vote: &str) {
        let path = format!("/p/{poll}");
        let page = self.get_as(cookie, &path).await;
        for field in vote.split('&') {
            page.is(200).says(&format!("name=\"{}\"", field.split('=').next().unwrap_or_default()));
        }
        self.post_as(cookie, &path, &format!("nonce={}&{vote}", page.nonce())).await.is(303);
        self.get_as(cookie, &path).await.says("Change my vote");
    }
}

#[tokio::test]
async fn every_kind_is_asked_voted_on_and_read_on_pages_alone() {
    on_both(async |moot| {
        let mut cookies = Vec::new();
        for name in ["Ana", "Ben", "Cleo"] {
            cookies.push(moot.sign_in(name).await);
        }
        let mut polls = Vec::new();
        for (index, kind) in KINDS.iter().enumerate() {
            let poll = moot.asks_for(&cookies[0], &format!("Question {index}?"), kind).await;
            for (cookie, vote) in cookies.iter().zip(kind.votes) {
                moot.votes(cookie, poll, vote).await;
            }
            polls.push(poll);
        }
        for (poll, kind) in polls.into_iter().zip(&KINDS) {
            moot.settle_now(poll).await;
            let page = moot.get_as(&cookies[1], &format!("/p/{poll}")).await;
            for words in kind.result {
                page.is(200).says(words);
            }
            moot.get_as(&cookies[2], &format!("/p/{poll}/ballots")).await.is(200).says("Ana").says("Ben").says("Cleo");
            moot.get_as(&cookies[2], &format!("/p/{poll}/sheet/csv")).await.is(200).says("Cleo,");
        }
    })
    .await;
}

#[tokio::test]
async fn options_stand_in_another_order_for_each_reader_and_the_same_for_one() {
    on_both(async |moot| {
        let ana = moot.sign_in("Ana").await;
        let list = "Anise\nBasil\nChives\nDill\nEndive\nFennel\nGarlic\nHorseradish";
        let poll = moot.asks_for(&ana, "Which herbs?", &kind("", list, "Shuffle: yes", ["", "", ""], &[])).await;
        let mut orders = Vec::new();
        for name in ["Ana", "Ben", "Cleo"] {
            let cookie = moot.sign_in(name).await;
            let order = async || {
                let page = moot.get_as(&cookie, &format!("/p/{poll}")).await.body;
                let found: Vec<(usize, &str)> = list.lines().map(|name| (page.find(&format!("<span>{name}</span>")).unwrap(), name)).collect();
                let mut found: Vec<(usize, &str)> = found;
                found.sort_unstable();
                // The code stays the option's own.
                for (code, name) in list.lines().enumerate().map(|(index, name)| (index + 1, name)) {
                    let label = page.split("<label").find(|label| label.contains(&format!("<span>{name}</span>"))).unwrap();
                    assert!(label.contains(&format!("value=\"{code}\"")), "{label}");
                }
                found.into_iter().map(|(_, name)| name.to_string()).collect::<Vec<_>>()
            };
            let seen = order().await;
            assert_eq!(seen, order().await, "{name} finds it as it was");
            let ballot = moot.letter(name, "ballot").await;
            let mailed: Vec<String> = ballot.lines().filter_map(|line| line.trim().strip_prefix("[ ] ")).map(|line| line[1..].trim().to_string()).collect();
            assert_eq!(mailed, seen, "page and mail agree");
            orders.push(seen);
        }
        assert!(orders[0] != orders[1] && orders[1] != orders[2] && orders[0] != orders[2], "{orders:?}");
    })
    .await;
}

#[tokio::test]
async fn every_ballot_is_listed_a_page_at_a_time_and_each_voter_finds_their_own() {
    on_both(async |moot| {
        let people = BALLOTS_ON_PAGE + 20;
        let mut names = Vec::new();
        for index in 0..people {
            let name = format!("Voter{index:03}");
            let address = Address::parse(&format!("{name}@people.example")).unwrap();
            let new = NewMember {
                handle: "garden".into(),
                address,
                name: name.clone(),
                role: Role::Member,
                zone: None,
                locale: None,
                prefers: None,
                quiet: true,
                name_is_right: false,
                added_by: None,
            };
            moot.admin(Command::AddMember(new)).await;
            names.push(name);
        }
        let poll = moot.ask().await;
        for name in &names {
            let person = moot.person(name).await;
            let vote = Command::VoteSignedIn { poll: poll.into(), choice: Choice::One("1".into()), reason: String::new() };
            moot.app.execute(Actor::Session { person }, vote, Cause::Occasion(format!("vote of {name}"))).await.unwrap();
        }
        // The last one votes for Cleo too, who joined before all of them.
        let cleo = moot.person("Cleo").await;
        let give = Command::SetProxy { poll: poll.into(), to: Some(names[people - 1].clone()) };
        moot.app.execute(Actor::Session { person: cleo }, give, Cause::Occasion("give".into())).await.unwrap();
        moot.settle(poll).await;
        let cookie = moot.sign_in(&names[people - 1]).await;
        let path = format!("/p/{poll}/ballots");
        let first = moot.get_as(&cookie, &path).await;
        first.is(200).says("<strong>Cleo</strong>").says("cast by").hides("The first ballots");
        let listed = |page: &str| names.iter().filter(|name| page.contains(&format!("<strong>{name}</strong>"))).cloned().collect::<Vec<_>>();
        assert_eq!(listed(&first.body), names[..BALLOTS_ON_PAGE]);
        let link = |page: &str, label: &str| {
            let (before, _) = page.split_once(&format!("\">{label}</a>")).unwrap_or_else(|| panic!("no {label} in {page}"));
            before.rsplit_once("href=\"").unwrap().1.replace("&#x3D;", "=")
        };
        let next = moot.get_as(&cookie, &link(&first.body, "More ballots")).await;
        assert_eq!(listed(&next.is(200).says("The first ballots").hides("More ballots").body), names[BALLOTS_ON_PAGE..]);
        let mine = moot.get_as(&cookie, &link(&first.body, "Your own ballot")).await;
        assert_eq!(listed(&mine.is(200).hides("Your own ballot").body), names[people - 1..]);
        // A reader who voted with those on the page is shown no way to them.
        let early = moot.sign_in(&names[0]).await;
        moot.get_as(&early, &path).await.hides("Your own ballot").says("More ballots");
        let csv = moot.get_as(&cookie, &format!("/p/{poll}/sheet/csv")).await;
        csv.is(200).says("reason,cast by\r\n").says(&format!("Cleo,1,,,,{}\r\n", names[people - 1])).says("Voter000,1,,,,\r\n");
    })
    .await;
}
