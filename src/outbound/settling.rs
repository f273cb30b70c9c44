//! What became of one letter on its way out, as the queue writes it down: sent, tried again later, or failed for good.

use super::queue::Post;
use super::transport::{Sent, Stage};
use crate::app::Cause;
use crate::core::command::{Command, Failure};
use crate::core::ids::NoticeId;
use crate::core::notice::Notice;
use crate::core::person::Address;
use crate::core::trust::Actor;
use crate::store::Settlement;
use jiff::{SignedDuration, Timestamp};

/// Longest wait between two tries, in seconds.
const LONGEST: u64 = 4 * 3600;
/// When we stop trying, if it was tried often enough: what waited for the end of its reader's pause may be older than this
/// when it is due for the first time.
const GIVE_UP: SignedDuration = SignedDuration::from_hours(5 * 24);
/// Most of a day, by the usual waits.
const TRIES: u32 = 12;

impl Post {
    /// What is written down of a letter after `tries` refusals for now. What a recipient was refused with goes to its person.
    pub(super) async fn settlement(&self, notice: &Notice, tries: u32, to: &str, sent: Sent) -> Settlement {
        match sent {
            Sent::Accepted { .. } => Settlement::Sent { at: self.app.world.now() },
            Sent::Rejected { permanent: true, code, status, text, stage } => {
                let status = status.unwrap_or_else(|| code.to_string());
                if stage == Stage::Recipient {
                    self.record_bounce(notice.id, to, &status, &text).await;
                }
                tracing::warn!(notice = %notice.id, ?stage, code, why = without_addresses(&text), "a letter was refused for good");
                Settlement::Failed { status, text }
            }
            Sent::Rejected { text, status, stage, .. } => {
                let settlement = self.again(notice, tries, &text);
                if stage == Stage::Recipient && matches!(settlement, Settlement::Failed { .. }) {
                    self.record_bounce(notice.id, to, &status.unwrap_or_default(), &text).await;
                }
                settlement
            }
            Sent::Barred { why } | Sent::Unreachable { why } => self.again(notice, tries, &why),
            Sent::Unanswered { why } => Settlement::Unanswered { next_at: self.next_try(tries), why: shortened(&why) },
        }
    }

    /// What the smarthost answered to RCPT says something about the address, about the mail, or about us.
    async fn record_bounce(&self, notice: NoticeId, to: &str, status: &str, text: &str) {
        let (failure, status, address) = (Failure::answered(status, text), status.into(), Address::parse(to));
        let command = Command::RecordBounce { notice, failure, status, diagnostic: shortened(text), address, in_session: true };
        if let Err(fault) = self.app.execute(Actor::Admin, command, Cause::Occasion(format!("bounce/{notice}"))).await {
            tracing::error!(%fault, "a refused address could not be written down");
        }
    }

    /// Back into the queue, or given up after five days.
    pub(super) fn again(&self, notice: &Notice, tries: u32, why: &str) -> Settlement {
        if is_given_up(self.app.world.now().duration_since(notice.made_at), tries) {
            tracing::warn!(notice = %notice.id, why = without_addresses(why), "a letter was given up after five days");
            return Settlement::Failed { status: "4.4.7".into(), text: format!("given up after five days: {}", shortened(why)) };
        }
        Settlement::Retry { next_at: self.next_try(tries), why: shortened(why) }
    }

    /// Twice as late each time, up to four hours, and never all at once.
    fn next_try(&self, tries: u32) -> Timestamp {
        let wait = (self.retry.max(1) << tries.min(14)).min(LONGEST);
        let jitter = self.app.world.number() % (wait * 250 + 1);
        self.app.world.now() + SignedDuration::from_millis((wait * 1000 + jitter) as i64)
    }
}

/// Whether a letter of that age that was refused for now so often is tried no more.
fn is_given_up(age: SignedDuration, tries: u32) -> bool {
    age > GIVE_UP && tries >= TRIES
}

/// What the other side said, as far as a row keeps it.
fn shortened(text: &str) -> String {
    text.chars().take(500).collect()
}

/// The same for the log, which outlives people: without the addresses in it.
pub(super) fn without_addresses(text: &str) -> String {
    shortened(text).split_whitespace().map(|word| if word.contains('@') { "(address)" } else { word }).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
#[path = "settling_tests.rs"]
mod tests;
