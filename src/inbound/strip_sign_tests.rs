//! Tests of splitting below the words: cards and what looks like them, separators, postscripts, what offices add.

use super::tests::split_raw;

/// What is left of a mail from Cleo Marsh, without empty lines in a row.
fn own(body: &str) -> String {
    let own = split_raw(&format!("From: Cleo Marsh <cleo@b.example>\nSubject: Re: x\nContent-Type: text/plain; charset=utf-8\n\n{body}\n")).own();
    own.replace("\n\n\n", "\n\n")
}

#[test]
fn a_postscript_is_said_below_any_delimiter() {
    for said in [
        "P.S. Could somebody bring coffee?",
        "PS: Wer hat noch Farbe übrig?",
        "P.-S. : j'apporte le café",
        "P.D.: llevo café",
        "PS - I also have a wheelbarrow.",
        "NB: the key is under the pot.",
        "Nachtrag: Ben kommt auch.",
    ] {
        assert_eq!(own(&format!("Saturday.\n\n-- \nCleo\n\n{said}")), format!("Saturday.\n\n{said}"), "{said}");
        assert_eq!(own(&format!("Saturday.\n\n--\nCleo Marsh\nTreasurer\n\n{said}\n\nSent from my iPhone")), format!("Saturday.\n\n{said}"), "{said}");
    }
    assert_eq!(own("Saturday.\n\n-- \nPD Dr. Cleo Marsh\nPS Gardens Ltd"), "Saturday.");
}

#[test]
fn the_senders_own_card_goes() {
    for card in [
        "Cleo Marsh\nTreasurer",
        "Cleo Marsh\n12 Long Lane\n01632 960 123",
        "*Cleo Marsh*\n*Head Gardener*\n*T* 01632 960 123",
        "Dr. Cleo Marsh, MSc\nSenior Lecturer\nRoom 3.14",
        "Cleo Marsh (she/her)\nCustomer Success | Widgets Inc.\nhttps://b.example/cleo",
        "Cleo Marsh | Head of Sales\nT: +44 20 7946 0000",
        "Saludos cordiales,\n\nCleo Marsh\nC/ Mayor 1\nTel. 91 123 45 67",
        "Med vennlig hilsen\nCleo Marsh\nStorgata 1\nMobil: 912 34 567",
        "Cordiali saluti\n\nCleo Marsh\nLegno S.r.l.\nTel. +39 02 1234567",
        "Mit freundlichen Grüßen\n\ni. A. Cleo Marsh\nVertrieb\n\nHolz GmbH\nWeg 1\n12345 Ort\nTelefon: 030 123456\nTelefax: 030 123457\n\nSitz der Gesellschaft: Ort, Amtsgericht Ort HRB 1234",
        "----------\n株式会社オーク\nCleo Marsh\nTEL:03-1234-5678\n----------",
    ] {
        assert_eq!(own(&format!("I will look at it tonight.\n\n{card}")), "I will look at it tonight.", "{card}");
    }
}

#[test]
fn a_name_with_lines_below_it_is_no_card_where_somebody_announces_or_lists_it() {
    for body in [
        "New address from 1 December:\n\nCleo Marsh\nElm Street 12\n020 7946 0123",
        "I would like to stand. My details:\n\nCleo Marsh\nborn 1971, gardener\ncleo@b.example",
        "Please send the 20 EUR for the paint by Friday.\n\nCleo Marsh\nDE12 3456 7890 1234 5678 90",
        "The parcel goes here, please order today.\n\nCleo Marsh\nc/o Bakery\n12 Elm Street",
        "Rota for the week.\n\nBen Okafor\nSaturday 9-11\n\nCleo Marsh\nSaturday 11-13\n07700 900123",
        "The following people will come on Saturday.\n\nCleo Marsh\nBen Okafor\nAna Silva",
        "The man who repaired our roof was good.\n\n-----\nStan Kowal\nRoofs and walls\n020 7946 0123",
        "Emergency numbers, please save them.\n\n-----\nBen Okafor\n07700 900123\nAna Silva\n07700 900456",
        "I do not like this clause:\n\nThe tenant shall keep all information confidential; any unauthorised use or disclosure is prohibited and the intended recipient must notify the sender.",
    ] {
        assert_eq!(own(body), body);
    }
}

#[test]
fn two_dashes_above_a_sentence_part_paragraphs() {
    for body in [
        "I like the plan.\n\n--\n\nOne more thing: the gate should open inwards, because of the slope.\n\nHelen",
        "I agree.\n\n--\nAbout the gate: let us wait until the smith has answered\n\nLou",
        "Ben, thanks.\n\n--\nAnna, could you bring the cake on Saturday please\n\nEva",
        "2\n\n--\nit needs no paint",
        "The rental:\n\n--\nHolt Tools\nTel. 020 7946 0123\n--\n\nI can call them on Friday.",
        "The first point is the fence. I agree.\n-- \nThe second point is the gate. I do not agree, it is too expensive.\n-- \nThe third is the lock.",
    ] {
        assert_eq!(own(body), body);
    }
    // Two signs are a signature's and a list's.
    for below in [
        "-- \nCleo\nwww.b.example\n-- \nYou received this message because you are subscribed to the Google Groups garden group.",
        "--\nAcme Support\nThis email and any attachments are confidential and\nintended solely for the person they are addressed to by the sender",
        "-- \nWhoever plants a tree plants a hope for many years to come.",
    ] {
        assert_eq!(own(&format!("Oak it is.\n\n{below}")), "Oak it is.", "{below}");
    }
    assert_eq!(own("Hi, yes\n\n-- \nCleo\n01632 960 123"), "Hi, yes");
    // Where a greeting is all that stands above, the words stand below.
    assert!(own("Hi Ben\n\n-- \nLou\n\nI can come on Saturday. Shall I bring the drill too?").ends_with("Shall I bring the drill too?"));
    assert_eq!(own("Oak.\n--\nCleo Marsh\nwho plants a tree plants a hope for many years"), "Oak.");
}

#[test]
fn what_offices_plead_for_goes_and_what_people_do_stays() {
    let company = "Oak Ltd. Registered in England No. 123456. Registered office: 1 Court Road, London";
    for added in [
        company,
        "Disclaimer\n\nThis email and any files transmitted with it are confidential.",
        "AVISO LEGAL: Este mensaje va dirigido exclusivamente a su destinatario.",
        "Prima di stampare, pensa all'ambiente.",
        "Ai sensi del D.Lgs. 196/2003 questo messaggio è riservato.",
        "Bitte denken Sie an die Umwelt, bevor Sie diese E-Mail ausdrucken.",
        "P Think green - only print this email if absolutely necessary",
        "Sent with AquaMail for Android\nhttps://www.b.example/aqua-mail",
        "Von unterwegs gesendet",
        "Sent by voice dictation, please excuse errors.",
    ] {
        assert_eq!(own(&format!("Oak it is.\n\n{added}")), "Oak it is.", "{added}");
    }
    for said in [
        "We are registered in London now. The registered office is at 3 Elm Street.",
        "Ai sensi del regolamento serve però la maggioranza dei due terzi.",
        "Prima di stampare i volantini aspettiamo la risposta.",
        "Antes de imprimir, alguém confirma a data?",
        "Bitte prüfen Sie, ob diese Liste vollständig ist.",
        "Bitte denken Sie an die Umwelt und nehmen Sie Leinöl!",
        "Please consider the environment before printing the leaflets!",
        "Zanim wydrukujesz plakaty, popraw datę.",
        "Sent from my phone yesterday, three of the gate and two of the posts",
        "Von meinem Handy gesendet habe ich sie am Sonntag, bitte dort schauen",
    ] {
        let body = format!("Oak it is.\n\n{said}");
        assert_eq!(own(&body), body);
    }
}

#[test]
fn gateways_frame_their_warnings() {
    for banner in [
        "ZjQcmQRYFpfptBannerStart\nThis Message Is From an External Sender\nThis message came from outside your organization.\nZjQcmQRYFpfptBannerEnd",
        "**********************\nEXTERNAL EMAIL: do not open links unless you trust the sender\n**********************",
        "WARNING! This email was sent from outside of the University.\n________________________________",
    ] {
        assert_eq!(own(&format!("{banner}\n\n2")), "2", "{banner}");
    }
    assert_eq!(own("-----\nTo do\n-----\nPaint the gate."), "-----\nTo do\n-----\nPaint the gate.");
}

#[test]
fn labels_of_any_words_go_with_the_block_below_them() {
    for (label, block) in [
        ("----- Mail original -----", "De: \"Ben\" <ben@b.example>\nÀ: \"Cleo\" <cleo@b.example>\nEnvoyé: Lundi 23 Novembre 2026 17:20:11\nObjet: x"),
        ("-original message-", "Subject: x\nFrom: Ben <ben@b.example>\nDate: 23/11/2026 17:20"),
        ("------------------", "发件人:Ben <ben@b.example>\n日 期:2026年11月23日 17:20:11\n收件人:t<t@b.example>\n主 题:x"),
    ] {
        assert_eq!(own(&format!("Coming.\n\n{label}\n{block}\n\nWho comes?")), "Coming.", "{label}");
    }
}

#[test]
fn a_card_is_known_however_its_sender_is_written() {
    let card = "Programme lead\nHolm & Sons AB\nStorgatan 4\n123 45 Lund\nSweden\nReception: floor 2\n+46 70 123 45 67\nwww.holm.example";
    for (from, name) in [
        ("Greta Holm", "Greta Holm"),
        ("\"Holm, Greta\"", "Greta Holm"),
        ("\"Holm, Greta (Board)\"", "Greta Holm"),
        ("Greta Holm", "Greta M. Holm"),
        ("Greta M Holm", "Greta Holm"),
        ("María García", "María García López"),
    ] {
        let own = split_raw(&format!(
            "From: {from} <g@b.example>\nSubject: Re: x\nContent-Type: text/plain; charset=utf-8\n\nSaturday suits me.\n\n{name}\n{card}\n"
        ))
        .own();
        assert_eq!(own, "Saturday suits me.", "{from} / {name}");
    }
    let other = format!("Ask her.\n\nAnna Berg\n{card}");
    assert_eq!(split_raw(&format!("From: Greta Holm <g@b.example>\nSubject: Re: x\n\n{other}\n")).own(), other);
}
