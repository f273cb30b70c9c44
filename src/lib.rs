//! mailmoot: a group talks and decides without leaving its mailbox. The rooms, one line each.

pub mod app;
pub mod cli;
pub mod config;
pub mod core;
pub mod demo;
pub mod face;
pub mod inbound;
pub mod outbound;
pub mod serve;
pub mod store;
pub mod web;
pub mod world;
