use super::super::testing::*;
use super::*;
use std::future::Future;
use std::task::{Context, Waker};

#[tokio::test]
async fn a_write_by_another_program_is_noticed() {
    let (server, dir) = sqlite().await;
    let mut changes = server.changes().await.unwrap();
    let command_line = sqlite_at(dir.path(), None).await;
    // Nothing has happened yet, so it waits.
    let mut waiting = Box::pin(changes.wait());
    tokio::select! {
        _ = &mut waiting => panic!("nothing was written"),
        () = tokio::task::yield_now() => {}
    }
    command_line.set_meta("a", "b").await.unwrap();
    waiting.await.unwrap();
    // It was reported once.
    let mut again = Box::pin(changes.wait());
    assert!(again.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
}

#[tokio::test]
async fn a_hint_of_another_node_is_heard_at_once() {
    let (store, _) = postgres().await;
    let mut changes = store.changes().await.unwrap();
    let begun = tokio::time::Instant::now();
    let mut view = crate::core::view::View::default();
    view.notices.put(50.into(), notice(50, 1));
    keep(&store, &mut view).await;
    changes.wait().await.unwrap();
    assert!(begun.elapsed() < CHECK, "it came by the hint, not by the check");
}
