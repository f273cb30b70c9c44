//! `mailmoot init`: writes a config, a DKIM key and a database where none are, and says what to do next.

use super::records::Records;
use super::{Failed, house};
use crate::config::{self, Config, ConfigError, Dkim, Key, sample};
use clap::Args;
use std::fs::{DirBuilder, OpenOptions};
use std::io::{BufRead, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

#[derive(Args, Clone, Debug)]
pub struct Init {
    /// Where everything is written; made when missing
    #[arg(long)]
    dir: PathBuf,
    /// The mail domain, for example moot.example
    #[arg(long)]
    domain: String,
    /// Where the pages will be, for example https://moot.example
    #[arg(long)]
    url: String,
    /// The server that takes our mail
    #[arg(long, value_name = "HOST:PORT")]
    smarthost: String,
    /// Where we listen for mail, when another mail server has port 25: for example 127.0.0.1:2525
    #[arg(long, value_name = "ADDRESS:PORT")]
    listen: Option<String>,
    /// The person who runs this
    #[arg(long, value_name = "ADDRESS")]
    admin: String,
    /// Write without asking
    #[arg(long)]
    yes: bool,
}

const CONFIG: &str = "mailmoot.toml";
const KEY: &str = "dkim.pem";
const DATABASE: &str = "mailmoot.db";

impl Init {
    pub async fn run(self) -> Result<String, Failed> {
        let text = self.config_text();
        let config = self.check(&text)?;
        self.demand_empty()?;
        if !self.yes && !agreed(&self.plan())? {
            return Err(Failed::Input("nothing was written".into()));
        }
        let (pem, dns) = house::generate_key()?;
        self.write(&text, &pem)?;
        if let Err(failed) = house::create(&config).await {
            // What we have just written is of no use without its database; a second try must find the place empty.
            self.clear();
            return Err(failed);
        }
        Ok(self.farewell(&dns))
    }

    /// The commented sample with what was given filled in.
    fn config_text(&self) -> String {
        let text = |value: &str| toml::Value::from(value).to_string();
        let mut given = vec![
            ("service.domain", text(&self.domain)),
            ("service.url", text(&self.url)),
            ("service.admin", text(&self.admin)),
            ("outbound.smarthost", text(&self.smarthost)),
            ("dkim.key", text(KEY)),
            ("database.url", text(&format!("sqlite:{DATABASE}"))),
        ];
        given.extend(self.listen.as_deref().map(|listen| ("smtp.listen", text(listen))));
        sample(&given)
    }

    /// Reads the text back as `serve` will; what is wrong is named as the argument it came from.
    fn check(&self, text: &str) -> Result<Config, Failed> {
        config::read(text, &self.dir.join(CONFIG), []).map_err(|error| match &error {
            ConfigError::BadValue { name, found, expected, .. } => {
                Failed::Input(format!("--{} cannot be {found}; it must be {expected}", Key::named(name).map_or(name.as_str(), |key| key.parts().1)))
            }
            _ => error.into(),
        })
    }

    fn demand_empty(&self) -> Result<(), Failed> {
        let taken = [CONFIG, KEY, DATABASE].map(|name| self.dir.join(name)).into_iter().find(|path| path.symlink_metadata().is_ok());
        taken.map_or(Ok(()), |path| {
            Err(Failed::Input(format!("{} is there already and is not overwritten; choose another --dir, or move it away first", path.display())))
        })
    }

    fn plan(&self) -> String {
        format!("This writes {CONFIG}, {KEY} and {DATABASE} to {} for the mail domain {}.\nGo on? [y/N] ", self.dir.display(), self.domain)
    }

    fn write(&self, text: &str, pem: &str) -> Result<(), Failed> {
        let failed = |error| Failed::fault(&format!("cannot write to {}", self.dir.display()), error);
        DirBuilder::new().recursive(true).mode(0o750).create(&self.dir).map_err(failed)?;
        // Only the owner may read either: one can sign in our name, the other may come to hold a password.
        let written = write_new(&self.dir.join(KEY), pem, 0o600).and_then(|()| write_new(&self.dir.join(CONFIG), text, 0o600));
        // What somebody else has put there in this moment stays.
        written
            .inspect_err(|error| {
                if error.kind() != std::io::ErrorKind::AlreadyExists {
                    self.clear()
                }
            })
            .map_err(failed)
    }

    fn clear(&self) {
        for name in [CONFIG, KEY, DATABASE] {
            // They may not have been written yet.
            let _ = std::fs::remove_file(self.dir.join(name));
        }
    }

    fn farewell(&self, dns: &str) -> String {
        let selector = Dkim::default().selector;
        let records = Records { domain: &self.domain, smarthost: &self.smarthost, selector: &selector, dkim: dns }.lines();
        let config = self.dir.join(CONFIG);
        let config = config.display();
        format!(
            "Written: {config}, {KEY} and {DATABASE} beside it.\n\n\
             Set these DNS records. The MX names the machine that takes the mail, this one or a mail server in front of it.\n\
             If your smarthost's provider gives you an include: for SPF, put it before -all.\n\n\
             {records}\n\
             Then:\n  \
             export MAILMOOT_CONFIG={config}\n  \
             mailmoot group add HANDLE --name NAME\n  \
             mailmoot member add HANDLE ADDRESS --name NAME --coordinator\n  \
             mailmoot serve\n"
        )
    }
}

fn agreed(question: &str) -> Result<bool, Failed> {
    let fault = |error| Failed::fault("cannot ask; use --yes to write without asking", error);
    print!("{question}");
    std::io::stdout().flush().map_err(fault)?;
    let mut answer = String::new();
    std::io::stdin().lock().read_line(&mut answer).map_err(fault)?;
    Ok(matches!(answer.trim().to_ascii_lowercase().as_str(), "y" | "yes"))
}

fn write_new(path: &Path, text: &str, mode: u32) -> std::io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).mode(mode).open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

#[cfg(test)]
#[path = "init_tests.rs"]
mod tests;
