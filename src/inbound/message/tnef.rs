//! Outlook's winmail.dat (MS-OXTNEF): a stream of attributes with the text and the files. Only those two are read.

use super::limits::{MOST_FILES, MOST_TNEF_ATTRIBUTES};
use super::{FilePart, charset, clean, names};
use std::sync::Arc;

/// MS-OXTNEF section 2.1.3.1.
const SIGNATURE: [u8; 4] = [0x78, 0x9f, 0x3e, 0x22];
// Section 2.1.3.3: the attributes that matter, and their types.
const BODY: u32 = 0x0002_800c;
const ATTACHMENT: u32 = 0x0006_9002;
const TITLE: u32 = 0x0001_8010;
const DATA: u32 = 0x0006_800f;
const CODE_PAGE: u32 = 0x0006_9007;

/// What stood in it.
#[derive(Default)]
pub(super) struct Inside {
    pub text: Option<String>,
    pub files: Vec<FilePart>,
}

/// Reads it; `None` when it is no TNEF or ends in the middle of an attribute.
pub(super) fn read(bytes: &[u8]) -> Option<Inside> {
    // Four octets of signature, two of a key.
    let mut rest = bytes.strip_prefix(&SIGNATURE)?.get(2..)?;
    let mut inside = Inside::default();
    let mut page = "windows-1252".to_string();
    for _ in 0..MOST_TNEF_ATTRIBUTES {
        if rest.is_empty() {
            return Some(inside);
        }
        // Section 2.1.3.2: level, id, length, data, checksum.
        let id = u32::from_le_bytes(rest.get(1..5)?.try_into().ok()?);
        let length = u32::from_le_bytes(rest.get(5..9)?.try_into().ok()?) as usize;
        let data = rest.get(9..9_usize.checked_add(length)?)?;
        rest = rest.get(9 + length + 2..)?;
        take(&mut inside, &mut page, id, data);
    }
    None
}

fn take(inside: &mut Inside, page: &mut String, id: u32, data: &[u8]) {
    match id {
        CODE_PAGE if data.len() >= 4 => *page = format!("windows-{}", u32::from_le_bytes([data[0], data[1], data[2], data[3]])),
        BODY => inside.text = Some(clean(&string(data, page))),
        ATTACHMENT if inside.files.len() < MOST_FILES => {
            inside.files.push(FilePart { name: names::safe("", ""), media_type: "application/octet-stream".into(), ..FilePart::default() })
        }
        TITLE => {
            if let Some(file) = inside.files.last_mut() {
                file.name = names::safe(&string(data, page), "");
            }
        }
        DATA => {
            if let Some(file) = inside.files.last_mut() {
                file.bytes = Arc::new(data.to_vec());
            }
        }
        _ => {}
    }
}

/// A string up to its NUL.
fn string(data: &[u8], page: &str) -> String {
    let end = data.iter().position(|octet| *octet == 0).unwrap_or(data.len());
    charset::decode(&data[..end], Some(page), None).0
}

#[cfg(test)]
#[path = "tnef_tests.rs"]
mod tests;
