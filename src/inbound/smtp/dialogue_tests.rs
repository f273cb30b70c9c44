//! Plays every script under `fixtures/smtp` against a real door; `fixtures/smtp/README.md` explains the format.

use super::Taken;
use super::house_tests::{Client, House, Wants, without_trace};
use std::collections::{HashMap, VecDeque};
use std::path::{Path, PathBuf};

/// Fewer scripts than this and somebody has lost some.
const SCRIPTS: usize = 70;

#[tokio::test]
async fn every_dialogue_goes_as_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/smtp");
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder).expect("the folder exists").map(|entry| entry.expect("it can be read").path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "dialogue"));
    assert!(files.len() >= SCRIPTS, "only {} scripts in {}", files.len(), folder.display());
    let wrong: Vec<String> = futures_util::future::join_all(files.iter().map(|file| check(file))).await.into_iter().flatten().collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Plays one script; what went wrong.
async fn check(file: &Path) -> Option<String> {
    let script = std::fs::read_to_string(file).expect("a script can be read");
    let (settings, lines): (Vec<_>, Vec<_>) =
        script.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#')).partition(|(_, line)| line.starts_with("% "));
    let mut play = Play::open(settings.iter().map(|(_, line)| &line[2..])).await;
    for (number, line) in lines {
        if let Err(wrong) = play.step(line).await {
            return Some(format!("{}:{}: {line}\n    {wrong}", file.display(), number + 1));
        }
    }
    play.end().await.err().map(|wrong| format!("{}: at the end: {wrong}", file.display()))
}

struct Play {
    house: House,
    clients: HashMap<String, Client>,
    speaking: String,
    /// Lines written but not yet sent: consecutive ones go in one write.
    unsent: Vec<u8>,
    /// Trace field and the rest of each message not yet looked at.
    kept: VecDeque<(String, Vec<u8>)>,
    looked_at: String,
    /// The script expects the door itself to fail.
    broken: bool,
}

impl Play {
    async fn open(settings: impl Iterator<Item = &str>) -> Self {
        let mut wants = Wants::default();
        wants.config.command_timeout = 15;
        for setting in settings {
            set(&mut wants, setting);
        }
        let broken = wants.taken == Taken::Broken;
        Self {
            house: House::open(wants).await,
            clients: HashMap::new(),
            speaking: "1".into(),
            unsent: Vec::new(),
            kept: VecDeque::new(),
            looked_at: String::new(),
            broken,
        }
    }

    async fn step(&mut self, line: &str) -> Result<(), String> {
        let (verb, rest) = line.split_at(line.len().min(2));
        let rest = rest.strip_prefix(' ').unwrap_or(rest);
        if !matches!(verb, "->" | "=>") {
            self.flush().await;
        }
        match verb {
            "->" => self.unsent.extend(octets(&format!("{rest}\\r\\n"))),
            "=>" => self.unsent.extend(octets(rest)),
            "<-" => expect(self.client().await.line().await, rest)?,
            "<*" => expect(self.client().await.reply().await, rest)?,
            "@ " => self.switch(rest).await,
            "! " => self.act(rest).await?,
            "==" => self.message(rest)?,
            "=?" => self.trace(rest)?,
            _ => return Err("no such line in a dialogue".into()),
        }
        Ok(())
    }

    async fn client(&mut self) -> &mut Client {
        if !self.clients.contains_key(&self.speaking) {
            let client = self.house.call().await;
            self.clients.insert(self.speaking.clone(), client);
        }
        self.clients.get_mut(&self.speaking).expect("it was just put there")
    }

    async fn flush(&mut self) {
        let unsent = std::mem::take(&mut self.unsent);
        if !unsent.is_empty() {
            self.client().await.send(&unsent).await;
        }
    }

    /// `@ NAME` or `@ NAME ADDRESS`: another connection speaks, opened if new.
    async fn switch(&mut self, who: &str) {
        let (name, from) = who.split_once(' ').unwrap_or((who, "127.0.0.1"));
        self.speaking = name.to_string();
        if !self.clients.contains_key(name) {
            let client = self.house.call_from(from.parse().expect("a loopback address")).await;
            self.clients.insert(name.to_string(), client);
        }
    }

    async fn act(&mut self, act: &str) -> Result<(), String> {
        match act {
            "stop" => self.house.stop.cancel(),
            "drip" => self.client().await.drip().await,
            "hang up" => {
                self.client().await;
                if let Some(client) = self.clients.remove(&self.speaking) {
                    client.hang_up().await;
                }
            }
            "tls" => {
                let client = self.clients.remove(&self.speaking).ok_or("nobody speaks")?;
                self.clients.insert(self.speaking.clone(), client.tls().await);
            }
            _ => return Err("no such act".into()),
        }
        Ok(())
    }

    /// `== [trusted ]<FROM> > RCPT,RCPT: MESSAGE`: the oldest message kept and not yet looked at; `== nothing`: none.
    fn message(&mut self, expected: &str) -> Result<(), String> {
        self.kept.extend(self.house.taken().into_iter().map(|(envelope, raw)| {
            let (trace, text) = without_trace(&raw);
            let trusted = if envelope.trusted { "trusted " } else { "" };
            let head = format!("{trusted}<{}> > {}: ", envelope.mail_from, envelope.rcpt_to.join(","));
            (trace, [head.into_bytes(), text].concat())
        }));
        let Some((trace, got)) = self.kept.pop_front() else {
            return if expected == "nothing" { Ok(()) } else { Err("nothing was kept".into()) };
        };
        self.looked_at = trace;
        if got == octets(expected) { Ok(()) } else { Err(format!("kept {}", got.escape_ascii())) }
    }

    /// `=? WORDS`: they stand in the trace field of the message just looked at.
    fn trace(&mut self, words: &str) -> Result<(), String> {
        if self.looked_at.contains(words) { Ok(()) } else { Err(format!("the trace is {}", self.looked_at)) }
    }

    /// Every message has been looked at, and the door ends as it should.
    async fn end(mut self) -> Result<(), String> {
        self.flush().await;
        self.clients.clear();
        let left = self.house.taken().len() + self.kept.len();
        if left > 0 {
            return Err(format!("{left} messages were kept that the script does not name"));
        }
        match (self.house.close().await, self.broken) {
            (Ok(()), false) | (Err(_), true) => Ok(()),
            (Ok(()), true) => Err("the door should have failed".into()),
            (Err(error), false) => Err(error.to_string()),
        }
    }
}

fn set(wants: &mut Wants, setting: &str) {
    let (key, value) = setting.split_once(' ').expect("a setting has a key and a value");
    let number = || value.parse().expect("a number");
    let text = || "In words".to_string();
    match key {
        "max_size" => wants.config.max_size = number(),
        "max_recipients" => wants.config.max_recipients = number(),
        "max_errors" => wants.config.max_errors = number(),
        "sessions" => wants.config.sessions = number(),
        "sessions_per_address" => wants.config.sessions_per_address = number(),
        "command_timeout" => wants.config.command_timeout = number() as u64,
        "data_timeout" => wants.config.data_timeout = number() as u64,
        "trusted_relays" => wants.config.trusted_relays = value.split(' ').map(str::to_string).collect(),
        "lmtp" => wants.lmtp = value == "yes",
        "tls" => wants.tls = value == "yes",
        "room" => wants.room = Some(number() as u64),
        "taken" => {
            wants.taken = match value {
                "refused" => Taken::Refused { code: 550, status: "5.7.26", text: text() },
                "away" => Taken::NotNow { code: 451, status: "4.3.0", text: text() },
                "full" => Taken::NotNow { code: 452, status: "4.3.1", text: text() },
                "broken" => Taken::Broken,
                _ => panic!("the house cannot say {value}"),
            }
        }
        _ => panic!("no setting {key}"),
    }
}

fn expect(got: Option<String>, prefix: &str) -> Result<(), String> {
    match got {
        None if prefix == "EOF" => Ok(()),
        Some(line) if line.starts_with(prefix) => Ok(()),
        Some(line) => Err(format!("heard {line}")),
        None => Err("the door hung up".into()),
    }
}

/// The octets of a text with `\r`, `\n`, `\t`, `\0`, `\\`, `\xNN` and `{text*count}`.
pub fn octets(text: &str) -> Vec<u8> {
    if let Some((before, rest)) = text.split_once('{')
        && let Some((repeated, after)) = rest.split_once('}')
        && let Some((piece, count)) = repeated.rsplit_once('*')
    {
        let piece = octets(piece).repeat(count.parse().expect("a count"));
        return [octets(before), piece, octets(after)].concat();
    }
    let mut bytes = text.bytes();
    let mut all = Vec::new();
    while let Some(byte) = bytes.next() {
        all.push(match (byte, byte == b'\\') {
            (_, false) => byte,
            _ => match bytes.next() {
                Some(b'r') => b'\r',
                Some(b'n') => b'\n',
                Some(b't') => b'\t',
                Some(b'0') => 0,
                Some(b'x') => {
                    let digits = [bytes.next(), bytes.next()].map(|digit| digit.expect("two hexadecimal digits") as char);
                    u8::from_str_radix(&digits.iter().collect::<String>(), 16).expect("two hexadecimal digits")
                }
                other => other.expect("an escape has a letter"),
            },
        });
    }
    all
}
