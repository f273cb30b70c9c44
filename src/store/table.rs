//! The description of a table, and the one statement that saves any number of its rows.

use super::dialect;
use super::fault::Fault;
use super::link::{Link, json};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// One row of one table, as it lies in the database.
pub(super) trait Record: Serialize + DeserializeOwned {
    const TABLE: &'static str;
    /// Columns in the order they are serialized in, and whether each is an integer.
    const COLUMNS: &'static [(&'static str, bool)];
    /// The columns that tell rows apart.
    const KEY: &'static [&'static str];
    /// The columns that never change in the life of a row: where they differ, two programs have minted one id.
    const FIXED: &'static [&'static str];
    /// What stops a column from being overwritten: column and expression.
    const GUARDS: &'static [(&'static str, &'static str)];

    fn names() -> Vec<&'static str> {
        Self::COLUMNS.iter().map(|(name, _)| *name).collect()
    }

    /// `INSERT … SELECT … ON CONFLICT DO UPDATE`, fed by one JSON array of arrays.
    fn upsert() -> String {
        let names = Self::names();
        let fields: Vec<String> = Self::COLUMNS.iter().map(|(name, int)| format!("{name} {}", if *int { "i" } else { "t" })).collect();
        // WHERE true keeps SQLite's parser from taking ON for a join.
        let insert = format!("INSERT INTO {} ({}) SELECT * FROM {{set:$1 {}}} AS fresh WHERE true", Self::TABLE, names.join(", "), fields.join(", "));
        let changes: Vec<String> =
            names.iter().filter(|name| !Self::KEY.contains(name) && !Self::FIXED.contains(name)).map(|name| Self::change(name)).collect();
        let same: Vec<String> = Self::FIXED.iter().map(|name| format!("{}.{name} = excluded.{name}", Self::TABLE)).collect();
        match (Self::KEY, changes.is_empty()) {
            ([], _) => insert,
            (key, true) => format!("{insert} ON CONFLICT ({}) DO NOTHING", key.join(", ")),
            (key, false) if same.is_empty() => format!("{insert} ON CONFLICT ({}) DO UPDATE SET {}", key.join(", "), changes.join(", ")),
            (key, false) => format!("{insert} ON CONFLICT ({}) DO UPDATE SET {} WHERE {}", key.join(", "), changes.join(", "), same.join(" AND ")),
        }
    }

    fn change(column: &str) -> String {
        match Self::GUARDS.iter().find(|(guarded, _)| *guarded == column) {
            Some((_, expression)) => format!("{column} = {expression}"),
            None => format!("{column} = excluded.{column}"),
        }
    }
}

/// Saves rows with one statement.
pub(super) async fn save<T: Record>(link: &mut Link, rows: &[T]) -> Result<(), Fault> {
    if rows.is_empty() {
        return Ok(());
    }
    let sql = dialect::statement(link.dialect(), T::TABLE, "save", T::upsert);
    let saved = link.execute(sql, [json(&rows)?]).await?;
    if !T::FIXED.is_empty() && saved != rows.len() as u64 {
        return Err(Fault::conflict(format!("an id in {} was taken", T::TABLE)));
    }
    Ok(())
}

/// Which columns are integers.
pub(super) trait Column {
    const INT: bool;
}

impl Column for i64 {
    const INT: bool = true;
}

impl Column for Option<i64> {
    const INT: bool = true;
}

impl Column for String {
    const INT: bool = false;
}

impl Column for Option<String> {
    const INT: bool = false;
}

/// Describes a table: the struct, how it is read, and how it is written.
macro_rules! table {
    (
        $(#[$doc:meta])*
        $name:ident = $table:literal, key [$($key:ident),*], fixed [$($fixed:ident),*] $(, guard $guarded:ident $expression:literal)*
        { $($column:ident: $type:ty),* $(,)? }
    ) => {
        $(#[$doc])*
        /// Read from an array, in the order of the columns, or from a row.
        #[derive(Clone, PartialEq, Debug, sqlx::FromRow, serde::Deserialize)]
        pub(in crate::store) struct $name { $(pub $column: $type),* }

        impl $crate::store::table::Record for $name {
            const TABLE: &'static str = $table;
            const COLUMNS: &'static [(&'static str, bool)] = &[$((stringify!($column), <$type as $crate::store::table::Column>::INT)),*];
            const KEY: &'static [&'static str] = &[$(stringify!($key)),*];
            const FIXED: &'static [&'static str] = &[$(stringify!($fixed)),*];
            const GUARDS: &'static [(&'static str, &'static str)] = &[$((stringify!($guarded), $expression)),*];
        }

        /// As an array, in the order of the columns.
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeSeq;
                let mut row = serializer.serialize_seq(None)?;
                $(row.serialize_element(&self.$column)?;)*
                row.end()
            }
        }
    };
}
pub(super) use table;
