//! `mailmoot why`: what became of the latest mail to an address. It names kinds, groups, states and reasons, and nothing of
//! what the mails say.

use super::{Failed, Where, house};
use crate::core::person::Address;
use crate::core::visible::Fate;
use clap::Args;

#[derive(Args, Debug)]
pub struct Why {
    /// A member's mail address
    address: String,
    #[command(flatten)]
    place: Where,
}

impl Why {
    pub async fn run(self) -> Result<String, Failed> {
        let address =
            Address::parse(&self.address).ok_or_else(|| Failed::Input(format!("\"{}\" is no mail address; it looks like name@example.org", self.address)))?;
        let people = house::post(&self.place.load()?, &address).await?;
        if people.is_empty() {
            return Err(Failed::Input(format!("nobody we know writes from {address}; `mailmoot member add` makes them a member")));
        }
        Ok(people.iter().map(|(name, fates)| told(name, fates)).collect())
    }
}

fn told(name: &str, fates: &[Fate]) -> String {
    let lines: String = fates.iter().map(line).collect();
    format!("{name}\n{}", if lines.is_empty() { "  no mail yet\n" } else { &lines })
}

fn line(fate: &Fate) -> String {
    let state = serde_json::to_value(fate.state).ok().and_then(|state| state.as_str().map(str::to_string)).unwrap_or_default();
    let reason = fate.reason.as_deref().map(|reason| format!("  {reason}")).unwrap_or_default();
    format!("  {}  {:<12} {:<11} {}{reason}\n", fate.made_at, fate.kind.folder(), state, fate.group)
}

#[cfg(test)]
#[path = "why_tests.rs"]
mod tests;
