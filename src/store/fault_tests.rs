use super::*;

#[test]
fn result_codes_of_sqlite_say_what_to_do() {
    let check = |code: &str, expect| assert_eq!(sqlite_kind(Some(code)), expect, "{code}");
    check("13", FaultKind::Full);
    check("5", FaultKind::Away);
    check("517", FaultKind::Away); // BUSY_SNAPSHOT
    check("10", FaultKind::Broken);
    check("1034", FaultKind::Broken); // IOERR_FSYNC
    check("11", FaultKind::Broken);
    check("8", FaultKind::Broken);
    check("2067", FaultKind::Conflict); // CONSTRAINT_UNIQUE
    check("1555", FaultKind::Conflict); // CONSTRAINT_PRIMARYKEY
    check("1299", FaultKind::Other); // CONSTRAINT_NOTNULL
    check("1", FaultKind::Other);
    assert_eq!(sqlite_kind(None), FaultKind::Other);
}

#[test]
fn sqlstates_of_postgresql_say_what_to_do() {
    let check = |code: &str, expect| assert_eq!(postgres_kind(code), expect, "{code}");
    check("53100", FaultKind::Full);
    check("53300", FaultKind::Away); // too_many_connections
    check("57P01", FaultKind::Away); // admin_shutdown
    check("08006", FaultKind::Away); // connection_failure
    check("25006", FaultKind::Away); // read_only_sql_transaction
    check("40P01", FaultKind::Conflict);
    check("40001", FaultKind::Conflict);
    check("23505", FaultKind::Conflict);
    check("42601", FaultKind::Other);
    check("", FaultKind::Other);
}

#[test]
fn a_lost_server_is_away_and_a_lost_disk_is_broken() {
    let io = || sqlx::Error::Io(std::io::Error::other("gone"));
    assert_eq!(fault(From::Postgres, io()).kind, FaultKind::Away);
    assert_eq!(fault(From::Sqlite, io()).kind, FaultKind::Broken);
    assert_eq!(fault(From::Sqlite, sqlx::Error::PoolTimedOut).kind, FaultKind::Away);
}
