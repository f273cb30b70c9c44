use super::*;
use crate::face::sample;

#[test]
fn every_kind_renders_as_agreed() {
    for kind in NoticeKind::ALL {
        let letter = render(&sample::brief(kind), &sample::house()).unwrap_or_else(|error| panic!("{kind:?}: {error:?}"));
        insta::assert_snapshot!(format!("{}.txt", kind.folder()), format!("Subject: {}\n\n{}", letter.subject, letter.text));
        insta::assert_snapshot!(format!("{}.html", kind.folder()), letter.html.expect("Cleo reads HTML"));
    }
}
