//! What can go wrong with the database, sorted by what the caller must do about it.

use std::fmt;

/// The machinery failed. Logged once, where it is handled.
#[derive(Debug)]
pub struct Fault {
    pub kind: FaultKind,
    pub source: Box<dyn std::error::Error + Send + Sync>,
}

/// What a fault asks of its caller.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FaultKind {
    /// No room: 452 4.3.1 until there is.
    Full,
    /// The database cannot be reached, or is busy: 451 4.3.0, try again.
    Away,
    /// The disk did not do what we asked: answer 421 and exit non-zero.
    Broken,
    /// Somebody else was faster (a cause, an id, a deadlock): load again, decide again.
    Conflict,
    /// A mistake in the program or in the data: this piece of work fails, alone.
    Other,
}

impl Fault {
    /// A fault with words of our own.
    pub fn other(message: impl Into<String>) -> Self {
        Self { kind: FaultKind::Other, source: message.into().into() }
    }

    /// Whether it is about this piece of work alone. Else whatever is tried next would meet the same.
    pub fn is_alone(&self) -> bool {
        matches!(self.kind, FaultKind::Conflict | FaultKind::Other)
    }

    /// The same fault, for another who waits on the same work.
    pub fn again(&self) -> Self {
        Self { kind: self.kind, source: self.source.to_string().into() }
    }

    pub(super) fn conflict(message: impl Into<String>) -> Self {
        Self { kind: FaultKind::Conflict, source: message.into().into() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.kind {
            FaultKind::Full => "the database is full",
            FaultKind::Away => "the database cannot be reached",
            FaultKind::Broken => "the disk failed",
            FaultKind::Conflict => "somebody else was faster",
            FaultKind::Other => "the database refused",
        };
        write!(f, "{what}: {}", self.source)
    }
}

impl std::error::Error for Fault {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(self.source.as_ref())
    }
}

/// Which database an error came from: the same failure means more where the file is our own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum From {
    Sqlite,
    Postgres,
}

/// Sorts an error of sqlx.
pub(super) fn fault(from: From, error: sqlx::Error) -> Fault {
    let kind = match (&error, from) {
        (sqlx::Error::Database(inner), From::Sqlite) => sqlite_kind(inner.code().as_deref()),
        (sqlx::Error::Database(inner), From::Postgres) => postgres_kind(inner.code().as_deref().unwrap_or_default()),
        (sqlx::Error::Io(_) | sqlx::Error::WorkerCrashed, From::Sqlite) => FaultKind::Broken,
        (sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed, _) => FaultKind::Away,
        (sqlx::Error::Io(_) | sqlx::Error::Tls(_) | sqlx::Error::Protocol(_) | sqlx::Error::WorkerCrashed, From::Postgres) => FaultKind::Away,
        _ => FaultKind::Other,
    };
    Fault { kind, source: Box::new(error) }
}

/// By SQLite's result code; its low byte is the primary one (<https://www.sqlite.org/rescode.html>).
pub(super) fn sqlite_kind(code: Option<&str>) -> FaultKind {
    let code: u32 = code.and_then(|code| code.parse().ok()).unwrap_or(0);
    match code & 0xff {
        13 => FaultKind::Full,
        // BUSY and LOCKED: another program holds the file for longer than we wait.
        5 | 6 => FaultKind::Away,
        // READONLY, IOERR, CORRUPT, CANTOPEN, NOTADB.
        8 | 10 | 11 | 14 | 26 => FaultKind::Broken,
        // CONSTRAINT_PRIMARYKEY, CONSTRAINT_UNIQUE, CONSTRAINT_ROWID.
        19 if matches!(code, 1555 | 2067 | 2579) => FaultKind::Conflict,
        _ => FaultKind::Other,
    }
}

/// By PostgreSQL's SQLSTATE (<https://www.postgresql.org/docs/current/errcodes-appendix.html>).
pub(super) fn postgres_kind(code: &str) -> FaultKind {
    match code {
        // disk_full
        "53100" => FaultKind::Full,
        // unique_violation, serialization_failure, deadlock_detected
        "23505" | "40001" | "40P01" | "55P03" => FaultKind::Conflict,
        // connection exceptions, out of resources, operator intervention, system errors, and a server that turned read-only
        _ if matches!(code.get(..2), Some("08" | "53" | "57" | "58")) || code == "25006" => FaultKind::Away,
        _ => FaultKind::Other,
    }
}

#[cfg(test)]
#[path = "fault_tests.rs"]
mod tests;
