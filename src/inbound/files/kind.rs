//! What a file is by its first octets, and whether it could do something when it is opened.

/// Endings that a system runs, installs or mounts.
const PROGRAMS: &[&str] = &[
    "ade",
    "adp",
    "apk",
    "app",
    "appimage",
    "appref-ms",
    "appx",
    "bat",
    "bin",
    "cab",
    "chm",
    "class",
    "cmd",
    "com",
    "command",
    "cpl",
    "deb",
    "dll",
    "dmg",
    "docm",
    "dotm",
    "exe",
    "gadget",
    "hta",
    "img",
    "inf",
    "ins",
    "ipa",
    "iso",
    "isp",
    "jar",
    "jnlp",
    "js",
    "jse",
    "ksh",
    "lnk",
    "mde",
    "msc",
    "msi",
    "msix",
    "msp",
    "mst",
    "nsh",
    "one",
    "osx",
    "pif",
    "pkg",
    "potm",
    "ppam",
    "ppsm",
    "pptm",
    "prf",
    "ps1",
    "ps2",
    "psc1",
    "psm1",
    "reg",
    "rpm",
    "run",
    "scf",
    "scpt",
    "scr",
    "sct",
    "settingcontent-ms",
    "sh",
    "shb",
    "shs",
    "sys",
    "udl",
    "url",
    "vb",
    "vbe",
    "vbs",
    "vhd",
    "vhdx",
    "vxd",
    "website",
    "workflow",
    "ws",
    "wsc",
    "wsf",
    "wsh",
    "xla",
    "xlam",
    "xll",
    "xlsm",
    "xltm",
];

/// A program or script, by its name or by what it holds.
pub(super) fn is_program(name: &str, bytes: &[u8]) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.trim().to_lowercase()).unwrap_or_default();
    PROGRAMS.contains(&ending.as_str()) || runs(bytes)
}

fn runs(bytes: &[u8]) -> bool {
    // Windows: the old header points at the new one.
    let portable = bytes.starts_with(b"MZ") && bytes.get(..512.min(bytes.len())).is_some_and(|start| start.contains(&0));
    let mach = [[0xfe, 0xed, 0xfa, 0xce], [0xfe, 0xed, 0xfa, 0xcf], [0xce, 0xfa, 0xed, 0xfe], [0xcf, 0xfa, 0xed, 0xfe], [0xca, 0xfe, 0xba, 0xbe]];
    portable
        || bytes.starts_with(b"\x7fELF")
        || bytes.starts_with(b"#!")
        || bytes.starts_with(b"dex\n")
        || bytes.starts_with(b"L\0\0\0\x01\x14\x02\0")
        || mach.iter().any(|magic| bytes.starts_with(magic))
}

/// What it is by its octets; what it says of itself only where that promises nothing false.
pub(super) fn media_type(declared: &str, bytes: &[u8]) -> String {
    let known: Option<&str> = match bytes {
        [0xff, 0xd8, 0xff, ..] => Some("image/jpeg"),
        _ if bytes.starts_with(b"\x89PNG\r\n\x1a\n") => Some("image/png"),
        _ if bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a") => Some("image/gif"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("image/webp"),
        _ if bytes.starts_with(b"%PDF-") => Some("application/pdf"),
        _ => None,
    };
    let claims = ["image/jpeg", "image/png", "image/gif", "image/webp"].contains(&declared);
    let sound = declared.split('/').count() == 2 && declared.chars().all(|c| c.is_ascii_alphanumeric() || "/.+-_".contains(c));
    match known {
        Some(known) => known.into(),
        None if claims || !sound => "application/octet-stream".into(),
        None => declared.into(),
    }
}

/// Width and height of a PNG, GIF or JPEG.
pub(super) fn dimensions(bytes: &[u8]) -> Option<(u32, u32)> {
    let big = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    let little = |at: usize| Some(u32::from(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?)));
    if bytes.starts_with(b"\x89PNG") {
        return Some((big(16)?, big(20)?));
    }
    if bytes.starts_with(b"GIF8") {
        return Some((little(6)?, little(8)?));
    }
    bytes.starts_with(&[0xff, 0xd8]).then(|| frame(bytes)).flatten()
}

/// The first start-of-frame of a JPEG (ITU T.81 section B.2.2).
fn frame(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut at = 2;
    for _ in 0..200 {
        let [0xff, marker, high, low] = *bytes.get(at..at + 4)? else { return None };
        let side = |at: usize| Some(u32::from(u16::from_be_bytes([*bytes.get(at)?, *bytes.get(at + 1)?])));
        if matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc) {
            return Some((side(at + 7)?, side(at + 5)?));
        }
        at += 2 + usize::from(u16::from_be_bytes([high, low]));
    }
    None
}
