//! Where the two databases differ, as marks in the SQL: `{ints:$1}` and the like are replaced once for each statement.
//!
//! A set parameter is one JSON text, so a statement looks the same (and is prepared once) however many keys it takes.
//!
//! | mark | stands for |
//! |---|---|
//! | `{ints:$1}`, `{texts:$1}` | "is one of", after a column |
//! | `{pairs:$1}`, `{titles:$1}` | the same after `(a, b)`: two integers; an integer and a text |
//! | `{set:$1 id i, words t}` | a JSON array of arrays as a table with these columns, `i`nteger or `t`ext |
//! | `{lock}` | `FOR UPDATE` in a writing transaction, where there are several writers |
//! | `{skip}` | `FOR UPDATE SKIP LOCKED`, likewise |

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

/// Which words a statement is put into.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Dialect {
    Sqlite,
    /// A transaction that only reads, or need not lock.
    Postgres,
    /// A transaction that decides on what it reads.
    PostgresLocking,
}

type Cache = Mutex<HashMap<(Dialect, &'static str, &'static str), Arc<str>>>;

/// The statement of that table (if it is about one) and that text, in a dialect. `make` is asked for the words the first time only.
pub(super) fn statement(dialect: Dialect, table: &'static str, text: &'static str, make: impl FnOnce() -> String) -> Arc<str> {
    static CACHE: LazyLock<Cache> = LazyLock::new(Cache::default);
    // A poisoned cache still holds whole statements.
    let mut cache = CACHE.lock().unwrap_or_else(PoisonError::into_inner);
    cache.entry((dialect, table, text)).or_insert_with(|| translate(dialect, &make()).into()).clone()
}

/// Gathers what a statement selects into one JSON array of arrays, in its order.
pub(super) fn gather(dialect: Dialect, columns: &str, select: &str) -> String {
    match dialect {
        Dialect::Sqlite => format!("SELECT json_group_array(json_array({columns})) AS gathered FROM ({select}) AS found"),
        _ => format!("SELECT json_agg(json_build_array({columns}))::text AS gathered FROM ({select}) AS found"),
    }
}

/// Replaces the marks.
pub(super) fn translate(dialect: Dialect, sql: &str) -> String {
    let mut out = String::with_capacity(sql.len() * 2);
    let mut rest = sql;
    while let Some((before, after)) = rest.split_once('{') {
        let (mark, tail) = after.split_once('}').unwrap_or((after, ""));
        out.push_str(before);
        out.push_str(&replacement(dialect, mark));
        rest = tail;
    }
    out + rest
}

fn replacement(dialect: Dialect, mark: &str) -> String {
    let sqlite = dialect == Dialect::Sqlite;
    let (name, parameter) = mark.split_once(':').unwrap_or((mark, ""));
    match name {
        "lock" if dialect == Dialect::PostgresLocking => "FOR UPDATE".into(),
        "skip" if !sqlite => "FOR UPDATE SKIP LOCKED".into(),
        "lock" | "skip" => String::new(),
        "ints" | "texts" if sqlite => format!("IN (SELECT value FROM json_each({parameter}))"),
        // An array made once lets the planner walk the index for each key.
        "ints" => format!("= ANY(ARRAY(SELECT v::bigint FROM jsonb_array_elements_text({parameter}::jsonb) v))"),
        "texts" => format!("= ANY(ARRAY(SELECT v FROM jsonb_array_elements_text({parameter}::jsonb) v))"),
        "pairs" => format!("IN {}", set(sqlite, parameter, "a i, b i")),
        "titles" => format!("IN {}", set(sqlite, parameter, "a i, b t")),
        "set" => parameter.split_once(' ').map_or_else(String::new, |(parameter, columns)| set(sqlite, parameter, columns)),
        _ => unreachable!("every mark stands in a literal of this room: {mark}"),
    }
}

/// A JSON array of arrays as a table.
fn set(sqlite: bool, parameter: &str, columns: &str) -> String {
    let columns: Vec<String> =
        columns.split(", ").enumerate().filter_map(|(index, column)| column.split_once(' ').map(|(name, kind)| field(sqlite, index, name, kind))).collect();
    let source = if sqlite { format!("json_each({parameter})") } else { format!("jsonb_array_elements({parameter}::jsonb) AS one(value)") };
    format!("(SELECT {} FROM {source})", columns.join(", "))
}

fn field(sqlite: bool, index: usize, name: &str, kind: &str) -> String {
    if sqlite || kind == "t" { format!("value->>{index} AS {name}") } else { format!("(value->>{index})::bigint AS {name}") }
}

#[cfg(test)]
#[path = "dialect_tests.rs"]
mod tests;
