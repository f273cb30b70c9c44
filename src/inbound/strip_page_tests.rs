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
        "Fence\n\nTake oak <https://x.example>, please now",
    );
    check("<ul><li>posts</li><li>paint</li></ul><ol><li>dig</li></ol>", "- posts\n- paint\n1. dig");
    check("Fine <img alt=\"👍\" src=\"cid:2\">", "Fine 👍");
    check("a&nbsp;&amp;&nbsp;b<style>p { color: red }</style><!-- <b>not</b> -->", "a & b");
}

#[test]
fn a_link_of_the_persons_own_says_where_it_leads() {
    let check = |page: &str, own: &str| assert_eq!(html(page).own(), own, "{page}");
    check("<p>Buy <a href=\"https://b.example/d?id=4&amp;x=1\">this one</a> soon.</p>", "Buy this one <https://b.example/d?id=4&x=1> soon.");
    check(
        "<p>At <a href=\"https://b.example/\">https://b.example</a> or <a href=\"http://www.b.example\">www.b.example</a>.</p>",
        "At https://b.example or www.b.example.",
    );
    check("<p>Ask <a href=\"mailto:ana@b.example\">Ana</a>, <a href=\"tel:+35121\">call</a>, see <a href=\"#top\">above</a>.</p>", "Ask Ana, call, see above.");
    check("<p>Yes.</p><p><a href=\"https://b.example\"><img src=\"https://b.example/t.png\" alt=\"logo\"></a></p>", "Yes.");
    check(
        "<div>Look<div><a href=\"https://b.example/4\"><div><b>Digger</b><br>cheap and good</div></a></div></div>",
        "Look\nDigger\ncheap and good\n<https://b.example/4>",
    );
    check(
        "<p>Yes.</p><div class=\"gmail_signature\"><a href=\"https://b.example\">Ana</a></div><div class=\"gmail_quote\"><blockquote><a href=\"https://b.example\">x</a></blockquote></div>",
        "Yes.",
    );
}

#[test]
fn what_a_page_hides_is_nobodys_words() {
    let check = |page: &str, own: &str| assert_eq!(html(page).own().trim(), own, "{page}");
    check("<div style=\"display:none\">preheader <b>secret</b></div><p>Yes.</p>", "Yes.");
    check("<p>Ye<span style=\"color:red; DISPLAY: none !important\">hid</span>s.</p>", "Yes.");
    check("<table style=\"display:none\"><tr><td>hid</td></tr></table><div>2</div>", "2");
    check("<div style=\"border:none\">Yes.</div><div style=\"display:block\">Now.</div>", "Yes.\nNow.");
    check("<table><tr><td>CAUTION: This email originated from outside your organization.</td></tr></table><div>2</div>", "2");
    check("<div style=\"font-size:0\">preheader</div><p>Yes.</p>", "Yes.");
    check("<div style=\"font-size:0px\">pre<b style=\"font-size:2em\">header</b></div><p>Yes.</p>", "Yes.");
    check("<div style=\"font-size: 0pt\">hid<div style=\"font-size:13px\">Yes.</div>hid</div>", "Yes.");
    check("<div style=\"FONT-SIZE: 0\">hid<font size=\"3\">Yes.</font></div>", "Yes.");
    check("<table><tr><td style=\"font-size:0\">hid</td><td>Yes.</td></tr></table>", "Yes.");
    check("<p>Ye<span style=\"opacity:0\">hid</span>s.</p>", "Yes.");
    check("<div style=\"opacity:0.8;font-size:10px\">Yes.</div><p style=\"font-size:0.9em\">Now.</p>", "Yes.\n\nNow.");
}

#[test]
fn a_link_to_an_offer_is_cut_where_it_stands_alone_and_kept_in_a_sentence() {
    let check = |page: &str, own: &str| assert_eq!(html(page).own().trim(), own, "{page}");
    check("<div>2</div><div><br></div><div><a href=\"https://aka.ms/o0ukef\">Skaffa Outlook</a></div>", "2");
    check("<p>2</p><p><a href=\"https://outlook.office.com/bookwithme/user/x?anonymous&amp;ep=bwmEmailSignature\">Book time to meet with me</a></p>", "2");
    check(
        "<p>Please <a href=\"https://outlook.office.com/bookwithme/user/x\">pick a slot</a> by Friday.</p>",
        "Please pick a slot <https://outlook.office.com/bookwithme/user/x> by Friday.",
    );
    check(
        "<p>Choose one:</p><p><a href=\"https://outlook.office.com/bookwithme/user/x\">Slots</a></p>",
        "Choose one:\n\nSlots <https://outlook.office.com/bookwithme/user/x>",
    );
    check("<p>I read it in <a href=\"https://aka.ms/o0ukef\">this program</a>, and you?</p>", "I read it in this program, and you?");
}

#[test]
fn answers_between_the_lines_of_an_unmarked_quote_stay_with_the_line_they_answer() {
    let head = "<div id=\"appendonsend\"></div><hr><div id=\"divRplyFwdMsg\"><b>From:</b> Garden &lt;garden@moot.example&gt;<br><b>Sent:</b> Monday, November 23, 2026 9:12 AM<br><b>To:</b> Ana Silva &lt;ana@b.example&gt;<br><b>Subject:</b> x</div>";
    let page = |above: &str, first: &str, second: &str| {
        split_raw(&format!(
            "From: Ana Silva <ana@b.example>\nSubject: Re: x\nContent-Type: text/html; charset=utf-8\n\n{above}{head}<div class=\"x_bg\"><p style=\"color:#26312b\">Who brings tools?</p>{first}<p style=\"color:#26312b\">And on Sunday?</p>{second}<p>Stop: <a href=\"https://moot.example/u/a\" style=\"color:blue\">https://moot.example/u/a</a></p></div>"
        ))
    };
    let published = |words: &Words| words.published().lines().filter(|line| !line.is_empty()).map(str::to_string).collect::<Vec<_>>();
    for (first, second) in [
        ("<div class=\"elementToProof\">I do.</div>", "<div class=\"elementToProof\">Too.</div>"),
        ("<p><span style=\"color:red\">I do.</span></p>", "<p><font color=\"#0070C0\">Too.</font></p>"),
        ("<p style=\"color: rgb(192, 0, 0)\">I do.</p>", "<p><b style=\"color:#C00000\">Too.</b></p>"),
    ] {
        let words = page("<p>Hi Ben,</p>", first, second);
        assert_eq!(words.own().split_whitespace().collect::<Vec<_>>(), ["Hi", "Ben,", "I", "do.", "Too."], "{first}");
        assert_eq!(published(&words), ["Hi Ben,", "> Who brings tools?", "I do.", "> And on Sunday?", "Too."], "{first}");
        assert!(words.elided.contains("Sent:"), "{first}");
        assert_eq!(page("", first, second).own().split_whitespace().collect::<Vec<_>>(), ["I", "do.", "Too."], "{first}");
    }
    assert_eq!(
        page("<p>Hi Ben,</p>", "<p>[Ana Silva] I do.</p>", "").own().split_whitespace().collect::<Vec<_>>(),
        ["Hi", "Ben,", "[Ana", "Silva]", "I", "do."]
    );
    assert_eq!(page("<p>Hi Ben,</p>", "<p>[Cleo] I do.</p>", "<p style=\"color:black\">Too.</p>").own(), "Hi Ben,");
    let glued = page("<p>Hi Ben,</p>", "<p>Does anyone have a digger? <span style=\"color:red\">I do.</span></p>", "");
    assert_eq!(published(&glued), ["Hi Ben,", "> Who brings tools?", ">", "> Does anyone have a digger?", "I do."]);
}

#[test]
fn what_was_struck_out_is_not_said() {
    let check = |page: &str, own: &str, cut: &str| {
        let words = html(page);
        assert_eq!((words.own().trim(), words.elided.trim()), (own, cut), "{page}");
    };
    check("<p>I bring <s>two</s> three chairs.</p>", "I bring three chairs.", "two");
    check("<p><strike>Green</strike> White</p>", "White", "Green");
    check("<p><del>Green</del><br>White</p>", "White", "Green");
    check("<p><span style=\"text-decoration: line-through\">Green</span>, White</p>", ", White", "Green");
    check("<p><span style=\"text-decoration-line:line-through;color:red\">G&amp;r <b>een</b></span> White</p>", "White", "G&r een");
    check("<ul><li><s>Green</s></li><li>White</li></ul>", "- White", "Green");
    check("<p>Gr<s>u</s>een</p>", "Green", "u");
    check("<p style=\"text-decoration:none\">Green</p>", "Green", "");
    // Where nothing else is said it is shown as people type it, and is no answer.
    check("<p><s>Green</s></p>", "~~Green~~", "");
    check("<p><s>Green</s></p><blockquote type=\"cite\">[ ] 1 Green<br>https://moot.example/v/x</blockquote>", "~~Green~~", "");
    // What is struck out in a quote stays as it is.
    let quoted_ballot = html("<p>Oak.</p><blockquote type=\"cite\"><s>[ ] 1 Green</s><br>[ ] 2 Oak</blockquote>");
    assert_eq!((quoted_ballot.own().trim(), quoted(&quoted_ballot)), ("Oak.", vec!["[ ] 1 Green", "[ ] 2 Oak"]));
}

#[test]
fn what_only_the_page_strikes_out_is_not_said_by_the_text_either() {
    let both = |text: &str, page: &str| {
        split_raw(&format!(
            "From: a@b.example\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n{text}\n--b\nContent-Type: text/html; charset=utf-8\n\n{page}\n--b--\n"
        ))
    };
    assert_eq!(both("Green White", "<p><s>Green</s> White</p>").own(), "White");
    assert_eq!(both("Green White\n\n> Which?", "<p><s>Green</s> White</p><blockquote>Which?</blockquote>").own(), "White");
    assert_eq!(both("White (text)\n\n> Which?", "<p>White</p><blockquote><s>Which?</s></blockquote>").own(), "White (text)");
    assert_eq!(both("Green", "<p><s>Green</s></p>").own(), "~~Green~~");
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

#[test]
fn lists_have_the_signs_that_their_readers_see() {
    let check = |body: &str, expect: &str| assert_eq!(html(body).own(), expect, "{body}");
    check("<ol start=\"2\"><li>because it lasts</li></ol>", "2. because it lasts");
    check("<ol><li>yes</li><li value=\"4\">no</li><li>no</li></ol>", "1. yes\n4. no\n5. no");
    check("<ol type=\"A\" start=\"2\"><li>Oak</li></ol>", "B. Oak");
    check("<ol type=\"i\"><li>Oak</li><li>Green</li></ol>", "i. Oak\nii. Green");
    check("<ol start=\"x\"><li>Oak</li></ol>", "1. Oak");
    check("<ul><li>Oak</li></ul>", "- Oak");
}
