//! What has happened in the demo before you look: groups and people by command, talk and votes by real signed mail.

use super::compose;
use super::desk::Desk;
use super::mailbox::Mail;
use super::people::{self, CAST, Character, GROUPS};
use crate::app::{App, Cause};
use crate::core::command::Command;
use crate::core::trust::Actor;
use anyhow::{Context as _, ensure};
use std::sync::Arc;
use std::time::Duration;

/// How long a mail may take to arrive.
const PATIENCE: Duration = Duration::from_secs(30);

/// Makes the groups and adds everybody, as the admin would on the command line.
pub async fn people(app: &App) -> anyhow::Result<()> {
    let groups = GROUPS.iter().map(|(handle, name)| Command::CreateGroup { handle: (*handle).into(), name: (*name).into(), locale: None });
    let members = CAST.iter().flat_map(Character::memberships).map(Command::AddMember);
    for (count, command) in groups.chain(members).enumerate() {
        app.execute(Actor::Admin, command, Cause::Occasion(format!("demo/{count}"))).await.map_err(anyhow::Error::from)?;
    }
    Ok(())
}

/// Lets the people write. Each step waits for the mail it answers.
pub async fn talk(desk: &Desk) -> anyhow::Result<()> {
    closed_vote(desk).await?;
    let house = "Somebody borrowed the key of the bike shed and it has not come back. It has a blue tag. Could everybody look in their coat pockets?";
    write(desk, "ben", "house", "The key of the bike shed", house).await?;
    fence(desk).await?;
    open_vote(desk).await?;
    proposal(desk).await?;
    other_kinds(desk).await?;
    reply(desk, "greta", "key of the bike shed", 1, "It was in my blue jacket. Sorry! It hangs on the hook again.").await?;
    Ok(())
}

/// A vote that Ana has closed early, so that there is a result to read.
async fn closed_vote(desk: &Desk) -> anyhow::Result<()> {
    let text = "The beds need digging over before the frost. Two hours, soup afterwards.\n\n\
                - Saturday morning\n- Sunday morning\n- Wednesday evening\n\nRule: most votes\nCloses: in 2 days";
    let title = "When is the work day?";
    write(desk, "ana", "garden-poll", title, text).await?;
    reply(desk, "ana", title, 1, "open").await?;
    reply(desk, "ben", title, 1, "1\n\nThe van is free on Saturday.").await?;
    reply(desk, "cleo", title, 1, "Saturday morning").await?;
    reply(desk, "esi", title, 1, "Sunday morning please").await?;
    reply(desk, "greta", title, 1, "1").await?;
    // Everybody who voted has a receipt: the votes are in, and the vote can close.
    for who in ["ben", "cleo", "esi", "greta"] {
        arrived(desk, who, title, 2).await?;
    }
    reply(desk, "ana", title, 2, "poll: close").await
}

async fn fence(desk: &Desk) -> anyhow::Result<()> {
    let text = "The storm took two panels of the north fence, and the hens have noticed. I would like to mend it before the next one. \
                Who has tools, and who has a Saturday?";
    write(desk, "ana", "garden", "The north fence", text).await?;
    reply(desk, "ben", "The north fence", 1, "I can bring my tools on Saturday. Does anyone have a post-hole digger?").await?;
    let text = "My neighbor has one. I will ask her tonight, and bring coffee for everybody who digs.";
    reply(desk, "cleo", "The north fence", 2, text).await
}

async fn open_vote(desk: &Desk) -> anyhow::Result<()> {
    let text = "We should decide this week, the paint is on sale. Two coats of anything will do.\n\n- Green\n- Natural oak\n- White";
    let title = "Which color for the fence?";
    write(desk, "ana", "garden-poll", title, &format!("{text}\n\nCloses: {}", evening(desk, "ana", 4)?)).await?;
    reply(desk, "ana", title, 1, "open").await?;
    reply(desk, "ben", title, 1, "2\n\nIt weathers well, and we would not have to paint it again in two years.").await?;
    reply(desk, "greta", title, 1, "Green").await?;
    reply(desk, "cleo", title, 1, "Maybe green or white, I really can't say").await?;
    reply(desk, "farid", title, 1, "White, it brightens the corner.").await
}

async fn proposal(desk: &Desk) -> anyhow::Result<()> {
    let text = "Half of the 400 euros from the cash box, half by subscription. It lives in the shed, and we lend it to the school.\n\n\
                Type: proposal\nRule: consent";
    let title = "Buy a shredder together";
    write(desk, "ana", "garden-poll", title, &format!("{text}\nCloses: {}", evening(desk, "ana", 6)?)).await?;
    reply(desk, "ana", title, 1, "open").await?;
    reply(desk, "esi", title, 1, "agree").await?;
    reply(desk, "ben", title, 1, "abstain\n\nI would rather rent one, but I will not stand in the way.").await
}

/// A ranking and a time, still open, so that there are ballots with more than one box to fill in.
async fn other_kinds(desk: &Desk) -> anyhow::Result<()> {
    let title = "What do we plant along the path?";
    let text = "The soil is heavy and it gets sun until three.\n\n- Lavender\n- Currants\n- Roses\n- Herbs\n\nType: ranked choice";
    write(desk, "ana", "garden-poll", title, &format!("{text}\nCloses: {}", evening(desk, "ana", 5)?)).await?;
    reply(desk, "ana", title, 1, "open").await?;
    reply(desk, "ben", title, 1, "2 4 1").await?;
    reply(desk, "cleo", title, 1, "Currants > Herbs = Lavender").await?;
    let title = "When do we prune the apple trees?";
    let [first, second] = [evening(desk, "ana", 9)?, evening(desk, "ana", 10)?];
    let text = format!("Bring gloves.\n\n- {first}\n- {second}\n\nType: meeting\nCloses: {}", evening(desk, "ana", 3)?);
    write(desk, "ana", "garden-poll", title, &text).await?;
    reply(desk, "ana", title, 1, "open").await?;
    reply(desk, "esi", title, 1, "A yes, B maybe").await
}

/// A new mail to one of our addresses.
async fn write(desk: &Desk, key: &str, local: &str, subject: &str, text: &str) -> anyhow::Result<()> {
    let to = format!("{local}@{}", desk.places.domain);
    post(desk, character(key)?, compose::Draft { to, subject: subject.into(), text: text.into(), ..compose::Draft::default() }).await
}

/// A reply to the `nth` mail about something in somebody's inbox.
async fn reply(desk: &Desk, key: &str, about: &str, nth: usize, text: &str) -> anyhow::Result<()> {
    let who = character(key)?;
    let mail = arrived(desk, key, about, nth).await?;
    let draft = compose::reply(&mail, who);
    post(desk, who, compose::Draft { text: format!("{text}{}", draft.text), ..draft }).await
}

async fn arrived(desk: &Desk, key: &str, about: &str, nth: usize) -> anyhow::Result<Arc<Mail>> {
    let fits = |mail: &Mail| mail.message.subject.contains(about);
    let mail = desk.mailbox.wait(character(key)?.address, nth, PATIENCE, fits).await;
    mail.with_context(|| format!("mail {nth} about \"{about}\" did not reach {key}"))
}

async fn post(desk: &Desk, who: &Character, draft: compose::Draft) -> anyhow::Result<()> {
    let to = draft.to.clone();
    let (_, answer) = desk.send(who, draft, who.program).await?;
    ensure!(answer.is_accepted(), "the mail of {} to {to} was refused: {} {}", who.name, answer.code, answer.text);
    Ok(())
}

/// Six in the evening, some days from now, as somebody in the sender's zone would write it.
fn evening(desk: &Desk, key: &str, days: i64) -> anyhow::Result<String> {
    let then = compose::local(desk.world.now(), character(key)?.zone).checked_add(jiff::SignedDuration::from_hours(24 * days))?;
    Ok(then.strftime("%-d %B %Y 18:00").to_string())
}

fn character(key: &str) -> anyhow::Result<&'static Character> {
    people::by_key(key).with_context(|| format!("nobody is called {key}"))
}
