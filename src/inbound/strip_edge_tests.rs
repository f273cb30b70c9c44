//! Tests of splitting where words and headings meet: short answers, one-line text, rules, armor.

use super::tests::plain;

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
