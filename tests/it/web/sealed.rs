//! What comes out of a secret poll before its close and after: the files of its ballots, and what its author is refused.

use super::stage::{Moot, Seen, on_both};

const FORMS: [&str; 3] = ["csv", "json", "blt"];
const VOTERS: [&str; 4] = ["Ana", "Ben", "Cleo", "Emil"];

/// A page without the nonces of its forms, which are never twice the same.
fn bare(page: &str) -> String {
    let mut parts = page.split("name=\"nonce\" value=\"");
    let first = parts.next().unwrap_or_default().to_string();
    parts.fold(first, |text, part| text + part.split_once('"').map_or(part, |(_, rest)| rest))
}

async fn sheet(moot: &Moot, cookie: &str, poll: i64, form: &str) -> Seen {
    moot.get_as(cookie, &format!("/p/{poll}/sheet/{form}")).await
}

/// What the forms hold when Ana, Ben, Cleo and Emil vote so; what anybody gets before that is what a poll that never was gives.
async fn sheets(moot: &Moot, text: &str, votes: [&str; 4]) -> Vec<(u16, String)> {
    let poll = moot.ask_text(&format!("{text}\nSecret: yes")).await;
    let mut readers = Vec::new();
    for name in VOTERS {
        readers.push(moot.sign_in(name).await);
    }
    let shut = async |votes: usize| {
        // Another one looks each time: whoever asked, and both who may vote.
        let reader = &readers[votes % readers.len()];
        for form in FORMS {
            let (real, made_up) = (sheet(moot, reader, poll, form).await, sheet(moot, reader, 4711, form).await);
            assert_eq!((real.is(404).status, bare(&real.body)), (made_up.status, bare(&made_up.body)), "{form} after {votes} votes");
        }
    };
    shut(0).await;
    for (index, (name, vote)) in VOTERS.into_iter().zip(votes).enumerate() {
        let cookie = moot.opened(name).await;
        moot.vote(name, &cookie, vote).await;
        shut(index + 1).await;
    }
    moot.settle_now(poll).await;
    let mut sheets = Vec::new();
    for form in FORMS {
        let one = sheet(moot, &readers[0], poll, form).await;
        for reader in &readers {
            assert_eq!(sheet(moot, reader, poll, form).await.body, one.body, "everybody gets the same");
        }
        for name in VOTERS.into_iter().chain(["people.example"]) {
            one.hides(name);
        }
        sheets.push((one.status.as_u16(), if one.status == 200 { one.body } else { String::new() }));
    }
    sheets
}

#[tokio::test]
async fn a_sheet_tells_nothing_before_the_close_and_never_whose_a_ballot_is() {
    let list = "- Green\n- Oak\n- White\n";
    let kinds = [
        (list.to_string(), ["choice=1", "choice=2", "choice=1", "choice=3"], [200, 200, 200]),
        ("Type: proposal\n".into(), ["choice=1", "choice=4", "choice=1", "choice=2"], [200, 200, 404]),
        (format!("{list}Type: ranked choice\n"), ["value.1=1&value.2=2", "value.3=1", "value.2=1", "value.2=1&value.3=2"], [200, 200, 200]),
    ];
    on_both(async |moot| {
        moot.with_emil().await;
        for (text, votes, there) in &kinds {
            let one = sheets(moot, text, *votes).await;
            assert_eq!(one.iter().map(|(status, _)| *status).collect::<Vec<_>>(), there, "{text}");
            assert_eq!(one[0].1.lines().count(), 5, "a line for each ballot: {}", one[0].1);
            // The same ballots of other people are the same files.
            assert_eq!(sheets(moot, text, [votes[1], votes[2], votes[3], votes[0]]).await, one, "{text}");
        }
    })
    .await;
}

#[tokio::test]
async fn no_refusal_and_no_page_tells_whether_somebody_has_voted() {
    let orders = [
        "do=title&words=Who",
        "do=describe&words=Why",
        "do=options&words=A%0D%0AB",
        "do=add&words=Emil",
        "do=reword&words=1:+Benjamin",
        "do=extend&until=in+1+hour",
        "do=extend&until=once+upon+a+time",
        "do=open",
    ];
    on_both(async |moot| {
        let poll = moot.ask_text("- Green\n- Oak\n\nSecret: yes\nVoters: Ben, Cleo").await;
        let ana = moot.sign_in("Ana").await;
        let path = format!("/p/{poll}");
        let told = async || {
            let mut told = vec![bare(&moot.get_as(&ana, &path).await.body)];
            for order in orders {
                let nonce = format!("{:032x}", moot.world.number());
                let answer = moot.post_as(&ana, &format!("{path}/steer"), &format!("nonce={nonce}&{order}")).await;
                told.push(bare(&answer.is(422).body));
            }
            told
        };
        let before = told().await;
        assert!(before[1].contains("a secret vote stays as it was opened"), "{}", before[1]);
        assert!(!before[0].contains("value=\"add\"") && before[0].contains("value=\"extend\""), "{}", before[0]);
        for name in ["Ben", "Cleo"] {
            let cookie = moot.opened(name).await;
            moot.vote(name, &cookie, "choice=1").await;
            assert_eq!(told().await, before, "after {name} has voted");
        }
    })
    .await;
}
