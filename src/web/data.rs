//! What is kept about a person, behind the one-time link that `my data` brings: a page to read, a JSON file, their own
//! posts as text. Each of the three forms works once.

use super::Pages;
use super::answer::{Answer, Trouble};
use super::fields::Fields;
use super::link::Link;
use crate::core::notice::NoticeBody;
use crate::core::token::Purpose;
use crate::core::visible::{dossier, dossier_needs};
use crate::face::page::{DataConfirm, DataPage, Frame, posts};
use crate::face::reader::Reader;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use jiff::SignedDuration;

/// `GET /d/{token}`: a mail scanner may open it; only a button uses it up.
pub(super) async fn ask(State(pages): State<Pages>, Path(token): Path<String>) -> Answer {
    let link = pages.data_link(&token).await?;
    let form = pages.form(format!("/d/{token}"));
    pages.page("my_data_confirm", &DataConfirm { frame: Frame::of(&pages.house), form }, &link.person.locale)
}

/// `POST /d/{token}`, field `what`: `page`, `json` or `posts`.
pub(super) async fn show(State(pages): State<Pages>, Path(token): Path<String>, fields: Fields) -> Answer {
    let mut link = pages.data_link(&token).await?;
    let what = fields.get("what");
    if !["page", "json", "posts"].contains(&what) {
        return Err(Trouble::FORM);
    }
    // Kept a day longer than the link holds, so that a clock set back does not revive it.
    let now = pages.app.world.now();
    if !pages.app.store.use_nonce(&format!("data/{}/{what}", link.notice.id), now + SignedDuration::from_hours(48)).await? {
        return Err(Trouble::EXPIRED);
    }
    let person = link.person.clone();
    link.query.load(|view| dossier_needs(view, person.id)).await?;
    let dossier = dossier(&link.query.view, person.id, now).ok_or(Trouble::NOT_FOUND)?;
    let reader = Reader::of(&person);
    match what {
        "json" => {
            let text = serde_json::to_string_pretty(&dossier).map_err(anyhow::Error::from)?;
            Ok(file("application/json", "my-data.json", text))
        }
        "posts" => Ok(file("text/plain; charset=utf-8", "my-posts.txt", posts(&reader, &dossier))),
        _ => {
            let form = pages.form(format!("/d/{token}"));
            pages.page("my_data", &DataPage::new(&reader, Frame::of(&pages.house), form, &dossier), &person.locale)
        }
    }
}

/// A download: no browser shows it as a page of ours.
pub(super) fn file(kind: &'static str, name: &str, text: String) -> Response {
    let mut response = text.into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

impl Pages {
    /// A link to one's data that still holds.
    async fn data_link(&self, token: &str) -> Result<Link, Trouble> {
        let link = self.link(token, Purpose::DataPage).await?;
        match &link.notice.body {
            NoticeBody::MyData { until } if self.app.world.now() < *until => Ok(link),
            _ => Err(Trouble::EXPIRED),
        }
    }
}
