//! What the crash test and the benchmarks share: a prepared house with people in it, the real `serve` process, a client
//! that delivers mail, and a server that takes it.

pub mod client;
pub mod house;
pub mod mail;
pub mod sink;
