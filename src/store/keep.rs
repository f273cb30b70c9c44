//! Small machinery: settings the program makes for itself, browser sessions, nonces. Secrets come hashed. The tables `meta`,
//! `sessions` and `nonces` are this file's.

use super::Store;
use super::fault::Fault;
use super::link::{Arg, Link};
use super::rows::{instant, micros, part, text};
use crate::core::ids::PersonId;
use jiff::Timestamp;

/// A browser we know.
#[derive(Clone, PartialEq, Debug)]
pub struct Session {
    /// Who is signed in, if anybody is.
    pub person: Option<PersonId>,
    /// Whose mail confirmation has opened this browser: their links count at once even where the group is strict.
    pub confirmed: Vec<PersonId>,
    pub expires_at: Timestamp,
}

#[derive(sqlx::FromRow)]
struct ValueRow {
    value: String,
}

#[derive(sqlx::FromRow)]
struct SessionRow {
    person_id: Option<i64>,
    confirmed: String,
    expires_at: i64,
}

impl Store {
    /// A value of the program's own: the instance id, token keys.
    pub async fn meta(&self, key: &str) -> Result<Option<String>, Fault> {
        let rows: Vec<ValueRow> = self.read("SELECT value FROM meta WHERE key = $1", [key.into()]).await?;
        Ok(rows.into_iter().next().map(|row| row.value))
    }

    /// Sets it, whatever it was.
    pub async fn set_meta(&self, key: &str, value: &str) -> Result<(), Fault> {
        let sql = "INSERT INTO meta (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
        self.run(sql, [key.into(), value.into()]).await.map(|_| ())
    }

    /// Sets it unless it is set, and says what it is now: nodes that start together agree.
    pub async fn meta_or(&self, key: &str, value: &str) -> Result<String, Fault> {
        self.run("INSERT INTO meta (key, value) VALUES ($1, $2) ON CONFLICT (key) DO NOTHING", [key.into(), value.into()]).await?;
        Ok(self.meta(key).await?.unwrap_or_else(|| value.to_string()))
    }

    /// Sets it if it is still what it was; says whether it was.
    pub async fn exchange_meta(&self, key: &str, before: &str, value: &str) -> Result<bool, Fault> {
        let sql = "UPDATE meta SET value = $1 WHERE key = $2 AND value = $3";
        Ok(self.run(sql, [value.into(), key.into(), before.into()]).await? > 0)
    }

    /// Keeps a session under the hash of its secret.
    pub async fn put_session(&self, hash: &str, session: &Session) -> Result<(), Fault> {
        let sql = "INSERT INTO sessions (hash, person_id, confirmed, expires_at) VALUES ($1, NULLIF($2, 0), $3, $4) ON CONFLICT (hash) DO UPDATE SET \
                   person_id = excluded.person_id, confirmed = excluded.confirmed, expires_at = excluded.expires_at";
        let person = session.person.map_or(0, |person| person.0);
        self.run(sql, [hash.into(), Arg::Int(person), text(&session.confirmed)?.into(), Arg::Int(micros(session.expires_at))]).await.map(|_| ())
    }

    /// The session of a hash, while it lasts.
    pub async fn session(&self, hash: &str, now: Timestamp) -> Result<Option<Session>, Fault> {
        let sql = "SELECT person_id, confirmed, expires_at FROM sessions WHERE hash = $1 AND expires_at > $2";
        let Some(row) = self.read::<SessionRow>(sql, [hash.into(), Arg::Int(micros(now))]).await?.pop() else { return Ok(None) };
        Ok(Some(Session { person: row.person_id.map(PersonId), confirmed: part(&row.confirmed)?, expires_at: instant(row.expires_at)? }))
    }

    /// Signs a browser out.
    pub async fn end_session(&self, hash: &str) -> Result<(), Fault> {
        self.run("DELETE FROM sessions WHERE hash = $1", [hash.into()]).await.map(|_| ())
    }

    /// Uses a nonce up. False when it was used before.
    pub async fn use_nonce(&self, nonce: &str, expires_at: Timestamp) -> Result<bool, Fault> {
        let sql = "INSERT INTO nonces (nonce, expires_at) VALUES ($1, $2) ON CONFLICT (nonce) DO NOTHING";
        Ok(self.run(sql, [nonce.into(), Arg::Int(micros(expires_at))]).await? == 1)
    }

    /// Throws away what has expired, and says how much that was.
    pub async fn purge(&self, now: Timestamp) -> Result<u64, Fault> {
        let mut tx = self.begin().await?;
        let mut gone = 0;
        for sql in ["DELETE FROM sessions WHERE expires_at <= $1", "DELETE FROM nonces WHERE expires_at <= $1"] {
            gone += tx.link.run(sql, [Arg::Int(micros(now))]).await?;
        }
        tx.commit().await?;
        Ok(gone)
    }
}

/// People who are gone for good are signed out everywhere.
pub(super) async fn forget(link: &mut Link, people: &Arg) -> Result<(), Fault> {
    link.run("DELETE FROM sessions WHERE person_id {ints:$1}", [people.clone()]).await.map(|_| ())
}

#[cfg(test)]
#[path = "keep_tests.rs"]
mod tests;
