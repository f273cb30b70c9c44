//! `mailmoot ingest` beside a running server: two processes at one database, of which one counts the polls.

use crate::stage::{Mail, STRONG, plays};
use crate::votes::{ballots, counted};
use jiff::SignedDuration;
use mailmoot::core::notice::NoticeKind;
use mailmoot::inbound::intake::Intake;
use mailmoot::inbound::pipe::{self, Handed};
use mailmoot::serve;

plays! {
    async fn a_vote_through_the_pipe_counts_although_its_poll_closes_while_dns_is_slow(stage) {
        let (ben, _) = ballots(stage).await;
        let beside = serve::open(&stage.config, stage.world.clone()).await.unwrap();
        let (writer, store) = (tokio::spawn(beside.writer.run()), beside.app.store.clone());
        let intake = Intake::new(beside.app, beside.directory, beside.verifier, beside.secret);
        let key = format!("post._domainkey.{STRONG}");
        stage.zone.silence(&key);
        let asked = stage.zone.asked();

        stage.world.put("2026-11-27T17:59:59Z".parse().unwrap());
        let mail = stage.written(&Mail::reply("ben", &ben, "Natural oak"));
        let handed = Handed { mail_from: format!("ben@{STRONG}"), rcpt_to: vec![ben.message.reply_to[0].clone()] };
        let taking = tokio::spawn(async move { pipe::take(&intake, handed, mail, 1 << 20).await });
        stage.until("DNS is asked who sent it", async || stage.zone.asked() > asked).await;
        // On a shared database the two minutes are over as well.
        stage.pass_until("2026-11-27T18:02:30Z").await;
        let closed = stage.running().app.store.agenda(stage.now()).await.unwrap().closed;
        assert_eq!(closed.iter().map(|closed| closed.pending).collect::<Vec<_>>(), [1], "the count waits for it");

        stage.zone.txt(&key, stage.record.clone());
        taking.await.unwrap().unwrap();
        stage
            .until("the vote is read", async || {
                stage.world.advance(SignedDuration::from_secs(10));
                stage.running().app.store.status().await.unwrap().pending == 0
            })
            .await;
        let kinds: Vec<_> = stage.mails("ben").await.iter().map(|mail| mail.notice.kind).collect();
        assert!(kinds.contains(&NoticeKind::Receipt) && kinds.contains(&NoticeKind::Result), "{kinds:?}");
        assert_eq!(counted(stage, &ben).await, [("Ben".to_string(), "2".to_string())]);
        writer.await.unwrap();
        store.close().await;
    }
}
