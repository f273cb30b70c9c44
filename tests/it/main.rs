//! One integration crate: one build, one binary, a module per subject.

mod postgres;
mod sources;
mod tidy;
