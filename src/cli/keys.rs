//! `mailmoot keys`: the keys behind reply addresses and personal links.

use super::{Failed, Where, house};
use clap::Subcommand;

#[derive(Subcommand, Debug)]
pub enum Keys {
    /// Sign new reply addresses and links with a fresh key; those made with the key before hold until they expire, older ones end now
    Rotate(Where),
}

impl Keys {
    pub async fn run(self) -> Result<String, Failed> {
        let Self::Rotate(place) = self;
        let live = house::rotate_keys(&place.load()?).await?;
        let before = live.get(1).map(|id| format!(" What key {id} has signed holds until it expires, or until the next rotation.")).unwrap_or_default();
        let first = live.first().copied().unwrap_or_default();
        Ok(format!("Key {first} signs from now on.{before} A running server takes it up within a second.\n"))
    }
}
