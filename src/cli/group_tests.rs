use super::*;

#[test]
fn a_group_needs_a_sound_handle_and_a_name() {
    let check = |handle: &str, name: &str, expect: Result<&str, &str>| match (create(handle, name), expect) {
        (Ok(command), Ok(name)) => assert_eq!(command, Command::CreateGroup { handle: handle.into(), name: name.into() }),
        (Err(Failed::Input(error)), Err(part)) => assert!(error.contains(part), "{error}"),
        (got, expect) => panic!("{handle}: {got:?}, wanted {expect:?}"),
    };
    check("garden", "Garden co-op", Ok("Garden co-op"));
    check("garden", "  Garden\n co-op ", Ok("Garden co-op"));
    check("Garden", "Garden", Err("small letters"));
    check("garden-vote", "Garden", Err("command address"));
    check("help", "Help", Err("service itself"));
    check("garden", "  ", Err("--name is empty"));
    check("garden", "bell\u{7}", Err("control characters"));
    check("garden", &"x".repeat(101), Err("longer than 100"));
}
