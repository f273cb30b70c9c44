//! Where messages come from: a file, a folder of them, an mbox, standard input.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Why reading stopped.
pub enum Failed {
    /// This could not be read; what comes after it can.
    Read(PathBuf, io::Error),
    /// Nobody takes what we say.
    Write(io::Error),
}

/// Calls `take` with the name and the bytes of each message in a file (`-` is standard input) or folder, in order.
pub fn each(path: &Path, mut take: impl FnMut(&str, &[u8]) -> io::Result<()>) -> Result<(), Failed> {
    let unread = |path: &Path, error| Failed::Read(path.to_path_buf(), error);
    if path.is_dir() {
        let mut first_failed = None;
        for file in messages_in(path).map_err(|error| unread(path, error))? {
            match each_in(&file, &mut take) {
                Err(Failed::Read(path, error)) => first_failed = first_failed.or(Some(Failed::Read(path, error))),
                done => done?,
            }
        }
        return first_failed.map_or(Ok(()), Err);
    }
    each_in(path, &mut take)
}

fn each_in(path: &Path, take: &mut impl FnMut(&str, &[u8]) -> io::Result<()>) -> Result<(), Failed> {
    let raw = bytes(path).map_err(|error| Failed::Read(path.to_path_buf(), error))?;
    let name = path.display().to_string();
    let messages = split(&raw);
    for (at, message) in messages.iter().enumerate() {
        let name = if messages.len() == 1 { name.clone() } else { format!("{name}#{}", at + 1) };
        take(&name, message).map_err(Failed::Write)?;
    }
    Ok(())
}

fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    if path != Path::new("-") {
        return std::fs::read(path);
    }
    let mut raw = Vec::new();
    io::stdin().lock().read_to_end(&mut raw)?;
    Ok(raw)
}

/// Every `.eml` and `.mbox` below a folder, by name.
fn messages_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder)? {
            let entry = entry?;
            let path = entry.path();
            if entry.file_type()?.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|kind| kind.eq_ignore_ascii_case("eml") || kind.eq_ignore_ascii_case("mbox")) {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// The messages of an mbox (RFC 4155: each begins with `From ` behind an empty line); anything else is one message.
/// One level of `>` is taken off lines that were quoted for the mbox (the mboxrd form).
fn split(raw: &[u8]) -> Vec<Vec<u8>> {
    if !raw.starts_with(b"From ") {
        return vec![raw.to_vec()];
    }
    let mut messages: Vec<Vec<u8>> = Vec::new();
    let mut after_empty = true;
    for line in raw.split_inclusive(|byte| *byte == b'\n') {
        if after_empty && is_separator(line) {
            messages.push(Vec::new());
        } else if let Some(message) = messages.last_mut() {
            let marks = line.iter().take_while(|byte| **byte == b'>').count();
            message.extend_from_slice(if marks > 0 && line[marks..].starts_with(b"From ") { &line[1..] } else { line });
        }
        after_empty = matches!(line, b"\n" | b"\r\n");
    }
    messages
}

/// `From somebody Thu Nov 26 10:00:00 2026`: an instant with a colon, so that a sentence is none.
fn is_separator(line: &[u8]) -> bool {
    line.starts_with(b"From ") && line.iter().filter(|byte| **byte == b':').count() >= 2
}

#[cfg(test)]
#[path = "source_tests.rs"]
mod tests;
