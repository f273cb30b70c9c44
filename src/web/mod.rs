//! PAGES: extract, app, page. No rules, no SQL. A GET changes nothing; every change is a command at the app's desk.

mod account;
mod answer;
mod ask;
mod ballot;
mod browser;
mod confirm;
mod data;
mod digest_form;
mod fields;
mod files;
mod gate;
mod guard;
mod house;
mod link;
mod members;
mod polls;
mod post_page;
mod settings;
mod sheet;
mod sign_in;
mod steer;
mod stop;
mod threads;
mod vote;
mod waiting;
mod whose;

use crate::app::App;
use crate::face::house::House;
use axum::Router;
use axum::routing::{get, post};
use gate::Gate;
use std::sync::Arc;

/// What every page needs.
#[derive(Clone)]
pub struct State {
    pub app: App,
    pub house: Arc<House>,
}

/// The same, with what the pages keep for themselves.
#[derive(Clone)]
struct Pages {
    app: App,
    house: Arc<House>,
    sign_ins: Arc<Gate>,
}

/// All routes.
pub fn routes(state: State) -> Router {
    let pages = Pages { app: state.app, house: state.house, sign_ins: Arc::default() };
    let router = links().merge(members_pages()).merge(house_pages()).fallback(answer::nothing_here);
    guard::around(router, &pages).with_state(pages)
}

/// Pages behind a personal link. What each may do is in its token (`core::token`).
fn links() -> Router<Pages> {
    Router::new()
        .route("/v/{token}", get(vote::open).post(vote::cast))
        .route("/v/{token}/voted", get(vote::voted))
        .route("/v/{token}/open", post(vote::ask_browser))
        .route("/t/{token}", get(threads::by_link))
        .route("/f/{token}", get(files::of_comment))
        .route("/f/{token}/{file}", get(files::of_thread))
        .route("/c/{token}", get(confirm::ask).post(confirm::settle))
        .route("/s/{token}", get(settings::show).post(settings::set_levels))
        .route("/s/{token}/digest", post(settings::set_habits))
        .route("/s/{token}/mail", get(post_page::by_link))
        .route("/d/{token}", get(data::ask).post(data::show))
        .route("/s/{token}/pause", post(account::pause))
        .route("/s/{token}/resume", post(account::resume))
        .route("/s/{token}/address", post(account::try_address))
        .route("/s/{token}/account", post(account::account))
        .route("/u/{token}", get(stop::ask).post(stop::stop))
        .route("/u/{token}/undo", post(stop::undo))
        .route("/in/{token}", get(sign_in::opened).post(sign_in::enter))
}

/// Pages of signed-in people.
fn members_pages() -> Router<Pages> {
    Router::new()
        .route("/", get(members::home))
        .route("/g/{handle}", get(members::archive))
        .route("/g/{handle}/ask", get(ask::form).post(ask::ask))
        .route("/g/{handle}/waiting", get(waiting::page).post(waiting::settle))
        .route("/threads/{id}", get(threads::signed_in))
        .route("/threads/{id}/elided/{comment}", post(threads::look))
        .route("/threads/{id}/delete/{comment}", post(threads::delete))
        .route("/threads/{id}/files/{file}", get(files::signed_in))
        // Letters show the short form.
        .route("/p/{id}", get(polls::page).post(polls::cast))
        .route("/p/{id}/proxy", post(polls::proxy))
        .route("/p/{id}/ballots", get(polls::ballots))
        .route("/p/{id}/sheet/{form}", get(sheet::sheet))
        .route("/p/{id}/steer", post(steer::steer))
        .route("/polls/{id}", get(polls::page).post(polls::cast))
        .route("/polls/{id}/ballots", get(polls::ballots))
        .route("/settings", get(settings::show).post(settings::set_levels))
        .route("/settings/digest", post(settings::set_habits))
        .route("/settings/mail", get(post_page::signed_in))
        .route("/settings/pause", post(account::pause))
        .route("/settings/resume", post(account::resume))
        .route("/settings/address", post(account::try_address))
        .route("/settings/account", post(account::account))
        .route("/out", post(sign_in::leave))
}

/// Pages for everybody.
fn house_pages() -> Router<Pages> {
    Router::new()
        .route("/in", get(sign_in::form).post(sign_in::ask))
        .route("/privacy", get(house::privacy))
        .route("/style.css", get(house::style))
        .route("/robots.txt", get(house::robots))
        .route("/healthz", get(house::health))
}
