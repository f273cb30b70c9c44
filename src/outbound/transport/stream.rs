//! Making a connection: TCP without delay, TLS, EHLO, AUTH. Knows nothing of letters.

use super::connection::Live;
use crate::config::{self, OutboundTls};
use anyhow::Context as _;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, AsyncTokioStream, Certificate, TlsParameters};
use lettre::transport::smtp::commands::Ehlo;
use lettre::transport::smtp::extension::ClientId;
use rustls::{ClientConfig, RootCertStore};
use rustls_pki_types::pem::PemObject as _;
use rustls_pki_types::{CertificateDer, ServerName};
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

/// How to reach the smarthost.
pub(super) struct Dialer {
    /// `host:port`, as configured.
    host: String,
    hello: ClientId,
    tls: Tls,
    credentials: Option<Credentials>,
}

enum Tls {
    None,
    /// Required: a smarthost that does not offer it gets nothing (RFC 8314 section 4.1 wants no silent fallback).
    Starttls(Box<TlsParameters>),
    Implicit(TlsConnector, ServerName<'static>),
}

impl std::fmt::Debug for Dialer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Dialer({})", self.host)
    }
}

impl Dialer {
    pub(super) fn new(config: &config::Outbound, hello: &str) -> anyhow::Result<Self> {
        let (name, _) = config.smarthost.rsplit_once(':').with_context(|| format!("outbound.smarthost \"{}\" needs a port: host:port", config.smarthost))?;
        let name = name.trim_start_matches('[').trim_end_matches(']');
        let credentials = match (&config.username, &config.password) {
            (Some(name), Some(password)) => Some(Credentials::new(name.clone(), password.clone())),
            (None, None) => None,
            _ => anyhow::bail!("outbound.username and outbound.password go together: set both or neither"),
        };
        Ok(Self { host: config.smarthost.clone(), hello: ClientId::Domain(hello.to_string()), tls: Tls::new(config, name)?, credentials })
    }

    pub(super) fn host(&self) -> &str {
        &self.host
    }

    /// Connects, greets and signs in. The caller limits the time.
    pub(super) async fn dial(&self) -> anyhow::Result<Live> {
        let tcp = TcpStream::connect(&self.host).await.context("connect")?;
        // Message and final dot are two writes; with Nagle's delay each letter would cost 40 ms.
        tcp.set_nodelay(true).context("TCP_NODELAY")?;
        let stream: Box<dyn AsyncTokioStream> = match &self.tls {
            Tls::Implicit(connector, name) => Box::new(Encrypted(connector.connect(name.clone(), tcp).await.context("TLS")?)),
            Tls::None | Tls::Starttls(_) => Box::new(tcp),
        };
        let mut smtp = AsyncSmtpConnection::connect_with_transport(stream, &self.hello).await.context("EHLO")?;
        if let Tls::Starttls(parameters) = &self.tls {
            smtp.starttls(parameters.as_ref().clone(), &self.hello).await.context("STARTTLS")?;
        }
        if let Some(credentials) = &self.credentials {
            smtp.auth(&[Mechanism::Plain, Mechanism::Login], credentials).await.context("AUTH")?;
        }
        // lettre keeps only the extensions that it uses itself. A second EHLO changes nothing (RFC 5321 section 4.1.4).
        let offered = smtp.command(Ehlo::new(self.hello.clone())).await.context("EHLO")?;
        let pipelining = offered.message().skip(1).any(|line| line.trim().eq_ignore_ascii_case("PIPELINING"));
        Ok(Live::new(smtp, pipelining))
    }
}

impl Tls {
    fn new(config: &config::Outbound, name: &str) -> anyhow::Result<Self> {
        let ca = match &config.ca {
            Some(path) if config.tls != OutboundTls::None => {
                Some(std::fs::read(path).with_context(|| format!("outbound.ca: {} cannot be read", path.display()))?)
            }
            _ => None,
        };
        Ok(match config.tls {
            OutboundTls::None => Self::None,
            OutboundTls::Starttls => {
                let mut builder = TlsParameters::builder(name.to_string());
                if let Some(pem) = &ca {
                    builder = builder.add_root_certificate(Certificate::from_pem(pem).context("outbound.ca is not a certificate in PEM")?);
                }
                Self::Starttls(Box::new(builder.build_rustls().context("TLS cannot be set up")?))
            }
            OutboundTls::Implicit => {
                let name = ServerName::try_from(name.to_string()).with_context(|| format!("\"{name}\" is not a host name"))?;
                Self::Implicit(connector(ca.as_deref())?, name)
            }
        })
    }
}

/// The system's certificate authorities, and our own one when there is.
fn connector(ca: Option<&[u8]>) -> anyhow::Result<TlsConnector> {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    for certificate in ca.into_iter().flat_map(CertificateDer::pem_slice_iter) {
        roots.add(certificate.map_err(|error| anyhow::anyhow!("outbound.ca is not a certificate in PEM: {error}"))?).context("outbound.ca")?;
    }
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions().context("TLS cannot be set up")?;
    Ok(TlsConnector::from(Arc::new(config.with_root_certificates(roots).with_no_client_auth())))
}

/// A TLS stream in the shape lettre takes streams in.
#[derive(Debug)]
struct Encrypted(TlsStream<TcpStream>);

impl AsyncTokioStream for Encrypted {
    fn peer_addr(&self) -> io::Result<SocketAddr> {
        self.0.get_ref().0.peer_addr()
    }
}

impl AsyncRead for Encrypted {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_read(context, buffer)
    }
}

impl AsyncWrite for Encrypted {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.0).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_shutdown(context)
    }
}
