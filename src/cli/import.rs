//! `mailmoot member import`: a list of members from a CSV file (RFC 4180), all of it or nothing.

use super::failed::say;
use super::member::{Adding, GONE, Typed, refused, welcome};
use super::{Failed, Where, house};
use crate::core::command::{Command, NewMember};
use crate::core::lookalike::{is_same_name, skeleton};
use clap::Args;
use std::collections::HashMap;
use std::fmt;
use std::path::PathBuf;

#[derive(Args, Debug)]
pub struct Import {
    /// The group
    handle: String,
    /// Columns address,name,role,zone,locale,prefers; all but the first two may be empty or missing
    #[arg(value_name = "FILE.csv")]
    file: PathBuf,
    /// Send no welcomes
    #[arg(long)]
    quiet: bool,
    /// Take names that look like others of the list or the group, or mix scripts
    #[arg(long)]
    names_are_right: bool,
    #[command(flatten)]
    place: Where,
}

const COLUMNS: [&str; 6] = ["address", "name", "role", "zone", "locale", "prefers"];
/// What can be done about a name that is refused.
const INSIST: &str = "if it is right, import the list with --names-are-right";
/// Bad lines that are told; a longer list helps nobody.
const TOLD: usize = 20;

/// A line that cannot be used, by its number in the file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BadLine {
    pub line: u64,
    pub why: String,
}

impl fmt::Display for BadLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.why)
    }
}

impl Import {
    pub async fn run(self) -> Result<String, Failed> {
        let name = self.file.display();
        let bytes = std::fs::read(&self.file).map_err(|error| Failed::Input(format!("cannot read {name}: {error}; nothing was imported")))?;
        let bad = |bad: Vec<BadLine>| Failed::Input(complaint(&name.to_string(), &bad));
        let adding = Adding { handle: &self.handle, quiet: self.quiet, name_is_right: self.names_are_right };
        let members = read_members(adding, &bytes).map_err(bad)?;
        let config = self.place.load()?;
        let gone = house::who_has_gone(&config, members.iter().map(|(_, member)| member)).await?;
        let gone: Vec<BadLine> = members.iter().filter(|(_, member)| gone.contains(&member)).map(has_gone).collect();
        if !gone.is_empty() {
            return Err(bad(gone));
        }
        let (lines, members): (Vec<u64>, Vec<NewMember>) = members.into_iter().unzip();
        let odd = house::odd_names(&config, &members).await?;
        if !odd.is_empty() {
            return Err(bad(odd.into_iter().map(|(at, why)| BadLine { line: lines[at], why: format!("{why}; {INSIST}") }).collect()));
        }
        let done = format!("{} members were added to {}.{}\n", members.len(), self.handle, welcome(self.quiet, members.len()));
        let dispositions = house::execute(&config, members.into_iter().map(Command::AddMember).collect()).await?;
        say(&dispositions, done, |refusal| refused(&self.handle, refusal))
    }
}

fn has_gone((line, member): &(u64, NewMember)) -> BadLine {
    BadLine { line: *line, why: format!("{} <{}> {GONE}", member.name, member.address) }
}

/// Reads and checks the whole list. Either every line is sound and comes back with its number, or all bad ones are returned.
pub fn read_members(adding: Adding<'_>, bytes: &[u8]) -> Result<Vec<(u64, NewMember)>, Vec<BadLine>> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = 1 + bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count() as u64;
        vec![BadLine { line, why: "this is not UTF-8; save the file as \"CSV UTF-8\"".into() }]
    })?;
    let mut list = List { adding, columns: None, seen: HashMap::new(), looks: HashMap::new(), members: Vec::new(), bad: Vec::new() };
    for (line, record) in records(text.trim_start_matches('\u{feff}')) {
        list.take(line, record);
    }
    if list.members.is_empty() && list.bad.is_empty() {
        list.bad.push(BadLine { line: 1, why: "there is nobody in this file; write address,name,role,zone,locale,prefers".into() });
    }
    if list.bad.is_empty() { Ok(list.members) } else { Err(list.bad) }
}

/// Records with the line they begin on. Spreadsheets of many countries write semicolons: the first line tells.
fn records(text: &str) -> Vec<(u64, Result<csv::StringRecord, csv::Error>)> {
    let first = text.lines().next().unwrap_or_default();
    let delimiter = if first.matches(';').count() > first.matches(',').count() { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).trim(csv::Trim::All).from_reader(text.as_bytes());
    let begins = |record: &csv::StringRecord| {
        // The reader's position of a record stands before the empty lines it skipped.
        let from = record.position().map_or(0, |at| at.byte() as usize);
        let blank = text[from..].len() - text[from..].trim_start_matches(['\r', '\n']).len();
        1 + text[..from + blank].matches('\n').count() as u64
    };
    reader.records().map(|record| (record.as_ref().map_or_else(|error| error.position().map_or(0, csv::Position::line), begins), record)).collect()
}

/// A list as it is being read.
struct List<'a> {
    adding: Adding<'a>,
    /// Which column holds what, once the first line is read.
    columns: Option<Vec<usize>>,
    /// Line of each address with name: two people may share a mailbox, but nobody is two members.
    seen: HashMap<(String, String), u64>,
    /// Line and name of each look.
    looks: HashMap<String, (u64, String)>,
    /// With their lines.
    members: Vec<(u64, NewMember)>,
    bad: Vec<BadLine>,
}

impl List<'_> {
    fn take(&mut self, line: u64, record: Result<csv::StringRecord, csv::Error>) {
        let taken = match record {
            Ok(record) if self.columns.is_none() && record.iter().any(|field| field.eq_ignore_ascii_case("address")) => self.take_heading(&record),
            Ok(record) => self.take_member(line, &record),
            Err(error) => Err(error.to_string()),
        };
        if let Err(why) = taken {
            self.bad.push(BadLine { line, why });
        }
    }

    fn take_heading(&mut self, record: &csv::StringRecord) -> Result<(), String> {
        let column = |field: &str| {
            let name = field.to_ascii_lowercase();
            let near = || COLUMNS.into_iter().max_by(|a, b| strsim::jaro_winkler(a, &name).total_cmp(&strsim::jaro_winkler(b, &name))).unwrap_or_default();
            COLUMNS.iter().position(|known| *known == name).ok_or_else(|| format!("there is no column \"{field}\"; did you mean {}?", near()))
        };
        // Even a bad heading is a heading: the next lines are members.
        self.columns = Some(Vec::new());
        self.columns = Some(record.iter().map(column).collect::<Result<_, _>>()?);
        Ok(())
    }

    fn take_member(&mut self, line: u64, record: &csv::StringRecord) -> Result<(), String> {
        let columns = self.columns.get_or_insert_with(|| (0..COLUMNS.len()).collect());
        if record.len() > columns.len() && !columns.is_empty() {
            return Err(format!("{} fields where {} are expected; put names with a comma in quotes", record.len(), columns.len()));
        }
        let field = |name: &str| columns.iter().position(|column| COLUMNS[*column] == name).and_then(|at| record.get(at)).unwrap_or_default();
        let typed = Typed {
            address: field("address"),
            name: field("name"),
            role: field("role"),
            zone: field("zone"),
            locale: field("locale"),
            prefers: field("prefers"),
        };
        let member = typed.member(self.adding)?;
        if let Some(before) = self.seen.insert((member.address.to_string(), member.name.clone()), line) {
            return Err(format!("{} <{}> is on line {before} already", member.name, member.address));
        }
        let look = self.looks.entry(skeleton(&member.name)).or_insert_with(|| (line, member.name.clone()));
        if !member.name_is_right && !is_same_name(&member.name, &look.1) {
            return Err(format!("{} looks like {} on line {} and is written otherwise; {INSIST}", member.name, look.1, look.0));
        }
        self.members.push((line, member));
        Ok(())
    }
}

fn complaint(file: &str, bad: &[BadLine]) -> String {
    let told: Vec<String> = bad.iter().take(TOLD).map(|bad| format!("{file}, {bad}")).collect();
    let more = if bad.len() > TOLD { format!("\nand {} more lines", bad.len() - TOLD) } else { String::new() };
    format!("{}{more}\nNothing was imported; correct the file and import it again.", told.join("\n"))
}

#[cfg(test)]
#[path = "import_tests.rs"]
mod tests;
