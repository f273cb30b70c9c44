//! Where fixtures lie on disk.

use std::path::{Path, PathBuf};

/// Every `.eml` in the folders right under `root`, in the order of their names.
pub fn messages(root: &Path) -> impl Iterator<Item = PathBuf> {
    let folders = entries(root).into_iter().filter(|path| path.is_dir());
    folders.flat_map(|folder| entries(&folder)).filter(|path| path.extension().is_some_and(|kind| kind == "eml"))
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}
