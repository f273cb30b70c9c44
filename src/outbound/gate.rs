//! The transaction that asks consent again and hands letters over. With a connection ready, all letters that wait share
//! one commit; only what it clears is sent.

use super::compose::Letter;
use crate::app::App;
use crate::core::consent::{self, Cleared, Stays, Withheld};
use crate::core::notice::{Notice, NoticeKind, NoticeState};
use crate::core::person::Address;
use crate::core::view::{Needs, View};
use crate::store::{Fault, FaultKind, Saving, Settlement, Tx};

/// A letter and the notice it was made for.
#[derive(Clone)]
pub struct Waiting {
    pub notice: Notice,
    pub letter: Letter,
    /// Refusals for now so far.
    pub tries: u32,
}

/// How long a handed letter may go without an answer before another node takes it for lost.
const LEASE: jiff::SignedDuration = jiff::SignedDuration::from_mins(10);

/// A letter that may go, with the notice it was made for and its refusals so far.
pub type MayGo = (Notice, u32, Cleared<Letter>);

/// Asks consent for every waiting letter, and writes `handed` for those that may go. What may not is settled here.
pub async fn pass(app: &App, waiting: Vec<Waiting>) -> Result<Vec<MayGo>, Fault> {
    const TRIES: u32 = 20;
    for _ in 1..TRIES {
        match attempt(app, waiting.clone()).await {
            Err(fault) if fault.kind == FaultKind::Conflict => {}
            done => return done,
        }
    }
    attempt(app, waiting).await
}

async fn attempt(app: &App, waiting: Vec<Waiting>) -> Result<Vec<MayGo>, Fault> {
    let mut tx = app.store.begin().await?;
    tx.be_brief().await?;
    let view = load(&mut tx, &waiting).await?;
    let mut may_go = Vec::new();
    let mut stays = Vec::new();
    let mut remade = View::default();
    let mut again = Vec::new();
    for Waiting { notice, letter, tries } in waiting {
        match consent::clear(&view, &notice, app.world.now(), letter) {
            Ok(cleared) => may_go.push((notice, tries, cleared)),
            Err(Stays::Withheld(Withheld::Setting)) if notice.kind == NoticeKind::Digest => match consent::digest_without_stopped(&view, &notice) {
                Some(fewer) => {
                    again.push(fewer.id);
                    remade.notices.put(fewer.id, fewer);
                }
                None => stays.push((notice.id, Settlement::Withheld { reason: Withheld::Setting.word().into() })),
            },
            Err(Stays::ForDigest(slot)) => remade.notices.put(notice.id, Notice { state: NoticeState::ForDigest, due: slot, ..notice }),
            Err(Stays::Later(until)) => {
                again.push(notice.id);
                remade.notices.put(notice.id, Notice { due: until, ..notice });
            }
            Err(Stays::Withheld(why)) => stays.push((notice.id, Settlement::Withheld { reason: why.word().into() })),
        }
    }
    let going: Vec<_> = may_go.iter().map(|(notice, _, letter)| (notice.id, Address::trusted(letter.letter().rcpt_to.clone()))).collect();
    let handed = tx.hand(&going, app.world.now() + LEASE).await?;
    may_go.retain(|(notice, ..)| handed.contains(&notice.id));
    tx.settle(&stays).await?;
    tx.save(&mut remade, &Saving::default()).await?;
    tx.commit().await?;
    // What was made smaller is free to be claimed again at once.
    app.store.release(&again).await?;
    if !again.is_empty() {
        app.ring();
    }
    Ok(may_go)
}

async fn load(tx: &mut Tx, waiting: &[Waiting]) -> Result<View, Fault> {
    let mut view = View::default();
    loop {
        let mut wanted = Needs::default();
        waiting.iter().for_each(|waiting| wanted.join(consent::needs(&view, &waiting.notice)));
        let missing = wanted.without(&view.asked);
        if missing.is_empty() {
            return Ok(view);
        }
        tx.load(&mut view, &missing).await?;
    }
}
