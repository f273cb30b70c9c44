//! DKIM signatures (RFC 6376), and the key they are made with.

use anyhow::Context as _;
use aws_lc_rs::encoding::{AsDer as _, Pkcs8V1Der, PublicKeyX509Der};
use aws_lc_rs::rsa::{KeyPair, KeySize};
use aws_lc_rs::signature::KeyPair as _;
use data_encoding::BASE64;
use mail_auth::common::crypto::{RsaKey, Sha256};
use mail_auth::common::headers::HeaderWriter as _;
use mail_auth::dkim::{DkimSigner, Done};
use rustls_pki_types::pem::PemObject as _;
use rustls_pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};

/// What is signed. From twice, so that no second one can be put in front (RFC 6376 section 8.15); the others once, and
/// where the letter has none of a name its absence is signed.
const SIGNED: [&str; 26] = [
    "From",
    "From",
    "To",
    "Cc",
    "Subject",
    "Date",
    "Message-ID",
    "Reply-To",
    "In-Reply-To",
    "References",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
    "Content-Disposition",
    "List-Id",
    "List-Post",
    "List-Help",
    "List-Archive",
    "List-Owner",
    "List-Subscribe",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
    "Auto-Submitted",
    "Precedence",
    "X-Loop",
    "X-Auto-Response-Suppress",
];

/// Signs letters for one domain.
pub struct Signer(DkimSigner<RsaKey<Sha256>, Done>);

impl std::fmt::Debug for Signer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Signer({}._domainkey.{})", self.0.template.s, self.0.template.d)
    }
}

impl Signer {
    /// `pem` is an RSA private key as PKCS#8 in PEM; its public half belongs at `SELECTOR._domainkey.DOMAIN`.
    pub fn new(pem: &str, domain: &str, selector: &str) -> anyhow::Result<Self> {
        let key = RsaKey::<Sha256>::from_key_der(PrivateKeyDer::Pkcs8(pkcs8(pem)?)).context("the DKIM key is not a usable RSA key")?;
        // Relaxed/relaxed is mail-auth's default: it survives the relays that refold headers.
        Ok(Self(DkimSigner::from_key(key).domain(domain).selector(selector).headers(SIGNED)))
    }

    /// The signer underneath, for tests that sign in other ways.
    #[cfg(test)]
    pub(crate) fn into_inner(self) -> DkimSigner<RsaKey<Sha256>, Done> {
        self.0
    }

    /// The message with its signature in front.
    pub fn sign(&self, message: &[u8]) -> anyhow::Result<Vec<u8>> {
        let signature = self.0.sign(message).context("a letter cannot be signed")?;
        let mut signed = signature.to_header().into_bytes();
        signed.extend_from_slice(message);
        Ok(signed)
    }
}

/// A fresh RSA key of 2,048 bits: the private half as PKCS#8 in PEM, and the text for DNS.
pub fn generate_key() -> anyhow::Result<(String, String)> {
    let key = KeyPair::generate(KeySize::Rsa2048).context("no RSA key could be made")?;
    let der: Pkcs8V1Der<'static> = key.as_der().context("the RSA key cannot be written out")?;
    Ok((pem("PRIVATE KEY", der.as_ref()), record(&key)?))
}

/// The text for `SELECTOR._domainkey.DOMAIN` that belongs to a private key (RFC 6376 section 3.6.1).
pub fn dns_record(private_pem: &str) -> anyhow::Result<String> {
    let key = KeyPair::from_pkcs8(pkcs8(private_pem)?.secret_pkcs8_der()).context("the DKIM key is not a usable RSA key")?;
    record(&key)
}

fn record(key: &KeyPair) -> anyhow::Result<String> {
    let public: PublicKeyX509Der<'static> = key.public_key().as_der().context("the public key cannot be written out")?;
    Ok(format!("v=DKIM1; k=rsa; p={}", BASE64.encode(public.as_ref())))
}

fn pkcs8(pem: &str) -> anyhow::Result<PrivatePkcs8KeyDer<'static>> {
    PrivatePkcs8KeyDer::from_pem_slice(pem.as_bytes())
        .map_err(|error| anyhow::anyhow!("the DKIM key must be PKCS#8 in PEM (\"-----BEGIN PRIVATE KEY-----\"): {error}"))
}

/// RFC 7468 section 2: lines of 64 characters.
fn pem(label: &str, der: &[u8]) -> String {
    let text = BASE64.encode(der);
    let lines: Vec<&str> = text.as_bytes().chunks(64).filter_map(|line| std::str::from_utf8(line).ok()).collect();
    format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", lines.join("\n"))
}

#[cfg(test)]
#[path = "sign_tests.rs"]
mod tests;
