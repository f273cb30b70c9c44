//! Which words are theirs: own lines, quoted lines, and what is cut.
