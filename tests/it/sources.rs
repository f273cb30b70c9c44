//! The sources as the tidy test reads them: code with comments and texts taken out, and the texts by themselves.

use std::path::{Path, PathBuf};

/// One file under `src/`.
pub struct Source {
    /// Relative to `src/`, with `/`.
    pub path: String,
    pub whole: String,
    /// Same length and lines; comments, texts and `#[cfg(test)]` modules are blank.
    pub code: String,
    /// Texts in code that is not for tests.
    pub texts: Vec<String>,
}

impl Source {
    pub fn new(path: &str, whole: &str) -> Self {
        let (code, texts) = split(whole);
        let live = without_test_modules(&code);
        // Texts inside a test module are of no interest: keep those whose place is still live.
        let texts = texts.into_iter().filter(|(at, _)| live.as_bytes()[*at] == b'"').map(|(_, text)| text).collect();
        Self { path: path.to_string(), whole: whole.to_string(), code: live, texts }
    }

    /// The first part of its path: a folder, or a file without `.rs`.
    pub fn room(&self) -> &str {
        self.path.split('/').next().unwrap_or_default().trim_end_matches(".rs")
    }

    /// Test files stand beside what they test.
    pub fn is_test(&self) -> bool {
        self.path.ends_with("_tests.rs") || self.path.ends_with("/tests.rs") || self.path.contains("/tests/")
    }

    /// How many `super::` reach the crate root from the top of this file.
    pub fn depth(&self) -> usize {
        let names = self.path.trim_end_matches(".rs").trim_end_matches("/mod").split('/').count();
        if self.path == "lib.rs" { 0 } else { names }
    }
}

pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All sources, tests included.
pub fn all() -> Vec<Source> {
    let src = root().join("src");
    let mut paths = Vec::new();
    collect(&src, &mut paths);
    paths.sort();
    assert!(paths.len() > 20, "the sources were not found");
    let name = |path: &Path| path.strip_prefix(&src).unwrap().to_string_lossy().into_owned();
    paths.iter().map(|path| Source::new(&name(path), &std::fs::read_to_string(path).unwrap())).collect()
}

fn collect(dir: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(path);
        }
    }
}

/// Code with comments and the inside of texts blanked (line breaks stay), and each text with the place of its first quote.
pub fn split(source: &str) -> (String, Vec<(usize, String)>) {
    let bytes = source.as_bytes();
    let mut code = bytes.to_vec();
    let mut texts = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let rest = &source.as_bytes()[at..];
        let end = if rest.starts_with(b"//") {
            let end = find(bytes, at, b"\n");
            blank(&mut code[at..end]);
            end
        } else if rest.starts_with(b"/*") {
            let end = block_comment(bytes, at);
            blank(&mut code[at..end]);
            end
        } else if let Some((open, end, close)) = text(bytes, at) {
            texts.push((open - 1, String::from_utf8_lossy(&bytes[open..end]).into_owned()));
            blank(&mut code[open..end]);
            end + close
        } else if rest[0] == b'\'' {
            let end = character(bytes, at);
            blank(&mut code[at..end]);
            end.max(at + 1)
        } else {
            at + 1
        };
        at = end;
    }
    (String::from_utf8_lossy(&code).into_owned(), texts)
}

fn blank(part: &mut [u8]) {
    part.iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
}

fn find(bytes: &[u8], from: usize, what: &[u8]) -> usize {
    (from..bytes.len()).find(|at| bytes[*at..].starts_with(what)).unwrap_or(bytes.len())
}

/// Block comments nest.
fn block_comment(bytes: &[u8], from: usize) -> usize {
    let mut depth = 0;
    let mut at = from;
    while at < bytes.len() {
        match &bytes[at..bytes.len().min(at + 2)] {
            b"/*" => (depth, at) = (depth + 1, at + 2),
            b"*/" => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            return at;
        }
    }
    bytes.len()
}

/// A text that starts here: where its inside begins and ends, and how long its closing is.
fn text(bytes: &[u8], at: usize) -> Option<(usize, usize, usize)> {
    let in_word = at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] == b'_');
    let raw = if bytes[at] == b'r' && !in_word {
        Some(at + 1)
    } else if bytes[at..].starts_with(b"br") && !in_word {
        Some(at + 2)
    } else {
        None
    };
    if let Some(start) = raw {
        let hashes = bytes[start..].iter().take_while(|byte| **byte == b'#').count();
        let open = start + hashes;
        if bytes.get(open) == Some(&b'"') {
            let close = [b"\"".as_slice(), &b"#".repeat(hashes)].concat();
            return Some((open + 1, find(bytes, open + 1, &close), close.len()));
        }
    }
    if bytes[at] != b'"' {
        return None;
    }
    let mut end = at + 1;
    while end < bytes.len() && bytes[end] != b'"' {
        end += if bytes[end] == b'\\' { 2 } else { 1 };
    }
    Some((at + 1, end.min(bytes.len()), 1))
}

/// The end of a character; for a lifetime, the place itself.
fn character(bytes: &[u8], at: usize) -> usize {
    if bytes.get(at + 1) == Some(&b'\\') {
        return find(bytes, at + 3, b"'") + 1;
    }
    let width = match bytes.get(at + 1) {
        Some(0xF0..) => 4,
        Some(0xE0..) => 3,
        Some(0xC0..) => 2,
        _ => 1,
    };
    if bytes.get(at + 1 + width) == Some(&b'\'') { at + 2 + width } else { at }
}

/// Blanks `#[cfg(test)] mod x { … }`.
fn without_test_modules(code: &str) -> String {
    let opening = regex::Regex::new(r"#\[cfg\(test\)\]\s*(pub(\(\w+\))?\s+)?mod\s+\w+\s*\{").unwrap();
    let mut live = code.as_bytes().to_vec();
    for found in opening.find_iter(code) {
        let mut depth = 1;
        let length = code[found.end()..].bytes().position(|byte| {
            depth += i32::from(byte == b'{') - i32::from(byte == b'}');
            depth == 0
        });
        let end = length.map_or(code.len(), |length| found.end() + length);
        blank(&mut live[found.start()..end]);
    }
    String::from_utf8_lossy(&live).into_owned()
}
