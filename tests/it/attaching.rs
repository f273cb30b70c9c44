//! Files and pictures: what becomes of them between one member's mail program and the others'.

use crate::stage::{Mail, Received, Stage, plays};
use jiff::SignedDuration;
use mailmoot::core::notice::NoticeKind;
use mailmoot::core::view::Needs;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// Stands for the place in a photo's EXIF.
const PLACE: &[u8] = b"52 degrees 31 minutes north";

/// What a browser gets.
struct Got {
    status: u16,
    head: String,
    body: Vec<u8>,
}

async fn get(stage: &Stage, path: &str) -> Got {
    let mut peer = TcpStream::connect(stage.running().http).await.unwrap();
    peer.write_all(format!("GET {path} HTTP/1.1\r\nHost: moot.example\r\nConnection: close\r\n\r\n").as_bytes()).await.unwrap();
    let mut raw = Vec::new();
    peer.read_to_end(&mut raw).await.unwrap();
    let end = raw.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
    let head = String::from_utf8_lossy(&raw[..end]).to_lowercase();
    Got { status: head.split(' ').nth(1).unwrap().parse().unwrap(), head, body: raw[end + 4..].to_vec() }
}

/// The path of the first link to such a place in a text.
fn path(text: &str, place: &str) -> String {
    let at = text.find(place).unwrap_or_else(|| panic!("no {place} in:\n{text}"));
    text[at..].split(|c: char| c.is_whitespace() || "\"<>".contains(c)).next().unwrap().to_string()
}

fn base64(octets: &[u8]) -> String {
    let line = |chunk: &[u8]| String::from_utf8_lossy(chunk).into_owned();
    data_encoding::BASE64.encode(octets).as_bytes().chunks(76).map(line).collect::<Vec<_>>().join("\n")
}

fn file(name: &str, kind: &str, octets: &[u8]) -> String {
    format!(
        "--mix\nContent-Type: {kind}; name=\"{name}\"\nContent-Disposition: attachment; filename=\"{name}\"\nContent-Transfer-Encoding: base64\n\n{}\n",
        base64(octets)
    )
}

fn with_files(words: &str, files: &[String]) -> String {
    format!("Content-Type: multipart/mixed; boundary=\"mix\"\n\n--mix\nContent-Type: text/plain; charset=utf-8\n\n{words}\n{}--mix--\n", files.concat())
}

fn picture(name: &str, id: &str, octets: &[u8]) -> String {
    let head = format!("--mix\nContent-Type: image/png; name=\"{name}\"\nContent-Disposition: inline; filename=\"{name}\"\nContent-ID: <{id}>\n");
    format!("{head}Content-Transfer-Encoding: base64\n\n{}\n", base64(octets))
}

fn with_pictures(page: &str, pictures: &[String]) -> String {
    let head = "Content-Type: multipart/related; boundary=\"mix\"\n\n--mix\nContent-Type: text/html; charset=utf-8\n\n";
    format!("{head}{page}\n{}--mix--\n", pictures.concat())
}

fn segment(marker: u8, data: &[u8]) -> Vec<u8> {
    [&[0xff, marker][..], &(data.len() as u16 + 2).to_be_bytes(), data].concat()
}

/// A JPEG that says where it was taken, in EXIF and in a comment.
fn photo() -> Vec<u8> {
    let exif = [b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0".as_slice(), PLACE].concat();
    let (size, scan) = (segment(0xc0, &[8, 1, 144, 2, 88, 1, 1, 0x11, 0]), segment(0xda, &[1, 1, 0, 0, 63, 0]));
    [vec![0xff, 0xd8], segment(0xe1, &exif), segment(0xfe, PLACE), size, scan, b"picture".to_vec(), vec![0xff, 0xd9]].concat()
}

fn png(width: u32, height: u32) -> Vec<u8> {
    let chunk = |kind: &[u8], data: &[u8]| [&(data.len() as u32).to_be_bytes()[..], kind, data, b"\0\0\0\0"].concat();
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
    [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(b"IHDR", &header), chunk(b"IDAT", b"data"), chunk(b"IEND", b"")].concat()
}

fn has(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

/// Ana's thread, as Ben got it; everybody else's copy is thrown away.
async fn fence(stage: &Stage) -> Received {
    stage.accepts(Mail::by("ana").to("garden").subject("The north fence").says("It leans.")).await;
    let first = stage.mail("ben").await;
    stage.forget().await;
    first
}

plays! {
    async fn a_photo_loses_the_place_where_it_was_taken(stage) {
        let first = fence(stage).await;
        stage.accepts(Mail::reply("ben", &first, "").mime(&with_files("It has fallen.", &[file("fence.jpg", "image/jpeg", &photo())]))).await;
        let mail = stage.mail("cleo").await;
        mail.says("It has fallen.").says("Attached: fence.jpg");
        let travelled = mail.message.files[0].bytes.to_vec();
        assert!(has(&travelled, b"picture") && !has(&travelled, PLACE) && has(&photo(), PLACE));
        assert!(has(&travelled, b"Exif\0\0"), "how it is turned stays");
        let page = get(stage, &path(mail.text(), "/t/")).await;
        let download = get(stage, &path(&String::from_utf8_lossy(&page.body), "/f/")).await;
        assert_eq!((download.status, &download.body), (200, &travelled));
    }

    async fn a_large_file_is_a_link_that_ends(stage) {
        let first = fence(stage).await;
        let plan = [b"%PDF-1.7".to_vec(), vec![b'x'; 3_100_000]].concat();
        let files = [file("plan.pdf", "application/pdf", &plan), file("list.pdf", "application/pdf", b"%PDF-1.7 list")];
        stage.accepts(Mail::reply("ben", &first, "").mime(&with_files("The plan.", &files))).await;
        let mail = stage.mail("cleo").await;
        mail.says("File: plan.pdf, 3.1 MB, behind this link until").says("Attached: list.pdf");
        let travelled: Vec<&str> = mail.message.files.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(travelled, ["list.pdf"]);
        let link = path(mail.text(), "/f/");
        let download = get(stage, &link).await;
        assert_eq!((download.status, download.body.len()), (200, plan.len()));
        for header in ["content-disposition: attachment; filename=\"plan.pdf\"", "x-content-type-options: nosniff", "sandbox", "content-type: application/octet-stream"] {
            assert!(download.head.contains(header), "{header}: {}", download.head);
        }
        // Somebody else's letter has a link of its own, and neither opens the other.
        let other = path(stage.mail("ana").await.text(), "/f/");
        assert_ne!(other, link);
        stage.pass(SignedDuration::from_hours(29 * 24)).await;
        assert_eq!(get(stage, &link).await.status, 200);
        stage.pass(SignedDuration::from_hours(2 * 24)).await;
        assert_eq!(get(stage, &link).await.status, 410);
        stage.forget().await;
    }

    async fn a_link_to_a_file_ends_when_its_reader_leaves_the_group(stage) {
        let first = fence(stage).await;
        stage.accepts(Mail::reply("ben", &first, "").mime(&with_files("Large.", &[file("a.bin.pdf", "application/pdf", &vec![b'x'; 1_200_000])]))).await;
        let link = path(stage.mail("cleo").await.text(), "/f/");
        assert_eq!(get(stage, &link).await.status, 200);
        stage.accepts(Mail::by("cleo").to("garden-leave").subject("Goodbye").says("I am moving away.")).await;
        let asked = stage.mail("cleo").await;
        stage.accepts(Mail::reply("cleo", asked.is(NoticeKind::Confirm), "yes")).await;
        stage.forget().await;
        assert_eq!(get(stage, &link).await.status, 404);
    }

    async fn a_program_is_left_out_and_its_sender_hears_which_and_why(stage) {
        let first = fence(stage).await;
        let program = file("planner.exe", "application/octet-stream", b"MZ\x90\0");
        let files = [program.clone(), file("list.pdf", "application/pdf", b"%PDF-1.7")];
        stage.accepts(Mail::reply("ben", &first, "").mime(&with_files("Both are attached.", &files))).await;
        let mail = stage.mail("cleo").await;
        assert_eq!(mail.message.files.len(), 1);
        assert!(mail.says("Both are attached.").says("list.pdf").text().find("planner").is_none());
        stage.mail("ben").await.is(NoticeKind::Done).says("Your words are posted. This file was left out:").says("planner.exe: programs and scripts are not passed on");
        stage.accepts(Mail::reply("ben", &first, "").mime(&with_files("", &[program]))).await;
        stage.mail("ben").await.is(NoticeKind::Refusal).says("no words").says("planner.exe: programs and scripts");
        assert!(stage.mails("cleo").await.is_empty());
    }

    async fn a_picture_keeps_its_place_and_a_logo_is_left_out(stage) {
        let first = fence(stage).await;
        let page = "<p>This post:</p><p><img src=\"cid:post@x\"></p><p>is rotten.</p><div>-- <br>Ben Ito<br><img src=\"cid:logo@x\"></div>";
        let files = [picture("post.png", "post@x", &png(600, 400)), picture("image002.png", "logo@x", &png(300, 90))];
        stage.accepts(Mail::reply("ben", &first, "").mime(&with_pictures(page, &files))).await;
        let mail = stage.mail("cleo").await;
        mail.says("This post: [post.png] is rotten.").says("Attached: post.png");
        assert_eq!(mail.message.files.len(), 1);
        let page = String::from_utf8(get(stage, &path(mail.text(), "/t/")).await.body).unwrap();
        assert!(page.contains("[post.png]") && !page.contains("image002") && !page.contains("<img"), "{page}");
        assert!(stage.mails("ben").await.is_empty(), "nobody misses a logo");
    }

    async fn a_picture_that_every_mail_of_somebody_shows_is_a_logo(stage) {
        let first = fence(stage).await;
        let logo = [picture("image001.png", "logo@x", &png(320, 200))];
        let signed = |words: &str| format!("<p>{words}</p><p><img src=\"cid:logo@x\"></p><p>Ben's bakery, Mill Lane</p>");
        for words in ["It leans.", "It leans more."] {
            stage.accepts(Mail::reply("ben", &first, "").mime(&with_pictures(&signed(words), &logo))).await;
            stage.mail("cleo").await.says(words).says("[image001.png]").says("Attached: image001.png");
        }
        // Another picture beside it, and the same of somebody else, are none.
        let both = [logo[0].clone(), picture("post.png", "post@x", &png(320, 210))];
        let page = format!("<p><img src=\"cid:post@x\"></p>{}", signed("It has fallen."));
        stage.accepts(Mail::reply("ben", &first, "").mime(&with_pictures(&page, &both))).await;
        let mail = stage.mail("cleo").await;
        mail.says("[post.png]").says("It has fallen.").says("Ben's bakery, Mill Lane").says("Attached: post.png");
        assert!(mail.message.files.len() == 1 && !mail.text().contains("image001.png"), "{}", mail.text());
        let ben = stage.person("ben").await;
        let view = stage.view(|_| Needs { last_words: [ben].into(), ..Needs::default() }).await;
        let cut = &view.comments.values().next().unwrap().elided;
        assert!(cut.contains("[image001.png]") && !cut.contains("post.png"), "{cut}");
        stage.forget().await;
        stage.accepts(Mail::reply("ana", &first, "").mime(&with_pictures(&signed("Let us mend it."), &logo))).await;
        stage.mail("cleo").await.says("Attached: image001.png");
        // What is all that somebody sends is what they want to say.
        stage.accepts(Mail::reply("ben", &first, "").mime(&with_pictures("<p><img src=\"cid:logo@x\"></p>", &logo))).await;
        stage.mail("cleo").await.says("Attached: image001.png");
        stage.forget().await;
    }

    async fn a_calendar_programs_answer_is_never_a_comment(stage) {
        let first = fence(stage).await;
        let answer = "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:1@moot.example\nATTENDEE;PARTSTAT=ACCEPTED:mailto:ben@strong.example\nEND:VEVENT\nEND:VCALENDAR\n";
        let mime = format!(
            "Content-Type: multipart/alternative; boundary=\"mix\"\n\n--mix\nContent-Type: text/plain\n\n\n--mix\nContent-Type: text/calendar; method=REPLY\n\n{answer}\n{}--mix--\n",
            file("invite.ics", "application/ics", answer.as_bytes())
        );
        stage.accepts(Mail::reply("ben", &first, "").mime(&mime)).await;
        assert!(stage.mails("cleo").await.is_empty() && stage.mails("ben").await.is_empty());
    }
}
