//! The dates people write: "Friday 18:00", "in 3 days", "27.11.2026", "1 March".

use jiff::Timestamp;

/// A date somebody wrote, as an instant.
#[derive(Clone, PartialEq, Debug)]
pub enum When {
    /// One instant; `time_assumed` when they gave no time of day and 18:00 local was taken.
    At { instant: Timestamp, time_assumed: bool },
    /// It could mean two instants (3/4/2026 without a locale that says which).
    Ambiguous,
    /// It lies before `now`.
    Past,
    /// Not a date we understand.
    Unknown,
}

/// Reads a date or a span in the author's zone and languages.
pub fn read_when(_text: &str, _zone: &str, _tongues: &[&str], _now: Timestamp) -> When {
    When::Unknown
}
