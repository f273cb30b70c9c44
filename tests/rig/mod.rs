//! What the crash test and the benchmarks share: a prepared house with people in it, the real `serve` process, a client
//! that delivers mail, and a server that takes it.

mod client;
mod house;
mod mail;
mod sink;

pub use client::Client;
pub use house::{House, Member, Plan, Serve};
pub use mail::{Kind, Reply};
pub use sink::{Arrival, Sink};
