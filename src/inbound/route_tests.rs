use super::*;

#[test]
fn our_domain_is_ours_in_either_form() {
    let directory = Directory::new("xn--bcher-kva.example", Keyring::new("x", vec![(1, [7; 32])]));
    directory.learn(["garden".to_string()]);
    for (address, is_ours) in [
        ("garden@xn--bcher-kva.example", true),
        ("<Garden@XN--bcher-kva.Example>", true),
        ("garden@bücher.example", true),
        ("garden@BÜCHER.example", true),
        ("garden@bu\u{308}cher.example", true),
        ("garden@bucher.example", false),
        ("garden@bücher..example", false),
        ("gärden@bücher.example", false),
        ("postmaster", true),
    ] {
        assert_eq!(directory.destination(address).is_some(), is_ours, "{address}");
    }
}
