//! What each provider hears, in one table: a status that makes it give mail up is said only of what nobody could take.

use super::fixture::Case;
use super::post::{Post, unnumbered};
use super::{Place, comment, is_comment};
use crate::stage::Base;
use std::collections::BTreeMap;

/// The provider, and what it hears of a message that is taken, of a post that is not proven to be its own, of one that cannot
/// be read, of mail for nobody here, and of mail that is refused.
///
/// Mailgun stops at 406, Postmark at 403, SendGrid and SNS at any 4xx; a worker or script hands on what it hears. Whatever
/// else they hear they come again.
const TABLE: [(&str, [u16; 5]); 6] = [
    ("mailgun", [200, 401, 422, 406, 200]),
    ("postmark", [200, 401, 422, 200, 200]),
    ("sendgrid", [200, 503, 503, 200, 200]),
    ("ses", [200, 503, 503, 200, 200]),
    ("mandrill", [200, 401, 422, 200, 200]),
    ("script", [200, 401, 422, 406, 406]),
];

const CASES: [&[&str]; 5] =
    [&["comment", "vote", "old-secret"], &["wrong-signature", "unsigned", "stale"], &["malformed"], &["unknown-recipient"], &["two-senders"]];

/// The fixtures are posted over real HTTP by `every_fixture_on_*`; this holds what they must hear.
#[test]
fn no_provider_hears_a_status_that_makes_it_drop_mail_we_could_take() {
    for (provider, statuses) in TABLE {
        let fixtures: BTreeMap<String, u16> = Case::all(provider).into_iter().map(|case| (case.name, case.status)).collect();
        for (names, status) in CASES.into_iter().zip(statuses) {
            let told: Vec<(&str, u16)> = names.iter().filter_map(|name| Some((*name, *fixtures.get(*name)?))).collect();
            assert!(!told.is_empty(), "{provider} has no fixture among {names:?}");
            assert!(told.iter().all(|(_, said)| *said == status), "{provider} must hear {status}: {told:?}");
        }
        let stops: &[u16] = match provider {
            "mailgun" => &[406],
            "postmark" => &[403],
            "sendgrid" | "ses" => &[400, 401, 403, 404, 406, 422],
            _ => &[],
        };
        let mendable = fixtures.iter().filter(|(name, _)| CASES[1].contains(&name.as_str()) || name.starts_with("malformed") || *name == "in-s3");
        let dropped: Vec<_> = mendable.filter(|(_, status)| stops.contains(status)).collect();
        assert!(dropped.is_empty(), "{provider} would drop mail that a mended setting lets in: {dropped:?}");
        assert!(fixtures.values().all(|status| *status != 403), "{provider}");
    }
}

/// An id that is missing must not make one post of many.
#[tokio::test]
async fn posts_without_the_providers_own_id_are_told_apart_by_their_words() {
    let place = Place::open(Base::Sqlite).await;
    for provider in ["ses", "postmark"] {
        let posts: Vec<Post> = ["First", "Second"]
            .map(|subject| {
                unnumbered(
                    provider,
                    &comment(&place.stage, &format!("{subject} by {provider}")),
                    "garden@moot.example",
                    "ben@strong.example",
                    place.stage.now(),
                )
            })
            .into();
        for post in &posts {
            assert_eq!(place.post(post).await, 200, "{provider}");
            assert!(is_comment(&place.heard().await), "{provider}");
        }
        for post in &posts {
            assert_eq!(place.post(post).await, 200, "{provider}: a repeat");
            assert!(place.heard().await.is_empty(), "{provider}: a repeat was told of");
        }
    }
    place.stage.close().await;
}
