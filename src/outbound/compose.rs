//! A notice becomes a letter.
