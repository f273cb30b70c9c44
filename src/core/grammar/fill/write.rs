//! A choice as somebody would type it: what a link in a mail or a program fills in.

use crate::core::ballot::{Choice, Fit};
use std::collections::BTreeMap;

/// The choice in codes, in a form that [`super::super::read_answer`] reads as exactly this choice on the same ballot.
pub fn filled_in(choice: &Choice) -> String {
    match choice {
        Choice::One(code) => code.clone(),
        Choice::Several(codes) => codes.iter().map(String::as_str).collect::<Vec<_>>().join(", "),
        Choice::Scores(values) | Choice::Dots(values) => pairs(values, "=", u32::to_string),
        Choice::Times(fits) => pairs(fits, " ", |fit| fit_word(*fit).to_string()),
        Choice::Ranking(tiers) => {
            let line = tiers.iter().map(|tier| tier.join(" = ")).collect::<Vec<_>>().join(" > ");
            // "1 = 2" alone could also be a place and an option.
            if tiers.len() == 1 && tiers[0].len() == 2 { format!("{line} >") } else { line }
        }
        Choice::NoneOfThese => super::super::names::NONE_CODE.to_string(),
        Choice::Words => String::new(),
    }
}

fn pairs<V>(given: &BTreeMap<String, V>, sign: &str, say: impl Fn(&V) -> String) -> String {
    given.iter().map(|(code, value)| format!("{code}{sign}{}", say(value))).collect::<Vec<_>>().join(", ")
}

fn fit_word(fit: Fit) -> &'static str {
    match fit {
        Fit::Yes => "yes",
        Fit::Maybe => "maybe",
        Fit::No => "no",
    }
}
