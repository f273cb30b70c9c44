//! One integration crate: one build, one binary, a module per subject.
#![expect(clippy::unwrap_used, reason = "a test that meets what it did not expect fails there and then")]

mod asking;
mod attaching;
mod bad_input;
mod blocking;
mod bouncing;
mod browser;
mod counting;
mod crash;
mod departing;
mod digests;
mod fixtures;
mod governing;
mod hand;
mod hostile;
mod keeping;
mod kinds;
mod messages;
mod ordering;
mod pausing;
mod peers;
mod polls;
mod postfix;
mod postgres;
mod preferring;
mod python;
mod renewing;
mod replies;
mod reports;
mod retracting;
mod returning;
#[path = "../rig/mod.rs"]
mod rig;
mod serving;
mod sharing;
mod sources;
mod speaking;
mod spoofing;
mod stage;
mod talk;
mod tidy;
mod trusting;
mod verifying;
mod votes;
mod web;
mod webhooks;
