//! Letters signed by hand (RFC 6376, simple canonicalization): with any tags, also such as no library would write.

use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeyPair;
use aws_lc_rs::signature::RSA_PKCS1_SHA256;
use data_encoding::BASE64;
use rustls_pki_types::PrivatePkcs8KeyDer;
use rustls_pki_types::pem::PemObject as _;

/// Header fields without their line ends, and a body.
pub struct Letter {
    pub fields: Vec<Vec<u8>>,
    pub body: Vec<u8>,
}

const COVERED: &str = "From:To:Subject:Date:Message-ID:In-Reply-To";

impl Letter {
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes: Vec<u8> = self.fields.iter().flat_map(|field| [field.as_slice(), b"\r\n"].concat()).collect();
        bytes.extend(b"\r\n");
        bytes.extend(&self.body);
        bytes
    }

    /// With a signature in front. `tags` come beside the usual ones, and in their place where they have the same name.
    pub fn signed(&self, key: &str, tags: &str, covers: Option<&str>) -> Vec<u8> {
        let length = tags.split(';').find_map(|tag| tag.trim().strip_prefix("l=")?.parse().ok()).filter(|length| *length > 0);
        let hashed = &self.body[..length.unwrap_or(self.body.len()).min(self.body.len())];
        let covers = covers.unwrap_or(COVERED);
        let usual = [("v", "1"), ("a", "rsa-sha256"), ("c", "simple/simple"), ("s", "post")].into_iter();
        let usual: String = usual
            .filter(|(name, _)| !tags.split(';').any(|tag| tag.trim().starts_with(&format!("{name}="))))
            .map(|(name, value)| format!("{name}={value}; "))
            .collect();
        let head = format!("DKIM-Signature: {usual}{tags}; h={covers}; bh={}; b=", BASE64.encode(digest(&SHA256, hashed).as_ref()));
        let mut input: Vec<u8> = covers.split(':').filter_map(|name| self.last(name)).flat_map(|field| [field, b"\r\n"].concat()).collect();
        input.extend(head.as_bytes());
        let pair = KeyPair::from_pkcs8(PrivatePkcs8KeyDer::from_pem_slice(key.as_bytes()).unwrap().secret_pkcs8_der()).unwrap();
        let mut signature = vec![0; pair.public_modulus_len()];
        pair.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), &input, &mut signature).unwrap();
        [format!("{head}{}\r\n", BASE64.encode(&signature)).into_bytes(), self.bytes()].concat()
    }

    /// RFC 6376 section 5.4.2: the last field of a name comes first.
    fn last(&self, name: &str) -> Option<&[u8]> {
        let named = |field: &&Vec<u8>| field.len() > name.len() && field[name.len()] == b':' && field[..name.len()].eq_ignore_ascii_case(name.as_bytes());
        self.fields.iter().rev().find(named).map(Vec::as_slice)
    }
}

/// Octets written as `\r \n \t \0 \\ \xNN`.
pub fn octets(text: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        match (byte, byte == b'\\') {
            (_, false) => out.push(byte),
            _ => out.push(match rest.next().expect("something stands behind a backslash") {
                b'r' => b'\r',
                b'n' => b'\n',
                b't' => b'\t',
                b'0' => 0,
                b'x' => {
                    let digits = [rest.next().expect("two digits"), rest.next().expect("two digits")];
                    u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap()
                }
                other => other,
            }),
        }
    }
    out
}
