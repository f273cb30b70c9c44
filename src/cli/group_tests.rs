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

#[derive(clap::Parser)]
struct Typed {
    #[command(subcommand)]
    group: Group,
}

#[test]
fn only_the_rules_that_are_named_are_set() {
    use clap::Parser;
    let read = |line: &str| Typed::try_parse_from(std::iter::once("group").chain(line.split_whitespace()).chain(["--config", "c"])).ok();
    let check = |line: &str, expect: (Option<bool>, Option<bool>, Option<Level>, Option<u64>)| {
        let Some(Typed { group: Group::Set(set) }) = read(line) else { panic!("{line} is not understood") };
        let (members_may_poll, strict, default_level, attach_limit) = expect;
        assert_eq!(set.command(), Command::SetGroupRules { handle: "garden".into(), members_may_poll, strict, default_level, attach_limit }, "{line}");
    };
    check("set garden --strict yes", (None, Some(true), None, None));
    check("set garden --members-may-poll no --default-level digest", (Some(false), None, Some(Level::Digest), None));
    check("set garden --attach-limit 0", (None, None, None, Some(0)));
    for wrong in [
        "set garden",
        "set --strict yes",
        "set garden --strict",
        "set garden --strict maybe",
        "set garden --default-level loud",
        "set garden --attach-limit -1",
        "set garden --attach-limit 104857601",
    ] {
        assert!(read(wrong).is_none(), "{wrong}");
    }
}
