//! What a verdict says for each thing that a mail asks. A signature says who wrote, and of the rest what it covers: a letter
//! to somebody else may have been handed on to us, with an address of ours put in, or made to be read in another way.

use super::message::Message;
use super::route::{Named, Threading};
use super::verdict::{Covers, Verdict};
use crate::core::person::Address;
use crate::core::trust::{Actor, Proof};

/// Who sent it, and how well that is proven.
pub(super) struct Judged {
    from: Option<Address>,
    proof: Proof,
    covers: Covers,
    /// The body is read as it was signed.
    as_written: bool,
    spf_domain: Option<String>,
}

impl Judged {
    /// Nothing speaks for its sender or against them.
    pub fn weak(message: &Message) -> Self {
        Self { from: message.one_from(), proof: Proof::Weak, covers: Covers::default(), as_written: false, spf_domain: None }
    }

    /// `None` while DNS cannot say, unless it has been waited for long enough.
    pub fn by(verdict: Verdict, message: &Message, late: bool) -> Option<Self> {
        Some(Self {
            from: message.one_from(),
            proof: verdict.proof.or(late.then_some(Proof::Weak))?,
            covers: verdict.covers,
            as_written: verdict.covers.content_type || !message.out_of_place,
            spf_domain: verdict.spf_domain,
        })
    }

    /// The sender, for one target. To or Cc must name it: a blind copy looks like a letter to somebody else, so its sender is
    /// asked. Some providers sign neither field; then whoever holds the mail can write an address of ours there. What is named
    /// by a reference that is not signed may be anybody's notice, put in by whoever holds the mail.
    pub fn actor(&self, Named { to, cc, by, .. }: &Named) -> Actor {
        let refers = match by {
            Some(Threading::InReplyTo) => self.covers.in_reply_to,
            Some(Threading::References) => self.covers.references,
            None => true,
        };
        let named = self.as_written && refers && (*to || *cc);
        let meant = named && ((*to && self.covers.to) || (*cc && self.covers.cc));
        let proof = if self.proof == Proof::Strong && !named { Proof::Weak } else { self.proof };
        Actor::Mail { from: self.from.clone(), proof, meant, spf_domain: self.spf_domain.clone() }
    }
}

#[cfg(test)]
#[path = "judged_tests.rs"]
mod tests;
