//! What waits for the end of an hour is looked at before somebody is written to again about presses on pages.

use crate::core::ids::PersonId;
use crate::core::traffic::Lane;
use crate::core::view::{Needs, View};

/// Letters to these people, if they may have got too many.
pub(super) fn of_letters(view: &View, people: impl IntoIterator<Item = PersonId>, needs: &mut Needs) {
    let full =
        |person: &PersonId| [Lane::Receipts(*person), Lane::Blocks(*person), Lane::Proxies(*person)].into_iter().any(|lane| view.traffic.may_be_full(lane));
    needs.resting.extend(people.into_iter().filter(full));
}
