use super::*;

#[test]
fn file_names_are_found_as_programs_write_them() {
    let check = |value: &str, expect: &str| assert_eq!(file_name(value.as_bytes(), None).as_deref().unwrap_or_default(), expect, "{value:?}");
    check("attachment; filename=plan.pdf", "plan.pdf");
    check("attachment; filename=\"my plan.pdf\"", "my plan.pdf");
    check("attachment; filename=my plan.pdf; size=3", "my plan.pdf");
    check("attachment; size=3; FileName = \"plan.pdf\"", "plan.pdf");
    check("image/png; name=\"a;b.png\"", "a;b.png");
    check("attachment; filename=\"C:\\Users\\Ana\\plan.pdf\"", "C:\\Users\\Ana\\plan.pdf");
    check("attachment; filename=\"say \\\"hi\\\".txt\"", "say \"hi\".txt");
    check("attachment; filename=\"never ends.pdf", "never ends.pdf");
    check("attachment; filename=\"folded\r\n name.pdf\"", "folded name.pdf");
    // RFC 2047 where it does not belong, in and out of quotes.
    check("attachment; filename=\"=?utf-8?Q?Gr=C3=BCn.pdf?=\"", "Grün.pdf");
    check("attachment; filename==?utf-8?B?R3LDvG4ucGRm?=", "Grün.pdf");
    check("attachment; filename=\"=?utf-8?B?R3LD?= =?utf-8?B?vG4ucGRm?=\"", "Grün.pdf");
    // RFC 2231.
    check("attachment; filename*=UTF-8''Gr%C3%BCn.pdf", "Grün.pdf");
    check("attachment; filename*=iso-8859-1'de'Gr%FCn.pdf; filename=\"Gr_n.pdf\"", "Grün.pdf");
    check("attachment; filename*0=\"a long \"; filename*1=\"name.pdf\"", "a long name.pdf");
    check("attachment; filename*1*=%BCn.pdf; filename*0*=UTF-8''Gr%C3", "Grün.pdf");
    check("attachment; filename*0*=UTF-8''Gr%C3%BC; filename*1=\"n%20.pdf\"", "Grün%20.pdf");
    check("attachment; filename*=Gr%C3%BCn.pdf", "Grün.pdf");
    check("attachment; filename=\"UTF-8''Gr%C3%BCn.pdf\"", "Grün.pdf");
    check("attachment; filename*=UTF-8''100%.pdf", "100%.pdf");
    check("attachment", "");
    check("attachment; filename=\"\"", "");
    check("attachment; filename*x=3", "");
    assert_eq!(file_name(b"attachment; filename=\"Gr\xfcn.pdf\"", None).as_deref(), Some("Grün.pdf"));
}

proptest::proptest! {
    #[test]
    fn any_parameters_are_read(value: Vec<u8>) {
        file_name(&value, None);
    }

    #[test]
    fn parameters_of_any_make_are_read(value in r#"attachment(; ?(file)?name(\*[0-9]{0,3})?\*?=("|')?[a-z%0-9'= ?]{0,12}"?){0,6}"#) {
        file_name(value.as_bytes(), None);
    }
}
