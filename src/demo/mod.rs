//! The throw-away server's sample people, sink, stub DNS and mailbox pages.

pub mod dns;
