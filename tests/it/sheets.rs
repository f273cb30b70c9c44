//! The ballots of a counted poll as files: over HTTP the same bytes as on the command line, for those who may see them.

use crate::kinds::ask;
use crate::stage::{Mail, STRONG, Stage, plays};
use crate::votes::ballots;
use jiff::SignedDuration;
use mailmoot::cli::verify::{Form, report};
use mailmoot::core::ids::PollId;
use mailmoot::core::notice::NoticeKind;

const TITLE: &str = "Which color for the fence?";

/// Head and body of an answer.
struct Got {
    head: String,
    body: String,
}

async fn get(stage: &Stage, cookie: &str, path: &str) -> Got {
    let answer = ask(stage, &format!("GET {path} HTTP/1.1\r\nCookie: {cookie}\r\n"), "").await;
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    Got { head: head.to_lowercase(), body: body.to_string() }
}

fn nonce(page: &str) -> &str {
    page.rsplit("name=\"nonce\" value=\"").next().and_then(|rest| rest.split('"').next()).unwrap()
}

/// Signs somebody in by the mail that they get, and gives their cookie.
async fn signed_in(stage: &Stage, who: &str) -> String {
    stage.forget().await;
    let form = "Content-Type: application/x-www-form-urlencoded\r\n";
    let page = get(stage, "", "/in").await.body;
    ask(stage, &format!("POST /in HTTP/1.1\r\n{form}"), &format!("nonce={}&address={who}@{STRONG}", nonce(&page))).await;
    let mail = stage.mail(who).await;
    mail.is(NoticeKind::SignIn);
    let text = mail.text();
    let path = text[text.find("/in/").unwrap()..].split_whitespace().next().unwrap();
    let entered = ask(stage, &format!("POST {path} HTTP/1.1\r\n{form}"), "").await.to_lowercase();
    let (_, rest) = entered.split_once("set-cookie: ").unwrap_or_else(|| panic!("{entered}"));
    rest.split(';').next().unwrap().to_string()
}

async fn on_command_line(stage: &Stage, form: Form) -> String {
    let app = &stage.running().app;
    report(&app.store, app.query().await.unwrap(), TITLE, Some(form)).await.unwrap().text
}

/// Ben and Cleo have voted, and it may be counted.
async fn voted(stage: &Stage) -> PollId {
    let (ben, cleo) = ballots(stage).await;
    stage.accepts(Mail::reply("ben", &ben, "3")).await;
    stage.accepts(Mail::reply("cleo", &cleo, "2\n\n=HYPERLINK(\"x\")")).await;
    ben.notice.poll.unwrap()
}

async fn close(stage: &Stage) {
    stage.pass_until("2026-11-27T18:00:00Z").await;
    stage.pass(SignedDuration::from_mins(3)).await;
}

plays! {
    async fn every_form_has_the_bytes_of_the_command_line_and_is_a_file(stage) {
        let poll = voted(stage).await;
        close(stage).await;
        let cookie = signed_in(stage, "ben").await;
        let page = get(stage, &cookie, &format!("/p/{poll}")).await.body;
        for form in Form::ALL {
            let path = format!("/p/{poll}/sheet/{}", form.word());
            assert!(page.contains(&format!("href=\"{path}\"")), "{path} is not linked:\n{page}");
            let got = get(stage, &cookie, &path).await;
            assert!(got.head.starts_with("http/1.1 200"), "{}", got.head);
            assert!(got.head.contains(&format!("content-disposition: attachment; filename=\"ballots-{poll}.{}\"", form.word())), "{}", got.head);
            assert_eq!(got.body, on_command_line(stage, form).await);
        }
        let csv = get(stage, &cookie, &format!("/p/{poll}/sheet/csv")).await.body;
        assert!(csv.contains("Ben,") && csv.contains("\"'=HYPERLINK(\"\"x\"\")\""), "{csv}");
        assert!(!on_command_line(stage, Form::Json).await.contains("Ben"), "the other forms name nobody");
    }

    async fn who_may_not_see_the_ballots_finds_nothing_there(stage) {
        let poll = voted(stage).await;
        stage.group("choir", "Choir").await;
        stage.member("choir", "dora", STRONG, |_| {}).await;
        let (ben, dora) = (signed_in(stage, "ben").await, signed_in(stage, "dora").await);
        for form in Form::ALL {
            let (real, made_up) = (format!("/p/{poll}/sheet/{}", form.word()), format!("/p/4711/sheet/{}", form.word()));
            let nothing = get(stage, &dora, &made_up).await;
            assert!(nothing.head.starts_with("http/1.1 404"), "{}", nothing.head);
            // Before it is counted there is nothing for anybody.
            assert_eq!(get(stage, &ben, &real).await.body, get(stage, &ben, &made_up).await.body);
        }
        close(stage).await;
        for form in Form::ALL {
            let (real, made_up) = (format!("/p/{poll}/sheet/{}", form.word()), format!("/p/4711/sheet/{}", form.word()));
            for who in [&dora, ""] {
                let (real, made_up) = (get(stage, who, &real).await, get(stage, who, &made_up).await);
                assert_eq!(real.head.lines().next(), made_up.head.lines().next());
                assert_eq!(real.body.replace(&poll.to_string(), "4711"), made_up.body);
            }
        }
        let odd = get(stage, &ben, &format!("/p/{poll}/sheet/xls")).await;
        assert!(odd.head.starts_with("http/1.1 404"), "{}", odd.head);
    }

    async fn a_kind_offers_only_the_forms_it_can_be_written_in(stage) {
        let text = "What did we learn?\n\nType: question round\nCloses: Friday 18:00\n";
        stage.accepts(Mail::by("ana").to("garden-poll").subject(TITLE).says(text)).await;
        let draft = stage.mail("ana").await;
        stage.accepts(Mail::reply("ana", &draft, "open")).await;
        let ben = stage.mail("ben").await;
        stage.accepts(Mail::reply("ben", &ben, "More shade for the lettuce.")).await;
        close(stage).await;
        let (poll, cookie) = (ben.notice.poll.unwrap(), signed_in(stage, "ben").await);
        let page = get(stage, &cookie, &format!("/p/{poll}")).await.body;
        for form in Form::ALL {
            let path = format!("/p/{poll}/sheet/{}", form.word());
            let there = form == Form::Csv;
            assert_eq!((page.contains(&path), get(stage, &cookie, &path).await.head.starts_with("http/1.1 200")), (there, there), "{path}");
        }
    }
}
