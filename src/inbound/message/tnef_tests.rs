use super::*;

fn attribute(id: u32, data: &[u8]) -> Vec<u8> {
    let sum = data.iter().fold(0_u16, |sum, octet| sum.wrapping_add(u16::from(*octet)));
    [&[1][..], &id.to_le_bytes(), &(data.len() as u32).to_le_bytes(), data, &sum.to_le_bytes()].concat()
}

fn winmail() -> Vec<u8> {
    let start = [&SIGNATURE[..], &[1, 0]].concat();
    [
        start,
        attribute(CODE_PAGE, &1250_u32.to_le_bytes()),
        attribute(BODY, b"P\xf8\xedli\x9a drah\xe9.\r\n\0"),
        attribute(ATTACHMENT, &[0; 14]),
        attribute(TITLE, b"..\\pl\xe1n.pdf\0"),
        attribute(0x0006_9005, b"properties"),
        attribute(DATA, b"%PDF-1.7"),
    ]
    .concat()
}

#[test]
fn text_and_files_come_out_of_a_winmail_dat() {
    let inside = read(&winmail()).expect("it is sound");
    assert_eq!(inside.text.as_deref(), Some("Příliš drahé.\n"));
    assert_eq!(inside.files.len(), 1);
    assert_eq!((inside.files[0].name.as_str(), inside.files[0].bytes.as_slice()), ("plán.pdf", b"%PDF-1.7".as_slice()));
}

#[test]
fn what_is_broken_is_no_winmail_dat() {
    let whole = winmail();
    for length in [0, 3, 7, 20, whole.len() - 1] {
        assert!(read(&whole[..length]).is_none() || length == 6, "{length}");
    }
    assert!(read(b"PK\x03\x04").is_none());
    let huge = [&SIGNATURE[..], &[1, 0, 1], &BODY.to_le_bytes(), &u32::MAX.to_le_bytes()].concat();
    assert!(read(&huge).is_none());
}

proptest::proptest! {
    #[test]
    fn any_octets_are_read(tail: Vec<u8>) {
        read(&tail);
        read(&[&SIGNATURE[..], &tail].concat());
    }
}
