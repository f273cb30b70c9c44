//! A small DNS server on loopback that answers for a zone kept in memory, so that the demo and the tests can sign mail
//! with real keys and have it verified. It knows TXT, A and MX records, and neither caching nor recursion.

use anyhow::Context as _;
use mail_auth::hickory_resolver::proto::op::{Edns, Message, MessageType, OpCode, Query, ResponseCode};
use mail_auth::hickory_resolver::proto::rr::rdata::{A, MX, TXT};
use mail_auth::hickory_resolver::proto::rr::{Name, RData, Record};
use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream, UdpSocket};
use tokio_util::sync::CancellationToken;

/// Names and their records. Clones share one table, which may be changed while it is being served.
#[derive(Clone, Debug, Default)]
pub struct Zone {
    names: Arc<RwLock<BTreeMap<String, Entry>>>,
    asked: Arc<AtomicU64>,
}

/// One record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Data {
    Txt(String),
    A(Ipv4Addr),
    Mx(u16, String),
}

#[derive(Clone, Debug)]
enum Entry {
    Records(Vec<Data>),
    /// Answers SERVFAIL.
    Broken,
    /// Never answers.
    Silent,
}

/// Seconds a resolver may keep an answer: long enough to matter to a benchmark, short enough for somebody playing.
const TTL: u32 = 60;
/// The largest UDP answer that passes every path without fragments (the DNS flag day of 2020).
const UDP_PAYLOAD: u16 = 1232;
/// Without EDNS, RFC 1035 section 4.2.1.
const UDP_PLAIN: usize = 512;
const TCP_IDLE: Duration = Duration::from_secs(10);

impl Zone {
    /// Adds a record to a name.
    pub fn add(&self, name: &str, data: Data) {
        let mut names = self.names.write().unwrap_or_else(PoisonError::into_inner);
        match names.entry(key(name)).or_insert_with(|| Entry::Records(Vec::new())) {
            Entry::Records(records) => records.push(data),
            other => *other = Entry::Records(vec![data]),
        }
    }

    /// Makes this TXT record the only record of a name.
    pub fn txt(&self, name: &str, text: impl Into<String>) {
        self.put(name, Entry::Records(vec![Data::Txt(text.into())]));
    }

    pub fn remove(&self, name: &str) {
        self.names.write().unwrap_or_else(PoisonError::into_inner).remove(&key(name));
    }

    /// From now on the name is answered with SERVFAIL.
    pub fn break_name(&self, name: &str) {
        self.put(name, Entry::Broken);
    }

    /// From now on questions for the name get no answer at all.
    pub fn silence(&self, name: &str) {
        self.put(name, Entry::Silent);
    }

    /// How many questions have been asked so far.
    pub fn asked(&self) -> u64 {
        self.asked.load(Ordering::Relaxed)
    }

    fn put(&self, name: &str, entry: Entry) {
        self.names.write().unwrap_or_else(PoisonError::into_inner).insert(key(name), entry);
    }

    fn find(&self, name: &str) -> Found {
        let names = self.names.read().unwrap_or_else(PoisonError::into_inner);
        match names.get(name) {
            Some(Entry::Records(records)) => Found::Records(records.clone()),
            Some(Entry::Broken) => Found::Broken,
            Some(Entry::Silent) => Found::Silent,
            // RFC 8020: a name that others stand below exists, without records.
            None if names.keys().any(|other| other.strip_suffix(name).is_some_and(|front| front.ends_with('.'))) => Found::Records(Vec::new()),
            None => Found::Nothing,
        }
    }

    /// The answer to one question; `None` when it gets none.
    fn answer(&self, question: &[u8], limit: Option<usize>) -> Option<Vec<u8>> {
        let request = Message::from_vec(question).ok().filter(|request| request.metadata.message_type == MessageType::Query)?;
        self.asked.fetch_add(1, Ordering::Relaxed);
        let mut reply = Message::response(request.metadata.id, request.metadata.op_code);
        reply.metadata.authoritative = true;
        reply.metadata.recursion_desired = request.metadata.recursion_desired;
        reply.metadata.recursion_available = true;
        reply.add_queries(request.queries.clone());
        if request.edns.is_some() {
            let mut edns = Edns::new();
            edns.set_max_payload(UDP_PAYLOAD);
            reply.set_edns(edns);
        }
        match request.queries.first() {
            Some(query) if request.metadata.op_code == OpCode::Query => self.fill(&mut reply, query)?,
            _ => reply.metadata.response_code = ResponseCode::NotImp,
        }
        let bytes = reply.to_vec().ok()?;
        let limit = limit.map(|most| if request.edns.is_some() { most.max(usize::from(UDP_PAYLOAD)) } else { most });
        match limit {
            Some(limit) if bytes.len() > limit => reply.truncate().to_vec().ok(),
            _ => Some(bytes),
        }
    }

    fn fill(&self, reply: &mut Message, query: &Query) -> Option<()> {
        match self.find(&key(&query.name().to_ascii())) {
            Found::Silent => return None,
            Found::Broken => reply.metadata.response_code = ResponseCode::ServFail,
            Found::Nothing => reply.metadata.response_code = ResponseCode::NXDomain,
            Found::Records(records) => {
                let fitting = records.iter().filter_map(rdata).filter(|data| data.record_type() == query.query_type());
                reply.add_answers(fitting.map(|data| Record::from_rdata(query.name().clone(), TTL, data)));
            }
        }
        Some(())
    }
}

enum Found {
    Records(Vec<Data>),
    Broken,
    Silent,
    Nothing,
}

/// Names are compared in lower case, without the dot at the end.
fn key(name: &str) -> String {
    name.trim_end_matches('.').to_ascii_lowercase()
}

fn rdata(data: &Data) -> Option<RData> {
    Some(match data {
        // RFC 1035 section 3.3.14: a TXT record is a row of strings of at most 255 octets.
        Data::Txt(text) => RData::TXT(TXT::from_bytes(text.as_bytes().chunks(255).collect())),
        Data::A(address) => RData::A(A(*address)),
        Data::Mx(preference, host) => RData::MX(MX::new(*preference, Name::from_ascii(format!("{}.", key(host))).ok()?)),
    })
}

/// The two sockets of a DNS server, on one port.
#[derive(Debug)]
pub struct Sockets {
    udp: UdpSocket,
    tcp: TcpListener,
}

impl Sockets {
    /// Binds both; with port 0 they share whichever port is free.
    pub async fn bind(address: SocketAddr) -> anyhow::Result<Self> {
        // A port that is free for UDP can be taken for TCP; then another is tried.
        let mut last = None;
        for _ in 0..16 {
            let udp = UdpSocket::bind(address).await.with_context(|| format!("DNS cannot listen on {address}"))?;
            match TcpListener::bind(udp.local_addr()?).await {
                Ok(tcp) => return Ok(Self { udp, tcp }),
                Err(error) => last = Some(error),
            }
        }
        Err(last.map_or_else(|| anyhow::anyhow!("no port"), Into::into)).with_context(|| format!("DNS cannot listen on {address}"))
    }

    pub fn address(&self) -> std::io::Result<SocketAddr> {
        self.udp.local_addr()
    }
}

/// Answers for the zone until `stop`.
pub async fn serve(zone: Zone, sockets: Sockets, stop: CancellationToken) {
    let mut buffer = vec![0; 4096];
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            received = sockets.udp.recv_from(&mut buffer) => {
                if let Ok((length, peer)) = received
                    && let Some(reply) = zone.answer(&buffer[..length], Some(UDP_PLAIN))
                {
                    // A peer that has gone needs no answer.
                    let _ = sockets.udp.send_to(&reply, peer).await;
                }
            }
            accepted = sockets.tcp.accept() => {
                if let Ok((stream, _)) = accepted {
                    let (zone, stop) = (zone.clone(), stop.clone());
                    tokio::spawn(async move { stop.run_until_cancelled(converse(zone, stream)).await });
                }
            }
        }
    }
}

/// RFC 1035 section 4.2.2: over TCP each message follows its length in two octets.
async fn converse(zone: Zone, mut stream: TcpStream) -> std::io::Result<()> {
    loop {
        let length = tokio::time::timeout(TCP_IDLE, stream.read_u16()).await??;
        let mut question = vec![0; usize::from(length)];
        tokio::time::timeout(TCP_IDLE, stream.read_exact(&mut question)).await??;
        let Some(reply) = zone.answer(&question, None) else { return Ok(()) };
        let Ok(length) = u16::try_from(reply.len()) else { return Ok(()) };
        let framed = [&length.to_be_bytes()[..], &reply].concat();
        tokio::time::timeout(TCP_IDLE, stream.write_all(&framed)).await??;
    }
}

#[cfg(test)]
#[path = "dns_tests.rs"]
mod tests;
