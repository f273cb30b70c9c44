//! Whole replies of many mail programs (`fixtures/emails`), each sent signed through the real door of a running service
//! to the notice it answers, on both databases. What comes of each is exactly what its `.expect` says.

mod fixture;
mod outcome;
mod place;
mod shape;

use crate::postgres;
use fixture::{Outcome, all};
use place::Place;

/// How the lines of the files end on disk. On the wire every line ends with CRLF (RFC 5321 section 2.3.8).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Source {
    Lf,
    Crlf,
}

/// Everybody gets their notice, everybody answers it, and then we look.
async fn play(url: Option<String>, source: Source) {
    let fixtures = all();
    assert!(!fixtures.is_empty(), "there is nothing in fixtures/emails");
    let place = Place::open(url, &fixtures).await;
    // Whoever will be heard by all has their notice before the first of them speaks, and needs no other comment: else
    // each of their replies would be a letter to each of them.
    let mut notices = Vec::new();
    for fixture in &fixtures {
        notices.push(place.notice_for(fixture).await);
    }
    for fixture in fixtures.iter().filter(|fixture| fixture.expect.outcome == Outcome::Published) {
        place.hear_no_more_talk(fixture).await;
    }
    let mut answered = Vec::new();
    for (fixture, notice) in fixtures.iter().zip(notices) {
        let seen = place.last(fixture);
        let message = fixture.filled(&notice, &place.keyring(), source);
        place.send(&fixture.address, &notice.recipient(fixture), &message).await;
        answered.push((fixture, seen, message));
    }
    let mut wrong = Vec::new();
    for (fixture, seen, message) in answered {
        wrong.extend(outcome::check(&place, fixture, seen, &message).await.err().map(|error| format!("{}: {error}", fixture.name)));
    }
    place.close().await;
    assert!(wrong.is_empty(), "{} of {} were read wrongly:\n{}", wrong.len(), fixtures.len(), wrong.join("\n"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn replies_of_all_programs_are_understood_with_sqlite() {
    play(None, Source::Lf).await;
    play(None, Source::Crlf).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn replies_of_all_programs_are_understood_with_postgres() {
    for source in [Source::Lf, Source::Crlf] {
        let fresh = postgres::fresh().await;
        play(Some(fresh.url.clone()), source).await;
    }
}
