//! The only place a command becomes facts: load, decide, save, in batches; fan-out; the query side.

mod batch;
mod count;
mod fanout;
pub mod keys;
mod pending;
mod query;
mod stride;
mod submission;
mod writer;

pub use pending::Pending;
pub use query::Query;
pub use submission::{Cause, Part, Raw, Submission, Work};
pub use writer::Writer;

use crate::core::command::{Command, Disposition};
use crate::core::decide::Policy;
use crate::core::traffic::Traffic;
use crate::core::trust::Actor;
pub use crate::store::{Fault, FaultKind, Session};

use crate::store::{Store, free_room};
use crate::world::World;
use std::ops::Deref;
use std::sync::{Arc, Mutex};
use stride::Stride;
use tokio::sync::{mpsc, oneshot, watch};

/// What writer and askers share: the database, the world, the settings, the bell.
#[derive(Clone)]
pub struct Office {
    pub store: Store,
    pub world: Arc<World>,
    pub policy: Arc<Policy>,
    /// What was written lately, as far as this process has decided it.
    traffic: Arc<Mutex<Traffic>>,
    /// How many people a step of a fan-out tells.
    stride: Stride,
    /// Rung after a commit that left something to send, to tell or to do by the clock.
    pub bell: Arc<watch::Sender<u64>>,
}

/// The desk everybody hands commands to. Cheap to clone; the writer ends when the last one is gone.
#[derive(Clone)]
pub struct App {
    office: Office,
    desk: mpsc::Sender<Submission>,
}

impl Deref for App {
    type Target = Office;

    fn deref(&self) -> &Office {
        &self.office
    }
}

impl Office {
    /// Octets free on the disk that mail is kept on; `None` when it cannot be asked.
    pub fn free_room(&self) -> Option<u64> {
        free_room(&self.store.folder())
    }

    /// Says that there may be something to send, to tell or to do by the clock.
    pub fn ring(&self) {
        self.bell.send_modify(|rings| *rings = rings.wrapping_add(1));
    }
}

/// How many submissions may wait at the desk before the doors wait too.
const DESK: usize = 1024;

impl App {
    /// The desk, and the writer that must be run for anything to happen.
    pub fn new(store: Store, world: Arc<World>, policy: Policy) -> (Self, Writer) {
        let (desk, waiting) = mpsc::channel(DESK);
        let traffic = Arc::new(Mutex::new(Traffic::within(policy.budgets)));
        let office = Office { store, world, policy: Arc::new(policy), traffic, stride: Stride::default(), bell: Arc::new(watch::Sender::new(0)) };
        let writer = Writer::new(office.clone(), waiting);
        (Self { office, desk }, writer)
    }

    /// Hands in work and waits until it is durable. One disposition per part comes back, or the fault that kept it from
    /// being saved; then nothing of it has happened.
    pub async fn submit(&self, work: Work) -> Result<Vec<Disposition>, Fault> {
        let (answer, answered) = oneshot::channel();
        let gone = || Fault { kind: FaultKind::Away, source: "the writer has stopped".into() };
        self.desk.send(Submission { work, answer }).await.map_err(|_| gone())?;
        answered.await.map_err(|_| gone())?
    }

    /// One command that came without a mail.
    pub async fn execute(&self, actor: Actor, command: Command, cause: Cause) -> Result<Disposition, Fault> {
        let at = self.world.now();
        let work = Work { at, parts: vec![Part { cause, actor, command }], ..Work::new(at) };
        let mut dispositions = self.submit(work).await?;
        dispositions.pop().ok_or_else(|| Fault { kind: FaultKind::Other, source: "a command without a disposition".into() })
    }
}
