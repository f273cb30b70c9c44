//! The certificate behind STARTTLS.

use rustls_pki_types::pem::PemObject;
use rustls_pki_types::{CertificateDer, PrivateKeyDer};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::{ServerConfig, crypto};

/// Why STARTTLS cannot be offered.
#[derive(Debug, thiserror::Error)]
pub enum TlsFault {
    #[error("{0} holds no certificate that can be read")]
    Certificate(PathBuf, #[source] Option<rustls_pki_types::pem::Error>),
    #[error("{0} holds no private key that can be read")]
    Key(PathBuf, #[source] rustls_pki_types::pem::Error),
    #[error("certificate and key do not go together")]
    Pair(#[source] tokio_rustls::rustls::Error),
}

/// Reads a certificate chain and its key, both in PEM. TLS 1.2 and 1.3 (RFC 8996), no client certificates.
pub fn acceptor(certificate: &Path, key: &Path) -> Result<TlsAcceptor, TlsFault> {
    let chain = CertificateDer::pem_file_iter(certificate)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(|error| TlsFault::Certificate(certificate.into(), Some(error)))?;
    if chain.is_empty() {
        return Err(TlsFault::Certificate(certificate.into(), None));
    }
    let key = PrivateKeyDer::from_pem_file(key).map_err(|error| TlsFault::Key(key.into(), error))?;
    let config = ServerConfig::builder_with_provider(Arc::new(crypto::aws_lc_rs::default_provider()))
        .with_safe_default_protocol_versions()
        .and_then(|builder| builder.with_no_client_auth().with_single_cert(chain, key))
        .map_err(TlsFault::Pair)?;
    Ok(TlsAcceptor::from(Arc::new(config)))
}

#[cfg(test)]
#[path = "tls_tests.rs"]
mod tests;
