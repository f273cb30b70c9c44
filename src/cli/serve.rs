//! `mailmoot serve`: runs the service until it is told to stop.

use super::{Failed, house, log};
use crate::config::Config;

pub async fn run(config: Config) -> Result<String, Failed> {
    let latest = log::start(&config.log)?;
    house::serve(config, latest).await?;
    Ok(String::new())
}
