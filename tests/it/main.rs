//! One integration crate: one build, one binary, a module per subject.
#![expect(clippy::unwrap_used, reason = "a test that meets what it did not expect fails there and then")]

mod bad_input;
mod bouncing;
mod crash;
mod digests;
mod kinds;
mod peers;
mod polls;
mod postgres;
mod preferring;
mod replies;
#[path = "../rig/mod.rs"]
mod rig;
mod sources;
mod stage;
mod talk;
mod tidy;
mod trusting;
mod votes;
mod web;
