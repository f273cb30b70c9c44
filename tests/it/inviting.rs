//! Calendar invitations: what a ballot carries, what calendar programs answer, and what the result does to the calendar.

use crate::fixtures::messages;
use crate::stage::{DOMAIN, Mail, Received, STRONG, Stage, plays};
use crate::votes::counted;
use jiff::SignedDuration;
use mailmoot::core::ballot::{Choice, Fit};
use mailmoot::core::notice::NoticeKind;
use mailmoot::core::person::Level;
use mailmoot::core::view::Needs;
use mailmoot::outbound::sign::Signer;
use serde::Deserialize;
use std::path::Path;

const TIMES: &str = "Bring gloves; and baskets, if you have some.\n\n- Monday 30 November 2026 18:00\n- Tuesday 1 December 2026 19:00\n\n\
                     Type: meeting\nInvitation: yes\nRule: most votes\nCloses: Friday 18:00\n";

/// An event as a calendar program reads it.
struct Event(String);

impl Event {
    fn field(&self, name: &str) -> &str {
        let line = self.0.lines().find(|line| line.strip_prefix(name).is_some_and(|rest| rest.starts_with([':', ';'])));
        line.unwrap_or_else(|| panic!("no {name} in {}", self.0))
    }

    fn value(&self, name: &str) -> &str {
        self.field(name).split_once(':').unwrap().1
    }

    fn sequence(&self) -> u32 {
        self.value("SEQUENCE").parse().unwrap()
    }

    fn organizer(&self) -> &str {
        self.field("ORGANIZER").rsplit("mailto:").next().unwrap()
    }
}

/// The events of a mail, the one for the second time last.
fn events(mail: &Received) -> Vec<Event> {
    let unfolded = |text: &String| Event(text.replace("\r\n ", "").replace("\n ", ""));
    let mut events: Vec<Event> = mail.message.calendars.iter().map(unfolded).collect();
    events.sort_by_key(|event| event.value("DTSTART").to_string());
    for event in &events {
        let addresses: Vec<&str> = event.0.split("mailto:").skip(1).map(|rest| rest.split_whitespace().next().unwrap()).collect();
        assert_eq!(addresses.len(), 2, "nobody but the organizer and the reader: {}", event.0);
    }
    events
}

/// What a calendar program sends for an event.
fn reply(who: &str, event: &Event, method: &str, answer: &str) -> Mail {
    let address = Mail::by(who).from;
    let ics = format!(
        "BEGIN:VCALENDAR\nVERSION:2.0\nMETHOD:{method}\nBEGIN:VEVENT\nUID:{}\nSEQUENCE:{}\nDTSTAMP:20261124T110000Z\n\
         ATTENDEE;PARTSTAT={answer}:mailto:{address}\nEND:VEVENT\nEND:VCALENDAR\n",
        event.value("UID"),
        event.value("SEQUENCE")
    );
    let mime = format!(
        "Content-Type: multipart/alternative; boundary=\"z\"\n\n--z\nContent-Type: text/plain\n\n\n--z\nContent-Type: text/calendar; method={method}\n\n{ics}\n--z--\n"
    );
    Mail::by(who).to(event.organizer()).subject("Accepted: Pick the apples").mime(&mime)
}

async fn opened(stage: &Stage, text: &str) {
    stage.accepts(Mail::by("ana").to("garden-poll").subject("Pick the apples, all of them, before the frost comes; everybody is needed").says(text)).await;
    let draft = stage.mail("ana").await;
    draft.is(NoticeKind::Draft).says("invitation for your calendar");
    stage.accepts(Mail::reply("ana", &draft, "open")).await;
}

async fn choice(stage: &Stage, ballot: &Received, who: &str) -> Option<(Choice, String)> {
    let (poll, person) = (ballot.notice.poll.unwrap(), stage.person(who).await);
    let view = stage.view(|_| Needs { polls: [poll].into(), ballots: [(poll, person)].into(), ..Needs::default() }).await;
    view.ballot(poll, person).map(|ballot| (ballot.choice.clone(), ballot.reason.clone()))
}

fn times(fits: &[(&str, Fit)]) -> Choice {
    Choice::Times(fits.iter().map(|(code, fit)| ((*code).to_string(), *fit)).collect())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expect {
    fit: Fit,
    reason: String,
}

plays! {
    async fn answers_of_calendar_programs_are_votes(stage) {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/calendars");
        let files: Vec<_> = messages(&root).collect();
        assert!(files.len() >= 5);
        let names: Vec<String> = files.iter().map(|path| path.parent().unwrap().file_name().unwrap().to_string_lossy().replace('-', "")).collect();
        for name in &names {
            stage.member("garden", name, STRONG, |_| {}).await;
        }
        opened(stage, TIMES).await;
        for (number, (path, name)) in files.iter().zip(&names).enumerate() {
            let expect: Expect = toml::from_str(&std::fs::read_to_string(path.with_extension("expect")).unwrap()).unwrap();
            let ballot = stage.mail(name).await;
            let event = &events(&ballot)[0];
            let who = format!("{name}@{STRONG}");
            let text = std::fs::read_to_string(path).unwrap();
            let filled = [("name", "Robin Lee"), ("who", &who), ("organizer", event.organizer()), ("uid", event.value("UID")), ("sequence", event.value("SEQUENCE"))];
            let text = filled.iter().fold(text, |text, (key, value)| text.replace(&format!("{{{{{key}}}}}"), value));
            assert!(!text.contains("{{"), "{text}");
            // On the wire lines end with CRLF, whatever they ended with on disk.
            let text = if number % 2 == 0 { text } else { text.replace('\n', "\r\n") };
            let wire = text.replace("\r\n", "\n").replace('\n', "\r\n");
            let signed = Signer::new(&stage.key, STRONG, "post").unwrap().sign(wire.as_bytes()).unwrap();
            stage.world.advance(SignedDuration::from_secs(1));
            assert_eq!(stage.deliver(&who, &[event.organizer()], &signed).await.code, 250);
            stage.mail(name).await.is(NoticeKind::Receipt).says("Monday 30 November 2026 18:00");
            assert_eq!(choice(stage, &ballot, name).await, Some((times(&[("A", expect.fit)]), expect.reason)), "{name}");
        }
        stage.forget().await;
    }

    async fn a_time_is_found_in_calendars_and_the_chosen_one_stays_there(stage) {
        opened(stage, TIMES).await;
        let (ben, cleo, wes) = (stage.mail("ben").await, stage.mail("cleo").await, stage.mail("wes").await);
        ben.is(NoticeKind::Ballot).says("Each time is attached as an invitation for your calendar.");
        let asked = events(&ben);
        assert_eq!(asked.len(), 2);
        assert_eq!((asked[0].value("METHOD"), asked[0].value("STATUS")), ("REQUEST", "TENTATIVE"));
        assert_eq!((asked[0].value("DTSTART"), asked[0].value("DTEND")), ("20261130T180000Z", "20261130T190000Z"));
        assert!(asked[0].value("DESCRIPTION").starts_with("Bring gloves\\; and baskets\\, if you have some.\\n\\n"), "{}", asked[0].0);
        assert!(asked[0].field("ATTENDEE").ends_with("mailto:ben@strong.example"));
        assert_eq!(asked[0].value("UID"), events(&cleo)[0].value("UID"));
        assert_ne!(asked[0].organizer(), events(&cleo)[0].organizer());
        // One time after the other, and a change of mind.
        stage.accepts(reply("ben", &asked[0], "REPLY", "ACCEPTED")).await;
        stage.accepts(reply("ben", &asked[1], "REPLY", "ACCEPTED")).await;
        stage.accepts(reply("ben", &asked[1], "REPLY", "TENTATIVE")).await;
        stage.settled().await;
        assert_eq!(choice(stage, &ben, "ben").await.unwrap().0, times(&[("A", Fit::Yes), ("B", Fit::Maybe)]));
        // Weak proof waits for its owner, as any vote does.
        stage.accepts(reply("wes", &events(&wes)[1], "REPLY", "DECLINED")).await;
        assert_eq!(choice(stage, &wes, "wes").await, None);
        let question = stage.mail("wes").await;
        question.is(NoticeKind::Confirm).says("Tuesday 1 December 2026 19:00: no");
        stage.accepts(Mail::reply("wes", &question, "yes")).await;
        stage.settled().await;
        assert_eq!(choice(stage, &wes, "wes").await.unwrap().0, times(&[("B", Fit::No)]));
        // Another time is proposed: nothing is counted, and that is said.
        stage.accepts(reply("cleo", &events(&cleo)[0], "COUNTER", "TENTATIVE").header("Auto-Submitted: auto-generated")).await;
        stage.mail("cleo").await.is(NoticeKind::Question);
        assert_eq!(choice(stage, &cleo, "cleo").await, None);
        stage.forget().await;
        stage.pass(SignedDuration::from_hours(24 * 5)).await;
        let result = stage.mail("ben").await;
        result.is(NoticeKind::Result).says("The chosen time comes as an invitation for your calendar; the other times are taken back there.");
        let settled = events(&result);
        assert_eq!(settled.iter().map(|event| event.value("METHOD")).collect::<Vec<_>>(), ["REQUEST", "CANCEL"]);
        assert_eq!(settled.iter().map(|event| event.value("STATUS")).collect::<Vec<_>>(), ["CONFIRMED", "CANCELLED"]);
        for (before, after) in asked.iter().zip(&settled) {
            assert_eq!((before.value("UID"), before.organizer()), (after.value("UID"), after.organizer()));
            assert!(after.sequence() > before.sequence());
        }
        assert!(settled[0].field("ATTENDEE").contains("PARTSTAT=ACCEPTED"));
        // What their calendar says of the chosen time is between them and it.
        stage.forget().await;
        stage.accepts(reply("ben", &settled[0], "REPLY", "DECLINED")).await;
        stage.settled().await;
        assert!(stage.mails("ben").await.is_empty());
        assert_eq!(choice(stage, &ben, "ben").await.unwrap().0, times(&[("A", Fit::Yes), ("B", Fit::Maybe)]));
    }

    async fn an_outcome_that_names_a_time_puts_it_into_calendars(stage) {
        opened(stage, &TIMES.replace("Rule: most votes\n", "")).await;
        let ben = stage.mail("ben").await;
        let asked = events(&ben);
        stage.accepts(reply("ben", &asked[1], "REPLY", "ACCEPTED")).await;
        stage.forget().await;
        stage.pass(SignedDuration::from_hours(24 * 5)).await;
        let result = stage.mails("ana").await.pop().unwrap();
        result.is(NoticeKind::Result);
        assert!(result.message.calendars.is_empty(), "the vote is advice, and nothing is decided yet");
        stage.accepts(Mail::reply("ana", &result, "We meet on Tuesday 1 December 2026 19:00.")).await;
        stage.forget().await;
        stage.pass(SignedDuration::from_mins(10)).await;
        let outcome = stage.mail("ben").await;
        outcome.is(NoticeKind::Outcome).says("The chosen time comes as an invitation for your calendar");
        let told = events(&outcome);
        assert_eq!(told.iter().map(|event| event.value("METHOD")).collect::<Vec<_>>(), ["CANCEL", "REQUEST"]);
        assert!(told[1].sequence() > asked[1].sequence());
    }

    async fn a_poll_that_is_called_off_leaves_the_calendars(stage) {
        opened(stage, TIMES).await;
        let (ana, ben) = (stage.mail("ana").await, stage.mail("ben").await);
        stage.accepts(Mail::reply("ana", &ana, "poll: withdraw")).await;
        let off = stage.mail("ben").await;
        off.is(NoticeKind::PollChanged).says("The invitation in your calendar is taken back.");
        let told = events(&off);
        assert_eq!(told.iter().map(|event| event.value("METHOD")).collect::<Vec<_>>(), ["CANCEL", "CANCEL"]);
        assert_eq!(told[0].organizer(), events(&ben)[0].organizer());
        stage.forget().await;
    }

    async fn a_time_that_is_added_comes_into_calendars_and_one_that_goes_leaves_them(stage) {
        opened(stage, &format!("{TIMES}May add: yes\n")).await;
        let (ana, ben, cleo) = (stage.mail("ana").await, stage.mail("ben").await, stage.mail("cleo").await);
        stage.forget().await;
        let asked = events(&ben);
        for words in ["add: Some day", "add: Wednesday 2 December 2026"] {
            stage.accepts(Mail::reply("ben", &ben, words)).await;
            let asks = stage.mails("ben").await.remove(0);
            asks.is(NoticeKind::Refusal).says("not a day with its time");
            stage.pass(SignedDuration::from_hours(16)).await;
            stage.forget().await;
        }
        stage.accepts(Mail::reply("ben", &ben, "add: Wednesday 2 December 2026 20:00")).await;
        let news = stage.mail("cleo").await;
        news.is(NoticeKind::PollChanged).says("Ben has added an option: C");
        let told = events(&news);
        assert_eq!(told.len(), 3);
        assert_eq!((told[2].value("DTSTART"), told[2].value("METHOD")), ("20261202T200000Z", "REQUEST"));
        for (before, after) in events(&cleo).iter().zip(&told) {
            assert_eq!((before.value("UID"), before.organizer()), (after.value("UID"), after.organizer()));
            assert!(after.sequence() > before.sequence());
        }
        let mine = stage.mails("ben").await.into_iter().find(|mail| mail.kind() == NoticeKind::PollChanged).unwrap();
        assert_eq!(events(&mine).len(), 3, "whoever added it gets it too");
        stage.forget().await;
        stage.accepts(reply("cleo", &told[2], "REPLY", "ACCEPTED")).await;
        stage.mail("cleo").await.is(NoticeKind::Receipt).says("Wednesday 2 December 2026 20:00");
        assert_eq!(choice(stage, &cleo, "cleo").await.unwrap().0, times(&[("C", Fit::Yes)]));
        // Once somebody has voted the list stays; another time for a slot moves its event.
        stage.accepts(Mail::reply("ana", &ana, "poll: reword C: Wednesday 2 December 2026 21:00")).await;
        let moved = stage.mail("cleo").await;
        moved.is(NoticeKind::PollChanged);
        assert_eq!(events(&moved)[2].value("DTSTART"), "20261202T210000Z");
        let moved_event = &events(&moved)[2];
        assert_eq!((moved_event.value("UID"), moved_event.organizer()), (told[2].value("UID"), told[2].organizer()), "a calendar knows it again");
        assert!(moved_event.sequence() > told[2].sequence());
        moved.says("You had chosen it, and your vote stands.");
        let wes = stage.mail("wes").await;
        wes.is(NoticeKind::PollChanged).says("Ana has given option C other words: Wednesday 2 December 2026 21:00.");
        assert!(!wes.text().contains("You had chosen it"), "{}", wes.text());
        assert_eq!(events(&wes)[2].value("DTSTART"), "20261202T210000Z");
        assert_eq!(asked.len(), 2);
        stage.forget().await;
        // What a calendar still shows as it was is asked about; what it shows anew, and what did not move, is an answer.
        for (event, kind) in [(&told[2], NoticeKind::Question), (moved_event, NoticeKind::Receipt), (&asked[0], NoticeKind::Receipt)] {
            stage.accepts(reply("ben", event, "REPLY", "ACCEPTED")).await;
            stage.mail("ben").await.is(kind);
        }
        assert_eq!(choice(stage, &ben, "ben").await.unwrap().0, times(&[("A", Fit::Yes), ("C", Fit::Yes)]));
        stage.forget().await;
    }

    async fn a_time_that_is_taken_out_leaves_the_calendars(stage) {
        opened(stage, TIMES).await;
        let (ana, ben) = (stage.mail("ana").await, stage.mail("ben").await);
        stage.forget().await;
        stage.accepts(Mail::reply("ana", &ana, "poll: options\n- Tuesday 1 December 2026 19:00\n- Friday 4 December 2026 18:00\n")).await;
        let news = stage.mail("ben").await;
        news.is(NoticeKind::PollChanged);
        let told = events(&news);
        assert_eq!(told.iter().map(|event| event.value("METHOD")).collect::<Vec<_>>(), ["CANCEL", "REQUEST", "REQUEST"]);
        assert_eq!(told[0].value("UID"), events(&ben)[0].value("UID"));
        assert_eq!(told[1].value("UID"), events(&ben)[1].value("UID"));
        assert_eq!(told[2].value("DTSTART"), "20261204T180000Z");
        assert!(told[2].value("UID").contains("-C@"), "a code is not used again: {}", told[2].value("UID"));
        stage.forget().await;
    }

    async fn who_reads_digests_is_told_where_the_invitations_are_and_gets_the_chosen_time_at_once(stage) {
        stage.prefers("ben", Level::Digest).await;
        opened(stage, TIMES).await;
        stage.forget().await;
        stage.pass_until("2026-11-25T07:00:00Z").await;
        let digest = stage.mail("ben").await;
        digest.is(NoticeKind::Digest).says("To have the times in your calendar, reply “resend”");
        stage.accepts(Mail::reply("ben", &digest, "resend")).await;
        let ballot = stage.mail("ben").await;
        ballot.is(NoticeKind::Ballot);
        let asked = events(&ballot);
        stage.accepts(reply("ben", &asked[1], "REPLY", "ACCEPTED")).await;
        stage.mail("ben").await.is(NoticeKind::Receipt);
        stage.pass_until("2026-11-27T18:03:00Z").await;
        let result = stage.mail("ben").await;
        result.is(NoticeKind::Result);
        let told = events(&result);
        assert_eq!(told.iter().map(|event| event.value("METHOD")).collect::<Vec<_>>(), ["CANCEL", "REQUEST"]);
        assert_eq!((told[1].value("UID"), told[1].organizer()), (asked[1].value("UID"), asked[1].organizer()));
        stage.forget().await;
        stage.pass_until("2026-11-28T08:00:00Z").await;
        assert!(stage.mails("ben").await.is_empty(), "what was mailed is not told again");
    }

    async fn a_secret_vote_invites_to_nothing_and_says_why(stage) {
        for text in [format!("{TIMES}Secret: yes\n"), "Type: proposal\nSecret: yes\nInvitation: Saturday 5 December 2026 10:00\n".to_string()] {
            stage.accepts(Mail::by("ana").to("garden-poll").subject("Pick the apples").says(&text)).await;
            let draft = stage.mail("ana").await;
            draft.is(NoticeKind::Draft).says("It takes a vote that is not secret: what calendars answer comes by mail.").says("It waits for you.");
            stage.accepts(Mail::reply("ana", &draft, "open")).await;
            let ballot = stage.mail("ben").await;
            ballot.is(NoticeKind::Ballot);
            assert!(ballot.message.calendars.is_empty());
            stage.forget().await;
        }
    }

    async fn a_proposal_with_a_day_is_answered_from_the_calendar(stage) {
        opened(stage, "Type: proposal\nInvitation: Saturday 5 December 2026 10:00\nCloses: Friday 18:00\n").await;
        let (ben, cleo) = (stage.mail("ben").await, stage.mail("cleo").await);
        let asked = events(&ben);
        assert_eq!(asked.len(), 1);
        assert_eq!((asked[0].value("DTSTART"), asked[0].value("METHOD")), ("20261205T100000Z", "REQUEST"));
        assert!(!String::from_utf8_lossy(&ben.bytes).contains("multipart/mixed"), "one event is shown, not attached");
        stage.accepts(reply("ben", &asked[0], "REPLY", "ACCEPTED")).await;
        stage.mail("ben").await.is(NoticeKind::Receipt).says("Your vote is counted: agree.");
        stage.accepts(reply("cleo", &events(&cleo)[0], "REPLY", "DECLINED")).await;
        stage.mail("cleo").await.is(NoticeKind::Receipt).says("disagree");
        stage.accepts(Mail::reply("cleo", &cleo, "block\nThe frost comes earlier.")).await;
        stage.forget().await;
        stage.pass(SignedDuration::from_hours(24 * 5)).await;
        let result = stage.mail("cleo").await;
        result.is(NoticeKind::Result).says("Not adopted").says("The invitation in your calendar is taken back.");
        assert_eq!(events(&result)[0].value("METHOD"), "CANCEL");
        assert_eq!(events(&result)[0].value("UID"), asked[0].value("UID"));
    }

    async fn without_invitations_there_are_none_and_an_answer_to_one_is_nobodys(stage) {
        stage.accepts(Mail::by("ana").to("garden-poll").subject("Pick the apples").says("- Monday 30 November 2026 18:00\n- Tuesday 1 December 2026 19:00\n\nType: meeting\n")).await;
        stage.pass(SignedDuration::from_mins(10)).await;
        let ben = stage.mail("ben").await;
        assert!(ben.message.calendars.is_empty());
        stage.forget().await;
        let uid = format!("UID:poll-{}-A@{DOMAIN}\nSEQUENCE:0\nORGANIZER:mailto:{}", ben.notice.poll.unwrap(), ben.message.reply_to[0]);
        stage.accepts(reply("ben", &Event(uid), "REPLY", "ACCEPTED")).await;
        stage.settled().await;
        assert!(stage.mails("ben").await.is_empty() && counted(stage, &ben).await.is_empty());
    }

    async fn whoever_is_in_another_zone_is_told_whose_clock_the_times_are_read_from(stage) {
        stage.member("garden", "zoe", STRONG, |new| new.zone = Some("Pacific/Auckland".into())).await;
        let text = "- Monday 30 November 2026 18:00\n- Tuesday 1 December 2026 19:00\n\nType: meeting\nMay add: yes\n";
        stage.accepts(Mail::by("ana").to("garden-poll").subject("Pick the apples").says(text)).await;
        stage.mail("ana").await.is(NoticeKind::Draft).says("The times are those of your zone, Europe/Lisbon.");
        stage.pass(SignedDuration::from_mins(10)).await;
        let (ben, zoe) = (stage.mail("ben").await, stage.mail("zoe").await);
        ben.is(NoticeKind::Ballot).says("The times are those of your zone, Europe/Lisbon.");
        assert!(!ben.text().contains("In your zone:"), "{}", ben.text());
        let other = "The times are as Ana reads them, in the zone Europe/Lisbon. Your zone is Pacific/Auckland.";
        zoe.is(NoticeKind::Ballot).says(other).says("In your zone: A Tuesday 1 December 2026, 07:00 NZDT; B Wednesday 2 December 2026, 08:00 NZDT.");
        // What comes later is read as those beside it, whoever adds it, and nobody's calendar is written to.
        stage.accepts(Mail::reply("zoe", &zoe, "add: Wednesday 2 December 2026 20:00")).await;
        let news = stage.mails("cleo").await.pop().unwrap();
        news.is(NoticeKind::PollChanged).says("The times are those of your zone, Europe/Lisbon.");
        assert!(news.message.calendars.is_empty());
        stage.forget().await;
        stage.accepts(Mail::reply("zoe", &zoe, "A yes C maybe")).await;
        stage.mail("zoe").await.is(NoticeKind::Receipt);
        stage.pass(SignedDuration::from_hours(24 * 9)).await;
        stage.mails("zoe").await.pop().unwrap().is(NoticeKind::Result);
        stage.forget().await;
    }

    async fn what_cannot_be_invited_to_is_said_in_the_draft(stage) {
        for text in ["- Green\n- Natural oak\n\nInvitation: yes\n", "- Monday 30 November 2026\n- Tuesday\n\nType: meeting\nInvitation: yes\n", "Type: proposal\nInvitation: yes\n"] {
            stage.accepts(Mail::by("ana").to("garden-poll").subject("Pick the apples").says(text)).await;
            let draft = stage.mail("ana").await;
            draft.is(NoticeKind::Draft).says("Invitation: yes").says("in a proposal the day and time it is about");
            assert!(draft.message.calendars.is_empty());
            stage.accepts(Mail::reply("ana", &draft, "cancel")).await;
            stage.forget().await;
        }
    }
}
