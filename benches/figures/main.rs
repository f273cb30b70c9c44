//! The figures of `benches/README.md`: the real process under load, peers beside it where they are installed.
//!
//! `cargo bench --bench figures -- b1 b6 b6c b7` runs some of them; without names all run.

mod calibration;
mod cost;
mod inbound;
mod outbound;
mod postfix;
#[path = "../../tests/rig/mod.rs"]
mod rig;
mod table;

use table::Table;

fn main() -> anyhow::Result<()> {
    // cargo adds --bench by itself.
    let named: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with('-')).map(|arg| arg.to_lowercase()).collect();
    let wanted = |name: &str| named.is_empty() || named.iter().any(|other| other == name);
    let rounds = std::env::var("ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(3);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let mut table = Table::default();
    runtime.block_on(async {
        calibration::print(&mut table)?;
        if wanted("b1") {
            inbound::b1(&mut table, rounds).await?;
        }
        if wanted("b6") {
            outbound::b6(&mut table, rounds).await?;
        }
        if wanted("b6c") {
            outbound::b6c(&mut table).await?;
        }
        if wanted("b7") {
            outbound::b7(&mut table, rounds).await?;
        }
        anyhow::Ok(())
    })?;
    table.print();
    Ok(())
}
