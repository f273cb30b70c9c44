//! The program by itself: in a folder where nothing else is, with nothing in its environment, it makes its config, its key and
//! its database, serves pages and mail, and leaves no other file behind.

use mailmoot::demo::sender::deliver;
use serde_json::Value;
use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Command, Stdio};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

/// Nobody answers there.
const NOBODY: &str = "127.0.0.1:9";
const MAIL: &str = "From: ana@example.org\r\nTo: garden@moot.example\r\nSubject: Fence\r\nMessage-ID: <1@example.org>\r\n\r\nIt leans.\r\n";

/// The program in its folder, as whoever has just copied it there calls it.
fn program(folder: &Path, line: &[&str]) -> Command {
    let mut command = Command::new(folder.join("mailmoot"));
    command.current_dir(folder).env_clear().args(line).stdin(Stdio::null());
    command
}

fn does(folder: &Path, line: &[&str]) {
    let output = program(folder, line).output().unwrap();
    assert!(output.status.success(), "{line:?}: {}", String::from_utf8_lossy(&output.stderr));
}

async fn page(server: SocketAddr, path: &str) -> String {
    let mut wire = tokio::net::TcpStream::connect(server).await.unwrap();
    wire.write_all(format!("GET {path} HTTP/1.1\r\nHost: moot.example\r\nConnection: close\r\n\r\n").as_bytes()).await.unwrap();
    let mut answer = String::new();
    wire.read_to_string(&mut answer).await.unwrap();
    answer
}

#[tokio::test]
async fn the_program_alone_in_a_folder_serves_with_its_config_its_database_and_its_key() {
    // On the disk of the program, so that it need not be copied.
    let dir = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let folder = dir.path();
    std::fs::hard_link(env!("CARGO_BIN_EXE_mailmoot"), folder.join("mailmoot")).unwrap();
    let house = ["--domain", "moot.example", "--url", "https://moot.example", "--smarthost", NOBODY, "--admin", "ana@example.org", "--yes"];
    does(folder, &[&["init", "--dir", "."][..], &house].concat());
    does(folder, &["group", "add", "garden", "--name", "Garden co-op", "--config", "mailmoot.toml"]);
    does(folder, &["member", "add", "garden", "ana@example.org", "--name", "Ana", "--config", "mailmoot.toml"]);

    let mut serve = program(folder, &["serve", "--config", "mailmoot.toml"]);
    for (setting, value) in [("SMTP__LISTEN", "127.0.0.1:0"), ("HTTP__LISTEN", "127.0.0.1:0"), ("DNS__RESOLVER", NOBODY), ("LOG__JSON", "true")] {
        serve.env(format!("MAILMOOT__{setting}"), value);
    }
    let mut serve = serve.stderr(Stdio::piped()).spawn().unwrap();
    let mut log = BufReader::new(serve.stderr.take().unwrap()).lines().map(|line| line.unwrap());
    let said = log.find_map(|line| serde_json::from_str::<Value>(&line).ok().filter(|line| line["fields"]["message"] == "serving"));
    let said = said.expect("it serves");
    std::thread::spawn(move || log.for_each(drop));
    let door = |name: &str| said["fields"][name].as_str().unwrap().parse::<SocketAddr>().unwrap();

    for (path, words) in [("/healthz", "ok"), ("/in", "<form"), ("/privacy", "moot.example"), ("/style.css", "text/css")] {
        let answer = page(door("http"), path).await;
        assert!(answer.starts_with("HTTP/1.1 200") && answer.contains(words), "{path}: {answer}");
    }
    let reply = deliver(door("smtp"), "ana@example.org", &["garden@moot.example"], MAIL.as_bytes()).await.unwrap();
    assert_eq!(reply.code, 250, "{}", reply.text);
    serve.kill().unwrap();
    serve.wait().unwrap();

    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let known = |name: &str| ["mailmoot", "mailmoot.toml", "dkim.pem"].contains(&name) || name.starts_with("mailmoot.db");
    assert_eq!(files.filter(|name| !known(name)).collect::<Vec<_>>(), Vec::<String>::new());
}
