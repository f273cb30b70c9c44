//! What a delivery status notification (RFC 3464) or a complaint (RFC 5965) says.
