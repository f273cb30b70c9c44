//! `mailmoot serve`: runs the service until it is told to stop.

use super::{Failed, Where, house, log};
use clap::Args;

#[derive(Args, Debug)]
pub struct Serve {
    /// Start although facts in the database lie later than the clock, because the clock was wrong then
    #[arg(long)]
    clock_is_right: bool,
    #[command(flatten)]
    place: Where,
}

impl Serve {
    pub async fn run(self) -> Result<String, Failed> {
        let config = self.place.load()?;
        let latest = log::start(&config.log)?;
        house::serve(config, latest, self.clock_is_right).await?;
        Ok(String::new())
    }
}
