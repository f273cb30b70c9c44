//! `mailmoot group template`: keeps settings of polls under a name.

use crate::cli::failed::say;
use crate::cli::{Failed, Where, house};
use crate::core::command::Command;
use crate::core::refusal::Refusal;
use clap::Args;

#[derive(Args, Debug)]
pub struct Template {
    /// What stands before the @ in the group's address
    handle: String,
    /// What a poll mail writes behind "Template:"
    name: String,
    /// A setting as a poll mail has it, for example "Quorum: 50%"; once for each line
    #[arg(long = "line", value_name = "LINE", required_unless_present = "drop", conflicts_with = "drop")]
    lines: Vec<String>,
    /// Keep nothing under that name any longer
    #[arg(long)]
    drop: bool,
    #[command(flatten)]
    place: Where,
}

impl Template {
    pub async fn run(self) -> Result<String, Failed> {
        let command = self.command();
        let config = self.place.load()?;
        let dispositions = house::execute(&config, vec![command]).await?;
        let done = if self.drop { "is dropped" } else { "is kept" };
        say(&dispositions, format!("{:?} {done} in {}.\n", self.name, self.handle), |refusal| refused(&self.handle, &self.name, refusal))
    }

    pub(super) fn command(&self) -> Command {
        let lines = (!self.drop).then(|| self.lines.join("\n"));
        Command::SetTemplate { handle: self.handle.clone(), name: self.name.clone(), lines }
    }
}

fn refused(handle: &str, name: &str, refusal: &Refusal) -> String {
    match refusal {
        Refusal::BadField { field } if field == "handle" => format!("there is no group {handle}; make it with `mailmoot group add`"),
        Refusal::BadField { field } if field == "name" => format!("{handle} keeps nothing as {name:?}"),
        Refusal::BadField { field } if field == "settings" => "a template is 1 to 2000 characters, and a group keeps 50 of them".into(),
        Refusal::BadField { field } => format!("{field:?} is no setting that every poll can have; write it as in a poll mail, for example \"Quorum: 50%\""),
        other => format!("the settings were not kept ({}); see `mailmoot status`", other.code()),
    }
}
