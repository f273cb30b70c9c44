use super::*;

#[test]
fn a_file_name_cannot_break_out_of_its_header() {
    let check = |name: &str, expect: &str| assert_eq!(attachment(name), expect, "{name:?}");
    check("plan.pdf", "attachment; filename=\"plan.pdf\"; filename*=UTF-8''plan.pdf");
    check("a\"; x=\r\nSet-Cookie: y", "attachment; filename=\"a__ x_ Set-Cookie_ y\"; filename*=UTF-8''a%22%3B%20x%3D%20Set-Cookie%3A%20y");
    check("../../etc/passwd", "attachment; filename=\".._.._etc_passwd\"; filename*=UTF-8''.._.._etc_passwd");
    check("Größe.txt", "attachment; filename=\"Gr__e.txt\"; filename*=UTF-8''Gr%C3%B6%C3%9Fe.txt");
}
