use super::*;
use crate::core::brief::{Brief, DigestBrief};
use crate::core::notice::NoticeKind;
use crate::core::poll::{Invitation, PollKind};
use crate::face::letter::{Rendered, render};
use crate::face::sample;

const KINDS: [PollKind; 4] =
    [PollKind::Single, PollKind::Multiple { min: 1, max: None }, PollKind::Score { min: 0, max: 5 }, PollKind::Meeting { minutes: 60, maybe: true }];

/// A letter that shows a ballot with so many options.
fn asking(notice: NoticeKind, kind: PollKind, count: usize, name: &dyn Fn(usize) -> String) -> Brief {
    let mut brief = sample::brief(notice);
    let mut asked = brief.poll.take().unwrap_or_else(sample::open_poll);
    asked.poll.kind = kind;
    asked.poll.options =
        (1..=count).map(|code| Choosable { at: Some(sample::at("2026-11-26T17:00:00Z")), ..Choosable::new(&code.to_string(), &name(code)) }).collect();
    if matches!(kind, PollKind::Meeting { .. }) {
        asked.poll.settings.zone = "Pacific/Auckland".into();
        asked.poll.settings.invitation = Some(Invitation::Slots);
    }
    if notice == NoticeKind::Digest {
        let entry = brief.digest.iter().find(|entry| entry.poll.is_some() && !entry.decided).expect("a poll waits").clone();
        brief.digest = (0..40).map(|place| DigestBrief { code: format!("A{place}"), poll: Some(asked.clone()), ..entry.clone() }).collect();
    } else {
        brief.poll = Some(asked);
    }
    brief
}

fn rendered(brief: &Brief) -> Rendered {
    render(brief, &sample::house()).unwrap_or_else(|error| panic!("{:?}: {error:?}", brief.notice.kind))
}

#[test]
fn however_many_options_there_are_a_mail_stays_short_and_both_bodies_show_the_same_ones() {
    let names: [&dyn Fn(usize) -> String; 4] =
        [&|code| format!("Option {code}"), &|code| format!("{code:03}{}", "n".repeat(197)), &|code| format!("{code:03}{}", "\"'&<`=".repeat(32)), &|code| {
            format!("{code:03}{}", "ß🙂".repeat(98))
        }];
    for notice in [NoticeKind::Ballot, NoticeKind::Reminder, NoticeKind::PollChanged, NoticeKind::Question, NoticeKind::Draft, NoticeKind::Digest] {
        // A digest of forty such polls takes a while to draw; its entries differ only in whether they have buttons.
        for kind in &KINDS[..if notice == NoticeKind::Digest { 2 } else { KINDS.len() }] {
            for name in names {
                let letter = rendered(&asking(notice, *kind, 200, name));
                let html = letter.html.expect("Cleo reads HTML");
                assert!(html.len() <= 60_000, "{notice:?} {kind:?} {}: {}", name(1), html.len());
                let shown = |body: &str| (1..=200).filter(|code| body.contains(&name(*code)) || body.contains(&escape(&name(*code)))).collect::<Vec<_>>();
                assert_eq!(shown(&letter.text), shown(&html), "{notice:?} {kind:?} {}", name(1));
                let more = format!("{} more options are on the page.", 200 - shown(&html).len());
                if notice != NoticeKind::Digest && shown(&html).len() < 200 {
                    assert!(letter.text.contains(&more) && html.contains(&more), "{notice:?} {kind:?} {more}");
                }
            }
        }
    }
}

fn escape(text: &str) -> String {
    handlebars::html_escape(text)
}

#[test]
fn as_long_as_there_is_room_every_option_has_its_button_and_then_its_code_and_name() {
    let html = |count: usize| rendered(&asking(NoticeKind::Ballot, PollKind::Single, count, &|code| format!("Option {code}."))).html.expect("Cleo reads HTML");
    let buttons = |html: &str| html.matches("mailto:r-").count();
    for (count, all_buttons) in [(2, true), (12, true), (20, true), (60, false), (200, false)] {
        let html = html(count);
        let elsewhere = buttons(&html) - if all_buttons { count } else { 0 };
        assert!(elsewhere <= 2, "{count} options, {} buttons", buttons(&html));
        assert!((1..=count).all(|code| html.contains(&format!("Option {code}."))), "{count}");
        assert!(!html.contains("more options are on the page"), "{count}");
    }
}
