//! DKIM signatures (RFC 6376).
