//! The clock's tick: closings, openings, digests.
