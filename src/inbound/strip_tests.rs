//! Tests of splitting: every language and mail program by invented mail, with LF and CRLF.

use super::*;
use crate::inbound::message;

pub(super) const DOMAIN: &str = "moot.example";

pub(super) fn split_raw(raw: &str) -> Words {
    let lf = split(&message::read(raw.as_bytes()), DOMAIN);
    let crlf = split(&message::read(raw.replace('\n', "\r\n").as_bytes()), DOMAIN);
    assert_eq!(lf, crlf, "LF and CRLF differ: {raw}");
    lf
}

pub(super) fn plain(body: &str) -> Words {
    split_raw(&format!("From: a@b.example\nSubject: Re: x\nContent-Type: text/plain; charset=utf-8\n\n{body}"))
}

pub(super) fn quoted(words: &Words) -> Vec<&str> {
    words.lines.iter().filter_map(|line| if let Line::Quoted(text) = line { Some(text.as_str()) } else { None }).filter(|text| !text.is_empty()).collect()
}

#[test]
fn attributions_are_known_in_many_languages() {
    let lines = [
        "On Mon, Nov 23, 2026 at 9:14 AM Ben via Garden <garden@moot.example> wrote:",
        "Am Mo., 23. Nov. 2026 um 09:14 Uhr schrieb Ben via Garden <garden@moot.example>:",
        "Am 23.11.2026 um 09:14 schrieb Ben via Garden:",
        "Le lun. 23 nov. 2026 à 09:14, Ben via Garden <garden@moot.example> a écrit :",
        "El lun, 23 nov 2026 a las 9:14, Ben via Garden (<garden@moot.example>) escribió:",
        "Il giorno lun 23 nov 2026 alle ore 09:14 Ben via Garden <garden@moot.example> ha scritto:",
        "Em seg., 23 de nov. de 2026 às 09:14, Ben via Garden <garden@moot.example> escreveu:",
        "Op ma 23 nov 2026 om 09:14 schreef Ben via Garden <garden@moot.example>:",
        "Den mån 23 nov. 2026 kl 09:14 skrev Ben via Garden <garden@moot.example>:",
        "man. 23. nov. 2026 kl. 09.14 skrev Ben via Garden <garden@moot.example>:",
        "ma 23. marrask. 2026 klo 9.14 Ben via Garden (garden@moot.example) kirjoitti:",
        "pon., 23 lis 2026 o 09:14 Ben via Garden <garden@moot.example> napisał(a):",
        "po 23. 11. 2026 v 9:14 odesílatel Ben via Garden <garden@moot.example> napsal:",
        "Ben via Garden <garden@moot.example> ezt írta (időpont: 2026. nov. 23., H, 9:14):",
        "În lun., 23 nov. 2026 la 09:14, Ben via Garden <garden@moot.example> a scris:",
        "Ben via Garden <garden@moot.example>, 23 Kas 2026 Pzt, 09:14 tarihinde şunu yazdı:",
        "пн, 23 нояб. 2026 г. в 09:14, Ben via Garden <garden@moot.example>:",
        "пн, 23 лист. 2026 р. о 09:14 Ben via Garden <garden@moot.example> пише:",
        "Στις Δευ 23 Νοε 2026 στις 9:14 π.μ., ο χρήστης Ben <garden@moot.example> έγραψε:",
        "2026年11月23日(月) 9:14 Ben via Garden <garden@moot.example>:",
        "Ben via Garden <garden@moot.example> 于2026年11月23日周一 09:14写道：",
        "2026년 11월 23일 (월) 오전 9:14, Ben via Garden <garden@moot.example>님이 작성:",
    ];
    for line in lines {
        for body in [format!("Oak, please.\n\n{line}\n\n> Which colour?\n> [ ] 1  Green\n"), format!("Oak, please.\n\n{line}\n\nWhich colour?\n[ ] 1  Green\n")]
        {
            let words = plain(&body);
            assert_eq!(words.own(), "Oak, please.", "{line}");
            assert_eq!(quoted(&words), ["Which colour?", "[ ] 1  Green"], "{line}");
        }
    }
}

#[test]
fn wrapped_attributions_are_joined() {
    for line in [
        "On Monday, 23 November 2026, at 09:14, Ben via Garden co-op\n<garden@moot.example> wrote:",
        "On Mon, Nov 23, 2026 at 9:14 AM Ben via Garden <garden@moot.example\n> wrote:",
        "Am 23.11.2026 um 09:14\nschrieb Ben via Garden\n<garden@moot.example>:",
    ] {
        assert_eq!(plain(&format!("Oak.\n\n{line}\n> Which?\n")).own(), "Oak.", "{line}");
    }
}

#[test]
fn sentences_that_look_like_attributions_stay() {
    for body in [
        "On Friday I wrote:\nbuy paint",
        "On balance, white.",
        "Here is what the shop said:\ngreen is sold out",
        "From: the shed\nTo: the fence\nit is ten meters",
        "Am Freitag geht es nicht. Ich schrieb es schon:\nkeine Zeit",
        "Options:\n2026-11-23: oak\n2026-11-24: green",
        "Subject: fence\nNeeded: 3 posts",
        "Write to ana@garden.example before 10:00:\nshe has the key",
    ] {
        assert_eq!(plain(body).own(), body);
    }
}

#[test]
fn header_blocks_are_known_in_many_languages() {
    for block in [
        "From: Garden <garden@moot.example>\nSent: Monday, November 23, 2026 9:14 AM\nTo: Ana\nSubject: Vote",
        "Von: Garden <garden@moot.example>\nGesendet: Montag, 23. November 2026 09:14\nAn: Ana\nBetreff: Vote",
        "De : Garden <garden@moot.example>\nEnvoyé : lundi 23 novembre 2026 09:14\nÀ : Ana\nObjet : Vote",
        "De: Garden <garden@moot.example>\nEnviado: lunes, 23 de noviembre de 2026 9:14\nPara: Ana\nAsunto: Vote",
        "Da: Garden <garden@moot.example>\nInviato: lunedì 23 novembre 2026 09:14\nA: Ana\nOggetto: Vote",
        "De: Garden <garden@moot.example>\nEnviada em: segunda-feira, 23 de novembro de 2026 09:14\nPara: Ana\nAssunto: Vote",
        "Van: Garden <garden@moot.example>\nVerzonden: maandag 23 november 2026 09:14\nAan: Ana\nOnderwerp: Vote",
        "Från: Garden <garden@moot.example>\nSkickat: den 23 november 2026 09:14\nTill: Ana\nÄmne: Vote",
        "Fra: Garden <garden@moot.example>\nSendt: 23. november 2026 09:14\nTil: Ana\nEmne: Vote",
        "Lähettäjä: Garden <garden@moot.example>\nLähetetty: 23. marraskuuta 2026 9:14\nVastaanottaja: Ana\nAihe: Vote",
        "Od: Garden <garden@moot.example>\nWysłano: 23 listopada 2026 09:14\nDo: Ana\nTemat: Vote",
        "От: Garden <garden@moot.example>\nОтправлено: 23 ноября 2026 г. 9:14\nКому: Ana\nТема: Vote",
        "差出人: Garden <garden@moot.example>\n送信日時: 2026年11月23日 9:14\n宛先: Ana\n件名: Vote",
        "发件人: Garden <garden@moot.example>\n发送时间: 2026年11月23日 9:14\n收件人: Ana\n主题: Vote",
        "*From:* Garden <garden@moot.example>\n*Date:* Monday, 23 November 2026 at 09:14\n*To:* Ana\n*Subject:* Vote",
        "________________________________\nFrom: Garden <garden@moot.example>\nSent: Monday, November 23, 2026 9:14 AM\nTo: Ana\nSubject: Vote",
        "-----Original Message-----\nFrom: Garden <garden@moot.example>\nSent: Monday, November 23, 2026 9:14 AM\nTo: Ana\nSubject: Vote",
        "-------- Ursprüngliche Nachricht --------",
        "-----Mensaje original-----",
        "-------- Message d'origine --------",
    ] {
        let words = plain(&format!("Oak.\n\n{block}\n\nWhich colour?\n[x] 2  Oak\n"));
        assert_eq!(words.own(), "Oak.", "{block}");
        assert_eq!(quoted(&words), ["Which colour?", "[x] 2  Oak"], "{block}");
    }
}

#[test]
fn forwards_are_kept() {
    let body = "See below.\n\n---------- Forwarded message ---------\nFrom: Ben <ben@garden.example>\nDate: Mon, 23 Nov 2026\nSubject: Paint\n\nIt is on sale.";
    assert_eq!(plain(body).own(), body);
    let german = "Schaut mal.\n\nAnfang der weitergeleiteten Nachricht:\n\nVon: Ben <ben@garden.example>\nDatum: 23. November 2026\n\nFarbe im Angebot.";
    assert_eq!(plain(german).own(), german);
    let outlook = "FYI\n\nFrom: Ben <ben@garden.example>\nSent: Monday, 23 November 2026\nTo: Ana\nSubject: Paint\n\nIt is on sale.";
    let words = split_raw(&format!("From: a@b.example\nSubject: FW: Paint\n\n{outlook}"));
    assert_eq!(words.own(), outlook);
}

#[test]
fn signatures_go_and_greetings_stay() {
    let check = |body: &str, own: &str| assert_eq!(plain(body).own(), own, "{body}");
    check("Oak.\n\nBest,\nAna\n\n-- \nAna Silva\n+351 000", "Oak.\n\nBest,\nAna");
    check("Oak.\n--\nAna Silva", "Oak.");
    for line in [
        "Sent from my iPhone",
        "Von meinem iPhone gesendet",
        "Gesendet von Outlook für Android",
        "Envoyé de mon iPhone",
        "Envoyé depuis mon mobile",
        "Enviado desde mi iPhone",
        "Inviato da iPhone",
        "Enviado do meu iPhone",
        "Verstuurd vanaf mijn iPhone",
        "Skickat från min iPhone",
        "Sendt fra min iPad",
        "Lähetetty iPhonesta",
        "Wysłano z iPhone'a",
        "Отправлено с iPhone",
        "Надіслано з iPhone",
        "iPhoneから送信",
        "发自我的 iPhone",
        "나의 iPhone에서 보냄",
        "Get Outlook for iOS<https://aka.ms/x>",
    ] {
        check(&format!("Oak.\n\n{line}"), "Oak.");
        check(&format!("Oak.\n\n{line}\n\nOn 23 Nov 2026, at 09:14, Garden <garden@moot.example> wrote:\n\n> Which?"), "Oak.");
    }
    check("The list was sent from my iPhone app.\nAll fine.", "The list was sent from my iPhone app.\nAll fine.");
    check(
        "Sent from the heart, with all my love to everybody in the garden, and may the fence be painted in natural oak soon, thank you all",
        "Sent from the heart, with all my love to everybody in the garden, and may the fence be painted in natural oak soon, thank you all",
    );
    check("--\nOak, not a signature", "--\nOak, not a signature");
    assert_eq!(plain("Sent from my iPhone").own(), "");
}

#[test]
fn answers_below_and_inside_the_quote_stay_own() {
    let words = plain("On 23 Nov 2026, at 09:14, Garden <garden@moot.example> wrote:\n\n> Which colour?\n> [ ] 1  Green\n\nOak, please.\n\n-- \nAna");
    assert_eq!(words.own(), "Oak, please.");
    let words = plain("On 23 Nov 2026, at 09:14, Ben wrote:\n> Who has tools?\nI do.\n> And Saturday?\nYes.\n");
    assert_eq!(words.own(), "I do.\nYes.");
    assert_eq!(quoted(&words), ["Who has tools?", "And Saturday?"]);
}

#[test]
fn words_below_our_footer_are_an_answer_where_quotes_have_no_marks() {
    let ours = "Which colour?\n\n[ ] 1  Green\n[ ] 2  Oak\n-- \nYour reply goes to the service.\nStop: https://moot.example/u/abc · Privacy: https://moot.example/privacy";
    let attribution = "On 23 Nov 2026, at 09:14, Garden votes <garden-vote@moot.example> wrote:";
    let words = plain(&format!("{attribution}\n\n{ours}\n\nOak, because it lasts.\n"));
    assert_eq!(words.own(), "Oak, because it lasts.");
    let words = plain(&format!("Green.\n\n{attribution}\n\n{ours}\n"));
    assert_eq!(words.own(), "Green.");
    assert!(!words.own().contains("moot.example"));
}

#[test]
fn a_marked_ballot_is_an_answer_without_words() {
    let words = plain("On 23 Nov 2026, at 09:14, Garden <garden-vote@moot.example> wrote:\n> [ ] 1  Green\n> [x] 2  Natural oak\n");
    assert_eq!(words.own(), "");
    assert_eq!(quoted(&words), ["[ ] 1  Green", "[x] 2  Natural oak"]);
}

#[test]
fn our_ballot_quoted_without_any_mark_is_known_again() {
    let ours = "[ ] 1  Green\n[ ] 2  Oak\n\nYou can change your vote.\n-- \nOnly the service reads it.\nStop: https://moot.example/u/abc";
    let words = plain(&format!("Oak, it lasts.\n\n{ours}\n"));
    assert_eq!(words.own(), "Oak, it lasts.");
    assert_eq!(quoted(&words)[0], "[ ] 1  Green");
    // The same lines without our footer are a person's own list.
    assert_eq!(plain("To do:\n[ ] 1 paint\n[x] 2 posts").own(), "To do:\n[ ] 1 paint\n[x] 2 posts");
}

#[test]
fn nothing_is_cut_when_nothing_would_be_left() {
    assert_eq!(plain("> only this\n").own(), "> only this");
    // But never our own mail: an empty reply stays empty.
    assert_eq!(plain("> Stop: https://moot.example/u/abc\n").own(), "");
}

#[test]
fn a_name_and_a_date_are_an_attribution_right_above_quote_marks() {
    let line = "Ben via Garden kirjoitti 23.11.2026 klo 18.20:";
    assert_eq!(plain(&format!("Tammi.\n\n{line}\n> Which colour?\n")).own(), "Tammi.");
    assert_eq!(plain("Oak.\n\nBen Okafor wrote on 23/11/2026 at 09:14:\n> Which colour?\n").own(), "Oak.");
    // Without quote marks below, or in the middle of a paragraph, it is the person's own sentence.
    for body in [format!("Tammi.\n\n{line}\n\nWhich colour?\n"), format!("Tammi.\n{line}\n> Which colour?\n")] {
        assert!(plain(&body).own().contains("kirjoitti"), "{body}");
    }
}

#[test]
fn the_lines_below_the_senders_own_name_are_a_signature() {
    let own = |body: &str| split_raw(&format!("From: Stan Kowal <a@b.example>\nContent-Type: text/plain; charset=utf-8\n\n{body}")).own();
    assert_eq!(own("Oak.\n\nStan Kowal\nKowal Roofing, 12 Mill Lane\nTel. 555 0123\n"), "Oak.");
    // A name alone stays, and so does a sentence below it, and a name that is all there is.
    assert_eq!(own("Oak.\n\nStan Kowal\n"), "Oak.\n\nStan Kowal");
    assert_eq!(own("I vote for\nStan Kowal\nbecause he mends things.\n"), "I vote for\nStan Kowal\nbecause he mends things.");
    assert_eq!(own("Stan Kowal\n12 Mill Lane\n"), "Stan Kowal\n12 Mill Lane");
    // Whoever stands for something is voted for by name, and below a mere greeting a name is no signature.
    for words in ["I vote for\nStan Kowal\nthe roofer", "Dear all,\n\nStan Kowal\nOption 2\nGreen"] {
        assert_eq!(own(words), words);
    }
}

#[test]
fn a_signature_below_a_marked_ballot_is_no_answer() {
    let words = plain("> [ ] 1  Green\n> [x] 2  Oak\n\n-- \nFelix\n");
    assert_eq!((words.own(), words.elided.as_str()), (String::new(), "-- \nFelix\n"));
    assert_eq!(plain("On 23 Nov 2026, at 09:14, Ben wrote:\n> Which colour?\n\n-- \nGreen\n").own(), "-- \nGreen");
}

#[test]
fn nothing_but_the_senders_own_card_is_no_answer() {
    let own = |body: &str| split_raw(&format!("From: Stan Kowal <a@b.example>\nContent-Type: text/plain; charset=utf-8\n\n{body}")).own();
    for card in ["-- \nStan Kowal\n", "\n-- \nStan Kowal\n12 Mill Lane\nTel. 555 0123\n"] {
        assert_eq!(own(card), "", "{card}");
    }
    // Somebody else's name, or a sentence below one's own, may be meant.
    for words in ["-- \nAna Silva", "-- \nStan Kowal\nI think that oak is best.", "--\nStan Kowal"] {
        assert_eq!(own(words), words);
    }
}

#[test]
fn what_is_typed_between_an_attribution_and_the_marks_is_own() {
    let attribution = "On Mon, Nov 23, 2026 at 9:14 AM Ben <ben@b.example> wrote:";
    for (above, expect) in [("2", "2"), ("[...]", "[...]\n\n> Salad or soup?\n\nSoup."), ("Hi Ben,", "Hi Ben,\n\n> Salad or soup?\n\nSoup.")] {
        let below = if above == "2" { "" } else { "\nSoup.\n" };
        let words = split_raw(&format!("From: a@b.example\nSubject: Re: x\n\n{attribution}\n{above}\n\n> Salad or soup?\n{below}"));
        assert_eq!(words.published(), expect, "{above}");
    }
}

#[test]
fn people_write_of_sending_and_of_the_law_as_well() {
    for body in [
        "Sent by email yesterday.",
        "Hi Ana,\n\nSent by registered mail on Monday.",
        "Hi Ana,\n\nDisclaimer: I'm not a lawyer, so please ask one.",
        "Hi Ana,\n\nThe information in this email is wrong, the meeting is on Friday.",
        "Hi Ana,\n\nBefore printing, please mail me the final version.",
        "Which wording?\n\n--- Original ---\nThe gate is green.\n\n--- New ---\nThe gate is white.",
    ] {
        assert_eq!(split_raw(&format!("From: a@b.example\nSubject: Re: x\n\n{body}\n")).own(), body, "{body}");
    }
}

#[test]
fn vs_is_an_answer_in_finland_and_a_forward_in_denmark() {
    let read = |body: &str| split_raw(&format!("From: a@b.example\nSubject: VS: x\nContent-Type: text/plain; charset=utf-8\n\n{body}")).own();
    assert_eq!(read("Tammi.\n\nLähettäjä: Ben <ben@b.example>\nLähetetty: 23. marraskuuta 2026 9:14\nVastaanottaja: Ana\nAihe: Väri\n\nMikä väri?"), "Tammi.");
    assert!(read("Se her.\n\nFra: Ben <ben@b.example>\nSendt: 23. november 2026 9:14\nTil: Ana\nEmne: Farve\n\nHvilken farve?").contains("Hvilken farve?"));
}

#[test]
fn a_name_that_wrote_heads_a_quote_above_everything() {
    let words = split_raw("From: a@b.example\nSubject: Re: x\n\nBen Lund wrote:\n> Salad or soup?\n\nSoup.\n");
    assert_eq!(words.own(), "Soup.");
}
