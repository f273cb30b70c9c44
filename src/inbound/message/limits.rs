//! Every limit of reading a message, in one place. What is beyond one of the first kind is not read in full (the message
//! is quarantined by its header alone); what is beyond one of the second kind is left out, with a problem.
//!
//! The size of a whole message is `smtp.max_size`; the limits of HTML are in `strip/page`, those of files to be kept in
//! `inbound/files`.

// Beyond these a message is quarantined.

/// Octets of the header section; Postfix has the same.
pub(super) const MOST_HEADER_BYTES: usize = 100 * 1024;
/// Header fields.
pub(super) const MOST_HEADER_FIELDS: usize = 500;
/// Octets of one Content-Type or Content-Disposition: the library's work on their parameters is quadratic.
pub(super) const LONGEST_PARAMETERS: usize = 8 * 1024;
/// Messages named as parts. The library recurses when a nest of them is dropped.
pub(super) const MOST_MESSAGES: usize = 50;
/// Multiparts named anywhere.
pub(super) const MOST_MULTIPARTS: usize = 100;
/// Multiparts whose boundary never comes: each costs the library a search to the end of the message.
pub(super) const MOST_LOST_BOUNDARIES: usize = 20;
/// Parts of all kinds: more than any mail program makes.
pub(super) const MOST_PARTS: usize = 200;
/// How deep parts may stand in each other.
pub(super) const DEEPEST: usize = 20;

// What is beyond these is left out.

/// Boundaries that are looked after (RFC 2046 section 5.1.1: 70 characters at most; some write more).
pub(super) const MOST_BOUNDARIES: usize = 24;
pub(super) const LONGEST_BOUNDARY: usize = 200;
/// Mailboxes in one address header.
pub(super) const MOST_ADDRESSES: usize = 1_000;
/// Characters of a subject.
pub(super) const LONGEST_SUBJECT: usize = 1_000;
/// Octets of a Message-ID.
pub(super) const LONGEST_ID: usize = 998;
/// Octets that one encoded word is looked for in (RFC 2047 section 2: 75; some write more).
pub(super) const LONGEST_WORD: usize = 2_000;
/// Segments of one RFC 2231 parameter.
pub(super) const MOST_SEGMENTS: usize = 50;
/// Files read out of one message; how many of them are kept is policy.
pub(super) const MOST_FILES: usize = 50;
/// Characters of a file's name.
pub(super) const LONGEST_FILE_NAME: usize = 120;
/// Attributes of a winmail.dat.
pub(super) const MOST_TNEF_ATTRIBUTES: usize = 2_000;
