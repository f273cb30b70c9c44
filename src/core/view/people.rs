//! The shelf of people, who are also found by their addresses.

use super::Shelf;
use crate::core::ids::PersonId;
use crate::core::person::{Address, Person, Standing};
use std::collections::{BTreeSet, HashMap};

/// People by id, and by each address they write from.
#[derive(Clone, Debug, Default)]
pub struct People {
    shelf: Shelf<PersonId, Person>,
    /// An address is never taken away, so entries only come.
    by_address: HashMap<Address, BTreeSet<PersonId>>,
}

impl People {
    pub fn get(&self, key: PersonId) -> Option<&Person> {
        self.shelf.get(key)
    }

    /// Several people may share an address.
    pub fn at<'a>(&'a self, address: &Address) -> impl Iterator<Item = &'a Person> + use<'a> {
        let people = self.by_address.get(address).into_iter().flatten().filter_map(|person| self.shelf.get(*person));
        // Whoever is gone for good has no address any more.
        people.filter(|person| person.standing != Standing::Deleted)
    }

    /// A row as it is in the store.
    pub fn load(&mut self, key: PersonId, row: Person) {
        self.shelf.load(key, row);
        self.learn(key);
    }

    /// A new or changed row, to be saved.
    pub fn put(&mut self, key: PersonId, row: Person) {
        self.shelf.put(key, row);
        self.learn(key);
    }

    pub(super) fn change(&mut self, key: PersonId, edit: impl FnOnce(&mut Person)) {
        self.shelf.change(key, edit);
        self.learn(key);
    }

    pub fn values(&self) -> impl Iterator<Item = &Person> {
        self.shelf.values()
    }

    /// The rows to save.
    pub fn changed(&self) -> impl Iterator<Item = &Person> {
        self.shelf.changed()
    }

    /// After a save.
    pub fn settle(&mut self) {
        self.shelf.settle();
    }

    fn learn(&mut self, key: PersonId) {
        for known in self.shelf.get(key).into_iter().flat_map(|person| &person.addresses) {
            self.by_address.entry(known.address.clone()).or_default().insert(key);
        }
    }
}
