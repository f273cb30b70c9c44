//! One command line becomes a request or the reply that says what is wrong with it.

use super::replies::{self, Reply};
use smtp_proto::{Error, Request};

/// RFC 5321 section 4.5.3.1.4, CRLF included.
const COMMAND_MAX: usize = 512;
/// What extensions add to MAIL: SIZE 26 (RFC 1870), BODY 17 (RFC 6152), SMTPUTF8 10 (RFC 6531).
pub const LINE_MAX: usize = COMMAND_MAX + 26 + 17 + 10;

/// Why a line is no request.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Wrong {
    Refused(Reply),
    /// A browser was sent here; what follows is a page's words, not a mail server's.
    Http,
}

/// Reads a line that ends with CRLF and has no other CR or LF.
pub fn read(line: &[u8]) -> Result<Request<String>, Wrong> {
    if [&b"GET "[..], b"POST ", b"PUT ", b"HEAD ", b"OPTIONS ", b"CONNECT "].iter().any(|verb| line.starts_with(verb)) {
        return Err(Wrong::Http);
    }
    let text = check(line)?;
    let request = Request::parse(&mut line.iter()).map_err(explain)?.into_owned();
    if line.len() > COMMAND_MAX && !matches!(request, Request::Mail { .. }) {
        return Err(Wrong::Refused(replies::LINE_TOO_LONG));
    }
    complete(request, text.trim()).map_err(Wrong::Refused)
}

fn check(line: &[u8]) -> Result<&str, Wrong> {
    let text = std::str::from_utf8(line).ok().and_then(|text| text.strip_suffix("\r\n"));
    text.filter(|text| text.chars().all(|c| c == '\t' || !c.is_control())).ok_or(Wrong::Refused(replies::ODD_LINE))
}

/// Decides what the parser leaves open: it skips what stands behind DATA, takes `<postmaster>` for `<>`, drops the quotes
/// of local parts, and wraps large sizes around.
fn complete(request: Request<String>, text: &str) -> Result<Request<String>, Reply> {
    match request {
        // RFC 5321 section 4.1.1 gives these no parameters.
        Request::Data | Request::Rset | Request::Quit | Request::StartTls if text.len() != request.name().len() => Err(replies::NO_PARAMETERS),
        Request::Ehlo { ref host } | Request::Helo { ref host } | Request::Lhlo { ref host } if !host.is_ascii() => Err(replies::BAD_NAME),
        Request::Mail { mut from } => {
            from.address = sender(&from.address, text).ok_or(replies::BAD_SENDER)?;
            from.size = if huge_size(text) { usize::MAX } else { from.size };
            Ok(Request::Mail { from })
        }
        Request::Rcpt { mut to } => {
            to.address = recipient(&to.address, text).ok_or(replies::BAD_RECIPIENT)?;
            Ok(Request::Rcpt { to })
        }
        other => Ok(other),
    }
}

fn sender(address: &str, text: &str) -> Option<String> {
    if address.is_empty() { path_is(text, "").then(String::new) } else { written(address) }
}

fn recipient(address: &str, text: &str) -> Option<String> {
    // RFC 5321 section 4.5.1: postmaster needs no domain.
    if address.is_empty() { path_is(text, "postmaster").then(|| "postmaster".into()) } else { written(address) }
}

/// Whether the path between the angle brackets is this and nothing else.
fn path_is(text: &str, expect: &str) -> bool {
    let path = text.split_once('<').and_then(|(_, rest)| rest.split_once('>'));
    path.is_some_and(|(path, _)| path.trim().eq_ignore_ascii_case(expect))
}

/// The address with its local part quoted where it must be, so that its last `@` is the one before the domain.
fn written(address: &str) -> Option<String> {
    let (local, domain) = address.rsplit_once('@')?;
    if local.is_empty() || !is_domain(domain) {
        return None;
    }
    if local.chars().all(|c| c.is_ascii_alphanumeric() || !c.is_ascii() || ".!#$%&'*+-/=?^_`{|}~".contains(c)) {
        return Some(address.to_string());
    }
    let escaped: String = local.chars().flat_map(|c| ['"', '\\'].contains(&c).then_some('\\').into_iter().chain([c])).collect();
    Some(format!("\"{escaped}\"@{domain}"))
}

/// Whether it could be a name; whether it exists is not the door's question. Address literals the parser refuses: mail
/// from one cannot be verified, and none of our addresses has one.
fn is_domain(domain: &str) -> bool {
    !domain.is_empty() && domain.chars().all(|c| c.is_ascii_alphanumeric() || !c.is_ascii() || matches!(c, '-' | '.' | '_'))
}

/// Whether the promised size has more digits than the parser counts right: it wraps around.
fn huge_size(text: &str) -> bool {
    text.split_ascii_whitespace().any(|word| word.len() > "SIZE=".len() + 18 && word.get(..5).is_some_and(|key| key.eq_ignore_ascii_case("SIZE=")))
}

fn explain(error: Error) -> Wrong {
    Wrong::Refused(match error {
        Error::InvalidSenderAddress => replies::BAD_SENDER,
        Error::InvalidRecipientAddress => replies::BAD_RECIPIENT,
        Error::SyntaxError { syntax } => Reply::new(501, "5.5.4", format!("Syntax: {syntax}")),
        Error::InvalidParameter { param } => Reply::new(501, "5.5.4", format!("Cannot read the parameter {param}")),
        Error::UnsupportedParameter { .. } => replies::PARAMETER,
        Error::UnknownCommand | Error::NeedsMoreData { .. } | Error::ResponseTooLong | Error::InvalidResponse { .. } => replies::UNKNOWN,
    })
}

#[cfg(test)]
#[path = "line_tests.rs"]
mod tests;
