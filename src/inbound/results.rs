//! What our own mail server wrote down about a sender (Authentication-Results, RFC 8601). Reads the one server it was
//! told to believe, in the lines that server added, and knows nothing of verdicts.

/// What was found about SPF.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Spf {
    /// The result in lower case: `pass`, `fail`, `softfail`, `neutral`, `none`, `temperror`, `permerror`.
    pub result: String,
    /// The domain it was found for.
    pub domain: String,
}

/// Our own line and that of the server before us. What stands below its line was there when the message came to it.
const OUR_LINES: usize = 2;

/// The SPF result that `id` states in a raw message. `None` when it states none, or when what stands under its name does
/// not agree with itself: then somebody else wrote a part of it.
///
/// RFC 8601 section 5: only what our own border added is believed, and the border takes away what claims to be its own.
pub fn spf(raw: &[u8], id: &str) -> Option<Spf> {
    let mut found = added(raw).into_iter().filter_map(|value| stated(&value, id)).flatten();
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}

/// The values of the Authentication-Results fields above the third Received field, unfolded.
fn added(raw: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    let mut hops = 0;
    for (name, value) in fields(raw) {
        match name.trim_ascii_end() {
            name if name.eq_ignore_ascii_case(b"received") => hops += 1,
            name if name.eq_ignore_ascii_case(b"authentication-results") => found.push(value),
            _ => {}
        }
        if hops > OUR_LINES {
            break;
        }
    }
    found
}

fn fields(raw: &[u8]) -> Vec<(&[u8], String)> {
    let mut fields: Vec<(&[u8], Vec<u8>)> = Vec::new();
    for line in raw.split_inclusive(|octet| *octet == b'\n') {
        let line = line.trim_ascii_end();
        match (line.first(), fields.last_mut()) {
            (None, _) => break,
            (Some(b' ' | b'\t'), Some((_, value))) => value.extend_from_slice(line),
            _ => {
                let colon = line.iter().position(|octet| *octet == b':').unwrap_or(line.len());
                fields.push((&line[..colon], line.get(colon + 1..).unwrap_or_default().to_vec()));
            }
        }
    }
    fields.into_iter().map(|(name, value)| (name, String::from_utf8_lossy(&value).into_owned())).collect()
}

/// The SPF results of one field, `None` when it is not by `id` (RFC 8601 section 2.2).
fn stated(value: &str, id: &str) -> Option<Vec<Spf>> {
    let plain = without_comments(value);
    let mut parts = plain.split(';');
    let mut head = parts.next()?.split_whitespace();
    // The version after the name is 1 where it is given; another one may mean anything.
    let ours = head.next()?.eq_ignore_ascii_case(id) && head.next().is_none_or(|version| version == "1") && head.next().is_none();
    ours.then(|| parts.filter_map(spf_in).collect())
}

fn spf_in(part: &str) -> Option<Spf> {
    let mut words = part.split_whitespace();
    let (method, result) = words.next()?.split_once('=')?;
    let method = method.split('/').next().unwrap_or_default();
    let property = |name: &str| words.clone().find_map(|word| word.split_once('=').filter(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value));
    let sender = property("smtp.mailfrom").filter(|sender| !sender.is_empty() && *sender != "<>").or_else(|| property("smtp.helo"))?;
    let domain = sender.trim_matches(['<', '>', '"']).rsplit('@').next().unwrap_or_default();
    method.eq_ignore_ascii_case("spf").then(|| Spf { result: result.to_ascii_lowercase(), domain: domain.to_ascii_lowercase() })
}

/// Without comments, which may nest (RFC 5322 section 3.2.2), with nothing between the parts of `a = b`, and with what
/// separates taken out of quoted strings: a reason in quotes is nobody's result.
fn without_comments(value: &str) -> String {
    let mut plain = String::with_capacity(value.len());
    let (mut depth, mut quoted) = (0_u32, false);
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' if quoted || depth > 0 => drop(letters.next()),
            '"' if depth == 0 => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted && depth > 0 => {
                depth -= 1;
                plain.push(' ');
            }
            _ if depth > 0 => {}
            ';' | '=' | ' ' | '\t' if quoted => plain.push('_'),
            _ => plain.push(letter),
        }
    }
    let words: Vec<&str> = plain.split('=').map(str::trim).collect();
    words.join("=")
}

#[cfg(test)]
#[path = "results_tests.rs"]
mod tests;
