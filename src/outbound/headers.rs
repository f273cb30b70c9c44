//! The headers of a letter.
