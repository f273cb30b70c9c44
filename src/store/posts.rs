//! What mail providers posted to a webhook door, by their own id of it, as long as they may repeat it. Machinery, no facts.

use super::Store;
use super::fault::Fault;
use super::link::Arg;
use super::rows::micros;
use jiff::Timestamp;

/// A post as it was first seen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Posted {
    /// What it said: another content under the same id is no repeat.
    pub digest: String,
    /// The HTTP status it was answered with; 0 while it is being worked on, or when that came to no end.
    pub status: u16,
}

#[derive(sqlx::FromRow)]
struct Row {
    digest: String,
    status: i64,
}

impl Store {
    /// Notes a post unless it is known, forgets those whose time is over, and says how the post was first seen.
    pub async fn claim_post(&self, post: &str, digest: &str, now: Timestamp, expires_at: Timestamp) -> Result<Posted, Fault> {
        let mut tx = self.begin().await?;
        tx.link.run("DELETE FROM webhook_posts WHERE expires_at <= $1", [Arg::Int(micros(now))]).await?;
        let sql = "INSERT INTO webhook_posts (post, digest, status, expires_at) VALUES ($1, $2, 0, $3) ON CONFLICT (post) DO NOTHING";
        tx.link.run(sql, [post.into(), digest.into(), Arg::Int(micros(expires_at))]).await?;
        let rows: Vec<Row> = tx.link.rows("SELECT digest, status FROM webhook_posts WHERE post = $1", [post.into()]).await?;
        tx.commit().await?;
        let row = rows.into_iter().next().ok_or_else(|| Fault::other("a post that was noted is gone"))?;
        Ok(Posted { digest: row.digest, status: u16::try_from(row.status).unwrap_or(0) })
    }

    /// Keeps what a post was answered with: a repeat is answered alike.
    pub async fn settle_post(&self, post: &str, status: u16) -> Result<(), Fault> {
        self.run("UPDATE webhook_posts SET status = $2 WHERE post = $1", [post.into(), Arg::Int(status.into())]).await.map(|_| ())
    }
}

#[cfg(test)]
#[path = "posts_tests.rs"]
mod tests;
