use super::*;
use axum::http::HeaderMap;
use jiff::Timestamp;
use proptest::prelude::*;

async fn read(kind: &str, body: &[u8]) -> Result<Form, No> {
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, kind.parse().unwrap());
    Form::read(&Post { headers: &headers, body: body.to_vec().into(), now: Timestamp::UNIX_EPOCH }).await
}

#[tokio::test]
async fn both_kinds_of_forms_keep_every_octet() {
    let url = read("application/x-www-form-urlencoded", b"a=1+2&b=%C3%A9%ff&a=3&c&=x&d=%zz%4").await.unwrap();
    assert_eq!(url.text("a"), "1 2");
    assert_eq!(url.bytes("b"), Some(&b"\xc3\xa9\xff"[..]));
    assert_eq!((url.bytes("c"), url.text("d"), url.bytes("e")), (Some(&b""[..]), "%zz%4", None));
    let body = b"--x\r\nContent-Disposition: form-data; name=\"email\"\r\n\r\nFrom: a\r\n\xff\r\n--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"n.txt\"\r\nContent-Type: text/plain\r\n\r\nhi\r\n--x--\r\n";
    let multi = read("multipart/form-data; boundary=x", body).await.unwrap();
    assert_eq!(multi.bytes("email"), Some(&b"From: a\r\n\xff"[..]));
    assert_eq!((multi.0[1].file_name.as_deref(), multi.0[1].media_type.as_deref()), (Some("n.txt"), Some("text/plain")));
    assert!(matches!(multi.needed("none"), Err(No::Malformed(_))));
    assert!(matches!(read("multipart/form-data", body).await, Err(No::Malformed(_))));
    assert!(matches!(read("multipart/form-data; boundary=x", &body[..60]).await, Err(No::Malformed(_))));
}

#[tokio::test]
async fn a_form_of_nothing_but_fields_is_cut_short() {
    assert!(matches!(read("application/x-www-form-urlencoded", &b"a&".repeat(3_000)).await, Err(No::Malformed(_))));
}

proptest! {
    #[test]
    fn any_octets_are_read(body in proptest::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(urlencoded(&body).iter().map(|field| field.value.len()).sum::<usize>() <= body.len());
    }
}
