use super::*;
use clap::CommandFactory;

#[test]
fn the_command_line_is_put_together_soundly() {
    Line::command().debug_assert();
}

#[test]
fn the_whole_contract_is_understood() {
    let check = |line: &str, sound: bool| {
        let read = Line::try_parse_from(std::iter::once("mailmoot").chain(line.split_whitespace()));
        assert_eq!(read.is_ok(), sound, "{line}: {read:?}");
    };
    check("init --dir d --domain moot.example --url https://moot.example --smarthost h:25 --admin a@x.org --yes", true);
    check("init --dir d", false);
    check("serve --config d/mailmoot.toml", true);
    check("demo", true);
    check("demo --dir d --http 127.0.0.1:1 --smtp 127.0.0.1:2", true);
    check("demo --http nowhere", false);
    check("group add garden --name Garden --config c", true);
    check("group add garden --config c", false);
    check("group set garden --strict yes --config c", true);
    check("member add garden a@x.org --name Ana --config c", true);
    check("member add garden a@x.org --name Ana --coordinator --zone UTC --locale pt --prefers digest --quiet --config c", true);
    check("member add garden a@x.org --config c", false);
    check("member import garden list.csv --config c", true);
    check("ingest --config c", true);
    check("ingest - --config c", true);
    check("ingest m.eml --config c", true);
    check("status --config c", true);
    check("inspect", true);
    check("inspect --json a.eml b.eml -", true);
    check("tally", true);
    check("tally --json -", true);
    check("tally --json --rules meek --quota hare --seed s votes.blt", true);
    check("tally a b", false);
    check("webhook test mailgun --config c", true);
    check("webhook test script --url http://127.0.0.1:1/webhook/script --config c", true);
    check("webhook test --config c", false);
    check("poll list garden --config c", true);
    check("poll ask garden Fence --by ana@x.example --config c", true);
    check("poll ask garden Fence --config c", false);
    check("poll open 7 --config c", true);
    check("poll close 7 --config c", true);
    check("poll extend 7 Friday --config c", true);
    check("poll extend 7 --config c", false);
    check("poll reopen 7 Friday --tell --config c", true);
    check("poll outcome 7 Oak --config c", true);
    check("poll amend 7 --config c", false);
    check("vote", false);
}

#[test]
fn bad_input_and_faults_have_their_own_exit_codes() {
    let code = |failed: Failed| format!("{:?}", failed.exit_code());
    assert_eq!(code(Failed::Input("x".into())), format!("{:?}", ExitCode::from(2)));
    assert_eq!(code(Failed::fault("x", "y")), format!("{:?}", ExitCode::from(1)));
}
