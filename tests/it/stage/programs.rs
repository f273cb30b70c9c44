//! Mail programs, as far as they differ in what they make of an answer: where the words stand, how the letter is quoted, and
//! whether in text, in HTML, or in both. Whole replies as programs write them are in `fixtures/emails`.

use super::Received;

/// A mail program: its name, and what it makes of typed words and of a quoted letter: what [`super::Mail::mime`] takes.
pub type Program = (&'static str, fn(&Received, &str, &str) -> String);

/// What the program of that name makes of words and a quoted letter.
pub fn written(program: &str, to: &Received, words: &str, quoted: &str) -> String {
    let (_, write) = PROGRAMS.iter().find(|(name, _)| *name == program).unwrap_or_else(|| panic!("no program is called {program}"));
    write(to, words, quoted)
}

fn plain(text: &str) -> String {
    format!("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{text}\n")
}

fn both(text: &str, html: &str) -> String {
    format!(
        "Content-Type: multipart/alternative; boundary=\"zz\"\n\n--zz\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{text}\n\n\
         --zz\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{html}\n\n--zz--\n"
    )
}

fn page(html: &str) -> String {
    format!("Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{html}\n")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Typed lines as programs put them into HTML.
fn typed(words: &str, tag: &str) -> String {
    words.lines().map(|line| if line.is_empty() { format!("<{tag}><br></{tag}>") } else { format!("<{tag}>{}</{tag}>", escaped(line)) }).collect()
}

/// The quoted text without its marks, as HTML.
fn quoted_page(quoted: &str) -> String {
    bare(quoted).lines().map(|line| format!("{}<br>\n", escaped(line))).collect()
}

/// The letter's text with the marks that most programs put before each line.
pub fn marked(mail: &Received) -> String {
    mail.text().lines().map(|line| if line.is_empty() { ">".into() } else { format!("> {line}") }).collect::<Vec<String>>().join("\n")
}

fn bare(quoted: &str) -> String {
    quoted.lines().map(|line| line.strip_prefix("> ").or(line.strip_prefix('>')).unwrap_or(line)).collect::<Vec<_>>().join("\n")
}

const ON: &str = "On Tue, Nov 24, 2026 at 9:00 AM Garden co-op votes <garden-vote@moot.example> wrote:";

pub const PROGRAMS: [Program; 14] = [
    ("Gmail web", |_, words, quoted| {
        let html = format!(
            "<div dir=\"ltr\">{}</div><br><div class=\"gmail_quote\"><div dir=\"ltr\" class=\"gmail_attr\">{}<br></div><blockquote class=\"gmail_quote\" style=\"margin:0\">{}</blockquote></div>",
            typed(words, "div"),
            escaped(ON),
            quoted_page(quoted)
        );
        both(&format!("{words}\n\n{ON}\n\n{quoted}"), &html)
    }),
    ("Gmail Android", |_, words, quoted| {
        let html = format!(
            "<div dir=\"auto\">{}</div><br><div class=\"gmail_quote\"><div dir=\"ltr\" class=\"gmail_attr\">{}<br></div><blockquote class=\"gmail_quote\">{}</blockquote></div>",
            typed(words, "div"),
            escaped(ON),
            quoted_page(quoted)
        );
        both(&format!("{words}\n\n{ON}\n\n{quoted}"), &html)
    }),
    ("Outlook classic", |mail, words, quoted| {
        let head = format!(
            "From: Garden co-op votes <garden-vote@moot.example>\nSent: Tuesday, November 24, 2026 9:00 AM\nTo: Ben\nSubject: {}",
            mail.message.subject
        );
        let html = format!(
            "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><body><div class=\"WordSection1\">{}<p class=\"MsoNormal\">&nbsp;</p><div><div style=\"border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm\"><p class=\"MsoNormal\">{}</p></div></div>{}</div></body></html>",
            typed(words, "p").replace("<p>", "<p class=\"MsoNormal\">"),
            escaped(&head).replace('\n', "<br>"),
            quoted_page(quoted)
        );
        both(&format!("{words}\n\n{head}\n\n{}", bare(quoted)), &html)
    }),
    ("Outlook plain text", |mail, words, quoted| {
        plain(&format!(
            "{words}\n\n-----Original Message-----\nFrom: Garden co-op votes <garden-vote@moot.example>\nSent: Tuesday, November 24, 2026 9:00 AM\nTo: Ben\nSubject: {}\n\n{}",
            mail.message.subject,
            bare(quoted)
        ))
    }),
    ("Outlook web", |mail, words, quoted| {
        let html = format!(
            "<html><body><div class=\"elementToProof\">{}</div><div id=\"appendonsend\"></div><hr style=\"display:inline-block;width:98%\"><div id=\"divRplyFwdMsg\" dir=\"ltr\"><b>From:</b> Garden co-op votes &lt;garden-vote@moot.example&gt;<br><b>Sent:</b> Tuesday, November 24, 2026 9:00 AM<br><b>To:</b> Ben<br><b>Subject:</b> {}<div>&nbsp;</div></div><div>{}</div></body></html>",
            typed(words, "div"),
            escaped(&mail.message.subject),
            quoted_page(quoted)
        );
        page(&html)
    }),
    ("Apple Mail", |_, words, quoted| {
        let on = "On 24 Nov 2026, at 09:00, Garden co-op votes <garden-vote@moot.example> wrote:";
        let html = format!(
            "<html><body>{}<div><br><blockquote type=\"cite\"><div>{}</div><br><div>{}</div></blockquote></div><br></body></html>",
            typed(words, "div"),
            escaped(on),
            quoted_page(quoted)
        );
        both(&format!("{words}\n\n> {on}\n> \n{quoted}"), &html)
    }),
    ("iPhone Mail", |_, words, quoted| {
        let on = "On 24 Nov 2026, at 09:00, Garden co-op votes <garden-vote@moot.example> wrote:";
        let html = format!(
            "<html><body dir=\"auto\">{}<div dir=\"ltr\"><br><blockquote type=\"cite\">{}<br><br></blockquote></div><blockquote type=\"cite\"><div dir=\"ltr\">{}</div></blockquote></body></html>",
            typed(words, "div"),
            escaped(on),
            quoted_page(quoted)
        );
        both(&format!("{words}\n\n> {on}\n> \n{quoted}"), &html)
    }),
    ("Thunderbird", |_, words, quoted| plain(&format!("On 24/11/2026 09:00, Garden co-op votes wrote:\n{quoted}\n\n{words}"))),
    ("Thunderbird HTML", |_, words, quoted| {
        page(&format!(
            "<html><body>{}<br><div class=\"moz-cite-prefix\">On 24/11/2026 09:00, Garden co-op votes wrote:<br></div><blockquote type=\"cite\" cite=\"mid:x@moot.example\">{}</blockquote></body></html>",
            typed(words, "p"),
            quoted_page(quoted)
        ))
    }),
    ("mutt", |_, words, quoted| plain(&format!("On Tue, Nov 24, 2026 at 09:00:00AM +0000, Garden co-op votes wrote:\n{quoted}\n\n{words}\n\n-- \nBen Ito"))),
    ("K-9 Mail", |_, words, quoted| {
        plain(&format!("{words}\n\nOn 24 November 2026 09:00:00 WET, Garden co-op votes <garden-vote@moot.example> wrote:\n{}", quoted.replace("> ", ">")))
    }),
    ("Yahoo Mail", |_, words, quoted| {
        let on = "On Tuesday, November 24, 2026 at 09:00:00 AM GMT, Garden co-op votes <garden-vote@moot.example> wrote:";
        let html = format!(
            "<html><body><div class=\"ydp1yahoo-style-wrap\">{}</div><div id=\"ydp2yahoo_quoted_1\" class=\"ydp2yahoo_quoted\"><div><div>{}</div><div><br></div><div>{}</div></div></div></body></html>",
            typed(words, "div"),
            escaped(on),
            quoted_page(quoted)
        );
        both(&format!("{words}\n\n    {on}  \n \n {}", bare(quoted)), &html)
    }),
    ("Proton Mail", |_, words, quoted| {
        let on = "On Tuesday, November 24th, 2026 at 9:00 AM, Garden co-op votes <garden-vote@moot.example> wrote:";
        let html = format!(
            "<div style=\"font-family: Arial\">{}</div><div class=\"protonmail_quote\">{}<br><blockquote class=\"protonmail_quote\" type=\"cite\">{}</blockquote><br></div>",
            typed(words, "div"),
            escaped(on),
            quoted_page(quoted)
        );
        both(&format!("{words}\n\n{on}\n\n{quoted}"), &html)
    }),
    ("Roundcube", |_, words, quoted| plain(&format!("On 2026-11-24 09:00, Garden co-op votes wrote:\n{quoted}\n\n{words}"))),
];
