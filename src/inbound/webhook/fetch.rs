//! A small HTTP client on hyper, which the server brings anyway: Amazon's certificates and confirmations, and the
//! self-test. One request a connection; no redirects, so that nobody is led elsewhere.

use anyhow::Context as _;
use axum::body::{Body, to_bytes};
use axum::http::{Request, Uri, header};
use hyper_util::rt::TokioIo;
use rustls::{ClientConfig, RootCertStore};
use rustls_pki_types::ServerName;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

/// Gets what lies at an address.
pub type Fetch = Arc<dyn Fn(String) -> Pin<Box<dyn Future<Output = anyhow::Result<Vec<u8>>> + Send>> + Send + Sync>;

const PATIENCE: Duration = Duration::from_secs(10);
/// More than any certificate or answer has.
const LARGEST: usize = 256 << 10;

/// What was answered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fetched {
    pub status: u16,
    pub body: Vec<u8>,
}

/// The real one.
pub fn from_the_web() -> Fetch {
    Arc::new(|url| {
        Box::pin(async move {
            let request = Request::get(url.as_str()).body(Body::empty())?;
            let fetched = send(request).await?;
            anyhow::ensure!(fetched.status == 200, "{url} answers {}", fetched.status);
            Ok(fetched.body)
        })
    })
}

/// Sends one request to the address it names, `http` or `https`.
pub async fn send(request: Request<Body>) -> anyhow::Result<Fetched> {
    let url = request.uri().clone();
    tokio::time::timeout(PATIENCE, exchange(request)).await.with_context(|| format!("{} does not answer in time", shown(&url)))?
}

async fn exchange(mut request: Request<Body>) -> anyhow::Result<Fetched> {
    let url = request.uri().clone();
    let host = url.host().with_context(|| format!("{} names no host", shown(&url)))?.trim_matches(['[', ']']).to_string();
    let secure = url.scheme_str() == Some("https");
    let port = url.port_u16().unwrap_or(if secure { 443 } else { 80 });
    let authority = url.authority().map(|authority| authority.as_str().rsplit('@').next().unwrap_or_default().to_string()).unwrap_or_default();
    request.headers_mut().insert(header::HOST, authority.parse()?);
    *request.uri_mut() = Uri::builder().path_and_query(url.path_and_query().map_or("/", |path| path.as_str())).build()?;
    let stream = TcpStream::connect((host.as_str(), port)).await.with_context(|| format!("nobody answers at {host}:{port}"))?;
    if !secure {
        return talk(stream, request).await;
    }
    let name = ServerName::try_from(host.clone()).with_context(|| format!("{host} is no name of a server"))?;
    let stream = connector()?.connect(name, stream).await.with_context(|| format!("no TLS with {host}"))?;
    talk(stream, request).await
}

async fn talk<S: AsyncRead + AsyncWrite + Unpin + Send + 'static>(stream: S, request: Request<Body>) -> anyhow::Result<Fetched> {
    let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
    let carrying = tokio::spawn(connection);
    let response = sender.send_request(request).await?;
    let status = response.status().as_u16();
    let body = to_bytes(Body::new(response.into_body()), LARGEST).await?.to_vec();
    carrying.abort();
    Ok(Fetched { status, body })
}

fn connector() -> anyhow::Result<TlsConnector> {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    anyhow::ensure!(!roots.is_empty(), "this system knows no certificate authorities; install ca-certificates");
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?.with_root_certificates(roots).with_no_client_auth();
    Ok(TlsConnector::from(Arc::new(config)))
}

/// An address without what may be a password.
fn shown(url: &Uri) -> String {
    format!("{}://{}{}", url.scheme_str().unwrap_or("http"), url.host().unwrap_or_default(), url.path())
}
