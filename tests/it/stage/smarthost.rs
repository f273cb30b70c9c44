//! A smarthost with moods. In a good one it hands everything on to the sink; in a bad one it hangs, drops or refuses.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mood {
    Fine,
    /// Accepts the connection and says nothing.
    Silent,
    /// Says 220 and nothing more.
    SilentAfterGreeting,
    /// Says nothing to DATA.
    SilentBeforeText,
    /// Says 354, reads the whole letter, and says nothing.
    SilentAfterText,
    DropsAtOnce,
    DropsAfterGreeting,
    DropsInText,
    DropsAfterText,
    /// 554 in place of a greeting.
    Refuses,
    /// 421 to MAIL.
    TooBusy,
    /// 421 to the letter.
    PutsOff,
    /// 530 to MAIL: wants TLS or a name first.
    Bars,
    /// Takes MAIL, and says at RCPT that it does not relay for us.
    RelaysNot,
}

impl Mood {
    /// Those in which the next call may go well. A smarthost that bars us does so until its settings or ours are changed.
    pub const BAD: [Self; 11] = [
        Self::Silent,
        Self::SilentAfterGreeting,
        Self::SilentBeforeText,
        Self::SilentAfterText,
        Self::DropsAtOnce,
        Self::DropsAfterGreeting,
        Self::DropsInText,
        Self::DropsAfterText,
        Self::Refuses,
        Self::TooBusy,
        Self::PutsOff,
    ];
}

pub struct Smarthost {
    pub address: SocketAddr,
    mood: watch::Sender<Mood>,
    lived: Arc<Lived>,
}

/// What has come of its conversations.
#[derive(Default)]
struct Lived {
    /// Message-IDs it has read in a bad mood.
    read: Mutex<Vec<String>>,
    /// Moods in which somebody has called.
    met: Mutex<Vec<Mood>>,
    /// Conversations in which it says nothing now.
    silent: AtomicUsize,
}

impl Smarthost {
    pub async fn open(sink: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let mood = watch::Sender::new(Mood::Fine);
        let lived = Arc::<Lived>::default();
        let (feeling, living) = (mood.subscribe(), lived.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (feeling, lived) = (feeling.clone(), living.clone());
                let mood = *feeling.borrow();
                lived.met.lock().unwrap().push(mood);
                // Whoever calls may hang up at any time: that is what this is about.
                tokio::spawn(async move { attend(stream, sink, Call { mood, feeling, lived }).await });
            }
        });
        Self { address, mood, lived }
    }

    /// From the next call on. Where it says nothing it hangs up.
    pub fn is(&self, mood: Mood) {
        self.mood.send_replace(mood);
    }

    pub fn was_met(&self, mood: Mood) -> bool {
        self.lived.met.lock().unwrap().contains(&mood)
    }

    /// Message-IDs of the letters it has read whole and not taken, since it was asked last.
    pub fn read(&self) -> Vec<String> {
        std::mem::take(&mut self.lived.read.lock().unwrap())
    }

    /// In how many conversations it says nothing now.
    pub fn silent(&self) -> usize {
        self.lived.silent.load(Ordering::SeqCst)
    }
}

/// One conversation: the mood it began in, and the one it is in now.
struct Call {
    mood: Mood,
    feeling: watch::Receiver<Mood>,
    lived: Arc<Lived>,
}

async fn attend(mut stream: TcpStream, sink: SocketAddr, mut call: Call) -> std::io::Result<()> {
    match call.mood {
        Mood::Fine => {
            tokio::io::copy_bidirectional(&mut stream, &mut TcpStream::connect(sink).await?).await?;
        }
        Mood::DropsAtOnce => {}
        Mood::Silent => call.listen_on(&mut stream).await?,
        Mood::Refuses => {
            stream.write_all(b"554 5.3.2 not today\r\n").await?;
            call.listen_on(&mut stream).await?;
        }
        _ => call.converse(&mut BufReader::new(stream)).await?,
    }
    Ok(())
}

impl Call {
    /// Says nothing until the other side has had enough, or the mood changes.
    async fn listen_on(&mut self, stream: &mut (impl tokio::io::AsyncRead + Unpin)) -> std::io::Result<()> {
        self.lived.silent.fetch_add(1, Ordering::SeqCst);
        let mut heard = [0; 1024];
        let ended = loop {
            tokio::select! {
                read = stream.read(&mut heard) => match read {
                    Ok(1..) => {}
                    ended => break ended.map(|_| ()),
                },
                _ = self.feeling.wait_for(|now| *now != self.mood) => break Ok(()),
            }
        };
        self.lived.silent.fetch_sub(1, Ordering::SeqCst);
        ended
    }

    async fn converse(&mut self, stream: &mut BufReader<TcpStream>) -> std::io::Result<()> {
        stream.write_all(b"220 smarthost.example ESMTP\r\n").await?;
        let mut line = String::new();
        loop {
            line.clear();
            if stream.read_line(&mut line).await? == 0 {
                return Ok(());
            }
            let answer: &[u8] = match (line.get(..4).unwrap_or_default(), self.mood) {
                (_, Mood::SilentAfterGreeting) => return self.listen_on(stream).await,
                (_, Mood::DropsAfterGreeting) => return Ok(()),
                ("DATA", Mood::SilentBeforeText) => return self.listen_on(stream).await,
                ("MAIL", Mood::TooBusy) => b"421 4.3.2 too busy\r\n",
                ("MAIL", Mood::Bars) => b"530 5.7.0 must issue a STARTTLS command first\r\n",
                ("RCPT", Mood::RelaysNot) => b"554 5.7.1 relay access denied\r\n",
                ("DATA", Mood::DropsInText) => return stream.write_all(b"354 go on\r\n").await,
                ("DATA", _) => {
                    stream.write_all(b"354 go on\r\n").await?;
                    text(stream, &self.lived.read).await?;
                    match self.mood {
                        Mood::DropsAfterText => return Ok(()),
                        Mood::SilentAfterText => return self.listen_on(stream).await,
                        _ => return stream.write_all(b"421 4.3.0 later, and goodbye\r\n").await,
                    }
                }
                _ => b"250 2.0.0 fine\r\n",
            };
            stream.write_all(answer).await?;
        }
    }
}

/// Reads a letter to its end and remembers its Message-ID.
async fn text(stream: &mut BufReader<TcpStream>, read: &Mutex<Vec<String>>) -> std::io::Result<()> {
    let mut line = String::new();
    while line != ".\r\n" {
        if let Some(id) = line.strip_prefix("Message-ID: ") {
            read.lock().unwrap().push(id.trim().trim_matches(['<', '>']).to_string());
        }
        line.clear();
        if stream.read_line(&mut line).await? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
    }
    Ok(())
}
