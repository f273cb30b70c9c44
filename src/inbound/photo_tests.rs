//! Photos made here, segment by segment, with a place in them.

use super::*;
use proptest::prelude::*;

/// A TIFF with an orientation and a GPS directory that says 52° 31' north.
fn tiff(big: bool, turned: u16) -> Vec<u8> {
    let short = |number: u16| if big { number.to_be_bytes().to_vec() } else { number.to_le_bytes().to_vec() };
    let long = |number: u32| if big { number.to_be_bytes().to_vec() } else { number.to_le_bytes().to_vec() };
    let mut tiff = if big { b"MM\0*".to_vec() } else { b"II*\0".to_vec() };
    tiff.extend(long(8));
    tiff.extend(short(2));
    tiff.extend([short(0x0112), short(3), long(1), short(turned), short(0)].concat());
    tiff.extend([short(0x8825), short(4), long(1), long(38)].concat());
    tiff.extend(long(0));
    tiff.extend(short(2));
    tiff.extend([short(1), short(2), long(2), b"N\0\0\0".to_vec()].concat());
    tiff.extend([short(2), short(5), long(3), long(68)].concat());
    tiff.extend(long(0));
    tiff.extend([long(52), long(1), long(31), long(1), long(777), long(100)].concat());
    tiff
}

fn segment(marker: u8, data: &[u8]) -> Vec<u8> {
    [&[0xff, marker][..], &(data.len() as u16 + 2).to_be_bytes(), data].concat()
}

/// A small JPEG whose scan has stuffed octets and restarts, and a second photo behind its end.
fn jpeg(turned: u16) -> Vec<u8> {
    let exif = [b"Exif\0\0".as_slice(), &tiff(true, turned)].concat();
    [
        vec![0xff, 0xd8],
        segment(0xe0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"),
        segment(0xe1, &exif),
        segment(0xe1, b"http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude=\"52,31.7N\"/>"),
        segment(0xe2, b"ICC_PROFILE\0\x01\x01colors"),
        segment(0xe2, b"MPF\0two pictures"),
        segment(0xfe, b"taken at home"),
        segment(0xc0, &[8, 0, 100, 0, 200, 1, 1, 0x11, 0]),
        segment(0xda, &[1, 1, 0, 0, 63, 0]),
        vec![1, 2, 0xff, 0, 3, 0xff, 0xd0, 4],
        segment(0xc4, b"table"),
        segment(0xda, &[1, 1, 0, 0, 63, 0]),
        vec![5, 6],
        vec![0xff, 0xd9],
        vec![0xff, 0xd8],
        segment(0xe1, &exif),
    ]
    .concat()
}

fn has(bytes: &[u8], needle: &[u8]) -> bool {
    memmem::find(bytes, needle).is_some()
}

fn cleaned(bytes: &[u8]) -> Vec<u8> {
    without_place(bytes).flatten().expect("it is a photo that can be read")
}

#[test]
fn a_jpeg_keeps_its_picture_its_colors_and_how_it_is_turned() {
    let kept = cleaned(&jpeg(6));
    for gone in [b"GPS".as_slice(), b"home", b"MPF", &777_u32.to_be_bytes(), &777_u32.to_le_bytes()] {
        assert!(!has(&kept, gone), "{gone:?}");
    }
    for stays in [b"JFIF\0".as_slice(), b"ICC_PROFILE", &[1, 2, 0xff, 0, 3, 0xff, 0xd0, 4], b"table", &[5, 6, 0xff, 0xd9]] {
        assert!(has(&kept, stays), "{stays:?}");
    }
    assert!(kept.ends_with(&[5, 6, 0xff, 0xd9]), "what stands behind the picture is cut");
    let exif = memmem::find(&kept, b"Exif\0\0").expect("it was turned");
    assert_eq!(exif::orientation(&kept[exif + 6..]), Some(6));
    assert_eq!(&kept[2..4], &[0xff, 0xe0], "JFIF stays first");
    // Once more changes nothing, and an upright photo needs no EXIF.
    assert_eq!(cleaned(&kept), kept);
    assert!(!has(&cleaned(&jpeg(1)), b"Exif"));
}

#[test]
fn a_jpeg_that_ends_early_keeps_what_there_is_and_a_broken_one_is_none() {
    let whole = jpeg(6);
    let scan = memmem::find(&whole, &[1, 2, 0xff, 0]).expect("it has a scan");
    let cut = cleaned(&whole[..scan + 3]);
    assert!(cut.ends_with(&[0xff, 0xd9]) && !has(&cut, &777_u32.to_be_bytes()));
    assert_eq!(without_place(&whole[..30]), None);
    assert_eq!(without_place(b"\xff\xd8\xff\xe1\0"), None);
}

#[test]
fn a_png_loses_its_texts() {
    let chunk = |kind: &[u8], data: &[u8]| [&(data.len() as u32).to_be_bytes()[..], kind, data, b"\0\0\0\0"].concat();
    let exif = chunk(b"eXIf", &tiff(true, 1));
    let png =
        [PNG.to_vec(), chunk(b"IHDR", &[0; 13]), exif, chunk(b"iTXt", b"XML GPSLatitude"), chunk(b"IDAT", b"data"), chunk(b"IEND", b""), b"tail".to_vec()];
    let kept = cleaned(&png.concat());
    assert!(has(&kept, b"IDATdata") && kept.ends_with(b"IEND\0\0\0\0"));
    assert!(!has(&kept, b"GPS") && !has(&kept, b"eXIf"));
    assert_eq!(without_place(&png[..2].concat()), None);
}

#[test]
fn a_webp_keeps_how_it_is_turned_and_its_flags_are_true() {
    let chunk = |kind: &[u8], data: &[u8]| [kind, &(data.len() as u32).to_le_bytes()[..], data, &vec![0; data.len() % 2]].concat();
    let chunks =
        [chunk(b"VP8X", &[0b0010_1100, 0, 0, 0, 1, 0, 0, 1, 0, 0]), chunk(b"VP8 ", b"abc"), chunk(b"EXIF", &tiff(false, 8)), chunk(b"XMP ", b"GPS")].concat();
    let webp = [b"RIFF".as_slice(), &(chunks.len() as u32 + 4).to_le_bytes(), b"WEBP", &chunks].concat();
    let kept = cleaned(&webp);
    assert!(!has(&kept, b"GPS") && !has(&kept, &777_u32.to_le_bytes()) && has(&kept, b"abc"));
    assert_eq!(kept[20], 0b0010_1000);
    assert_eq!(u32::from_le_bytes(kept[4..8].try_into().expect("four octets")) as usize, kept.len() - 8);
    let exif = memmem::find(&kept, b"EXIF").expect("it was turned");
    assert_eq!(exif::orientation(&kept[exif + 8..]), Some(8));
}

#[test]
fn a_heic_has_its_place_overwritten_and_nothing_moved() {
    for big in [true, false] {
        let heic =
            [b"\0\0\0\x18ftypheic\0\0\0\0".as_slice(), b"metamdat\0\0\0\x06Exif\0\0", &tiff(big, 6), b"<x exif:GPSLatitude=\"52,31.7N\"/>picture"].concat();
        let kept = cleaned(&heic);
        assert_eq!(kept.len(), heic.len());
        assert!(!has(&kept, &777_u32.to_be_bytes()) && !has(&kept, &777_u32.to_le_bytes()) && !has(&kept, b"52,31"));
        let exif = memmem::find(&kept, b"Exif\0\0").expect("it stays") + 6;
        assert_eq!(exif::orientation(&kept[exif..]), Some(6));
        assert!(kept.ends_with(b"picture"));
    }
    let scan = cleaned(&tiff(false, 3));
    assert_eq!((exif::orientation(&scan), has(&scan, &777_u32.to_le_bytes())), (Some(3), false));
}

#[test]
fn what_is_no_photo_is_left_alone() {
    for bytes in [b"%PDF-1.7".as_slice(), b"GIF89a", b"", b"RIFF", b"\0\0\0\x18ftypisom"] {
        assert_eq!(without_place(bytes), Some(None));
    }
}

proptest! {
    #[test]
    fn any_octets_behind_any_magic_are_read(tail: Vec<u8>) {
        for magic in [&[0xff, 0xd8, 0xff][..], PNG, b"RIFF\0\0\0\0WEBP", b"II*\0", b"MM\0*", b"\0\0\0\x18ftypheic"] {
            without_place(&[magic, &tail].concat());
        }
    }

    #[test]
    fn a_damaged_photo_never_keeps_its_place(at in 0_usize..400, octet: u8) {
        let mut photo = jpeg(6);
        let at = at % photo.len();
        photo[at] = octet;
        if let Some(Some(kept)) = without_place(&photo) {
            let text = memmem::find(&kept, b"GPSLatitude");
            prop_assert!(text.is_none() || photo[at] != jpeg(6)[at]);
        }
    }
}
