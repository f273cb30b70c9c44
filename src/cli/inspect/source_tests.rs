//! Tests of finding messages.

use super::*;

fn texts(raw: &str) -> Vec<String> {
    split(raw.as_bytes()).into_iter().map(|message| String::from_utf8(message).unwrap()).collect()
}

#[test]
fn an_mbox_is_parted_and_its_quoting_undone() {
    let mbox = "From ana Thu Nov 26 10:00:00 2026\nSubject: one\n\n>From here on\nFrom now on\n\nFrom ben Thu Nov 26 10:00:01 2026\nSubject: two\n\nx\n";
    assert_eq!(texts(mbox), ["Subject: one\n\nFrom here on\nFrom now on\n\n", "Subject: two\n\nx\n"]);
    assert_eq!(texts("Subject: one\n\nFrom here\n"), ["Subject: one\n\nFrom here\n"]);
    assert_eq!(texts(""), [""]);
}

#[test]
fn a_folder_is_read_in_order_and_what_cannot_be_read_is_named() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [("b.eml", "2"), ("a.eml", "1"), ("c.txt", "no")] {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    std::fs::create_dir(folder.path().join("more")).unwrap();
    std::fs::write(folder.path().join("more/d.eml"), "3").unwrap();
    let mut seen = Vec::new();
    let all = each(folder.path(), |_, raw| {
        seen.push(String::from_utf8_lossy(raw).into_owned());
        Ok(())
    });
    assert!(all.is_ok());
    assert_eq!(seen, ["1", "2", "3"]);
    assert!(matches!(each(Path::new("/nowhere/x.eml"), |_, _| Ok(())), Err(Failed::Read(path, _)) if path.ends_with("x.eml")));
    assert!(matches!(each(folder.path(), |_, _| Err(io::ErrorKind::BrokenPipe.into())), Err(Failed::Write(_))));
}
