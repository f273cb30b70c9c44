use super::*;
use crate::core::group::{Membership, Role};
use crate::core::notice::{NoticeKind, NoticeState};
use crate::core::person::Level;
use crate::core::thread::Thread;
use crate::core::view::View;
use crate::core::visible::{Dossier, Fate};
use crate::face::poll::PollView;
use crate::face::prose::{Prose, WHOLE};
use crate::face::reader::Reader;
use crate::face::sample;
use jiff::Timestamp;

fn reader() -> Reader {
    Reader::new("en", "Europe/Berlin")
}

fn frame() -> Frame {
    let sign_out = Some(form("/sign-out"));
    Frame { signed_in: Some("Cleo".into()), sign_out, ..Frame::of(&sample::house()) }
}

fn form(action: &str) -> Form {
    Form { action: action.into(), nonce: "n0nce".into() }
}

fn steering(does: &[&str]) -> Vec<SteerForm> {
    does.iter().map(|does| SteerForm::new(&reader(), does, Form { action: "/p/9/steer".into(), nonce: "n0nce".into() })).collect()
}

fn vote() -> VotePage {
    VotePage {
        steer: Vec::new(),
        frame: Frame::of(&sample::house()),
        group: "Garden co-op".into(),
        voter: "Cleo".into(),
        poll: PollView::new(&reader(), &sample::open_poll()),
        chosen: Some("2".into()),
        reason: String::new(),
        voted: false,
        held: false,
        form: form("/v/token"),
        result: None,
        proxy: None,
    }
}

fn instant(text: &str) -> Timestamp {
    text.parse().expect("a sound instant")
}

/// One mail of each fate.
fn post() -> Post {
    let fate = |state, reason: Option<&str>| Fate {
        kind: NoticeKind::Comment,
        made_at: instant("2026-11-24T09:12:00Z"),
        due: instant("2026-11-25T06:00:00Z"),
        state,
        reason: reason.map(str::to_string),
        group: "Garden co-op".into(),
        title: "The north fence".into(),
    };
    use NoticeState::{Digested, Failed, ForDigest, Handed, Parked, Queued, Sent, Withheld};
    let plain = [Queued, ForDigest, Handed, Sent, Digested, Parked].map(|state| fate(state, None));
    let withheld = ["setting", "no_mailbox", "left_group", "overtaken", "deactivated"].map(|why| fate(Withheld, Some(why)));
    let fates = plain.into_iter().chain(withheld).chain([fate(Failed, Some("550 5.1.1 no such user"))]);
    Post { frame: frame(), lines: fates.map(|fate| PostLine::new(&reader(), &fate, true)).collect(), settings: "/settings".into() }
}

fn dossier() -> Dossier {
    let (person, group, thread) = (sample::reader(), sample::group(), sample::thread());
    let mut view = View::default();
    let since = person.joined_at;
    view.memberships.load((group.id, person.id, since), Membership { group: group.id, person: person.id, role: Role::Member, since, until: None });
    view.groups.load(group.id, group);
    view.threads.load(thread.id, Thread { starter: person.id, ..thread });
    view.people.load(person.id, person.clone());
    crate::core::visible::dossier(&view, person.id, instant("2026-11-24T09:12:00Z")).expect("Cleo is known")
}

fn settings() -> Settings {
    let place = |scope: &str, name: &str, set: Option<Level>| Place {
        scope: scope.into(),
        name: name.into(),
        now: Some(reader().plain("level-digest")),
        from: reader().plain("settings-from-all"),
        set: set.map(|level| level.word().to_string()).unwrap_or_default(),
        choices: LevelChoice::all(&reader(), set),
        unset: set.is_none(),
        may_unset: scope != "all",
    };
    Settings {
        frame: frame(),
        name: "Cleo".into(),
        saved: true,
        tried: true,
        form: form("/s/token"),
        places: vec![place("all", "All groups", Some(Level::Digest)), place("group.1", "Garden co-op", None)],
        pause: None,
        rest: form("/s/token/pause"),
        account: form("/s/token/account"),
        asked: true,
        mail: "/s/token/mail".into(),
        help: "help@moot.example".into(),
        returned: Vec::new(),
        digest: DigestForm {
            form: form("/s/token/digest"),
            daily: true,
            days: vec![(1, "Monday".into(), false), (2, "Tuesday".into(), true)],
            time: "07:00".into(),
            zone: "Europe/Berlin".into(),
            text_only: false,
        },
    }
}

fn thread() -> ThreadPage {
    let brief = sample::brief(crate::core::notice::NoticeKind::Comment).comment.expect("the sample has one");
    ThreadPage {
        frame: frame(),
        title: "The north fence".into(),
        group: "Garden co-op".into(),
        starter: "Ben".into(),
        started: reader().moment(sample::at("2026-11-20T08:00:00Z")),
        closed_by: None,
        closed_at: String::new(),
        comments: vec![ThreadComment::new(&reader(), &brief, |place| Some(format!("/f/{place}")))],
        votes: vec![PageLink { label: "Which colour for the fence?".into(), url: "/p/9".into() }],
        answer: Some("mailto:garden@moot.example".into()),
    }
}

fn archive() -> Archive {
    let line = |title: &str, detail: &str| ArchiveLine { title: title.into(), url: "/x".into(), detail: detail.into() };
    Archive {
        frame: frame(),
        waiting: Some(PageLink { label: "1 message waits for a coordinator".into(), url: "/g/garden/waiting".into() }),
        group: "Garden co-op".into(),
        group_address: "garden@moot.example".into(),
        ask: Some("/g/garden/ask".into()),
        poll_address: "garden-poll@moot.example".into(),
        threads: vec![line("The north fence", "3 messages")],
        votes: Vec::new(),
        newer: None,
        older: Some("?page=2".into()),
    }
}

fn home() -> Home {
    Home {
        frame: frame(),
        votes: vec![OpenVote { title: "Which colour for the fence?".into(), group: "Garden co-op".into(), until: "Friday".into(), url: "/p/9".into() }],
        groups: vec![HomeGroup {
            name: "Garden co-op".into(),
            members: 12,
            level: reader().plain("level-everything"),
            archive: "/g/garden".into(),
            address: "garden@moot.example".into(),
            poll_address: None,
        }],
        settings: "/settings".into(),
    }
}

fn ask(locale: &str) -> AskPage {
    let kinds = AskPage::kinds(&Reader::new(locale, "UTC"));
    AskPage { frame: frame(), group: "Garden co-op".into(), kinds, form: form("/g/garden/ask"), archive: "/g/garden".into(), sent: false }
}

fn result() -> ResultPage {
    let poll = PollView::new(&reader(), &sample::settled_poll());
    let chain = sample::settled_poll().poll.chain;
    ResultPage {
        frame: frame(),
        group: "Garden co-op".into(),
        mine: poll.mine.clone(),
        poll,
        chain,
        ballots: Some("/p/9/ballots".into()),
        turns: Vec::new(),
        sheets: vec![PageLink { label: "CSV".into(), url: "/p/9/sheet/csv".into() }],
        steer: steering(&["outcome", "review", "reopen"]),
    }
}

fn confirm(settled: Option<String>) -> Confirm {
    let words = Prose::new("It hides the bins. <script>alert(1)</script>", WHOLE);
    Confirm { frame: frame(), form: form("/c/token"), ask: "Is this your vote? Green.".into(), words, arrived: "Tuesday".into(), settled }
}

fn waiting() -> Waiting {
    let line = |from: &str, why: &str, may_block| WaitingLine {
        held: "7".into(),
        from: from.into(),
        subject: "Spare <seeds>".into(),
        words: Prose::new("May I have them? <script>alert(1)</script>", WHOLE),
        arrived: "Tuesday".into(),
        until: reader().say("waiting-until", &crate::face::words::args!["at" => "Friday"]),
        why: reader().plain(why),
        may_block,
        form: form("/g/garden/waiting"),
    };
    let lines = vec![line("eve@foreign.example", "waiting-stranger", true), line("Ben", "waiting-flood", false)];
    Waiting { frame: frame(), group: "Garden co-op".into(), archive: "/g/garden".into(), lines }
}

/// Every page once, with the name of its template.
fn pages(locale: &str) -> Vec<(&'static str, String)> {
    let drawn = |name: &'static str, html: anyhow::Result<String>| (name, html.unwrap_or_else(|error| panic!("{name}: {error:?}")));
    let frame = Frame::of(&sample::house());
    let voted = Voted {
        frame: frame.clone(),
        title: "Which colour?".into(),
        choice: "Green".into(),
        replaces: Some("White".into()),
        held: false,
        change: "/v/token".into(),
        until: "Friday".into(),
    };
    let sign_in = SignIn { frame: frame.clone(), form: form("/sign-in"), address: "cleo@".into(), problem: Some("That is no address.".into()) };
    let sent = SignInSent { frame: frame.clone(), address: "cleo@mail.example".into(), again: "/sign-in".into() };
    let opened = SignInConfirm { frame: frame.clone(), form: form("/in/token"), name: "Cleo".into(), ballot: false };
    let door =
        SecretDoor { frame: frame.clone(), title: "Who keeps the purse?".into(), group: "Garden co-op".into(), form: form("/v/token/open"), sent: false };
    let stop = Unsubscribe { frame: frame.clone(), form: form("/u/token"), thread: Some("The north fence".into()), ..Unsubscribe::default() };
    let stopped = Stopped { frame: frame.clone(), undo: form("/u/token/undo"), group: Some("Garden co-op".into()), ..Stopped::default() };
    vec![
        drawn("home", page("home", &home(), locale)),
        drawn("sign_in", page("sign_in", &sign_in, locale)),
        drawn("sign_in_sent", page("sign_in_sent", &sent, locale)),
        drawn("sign_in_confirm", page("sign_in_confirm", &opened, locale)),
        drawn("thread", page("thread", &thread(), locale)),
        drawn("secret", page("secret", &door, locale)),
        drawn("vote", page("vote", &vote(), locale)),
        drawn("voted", page("voted", &voted, locale)),
        drawn("result", page("result", &result(), locale)),
        drawn("settings", page("settings", &settings(), locale)),
        drawn("unsubscribe", page("unsubscribe", &stop, locale)),
        drawn("stopped", page("stopped", &stopped, locale)),
        drawn("confirm", page("confirm", &confirm(None), locale)),
        drawn("archive", page("archive", &archive(), locale)),
        drawn("ask", page("ask", &ask(locale), locale)),
        drawn("waiting", page("waiting", &waiting(), locale)),
        drawn("problem", page("problem", &problem(&reader(), frame.clone(), "link-expired"), locale)),
        drawn("mail", page("mail", &post(), locale)),
        drawn("my_data_confirm", page("my_data_confirm", &DataConfirm { frame: frame.clone(), form: form("/d/token") }, locale)),
        drawn("my_data", page("my_data", &DataPage::new(&reader(), frame.clone(), form("/d/token"), &dossier()), locale)),
        drawn("privacy", page("privacy", &Privacy { frame, address: "dpo@moot.example".into(), help: "help@moot.example".into(), days: 30 }, locale)),
    ]
}

#[test]
fn every_page_renders_as_agreed() {
    for (name, html) in pages("en") {
        insta::assert_snapshot!(format!("page-{name}"), html);
    }
}

#[test]
fn every_page_renders_in_every_locale_and_says_its_language() {
    for locale in crate::face::words::locales() {
        for (name, html) in pages(locale) {
            assert!(html.contains(&format!("<html lang=\"{locale}\"")), "{name}");
        }
    }
}

#[test]
fn every_template_of_a_page_is_drawn_by_these_tests() {
    let drawn: Vec<&str> = pages("en").into_iter().map(|(name, _)| name).collect();
    let files = templates::Files::iter().filter_map(|path| Some(path.strip_prefix("web/")?.strip_suffix(".html.hbs")?.to_string()));
    let missing: Vec<String> = files.filter(|name| !name.contains('/') && !drawn.contains(&name.as_str())).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn no_page_loads_anything_but_our_style_or_runs_a_script() {
    for (name, html) in pages("en") {
        let html = html.replace(r#"<link rel="stylesheet" href="/style.css">"#, "");
        for forbidden in ["<script", "<link", "src=", "<img", "<iframe", " onclick", "@import", "url("] {
            assert!(!html.contains(forbidden), "{name} has {forbidden}");
        }
        // A page is titled once, and its only forms are posts with a nonce.
        assert_eq!(html.matches("<h1").count(), 1, "{name}");
        assert_eq!(html.matches("<form").count(), html.matches(r#"<form method="post""#).count(), "{name}");
        assert_eq!(html.matches("<form").count(), html.matches(r#"name="nonce""#).count(), "{name}");
    }
    assert!(!stylesheet().contains("url(") && !stylesheet().contains("@import"));
}

#[test]
fn the_ballot_has_the_linked_option_chosen_and_one_button() {
    let html = page("vote", &vote(), "en").expect("it renders");
    assert!(html.contains(r#"value="2" required checked>"#), "{html}");
    assert_eq!(html.matches(" checked").count(), 1);
    assert_eq!(html.matches("<button").count(), 1);
    assert!(html.contains("Voting as Cleo"));
}

#[test]
fn a_closed_vote_has_no_form() {
    for stage in [crate::core::poll::Stage::Closed, crate::core::poll::Stage::Settled, crate::core::poll::Stage::Cancelled] {
        let mut brief = sample::open_poll();
        brief.poll.stage = stage;
        let html = page("vote", &VotePage { poll: PollView::new(&reader(), &brief), ..vote() }, "en").expect("it renders");
        assert!(!html.contains("<form"), "{html}");
    }
}

#[test]
fn something_settled_is_not_asked_again() {
    let html = page("confirm", &confirm(Some("Confirmed.".into())), "en").expect("it renders");
    assert!(html.contains("Confirmed.") && !html.contains("/c/token"));
}

#[test]
fn every_problem_says_what_to_do_next() {
    for code in ["not-found", "link-expired", "not-allowed", "too-many", "form", "fault", "anything"] {
        let problem = problem(&reader(), Frame::default(), code);
        assert!(!problem.title.is_empty() && !problem.next.is_empty());
    }
}
