//! What stands around every page: who is signed in, who runs the service; and what every form needs.

use crate::face::escape::single_line;
use crate::face::house::House;
use serde::Serialize;

/// The frame of a page.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Frame {
    /// The signed-in person's name; `None` shows no navigation (a personal link opens one page only).
    pub signed_in: Option<String>,
    /// Sign-out form, when signed in.
    pub sign_out: Option<Form>,
    pub run_by: String,
    pub contact: String,
}

impl Frame {
    /// A frame for somebody who is not signed in.
    pub fn of(house: &House) -> Self {
        Self { signed_in: None, sign_out: None, run_by: single_line(&house.admin_name), contact: house.address("contact") }
    }
}

/// Where a form is posted, and the nonce that makes a second press count once.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Form {
    pub action: String,
    pub nonce: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct PageLink {
    pub label: String,
    pub url: String,
}
