use super::*;

#[tokio::test]
async fn a_socket_left_behind_is_replaced_and_nothing_else_is() {
    let dir = tempfile::tempdir().expect("a temporary directory");
    let path = dir.path().join("lmtp.sock");
    let place = ListenAt::Unix(path.clone());

    // What a process that was killed leaves: the file without anybody behind it.
    drop(std::os::unix::net::UnixListener::bind(&path).expect("it can be bound"));
    let ear = Ear::open(&place).await.expect("nobody listens there");
    assert_eq!(std::fs::metadata(&path).expect("it is there").permissions().mode() & 0o777, 0o666);
    let calling = UnixStream::connect(&path).await.expect("somebody listens");
    assert!(ear.accept().await.expect("somebody calls").peer().expect("it is there").is_none());
    drop(calling);

    let busy = Ear::open(&place).await.expect_err("somebody listens there");
    assert!(busy.to_string().contains("already"), "{busy}");
    drop(ear);
    assert!(!path.exists(), "it goes away with its listener");

    std::fs::write(&path, "a letter").expect("it can be written");
    assert!(Ear::open(&place).await.is_err());
    assert!(path.exists());
}

#[tokio::test]
async fn a_storm_of_callers_waits_for_a_busy_door_and_none_is_turned_away() {
    // More than the 128 that a listener keeps who says nothing; nobody accepts meanwhile.
    const CALLERS: usize = 300;
    let limit = std::fs::read_to_string("/proc/sys/net/core/somaxconn").expect("a Linux");
    assert!(limit.trim().parse::<usize>().expect("a number") >= CALLERS, "net.core.somaxconn is too small here: {limit}");
    let listener = listen("127.0.0.1:0".parse().expect("an address")).expect("loopback has a free port");
    let at = listener.local_addr().expect("it is bound");
    let calls = futures_util::future::join_all((0..CALLERS).map(|_| TcpStream::connect(at)));
    let calls = tokio::time::timeout(std::time::Duration::from_secs(20), calls).await.expect("all of them stand in the queue");
    assert!(calls.iter().all(Result::is_ok));
}
