use super::*;

#[test]
fn a_group_needs_a_sound_handle_and_a_name() {
    let check = |handle: &str, name: &str, expect: Result<&str, &str>| match (create(handle, name, None), expect) {
        (Ok(command), Ok(name)) => assert_eq!(command, Command::CreateGroup { handle: handle.into(), name: name.into(), locale: None }),
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

/// Whether members may poll, strict, the first level, the limit of files, the language.
type Named<'a> = (Option<bool>, Option<bool>, Option<Level>, Option<u64>, Option<&'a str>);

#[test]
fn only_the_rules_that_are_named_are_set() {
    use clap::Parser;
    let read = |line: &str| Typed::try_parse_from(std::iter::once("group").chain(line.split_whitespace()).chain(["--config", "c"])).ok();
    let check = |line: &str, expect: Named<'_>| {
        let Some(Typed { group: Group::Set(set) }) = read(line) else { panic!("{line} is not understood") };
        let (members_may_poll, strict, default_level, attach_limit, locale) = expect;
        let (handle, locale) = ("garden".into(), locale.map(str::to_string));
        assert_eq!(set.command(), Command::SetGroupRules { handle, members_may_poll, strict, default_level, attach_limit, locale }, "{line}");
    };
    check("set garden --strict yes", (None, Some(true), None, None, None));
    check("set garden --members-may-poll no --default-level digest", (Some(false), None, Some(Level::Digest), None, None));
    check("set garden --attach-limit 0", (None, None, None, Some(0), None));
    check("set garden --locale pt-BR", (None, None, None, None, Some("pt-BR")));
    for wrong in [
        "set garden",
        "set --strict yes",
        "set garden --strict",
        "set garden --strict maybe",
        "set garden --default-level loud",
        "set garden --locale no!",
        "set garden --attach-limit -1",
        "set garden --attach-limit 104857601",
    ] {
        assert!(read(wrong).is_none(), "{wrong}");
    }
}

#[test]
fn a_template_is_kept_of_its_lines_or_dropped() {
    use clap::Parser;
    let read = |words: &[&str]| Typed::try_parse_from(["group", "template", "garden"].into_iter().chain(words.iter().copied()).chain(["--config", "c"])).ok();
    let check = |words: &[&str], lines: Option<&str>| {
        let Some(Typed { group: Group::Template(template) }) = read(words) else { panic!("{words:?} is not understood") };
        assert_eq!(template.command(), Command::SetTemplate { handle: "garden".into(), name: "weekly".into(), lines: lines.map(String::from) });
    };
    check(&["weekly", "--line", "Quorum: 50%", "--line", "Reasons: required"], Some("Quorum: 50%\nReasons: required"));
    check(&["weekly", "--drop"], None);
    assert!(read(&["weekly"]).is_none() && read(&["weekly", "--drop", "--line", "Quorum: 8"]).is_none());
}
