//! format=flowed (RFC 3676): lines broken for old screens become paragraphs again.

/// Joins what was broken (section 4), keeping each paragraph's quote depth as a `>` prefix.
pub(super) fn unflow(text: &str, delete_space: bool) -> String {
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
            Some((open_depth, open, open_flows)) if *open_flows && *open_depth == depth && content != "-- " => {
                open.push_str(kept);
                *open_flows = flows;
            }
            // A mark that was stuffed was typed: behind an indent it is read as words.
            _ if depth == 0 && kept.starts_with('>') => paragraphs.push((depth, format!("  {kept}"), flows)),
            _ => paragraphs.push((depth, kept.to_string(), flows)),
        }
    }
    let prefix = |depth: usize| if depth == 0 { String::new() } else { format!("{} ", ">".repeat(depth)) };
    paragraphs.into_iter().map(|(depth, text, _)| format!("{}{}\n", prefix(depth), text)).collect()
}
