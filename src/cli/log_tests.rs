use super::*;

#[test]
fn the_latest_fault_is_kept_with_its_reason() {
    let (keep, latest) = watch::channel(String::new());
    let check = |expect: &str| assert_eq!(*latest.borrow(), expect);
    tracing::subscriber::with_default(tracing_subscriber::registry().with(Faults(keep).with_filter(LevelFilter::ERROR)), || {
        tracing::warn!("no fault");
        check("");
        tracing::error!(why = "refused", notice = 7, "the smarthost cannot be reached");
        check("the smarthost cannot be reached: refused");
        let fault = std::io::Error::other("disk full");
        tracing::error!(%fault, "a batch could not be saved");
        check("a batch could not be saved: disk full");
        tracing::info!("serving");
        check("a batch could not be saved: disk full");
    });
}
