//! Programs of ours in Python, for what is done with other people's libraries there. One JSON object goes in, one comes out.

use serde_json::Value;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

/// Runs `tests/it/SCRIPT`.
pub fn run(script: &str, order: &Value) -> Value {
    let program = std::env::var("MAILMOOT_TEST_PYTHON").expect("MAILMOOT_TEST_PYTHON names a Python with tests/requirements.txt: run `make test`");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it").join(script);
    let mut child = Command::new(program).arg(path).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(order.to_string().as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{script} failed; what it said stands above");
    serde_json::from_slice(&output.stdout).unwrap()
}
