use super::*;
use crate::core::group::Role;
use crate::core::person::Level;

const ADDING: Adding<'_> = Adding { handle: "garden", quiet: false, name_is_right: false };

fn check(csv: &str, expect: Result<&[&str], &[(u64, &str)]>) {
    match (read_members(ADDING, csv.as_bytes()), expect) {
        (Ok(members), Ok(expect)) => {
            let got: Vec<String> = members.iter().map(|(_, member)| format!("{} <{}>", member.name, member.address)).collect();
            assert_eq!(got, expect, "{csv}");
        }
        (Err(bad), Err(expect)) => {
            assert_eq!(bad.len(), expect.len(), "{csv}: {bad:?}");
            for (bad, (line, part)) in bad.iter().zip(expect) {
                assert!(bad.line == *line && bad.why.contains(part), "{csv}: {bad}, wanted line {line}: {part}");
            }
        }
        (got, expect) => panic!("{csv}: {got:?}, wanted {expect:?}"),
    }
}

#[test]
fn sound_lists_are_read_in_any_common_shape() {
    check("ana@x.org,Ana\n", Ok(&["Ana <ana@x.org>"]));
    check("address,name,role,zone,locale,prefers\nana@x.org,Ana,coordinator,Europe/Lisbon,pt,digest\n", Ok(&["Ana <ana@x.org>"]));
    check("name,address\r\n\"Silva, Ana\",Ana@X.org\r\n", Ok(&["Silva, Ana <ana@x.org>"]));
    check("\u{feff}address;name\nana@x.org;Ana\nben@x.org;Ben\n", Ok(&["Ana <ana@x.org>", "Ben <ben@x.org>"]));
    check("home@x.org,Ana\nhome@x.org,Ben\n", Ok(&["Ana <home@x.org>", "Ben <home@x.org>"]));
}

#[test]
fn bad_lines_are_named_with_their_number() {
    check("ana@x.org,Ana\nben,Ben\n", Err(&[(2, "\"ben\" is not one mail address")]));
    check("ana@x.org,Ana\nben@b..x.org,Ben\njosé@x.org,José\n", Err(&[(2, "is not one mail address"), (3, "\"josé@x.org\" cannot be written to")]));
    check("ana@x.org,Ana\n\n\nben@x.org,\n", Err(&[(4, "the name is empty")]));
    check("address,name,role\nana@x.org,Ana,boss\n", Err(&[(2, "\"boss\" is not a role; write member or coordinator")]));
    check("ana@x.org,Ana,,Mars,,\nben@x.org,Ben,,,,sometimes\n", Err(&[(1, "\"Mars\" is not a zone"), (2, "\"sometimes\" is not a level")]));
    check("ana@x.org,Ana,member,UTC,english language,\n", Err(&[(1, "is not a language")]));
    check("ana@x.org,\"Ana\nSilva\"\nben,Ben\n", Err(&[(3, "\"ben\"")]));
    check("adress,name\nana@x.org,Ana\n", Err(&[(1, "\"adress\" is not one mail address")]));
    check("address,nam\nana@x.org,Ana\n", Err(&[(1, "no column \"nam\"; did you mean name?"), (2, "not one mail address")]));
    check("ana@x.org,Ana\nana@x.org,Ana\n", Err(&[(2, "is on line 1 already")]));
    check("ana@x.org,Silva, Ana,member,UTC,en,digest\n", Err(&[(1, "7 fields where 6 are expected")]));
    check("", Err(&[(1, "nobody in this file")]));
}

#[test]
fn a_file_in_another_encoding_is_named_with_its_line() {
    let bad = read_members(ADDING, b"ana@x.org,Ana\njos@x.org,Jos\xe9\n").expect_err("latin-1");
    assert_eq!(bad.len(), 1);
    assert_eq!(bad[0].line, 2);
}

#[test]
fn every_column_arrives() {
    let members = read_members(Adding { quiet: true, ..ADDING }, b"ana@x.org,Ana,Coordinator,Europe/Lisbon,pt-BR,Asked\n").unwrap();
    let ana = &members[0].1;
    assert_eq!((ana.role, ana.prefers, ana.quiet), (Role::Coordinator, Some(Level::Asked), true));
    assert_eq!((ana.zone.as_deref(), ana.locale.as_deref(), ana.handle.as_str()), (Some("Europe/Lisbon"), Some("pt-BR"), "garden"));
}

#[test]
fn names_that_look_like_others_of_the_list_are_told_by_their_line() {
    // The second list has a Cyrillic a, the third a Greek omicron in Bob.
    check("a@x.org,Ana\nb@x.org,Ana\nc@x.org,ANA\n", Ok(&["Ana <a@x.org>", "Ana <b@x.org>", "ANA <c@x.org>"]));
    check(
        "a@x.org,Ana\nb@x.org,Ben\nc@x.org,An\u{430}\n",
        Err(&[(3, "looks like Ana on line 1 and is written otherwise; if it is right, import the list with --names-are-right")]),
    );
    check("a@x.org,B\u{3bf}b\nb@x.org,Bob\n", Err(&[(2, "on line 1")]));
    let insisting = read_members(Adding { name_is_right: true, ..ADDING }, "a@x.org,Ana\nb@x.org,An\u{430}\n".as_bytes()).unwrap();
    assert!(insisting.iter().all(|(_, member)| member.name_is_right));
    check("a@x.org,Ana\nana@b\u{fc}cher.example,Bea\nana@xn--bcher-kva.example,Bea\n", Err(&[(3, "is on line 2 already")]));
}
