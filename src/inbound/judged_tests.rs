use super::*;
use crate::core::command::ServiceRole;
use crate::inbound::route::Target;

#[test]
fn a_signed_letter_speaks_where_it_names_us_and_for_sure_where_that_is_signed() {
    use Proof::{Failed, Strong, Weak};
    // To and Cc name the target, whether each is signed; how well it is proven, and whether for sure it is meant for us.
    let cases = [
        (true, false, true, true, Strong, true),
        (true, false, false, true, Strong, false),
        (false, true, true, true, Strong, true),
        (false, true, true, false, Strong, false),
        (true, true, false, true, Strong, true),
        (false, false, true, true, Weak, false),
    ];
    for (to, cc, signs_to, signs_cc, proof, meant) in cases {
        let named = Named { target: Target::Service(ServiceRole::Help), to, cc, by: None };
        let verdict = |proof| Verdict {
            proof: Some(proof),
            spf_domain: None,
            dkim_domains: Vec::new(),
            covers: Covers { to: signs_to, cc: signs_cc, ..Covers::default() },
            policy: None,
            notes: Vec::new(),
        };
        let judged = |proof, message: &Message| Judged::by(verdict(proof), message, false).unwrap().actor(&named);
        let sound = Message::default();
        assert_eq!(judged(Strong, &sound), Actor::Mail { from: None, proof, meant, spf_domain: None }, "{to} {cc} {signs_to} {signs_cc}");
        let rearranged = Message { out_of_place: true, ..Message::default() };
        assert_eq!(judged(Strong, &rearranged), Actor::Mail { from: None, proof: Weak, meant: false, spf_domain: None });
        assert_eq!(judged(Failed, &sound), Actor::Mail { from: None, proof: Failed, meant, spf_domain: None });
    }
}

#[test]
fn what_a_mail_answers_is_its_writers_word_where_that_is_signed() {
    use Proof::{Strong, Weak};
    // What names the notice, whether In-Reply-To and References are signed, and what that proves.
    let cases = [
        (None, false, false, Strong),
        (Some(Threading::InReplyTo), true, false, Strong),
        (Some(Threading::InReplyTo), false, true, Weak),
        (Some(Threading::References), false, true, Strong),
        (Some(Threading::References), true, false, Weak),
    ];
    for (by, in_reply_to, references, proof) in cases {
        let named = Named { target: Target::Service(ServiceRole::Help), to: true, cc: false, by };
        let covers = Covers { to: true, in_reply_to, references, ..Covers::default() };
        let verdict = Verdict { proof: Some(Strong), spf_domain: None, dkim_domains: Vec::new(), covers, policy: None, notes: Vec::new() };
        let judged = Judged::by(verdict, &Message::default(), false).unwrap().actor(&named);
        assert_eq!(judged, Actor::Mail { from: None, proof, meant: proof == Strong, spf_domain: None }, "{by:?} {in_reply_to} {references}");
    }
}
