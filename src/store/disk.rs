//! How much room the disk under the database has left. A full SQLite file is another matter: the database says that itself.

use super::{Db, Store};
use std::path::{Path, PathBuf};

impl Store {
    /// Where the free room is looked for: the folder of the SQLite file; with PostgreSQL, whose disk is not ours to see,
    /// the folder we run in.
    pub fn folder(&self) -> PathBuf {
        let folder = match &self.db {
            Db::Sqlite { path, .. } => path.parent().unwrap_or(Path::new("")),
            Db::Postgres(_) => Path::new(""),
        };
        if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder.to_path_buf() }
    }
}

/// Octets that may still be written to the file system of a folder; `None` when it cannot be asked.
pub fn free_room(folder: &Path) -> Option<u64> {
    match rustix::fs::statvfs(folder) {
        // What is kept back for root is not ours.
        Ok(disk) => Some(disk.f_bavail.saturating_mul(disk.f_frsize)),
        Err(error) => {
            tracing::warn!(folder = %folder.display(), %error, "the disk cannot be asked for its free room");
            None
        }
    }
}

#[cfg(test)]
#[path = "disk_tests.rs"]
mod tests;
