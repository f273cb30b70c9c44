//! PAGES AND API: extract, app, page. No rules, no SQL.

use crate::app::App;
use crate::face::house::House;
use axum::Router;
use axum::routing::get;
use std::sync::Arc;

/// What every page needs.
#[derive(Clone)]
pub struct State {
    pub app: App,
    pub house: Arc<House>,
}

/// All routes.
pub fn routes(state: State) -> Router {
    Router::new().route("/healthz", get(|| async { "ok\n" })).with_state(state)
}
