//! The only place a command becomes facts: load, decide, save, in batches; fan-out; the query side.
