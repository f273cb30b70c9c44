//! The little of EXIF (a TIFF inside a photo) that must be known to keep a photo upright and its place unsaid.

/// Entries that are looked at in one directory.
const MOST_ENTRIES: usize = 500;
const ORIENTATION: u16 = 0x0112;
const GPS: u16 = 0x8825;

/// How a TIFF's numbers are written.
#[derive(Clone, Copy)]
struct Order {
    big: bool,
}

impl Order {
    fn of(tiff: &[u8]) -> Option<Self> {
        match tiff.get(..4)? {
            b"MM\0*" => Some(Self { big: true }),
            b"II*\0" => Some(Self { big: false }),
            _ => None,
        }
    }

    fn short(self, bytes: &[u8], at: usize) -> Option<u16> {
        let pair: [u8; 2] = bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if self.big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) })
    }

    fn long(self, bytes: &[u8], at: usize) -> Option<usize> {
        let four: [u8; 4] = bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(if self.big { u32::from_be_bytes(four) } else { u32::from_le_bytes(four) } as usize)
    }
}

/// Where the entries of the directory at `at` begin, tag by tag.
fn entries(tiff: &[u8], order: Order, at: usize) -> Vec<(u16, usize)> {
    let count = order.short(tiff, at).map_or(0, usize::from).min(MOST_ENTRIES);
    let place = |number: usize| at.checked_add(2 + number * 12);
    (0..count).filter_map(|number| place(number).and_then(|place| Some((order.short(tiff, place)?, place)))).collect()
}

/// How the photo is turned: 1 is upright, up to 8.
pub(super) fn orientation(tiff: &[u8]) -> Option<u16> {
    let order = Order::of(tiff)?;
    let first = order.long(tiff, 4)?;
    let (_, place) = entries(tiff, order, first).into_iter().find(|(tag, _)| *tag == ORIENTATION)?;
    order.short(tiff, place + 8).filter(|turned| (1..=8).contains(turned))
}

/// A TIFF that says how the photo is turned and nothing else.
pub(super) fn upright(orientation: u16) -> Vec<u8> {
    let mut tiff = b"II*\0\x08\0\0\0\x01\0".to_vec();
    // One entry: a short, once.
    tiff.extend_from_slice(&ORIENTATION.to_le_bytes());
    tiff.extend_from_slice(&[3, 0, 1, 0, 0, 0]);
    tiff.extend_from_slice(&orientation.to_le_bytes());
    tiff.extend_from_slice(&[0; 6]);
    tiff
}

/// Overwrites the place in the TIFF that begins at `start`, without moving anything: the GPS directory and its values.
pub(super) fn blank_place(bytes: &mut [u8], start: usize) {
    let Some(tiff) = bytes.get_mut(start..) else { return };
    let Some(order) = Order::of(tiff) else { return };
    let Some(first) = order.long(tiff, 4) else { return };
    let pointers: Vec<usize> =
        entries(tiff, order, first).into_iter().filter(|(tag, _)| *tag == GPS).filter_map(|(_, place)| order.long(tiff, place + 8)).collect();
    for directory in pointers {
        let places = entries(tiff, order, directory);
        for (_, place) in &places {
            let size = match order.short(tiff, place + 2) {
                Some(1 | 2 | 6 | 7) => 1,
                Some(3 | 8) => 2,
                Some(5 | 10 | 12) => 8,
                _ => 4,
            };
            let length = order.long(tiff, place + 4).unwrap_or(0).saturating_mul(size);
            if let (true, Some(value)) = (length > 4, order.long(tiff, place + 8)) {
                zero(tiff, value, length);
            }
        }
        zero(tiff, directory, 2 + places.len() * 12);
    }
}

fn zero(bytes: &mut [u8], from: usize, length: usize) {
    let to = from.saturating_add(length).min(bytes.len());
    if let Some(stretch) = bytes.get_mut(from..to) {
        stretch.fill(0);
    }
}
