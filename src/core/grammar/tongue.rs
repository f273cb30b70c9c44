//! Words per language: yes and no, positions of a proposal, commands, keys of a poll mail.
