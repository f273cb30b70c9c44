//! Photos say where they were taken. Before anybody else gets one, that is taken out: JPEG, PNG and WebP lose all their
//! EXIF, XMP and comments but how they are turned; HEIC, AVIF and TIFF, which are nothing but such structures, have the
//! place overwritten.
//!
//! Own code, because the crates that edit segments keep what stands behind a picture's end (a second picture with
//! its own EXIF, as phones write them) and know nothing of HEIC.

use super::exif;
use memchr::memmem;

/// The bytes to pass on: `Some(None)` when they can stay as they are, `None` for a photo that cannot be read.
pub(super) fn without_place(bytes: &[u8]) -> Option<Option<Vec<u8>>> {
    match bytes {
        [0xff, 0xd8, 0xff, ..] => Some(Some(jpeg(bytes)?)),
        _ if bytes.starts_with(PNG) => Some(Some(png(bytes)?)),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Some(webp(bytes)?)),
        [b'I', b'I', b'*', 0, ..] | [b'M', b'M', 0, b'*', ..] => Some(Some(blanked(bytes))),
        [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..] if is_still(brand) => Some(Some(blanked(bytes))),
        _ => Some(None),
    }
}

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Brands of ISO 23008-12 and AVIF.
fn is_still(brand: &[u8]) -> bool {
    [b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis"].iter().any(|known| brand.starts_with(*known))
}

/// ITU T.81 section B.1: segments up to the end of the first picture; what follows it is another's.
fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = vec![0xff, 0xd8];
    let mut turned = None;
    let mut at = 2;
    let mut pictured = false;
    loop {
        let marker = match bytes.get(at..at + 2) {
            Some([0xff, 0xff]) => {
                at += 1;
                continue;
            }
            Some([0xff, marker]) => *marker,
            // Cut short, or broken behind the picture: what was read is all there is.
            _ if pictured => 0xd9,
            _ => return None,
        };
        if marker == 0xd9 {
            kept.extend_from_slice(&[0xff, 0xd9]);
            return Some(with_turn(kept, turned.filter(|turned| *turned != 1)));
        }
        if matches!(marker, 0x01 | 0xd0..=0xd7) {
            at += 2;
            continue;
        }
        let length = bytes.get(at + 2..at + 4).map(|length| usize::from(u16::from_be_bytes([length[0], length[1]]))).filter(|length| *length >= 2);
        let Some(segment) = length.and_then(|length| bytes.get(at..at + 2 + length)) else {
            at = bytes.len();
            continue;
        };
        at += segment.len();
        if let (0xe1, Some(tiff)) = (marker, segment.get(4..).and_then(|data| data.strip_prefix(b"Exif\0\0"))) {
            turned = turned.or_else(|| exif::orientation(tiff));
        }
        if keeps(marker, segment) {
            kept.extend_from_slice(segment);
        }
        if marker == 0xda {
            pictured = true;
            let end = scan_end(bytes, at);
            kept.extend_from_slice(&bytes[at..end]);
            at = end;
        }
    }
}

/// JFIF, color profiles and Adobe's color transform are needed to show it; every other application segment and comment
/// goes.
fn keeps(marker: u8, segment: &[u8]) -> bool {
    match marker {
        0xe0 | 0xee => true,
        0xe2 => segment.get(4..).is_some_and(|data| data.starts_with(b"ICC_PROFILE\0")),
        0xe1..=0xef | 0xfe => false,
        _ => true,
    }
}

/// Where the entropy-coded data ends: at a marker that is no restart and no stuffed octet (section B.1.1.5).
fn scan_end(bytes: &[u8], from: usize) -> usize {
    let marker = |at: &usize| !matches!(bytes.get(from + at + 1), Some(0x00 | 0xd0..=0xd7));
    memchr::memchr_iter(0xff, &bytes[from..]).find(marker).map_or(bytes.len(), |at| from + at)
}

/// EXIF comes directly after JFIF's segment.
fn with_turn(kept: Vec<u8>, turned: Option<u16>) -> Vec<u8> {
    let Some(turned) = turned else { return kept };
    let data = [b"Exif\0\0".as_slice(), &exif::upright(turned)].concat();
    let length = (data.len() as u16 + 2).to_be_bytes();
    let at = match kept.get(2..6) {
        Some([0xff, 0xe0, high, low]) => 4 + usize::from(u16::from_be_bytes([*high, *low])),
        _ => 2,
    };
    [&kept[..at], &[0xff, 0xe1], &length, &data, &kept[at..]].concat()
}

/// PNG (third edition) section 5.3: chunks up to IEND, without text, time and EXIF.
fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = PNG.to_vec();
    let mut at = PNG.len();
    loop {
        let length = u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?) as usize;
        let chunk = bytes.get(at..at.checked_add(length)?.checked_add(12)?)?;
        at += chunk.len();
        let kind = &chunk[4..8];
        if ![b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"].iter().any(|told| kind == *told) {
            kept.extend_from_slice(chunk);
        }
        if kind == b"IEND" {
            return Some(kept);
        }
    }
}

/// RFC 9649 section 2.7: chunks of a RIFF, without EXIF and XMP, and the flags that promise them.
fn webp(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = bytes[..12].to_vec();
    let mut at = 12;
    let mut turned = None;
    while at < bytes.len() {
        let length = u32::from_le_bytes(bytes.get(at + 4..at + 8)?.try_into().ok()?) as usize;
        let data = bytes.get(at + 8..at.checked_add(8)?.checked_add(length)?)?;
        let padded = &bytes[at..(at + 8 + length + length % 2).min(bytes.len())];
        match &bytes[at..at + 4] {
            b"EXIF" => turned = exif::orientation(data.strip_prefix(b"Exif\0\0").unwrap_or(data)).filter(|turned| *turned != 1),
            b"XMP " => {}
            b"VP8X" if !data.is_empty() => {
                let from = kept.len();
                kept.extend_from_slice(padded);
                kept[from + 8] &= !0b1100;
            }
            _ => kept.extend_from_slice(padded),
        }
        at += padded.len();
    }
    // Only the extended form has flags, and place for a chunk that says how it is turned.
    if let (Some(turned), Some(b"VP8X")) = (turned, kept.get(12..16)) {
        let tiff = exif::upright(turned);
        kept[20] |= 0b1000;
        kept.extend_from_slice(b"EXIF");
        kept.extend_from_slice(&(tiff.len() as u32).to_le_bytes());
        kept.extend_from_slice(&tiff);
    }
    let size = (kept.len() as u32 - 8).to_le_bytes();
    kept[4..8].copy_from_slice(&size);
    Some(kept)
}

/// The place overwritten wherever EXIF or XMP says it.
fn blanked(bytes: &[u8]) -> Vec<u8> {
    let mut kept = bytes.to_vec();
    let starts = [b"MM\0*\0\0\0\x08".as_slice(), b"II*\0\x08\0\0\0", b"Exif\0\0"].into_iter();
    let found: Vec<usize> = starts.flat_map(|start| memmem::find_iter(bytes, start).take(16).map(|at| if start.len() == 6 { at + 6 } else { at })).collect();
    exif::blank_place(&mut kept, 0);
    found.into_iter().for_each(|at| exif::blank_place(&mut kept, at));
    for at in memmem::find_iter(bytes, b"exif:GPS").take(100) {
        let value = kept[at..].iter_mut().take(80).skip_while(|octet| !matches!(**octet, b'"' | b'\'' | b'>')).skip(1);
        value.take_while(|octet| !matches!(**octet, b'"' | b'\'' | b'<')).for_each(|octet| *octet = b' ');
    }
    kept
}

#[cfg(test)]
#[path = "../photo_tests.rs"]
mod tests;
