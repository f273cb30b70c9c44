//! The token keys of an install, as they are kept in the database: the first signs, all verify.

use crate::core::token::{Key, rotated};
use crate::store::{Fault, Store};
use data_encoding::HEXLOWER;

/// Where they are kept: one row, so that nobody ever reads half a rotation.
const PLACE: &str = "token_keys";

/// The live keys, made of `fresh` at the first start. Nodes that start together agree on one.
pub async fn live(store: &Store, fresh: [u8; 32]) -> Result<Vec<Key>, Fault> {
    let kept = store.meta_or(PLACE, &written(&[(1, fresh)])).await?;
    read(&kept)
}

/// The live keys of an install that has been started before.
pub async fn current(store: &Store) -> Result<Vec<Key>, Fault> {
    match store.meta(PLACE).await? {
        Some(kept) => read(&kept),
        None => Err(Fault::other("the database holds no token keys")),
    }
}

/// Puts a fresh key in front: tokens of the one before hold on until their notices expire, those of older ones end.
pub async fn rotate(store: &Store, fresh: [u8; 32]) -> Result<Vec<Key>, Fault> {
    let before = current(store).await?;
    let after = rotated(&before, fresh);
    // Somebody else has just rotated: a second rotation would end tokens that were made a moment ago.
    if !store.exchange_meta(PLACE, &written(&before), &written(&after)).await? {
        return Err(Fault::other("somebody else has rotated the keys at this very moment"));
    }
    Ok(after)
}

fn written(keys: &[Key]) -> String {
    keys.iter().map(|(id, key)| format!("{id}:{}", HEXLOWER.encode(key))).collect::<Vec<_>>().join(",")
}

fn read(text: &str) -> Result<Vec<Key>, Fault> {
    let key = |part: &str| {
        let (id, key) = part.split_once(':')?;
        Some((id.parse().ok()?, HEXLOWER.decode(key.as_bytes()).ok()?.try_into().ok()?))
    };
    text.split(',').map(key).collect::<Option<Vec<Key>>>().ok_or_else(|| Fault::other("the token keys in the database are damaged"))
}

#[cfg(test)]
#[path = "keys_tests.rs"]
mod tests;
