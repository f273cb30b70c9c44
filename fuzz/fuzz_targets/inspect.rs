//! Any bytes to the property of that name.
#![no_main]

#[path = "../properties.rs"]
#[expect(dead_code, reason = "a target runs one of them")]
mod properties;

libfuzzer_sys::fuzz_target!(|raw: &[u8]| properties::inspect(raw));
