//! Who sent it: SPF, DKIM and DMARC folded into one proof.
