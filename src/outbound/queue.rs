//! Claiming due notices by lease, and settling what became of them.
