//! Names that look like a member's and are written in other letters: whoever lets somebody in hears of it in the answer.

use crate::stage::{FOREIGN, Mail, Stage, plays};
use jiff::SignedDuration;
use mailmoot::core::command::{Command, NewMember, Outcome};
use mailmoot::core::group::Role;
use mailmoot::core::held::Moderation;
use mailmoot::core::notice::NoticeKind;
use mailmoot::core::person::Address;
use mailmoot::core::trust::Actor;
use mailmoot::core::view::Needs;

/// Ben, with a Greek B.
const COPY: &str = "\u{392}en";
/// Cleo, with a Cherokee C: no script of it is Cleo's, and it mixes two.
const MIXED: &str = "\u{13df}arla";

fn new(name: &str, local: &str) -> NewMember {
    NewMember {
        handle: "garden".into(),
        address: Address::parse(&format!("{local}@{FOREIGN}")).unwrap(),
        name: name.into(),
        role: Role::Member,
        zone: None,
        locale: None,
        prefers: None,
        quiet: true,
        name_is_right: false,
        added_by: None,
    }
}

/// Words as they are, however the lines are broken.
async fn said(stage: &Stage, who: &str, kind: NoticeKind) -> String {
    let mail = stage.mail(who).await;
    mail.is(kind);
    mail.text().split_whitespace().collect::<Vec<_>>().join(" ")
}

plays! {
    async fn the_admin_must_insist_on_a_name_that_looks_like_a_members(stage) {
        let add = async |new: NewMember| match stage.execute(Actor::Admin, Command::AddMember(new)).await.outcome {
            Outcome::Done(what) => what,
            Outcome::Refused(refusal) => refusal.code().to_string(),
            other => panic!("{other:?}"),
        };
        assert_eq!(add(new(COPY, "eve")).await, "odd-name");
        assert_eq!(add(new(MIXED, "eve")).await, "odd-name");
        assert_eq!(add(NewMember { name_is_right: true, ..new(COPY, "eve") }).await, "member");
        // The very same name is nobody's alone, and whoever belongs is not looked at again.
        assert_eq!(add(new("Ben", "ben")).await, "member");
        assert_eq!(add(new("BEN", "benny")).await, "member");
        assert_eq!(add(new(COPY, "evelyn")).await, "member");
        assert_eq!(add(NewMember { role: Role::Coordinator, ..new(COPY, "eve") }).await, "member");
        // In another group nobody is called like that.
        stage.group("orchard", "Orchard").await;
        assert_eq!(add(NewMember { handle: "orchard".into(), ..new("\u{0421}\u{0430}", "sa") }).await, "member");
        stage.forget().await;
    }

    async fn a_coordinator_who_invites_reads_which_names_look_like_others(stage) {
        let invite = |guests: &str| Mail::by("ana").to("help").subject("").says(&format!("invite: {guests}"));
        stage.accepts(invite(&format!("{COPY} <eve@{FOREIGN}>, Dora <dora@{FOREIGN}>, D\u{43e}ra <otto@{FOREIGN}>"))).await;
        let answer = said(stage, "ana", NoticeKind::Done).await;
        assert!(answer.contains(&format!("“{COPY}” looks like the name of Ben, but is written otherwise.")), "{answer}");
        assert!(answer.contains("“D\u{43e}ra” looks like the name of Dora, but is written otherwise."), "{answer}");
        assert!(!answer.contains("“Dora” looks like"), "{answer}");
        // Dora has not answered, and is known by her name all the same.
        stage.accepts(invite(&format!("Dor\u{430} <olga@{FOREIGN}>"))).await;
        let answer = said(stage, "ana", NoticeKind::Done).await;
        assert!(answer.contains("looks like the name of D"), "{answer}");
        stage.accepts(invite(&format!("{MIXED} <carla@{FOREIGN}>, Zoë O’Hara <zoe@{FOREIGN}>, Анна <anna@{FOREIGN}>"))).await;
        let answer = said(stage, "ana", NoticeKind::Done).await;
        assert!(answer.contains(&format!("“{MIXED}” mixes letters of several scripts")), "{answer}");
        assert!(!answer.contains("Zoë O’Hara”") && !answer.contains("“Анна”"), "{answer}");
        stage.forget().await;
    }

    async fn a_coordinator_who_lets_a_stranger_in_reads_that_their_name_looks_like_anothers(stage) {
        // What stands before the @ becomes their name.
        let wes = |local: &str, subject: &str| Mail::by(&format!("{local}@{FOREIGN}")).to("garden").subject(subject).says("May I have the spare seeds?");
        stage.member("garden", "ian", FOREIGN, |new| new.name = "ian.lake".into()).await;
        stage.accepts(wes("ian.1ake", "Seeds")).await;
        let asked = stage.mail("ana").await;
        asked.is(NoticeKind::Stranger);
        stage.accepts(Mail::reply("ana", &asked, "approve")).await;
        let answer = stage.mails("ana").await.into_iter().find(|mail| mail.kind() == NoticeKind::Done).expect("an answer");
        answer.says("Your words are posted").says("“ian.1ake” looks like the name of ian.lake");
        stage.forget().await;
        // On the page it is the same mail.
        stage.accepts(wes("lan.lake", "More seeds")).await;
        stage.forget().await;
        let handles = || Needs { handles: ["garden".into()].into(), ..Needs::default() };
        let group = stage.view(|_| handles()).await.group_named("garden").unwrap().id;
        let held = stage.view(|_| Needs { waiting: [group].into(), ..Needs::default() }).await.held.values().next().unwrap().id;
        let person = stage.person("ana").await;
        stage.execute(Actor::Session { person }, Command::Moderate { held, word: Moderation::Approve }).await;
        let answer = stage.mails("ana").await.into_iter().find(|mail| mail.kind() == NoticeKind::Done).expect("an answer");
        assert!(!answer.text().contains("looks like"), "an l is no i: {}", answer.text());
        stage.forget().await;
    }

    async fn a_poll_that_names_a_guest_like_a_member_says_so_and_waits_for_its_authors_word(stage) {
        let poll = format!("- Green\n- White\n\nVoters: Cleo, {COPY} <eve@{FOREIGN}>\nCloses: Friday 18:00");
        stage.accepts(Mail::by("ana").to("garden-poll").subject("Which color?").says(&poll)).await;
        let draft = stage.mail("ana").await;
        draft.is(NoticeKind::Draft);
        let text = draft.text().split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains(&format!("“{COPY}” looks like the name of Ben, but is written otherwise.")), "{text}");
        stage.pass(SignedDuration::from_hours(1)).await;
        assert!(stage.mails("cleo").await.is_empty(), "it does not open by itself");
        stage.accepts(Mail::reply("ana", &draft, "open")).await;
        stage.mail("cleo").await.is(NoticeKind::Ballot);
        stage.forget().await;
    }
}
