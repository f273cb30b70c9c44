//! Tests of splitting where our own letter stands in a reply: below it, above it, and between its lines.

use super::tests::{plain, quoted, split_raw};

const TOKEN: &str = "augwrqy6phkc7cxficn7munma5rl2gdtzyuyjxy";
const ATTRIBUTION: &str = "On Mon, Nov 23, 2026 at 9:14 AM Ben via Garden <garden@moot.example>\nwrote:";
const BLOCK: &str = "From: Ben via Garden <garden@moot.example>\nSent: Monday, November 23, 2026 9:14 AM\nTo: Cleo\nSubject: [Garden] The gate";

/// A letter as it is made text of our page: nothing parts its footer.
fn letter() -> String {
    format!(
        "Who has hinges?\n\nBen wrote this in “The gate”.\n\nOn the web <https://moot.example/t/{TOKEN}> · Privacy <https://moot.example/privacy>\n\nRun by Ana Silva, contact@moot.example"
    )
}

/// The text of a letter, quoted with marks.
fn marked() -> String {
    let text =
        format!("Who has hinges?\n\n-- \nBen wrote this in “The gate”.\nOn the web: https://moot.example/t/{TOKEN}\nRun by Ana Silva, contact@moot.example");
    text.lines().map(|line| format!("> {line}\n")).collect()
}

/// A reply in talk, from Cleo Marsh.
fn talk(body: &str) -> String {
    split_raw(&format!("From: Cleo Marsh <cleo@b.example>\nIn-Reply-To: <n-abc@moot.example>\nReferences: <thread-1@moot.example>\nContent-Type: text/plain; charset=utf-8\n\n{body}")).published()
}

fn page(body: &str) -> String {
    split_raw(&format!("From: Cleo Marsh <cleo@b.example>\nIn-Reply-To: <n-abc@moot.example>\nReferences: <thread-1@moot.example>\nContent-Type: text/html; charset=utf-8\n\n{body}")).published()
}

#[test]
fn what_stands_below_our_letter_is_an_answer() {
    let letter = letter();
    for heading in [BLOCK, ATTRIBUTION, &format!("-------- Original message --------\n{BLOCK}"), &format!("________________________________\n{BLOCK}")] {
        assert_eq!(talk(&format!("{heading}\n\n{letter}\n\n\nI have two.\n\nCleo\n")), "I have two.\n\nCleo", "{heading}");
        assert_eq!(
            talk(&format!("Hi all,\n\n{heading}\n\n{letter}\n\nI have two.\n\nGet Outlook for iOS<https://aka.ms/o0ukef>\n")),
            "Hi all,\n\nI have two.",
            "{heading}"
        );
        assert_eq!(talk(&format!("I have two.\n\n{heading}\n\n{letter}\n")), "I have two.", "{heading}");
    }
    // Below an older letter stands its heading, and nothing of a person's.
    assert_eq!(talk(&format!("Two.\n\n{BLOCK}\n\n{letter}\n\n{BLOCK}\n\nWhich gate?\n")), "Two.");
    // Who names our address has not ended our letter.
    assert_eq!(talk(&format!("{BLOCK}\n\n{letter}\n\nI asked contact@moot.example about it.\n")), "I asked contact@moot.example about it.");
    let outlook = format!(
        "<p>Hi Ben,</p><div style=\"border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in 0in 0in\"><p><b>From:</b> Ben &lt;garden@moot.example&gt;<br><b>Sent:</b> Monday, November 23, 2026 9:14 AM<br><b>To:</b> Cleo<br><b>Subject:</b> The gate</p></div><p>Who has hinges?</p><p>Ben wrote this.</p><p><a href=\"https://moot.example/t/{TOKEN}\">On the web</a></p><p>Run by Ana Silva, contact@moot.example</p><p>I have two.</p>"
    );
    assert_eq!(page(&outlook), "Hi Ben,\n\nI have two.");
}

#[test]
fn what_somebody_pastes_above_our_letter_is_theirs() {
    for paste in [
        "At 10:15 on 28 November 2026 Ben wrote in the chat:\nbring gloves\n\nSo bring gloves.",
        "Am 1. Dezember 2026 schrieb die Stadt an uns:\nBis 1,80 m frei.\n\nGut so.",
        "Am 12.11.2026 um 15:00 habe ich der Stadt geschrieben:\nDürfen wir?",
        "Le 12 novembre 2026, Jane Miller <jane@b.example> nous a écrit :\n« pas de permis ».\n\nDonc on commence.",
        "The council says:\n\nOn Thu, Nov 12, 2026 at 3:00 PM Jane Miller <jane@b.example> wrote:\nNo permit is needed.\n\nSo go ahead!",
        "The council says:\n\nFrom: Jane Miller <jane@b.example>\nSent: Thursday, November 12, 2026 3:00 PM\nTo: Cleo\nSubject: Fence\n\nNo permit is needed.\n\nSo go ahead!",
        "Minutes of 21.11.2026, 18:00, by Eva <eva@b.example>:\n\n1. Fence: oak\n\nCorrections please.",
        "Please send back:\n\nName: Cleo\nDate: 28.11.2026\nTo: the board\nSubject: membership\nFrom: 1 January 2027\n\nThat is all.",
        "On 12 November 2026 at 15:00 I called the office <office@b.example> and they wrote back: no permit.",
    ] {
        assert_eq!(talk(&format!("{paste}\n\n{ATTRIBUTION}\n\n{}", marked())), paste);
        assert_eq!(talk(&format!("{paste}\n\n{BLOCK}\n\n{}", letter())), paste);
    }
    let forward = "The shop wrote:\n\n---------- Forwarded message ---------\nFrom: Oak & Sons <sales@b.example>\nDate: Mon, Nov 23, 2026 at 4:02 PM\nSubject: Posts\n\nWe have 40.\n\nI would take them.";
    assert_eq!(talk(&format!("{forward}\n\n{ATTRIBUTION}\n\n{}", marked())), forward);
    let gmail = "<div><b>From:</b> Lyon<br><b>To:</b> Paris<br><b>Date:</b> 28.11.2026<br><br>That is my train.</div><div class=\"gmail_quote\"><div class=\"gmail_attr\">On Mon, Nov 23, 2026 Ben &lt;garden@moot.example&gt; wrote:</div><blockquote>Who has hinges?<br>Run by Ana Silva, contact@moot.example</blockquote></div>";
    assert_eq!(page(gmail), "From: Lyon\nTo: Paris\nDate: 28.11.2026\n\nThat is my train.");
}

#[test]
fn what_is_answered_elsewhere_stays_cut_though_our_letter_stands_deep_in_it() {
    let body = format!("Fine.\n\nOn Tue, Nov 24, 2026 at 9:14 AM Jane Miller <jane@b.example> wrote:\n\nShall we?\n\n{ATTRIBUTION}\n\n{}", marked());
    let with = |id: &str| split_raw(&format!("From: a@b.example\nSubject: Re: x\nIn-Reply-To: <{id}>\n\n{body}")).own();
    assert_eq!(with("1@b.example"), "Fine.");
    assert!(with("n-1@moot.example").contains("Shall we?"));
}

#[test]
fn a_mail_that_answers_nothing_quotes_nothing_without_marks() {
    let body = "I asked the council:\n\nFrom: Jane Miller <jane@b.example>\nDate: 12 November 2026\nTo: Cleo\n\nNo permit is needed.\n\nSo go ahead!";
    let with = |subject: &str| split_raw(&format!("From: a@b.example\nSubject: {subject}\n\n{body}")).own();
    assert_eq!(with("A permit for the gate"), body);
    assert_eq!(with("Re: The gate"), "I asked the council:");
    assert_eq!(with("AW: The gate"), "I asked the council:");
    let shown = "The council's page says:\n\n> Up to 1.80 m is free.";
    assert_eq!(split_raw(&format!("From: a@b.example\nSubject: A permit for the gate\n\n{shown}\n")).own(), shown);
}

#[test]
fn a_quote_that_the_words_announce_is_shown() {
    let shown = "The council's page says:\n\n> Up to 1.80 m is free.";
    assert_eq!(talk(&format!("{shown}\n\n{ATTRIBUTION}\n\n{}", marked())), shown);
    assert_eq!(talk(&format!("As I said above:\n\n{}", marked())), "As I said above:");
    let bordered = "<div>It says:<blockquote style=\"border-left:3px solid #ccc\">Up to 1.80 m is free.</blockquote></div><div class=\"gmail_quote\"><div class=\"gmail_attr\">On Mon, Nov 23, 2026 Ben &lt;garden@moot.example&gt; wrote:</div><blockquote>Who has hinges?<br>Run by Ana Silva, contact@moot.example</blockquote></div>";
    assert_eq!(page(bordered), "It says:\nUp to 1.80 m is free.");
}

#[test]
fn answers_between_the_lines_of_our_letter_stay_where_the_words_point_to_them() {
    let outlook = "<p>See my answers in red below.</p><div style=\"border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in 0in 0in\"><p><b>From:</b> Ben &lt;garden@moot.example&gt;<br><b>Sent:</b> Monday, November 23, 2026 9:14 AM<br><b>To:</b> Cleo<br><b>Subject:</b> The gate</p></div><p>Who has hinges?</p><p><span style=\"color:red\">I have two.</span></p>";
    assert_eq!(page(outlook), "See my answers in red below.\nWho has hinges?\nI have two.");
    let initials = letter().replace("hinges?\n", "hinges?\nCM: I have two.\n");
    assert!(talk(&format!("{BLOCK}\n\n{initials}\n")).contains("CM: I have two."));
}

#[test]
fn an_option_of_the_ballot_is_no_signature() {
    let ballot = "On Mon, Nov 23, 2026 at 9:14 AM Garden votes <garden-vote@moot.example> wrote:\n\n> [ ] A  Ana Silva\n> [ ] B  Ben Okafor\n> [ ] C  Cleo Marsh\n> Run by Ana Silva, contact@moot.example\n";
    let own = |words: &str| {
        let words = split_raw(&format!(
            "From: Ana Silva <ana@b.example>\nReferences: <poll-1@moot.example>\nContent-Type: text/plain; charset=utf-8\n\n{words}\n\n{ballot}"
        ));
        assert_eq!(quoted(&words)[0], "[ ] A  Ana Silva");
        words.own().lines().filter(|line| !line.trim().is_empty()).collect::<Vec<_>>().join("|")
    };
    assert_eq!(own("Ben Okafor\n\nAna Silva\nCleo Marsh"), "Ben Okafor|Ana Silva|Cleo Marsh");
    assert_eq!(own("Cleo Marsh\n\nBen Okafor\n\nAna Silva"), "Cleo Marsh|Ben Okafor|Ana Silva");
    assert_eq!(own("Ben Okafor\n--\nCleo Marsh"), "Ben Okafor|Cleo Marsh");
    assert_eq!(own("Ben Okafor\n\n-- \nAna Silva\nTreasurer"), "Ben Okafor");
    assert_eq!(plain(&format!("Oak.\n\n{ballot}")).own(), "Oak.");
}

#[test]
fn who_trims_our_letter_off_quotes_nothing_without_marks() {
    let answer = |body: &str| {
        let header = "From: Cleo Marsh <cleo@b.example>\nIn-Reply-To: <n-abc@moot.example>\nReferences: <thread-1@moot.example>";
        split_raw(&format!("{header}\nContent-Type: text/plain; charset=utf-8\n\n{body}")).published()
    };
    for body in [
        "I asked the council.\n\nAt the meeting on 3 March 2026 the treasurer said:\n\nThe roof can wait.\n\nSo let us wait.",
        "My train:\n\nFrom: Leeds\nTo: York\nDate: 07/03/2026\n\nWho fetches me?",
    ] {
        assert_eq!(answer(body), body, "{body}");
    }
}
