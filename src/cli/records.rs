//! The DNS records an install needs, as lines for a zone file.

/// What the records are made from.
#[derive(Clone, Copy, Debug)]
pub struct Records<'a> {
    pub domain: &'a str,
    pub smarthost: &'a str,
    pub selector: &'a str,
    /// The text of the DKIM record.
    pub dkim: &'a str,
}

impl Records<'_> {
    /// MX, SPF, DKIM and DMARC.
    pub fn lines(&self) -> String {
        let Self { domain, selector, .. } = self;
        [
            format!("{domain}. IN MX 10 {domain}.\n"),
            format!("{domain}. IN TXT \"{}\"\n", self.spf()),
            format!("{selector}._domainkey.{domain}. IN TXT {}\n", strings(self.dkim)),
            // RFC 9989: a receiver that cannot prove our mail by SPF or DKIM is asked to distrust it.
            format!("_dmarc.{domain}. IN TXT \"v=DMARC1; p=quarantine\"\n"),
        ]
        .concat()
    }

    /// RFC 7208: the machines that may send for the domain. A smarthost on this machine is the MX itself.
    fn spf(&self) -> String {
        let host = self.smarthost.rsplit_once(':').map_or(self.smarthost, |(host, _)| host);
        match host.trim_matches(['[', ']']).parse::<std::net::IpAddr>() {
            Ok(address) if address.is_loopback() => "v=spf1 mx -all".into(),
            Ok(std::net::IpAddr::V4(address)) => format!("v=spf1 mx ip4:{address} -all"),
            Ok(std::net::IpAddr::V6(address)) => format!("v=spf1 mx ip6:{address} -all"),
            Err(_) if host.eq_ignore_ascii_case("localhost") => "v=spf1 mx -all".into(),
            Err(_) => format!("v=spf1 mx a:{host} -all"),
        }
    }
}

/// One TXT record holds strings of at most 255 octets each (RFC 1035 section 3.3.14, joined by RFC 6376 section 3.6.2.2).
fn strings(text: &str) -> String {
    let parts: Vec<String> = text.as_bytes().chunks(255).map(|part| format!("\"{}\"", String::from_utf8_lossy(part))).collect();
    if parts.len() > 1 { format!("( {} )", parts.join(" ")) } else { parts.concat() }
}

#[cfg(test)]
#[path = "records_tests.rs"]
mod tests;
