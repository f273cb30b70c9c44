//! Tests of splitting pages: how each mail program marks its quotes, and when the page is read at all.

use super::*;
use tests::{quoted, split_raw};

fn html(body: &str) -> Words {
    split_raw(&format!("From: a@b.example\nSubject: Re: x\nContent-Type: text/html; charset=utf-8\n\n{body}"))
}

#[test]
fn programs_mark_their_quotes_in_html() {
    let ballot = "Which colour?<br>[ ] 1 Green<br>Stop: https://moot.example/u/a";
    let cases = [
        (
            "Gmail",
            format!(
                "<div dir=\"ltr\">Oak.</div><br><div class=\"gmail_quote\"><div dir=\"ltr\" class=\"gmail_attr\">On Mon Ben wrote:<br></div><blockquote class=\"gmail_quote\" style=\"margin:0\">{ballot}</blockquote></div>"
            ),
        ),
        ("Outlook web", format!("<div>Oak.</div><div id=\"appendonsend\"></div><hr><div id=\"divRplyFwdMsg\"><b>From:</b> Garden</div><div>{ballot}</div>")),
        (
            "Outlook",
            format!(
                "<p>Oak.</p><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in 0in 0in'><p><b>From:</b> Garden</p></div><p>{ballot}</p>"
            ),
        ),
        (
            "Apple Mail",
            format!(
                "<div>Oak.</div><div><br><blockquote type=\"cite\"><div>On 23 Nov 2026, at 09:14, Ben &lt;b@moot.example&gt; wrote:</div><div>{ballot}</div></blockquote></div>"
            ),
        ),
        (
            "Thunderbird",
            format!(
                "<p>Oak.</p><div class=\"moz-cite-prefix\">Am 23.11.26 schrieb Ben:<br></div><blockquote type=\"cite\" cite=\"mid:x\">{ballot}</blockquote>"
            ),
        ),
        (
            "Yahoo",
            format!(
                "<div>Oak.</div><div id=\"yahoo_quoted_123\" class=\"yahoo_quoted\"><div>On Monday, November 23, 2026, Ben wrote:</div><div>{ballot}</div></div>"
            ),
        ),
        (
            "Proton",
            format!(
                "<div>Oak.</div><div class=\"protonmail_quote\">On Monday, Ben wrote:<br><blockquote class=\"protonmail_quote\">{ballot}</blockquote></div>"
            ),
        ),
        ("Fastmail", format!("<div>Oak.</div><div>On Mon, 23 Nov 2026, at 9:14 AM, Ben wrote:</div><blockquote type=\"cite\" id=\"qt\">{ballot}</blockquote>")),
        (
            "Zimbra",
            format!(
                "<div>Oak.</div><hr id=\"zwchr\" data-marker=\"__DIVIDER__\"><div data-marker=\"__HEADERS__\"><b>From: </b>Ben</div><div data-marker=\"__QUOTED_TEXT__\">{ballot}</div>"
            ),
        ),
        (
            "Samsung",
            format!(
                "<div>Oak.</div><div id=\"composer_signature\">Von meinem Galaxy gesendet</div><div>-------- Ursprüngliche Nachricht --------</div><div>Von: Garden &lt;g@moot.example&gt; </div><div>Datum: 23.11.26  09:14  (GMT+01:00) </div><div>An: a@b.example </div><div>Betreff: Vote</div><div><br></div><div>{ballot}</div>"
            ),
        ),
        (
            "K-9",
            format!(
                "Oak.<div class=\"k9mail-signature\">-- <br>Sent with K-9</div><div class=\"gmail_quote\">On 23 November 2026 09:14:00 CET, Ben &lt;b@moot.example&gt; wrote:<blockquote class=\"gmail_quote\">{ballot}</blockquote></div>"
            ),
        ),
        (
            "Zoho",
            format!(
                "<div>Oak.</div><div class=\"zmail_extra\"><div>---- On Mon, 23 Nov 2026 09:14:00 +0100 <b>Ben &lt;b@moot.example&gt;</b> wrote ----</div><blockquote>{ballot}</blockquote></div>"
            ),
        ),
        (
            "GMX",
            format!("<div>Oak.<div name=\"quote\" style=\"margin:10px\"><div><b>Gesendet:</b> Montag, 23. November 2026</div><div>{ballot}</div></div></div>"),
        ),
        (
            "Spark",
            format!(
                "<div>Oak.</div><div name=\"messageReplySection\">On 23 Nov 2026, 09:14 +0100, Ben, wrote:<br><blockquote type=\"cite\">{ballot}</blockquote></div>"
            ),
        ),
    ];
    for (program, page) in cases {
        let words = html(&page);
        assert_eq!(words.own(), "Oak.", "{program}: {words:?}");
        assert!(quoted(&words).iter().any(|line| line.contains("[ ] 1 Green")), "{program}: {words:?}");
    }
}

#[test]
fn answers_inside_and_below_html_quotes_stay_own() {
    let gmail = "<div class=\"gmail_quote\"><div class=\"gmail_attr\">On Mon Ben wrote:</div><blockquote class=\"gmail_quote\">Tools?</blockquote><div>I have.</div><blockquote class=\"gmail_quote\">Saturday?</blockquote><div>Yes.</div></div>";
    assert_eq!(html(gmail).own().split_whitespace().collect::<Vec<_>>(), ["I", "have.", "Yes."]);
    let indented = "<div>Three points:</div><blockquote style=\"margin:0 0 0 40px;border:none;padding:0px\">oak lasts</blockquote>";
    assert!(html(indented).own().contains("oak lasts"));
    let apple = "<blockquote type=\"cite\"><div>Which?</div></blockquote><div>Oak.</div>";
    assert_eq!(html(apple).own(), "Oak.");
}

#[test]
fn text_wins_with_quote_marks_and_the_page_without() {
    let both = |text: &str, page: &str| {
        split_raw(&format!(
            "From: a@b.example\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n{text}\n--b\nContent-Type: text/html; charset=utf-8\n\n{page}\n--b--\n"
        ))
    };
    assert_eq!(both("Oak (text)\n\n> Which?\n", "<p>Oak (page)</p><blockquote>Which?</blockquote>").own(), "Oak (text)");
    assert_eq!(both("Oak (text)\n\nBen said\n\nWhich?", "<p>Oak (page)</p><blockquote>Which?</blockquote>").own(), "Oak (page)");
    assert_eq!(both("Oak (text)", "<p>Oak (page)</p>").own(), "Oak (text)");
}

#[test]
fn a_ballot_marked_in_the_page_alone_is_kept_as_quote() {
    let raw = "From: a@b.example\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n[x] 1 Green\nStop: https://moot.example/u/a\n--b\nContent-Type: text/html\n\n<div class=\"gmail_quote\"><blockquote>[x] 1 Green<br>Stop: https://moot.example/u/a</blockquote></div>\n--b--\n";
    let words = split_raw(raw);
    assert_eq!(words.own(), "");
    assert_eq!(quoted(&words)[0], "[x] 1 Green");
}

#[test]
fn a_page_adds_no_character_but_the_signs_of_lists() {
    let check = |page: &str, own: &str| assert_eq!(html(page).own(), own, "{page}");
    check(
        "<h2>Fence</h2><p>Take <a href=\"https://x.example\">oak</a>, <b>please</b> <i>now</i><img src=\"cid:1\" alt=\"logo\"></p>",
        "Fence\n\nTake oak, please now",
    );
    check("<ul><li>posts</li><li>paint</li></ul><ol><li>dig</li></ol>", "- posts\n- paint\n1. dig");
    check("Fine <img alt=\"👍\" src=\"cid:2\">", "Fine 👍");
    check("a&nbsp;&amp;&nbsp;b<style>p { color: red }</style><!-- <b>not</b> -->", "a & b");
}

#[test]
fn what_a_page_hides_is_nobodys_words() {
    let check = |page: &str, own: &str| assert_eq!(html(page).own().trim(), own, "{page}");
    check("<div style=\"display:none\">preheader <b>secret</b></div><p>Yes.</p>", "Yes.");
    check("<p>Ye<span style=\"color:red; DISPLAY: none !important\">hid</span>s.</p>", "Yes.");
    check("<table style=\"display:none\"><tr><td>hid</td></tr></table><div>2</div>", "2");
    check("<div style=\"border:none\">Yes.</div><div style=\"display:block\">Now.</div>", "Yes.\nNow.");
    check("<table><tr><td>CAUTION: This email originated from outside your organization.</td></tr></table><div>2</div>", "2");
    check("<div>2</div><div><br></div><div><a href=\"https://aka.ms/o0ukef\">Skaffa Outlook</a></div>", "2");
}

#[test]
fn a_text_that_only_points_to_the_page_is_no_text() {
    let both = |text: &str, page: &str| {
        split_raw(&format!(
            "From: a@b.example\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n{text}\n--b\nContent-Type: text/html\n\n{page}\n--b--\n"
        ))
        .own()
    };
    assert_eq!(both("Your mail program does not display HTML. Please view the HTML version.", "<p>I vote for oak</p>"), "I vote for oak");
    assert_eq!(both("I know HTML well.", "<p>I know HTML well.</p>"), "I know HTML well.");
}
