//! Which files are kept, under which name, and what the sender hears of the others.

use super::*;
use crate::inbound::message::read;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// A PNG of that size, and as many octets as asked for.
fn png(width: u32, height: u32, octets: usize) -> Vec<u8> {
    let chunk = |kind: &[u8], data: &[u8]| [&(data.len() as u32).to_be_bytes()[..], kind, data, b"\0\0\0\0"].concat();
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
    [PNG.to_vec(), chunk(b"IHDR", &header), chunk(b"IDAT", &vec![7; octets]), chunk(b"IEND", b"")].concat()
}

fn base64(octets: &[u8]) -> String {
    data_encoding::BASE64.encode(octets)
}

/// A mail with words and files: name, declared type, octets.
fn mail(files: &[(&str, &str, &[u8])]) -> Message {
    let mut raw = "From: a@b.example\nContent-Type: multipart/mixed; boundary=zzz\n\n--zzz\n\nWords.\n".to_string();
    for (name, kind, octets) in files {
        let head = format!("Content-Type: {kind}\nContent-Disposition: attachment; filename=\"{name}\"\nContent-Transfer-Encoding: base64");
        raw.push_str(&format!("--zzz\n{head}\n\n{}\n", base64(octets)));
    }
    read(format!("{raw}--zzz--\n").as_bytes())
}

/// A page with a picture, shown by its content id.
fn page(html: &str, picture: &[u8]) -> Message {
    let raw = format!(
        "From: Ana <a@b.example>\nContent-Type: multipart/related; boundary=zzz\n\n--zzz\nContent-Type: text/html; charset=utf-8\n\n{html}\n--zzz\nContent-Type: image/png; name=\"image001.png\"\nContent-ID: <one@x>\nContent-Disposition: inline; filename=\"image001.png\"\nContent-Transfer-Encoding: base64\n\n{}\n--zzz--\n",
        base64(picture)
    );
    read(raw.as_bytes())
}

fn kept(sorted: &Sorted) -> Vec<&str> {
    sorted.kept.iter().map(|file| file.name.as_str()).collect()
}

#[test]
fn programs_and_scripts_are_left_out_by_name_and_by_content() {
    let check = |name: &str, kind: &str, octets: &[u8], left_out: bool| {
        let sorted = sort(&mail(&[(name, kind, octets)]), "moot.example");
        let why: Vec<LeftOutWhy> = sorted.left_out.iter().map(|file| file.why).collect();
        assert_eq!(why, if left_out { vec![LeftOutWhy::Program] } else { Vec::new() }, "{name}");
        assert_eq!(sorted.words.published(), "Words.", "{name}");
    };
    check("setup.exe", "application/octet-stream", b"x", true);
    check("Setup.EXE", "image/png", b"x", true);
    check("photo.jpg.scr", "image/jpeg", b"x", true);
    check("report.docm", "application/msword", b"PK", true);
    check("run.sh", "text/plain", b"echo", true);
    check("photo.exe.", "image/jpeg", b"x", true);
    check("notes.txt", "text/plain", b"#!/bin/sh\nrm", true);
    check("notes.txt", "text/plain", b"MZ\x90\0\x03\0\0\0", true);
    check("notes", "text/plain", b"\x7fELF\x02", true);
    check("notes.txt", "text/plain", b"MZ is the plate of the car", false);
    check("plan.docx", "application/vnd.openxmlformats", b"PK\x03\x04", false);
    check("plan.pdf", "application/pdf", b"%PDF-1.7", false);
}

#[test]
fn limits_are_named_with_the_file_that_met_them() {
    let large = vec![b'x'; LARGEST as usize + 1];
    let half = vec![b'x'; 8_000_000];
    let sorted = sort(
        &mail(&[
            ("film.mov", "video/quicktime", &large),
            ("a.zip", "application/zip", &half),
            ("b.zip", "application/zip", &half),
            ("c.zip", "application/zip", &half),
        ]),
        "",
    );
    assert_eq!(kept(&sorted), ["a.zip", "b.zip"]);
    let said: Vec<(&str, LeftOutWhy)> = sorted.left_out.iter().map(|file| (file.name.as_str(), file.why)).collect();
    assert_eq!(said, [("film.mov", LeftOutWhy::TooLarge { limit: LARGEST }), ("c.zip", LeftOutWhy::TooMuch { limit: MUCH })]);
    let many: Vec<(String, &str, &[u8])> = (0..22).map(|n| (format!("{n}.txt"), "text/plain", b"x".as_slice())).collect();
    let many: Vec<(&str, &str, &[u8])> = many.iter().map(|(name, kind, octets)| (name.as_str(), *kind, *octets)).collect();
    let sorted = sort(&mail(&many), "");
    assert_eq!((sorted.kept.len(), sorted.left_out.len()), (20, 2));
    assert_eq!(sorted.left_out[0].why, LeftOutWhy::TooMany { limit: 20 });
}

#[test]
fn a_type_is_what_the_octets_say() {
    let check = |declared: &str, octets: &[u8], expect: &str| assert_eq!(sort(&mail(&[("x", declared, octets)]), "").kept[0].media_type, expect, "{declared}");
    check("application/octet-stream", b"%PDF-1.4", "application/pdf");
    check("text/html", &png(300, 300, 10), "image/png");
    check("image/png", b"<html>", "application/octet-stream");
    check("text/csv", b"a;b", "text/csv");
    check("audio/mpeg", b"ID3", "audio/mpeg");
}

#[test]
fn an_attached_mail_is_left_out_and_its_words_are_nobodys() {
    let message = read(b"From: a@b.example\nContent-Type: multipart/mixed; boundary=z\n\n--z\n\nSee below.\n--z\nContent-Type: message/rfc822\n\nFrom: eve@c.example\nSubject: secret\n\nInner words.\n--z--\n");
    let sorted = sort(&message, "");
    assert_eq!(sorted.words.published(), "See below.");
    assert_eq!((sorted.kept.len(), sorted.left_out[0].why, sorted.left_out[0].name.as_str()), (0, LeftOutWhy::Mail, "message.eml"));
}

#[test]
fn two_files_of_one_name_get_two_names() {
    let sorted =
        sort(&mail(&[("image.png", "image/png", &png(300, 300, 9)), ("IMAGE.png", "image/png", &png(300, 300, 8)), ("image", "text/plain", b"x")]), "");
    assert_eq!(kept(&sorted), ["image.png", "IMAGE-2.png", "image"]);
}

#[test]
fn a_picture_between_words_is_named_in_its_place() {
    let message = page("<div>Here it leans:</div><img alt=x src=\"cid:ONE@x\"><div>and there it does not.</div>", &png(900, 600, 99));
    let sorted = sort(&message, "");
    assert_eq!(sorted.words.published().split_whitespace().collect::<Vec<_>>().join(" "), "Here it leans: [image001.png] and there it does not.");
    assert_eq!(kept(&sorted), ["image001.png"]);
    let last = page("<div>Here it leans:</div><img src='cid:one%40x'>", &png(900, 600, 99));
    let sorted = sort(&last, "");
    assert_eq!((sorted.words.published().as_str(), kept(&sorted)), ("Here it leans:", vec!["image001.png"]));
    let alone = page("<img src='cid:one@x'>", &png(900, 600, 99));
    let sorted = sort(&alone, "");
    assert_eq!((sorted.words.published().as_str(), kept(&sorted)), ("", vec!["image001.png"]));
}

#[test]
fn logos_are_known_by_where_they_stand_and_how_they_look() {
    let check = |html: &str, picture: &[u8], expect: &[&str]| assert_eq!(kept(&sort(&page(html, picture), "moot.example")), expect, "{html}");
    let below = "<div>I can come.</div><div>-- <br>Ana<br><img src=\"cid:one@x\"></div>";
    check(below, &png(900, 600, 90_000), &[]);
    let quoted = "<div>I can come.</div><div class=\"gmail_quote\"><div class=\"gmail_attr\">On Mon Ben wrote:</div><blockquote class=\"gmail_quote\">x <img src=\"cid:one@x\"></blockquote></div>";
    check(quoted, &png(900, 600, 90_000), &[]);
    let unmarked = "<div>I can come.</div><div>Ana Silva</div><img src=\"cid:one@x\">";
    check(unmarked, &png(300, 80, 4_000), &[]);
    check(unmarked, &png(300, 400, 4_000), &["image001.png"]);
    check(unmarked, &png(300, 80, 90_000), &["image001.png"]);
    check("<div>See <img src=\"cid:one@x\"> here</div>", &png(16, 16, 50), &[]);
    check("<div>See <img src=\"cid:one@x\"> here</div>", &png(160, 160, 50), &["image001.png"]);
    check("<div>Nothing shown.</div>", &png(300, 80, 50), &["image001.png"]);
}

#[test]
fn a_calendar_programs_answer_is_no_file() {
    let ics = |method: &str| format!("BEGIN:VCALENDAR\r\nMETHOD:{method}\r\nBEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
    let check =
        |method: &str, expect: usize| assert_eq!(sort(&mail(&[("invite.ics", "text/calendar", ics(method).as_bytes())]), "").kept.len(), expect, "{method}");
    check("REPLY", 0);
    check("COUNTER", 0);
    check("PUBLISH", 1);
    check("REQUEST", 1);
}

proptest::proptest! {
    #[test]
    fn any_page_with_pictures_is_sorted(html in "(<img src=\"?cid:(one@x|two)\"?>|<div>|</div>|-- <br>|words |&#65532;0&#65532;|\u{fffc}|<blockquote>){0,12}") {
        let sorted = sort(&page(&html, &png(100, 300, 5)), "moot.example");
        proptest::prop_assert!(!sorted.words.published().contains(SIGN));
    }
}
