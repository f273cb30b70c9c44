use super::*;
use std::os::unix::fs::PermissionsExt;

fn init(dir: &Path) -> Init {
    Init {
        dir: dir.to_path_buf(),
        domain: "moot.example".into(),
        url: "https://moot.example".into(),
        smarthost: "smtp.provider.example:587".into(),
        listen: None,
        admin: "ana@example.org".into(),
        yes: true,
    }
}

#[test]
fn the_written_config_can_be_loaded_and_names_its_neighbours() {
    let dir = tempfile::tempdir().unwrap();
    let place = dir.path().join("new/place");
    let init = init(&place);
    init.write(&init.config_text(), "PEM").unwrap();
    let config = config::read(&std::fs::read_to_string(place.join(CONFIG)).unwrap(), &place.join(CONFIG), []).unwrap();
    assert_eq!(config.dkim.key, Some(place.join(KEY)));
    assert_eq!(config.database.url, format!("sqlite:{}", place.join(DATABASE).display()));
    assert_eq!(config.service.domain, "moot.example");
    for (name, mode) in [(KEY, 0o600), (CONFIG, 0o600)] {
        assert_eq!(place.join(name).metadata().unwrap().permissions().mode() & 0o777, mode, "{name}");
    }
}

#[test]
fn nothing_is_overwritten() {
    for name in [CONFIG, KEY, DATABASE] {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join(name), "precious").unwrap();
        let error = init(dir.path()).demand_empty().expect_err(name).to_string();
        assert!(error.contains(name) && error.contains("not overwritten"), "{error}");
    }
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join(KEY), "precious").unwrap();
    assert!(write_new(&dir.path().join(KEY), "PEM", 0o600).is_err());
    assert_eq!(std::fs::read_to_string(dir.path().join(KEY)).unwrap(), "precious");
}

#[test]
fn a_bad_argument_is_named_as_it_was_typed() {
    let check = |change: fn(&mut Init), expect: &str| {
        let mut init = init(Path::new("/nonexistent"));
        change(&mut init);
        let error = init.check(&init.config_text()).expect_err(expect).to_string();
        assert!(error.contains(expect), "{error}");
    };
    check(|init| init.domain = "moot example".into(), "--domain cannot be \"moot example\"; it must be a mail domain");
    check(|init| init.url = "moot.example".into(), "--url cannot be");
    check(|init| init.admin = "ana".into(), "--admin cannot be");
    check(|init| init.smarthost = "localhost".into(), "--smarthost cannot be \"localhost\"; it must be a host and port");
    check(|init| init.smarthost = "127.0.0.1:25".into(), "outbound.smarthost = \"127.0.0.1:25\" is our own smtp.listen");
    check(|init| init.domain = "x\"\n[dns]\nresolver = \"1.1.1.1:53".into(), "--domain cannot be");
}

#[test]
fn behind_a_mail_server_of_our_own_it_is_told_where_to_listen() {
    let beside = Init { smarthost: "127.0.0.1:25".into(), listen: Some("127.0.0.1:2525".into()), ..init(Path::new("/nonexistent")) };
    let config = beside.check(&beside.config_text()).unwrap();
    assert_eq!(config.smtp.listen.to_string(), "127.0.0.1:2525");
    assert_eq!(config.outbound.smarthost, "127.0.0.1:25");
}

#[test]
fn the_farewell_holds_the_four_records_and_the_next_steps() {
    let said = init(Path::new("/srv/moot")).farewell("v=DKIM1; k=rsa; p=AAAA");
    for part in [
        "moot.example. IN MX 10 moot.example.",
        "v=spf1 mx a:smtp.provider.example -all",
        "mailmoot._domainkey.moot.example. IN TXT \"v=DKIM1; k=rsa; p=AAAA\"",
        "_dmarc.moot.example. IN TXT \"v=DMARC1; p=quarantine\"",
        "MAILMOOT_CONFIG=/srv/moot/mailmoot.toml",
        "mailmoot group add",
    ] {
        assert!(said.contains(part), "{part} is missing in\n{said}");
    }
}
