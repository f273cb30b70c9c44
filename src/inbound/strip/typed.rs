//! What somebody typed between the lines of a letter that their program quotes without marks, by what editors put around
//! new words: a class of the program's own, or a loud color ("my answers in red"). Our letters have neither.

use super::programs::declared;
use super::tag::Tag;

/// The class that Outlook gives to what is typed. In what it quotes every class has another name ("x_…").
const TYPED: &str = "elementtoproof";
/// The least difference between the strongest and the weakest of red, green and blue in a loud color, of 255. Those of
/// our letters are far below.
const LOUD: u8 = 100;

/// Whether what stands in that element was typed into a quoted letter of ours.
pub(super) fn is_typed(tag: &Tag<'_>) -> bool {
    if tag.is_bare() || tag.name == "a" {
        return false;
    }
    let style = tag.value("style");
    let color = declared(&style).find(|(name, _)| *name == "color").map(|(_, color)| color);
    let loud = |color: &str| chroma(color).is_some_and(|chroma| chroma >= LOUD);
    tag.value("class").split_ascii_whitespace().any(|word| word == TYPED) || color.is_some_and(loud) || (tag.name == "font" && loud(&tag.value("color")))
}

/// How loud a color is, from 0 (gray) to 255; `None` for what is no color we know. In lower case.
fn chroma(color: &str) -> Option<u8> {
    let parts = named(color).or_else(|| by_digits(color)).or_else(|| by_numbers(color))?;
    Some(parts.iter().max()? - parts.iter().min()?)
}

/// The names that editors offer.
fn named(color: &str) -> Option<[u8; 3]> {
    Some(match color {
        "red" => [255, 0, 0],
        "blue" => [0, 0, 255],
        "green" => [0, 128, 0],
        "purple" => [128, 0, 128],
        "navy" => [0, 0, 128],
        "maroon" => [128, 0, 0],
        "teal" => [0, 128, 128],
        "orange" => [255, 165, 0],
        "fuchsia" => [255, 0, 255],
        _ => return None,
    })
}

/// "#c00000", "#f00".
fn by_digits(color: &str) -> Option<[u8; 3]> {
    let digits = color.strip_prefix('#').filter(|digits| digits.is_ascii())?;
    let part = |at: usize| match digits.len() {
        6 => u8::from_str_radix(&digits[at * 2..at * 2 + 2], 16).ok(),
        3 => u8::from_str_radix(&digits[at..=at], 16).ok().map(|digit| digit * 17),
        _ => None,
    };
    Some([part(0)?, part(1)?, part(2)?])
}

/// "rgb(192, 0, 0)".
fn by_numbers(color: &str) -> Option<[u8; 3]> {
    let inside = color.strip_prefix("rgb(").or_else(|| color.strip_prefix("rgba("))?.split_once(')')?.0;
    let mut numbers = inside.split(',').map(|number| number.trim().parse().ok());
    Some([numbers.next()??, numbers.next()??, numbers.next()??])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loud_colors_are_told_from_those_of_letters() {
        for loud in ["red", "#ff0000", "#c00000", "#f00", "#0070c0", "rgb(237, 92, 87)", "rgba(0, 0, 255, 1)", "#7030a0"] {
            assert!(chroma(loud).is_some_and(|chroma| chroma >= LOUD), "{loud}");
        }
        for calm in ["black", "#000000", "#26312b", "#5f6a64", "#1f4a36", "#2f5d46", "windowtext", "inherit", "#12", "rgb(1,2)", "rgb(38, 49, 43)", "#éa"] {
            assert!(chroma(calm).is_none_or(|chroma| chroma < LOUD), "{calm}");
        }
    }
}
