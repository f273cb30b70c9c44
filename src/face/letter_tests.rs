use super::*;
use crate::core::ids::PersonId;
use crate::core::notice::NoticeBody;
use crate::core::poll::{Change, Changed, PollKind};
use crate::core::tally::Verdict;
use crate::face::sample;
use crate::face::words::locales;
use std::collections::BTreeSet;

fn letter(brief: &Brief) -> Rendered {
    render(brief, &sample::house()).unwrap_or_else(|error| panic!("{:?}: {error:?}", brief.notice.kind))
}

fn html(letter: &Rendered) -> &str {
    letter.html.as_deref().expect("Cleo reads HTML")
}

fn samples() -> Vec<(Brief, Rendered)> {
    NoticeKind::ALL.map(sample::brief).map(|brief| (brief.clone(), letter(&brief))).to_vec()
}

/// What a reader of the HTML sees, one blank between words.
fn visible(html: &str) -> String {
    let body = html.split_once("<div").map_or(html, |(_, body)| body.split_once('>').map_or(body, |(_, body)| body));
    let tags = regex::Regex::new(r"<[^>]*>").expect("a sound pattern");
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#x3D;", "="), ("&#x60;", "`"), ("&nbsp;", " "), ("&amp;", "&")];
    let text = entities.iter().fold(tags.replace_all(body, " ").into_owned(), |text, (from, to)| text.replace(from, to));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn links(text: &str) -> BTreeSet<String> {
    let pattern = regex::Regex::new("https?://[^\\s\"<>”]+").expect("a sound pattern");
    pattern.find_iter(&text.replace("&#x3D;", "=").replace("&amp;", "&")).map(|link| link.as_str().to_string()).collect()
}

#[test]
fn every_kind_renders_as_agreed() {
    for (brief, letter) in samples() {
        let folder = brief.notice.kind.folder();
        insta::assert_snapshot!(format!("{folder}.txt"), format!("Subject: {}\n\n{}", letter.subject, letter.text));
        insta::assert_snapshot!(format!("{folder}.html"), html(&letter));
    }
}

#[test]
fn the_mails_of_a_secret_vote_read_as_agreed() {
    for brief in sample::secrets().into_iter().filter(|brief| brief.poll.as_ref().is_some_and(|poll| poll.poll.settings.secret)) {
        let letter = letter(&brief);
        let folder = brief.notice.kind.folder();
        assert!(!html(&letter).contains("mailto:r-") || brief.notice.kind != NoticeKind::Ballot, "no answer is filled in");
        insta::assert_snapshot!(format!("secret-{folder}.txt"), format!("Subject: {}\n\n{}", letter.subject, letter.text));
    }
    let few = letter(&sample::upshots()[1]);
    insta::assert_snapshot!("secret-result-few.txt", format!("Subject: {}\n\n{}", few.subject, few.text));
}

#[test]
fn every_kind_has_three_templates() {
    for kind in NoticeKind::ALL {
        for part in ["subject.txt", "body.txt", "body.html"] {
            assert!(templates::Files::get(&format!("mail/{}/{part}.hbs", kind.folder())).is_some(), "{kind:?} lacks {part}");
        }
    }
}

#[test]
fn everything_there_is_to_say_can_be_said_in_every_locale() {
    for locale in locales() {
        for mut brief in NoticeKind::ALL.map(sample::brief).into_iter().chain(sample::variants()) {
            brief.reader.locale = locale.into();
            let letter = letter(&brief);
            assert!(html(&letter).contains(&format!("<html lang=\"{locale}\"")));
            assert!(!letter.subject.is_empty());
        }
    }
}

#[test]
fn both_bodies_state_the_same_facts() {
    let words = regex::Regex::new(r"[\p{L}\p{N}]+").expect("a sound pattern");
    let addresses = regex::Regex::new(r"https?://\S+").expect("a sound pattern");
    for brief in NoticeKind::ALL.map(sample::brief).into_iter().chain(sample::variants()) {
        let letter = letter(&brief);
        let kind = brief.notice.kind;
        assert_eq!(links(&letter.text), links(html(&letter)), "links of {kind:?}");
        let seen = visible(html(&letter)).to_lowercase();
        let seen: BTreeSet<&str> = words.find_iter(&seen).map(|word| word.as_str()).collect();
        let said = addresses.replace_all(&letter.text, "").to_lowercase();
        // A link stands as words in HTML and behind "Or vote on the web:" or the like in text.
        let missing: Vec<&str> = words.find_iter(&said).map(|word| word.as_str()).filter(|word| !seen.contains(word)).collect();
        assert!(missing.is_empty(), "{kind:?}: the HTML lacks {missing:?}");
        let numbers = seen.iter().filter(|word| word.chars().all(|c| c.is_ascii_digit()));
        let lost: Vec<_> = numbers.filter(|number| !letter.text.contains(**number)).collect();
        assert!(lost.is_empty(), "{kind:?}: the text lacks {lost:?}");
    }
}

#[test]
fn a_ballot_names_question_deadline_and_every_option_in_both_bodies() {
    let letter = letter(&sample::brief(NoticeKind::Ballot));
    for body in [letter.text.clone(), visible(html(&letter))] {
        for fact in ["Which colour for the fence?", "Friday 27 November 2026, 18:00 CET", "Green", "Natural oak", "White", "8 of 12"] {
            assert!(body.contains(fact), "{fact} is missing from\n{body}");
        }
    }
    assert!(letter.text.contains("  [ ] 2  Natural oak\n"));
    assert!(html(&letter).contains("body&#x3D;2%0D%0A"), "the button fills the answer in");
    assert!(html(&letter).contains(">Vote Natural oak</a>"));
}

#[test]
fn reply_tokens_stand_in_mailto_links_only() {
    let reply = regex::Regex::new(r"\br-[a-z2-7]{39}@").expect("sound");
    for (brief, letter) in samples() {
        let kind = brief.notice.kind;
        assert!(!reply.is_match(&letter.text), "{kind:?} shows a reply address in text:\n{}", letter.text);
        assert!(!reply.is_match(&visible(html(&letter))), "{kind:?}");
    }
}

#[test]
fn all_mails_of_one_poll_have_one_subject() {
    let kinds = [NoticeKind::Ballot, NoticeKind::Receipt, NoticeKind::Question, NoticeKind::Confirm, NoticeKind::Result, NoticeKind::LateVote];
    let subjects: BTreeSet<String> = kinds.iter().map(|kind| letter(&sample::brief(*kind)).subject).collect();
    assert_eq!(subjects, BTreeSet::from(["Vote: Which colour for the fence? [Garden co-op]".to_string()]));
}

#[test]
fn the_footer_says_who_reads_why_where_and_how_to_stop() {
    let token = regex::Regex::new(r"[a-z2-7]{39}").expect("sound");
    for (brief, letter) in samples() {
        if brief.notice.kind.goes_to_a_passer_by() {
            // Its reader is nobody we know: nothing in it may act for anybody.
            assert!(letter.text.contains("Run by Ana Silva, contact@moot.example"), "{}", letter.text);
            assert!(!token.is_match(&letter.text) && !token.is_match(html(&letter)), "{}", letter.text);
            continue;
        }
        let (_, foot) = letter.text.rsplit_once("\n-- \n").unwrap_or_else(|| panic!("{:?} has no footer", brief.notice.kind));
        for part in ["reply", "https://moot.example/s/", "Run by Ana Silva, contact@moot.example", "/privacy"] {
            assert!(foot.contains(part), "{:?} lacks {part}:\n{foot}", brief.notice.kind);
        }
        assert_eq!(letter.text.matches("\n-- \n").count(), 1);
    }
}

#[test]
fn nothing_in_a_mail_is_fetched_or_run() {
    for (brief, letter) in samples() {
        for forbidden in ["<script", "<link", "<img", "src=", "<form", "<iframe", "@import", "url(", "@font-face"] {
            assert!(!html(&letter).contains(forbidden), "{:?} has {forbidden}", brief.notice.kind);
        }
    }
}

#[test]
fn our_text_is_narrow_and_has_no_long_runs_of_one_symbol() {
    for (brief, letter) in samples() {
        for line in letter.text.lines() {
            let mine = brief.comment.as_ref().is_some_and(|comment| comment.comment.words.contains(line));
            assert!(mine || line.contains("https://") || line.chars().count() <= 72, "{:?}: {line}", brief.notice.kind);
            assert!(line == "-- " || !line.ends_with(' '), "{:?}: {line:?} would flow", brief.notice.kind);
            let symbols: Vec<char> = line.chars().collect();
            let run = symbols.windows(4).any(|four| !four[0].is_alphanumeric() && !four[0].is_whitespace() && four.iter().all(|c| *c == four[0]));
            assert!(!run, "{:?}: {line}", brief.notice.kind);
        }
    }
}

/// Puts those words everywhere people's words go.
fn filled(kind: NoticeKind, words: &str) -> Brief {
    let mut brief = sample::brief(kind);
    if let Some(comment) = &mut brief.comment {
        comment.comment.words = words.into();
        comment.author = words.into();
    }
    if let Some(thread) = &mut brief.thread {
        thread.title = words.into();
    }
    if let Some(group) = &mut brief.group {
        group.group.name = words.into();
        group.coordinators = vec![words.into()];
    }
    if let Some(poll) = &mut brief.poll {
        poll.asker = words.into();
        poll.poll.title = words.into();
        poll.poll.description = words.into();
        poll.poll.options[0].name = words.into();
        let vote = poll.votes.first().cloned();
        poll.votes.extend(std::iter::repeat_n(vote, 100).flatten().map(|vote| crate::core::brief::NamedVote {
            name: words.into(),
            reason: words.into(),
            ..vote
        }));
    }
    match &mut brief.notice.body {
        NoticeBody::Receipt { reason: said, .. } | NoticeBody::Question { words: said, .. } | NoticeBody::Refusal { words: said, .. } => *said = words.into(),
        NoticeBody::Stranger { from, subject, words: said, .. } => (*from, *subject, *said) = (words.into(), words.into(), words.into()),
        _ => {}
    }
    for entry in &mut brief.digest {
        entry.group.name = words.into();
        entry.comments.iter_mut().for_each(|comment| comment.comment.words = words.into());
    }
    brief.names.values_mut().for_each(|name| *name = words.into());
    brief
}

#[test]
fn hostile_words_stay_words_and_headers_stay_one_line() {
    let words = "<script>alert(1)</script>\r\nBcc: all@moot.example\u{202E} {{lang}} {{{x}}} \u{1}\n-- \nfake foot & \"quotes\"";
    for kind in NoticeKind::ALL {
        let letter = letter(&filled(kind, words));
        assert!(!letter.subject.contains(['\r', '\n', '\u{202E}', '\u{1}']), "{kind:?}: {:?}", letter.subject);
        assert!(!letter.text.contains(['\r', '\u{202E}', '\u{1}']), "{kind:?}");
        assert_eq!(letter.text.matches("\n-- \n").count(), 1, "{kind:?}: only our separator ends the mail");
        let html = html(&letter);
        assert!(!html.contains("<script") && !html.contains('\u{202E}'), "{kind:?}");
        assert!(!html.contains("lang}} en"), "{kind:?}");
    }
}

#[test]
fn no_words_make_the_html_too_long() {
    let long =
        ["&\"'<>=`".repeat(9_000), "word\n".repeat(9_000), "> a\nb\n\n".repeat(9_000), "http://a.b ".repeat(6_000), "ß🙂 ".repeat(9_000), "x".repeat(70_000)];
    for words in &long {
        for kind in NoticeKind::ALL {
            let letter = letter(&filled(kind, words));
            assert!(html(&letter).len() <= 60_000, "{kind:?} is {} bytes with {:?}", html(&letter).len(), &words[..8]);
            assert!(letter.subject.chars().count() <= 205);
        }
    }
}

#[test]
fn long_words_are_cut_at_the_same_place_in_both_bodies_with_a_link_to_the_rest() {
    let words: String = (0..20_000).map(|n| format!("w{n} ")).collect();
    let letter = letter(&filled(NoticeKind::Comment, &words));
    let last = |body: &str| {
        regex::Regex::new(r"w(\d+)\b")
            .expect("sound")
            .captures_iter(body.split("reply").next().unwrap_or_default())
            .filter_map(|c| c[1].parse::<u32>().ok())
            .max()
    };
    assert_eq!(last(&letter.text), last(&visible(html(&letter))));
    assert!(letter.text.contains("The rest is here:\nhttps://moot.example/t/"), "{}", &letter.text[letter.text.len() - 900..]);
}

#[test]
fn people_who_want_text_get_text_only() {
    let mut brief = sample::brief(NoticeKind::Ballot);
    brief.reader.text_only = true;
    assert_eq!(letter(&brief).html, None);
}

#[test]
fn a_proposal_is_answered_by_its_positions_in_the_readers_language() {
    let mut brief = sample::brief(NoticeKind::Ballot);
    let poll = brief.poll.as_mut().expect("a ballot has one");
    poll.poll.kind = PollKind::Proposal;
    poll.poll.options = PollKind::Proposal.usual_options();
    let letter = letter(&brief);
    assert!(letter.text.contains("  [ ] 4  block\n") && letter.text.contains("reply with agree, abstain, disagree or block"));
}

/// How the last word of a list is joined to the others.
fn or(locale: &str) -> &'static str {
    match locale {
        "de" => " oder ",
        _ => " or ",
    }
}

#[test]
fn every_word_a_ballot_asks_for_is_understood() {
    use crate::core::grammar::{Answer, BallotForm, Words, read_answer};
    for locale in locales() {
        let reader = crate::face::reader::Reader::new(locale, "Europe/Berlin");
        for (key, kind) in
            [("ballot-how-proposal", PollKind::Proposal), ("ballot-how-check", PollKind::Check), ("ballot-how-count", PollKind::Count { target: None })]
        {
            let options = kind.usual_options();
            let form = BallotForm { kind, options: &options, none: false };
            let meant = |text: &str| match read_answer(&Words::own_only(text), &form, &[locale]) {
                Answer::Vote { choice, .. } => choice.codes().first().map(|code| (*code).to_string()),
                _ => None,
            };
            let how = reader.plain(key);
            let asked: Vec<&str> = how.trim_end_matches('.').split(", ").flat_map(|part| part.split(or(locale))).collect();
            let asked = &asked[asked.len() - options.len()..];
            for (words, option) in asked.iter().zip(&options) {
                // Before the first stands the rest of the sentence.
                let ends = words.char_indices().filter(|(_, c)| *c == ' ').map(|(at, _)| &words[at + 1..]);
                let said = std::iter::once(*words).chain(ends).any(|words| meant(words).as_deref() == Some(option.code.as_str()));
                assert!(said, "{locale}: {words:?} in {how:?} is not understood as {}", option.name);
                let shown = reader.plain(&format!("position-{}", option.name));
                assert_eq!(meant(&shown).as_deref(), Some(option.code.as_str()), "{locale}: {shown:?}");
            }
        }
    }
}

#[test]
fn an_example_in_a_digest_begins_with_the_code_of_its_entry() {
    let mut brief = sample::brief(NoticeKind::Digest);
    let poll = &mut brief.digest[0].poll.as_mut().expect("the first waits for an answer").poll;
    poll.kind = PollKind::Meeting { minutes: 60, maybe: true };
    for (option, code) in poll.options.iter_mut().zip(["A", "B", "C"]) {
        option.code = code.into();
    }
    let letter = letter(&brief);
    let words = letter.text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("for example: A: A yes B no C maybe") && !words.contains("“AB”"), "{words}");
}

#[test]
fn large_files_become_links_and_small_ones_travel() {
    let mut brief = sample::brief(NoticeKind::Comment);
    let files = &mut brief.comment.as_mut().expect("a comment").files;
    files.insert(0, crate::core::thread::FileNote { name: "film.mov".into(), size: 2_400_000, ..files[0].clone() });
    brief.notice.made_at = "2026-11-24T09:00:00Z".parse().expect("an instant");
    let letter = letter(&brief);
    assert!(letter.text.contains("File: film.mov, 2.4 MB, behind this link until Thursday 24 December 2026\nhttps://moot.example/f/"), "{}", letter.text);
    assert!(letter.text.contains("Attached: sketch.pdf, 180 KB\n"), "{}", letter.text);
    assert!(html(&letter).contains("https://moot.example/f/"));
}

#[test]
fn a_digest_with_no_question_leads_with_what_it_has() {
    let check = |keep: std::ops::Range<usize>, subject: &str| {
        let mut brief = sample::brief(NoticeKind::Digest);
        brief.digest = brief.digest[keep].to_vec();
        assert_eq!(letter(&brief).subject, subject);
    };
    check(0..3, "1 decision waits for you – Tuesday 24 November 2026");
    check(1..3, "1 decision was made – Tuesday 24 November 2026");
    check(2..3, "3 new messages – Tuesday 24 November 2026");
}

#[test]
fn a_brief_without_what_its_kind_needs_is_an_error_not_a_half_letter() {
    let mut brief = sample::brief(NoticeKind::Ballot);
    brief.poll = None;
    assert!(render(&brief, &sample::house()).is_err());
    let mut brief = sample::brief(NoticeKind::Receipt);
    brief.notice.body = NoticeBody::Plain;
    assert!(render(&brief, &sample::house()).is_err());
}

#[test]
fn a_blocked_proposal_and_a_former_member_have_words() {
    let mut brief = sample::brief(NoticeKind::Result);
    let poll = brief.poll.as_mut().expect("a result has one");
    let early = Changed { at: sample::at("2026-11-26T17:00:00Z"), by: Some(PersonId(99)), change: Change::ClosedEarly { planned: poll.poll.closes_at } };
    poll.story = vec![(Some("former member".into()), early)];
    poll.tally.as_mut().expect("and a tally").verdict = Verdict::NoVotes;
    let letter = letter(&brief);
    assert!(letter.text.contains("former member closed it early"), "{}", letter.text);
    assert!(letter.text.contains("nobody voted"));
}
