//! The connections to the smarthost.
