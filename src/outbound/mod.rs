//! MAIL OUT: due notices become signed letters, and it keeps trying.

pub mod address;
pub mod compose;
pub mod gate;
pub mod headers;
pub mod ics;
pub mod letters;
mod printable;
pub mod queue;
#[cfg(test)]
#[path = "sample_tests.rs"]
mod sample;
pub mod schedule;
mod settling;
pub mod sign;
pub mod transport;
