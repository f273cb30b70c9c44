//! How a play is written down once and played on both databases.

/// One play, on both databases: `play! { async fn a_sentence(stage) { … } }`.
macro_rules! plays {
    ($(async fn $name:ident($stage:ident) $body:block)*) => {$(
        mod $name {
            #[allow(unused_imports)]
            use super::*;
            async fn play($stage: &mut $crate::stage::Stage) $body
            #[tokio::test]
            async fn on_sqlite() {
                let mut stage = $crate::stage::Stage::open($crate::stage::Base::Sqlite).await;
                play(&mut stage).await;
                stage.close().await;
            }
            #[tokio::test]
            async fn on_postgres() {
                let mut stage = $crate::stage::Stage::open($crate::stage::Base::Postgres).await;
                play(&mut stage).await;
                stage.close().await;
            }
        }
    )*};
}
pub(crate) use plays;
