//! One integration crate: one build, one binary, a module per subject.
#![expect(clippy::unwrap_used, reason = "a test that meets what it did not expect fails there and then")]

mod crash;
mod postgres;
#[path = "../rig/mod.rs"]
mod rig;
mod sources;
mod tidy;
mod web;
