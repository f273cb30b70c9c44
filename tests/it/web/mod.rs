//! The pages, driven through their router on both databases.

mod asking;
mod data;
mod elided;
mod kinds;
mod links;
mod people;
mod pressing;
mod proxying;
mod racing;
mod retract;
mod sealed;
mod secret;
mod showing;
pub mod stage;
mod steering;
mod stopping;
mod waiting;
mod walls;
