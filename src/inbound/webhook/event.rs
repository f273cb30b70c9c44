//! What providers say became of mail we sent: bounces, complaints, unsubscribes. Only our own VERP address or Message-ID
//! says whose it is; an address that the event names changes nothing by itself.

use super::super::route::{Destination, Directory};
use crate::core::command::{Command, Failure};
use crate::core::ids::NoticeId;
use crate::core::person::Address;
use crate::core::token::Purpose;

/// One thing that happened, by the provider's word.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Happening {
    /// The provider's id of it: it counts once.
    pub id: String,
    pub what: What,
    /// Where our own reference may stand: envelope sender, Message-ID, metadata. Never a server's prose.
    pub references: Vec<String>,
    /// Whom it is about.
    pub address: String,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum What {
    /// `permanent` and `delayed` by the provider's word: it goes on trying, or has stopped.
    Bounce {
        permanent: bool,
        delayed: bool,
        status: String,
        diagnostic: String,
    },
    Complaint,
    Unsubscribe,
}

impl Happening {
    /// What it asks for; `None` when it names no mail of ours.
    pub fn command(&self, directory: &Directory) -> Option<Command> {
        let notice = self.references.iter().find_map(|reference| referenced(directory, reference))?;
        Some(match &self.what {
            What::Bounce { permanent, delayed, status, diagnostic } => Command::RecordBounce {
                notice,
                // Providers also call permanent what was refused for its content or for the day.
                failure: match Failure::reported(status, diagnostic) {
                    _ if *delayed => Failure::Nothing,
                    Failure::Gone if !permanent => Failure::Nothing,
                    failure => failure,
                },
                status: status.clone(),
                diagnostic: diagnostic.clone(),
                address: Address::parse(&self.address),
                // The provider signs that it says so, not that it heard it in the session: most of these are read out of
                // reports that somebody sent to it. So it counts as any report does, on two days.
                in_session: false,
            },
            What::Complaint => Command::Complain { notice },
            What::Unsubscribe => Command::StopByHeader { notice },
        })
    }
}

/// The notice that a VERP address or a Message-ID of ours names.
fn referenced(directory: &Directory, text: &str) -> Option<NoticeId> {
    let text = text.trim().trim_start_matches('<').trim_end_matches('>');
    if let Some(Destination::Token(token)) = directory.destination(text) {
        return (token.purpose == Purpose::Bounce).then_some(token.send);
    }
    let (local, domain) = text.rsplit_once('@')?;
    let token = directory.keyring.verify(local.strip_prefix("n-")?)?;
    (domain.eq_ignore_ascii_case(&directory.domain) && token.purpose == Purpose::Reference).then_some(token.send)
}
