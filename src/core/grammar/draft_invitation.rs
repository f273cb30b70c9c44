//! Settings of a poll mail that are about calendars and ties: which times it invites to, and what ties are drawn from.

use super::draft::{Author, PollDraft, doubtful};
use super::draft_lines::Part;
use super::draft_settings::line_of;
use super::tongue::{self, Key, Meaning, Tongues};
use super::when::{When, read_when};
use crate::core::poll::{Invitation, PollKind};
use crate::core::remark::Expected;

impl Author<'_> {
    /// Says when each option of a time poll begins, as far as that can be read, and in whose zone.
    pub(super) fn fit_times(&self, draft: &mut PollDraft) {
        if matches!(draft.kind, PollKind::Meeting { .. }) {
            draft.settings.zone = self.zone.to_string();
            draft.options.iter_mut().for_each(|option| option.at = self.slot(&option.name));
        }
    }

    /// Only times can be invited to, all of them or none, and of a proposal only one.
    pub(super) fn fit_invitation(&self, parts: &[Part], draft: &mut PollDraft) {
        let Some(invitation) = draft.settings.invitation else { return };
        let fits = match (draft.kind, invitation) {
            (PollKind::Meeting { .. }, Invitation::Slots) => draft.options.iter().all(|option| option.at.is_some()),
            (PollKind::Proposal, Invitation::At { .. }) => true,
            _ => false,
        };
        // A calendar's answer comes by mail, and a secret vote never does.
        if !fits || draft.settings.secret {
            draft.settings.invitation = None;
            let expected = if draft.settings.secret { Expected::PublicVote } else { Expected::Invitation };
            doubtful(draft, line_of(parts, Key::Invitation), expected);
        }
    }

    /// A day with its time: nobody is invited to an hour that was only assumed.
    fn slot(&self, value: &str) -> Option<jiff::Timestamp> {
        match read_when(value, self.zone, self.tags, self.now) {
            When::At { instant, time_assumed: false } => Some(instant),
            _ => None,
        }
    }
}

/// "seed rowan 2026": what stands behind the word.
pub(super) fn seed(value: &str, tongues: &Tongues) -> Option<String> {
    let value = value.trim();
    let (word, rest) = value.split_once([' ', ':', '=']).map(|(word, rest)| (word, rest.trim()))?;
    let known = !tongue::whole(word, Some(tongues), |meaning| meaning == Meaning::Seed).is_empty();
    (known && !rest.is_empty() && rest.chars().count() <= LONGEST_SEED).then(|| rest.to_string())
}

const LONGEST_SEED: usize = 100;
