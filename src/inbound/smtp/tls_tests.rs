use super::*;

fn written(certificate: &str, key: &str) -> (tempfile::TempDir, PathBuf, PathBuf) {
    let dir = tempfile::tempdir().expect("a temporary directory");
    let (certificate_file, key_file) = (dir.path().join("cert.pem"), dir.path().join("key.pem"));
    std::fs::write(&certificate_file, certificate).expect("it can be written");
    std::fs::write(&key_file, key).expect("it can be written");
    (dir, certificate_file, key_file)
}

fn check(certificate: &str, key: &str, expect: &str) {
    let (_dir, certificate, key) = written(certificate, key);
    let got = match acceptor(&certificate, &key) {
        Ok(_) => "fine",
        Err(TlsFault::Certificate(..)) => "certificate",
        Err(TlsFault::Key(..)) => "key",
        Err(TlsFault::Pair(_)) => "pair",
    };
    assert_eq!(got, expect);
}

#[test]
fn a_pair_is_taken_and_anything_else_is_named() {
    let ours = rcgen::generate_simple_self_signed(["moot.example".to_string()]).expect("a certificate");
    let other = rcgen::generate_simple_self_signed(["moot.example".to_string()]).expect("a certificate");
    let (certificate, key) = (ours.cert.pem(), ours.signing_key.serialize_pem());
    check(&certificate, &key, "fine");
    check(&certificate, &other.signing_key.serialize_pem(), "pair");
    check("", &key, "certificate");
    check(&key, &key, "certificate");
    check(&certificate, "", "key");
    check(&certificate, &certificate, "key");
}

#[test]
fn a_missing_file_is_named() {
    let missing = Path::new("/nonexistent/cert.pem");
    assert!(matches!(acceptor(missing, missing), Err(TlsFault::Certificate(path, Some(_))) if path == missing));
}
