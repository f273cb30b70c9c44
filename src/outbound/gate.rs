//! The transaction that asks consent again and hands letters over. With a connection ready, all letters that wait share
//! one commit; only what it clears is sent.

use super::compose::Letter;
use crate::app::App;
use crate::core::consent::{self, Cleared, Withheld};
use crate::core::notice::{Notice, NoticeKind};
use crate::core::view::{Needs, View};
use crate::store::{Fault, Saving, Settlement, Tx};

/// A letter and the notice it was made for.
pub struct Waiting {
    pub notice: Notice,
    pub letter: Letter,
}

/// Asks consent for every waiting letter, and writes `handed` for those that may go. What may not is settled here.
pub async fn pass(app: &App, waiting: Vec<Waiting>) -> Result<Vec<(Notice, Cleared<Letter>)>, Fault> {
    let mut tx = app.store.begin().await?;
    let view = load(&mut tx, &waiting).await?;
    let mut may_go = Vec::new();
    let mut stays = Vec::new();
    let mut remade = View::default();
    for Waiting { notice, letter } in waiting {
        match consent::clear(&view, &notice, letter) {
            Ok(cleared) => may_go.push((notice, cleared)),
            Err(Withheld::Setting) if notice.kind == NoticeKind::Digest => match consent::digest_without_stopped(&view, &notice) {
                Some(fewer) => remade.notices.put(fewer.id, fewer),
                None => stays.push((notice.id, Settlement::Withheld { reason: Withheld::Setting.word().into() })),
            },
            Err(why) => stays.push((notice.id, Settlement::Withheld { reason: why.word().into() })),
        }
    }
    let handed: Vec<_> = may_go.iter().map(|(notice, _)| notice.id).collect();
    tx.hand(&handed, app.world.now()).await?;
    tx.settle(&stays, app.world.now()).await?;
    tx.save(&mut remade, &Saving::default()).await?;
    tx.commit().await?;
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
