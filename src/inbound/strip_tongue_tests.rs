//! Tests of splitting by language: how programs head what they quote, and how they sign, in all languages we know.

use super::tests::{plain, quoted};
use super::tongues::{tongues, words};

#[test]
fn attributions_of_many_programs_are_known() {
    let lines = [
        "Ana Silva <ana@b.example> writes:",
        "Quoting Ana Silva <ana@b.example>:",
        "Zitat von Ana Silva <ana@b.example>:",
        "Ana Silva <ana@b.example> hat am 23.11.2026 09:14 CET geschrieben:",
        "On Nov 23 2026, at 9:14 am, Ana Silva <ana@b.example> wrote:",
        "On 23/11/2026 09:14:12, Ana Silva <ana@b.example> wrote:",
        "On November 23, 2026 at 9:14:12 AM, Ana Silva (ana@b.example) wrote:",
        "On Mon, Nov 23, 2026 at 9:14 AM, Ana Silva < ana@b.example > wrote:",
        "On 23 Nov 2026, 09:14 +0100, Ana Silva <ana@b.example>, wrote:",
        "Nov 23, 2026, 09:14 by ana@b.example:",
        "23.11.2026, 09:14, \"Ana Silva\" <ana@b.example>:",
        "Понедельник, 23 ноября 2026, 9:14 +03:00 от Ana Silva <ana@b.example>:",
        "Monday, November 23, 2026, 9:14:12 AM, you wrote:",
        "---- On Mon, 23 Nov 2026 09:14:12 +0530 ana@b.example wrote ----",
        "On Mon, 23 Nov 2026 09:14:43 -0200 Ana Silva <ana@b.example> wrote",
        "Dnia 23 listopada 2026 09:14 Ana Silva <ana@b.example> napisał(a):",
        "W dniu 2026-11-23 09:14:12 użytkownik Ana Silva <ana@b.example> napisał:",
        "Op 23 nov. 2026 om 09:14 heeft Ana Silva <ana@b.example> het volgende geschreven:",
        "23 нояб. 2026 г., в 9:14, Ana Silva <ana@b.example> написал(а):",
        "На пн, 23.11.2026 г. в 9:14 Ana Silva <ana@b.example> написа:",
        "pon, 23. stu 2026. u 09:14 Ana Silva <ana@b.example> je napisao:",
        "V V pon., 23. nov. 2026 ob 09:14 je oseba Ana Silva <ana@b.example> napisala:",
        "2026-11-23, pr, 09:14 Ana Silva <ana@b.example> rašė:",
        "pirmd., 2026. g. 23. nov., plkst. 09:14 — lietotājs Ana Silva (<ana@b.example>) rakstīja:",
        "Kasutaja Ana Silva (<ana@b.example>) kirjutas kuupäeval E, 23. november 2026 kell 09:14:",
        "Missatge de Ana Silva <ana@b.example> del dia dl., 23 de nov. 2026 a les 9:14:",
        "2026(e)ko aza. 23(a), al. (09:14) erabiltzaileak hau idatzi du (Ana Silva <ana@b.example>):",
        "mán., 23. nóv. 2026 kl. 09:14 skrifaði Ana Silva <ana@b.example>:",
        "Vào Th 2, 23 thg 11, 2026 vào lúc 09:14 Ana Silva <ana@b.example> đã viết:",
        "Pada Sen, 23 Nov 2026 pukul 09.14 Ana Silva <ana@b.example> menulis:",
        "Noong Lun, Nob 23, 2026 nang 9:14 AM sinulat ni Ana Silva <ana@b.example>:",
        "ในวันที่ จ. 23 พ.ย. 2026 เวลา 09:14 Ana Silva <ana@b.example> เขียนว่า:",
        "सोम, 23 नव॰ 2026 को 9:14 am बजे को Ana Silva <ana@b.example> ने लिखा:",
        "בתאריך יום ב׳, 23 בנוב׳ 2026 ב-9:14 מאת Ana Silva <ana@b.example>:",
        "في الاثنين، 23 نوفمبر 2026 في 9:14 ص تمت كتابة ما يلي بواسطة Ana Silva <ana@b.example>:",
        "在 2026-11-23 09:14:12，\"Ana Silva\" <ana@b.example> 写道：",
        "2026/11/23 9:14、Ana Silva <ana@b.example>のメール:",
        ">>> Ana Silva <ana@b.example> 11/23/2026 9:14 AM >>>",
        // No language of ours: a whole date, an address in brackets and a colon.
        "Kuni 23 Novemba 2026 saa 09:14 Ana Silva <ana@b.example> aliandika:",
    ];
    for line in lines {
        let words = plain(&format!("Oak, please.\n\n{line}\n\nWhich color?\nGreen or white\n"));
        assert_eq!(words.own(), "Oak, please.", "{line}");
        assert_eq!(quoted(&words), ["Which color?", "Green or white"], "{line}");
    }
}

#[test]
fn what_people_write_themselves_is_no_attribution() {
    for body in [
        "On Monday at 10:00 I wrote:\nbring paint",
        "Am Montag um 10:00 schrieb ich:\nkeine Zeit",
        "From: 10:00\nTo: 12:00\nSubject: fence\nall welcome",
        "Dates that suit me:\n23.11.2026\n24.11.2026",
        "Original message\nwas in the shed",
        "Try the phone instead.",
        "She said on 3 May 2026, and wrote it down too, that it would be done. It is not.",
        "if x> 3 then\nif y> 4 then",
        "Kind regards\nis what he never says.",
        "the files are in\n/Users/ana/garden",
    ] {
        assert_eq!(plain(body).own(), body);
    }
}

#[test]
fn a_name_in_front_of_every_mark_is_a_mark() {
    let words = plain("Yes.\n\nOn 23 Nov 2026, Ben <b@c.example> wrote:\n\nBO> Which color?\nBO> Green\n\nOak.\n");
    assert_eq!(words.own(), "Yes.\n\n\n\nOak.");
    assert_eq!(quoted(&words), ["Which color?", "Green"]);
}

#[test]
fn a_chosen_quote_stays_with_its_answer_in_talk_alone() {
    let with = |references: &str| super::tests::split_raw(&format!("From: a@b.example\nReferences: {references}\n\n> Who has tools?\n\nI do.\n")).own();
    assert_eq!(with("<thread-1@moot.example>"), "> Who has tools?\n\nI do.");
    assert_eq!(with("<poll-1@moot.example>"), "I do.");
}

#[test]
fn forms_at_the_end_go() {
    let check = |body: &str, own: &str| assert_eq!(plain(body).own(), own, "{body}");
    check("Oak.\n\nMit freundlichen Grüßen\nUlla Demme", "Oak.");
    check("Oak.\n\nMed venlig hilsen\nBirgitte Holm\nHavnen", "Oak.");
    check("Oak.\n\n/Märta", "Oak.");
    check("Oak.\n\nThanks,\nAna", "Oak.\n\nThanks,\nAna");
    check("Oak.\n\nLiebe Grüße\nUlla", "Oak.\n\nLiebe Grüße\nUlla");
    let legal = "This message is confidential and may be privileged. If you are not the intended recipient, any disclosure or copying is prohibited: delete it and notify the sender.";
    check(&format!("Oak.\n\n{legal}"), "Oak.");
    check("Oak.\n\n_______________________________________________\ngarden mailing list\nhttps://lists.example/garden", "Oak.");
    check("Code:\n\n```\n-- \n> not a quote\n```\n\nFine.", "Code:\n\n```\n-- \n> not a quote\n```\n\nFine.");
}

#[test]
fn a_quoted_forward_is_kept_where_the_subject_says_that_it_is_one() {
    let body = "See below.\n\n> Begin forwarded message:\n>\n> From: Ben <b@c.example>\n> Subject: Paint\n>\n> It is on sale.\n";
    let with = |subject: &str| super::tests::split_raw(&format!("From: a@b.example\nSubject: {subject}\n\n{body}")).own();
    assert!(with("Fwd: Paint").ends_with("It is on sale."));
    assert_eq!(with("Re: Paint"), "See below.");
}

#[test]
fn every_language_says_all_that_a_header_block_needs() {
    let all: Vec<_> = tongues().collect();
    assert!(all.len() >= 40 && all.len() <= 64, "{}", all.len());
    for tongue in &all {
        for entry in [tongue.wrote, tongue.from, tongue.sent, tongue.to, tongue.subject, tongue.original, tongue.forwarded] {
            assert!(words(entry).next().is_some(), "{} lacks words", tongue.tag);
            assert!(words(entry).all(|word| word == word.to_lowercase().trim()), "{}: {entry}", tongue.tag);
        }
        let (from, sent) = (words(tongue.from).next().unwrap(), words(tongue.sent).next().unwrap());
        let (to, subject) = (words(tongue.to).next().unwrap(), words(tongue.subject).next().unwrap());
        let own = plain(&format!("Oak.\n\n{from}: Ben <b@c.example>\n{sent}: 23.11.2026 09:14\n{to}: Ana\n{subject}: x\n\nWhich?\n")).own();
        assert_eq!(own, "Oak.", "{}", tongue.tag);
    }
}
