//! `mailmoot keys rotate` beside a running server.

use crate::stage::{Mail, Stage, plays};
use crate::votes::{ballots, counted};
use mailmoot::app::keys;
use mailmoot::core::notice::NoticeKind;
use mailmoot::core::token::{Purpose, Token};

/// Rotates as the command line does, and waits until the server has noticed by itself.
async fn rotate(stage: &Stage) {
    let probe = Token { purpose: Purpose::Reference, send: mailmoot::core::ids::NoticeId(1), item: 0 };
    let before = stage.running().house.keyring.sign(probe);
    keys::rotate(&stage.running().app.store, stage.world.bytes()).await.unwrap();
    stage.until("the new key signs", async || stage.running().house.keyring.sign(probe) != before).await;
}

plays! {
    async fn tokens_of_the_key_before_hold_and_the_next_rotation_ends_them(stage) {
        let (ben, cleo) = ballots(stage).await;
        rotate(stage).await;
        stage.accepts(Mail::reply("ben", &ben, "Green")).await;
        let receipt = stage.mail("ben").await;
        receipt.is(NoticeKind::Receipt);
        assert_eq!(counted(stage, &ben).await, [("Ben".to_string(), "1".to_string())]);

        rotate(stage).await;
        // Made by the first key: nobody's now.
        let reply = stage.send(Mail::reply("cleo", &cleo, "White")).await;
        assert_eq!(reply.code, 550, "{}", reply.text);
        assert_eq!(counted(stage, &ben).await.len(), 1);
        // The receipt was made by the second.
        stage.accepts(Mail::reply("ben", &receipt, "White")).await;
        assert_eq!(counted(stage, &ben).await, [("Ben".to_string(), "3".to_string())]);

        // After a restart it is the same.
        stage.forget().await;
        stage.restart(|_| {}).await;
        assert_eq!(stage.send(Mail::reply("cleo", &cleo, "White")).await.code, 550);
        stage.accepts(Mail::reply("ben", &receipt, "Green")).await;
        assert_eq!(counted(stage, &ben).await, [("Ben".to_string(), "1".to_string())]);
    }
}
