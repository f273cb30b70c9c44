//! The parts of a message: its text, its HTML, its files, and what machines wrote for machines.

use super::{Message, Problem, ReportPart, clean, one_line};
use crate::core::thread::NewFile;
use mail_parser::decoders::{base64::base64_decode, charsets::map::charset_decoder};
use mail_parser::{Encoding, MessagePart, MimeHeaders, PartType};
use std::sync::Arc;

const MOST_FILES: usize = 50;
const LONGEST_FILE_NAME: usize = 120;
/// The sorts of report parts that are kept whole (RFC 3464, 5965, 8098, 6522 section 4).
const REPORTS: [&str; 5] =
    ["message/delivery-status", "message/global-delivery-status", "message/feedback-report", "message/disposition-notification", "text/rfc822-headers"];

pub(super) fn fill(message: &mut Message, parsed: &mail_parser::Message<'_>) {
    let texts: Vec<String> =
        parts(parsed, &parsed.text_body).filter(|part| is_plain(part)).map(|part| plain_text(part, parsed, &mut message.problems)).collect();
    let pages: Vec<String> =
        parts(parsed, &parsed.html_body).filter(|part| part.is_text_html()).map(|part| charset_mended(part, parsed, &mut message.problems)).collect();
    message.text = (!texts.is_empty()).then(|| clean(&texts.join("\n")));
    message.html = (!pages.is_empty()).then(|| clean(&pages.join("\n")));
    if message.text.as_deref().is_none_or(|text| text.trim().is_empty()) && message.html.is_none() {
        message.problems.push(Problem::NoText);
    }
    for part in &parsed.parts {
        take_report(message, part);
    }
    take_files(message, parsed);
}

fn parts<'a, 'x>(parsed: &'a mail_parser::Message<'x>, ids: &'a [u32]) -> impl Iterator<Item = &'a MessagePart<'x>> {
    ids.iter().filter_map(|id| parsed.parts.get(*id as usize))
}

fn is_plain(part: &MessagePart<'_>) -> bool {
    matches!(part.body, PartType::Text(_)) && !REPORTS.contains(&media_type(part).as_str())
}

fn media_type(part: &MessagePart<'_>) -> String {
    part.content_type().map_or_else(|| "text/plain".into(), |kind| format!("{}/{}", kind.ctype(), kind.subtype().unwrap_or("plain")).to_lowercase())
}

fn plain_text(part: &MessagePart<'_>, parsed: &mail_parser::Message<'_>, problems: &mut Vec<Problem>) -> String {
    let text = charset_mended(part, parsed, problems);
    let parameter = |name: &str| part.content_type().and_then(|kind| kind.attribute(name)).map(str::to_lowercase);
    match parameter("format").as_deref() {
        Some("flowed") => unflow(&clean(&text), parameter("delsp").as_deref() == Some("yes")),
        _ => text,
    }
}

/// The decoded text; when its label explains it badly, what windows-1252 makes of it (the usual unlabelled one).
fn charset_mended(part: &MessagePart<'_>, parsed: &mail_parser::Message<'_>, problems: &mut Vec<Problem>) -> String {
    let decoded = part.text_contents().unwrap_or_default();
    if part.is_encoding_problem {
        problems.push(Problem::TransferEncoding);
    }
    if !decoded.contains('\u{fffd}') && !part.is_encoding_problem {
        return decoded.to_string();
    }
    problems.push(Problem::Charset);
    let raw = parsed.raw_message.get(part.offset_body as usize..part.offset_end as usize).unwrap_or_default();
    let bytes = match part.encoding {
        Encoding::None => raw.to_vec(),
        Encoding::QuotedPrintable => lenient_quoted_printable(raw),
        Encoding::Base64 => base64_decode(raw).unwrap_or_default(),
    };
    match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => charset_decoder(b"windows-1252").map_or_else(|| decoded.to_string(), |decode| decode(error.as_bytes())),
    }
}

/// RFC 2045 section 6.7, note 3: what is not a valid sequence stays as it is.
fn lenient_quoted_printable(raw: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((&first, tail)) = rest.split_first() {
        let hex = |at: usize| tail.get(at).and_then(|b| (*b as char).to_digit(16));
        rest = match (first, tail) {
            (b'=', [b'\r', b'\n', after @ ..]) | (b'=', [b'\n', after @ ..]) => after,
            (b'=', [_, _, after @ ..]) if hex(0).is_some() && hex(1).is_some() => {
                bytes.push((hex(0).unwrap_or_default() * 16 + hex(1).unwrap_or_default()) as u8);
                after
            }
            _ => {
                bytes.push(first);
                tail
            }
        };
    }
    bytes
}

/// Joins what format=flowed has broken (RFC 3676 section 4), keeping each paragraph's quote depth as a `>` prefix.
fn unflow(text: &str, delete_space: bool) -> String {
    let mut paragraphs: Vec<(usize, String, bool)> = Vec::new();
    for line in text.lines() {
        let depth = line.bytes().take_while(|b| *b == b'>').count();
        let content = &line[depth..];
        // Section 4.4: a space after the quote marks was stuffed.
        let content = content.strip_prefix(' ').unwrap_or(content);
        // Section 4.3: the signature separator ends with a space and does not flow.
        let flows = content.ends_with(' ') && content != "-- ";
        let kept = if flows && delete_space { &content[..content.len() - 1] } else { content };
        match paragraphs.last_mut() {
            Some((open_depth, open, true)) if *open_depth == depth && content != "-- " => {
                open.push_str(kept);
                if let Some(last) = paragraphs.last_mut() {
                    last.2 = flows;
                }
            }
            _ => paragraphs.push((depth, kept.to_string(), flows)),
        }
    }
    let prefix = |depth: usize| if depth == 0 { String::new() } else { format!("{} ", ">".repeat(depth)) };
    paragraphs.into_iter().map(|(depth, text, _)| format!("{}{}\n", prefix(depth), text)).collect()
}

fn take_report(message: &mut Message, part: &MessagePart<'_>) {
    let media_type = media_type(part);
    let text = match &part.body {
        PartType::Message(inner) => {
            let raw = inner.raw_message();
            let end = memchr::memmem::find(raw, b"\n\n").or_else(|| memchr::memmem::find(raw, b"\n\r\n")).unwrap_or(raw.len());
            String::from_utf8_lossy(&raw[..end]).into_owned()
        }
        _ if REPORTS.contains(&media_type.as_str()) => match part.text_contents() {
            Some(text) => text.to_string(),
            None => String::from_utf8_lossy(part.contents()).into_owned(),
        },
        _ => return,
    };
    message.report.push(ReportPart { media_type, text: clean(&text) });
}

fn take_files(message: &mut Message, parsed: &mail_parser::Message<'_>) {
    let mut files = parts(parsed, &parsed.attachments).filter(|part| !is_machinery(&media_type(part)));
    for part in files.by_ref().take(MOST_FILES) {
        let bytes = match &part.body {
            PartType::Message(inner) => inner.raw_message().to_vec(),
            PartType::Multipart(_) => continue,
            _ => part.contents().to_vec(),
        };
        let media_type = media_type(part);
        let name = safe_name(part.attachment_name().unwrap_or_default(), &media_type);
        message.files.push(NewFile { name, media_type, bytes: Arc::new(bytes) });
    }
    if files.next().is_some() {
        message.problems.push(Problem::ManyFiles);
    }
}

/// Signatures and reports are no files of a person.
fn is_machinery(media_type: &str) -> bool {
    REPORTS.contains(&media_type) || media_type.ends_with("-signature") || media_type == "application/ms-tnef"
}

/// A file name that is only a name: no folder, no control character, no leading dot, not too long; its ending stays.
fn safe_name(given: &str, media_type: &str) -> String {
    let name = one_line(given);
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = name.chars().map(|c| if "<>:\"|?*".contains(c) { '_' } else { c }).collect();
    let name = name.trim_matches(|c: char| c == '.' || c.is_whitespace());
    if name.is_empty() {
        return if media_type == "message/rfc822" { "message.eml".into() } else { "file".into() };
    }
    let length = name.chars().count();
    match name.rsplit_once('.') {
        _ if length <= LONGEST_FILE_NAME => name.to_string(),
        Some((stem, ending)) if ending.chars().count() <= 10 => {
            let room = LONGEST_FILE_NAME - ending.chars().count() - 1;
            format!("{}.{ending}", stem.chars().take(room).collect::<String>())
        }
        _ => name.chars().take(LONGEST_FILE_NAME).collect(),
    }
}
