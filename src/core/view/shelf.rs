//! A shelf: rows of one kind by their ids.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeBounds;

/// Rows of one kind, and which of them changed since they were loaded.
#[derive(Clone, Debug)]
pub struct Shelf<K, V> {
    rows: BTreeMap<K, V>,
    changed: BTreeSet<K>,
}

impl<K, V> Default for Shelf<K, V> {
    fn default() -> Self {
        Self { rows: BTreeMap::new(), changed: BTreeSet::new() }
    }
}

impl<K: Ord + Copy, V> Shelf<K, V> {
    pub fn get(&self, key: K) -> Option<&V> {
        self.rows.get(&key)
    }

    /// A row as it is in the store.
    pub fn load(&mut self, key: K, row: V) {
        self.rows.entry(key).or_insert(row);
    }

    /// A new or changed row, to be saved.
    pub fn put(&mut self, key: K, row: V) {
        self.rows.insert(key, row);
        self.changed.insert(key);
    }

    /// Changes a row that is there.
    pub(super) fn change(&mut self, key: K, edit: impl FnOnce(&mut V)) {
        if let Some(row) = self.rows.get_mut(&key) {
            edit(row);
            self.changed.insert(key);
        }
    }

    pub fn range(&self, range: impl RangeBounds<K>) -> impl Iterator<Item = &V> {
        self.rows.range(range).map(|(_, row)| row)
    }

    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.rows.values()
    }

    /// The rows to save.
    pub fn changed(&self) -> impl Iterator<Item = &V> {
        self.changed.iter().filter_map(|key| self.rows.get(key))
    }

    /// After a save.
    pub fn settle(&mut self) {
        self.changed.clear();
    }
}
