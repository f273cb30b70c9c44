//! A PostgreSQL database of its own for each test that asks, in the throw-away cluster of `tests/postgres.sh`.

use mailmoot::world::World;
use sqlx::{Connection, Executor, PgConnection};

/// The variable that names the cluster, as a URL that ends in a database one may connect to.
const VARIABLE: &str = "MAILMOOT_TEST_POSTGRES";

/// A fresh database, dropped with this value.
pub struct Fresh {
    /// What `database.url` would say.
    pub url: String,
    name: String,
}

/// Makes an empty database. Fails the test, never skips it, when there is no cluster.
pub async fn fresh() -> Fresh {
    let name = format!("moot_{:016x}", World::real().number());
    let mut admin = PgConnection::connect(&cluster()).await.expect("the test cluster answers");
    admin.execute(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"))).await.expect("a database can be made");
    let cluster = cluster();
    let (server, _) = cluster.rsplit_once('/').expect("a URL ends in /database");
    Fresh { url: format!("{server}/{name}"), name }
}

fn cluster() -> String {
    std::env::var(VARIABLE).unwrap_or_else(|_| panic!("{VARIABLE} is not set: run `make test`, or `tests/postgres.sh run cargo test`"))
}

impl Drop for Fresh {
    /// Dropped from a thread of its own: a test's runtime may be the one that is unwinding.
    fn drop(&mut self) {
        let name = std::mem::take(&mut self.name);
        let dropping = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime starts");
            runtime.block_on(async {
                let mut admin = PgConnection::connect(&cluster()).await?;
                admin.execute(sqlx::AssertSqlSafe(format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))).await
            })
        });
        // The cluster goes away as a whole soon after; a failure here loses nothing but disk until then.
        let _ = dropping.join();
    }
}

#[tokio::test]
async fn each_test_gets_a_database_of_its_own() {
    let (one, two) = (fresh().await, fresh().await);
    assert_ne!(one.url, two.url);
    let mut first = PgConnection::connect(&one.url).await.unwrap();
    first.execute("CREATE TABLE only_here (id INT)").await.unwrap();
    let mut second = PgConnection::connect(&two.url).await.unwrap();
    assert!(second.execute("SELECT * FROM only_here").await.is_err());
}
