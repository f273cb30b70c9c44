//! A mail client over one kept connection, step by step, so that a caller may stop in the middle of a message.

use std::io;
use std::net::SocketAddr;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;

/// A session that has said EHLO.
pub struct Client {
    stream: BufReader<TcpStream>,
    line: String,
}

impl Client {
    pub async fn connect(server: SocketAddr) -> io::Result<Self> {
        let stream = TcpStream::connect(server).await?;
        stream.set_nodelay(true)?;
        let mut client = Self { stream: BufReader::new(stream), line: String::new() };
        client.expect(220).await?;
        client.say(b"EHLO client.people.example\r\n").await?;
        client.expect(250).await?;
        Ok(client)
    }

    /// MAIL, RCPT and DATA in one go (RFC 2920); returns when the text may be sent.
    pub async fn announce(&mut self, from: &str, to: &str) -> io::Result<()> {
        self.say(format!("MAIL FROM:<{from}>\r\nRCPT TO:<{to}>\r\nDATA\r\n").as_bytes()).await?;
        self.expect(250).await?;
        self.expect(250).await?;
        self.expect(354).await
    }

    /// A piece of what goes over the wire.
    pub async fn say(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.stream.get_mut().write_all(bytes).await
    }

    /// The code of the next answer.
    pub async fn answer(&mut self) -> io::Result<u16> {
        loop {
            self.line.clear();
            if self.stream.read_line(&mut self.line).await? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            if self.line.as_bytes().get(3) != Some(&b'-') {
                return self.line.get(..3).and_then(|code| code.parse().ok()).ok_or_else(|| io::ErrorKind::InvalidData.into());
            }
        }
    }

    async fn expect(&mut self, code: u16) -> io::Result<()> {
        match self.answer().await? {
            found if found == code => Ok(()),
            _ => Err(io::Error::other(format!("{code} was expected: {}", self.line.trim()))),
        }
    }
}
