//! The rules of a group, changed on the command line beside a running server.

use crate::stage::{Stage, plays};
use mailmoot::app::Cause;
use mailmoot::core::command::Command;
use mailmoot::core::group::GroupRules;
use mailmoot::core::trust::Actor;
use mailmoot::core::view::Needs;
use mailmoot::serve;

fn set(strict: Option<bool>, attach_limit: Option<u64>) -> Command {
    Command::SetGroupRules { handle: "garden".into(), members_may_poll: None, strict, default_level: None, attach_limit, locale: None }
}

async fn rules(stage: &Stage) -> GroupRules {
    let view = stage.view(|_| Needs { handles: ["garden".into()].into(), ..Needs::default() }).await;
    view.group_named("garden").unwrap().rules.clone()
}

plays! {
    async fn rules_hold_until_they_are_changed_also_after_a_restart(stage) {
        stage.execute(Actor::Admin, set(Some(true), Some(5))).await;
        stage.execute(Actor::Admin, set(None, Some(7))).await;
        let expect = GroupRules { strict: true, attach_limit: 7, ..GroupRules::default() };
        assert_eq!(rules(stage).await, expect);
        stage.restart(|_| {}).await;
        assert_eq!(rules(stage).await, expect);
    }

    async fn two_changes_of_different_rules_at_once_both_hold(stage) {
        let beside = serve::open(&stage.config, stage.world.clone()).await.unwrap();
        let writer = tokio::spawn(beside.writer.run());
        for round in 0..20 {
            let (strict, limit) = (round % 2 == 0, 1000 + round);
            let occasion = Cause::Occasion(format!("beside/{round}"));
            let (_, other) = tokio::join!(
                stage.execute(Actor::Admin, set(Some(strict), None)),
                beside.app.execute(Actor::Admin, set(None, Some(limit)), occasion)
            );
            other.unwrap();
            let now = rules(stage).await;
            assert_eq!((now.strict, now.attach_limit), (strict, limit), "round {round}");
        }
        let store = beside.app.store.clone();
        drop(beside.app);
        writer.await.unwrap();
        store.close().await;
    }
}
