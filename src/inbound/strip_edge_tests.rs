//! Tests of splitting where words and headings meet: short answers, one-line text, rules, armor.

use super::tests::{plain, split_raw};

#[test]
fn the_last_line_of_the_words_is_not_taken_for_the_beginning_of_an_attribution() {
    for (words, line) in [
        ("Le reste peut attendre.", "Le lun. 23 nov. 2026 à 09:14, Ben Okafor <ben@b.example> a écrit :"),
        ("Il resto può aspettare.", "Il giorno lun 23 nov 2026 alle ore 09:14 Ben Okafor <ben@b.example> ha scritto:"),
        ("O resto pode esperar", "Em seg., 23 de nov. de 2026 às 09:14, Ben Okafor <ben@b.example> escreveu:"),
        ("A többi ráér.", "2026. nov. 23. dátummal, 9:14 időpontban Ben Okafor <ben@b.example> írta:"),
        ("On Friday then.", "On Mon, Nov 23, 2026 at 9:14 AM Ben Okafor <ben@b.example> wrote:"),
        ("Le 24.11.2026 à midi.", "Le lun. 23 nov. 2026 à 09:14, Ben via Garden co-op\n<garden@moot.example> a écrit :"),
    ] {
        let words_kept = plain(&format!("{words}\n{line}\n> Which colour?\n"));
        assert_eq!((words_kept.own().as_str(), words_kept.elided.trim_end()), (words, line), "{line}");
    }
}

#[test]
fn a_heading_needs_no_verb_where_it_holds_nothing_but_an_instant_and_a_name() {
    for heading in [
        "2026/11/23 Ben Okafor <ben@b.example>",
        "23. November 2026 17:20, \"Ben Okafor\" <ben@b.example (mailto:ben@b.example?to=%22Ben%22%20<ben@b.example>)> schrieb:",
        "* Ben Okafor [2026-11-23 09:14]:",
        "Date: Mon, 23 Nov 2026 09:14:12 +0100\nTo: ana@b.example",
        "Ben Okafor <ben@b.example>\n11/23/2026 09:14 AM\n\nTo\nana@b.example\ncc\n\nSubject\nRe: The fence",
        "‐‐‐‐‐‐‐ Original Message ‐‐‐‐‐‐‐",
        "------------------&nbsp;原始邮件&nbsp;------------------",
        "##- Please type your reply above this line -##",
    ] {
        assert_eq!(plain(&format!("Oak.\n\n{heading}\n\n> Which colour?\n")).own(), "Oak.", "{heading}");
    }
}

#[test]
fn below_a_rule_stands_a_card_a_disclaimer_or_a_footer_or_more_words() {
    let check = |body: &str, own: &str| assert_eq!(plain(body).own(), own, "{body}");
    check("Oak.\n\n---\nAna Silva\nGarden co-op\n+351 21 000 000", "Oak.");
    check("Oak.\n\n—\nAna", "Oak.");
    check("Oak.\n\n---\nThis email has been checked for viruses by Avast antivirus software.\nhttps://www.avast.com/antivirus", "Oak.");
    check("Oak.\n\n—\nReply to this email directly, view it on GitHub <https://b.example/1>, or unsubscribe <https://b.example/2>.", "Oak.");
    check("オークで。\n\n━━━━━━━━\n田中 一郎\nTEL: 03-0000-0000\n━━━━━━━━", "オークで。");
    check("Oak.\n\n________________\nThis message has been scanned for viruses.", "Oak.");
    for body in [
        "First.\n\n---\n\nSecond, which is mine as well.",
        "Oak.\n---\nGreen and white are fine",
        "Oak\n---\nThe shop is at https://b.example, or call 021 000 000.",
    ] {
        check(body, body);
    }
}

#[test]
fn two_dashes_are_a_signature_only_above_one() {
    for body in [
        "The plan:\n\n--\n\n1. dig\n2. set posts\n3. paint\n\nWho is in?",
        "I looked at three fences.\n--\nThe first is rotten. We should replace it this year.\nThe second is fine.",
        "2\n\n--\n\nLong reason below the line:\nOak lasts longer and is cheaper.\nAlso Ben has some.",
        "Oak.\n\n--\n- cheaper\n- nearer",
    ] {
        assert_eq!(plain(body).own(), body);
    }
    for card in ["Ana Silva\nDo you recycle?", "Ana", "+351 21 000 000", "ana@b.example\nEvery tree counts.", "gardener, painter\ncook"] {
        assert_eq!(plain(&format!("Oak.\n--\n{card}\n")).own(), "Oak.", "{card}");
    }
    // With its space it is what the standard says it is.
    assert_eq!(plain("Oak.\n-- \nThe first is rotten.\nThe second is fine.\n").own(), "Oak.");
}

#[test]
fn a_lists_footer_needs_no_empty_line_above_it() {
    let rule = "_".repeat(47);
    for footer in [
        "friends mailing list\nfriends@lists.example\nhttps://lists.example/listinfo/friends",
        "Garden mailing list -- garden@lists.example\nTo unsubscribe send an email to garden-leave@lists.example",
    ] {
        assert_eq!(plain(&format!("Oak it is.\nAnd soon.\n{rule}\n{footer}\n")).own(), "Oak it is.\nAnd soon.", "{footer}");
    }
    let parts = "From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nYes\n--b\nContent-Type: text/plain\n\n_______________\ngardeners mailing list\nhttps://lists.example/garden\n--b--\n";
    assert_eq!(split_raw(parts).own(), "Yes");
}

#[test]
fn what_a_link_offers_goes_whatever_its_words() {
    for offer in [
        "Skaffa något för iOS<https://aka.ms/o0ukef>",
        "Hol dir Outlook für iOS<https://aka.ms/o0ukef>",
        "Book time to meet with me<https://outlook.office.com/bookwithme/user/abc>",
        "Boka tid med mig<https://outlook.office.com/bookwithme/user/abc?anonymous&ep=bwmEmailSignature>",
        "<https://www.avast.com/sig-email?utm_medium=email&utm_source=link>\nVirus-free.www.avast.com\n<https://www.avast.com/sig-email?utm_medium=email>\n<#DAB4FAD8-2DD7-40BB-A1B8-4E2AA1F9FDF2>",
    ] {
        assert_eq!(plain(&format!("2\n\n{offer}\n")).own(), "2", "{offer}");
    }
    for body in [
        "Look at this. It explains it all <https://aka.ms/fence>",
        "See www.b.example",
        "The form <https://b.example/form>",
        "Pick a slot for the visit: <https://outlook.office.com/bookwithme/user/abc>",
    ] {
        assert_eq!(plain(body).own(), body);
    }
}

#[test]
fn a_gateways_banner_on_top_is_nobodys_words() {
    for banner in [
        "CAUTION: This email originated from outside of the organization. Do not click links or open attachments unless you recognize the sender.",
        "CAUTION: This email originated from outside of the organization. Do not\nclick links or open attachments unless you recognize the sender and know the\ncontent is safe.",
        "[EXTERNAL]",
        "[EXTERNAL EMAIL]",
        "*** EXTERNAL ***",
        "ACHTUNG: Diese E-Mail kommt von außerhalb der Organisation.",
        "ATTENTION : ce message provient de l'extérieur.",
        "CAUTION: External email. Do not click links.",
        "EXTERNAL EMAIL: Use caution with links and attachments.",
        "This message is from an external sender.\nDo not click links or open attachments.",
        "WARNING - This e-mail was sent by an external sender.",
        "Achtung: Externe E-Mail!",
        "ATTENTION : cet e-mail provient d'un expéditeur externe. Ne cliquez sur aucun lien.",
        "PRECAUCIÓN: Este correo se originó fuera de la organización.",
        "ATTENZIONE: questa e-mail proviene dall'esterno. Non cliccare sui link.",
        "ATENÇÃO: Este e-mail foi enviado por um remetente externo.",
        "LET OP: Deze e-mail is afkomstig van buiten de organisatie.",
        "VARNING: Det här mejlet kommer från en extern avsändare.",
        "ADVARSEL: Denne e-posten kommer utenfra.",
        "VAROITUS: Tämä viesti on tullut organisaation ulkopuolelta.",
        "UWAGA: Ta wiadomość pochodzi spoza organizacji.",
        "UPOZORNĚNÍ: Tento e-mail byl odeslán mimo organizaci.",
        "ВНИМАНИЕ: Это письмо пришло извне.",
        "注意：此邮件来自外部。",
        "注意：このメールは社外から送信されました。",
        "You don't often get email from a@b.example. Learn why this is important<https://aka.ms/LearnAboutSenderIdentification>",
    ] {
        assert_eq!(plain(&format!("{banner}\n\n2\n")).own().trim(), "2", "{banner}");
        assert_eq!(plain(&format!("{banner}\n2\n")).own().trim(), "2", "{banner}");
    }
    for body in [
        "Attention: the shed is locked.",
        "Attention: somebody from outside took the ladder.",
        "External",
        "Caution: wet paint\nAlso outside",
        "Oak.\n\n[EXTERNAL]",
        "[2]",
        "Warning signs outside would help.",
        "Attention: the external auditor answered my mail, please read it by Friday.",
        "Achtung: Die Nachricht vom externen Gutachter kommt erst Freitag.",
        "Warning: the mailbox outside the shed is broken.",
        "Attention: this message is for those outside the group as well.",
        "External mail: do not put it on my desk.",
        "Warning: external mail goes to Ana from now on.",
        "This email came from outside, Ben forwarded it to me. Shall we answer?",
        "Attention : le message de l'expert externe arrive vendredi.",
        "Atención: el correo del auditor externo llega el viernes.",
        "Let op: het bericht van de externe adviseur komt vrijdag.",
        "Uwaga: wiadomość od zewnętrznego audytora przyjdzie w piątek.",
        "Внимание: письмо от внешнего аудитора придёт в пятницу.",
    ] {
        assert_eq!(plain(body).own(), body);
    }
    assert_eq!(plain("### Type your reply above this line ###\nYes\n").own().trim(), "Yes");
}

#[test]
fn where_answers_stand_between_unmarked_lines_the_lines_stay() {
    let block = "From: Ana via Garden <garden@moot.example>\nSent: Tuesday, November 24, 2026 9:12 AM\nTo: Ben\nSubject: x";
    let talk =
        |body: &str| split_raw(&format!("From: ben@b.example\nIn-Reply-To: <thread-1@moot.example>\nContent-Type: text/plain; charset=utf-8\n\n{body}")).own();
    for words in ["My answers in red.", "See below.", "Answers below.", "Hi Ana,\nsee my answers inline:", "Antworten unten im Text:", "Réponses ci-dessous"] {
        let own = talk(&format!("{words}\n\n{block}\n\nCan you bring tools?\n\nBEN: Yes, the digger.\n\n>> And paint.\n--\nStop: https://moot.example/u/a\n"));
        assert!(own.contains("BEN: Yes, the digger.") && own.contains("And paint.") && !own.contains("moot.example"), "{words}: {own}");
        assert!(!own.contains("Sent:"), "{own}");
    }
    for words in ["Yes, all of it.", "The shed below mine is fine."] {
        assert_eq!(talk(&format!("{words}\n\n{block}\n\nCan you bring tools?\n")), words);
    }
    // A ballot is no talk: what is no clear vote is asked about.
    assert_eq!(plain(&format!("See below.\n\n{block}\n\nWhich colour?\n")).own(), "See below.");
}

#[test]
fn a_short_answer_right_above_an_attribution_stays() {
    for line in [
        "On Mon, Nov 23, 2026 at 9:14 AM Ben Okafor <ben@b.example> wrote:",
        "man. 23. nov. 2026 kl. 09:14 skrev Ben Okafor <ben@b.example>:",
        "23.11.2026, 09:14, \"Ben Okafor\" <ben@b.example>:",
        "2026年11月23日(月) 9:14 Ben Okafor <ben@b.example>:",
    ] {
        for answer in ["2", "A", "Yes", "2 please"] {
            assert_eq!(plain(&format!("{answer}\n{line}\n> Which colour?\n")).own(), answer, "{line}");
        }
    }
}

#[test]
fn text_without_line_breaks_is_parted_at_a_proven_attribution() {
    let check = |body: &str, own: &str| assert_eq!(plain(body).own(), own, "{body}");
    check("Oak.\n\n  On Mon, Nov 23, 2026 at 9:14, Ben Okafor<ben@b.example> wrote:   Which colour? Now.", "Oak.");
    check("Oak. On Mon, 23 Nov 2026 at 09:14, Ben Okafor <ben@b.example> wrote: > Which colour? > Now.", "Oak.");
    check("Chêne.\n\nLe lun. 23 nov. 2026 à 09:14, Ben Okafor <ben@b.example> a écrit : Quelle couleur ?", "Chêne.");
    for body in ["On Monday Ben <ben@b.example> wrote: no.", "2026-11-23 09:14:12 ben@b.example logged in:\nall good"] {
        check(body, body);
    }
}

#[test]
fn armor_is_nobodys_words() {
    let signed = "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nOak, I think.\n\n- -- \nAna\n-----BEGIN PGP SIGNATURE-----\n\niQEzBAEBCAAdFiEE\n=abcd\n-----END PGP SIGNATURE-----\n";
    assert_eq!(plain(signed).own(), "Oak, I think.");
}
