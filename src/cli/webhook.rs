//! `mailmoot webhook test`: posts a sample to a webhook door of the running server and says what is wrong.

use super::{Failed, Where, house};
use clap::{Args, Subcommand};

#[derive(Subcommand, Debug)]
pub enum Webhook {
    /// Post a signed sample to a door of the running server; it is recorded as ignored
    Test(Test),
}

#[derive(Args, Debug)]
pub struct Test {
    /// mailgun, postmark, sendgrid, ses, mandrill or script
    provider: String,
    /// Where the door is, if not at service.url
    #[arg(long)]
    url: Option<String>,
    #[command(flatten)]
    place: Where,
}

impl Webhook {
    pub async fn run(self) -> Result<String, Failed> {
        let Self::Test(test) = self;
        house::test_webhook(&test.place.load()?, &test.provider, test.url).await
    }
}
