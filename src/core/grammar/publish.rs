//! What is published of a comment: the person's own words, and the quoted lines they answer inline.

use super::{Line, Words};

/// See [`Words::published`].
pub(super) fn published(words: &Words) -> String {
    let mut kept: Vec<String> = Vec::new();
    let mut at = 0;
    while at < words.lines.len() {
        match &words.lines[at] {
            Line::Own(text) => {
                kept.push(text.trim_end().to_string());
                at += 1;
            }
            Line::Quoted(_) => {
                let end = block_end(&words.lines, at);
                if has_own(&words.lines[..at]) && has_own(&words.lines[end..]) {
                    kept.extend(quoted_block(&words.lines[at..end]));
                }
                at = end;
            }
        }
    }
    collapse(&kept)
}

/// Behind the last quoted line of the block that begins at `at`. Blank own lines inside do not end it.
fn block_end(lines: &[Line], at: usize) -> usize {
    let mut end = at + 1;
    for (index, line) in lines.iter().enumerate().skip(at + 1) {
        match line {
            Line::Quoted(_) => end = index + 1,
            Line::Own(text) if text.trim().is_empty() => {}
            Line::Own(_) => break,
        }
    }
    end
}

fn has_own(lines: &[Line]) -> bool {
    lines.iter().any(|line| matches!(line, Line::Own(text) if !text.trim().is_empty()))
}

/// A quoted block as it is shown, with no blank quoted lines around it and blank lines around the block.
fn quoted_block(lines: &[Line]) -> Vec<String> {
    let texts: Vec<&str> = lines
        .iter()
        .map(|line| match line {
            Line::Own(text) | Line::Quoted(text) => text.trim_end(),
        })
        .collect();
    let first = texts.iter().position(|text| !text.is_empty()).unwrap_or(texts.len());
    let last = texts.iter().rposition(|text| !text.is_empty()).map_or(first, |last| last + 1);
    let mut block = vec![String::new()];
    block.extend(texts[first..last].iter().map(|text| if text.is_empty() { ">".to_string() } else { format!("> {text}") }));
    if block.len() == 1 { Vec::new() } else { block }
}

/// One text without blank lines around it and never two of them in a row.
fn collapse(lines: &[String]) -> String {
    let mut text = String::new();
    let mut blank = false;
    for line in lines {
        if line.trim().is_empty() {
            blank = true;
            continue;
        }
        if !text.is_empty() {
            text.push_str(if blank { "\n\n" } else { "\n" });
        }
        text.push_str(line);
        blank = false;
    }
    text.trim().to_string()
}

#[cfg(test)]
#[path = "publish_tests.rs"]
mod tests;
