//! A house with people, a thread with a file, and polls; its pages, and a look at every row of its database.

use crate::postgres::{Fresh, fresh};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use jiff::{SignedDuration, Timestamp};
use mailmoot::app::{App, Cause, Part, Work};
use mailmoot::config::Config;
use mailmoot::core::command::{Command, Disposition, Door, MailWords, NewMember, Outcome};
use mailmoot::core::grammar::Words;
use mailmoot::core::group::Role;
use mailmoot::core::ids::{FileId, NoticeId, PersonId};
use mailmoot::core::person::Address;
use mailmoot::core::thread::FileNote;
use mailmoot::core::token::Purpose;
use mailmoot::core::trust::{Actor, Proof};
use mailmoot::face::house::House;
use mailmoot::world::World;
use mailmoot::{serve, web};
use sqlx::{AssertSqlSafe, PgPool, Row, SqlitePool};
use std::sync::Arc;
use tower::ServiceExt;

/// A Tuesday.
pub const START: &str = "2026-11-24T09:00:00Z";

pub struct Moot {
    pub app: App,
    pub house: Arc<House>,
    pub world: Arc<World>,
    pages: Router,
    config: Config,
    peek: Peek,
    _dir: tempfile::TempDir,
    _fresh: Option<Fresh>,
}

enum Peek {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

/// An answer.
#[derive(Debug)]
pub struct Seen {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Seen {
    #[track_caller]
    pub fn says(&self, words: &str) -> &Self {
        assert!(self.body.contains(words), "{:?} is not said ({}):\n{}", words, self.status, self.body);
        self
    }

    #[track_caller]
    pub fn hides(&self, words: &str) -> &Self {
        assert!(!self.body.contains(words), "{words:?} is said:\n{}", self.body);
        self
    }

    #[track_caller]
    pub fn is(&self, status: u16) -> &Self {
        assert_eq!(self.status.as_u16(), status, "{}", self.body);
        self
    }

    pub fn header(&self, name: impl header::AsHeaderName) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The nonce of the page's last form: the one in the page's middle, not the sign-out in its header.
    pub fn nonce(&self) -> String {
        let (_, rest) = self.body.rsplit_once("name=\"nonce\" value=\"").expect("the page has a form");
        rest.split('"').next().unwrap().to_string()
    }

    /// The cookie it sets, as a browser sends it back.
    pub fn cookie(&self) -> String {
        self.header(header::SET_COOKIE).split(';').next().unwrap().to_string()
    }
}

/// Plays a scene on SQLite and on PostgreSQL.
pub async fn on_both(scene: impl AsyncFn(&Moot)) {
    scene(&Moot::open(false).await).await;
    scene(&Moot::open(true).await).await;
}

impl Moot {
    /// Ana coordinates the garden; Ben and Cleo belong to it; Dora belongs to the choir alone.
    pub async fn open(postgres: bool) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let fresh = if postgres { Some(fresh().await) } else { None };
        let url = fresh.as_ref().map_or_else(|| format!("sqlite:{}", dir.path().join("moot.db").display()), |fresh| fresh.url.clone());
        let config: Config = toml::from_str(&format!(
            "[service]\ndomain = \"moot.example\"\nurl = \"https://moot.example\"\nadmin = \"ana@example.org\"\n\
             [database]\nurl = \"{url}\"\n[dns]\nresolver = \"127.0.0.1:9\"\n[outbound]\nsmarthost = \"127.0.0.1:9\"\n"
        ))
        .unwrap();
        let world = Arc::new(World::set(START.parse().unwrap(), 7));
        let opened = serve::open(&config, world.clone()).await.unwrap();
        tokio::spawn(opened.writer.run());
        let peek = match postgres {
            true => Peek::Postgres(PgPool::connect(&url).await.unwrap()),
            false => Peek::Sqlite(SqlitePool::connect(&url).await.unwrap()),
        };
        let pages = web::routes(web::State { app: opened.app.clone(), house: opened.house.clone() });
        let moot = Self { app: opened.app, house: opened.house, world, pages, config, peek, _dir: dir, _fresh: fresh };
        moot.furnish().await;
        moot
    }

    /// Another desk on the same database, as the command line or a second node has one.
    pub async fn beside(&self) -> App {
        let opened = serve::open(&self.config, self.world.clone()).await.unwrap();
        tokio::spawn(opened.writer.run());
        opened.app
    }

    async fn furnish(&self) {
        for (handle, name) in [("garden", "Garden co-op"), ("choir", "Choir")] {
            self.admin(Command::CreateGroup { handle: handle.into(), name: name.into(), locale: None }).await;
        }
        for (handle, name, role) in
            [("garden", "Ana", Role::Coordinator), ("garden", "Ben", Role::Member), ("garden", "Cleo", Role::Member), ("choir", "Dora", Role::Coordinator)]
        {
            let address = Address::parse(&format!("{name}@people.example")).unwrap();
            let zone = Some("Europe/Berlin".to_string());
            let new = NewMember {
                handle: handle.into(),
                address,
                name: name.into(),
                role,
                zone,
                locale: None,
                prefers: None,
                quiet: false,
                name_is_right: false,
                added_by: None,
            };
            self.admin(Command::AddMember(new)).await;
        }
        self.world.advance(SignedDuration::from_secs(60));
        self.write("Ben", "garden", Door::Talk, "The north fence", "It leans.\n\n<b>Who</b> has a post-hole digger?", true).await;
        self.write("Dora", "choir", Door::Talk, "Secret song", "Only the choir knows.", true).await;
    }

    /// Emil belongs to the garden as well, in secret votes that more than three must have cast.
    pub async fn with_emil(&self) {
        let address = Address::parse("Emil@people.example").unwrap();
        let zone = Some("Europe/Berlin".to_string());
        let role = Role::Member;
        let new = NewMember {
            handle: "garden".into(),
            address,
            name: "Emil".into(),
            role,
            zone,
            locale: None,
            prefers: None,
            quiet: true,
            name_is_right: false,
            added_by: None,
        };
        self.admin(Command::AddMember(new)).await;
    }

    /// Asks the garden about a colour, and opens the poll.
    pub async fn ask(&self) -> i64 {
        let words = "- Natural oak\n- Green\n\nCloses: 27 November 2026 18:00\nRule: most votes";
        self.write("Ana", "garden", Door::Poll, "Which colour for the fence?", words, false).await;
        self.world.advance(SignedDuration::from_mins(11));
        let poll = self.number("SELECT MAX(id) FROM polls").await;
        self.clock(Command::OpenPoll { poll: poll.into() }, "open").await;
        poll
    }

    /// Another such poll, from the same morning on.
    pub async fn ask_again(&self) -> i64 {
        self.world.put(START.parse::<Timestamp>().unwrap() + SignedDuration::from_mins(2));
        let words = "- Natural oak\n- Green\n\nCloses: 27 November 2026 18:00\nRule: most votes";
        self.write("Ana", "garden", Door::Poll, "Which colour for the fence?", words, false).await;
        self.world.advance(SignedDuration::from_mins(11));
        let poll = self.number("SELECT MAX(id) FROM polls").await;
        self.open_now(Command::OpenPoll { poll: poll.into() }).await;
        poll
    }

    /// Closes a poll at its minute and counts it.
    pub async fn settle(&self, poll: i64) {
        let closes_at = self.number("SELECT MAX(closes_at) FROM polls").await;
        self.world.put(Timestamp::from_microsecond(closes_at).unwrap() + SignedDuration::from_mins(5));
        self.clock(Command::ClosePoll { poll: poll.into() }, "close").await;
        self.app.state_result(poll.into()).await.unwrap();
        assert_eq!(self.number("SELECT COUNT(*) FROM polls WHERE stage = 'closed'").await, 0);
    }

    /// Closes the newest of several polls, and counts it.
    pub async fn settle_now(&self, poll: i64) {
        let closes_at = self.number(&format!("SELECT closes_at FROM polls WHERE id = {poll}")).await;
        self.world.put(Timestamp::from_microsecond(closes_at).unwrap() + SignedDuration::from_mins(5));
        self.clock(Command::ClosePoll { poll: poll.into() }, &format!("close/{poll}")).await;
        self.app.state_result(poll.into()).await.unwrap();
    }

    pub async fn clock(&self, command: Command, what: &str) {
        let disposition = self.app.execute(Actor::Clock, command, Cause::Occasion(what.into())).await.unwrap();
        assert!(matches!(disposition.outcome, Outcome::Done(_)), "{what}: {disposition:?}");
    }

    /// The clock's command for a new poll.
    pub async fn open_now(&self, command: Command) {
        self.clock(command, &format!("open/{}", self.world.number())).await;
    }

    pub async fn admin(&self, command: Command) {
        let cause = Cause::Occasion(format!("test/{}", self.world.number()));
        let disposition = self.app.execute(Actor::Admin, command, cause).await.unwrap();
        assert!(matches!(disposition.outcome, Outcome::Done(_)), "{disposition:?}");
    }

    /// A proven mail to a group.
    pub async fn write(&self, name: &str, handle: &str, door: Door, subject: &str, words: &str, with_file: bool) -> Disposition {
        let mail = MailWords { subject: subject.into(), words: Words::own_only(words), ..MailWords::default() };
        self.post_mail(name, handle, door, mail, with_file).await
    }

    /// The same, with more to it than words.
    pub async fn post_mail(&self, name: &str, handle: &str, door: Door, mail: MailWords, with_file: bool) -> Disposition {
        let from = Address::parse(&format!("{name}@people.example"));
        let file = FileNote { id: FileId(self.world.number() as i64 >> 1), name: "plan \"b\".html".into(), media_type: "text/html".into(), size: 9 };
        let files = if with_file { vec![file.clone()] } else { Vec::new() };
        let mail = MailWords { files, ..mail };
        let actor = Actor::Mail { from, proof: Proof::Strong, meant: true, spf_domain: None };
        let command = Command::Write { handle: handle.into(), door, mail };
        let cause = Cause::Mail { whole: format!("test/{}", self.world.number()), bare: None };
        let at = self.world.now();
        let parts = vec![Part { cause, actor, command }];
        let work = Work { parts, files: [(file.id, (file, Arc::new(b"<script>\n".to_vec())))].into(), ..Work::new(at) };
        let disposition = self.app.submit(work).await.unwrap().pop().unwrap();
        assert!(matches!(disposition.outcome, Outcome::Done(_)), "{disposition:?}");
        disposition
    }

    pub async fn person(&self, name: &str) -> PersonId {
        PersonId(self.number(&format!("SELECT id FROM people WHERE name = '{name}'")).await)
    }

    /// The newest notice of a kind to somebody.
    pub async fn notice(&self, name: &str, kind: &str) -> NoticeId {
        let person = self.person(name).await;
        NoticeId(self.number(&format!("SELECT MAX(id) FROM notices WHERE person_id = {person} AND kind = '{kind}'")).await)
    }

    /// The text of the newest letter of a kind to somebody.
    pub async fn letter(&self, name: &str, kind: &str) -> String {
        let id = self.notice(name, kind).await;
        let notice = self.app.query().await.unwrap().notice(id).await.unwrap().unwrap();
        let brief = self.app.briefs(&[notice]).await.unwrap().pop().unwrap().unwrap();
        mailmoot::face::letter::render(&brief, &self.house).unwrap().text
    }

    /// The path of a personal link in the newest notice of a kind to somebody.
    pub async fn link(&self, name: &str, kind: &str, purpose: Purpose, item: u16) -> String {
        self.house.path(purpose, self.notice(name, kind).await, item)
    }

    /// Signs somebody in and gives their cookie.
    pub async fn sign_in(&self, name: &str) -> String {
        // Past the pause between two sign-in mails to one address.
        self.world.advance(SignedDuration::from_mins(3));
        let form = self.get("/in").await;
        self.post("/in", &format!("nonce={}&address={name}@people.example", form.nonce())).await.is(200);
        let path = self.link(name, "sign_in", Purpose::SignIn, 0).await;
        let entered = self.post(&path, "").await;
        entered.is(303);
        entered.cookie()
    }

    pub async fn get(&self, path: &str) -> Seen {
        self.ask_page(Method::GET, path, "", &[]).await
    }

    pub async fn get_as(&self, cookie: &str, path: &str) -> Seen {
        self.ask_page(Method::GET, path, "", &[("cookie", cookie)]).await
    }

    pub async fn post(&self, path: &str, body: &str) -> Seen {
        self.ask_page(Method::POST, path, body, &[]).await
    }

    pub async fn post_as(&self, cookie: &str, path: &str, body: &str) -> Seen {
        self.ask_page(Method::POST, path, body, &[("cookie", cookie)]).await
    }

    /// One request; a form unless the headers say otherwise.
    pub async fn ask_page(&self, method: Method, path: &str, body: &str, headers: &[(&str, &str)]) -> Seen {
        let mut request = Request::builder().method(method).uri(path).header("host", "moot.example");
        if !headers.iter().any(|(name, _)| *name == "content-type") {
            request = request.header("content-type", "application/x-www-form-urlencoded");
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = self.pages.clone().oneshot(request.body(Body::from(body.to_string())).unwrap()).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        let bytes = to_bytes(response.into_body(), 4 << 20).await.unwrap();
        Seen { status, headers, body: String::from_utf8_lossy(&bytes).into_owned() }
    }

    /// One number out of the database.
    pub async fn number(&self, sql: &str) -> i64 {
        let sql = AssertSqlSafe(sql.to_string());
        let number: Option<i64> = match &self.peek {
            Peek::Sqlite(pool) => sqlx::query_scalar(sql).fetch_one(pool).await.unwrap(),
            Peek::Postgres(pool) => sqlx::query_scalar(sql).fetch_one(pool).await.unwrap(),
        };
        number.expect("there is one")
    }

    /// A column of numbers.
    pub async fn numbers(&self, sql: &str) -> Vec<i64> {
        let sql = AssertSqlSafe(sql.to_string());
        match &self.peek {
            Peek::Sqlite(pool) => sqlx::query_scalar(sql).fetch_all(pool).await.unwrap(),
            Peek::Postgres(pool) => sqlx::query_scalar(sql).fetch_all(pool).await.unwrap(),
        }
    }

    /// Where rows lie. SQLite: their rowids, where they have one. PostgreSQL: which rows one transaction wrote, in the order of
    /// the transactions; and the order in the file, of tables whose rows are only ever added.
    pub async fn places(&self) -> Vec<String> {
        let mut places = Vec::new();
        match &self.peek {
            Peek::Sqlite(pool) => {
                let tables = sqlx::query("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%WITHOUT ROWID%' ORDER BY name");
                for table in tables.fetch_all(pool).await.unwrap().iter().map(|row| row.get::<String, _>(0)) {
                    let rows = sqlx::query(AssertSqlSafe(format!("SELECT rowid FROM {table} ORDER BY rowid"))).fetch_all(pool).await.unwrap();
                    places.extend(rows.iter().map(|row| format!("{table} {}", row.get::<i64, _>(0))));
                }
            }
            Peek::Postgres(pool) => {
                let tables = ["participants", "secret_ballots", "events", "causes", "dispositions", "polls", "notices", "people", "held", "ballots"];
                let of = |table: &str| {
                    format!("SELECT '{table}' AS name, ctid AS place, xmin::text::bigint AS xact, (to_jsonb(t) - 'xact')::text AS line FROM {table} t")
                };
                let all = tables.map(of).join(" UNION ALL ");
                let sql = format!("SELECT name || ' ' || DENSE_RANK() OVER (ORDER BY xact) || ' ' || line FROM ({all}) AS every ORDER BY 1");
                places.extend(sqlx::query_scalar::<_, String>(AssertSqlSafe(sql)).fetch_all(pool).await.unwrap());
                for table in &tables[..5] {
                    let sql = format!("SELECT '{table} ' || (to_jsonb(t) - 'xact')::text FROM {table} t ORDER BY ctid");
                    places.extend(sqlx::query_scalar::<_, String>(AssertSqlSafe(sql)).fetch_all(pool).await.unwrap());
                }
                // What was written again has one transaction and the order of its ids.
                let ids: Vec<String> = sqlx::query_scalar("SELECT id FROM secret_ballots ORDER BY ctid").fetch_all(pool).await.unwrap();
                assert!(ids.is_sorted());
                let writers: i64 = sqlx::query_scalar("SELECT COUNT(DISTINCT xmin::text) FROM secret_ballots").fetch_one(pool).await.unwrap();
                assert!(writers <= 1);
            }
        }
        places
    }

    /// Changes a row behind everybody's back.
    pub async fn run(&self, sql: &str) {
        let sql = AssertSqlSafe(sql.to_string());
        match &self.peek {
            Peek::Sqlite(pool) => drop(sqlx::query(sql).execute(pool).await.unwrap()),
            Peek::Postgres(pool) => drop(sqlx::query(sql).execute(pool).await.unwrap()),
        }
    }

    /// Every row of every table, as text.
    pub async fn dump(&self) -> Vec<String> {
        let mut rows = Vec::new();
        match &self.peek {
            Peek::Sqlite(pool) => {
                let tables = sqlx::query("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetch_all(pool).await.unwrap();
                for table in tables.iter().map(|row| row.get::<String, _>(0)) {
                    let columns = sqlx::query(AssertSqlSafe(format!("SELECT name FROM pragma_table_info('{table}')"))).fetch_all(pool).await.unwrap();
                    let quoted: Vec<String> = columns.iter().map(|row| format!("quote(\"{}\")", row.get::<String, _>(0))).collect();
                    let sql = format!("SELECT {} AS line FROM \"{table}\" ORDER BY line", quoted.join(" || '|' || "));
                    let lines = sqlx::query(AssertSqlSafe(sql)).fetch_all(pool).await.unwrap();
                    rows.extend(lines.iter().map(|row| format!("{table}: {}", row.get::<String, _>(0))));
                }
            }
            Peek::Postgres(pool) => {
                let tables = sqlx::query("SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' ORDER BY 1").fetch_all(pool).await.unwrap();
                for table in tables.iter().map(|row| row.get::<String, _>(0)) {
                    let lines = sqlx::query(AssertSqlSafe(format!("SELECT t::text FROM \"{table}\" t ORDER BY 1"))).fetch_all(pool).await.unwrap();
                    rows.extend(lines.iter().map(|row| format!("{table}: {}", row.get::<String, _>(0))));
                }
            }
        }
        assert!(rows.len() > 20, "a furnished house has rows");
        rows
    }
}
