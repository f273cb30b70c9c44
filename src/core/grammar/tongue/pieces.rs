//! Pieces of words, for languages that write a condition into the word or put no spaces between words.

use super::Manner;
use std::sync::LazyLock;

/// What one language writes into its words.
struct Pieces {
    /// Parted by `|`; `*` stands for anything. A word without one is compared with its accents.
    fits: &'static str,
    /// What looks like one of them and is none.
    except: &'static str,
}

const CONDITIONS: &[Pieces] = &[
    // Chinese; "but must" and "but only" are conditions, a mere "but" is none.
    Pieces {
        fits: "如果*|*如果*|要是*|假如*|倘若*|*除非*|*只要*|*前提*|*有条件*|*只有在*|*但要*|*但是要*|*但必须*|*但是必须*|*但需*|*但只*|*但仅*",
        except: "",
    },
    // Japanese; its "if" behind a noun is often a mere "as for", and none before a reason.
    Pieces {
        fits: "もし*|ただし*|但し*|*条件*|*限り*|*ければ*|*場合|*場合は|*なら|*ならば*|*なら賛成*|*なら同意*|*ならok*|*なら可*|*たら|*れば",
        except: "さようなら",
    },
    // Korean
    Pieces { fits: "*조건*|*경우에만*|*경우에|*전제*|*다면|*으면|*하면|*되면|*이면|*싸면|*오면|*가면|*지면", except: "" },
    // Turkish, whose endings follow the vowels before them. Those that also end words of its neighbors ("reverse",
    // "irse") count in the verbs alone that people use here.
    Pieces { fits: "*ırsa|*ürse|*olursa|*uzsa|*mazsa|*mezse|*mazsak|*mezsek|*ıysa|*iyse|*uysa|*üyse|*yorsa|*ırsak|*ürsek|*olursak", except: "" },
    Pieces {
        fits: "varsa|gerekirse|gelirse|gelirsek|isterse|istersek|isterseniz|verirse|ederse|ederseniz|yaparsa|yaparsak|çıkarsa|kalırsa|yağarsa|alırsak|biterse|yeterse",
        except: "",
    },
    // Slovenian and Vietnamese, whose words for "if" are small words elsewhere without their accents.
    Pieces { fits: "če|nếu", except: "" },
];

/// "But", at the beginning of what is not parted by spaces.
const ADVERSATIVES: &[Pieces] =
    &[Pieces { fits: "但*|不过*|不過*|可是*|然而*", except: "" }, Pieces { fits: "でも*|しかし*|だけど*|けれど*|ですが*", except: "" }];

/// "Reacted to your message", behind a name that is not parted from it.
const REACTIONS: &[Pieces] = &[
    Pieces {
        fits: "*にリアクションしました|*でリアクションしました|*リアクションを送信しました|*がリアクションしました", except: ""
    },
    Pieces { fits: "*做出了回应|*作出了回应|*做出了反应|*作出了反应|*作出反應|*做出回應", except: "" },
    Pieces { fits: "*반응했습니다|*반응을", except: "" },
];

/// Where a piece stands in its word.
#[derive(Clone, Copy)]
enum Place {
    Whole,
    Start,
    End,
    Inside,
}

/// One language's pieces, taken apart.
struct Shapes {
    /// In letters that every keyboard has, and the others: most words need no look at these.
    ascii: Vec<(Place, &'static str)>,
    others: Vec<(Place, &'static str)>,
    except: Vec<&'static str>,
}

static SHAPES: LazyLock<[Vec<Shapes>; 3]> = LazyLock::new(|| [CONDITIONS, ADVERSATIVES, REACTIONS].map(|table| table.iter().map(Shapes::of).collect()));

impl Shapes {
    fn of(pieces: &'static Pieces) -> Self {
        let (ascii, others) = pieces.fits.split('|').map(placed).partition(|(_, piece)| piece.is_ascii());
        Self { ascii, others, except: pieces.except.split('|').filter(|word| !word.is_empty()).collect() }
    }

    fn fit(&self, word: &str) -> bool {
        let fits = |(place, piece): &(Place, &str)| match place {
            Place::Whole => word == *piece,
            Place::Start => word.starts_with(piece),
            Place::End => word.ends_with(piece),
            Place::Inside => word.contains(piece),
        };
        self.ascii.iter().any(fits) || (!word.is_ascii() && self.others.iter().any(fits))
    }

    /// Whether a piece stands in the word, outside what only looks like one.
    fn stand_in(&self, word: &str) -> bool {
        if !self.fit(word) {
            return false;
        }
        let rest = self.except.iter().fold(word.to_string(), |word, except| word.replace(except, " "));
        rest == word || self.fit(&rest)
    }
}

fn placed(piece: &'static str) -> (Place, &'static str) {
    match (piece.strip_prefix('*'), piece.strip_suffix('*')) {
        (Some(_), Some(_)) => (Place::Inside, piece.trim_matches('*')),
        (Some(end), None) => (Place::End, end),
        (None, Some(start)) => (Place::Start, start),
        (None, None) => (Place::Whole, piece),
    }
}

/// Whether the word itself, folded, says what others say with a word of that manner.
pub fn written_into(word: &str, manner: Manner) -> bool {
    let [conditions, adversatives, reactions] = &*SHAPES;
    let table = match manner {
        Manner::If | Manner::OnlyIf => conditions,
        Manner::Adversative => adversatives,
        Manner::Reaction => reactions,
        _ => return false,
    };
    table.iter().any(|shapes| shapes.stand_in(word))
}

#[cfg(test)]
#[path = "pieces_tests.rs"]
mod tests;
