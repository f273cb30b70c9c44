//! What the service of a play is told: its settings, and the DNS it asks.

use super::{DOMAIN, FOREIGN, STRONG, Sink, WEAK};
use mailmoot::config::{self, Config, Span};
use mailmoot::demo::dns::{self, Zone};
use std::net::SocketAddr;
use tempfile::TempDir;
use tokio_util::sync::CancellationToken;

/// The DNS of a small world, and who answers for it.
pub async fn providers(record: &str, stop: &CancellationToken) -> (Zone, SocketAddr) {
    let zone = Zone::default();
    for domain in [STRONG, FOREIGN] {
        zone.txt(&format!("post._domainkey.{domain}"), record);
        zone.txt(&format!("_dmarc.{domain}"), "v=DMARC1; p=reject");
        zone.txt(domain, "v=spf1 -all");
    }
    zone.txt(WEAK, "v=spf1 ip4:127.0.0.1 -all");
    let sockets = dns::Sockets::bind(([127, 0, 0, 1], 0).into()).await.unwrap();
    let address = sockets.address().unwrap();
    tokio::spawn(dns::serve(zone.clone(), sockets, stop.clone()));
    (zone, address)
}

/// The settings of a house that sends to the sink and asks that DNS.
pub fn settings(url: String, resolver: SocketAddr, sink: &Sink, dir: &TempDir, key: &str) -> Config {
    let path = dir.path().join("dkim.pem");
    std::fs::write(&path, key).unwrap();
    let any: SocketAddr = ([127, 0, 0, 1], 0).into();
    Config {
        service: config::Service {
            domain: DOMAIN.into(),
            url: "https://moot.example".into(),
            admin: "admin@moot.example".into(),
            admin_name: "Ada Admin".into(),
            locale: "en".into(),
            zone: "Europe/Lisbon".into(),
        },
        smtp: config::Smtp { listen: any, ..config::Smtp::default() },
        lmtp: config::Lmtp::default(),
        http: config::Http { listen: any },
        database: config::Database { url, max_size: None },
        dns: config::Dns { resolver: Some(resolver) },
        outbound: config::Outbound {
            smarthost: sink.address.to_string(),
            tls: config::OutboundTls::None,
            ca: None,
            username: None,
            password: None,
            connections: 2,
            timeout: 5,
            retry: 60,
        },
        dkim: config::Dkim { key: Some(path), ..config::Dkim::default() },
        webhook: config::Webhook::default(),
        // A poll on a shared database would always wait the two minutes; plays have one node.
        polls: config::Polls { settling: Span(120), ..config::Polls::default() },
        retention: config::Retention::default(),
        limits: config::Limits::default(),
        log: config::Log::default(),
    }
}
