use super::*;

#[derive(clap::Parser)]
struct Typed {
    #[command(subcommand)]
    poll: Poll,
}

#[test]
fn an_amendment_becomes_one_order_for_each_thing_that_is_named() {
    use clap::Parser;
    let read = |line: &str| match Typed::try_parse_from(["poll", "amend", "7", "--config", "c"].into_iter().chain(line.split_whitespace())) {
        Ok(Typed { poll: Poll::Amend(amend) }) => amend.changes.orders().map_err(|failed| failed.to_string()),
        Ok(_) => Err("another order".into()),
        Err(error) => Err(error.to_string()),
    };
    assert_eq!(read("--title Gate").unwrap(), [PollOrder::Title { title: "Gate".into() }]);
    let options = PollOrder::Options { names: vec!["Green".into(), "White".into()] };
    assert_eq!(read("--option Green --option White --add Oak").unwrap(), [options, PollOrder::Add { name: "Oak".into() }]);
    assert_eq!(read("--reword 2=Oak").unwrap(), [PollOrder::Reword { code: "2".into(), name: "Oak".into() }]);
    assert!(read("--reword Oak").unwrap_err().contains("CODE=NAME"));
    assert!(read("").is_err(), "nothing to change");
}
