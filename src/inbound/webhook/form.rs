//! Posted forms: names and octets, whether URL-encoded or multipart (RFC 7578). Values stay octets, because a message
//! that is turned into text on its way loses its signature.

use super::{No, Post};
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, FromRequest as _, Multipart};
use axum::http::{Request, header};

/// More fields than any provider posts.
const MOST_FIELDS: usize = 2_000;

/// One field of a form.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Field {
    pub name: String,
    /// It is a file of that name.
    pub file_name: Option<String>,
    pub media_type: Option<String>,
    pub value: Vec<u8>,
}

#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Form(pub Vec<Field>);

impl Form {
    /// Reads the body as the form that its content type says.
    pub async fn read(post: &Post<'_>) -> Result<Self, No> {
        let kind = post.header(header::CONTENT_TYPE.as_str());
        let form = if kind.to_ascii_lowercase().starts_with("multipart/form-data") { multipart(kind, post).await? } else { Self(urlencoded(&post.body)) };
        if form.0.len() > MOST_FIELDS { Err(No::Malformed("too many fields".into())) } else { Ok(form) }
    }

    /// The first value of a name.
    pub fn bytes(&self, name: &str) -> Option<&[u8]> {
        self.0.iter().find(|field| field.name == name).map(|field| field.value.as_slice())
    }

    /// The same as text; empty when it is not there or no text.
    pub fn text(&self, name: &str) -> &str {
        self.bytes(name).and_then(|value| std::str::from_utf8(value).ok()).unwrap_or_default()
    }

    /// The same in full, however its octets are to be read.
    pub fn lossy(&self, name: &str) -> Option<String> {
        self.bytes(name).map(|value| String::from_utf8_lossy(value).into_owned())
    }

    /// A value that must be there.
    pub fn needed(&self, name: &str) -> Result<&str, No> {
        let value = self.bytes(name).ok_or_else(|| No::Malformed(format!("the field {name} is missing")))?;
        std::str::from_utf8(value).map_err(|_| No::Malformed(format!("the field {name} is no text")))
    }
}

async fn multipart(kind: &str, post: &Post<'_>) -> Result<Form, No> {
    let broken = |error: &dyn std::fmt::Display| No::Malformed(format!("the form cannot be read: {error}"));
    let mut request = Request::builder().header(header::CONTENT_TYPE, kind).body(Body::from(post.body.clone())).map_err(|error| broken(&error))?;
    // How much may come was settled when it came.
    DefaultBodyLimit::disable().apply(&mut request);
    let mut parts = Multipart::from_request(request, &()).await.map_err(|error| broken(&error))?;
    let mut fields = Vec::new();
    while let Some(part) = parts.next_field().await.map_err(|error| broken(&error))? {
        let (name, file_name) = (part.name().unwrap_or_default().to_string(), part.file_name().map(str::to_string));
        let media_type = part.content_type().map(str::to_string);
        let value = part.bytes().await.map_err(|error| broken(&error))?.to_vec();
        fields.push(Field { name, file_name, media_type, value });
        if fields.len() > MOST_FIELDS {
            break;
        }
    }
    Ok(Form(fields))
}

/// `application/x-www-form-urlencoded`, in octets.
fn urlencoded(body: &[u8]) -> Vec<Field> {
    let pairs = body.split(|octet| *octet == b'&').filter(|pair| !pair.is_empty()).take(MOST_FIELDS + 1);
    pairs
        .map(|pair| {
            let at = memchr::memchr(b'=', pair).unwrap_or(pair.len());
            let name = String::from_utf8_lossy(&decoded(&pair[..at])).into_owned();
            Field { name, value: decoded(pair.get(at + 1..).unwrap_or_default()), ..Field::default() }
        })
        .collect()
}

fn decoded(text: &[u8]) -> Vec<u8> {
    let mut octets = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((&first, tail)) = rest.split_first() {
        let hex = tail.get(..2).and_then(|pair| std::str::from_utf8(pair).ok()).filter(|_| first == b'%').and_then(|pair| u8::from_str_radix(pair, 16).ok());
        octets.push(hex.unwrap_or(if first == b'+' { b' ' } else { first }));
        rest = if hex.is_some() { &tail[2..] } else { tail };
    }
    octets
}

#[cfg(test)]
#[path = "form_tests.rs"]
mod tests;
