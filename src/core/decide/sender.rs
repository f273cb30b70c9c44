//! Who is behind a mail, as far as address and proof can say.

use super::Case;
use crate::core::ids::{GroupId, PersonId};
use crate::core::person::{Address, Person};
use crate::core::trust::{Actor, Proof, SenderIs, TokenOf};

/// A mail's sender, seen from one notice or group.
pub(super) struct Sender {
    pub token: TokenOf,
    pub is: SenderIs,
    pub proof: Proof,
    /// Who would be acting, when the ruling allows it.
    pub person: Option<PersonId>,
    /// The members who share that mailbox, when nothing tells which of them it is.
    pub several: Vec<PersonId>,
    pub from: Option<Address>,
    pub spf_domain: Option<String>,
}

impl Case<'_> {
    /// The sender of a reply to a notice that belongs to `owner`.
    pub fn sender_on_token(&self, owner: PersonId, group: Option<GroupId>) -> Sender {
        if let Actor::Confirmed { person } = self.actor {
            return confirmed(*person);
        }
        let (from, proof, meant, spf_domain) = self.by_mail();
        let owns = from.as_ref().is_some_and(|from| self.view.people.get(owner).is_some_and(|person| person.has(from)));
        if owns {
            let proof = self.vouched(owner, &from, proof, &spf_domain);
            return Sender { token: TokenOf::Own, is: SenderIs::Member, proof, person: Some(owner), several: Vec::new(), from, spf_domain };
        }
        let others = from.as_ref().map(|from| self.members_at(from, group)).unwrap_or_default();
        let is = if others.is_empty() { SenderIs::Unknown } else { SenderIs::Member };
        let (person, several) = one_or_several(others);
        let proof = if is == SenderIs::Member { meant_for_us(proof, meant) } else { proof };
        Sender { token: TokenOf::Another, is, proof, person, several, from, spf_domain }
    }

    /// The sender of a mail without a token, to a group's address or the service's own, or whoever asks on a page.
    pub fn sender_without_token(&self, group: Option<GroupId>) -> Sender {
        if let Actor::Confirmed { person } | Actor::Session { person } = self.actor {
            return confirmed(*person);
        }
        let (from, proof, meant, spf_domain) = self.by_mail();
        let proof = meant_for_us(proof, meant);
        let people = from.as_ref().map(|from| self.members_at(from, group)).unwrap_or_default();
        let is = if people.is_empty() { SenderIs::Unknown } else { SenderIs::Member };
        let (person, several) = one_or_several(people);
        let proof = person.map_or(proof, |person| self.vouched(person, &from, proof, &spf_domain));
        Sender { token: TokenOf::None, is, proof, person, several, from, spf_domain }
    }

    fn by_mail(&self) -> (Option<Address>, Proof, bool, Option<String>) {
        match self.actor {
            Actor::Mail { from, proof, meant, spf_domain } => (from.clone(), *proof, *meant, spf_domain.clone()),
            _ => (None, Proof::Failed, false, None),
        }
    }

    /// The one member who writes from that address: of the group, when one is given. Two people who share a mailbox cannot
    /// be told apart without a token, so neither is named.
    pub fn member_at(&self, from: &Address, group: Option<GroupId>) -> Option<PersonId> {
        one_or_several(self.members_at(from, group)).0
    }

    fn members_at(&self, from: &Address, group: Option<GroupId>) -> Vec<PersonId> {
        let belongs = |person: &&Person| group.is_none_or(|group| self.view.membership(group, person.id, self.at).is_some());
        self.view.people_at(from).into_iter().filter(belongs).map(|person| person.id).collect()
    }

    /// One earlier yes makes weak proof from the same address and SPF domain strong, for 12 months.
    fn vouched(&self, person: PersonId, from: &Option<Address>, proof: Proof, spf_domain: &Option<String>) -> Proof {
        let (Proof::Weak, Some(from), Some(domain), Some(person)) = (proof, from, spf_domain, self.view.people.get(person)) else { return proof };
        let known = person.addresses.iter().find(|known| &known.address == from);
        let stands = known.is_some_and(|known| known.vouched.iter().any(|vouched| &vouched.domain == domain && vouched.until > self.at));
        if stands { Proof::Strong } else { proof }
    }
}

/// Without a token of the sender's own only what was signed says that their words were for us: their letter to somebody may
/// have been handed on by its reader.
fn meant_for_us(proof: Proof, meant: bool) -> Proof {
    if proof == Proof::Strong && !meant { Proof::Weak } else { proof }
}

/// Whoever has said yes to what was held acts as with a token of their own.
fn confirmed(person: PersonId) -> Sender {
    Sender { token: TokenOf::Own, is: SenderIs::Member, proof: Proof::Strong, person: Some(person), several: Vec::new(), from: None, spf_domain: None }
}

fn one_or_several(people: Vec<PersonId>) -> (Option<PersonId>, Vec<PersonId>) {
    match people.as_slice() {
        [one] => (Some(*one), Vec::new()),
        _ => (None, people),
    }
}
