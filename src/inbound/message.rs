//! Bytes become a value plus problems. Parsing never fails: there is always a message.
