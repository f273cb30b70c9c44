//! The transaction that asks consent again and hands letters over.
