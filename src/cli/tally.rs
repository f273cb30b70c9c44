//! `mailmoot tally`: counts ballots from JSON or a BLT file, without a server. Changes nothing.

mod blt;
mod json;
mod poll;
mod said;
mod told;

use super::Failed;
use clap::Args;
use poll::{Poll, stv_settings};
use std::io::Read;
use std::path::{Path, PathBuf};

const HELP: &str = r#"INPUT (JSON)
  {"method": "irv", "options": ["Oak", "White"], "ballots": [{"weight": 3, "ranking": ["White", "Oak"]}]}

  method      ballots have
  single      choice     one option
  multiple    choices    a list of options
  proposal    position   agree, abstain, disagree or block (options may be left out)
  score, dot  scores     an object: option -> whole number
  meeting     times      an object: option -> yes, maybe or no
  irv, stv, borda, condorcet, schulze
              ranking    a list, best first; may be short; an inner list holds level options

  A ballot's weight is 1 when it is not given.

  Optional keys beside method, options and ballots:
  title     text
  seats     how many win: stv, single, multiple, score, dot, borda                (1)
  rules     stv: scottish or meek                                                 (scottish)
  quota     stv: droop or hare                                                    (droop)
  strength  schulze: winning_votes or margins                                     (winning_votes)
  min, max  multiple: how many options a ballot names, blank ballots aside; score: the lowest and highest score
  range     score: [lowest, highest]
  budget    dot: the points of one ballot                                         (no limit)
  quorum    how many must have voted; else nobody wins
  ties      {"order": [all options, first wins ties]} or {"seed": "text"}         (ties are declared, not broken)

INPUT (BLT)
  As OpenSTV and OpaVote write it: weights, withdrawn options, level options with =, comments. Counted as stv unless
  --method says otherwise.

OUTPUT (--json)
  {"winners": ["White"], "tied": false, "totals": {...}, "rounds": [...], ...}
  A tie that decides lists all who could win, with "tied": true; those who win in any case are in "certain".
  Numbers are exact: a fraction that no decimal can hold is text, as "7/3".

Bad input ends with exit code 2 and names the ballot. The rules are in docs/counting.md."#;

#[derive(Args, Debug)]
#[command(after_long_help = HELP)]
pub struct Tally {
    /// One JSON object instead of text
    #[arg(long)]
    json: bool,
    /// For BLT files: irv, stv, borda, condorcet or schulze
    #[arg(long, value_name = "METHOD")]
    method: Option<String>,
    /// For BLT files counted as stv: scottish or meek
    #[arg(long, value_name = "RULES")]
    rules: Option<String>,
    /// For BLT files counted as stv: droop or hare
    #[arg(long, value_name = "QUOTA")]
    quota: Option<String>,
    /// For BLT files: the seed that was published for ties
    #[arg(long, value_name = "TEXT")]
    seed: Option<String>,
    /// A JSON or BLT file; `-` or nothing is standard input
    #[arg(value_name = "FILE", default_value = "-")]
    file: PathBuf,
}

impl Tally {
    pub fn run(&self) -> Result<String, Failed> {
        let text = read(&self.file).map_err(|error| Failed::Input(format!("cannot read {}: {error}", self.file.display())))?;
        let text = String::from_utf8(text).map_err(|_| Failed::Input("the input is not UTF-8 text; save it as UTF-8".into()))?;
        self.count(text.trim_start_matches('\u{feff}')).map_err(Failed::Input)
    }

    /// What is printed for this input, or what is wrong with it.
    fn count(&self, text: &str) -> Result<String, String> {
        let poll = self.understand(text)?;
        let counted = poll.counted()?;
        if self.json {
            let said = serde_json::to_string(&said::Said::new(&poll, &counted)).map_err(|error| error.to_string())?;
            return Ok(said + "\n");
        }
        Ok(told::tell(&poll, &counted))
    }

    fn understand(&self, text: &str) -> Result<Poll, String> {
        if text.trim_start().starts_with('{') {
            let given = [("--method", &self.method), ("--rules", &self.rules), ("--quota", &self.quota), ("--seed", &self.seed)];
            return match given.iter().find(|(_, value)| value.is_some()) {
                Some((name, _)) => Err(format!("{name} is for BLT files; in JSON it is a key (see mailmoot tally --help)")),
                None => json::read(text),
            };
        }
        let method = self.method.as_deref().unwrap_or("stv");
        let (rules, quota) = stv_settings(method, self.rules.as_deref(), self.quota.as_deref())?;
        blt::read(text, method, rules, quota, self.seed.as_deref())
    }
}

fn read(file: &Path) -> std::io::Result<Vec<u8>> {
    if file != Path::new("-") {
        return std::fs::read(file);
    }
    let mut text = Vec::new();
    std::io::stdin().lock().read_to_end(&mut text)?;
    Ok(text)
}

#[cfg(test)]
#[path = "tally_tests.rs"]
mod tests;
