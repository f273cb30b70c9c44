//! `mailmoot poll` as an admin runs it: the real program on a database of its own, with nothing else running.

use crate::postgres::{Fresh, fresh};
use mailmoot::app::{App, Cause};
use mailmoot::cli::verify::report;
use mailmoot::config::Config;
use mailmoot::core::ballot::Choice;
use mailmoot::core::command::{Command, Outcome};
use mailmoot::core::ids::PollId;
use mailmoot::core::notice::NoticeKind;
use mailmoot::core::person::Address;
use mailmoot::core::trust::Actor;
use mailmoot::core::view::Needs;
use mailmoot::serve;
use mailmoot::world::World;
use std::io::Write;
use std::process::Stdio;
use std::sync::Arc;
use tempfile::TempDir;

/// A value as a form or an address carries it.
pub fn coded(text: &str) -> String {
    text.bytes().map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02x}") }).collect()
}

struct House {
    dir: TempDir,
    config: Config,
    _fresh: Option<Fresh>,
}

struct Serving(std::process::Child);

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Plays a scene on SQLite and on PostgreSQL.
async fn on_both(scene: impl AsyncFn(&House)) {
    scene(&House::open(false).await).await;
    scene(&House::open(true).await).await;
}

impl House {
    /// Ana coordinates the garden, Ben and Cleo belong to it.
    async fn open(postgres: bool) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let fresh = if postgres { Some(fresh().await) } else { None };
        let url = fresh.as_ref().map_or_else(|| format!("sqlite:{}", dir.path().join("moot.db").display()), |fresh| fresh.url.clone());
        let text = format!(
            "[service]\ndomain = \"moot.example\"\nurl = \"https://moot.example\"\nadmin = \"ana@example.org\"\n\
             [database]\nurl = \"{url}\"\n[dns]\nresolver = \"127.0.0.1:9\"\n[outbound]\nsmarthost = \"127.0.0.1:9\"\n\
             [smtp]\nlisten = \"127.0.0.1:0\"\n[http]\nlisten = \"127.0.0.1:0\"\n"
        );
        std::fs::write(dir.path().join("mailmoot.toml"), &text).unwrap();
        let house = Self { config: toml::from_str(&text).unwrap(), dir, _fresh: fresh };
        house.does(&["group", "add", "garden", "--name", "Garden co-op"], "").await;
        for (name, more) in [("Ana", &["--coordinator"][..]), ("Ben", &[]), ("Cleo", &[])] {
            let address = format!("{name}@people.example");
            house.does(&[&["member", "add", "garden", &address, "--name", name, "--quiet"], more].concat(), "").await;
        }
        house
    }

    /// Exit code, and what it says.
    async fn run(&self, line: &[&str], input: &str) -> (i32, String) {
        let (line, input): (Vec<String>, _) = (line.iter().map(|word| word.to_string()).collect(), input.to_string());
        let path = self.dir.path().join("mailmoot.toml");
        let ran = tokio::task::spawn_blocking(move || {
            let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_mailmoot"));
            command.args(line).arg("--config").arg(path).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
            let mut child = command.spawn().unwrap();
            child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
            child.wait_with_output().unwrap()
        });
        let output = ran.await.unwrap();
        (output.status.code().unwrap(), String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned())
    }

    /// The server, beside which commands run. It is killed when this is dropped.
    fn serves(&self) -> Serving {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_mailmoot"));
        command.arg("serve").arg("--config").arg(self.dir.path().join("mailmoot.toml")).stdin(Stdio::null()).stderr(Stdio::null());
        Serving(command.spawn().unwrap())
    }

    async fn does(&self, line: &[&str], input: &str) -> String {
        let (code, said) = self.run(line, input).await;
        assert_eq!(code, 0, "{line:?}: {said}");
        said
    }

    /// It is not done, with exit code 2, and says why.
    async fn refuses(&self, line: &[&str], input: &str, why: &str) {
        let (code, said) = self.run(line, input).await;
        assert_eq!(code, 2, "{line:?}: {said}");
        assert!(said.contains(why), "{line:?}: {why:?} is not in {said}");
    }

    /// What the server would do meanwhile.
    async fn meanwhile<T>(&self, act: impl AsyncFnOnce(&App) -> T) -> T {
        let opened = serve::open(&self.config, Arc::new(World::real())).await.unwrap();
        let writer = tokio::spawn(opened.writer.run());
        let done = act(&opened.app).await;
        let store = opened.app.store.clone();
        drop(opened.app);
        writer.await.unwrap();
        store.close().await;
        done
    }

    async fn votes(&self, name: &str, poll: PollId, code: &str) {
        let address = Address::parse(&format!("{name}@people.example")).unwrap();
        self.meanwhile(async |app| {
            let mut query = app.query().await.unwrap();
            query.load(|_| Needs { addresses: [address.clone()].into(), ..Needs::default() }).await.unwrap();
            let person = query.view.people_at(&address)[0].id;
            let vote = Command::VoteSignedIn { poll, choice: Choice::One(code.into()), reason: String::new() };
            let cause = Cause::Occasion(format!("vote/{name}/{code}"));
            let voted = app.execute(Actor::Session { person }, vote, cause).await.unwrap();
            assert!(matches!(voted.outcome, Outcome::Done(_)), "{voted:?}");
        })
        .await;
    }

    /// How many notices of a kind there are to somebody.
    async fn told(&self, name: &str, kind: NoticeKind) -> usize {
        let address = Address::parse(&format!("{name}@people.example")).unwrap();
        self.meanwhile(async |app| {
            let mut query = app.query().await.unwrap();
            query.load(|_| Needs { addresses: [address.clone()].into(), ..Needs::default() }).await.unwrap();
            let person = query.view.people_at(&address)[0].id;
            query.load(|_| Needs { post: [person].into(), ..Needs::default() }).await.unwrap();
            query.view.notices.values().filter(|notice| notice.person == person && notice.kind == kind).count()
        })
        .await
    }
}

/// The id that stands before the only poll.
fn only(list: &str) -> PollId {
    assert_eq!(list.lines().count(), 1, "{list}");
    PollId(list.split_whitespace().next().unwrap().parse().unwrap())
}

const TITLE: &str = "Which color for the fence?";
const TEXT: &str = "The paint is on sale.\n\n- Green\n- Natural oak\n\nRule: most votes\nCloses: in 3 days\n";

#[tokio::test]
async fn every_kind_of_poll_is_asked_and_opened_on_the_command_line() {
    let list = "- Green\n- Natural oak\n- White\n\n";
    let kinds = [
        list.to_string(),
        "Type: proposal\n".into(),
        "Type: sense check\n".into(),
        "Type: count\nTarget: 2\n".into(),
        "Type: question round\n".into(),
        format!("{list}Type: multiple choice\nChoose: 2\n"),
        format!("{list}Type: score\nScore: 0 to 5\n"),
        format!("{list}Type: dot vote\nPoints: 8\n"),
        format!("{list}Type: ranked choice\n"),
        format!("{list}Type: borda\n"),
        format!("{list}Type: condorcet\n"),
        format!("{list}Type: election\nSeats: 2\n"),
        "- Monday 30 November 2037 18:00\n- Tuesday 1 December 2037 19:00\n\nType: meeting\n".into(),
        format!("{list}Secret: yes\n"),
    ];
    on_both(async |house| {
        for (index, text) in kinds.iter().enumerate() {
            let title = format!("Question {index}");
            let said = house.does(&["poll", "ask", "garden", &title, "--by", "ana@people.example"], text).await;
            assert!(said.contains("The draft goes to ana@people.example"), "{said}");
            assert!(house.does(&["poll", "show", &title], "").await.contains("\ndraft; closes"), "{text}");
            let said = house.does(&["poll", "open", &title], "").await;
            assert!(said.contains("\nopen; closes"), "{text}: {said}");
            house.refuses(&["poll", "open", &title], "", "the poll is open").await;
        }
        assert_eq!(house.does(&["poll", "list", "garden"], "").await.lines().count(), kinds.len());
        assert_eq!((house.told("Ben", NoticeKind::Ballot).await, house.told("Ben", NoticeKind::Draft).await), (kinds.len(), 0));
        assert_eq!(house.told("Ana", NoticeKind::Draft).await, kinds.len());
    })
    .await;
}

#[tokio::test]
async fn whoever_may_not_ask_or_says_too_little_is_told_why_and_nothing_is_asked() {
    on_both(async |house| {
        let path = house.dir.path().join("poll.txt");
        std::fs::write(&path, TEXT).unwrap();
        let ask = |by: &'static str| ["poll", "ask", "garden", TITLE, "--by", by];
        house.refuses(&ask("ben@people.example"), TEXT, "only coordinators may").await;
        house.refuses(&ask("dora@people.example"), TEXT, "nobody here writes from dora@people.example").await;
        house.refuses(&ask("not an address"), TEXT, "--by takes an address").await;
        house.refuses(&ask("ana@people.example"), "- Green\n", "the text needs a list of options").await;
        house.refuses(&[&ask("ana@people.example")[..], &["/nowhere/poll.txt"]].concat(), "", "cannot read /nowhere/poll.txt").await;
        house.refuses(&["poll", "open", TITLE], "", TITLE).await;
        assert_eq!(house.does(&["poll", "list", "garden"], "").await, "garden has no polls.\n");
        house.does(&[&ask("ana@people.example")[..], &[path.to_str().unwrap()]].concat(), "").await;
        only(&house.does(&["poll", "list", "garden"], "").await);
        // A member may ask where the group lets them.
        house.does(&["group", "set", "garden", "--members-may-poll", "yes"], "").await;
        house.does(&["poll", "ask", "garden", "Which gate?", "--by", "ben@people.example"], TEXT).await;
    })
    .await;
}

#[tokio::test]
async fn a_poll_is_looked_after_from_the_first_change_to_the_outcome() {
    on_both(async |house| {
        house.does(&["poll", "ask", "garden", TITLE, "--by", "ana@people.example"], TEXT).await;
        house.does(&["poll", "open", TITLE], "").await;
        let poll = only(&house.does(&["poll", "list", "garden"], "").await);
        let id = poll.to_string();
        // A line, and what the poll then shows.
        let shows = async |line: &[&str], words: &str| {
            let said = house.does(&[&["poll"], line].concat(), "").await;
            assert!(said.contains(words), "{line:?}: {words:?} is not in {said}");
        };
        shows(&["amend", &id, "--title", "Which color?", "--description", "Soon."], "Which color? (poll ").await;
        shows(&["amend", &id, "--option", "Natural oak", "--option", "Walnut"], "  2  Natural oak\n  3  Walnut\n").await;
        house.votes("Ben", poll, "2").await;
        house.refuses(&["poll", "amend", &id, "--title", "Which gate?"], "", "somebody has voted").await;
        shows(&["amend", &id, "--add", "Gold", "--reword", "3=Dark walnut"], "  3  Dark walnut\n  4  Gold\n").await;
        shows(&["extend", &id, "in 5 days"], "open; closes").await;
        house.refuses(&["poll", "extend", &id, "in 2 days"], "", "an extension ends later").await;
        house.refuses(&["poll", "extend", &id, "once upon a time"], "", "is no day and time to come").await;
        shows(&["remind", &id], "open; closes").await;
        assert_eq!((house.told("Ben", NoticeKind::Reminder).await, house.told("Cleo", NoticeKind::Reminder).await), (0, 1));
        house.refuses(&["poll", "remind", &id], "", "the last reminder is too fresh").await;
        house.refuses(&["poll", "outcome", &id, "Oak."], "", "the poll is open").await;
        shows(&["close", &id], "closed; closes").await;
        shows(&["reopen", &id, "in 2 days"], "open; closes").await;
        house.votes("Cleo", poll, "2").await;
        shows(&["close", &id], "closed; closes").await;
        house.meanwhile(async |app| app.state_result(poll).await.unwrap()).await;
        shows(&["outcome", &id, "We paint it in oak."], "We paint it in oak.").await;
        shows(&["review", &id, "1 March 2038"], "looked at again: 2038-03-01").await;
        let taken = house.does(&["poll", "undo-outcome", &id], "").await;
        assert!(!taken.contains("We paint it"), "{taken}");
        let changes = house.told("Cleo", NoticeKind::PollChanged).await;
        shows(&["reopen", &id, "in 2 days", "--tell"], "open; closes").await;
        assert_eq!(house.told("Cleo", NoticeKind::PollChanged).await, changes + 1);
        shows(&["withdraw", &id], "cancelled; closes").await;
        house.refuses(&["poll", "withdraw", &id], "", "the poll is cancelled").await;
    })
    .await;
}

#[tokio::test]
async fn a_poll_asked_and_closed_on_the_command_line_is_verified_there() {
    on_both(async |house| {
        house.does(&["poll", "ask", "garden", TITLE, "--by", "ana@people.example"], TEXT).await;
        house.does(&["poll", "open", TITLE], "").await;
        let poll = only(&house.does(&["poll", "list", "garden"], "").await);
        house.votes("Ben", poll, "2").await;
        house.does(&["poll", "close", TITLE], "").await;
        house.meanwhile(async |app| app.state_result(poll).await.unwrap()).await;
        let said = house.does(&["verify", TITLE], "").await;
        assert!(said.contains("0 Green, 1 Natural oak; 1 of 3 voted; as stated"), "{said}");
        let asked = house.meanwhile(async |app| report(&app.store, app.query().await.unwrap(), TITLE, None).await.unwrap()).await;
        assert_eq!(asked.text, said, "what the library says the program says");
    })
    .await;
}

#[tokio::test]
async fn a_smarthost_that_is_not_there_is_the_last_error_of_status() {
    on_both(async |house| {
        house.does(&["member", "add", "garden", "wes@people.example", "--name", "Wes"], "").await;
        let before = house.does(&["status"], "").await;
        assert!(before.contains("last error      none") && before.contains("queued          1"), "{before}");
        let _serving = house.serves();
        for _ in 0..200 {
            let said = house.does(&["status"], "").await;
            if let Some(line) = said.lines().find(|line| line.contains("the smarthost cannot be reached")) {
                assert!(line.starts_with("last error      20") && line.ends_with("the log of `mailmoot serve` says more"), "{line}");
                return;
            }
        }
        panic!("status never said that the smarthost is not there");
    })
    .await;
}

#[tokio::test]
async fn a_list_with_somebody_who_has_gone_is_refused_by_its_line_and_nobody_of_it_is_added() {
    on_both(async |house| {
        let ben = Address::parse("ben@people.example").unwrap();
        house
            .meanwhile(async |app| {
                let mut query = app.query().await.unwrap();
                query.load(|_| Needs { addresses: [ben.clone()].into(), ..Needs::default() }).await.unwrap();
                let person = query.view.people_at(&ben)[0].id;
                let cause = Cause::Occasion("ben goes".into());
                app.execute(Actor::Confirmed { person }, Command::Depart { person, for_good: false }, cause).await.unwrap();
            })
            .await;
        let file = house.dir.path().join("members.csv");
        std::fs::write(&file, "dora@people.example,Dora\n\nben@people.example,Ben\nhome@people.example,Ben\n").unwrap();
        let file = file.to_str().unwrap();
        house.refuses(&["member", "import", "garden", file], "", "line 3: Ben <ben@people.example> has deactivated their account").await;
        house.refuses(&["member", "import", "garden", file], "", "Nothing was imported").await;
        house.refuses(&["member", "add", "garden", "ben@people.example", "--name", "Ben"], "", "that person has deactivated their account").await;
        let dora = Address::parse("dora@people.example").unwrap();
        let known = house
            .meanwhile(async |app| {
                let mut query = app.query().await.unwrap();
                query.load(|_| Needs { addresses: [dora.clone()].into(), ..Needs::default() }).await.unwrap();
                query.view.people_at(&dora).len()
            })
            .await;
        assert_eq!(known, 0);
    })
    .await;
}

#[tokio::test]
async fn a_name_that_looks_like_a_members_is_refused_by_its_line_until_the_admin_insists() {
    on_both(async |house| {
        let like_ben = "\u{392}en looks like Ben <ben@people.example>, who belongs or is invited, and is written otherwise";
        let add = ["member", "add", "garden", "eve@people.example", "--name", "\u{392}en"];
        house.refuses(&add, "", &format!("nobody was added: {like_ben}; if it is right, add them with --name-is-right")).await;
        house
            .refuses(&["member", "add", "garden", "eve@people.example", "--name", "\u{13df}arla"], "", "mixes letters of scripts that do not go together")
            .await;
        let file = house.dir.path().join("members.csv");
        std::fs::write(&file, "dora@people.example,Dora\n\neve@people.example,\u{392}en\n").unwrap();
        let file = file.to_str().unwrap();
        house.refuses(&["member", "import", "garden", file], "", &format!("line 3: {like_ben}; if it is right, import the list with --names-are-right")).await;
        house.refuses(&["member", "add", "garden", "dora@people.example", "--name", "D\u{43e}ra"], "", "mixes letters").await;
        house.does(&["member", "import", "garden", file, "--names-are-right"], "").await;
        // The same name again, and another's, are taken as ever.
        house.does(&["member", "add", "garden", "ben2@people.example", "--name", "Ben"], "").await;
        house.does(&["member", "add", "garden", "ben3@people.example", "--name", "\u{392}en"], "").await;
        house.does(&["member", "add", "garden", "zoe@people.example", "--name", "Zoë O’Hara"], "").await;
        house.does(&["member", "add", "garden", "dora2@people.example", "--name", "D\u{43e}ra", "--name-is-right"], "").await;
    })
    .await;
}
