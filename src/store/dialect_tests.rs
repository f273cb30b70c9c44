use super::*;

#[test]
fn marks_become_what_each_database_understands() {
    let check = |sql: &str, sqlite: &str, postgres: &str, locking: &str| {
        assert_eq!(translate(Dialect::Sqlite, sql), sqlite);
        assert_eq!(translate(Dialect::Postgres, sql), postgres);
        assert_eq!(translate(Dialect::PostgresLocking, sql), locking);
    };
    let plain = "SELECT 1 WHERE a = $1";
    check(plain, plain, plain, plain);
    check("a {lock}", "a ", "a ", "a FOR UPDATE");
    check("a {skip}", "a ", "a FOR UPDATE SKIP LOCKED", "a FOR UPDATE SKIP LOCKED");
    let ints = "id = ANY(ARRAY(SELECT v::bigint FROM jsonb_array_elements_text($2::jsonb) v))";
    check("id {ints:$2}", "id IN (SELECT value FROM json_each($2))", ints, ints);
    let texts = "h = ANY(ARRAY(SELECT v FROM jsonb_array_elements_text($1::jsonb) v));";
    check("h {texts:$1};", "h IN (SELECT value FROM json_each($1));", texts, texts);
    let titles = "(g, t) IN (SELECT (value->>0)::bigint AS a, value->>1 AS b FROM jsonb_array_elements($1::jsonb) AS one(value))";
    check("(g, t) {titles:$1}", "(g, t) IN (SELECT value->>0 AS a, value->>1 AS b FROM json_each($1))", titles, titles);
}

#[test]
fn a_statement_is_put_together_once() {
    let first = statement(Dialect::Sqlite, "the tests' head", "tail", || "SELECT x FROM y tail".into());
    let second = statement(Dialect::Sqlite, "the tests' head", "tail", || unreachable!("it is kept"));
    assert_eq!(&*first, "SELECT x FROM y tail");
    assert!(Arc::ptr_eq(&first, &second));
}
