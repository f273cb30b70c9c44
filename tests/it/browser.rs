//! A person at a real browser: headless Chromium reads and uses the pages and the demo's mailbox, as `browser.py` says.

use crate::python;
use mailmoot::demo::{self, Options};
use serde_json::json;
use std::net::SocketAddr;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_person_at_a_real_browser_votes_reads_and_chooses() {
    let anywhere = SocketAddr::from(([127, 0, 0, 1], 0));
    let demo = demo::start(Options { dir: None, http: anywhere, smtp: anywhere }).await.unwrap();
    demo.seed().await.unwrap();
    let order = json!({ "mailbox": format!("http://{}", demo.mailbox), "pages": demo.running.house.url });
    let done = tokio::task::spawn_blocking(move || python::run("browser.py", &order)).await.unwrap();
    demo.stop().await.unwrap();
    // Each walk looks at every page it comes to; one that saw few pages did not walk.
    for (walk, least) in [("pages without scripts", 12), ("pages with scripts", 12), ("mailbox", 12)] {
        let pages = done[walk].as_array().unwrap_or_else(|| panic!("no walk \"{walk}\": {done}"));
        assert!(pages.len() >= least, "{walk}: {pages:?}");
    }
}
