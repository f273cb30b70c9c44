//! Tests of the limits: what is built to cost much costs little.

use super::*;

/// One of each way to make reading slow, a mebibyte each.
fn bombs() -> Vec<(&'static str, String)> {
    const SIZE: usize = 1 << 20;
    let fill = |unit: &str| unit.repeat(SIZE / unit.len());
    let head = "From: a@b.example\nSubject: s\n";
    vec![
        ("hyphens under a boundary of hyphens", format!("{head}Content-Type: multipart/mixed; boundary=\"{}\"\n\n{}", "-".repeat(70), fill("-"))),
        ("boundaries inside lines", format!("{head}Content-Type: multipart/mixed; boundary=b\n\n--b\n\n{}", fill("x--b "))),
        (
            "multiparts that never begin",
            format!("{head}Content-Type: multipart/mixed; boundary=b\n\n{}", fill("--b\nContent-Type: multipart/mixed; boundary=zz\n\n")),
        ),
        ("parameters", format!("{head}Content-Type: text/plain; {}\n\nx", fill("name*1=a; "))),
        (
            "parameters of a part",
            format!("{head}Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; {}\n\nx\n--b--", fill("name*1*=a;\n ")),
        ),
        ("encoded words", format!("{head}X: {}\n\nx", fill("=?utf-8?Q?=C3?= "))),
        ("beginnings of encoded words", format!("{head}X: {}\n\nx", fill("=?u?q?"))),
        ("broken quoted-printable", format!("{head}Content-Transfer-Encoding: quoted-printable\n\n{}", fill("= =="))),
        ("tags", format!("{head}Content-Type: text/html\n\n{}", fill("<"))),
        (
            "pictures",
            format!(
                "{head}Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n{}\n--b\nContent-Type: image/png\nContent-ID: <y>\n\nx\n--b--",
                fill("<img src=cid:x>")
            ),
        ),
        (
            "brackets",
            format!("{head}Content-Type: multipart/mixed; boundary=b\n\n--b\n\n{}\n--b\nContent-Type: image/png\nContent-ID: <y>\n\nx\n--b--", fill("[cid:")),
        ),
        ("quote marks", format!("{head}Content-Type: text/plain; format=flowed\n\n{}", fill("> "))),
        ("messages in messages", format!("{head}{}", fill("Content-Type: message/rfc822\n\n"))),
        ("one line", format!("{head}\n{}", fill("word "))),
        ("NULs", format!("{head}\n{}", fill("\0"))),
        ("addresses", format!("{head}To: {}\n\nx", fill("a@b.example, "))),
        ("equals signs", format!("{head}\n{}", fill("boundary=a"))),
    ]
}

#[test]
fn a_message_built_to_be_slow_is_not() {
    for (name, raw) in bombs() {
        let begun = std::time::Instant::now();
        let message = read(raw.as_bytes());
        let took = begun.elapsed();
        eprintln!("{name}: {took:?}, {:?}", message.problems);
        // Without optimization, on a busy machine; what is quadratic takes minutes.
        assert!(took.as_secs() < 8, "{name} took {took:?}");
        assert_eq!(message.subject, "s", "{name}");
    }
}
