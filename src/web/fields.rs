//! Forms as they are posted, their nonces, and the causes made of them.

use super::Pages;
use super::answer::Trouble;
use crate::app::Cause;
use crate::core::person::Person;
use crate::face::page::Form;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header;
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

/// The fields of a form, in order; a name may stand more than once.
#[derive(Debug)]
pub(super) struct Fields(pub Vec<(String, String)>);

impl Fields {
    /// The first value under a name; empty when there is none.
    pub fn get(&self, name: &str) -> &str {
        self.find(name).unwrap_or_default()
    }

    pub fn find(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// What makes a second press count once: the form's nonce, whose form it was, and what was in it. A page that the
    /// browser kept and posts again with another choice is another act.
    pub fn cause(&self, place: &str) -> Result<Cause, Trouble> {
        let nonce = self.get("nonce");
        if nonce.len() != NONCE * 2 || !nonce.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(Trouble::FORM);
        }
        let mut hash = Sha256::new();
        for part in self.0.iter().flat_map(|(name, value)| [name, value]) {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part.as_bytes());
        }
        Ok(Cause::Occasion(format!("form/{place}/{nonce}/{}", HEXLOWER.encode(&hash.finalize()[..8]))))
    }
}

impl Fields {
    /// The same without what was in the form: a hash of a secret vote could be tried out.
    pub fn secret_cause(&self, place: &str) -> Result<Cause, Trouble> {
        let bare = Self(self.0.iter().filter(|(name, _)| name == "nonce").take(1).cloned().collect());
        bare.cause(place)
    }
}

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = Trouble;

    /// Takes both encodings of HTML forms: RFC 8058 section 3.1 allows either for one-click.
    async fn from_request(request: Request, state: &S) -> Result<Self, Trouble> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        if kind.to_ascii_lowercase().starts_with("multipart/form-data") {
            return multipart(Multipart::from_request(request, state).await.map_err(|_| Trouble::FORM)?).await;
        }
        let form = axum::Form::<Vec<(String, String)>>::from_request(request, state).await;
        form.map(|form| Self(form.0)).map_err(|_| Trouble::FORM)
    }
}

async fn multipart(mut parts: Multipart) -> Result<Fields, Trouble> {
    let mut fields = Vec::new();
    while let Some(part) = parts.next_field().await.map_err(|_| Trouble::FORM)? {
        let name = part.name().unwrap_or_default().to_string();
        fields.push((name, part.text().await.map_err(|_| Trouble::FORM)?));
    }
    Ok(Fields(fields))
}

const NONCE: usize = 16;

impl Pages {
    /// A form that posts to `action`.
    pub fn form(&self, action: impl Into<String>) -> Form {
        Form { action: action.into(), nonce: HEXLOWER.encode(&self.app.world.bytes::<NONCE>()) }
    }

    /// The frame of a signed-in person's page.
    pub fn frame_of(&self, person: &Person) -> crate::face::page::Frame {
        let frame = crate::face::page::Frame::of(&self.house);
        crate::face::page::Frame { signed_in: Some(crate::face::escape::single_line(&person.name)), sign_out: Some(self.form("/out")), ..frame }
    }
}

#[cfg(test)]
#[path = "fields_tests.rs"]
mod tests;
