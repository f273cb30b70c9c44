//! `fixtures/webhooks/<provider>/<case>.form|json` is what a provider posts, with marks for what is not known before;
//! `<case>.expect` says how it is signed and what becomes of it. See `fixtures/webhooks/README.md`.

use super::Place;
use super::post::{Post, Sign};
use crate::sources::root;
use crate::stage::{Mail, STRONG, address};
use jiff::SignedDuration;
use mailmoot::core::person::{Level, Scope};
use mailmoot::core::view::Needs;
use serde_json::Value;
use std::collections::BTreeMap;

pub struct Case {
    pub name: String,
    provider: String,
    template: String,
    is_json: bool,
    expect: BTreeMap<String, String>,
    pub status: u16,
    pub heard: Vec<String>,
    pub votes: Option<Vec<String>>,
    pub through_smtp: bool,
}

impl Case {
    /// All of a provider, by name.
    pub fn all(provider: &str) -> Vec<Self> {
        let dir = root().join("fixtures/webhooks").join(provider);
        let mut paths: Vec<_> =
            std::fs::read_dir(&dir).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.extension().is_some_and(|e| e == "expect")).collect();
        paths.sort();
        paths.into_iter().map(|path| Self::read(provider, &path)).collect()
    }

    fn read(provider: &str, path: &std::path::Path) -> Self {
        let text = std::fs::read_to_string(path).unwrap();
        let expect: BTreeMap<String, String> =
            text.lines().filter_map(|line| line.split_once(": ")).map(|(name, value)| (name.to_string(), value.trim().to_string())).collect();
        let known = ["sign", "age", "mail", "about", "status", "hear", "votes", "refused", "stopped", "paused", "smtp"];
        assert!(expect.keys().all(|name| known.contains(&name.as_str())), "{}: {expect:?}", path.display());
        let words = |name: &str| expect.get(name).map(|list| list.split_whitespace().filter(|word| *word != "nobody").map(str::to_string).collect::<Vec<_>>());
        let is_json = path.with_extension("json").is_file();
        Self {
            name: path.file_stem().unwrap().to_string_lossy().into_owned(),
            provider: provider.into(),
            template: std::fs::read_to_string(path.with_extension(if is_json { "json" } else { "form" })).unwrap(),
            is_json,
            status: expect["status"].parse().unwrap(),
            heard: words("hear").unwrap_or_default(),
            votes: words("votes"),
            through_smtp: expect.contains_key("smtp"),
            expect,
        }
    }

    fn about(&self) -> &str {
        self.expect.get("about").map_or("ben", String::as_str)
    }

    pub fn recipient(&self, place: &Place) -> String {
        match self.expect.get("mail") {
            Some(mail) if mail.contains("vote") => place.ballot("ben").message.reply_to[0].clone(),
            _ => "garden@moot.example".into(),
        }
    }

    /// The message that the mark `mime` stands for.
    fn mime(&self, place: &Place) -> Option<Vec<u8>> {
        let (kind, words) = self.expect.get("mail")?.split_once(' ').unwrap_or((self.expect["mail"].as_str(), ""));
        let ballot = place.ballot("ben");
        let subject = format!("{} {}", self.provider, self.name);
        let talk = |who: &str| Mail::by(who).to("garden").subject(&subject).says("Words that came through another door.");
        let mail = match kind {
            "comment" => talk("ben"),
            "vote" => Mail::reply("ben", ballot, words),
            "forged-comment" => talk("ana").unsigned(),
            "forged-vote" => Mail::reply("ben", ballot, words).unsigned(),
            // Perfectly signed, by another domain than the one it says it is from.
            "two-senders" => Mail { from: format!("ana@{STRONG}, ben@{STRONG}"), ..talk("ben") },
            "strangers-comment" => talk("eve@foreign.example"),
            "strangers-vote" => Mail::reply("eve@foreign.example", ballot, words),
            other => panic!("{}: {other} is no mail", self.name),
        };
        Some(place.stage.written(&mail))
    }

    /// The post, and the message in it.
    pub fn post(&self, place: &Place) -> (Post, Option<Vec<u8>>) {
        let sign = match self.expect.get("sign").map_or("right", String::as_str) {
            "right" => Sign::Right,
            "old" => Sign::Old,
            "wrong" => Sign::Wrong,
            "none" => Sign::None,
            other => panic!("{}: nobody signs {other}", self.name),
        };
        let age: SignedDuration = self.expect.get("age").map_or("0s", String::as_str).parse().unwrap();
        let at = place.stage.now() - age;
        let mime = self.mime(place);
        let text = self.marked(place, at, mime.as_deref());
        let post = if self.is_json {
            let value: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", self.name));
            place.poster.json(&self.provider, value, sign, at)
        } else {
            let field = |line: &str| {
                let (name, value) = line.split_once('=').unwrap();
                let value = if value == "{{mime}}" { mime.clone().unwrap() } else { value.replace("\\n", "\r\n").into_bytes() };
                (name.to_string(), value)
            };
            place.poster.form(&self.provider, text.lines().map(field).collect(), sign, at)
        };
        (post, mime)
    }

    fn marked(&self, place: &Place, at: jiff::Timestamp, mime: Option<&[u8]>) -> String {
        let about = place.ballot(self.about());
        let inside = |text: &str| if self.is_json { Value::from(text).to_string().trim_matches('"').to_string() } else { text.to_string() };
        let mut text = self.template.clone();
        for (mark, value) in [
            ("{{ballot}}", about.message.reply_to[0].clone()),
            ("{{verp}}", about.mail_from.clone()),
            ("{{message-id}}", about.message_id().to_string()),
            ("{{address}}", address(self.about())),
            ("{{seconds}}", at.as_second().to_string()),
            ("{{time}}", at.to_string()),
            ("{{case}}", format!("{}-{}", self.provider, self.name)),
        ] {
            text = text.replace(mark, &inside(&value));
        }
        if let (Some(mime), true) = (mime, self.is_json) {
            text = text.replace("{{mime}}", &inside(&String::from_utf8_lossy(mime))).replace("{{mime-base64}}", &data_encoding::BASE64.encode(mime));
        }
        text
    }

    /// Whose address has refused, and whose mail is stopped, after this. One event alone ends no mail.
    pub async fn check_people(&self, place: &Place) {
        let person = place.stage.person(self.about()).await;
        let group = place.ballot(self.about()).notice.group.unwrap();
        let view = place.stage.view(|_| Needs { people: [person].into(), ..Needs::default() }).await;
        if let Some(refused) = self.expect.get("refused") {
            let known = &view.people.get(person).unwrap().addresses[0];
            assert_eq!((known.delivery.refused_at.is_some(), known.dead), (refused == "yes", false), "{}/{}", self.provider, self.name);
        }
        let level = view.preferences_of(person).find(|set| set.scope == Scope::Group(group)).and_then(|set| set.level);
        if let Some(paused) = self.expect.get("paused") {
            assert_eq!(level == Some(Level::Asked), paused == "yes", "{}/{}", self.provider, self.name);
        }
        if let Some(stopped) = self.expect.get("stopped") {
            assert_eq!(level == Some(Level::Nothing), stopped == "yes", "{}/{}", self.provider, self.name);
        }
    }
}
