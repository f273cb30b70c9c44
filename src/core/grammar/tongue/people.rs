//! Values of the settings of a poll mail that are about people: who may vote, who breaks ties, `Try: me`.

use super::{Meaning, Table};

pub const TABLES: &[(Meaning, Table)] =
    &[(Meaning::MayVote(true), MAY_VOTE), (Meaning::MayVote(false), MAY_NOT_VOTE), (Meaning::Seed, SEED), (Meaning::AskerDecides, ASKER), (Meaning::Me, ME)];

const MAY_VOTE: Table = &[
    ("en", "may vote|can vote|vote"),
    ("de", "dürfen abstimmen|stimmen mit|stimmen ab|wählen mit"),
    ("fr", "peuvent voter|votent"),
    ("es", "pueden votar|votan"),
    ("it", "possono votare|votano"),
    ("pt", "podem votar|votam"),
    ("nl", "mogen stemmen|stemmen mee"),
    ("pl", "mogą głosować|głosują"),
    ("sv", "får rösta|röstar"),
    ("da", "må stemme|stemmer med"),
    ("nb", "kan stemme|stemmer"),
    ("fi", "saavat äänestää|äänestävät"),
    ("cs", "mohou hlasovat|smí hlasovat|hlasují"),
    ("ru", "могут голосовать|голосуют"),
];

const MAY_NOT_VOTE: Table = &[
    ("en", "may not vote|cannot vote|do not vote"),
    ("de", "dürfen nicht abstimmen|stimmen nicht mit|stimmen nicht ab|wählen nicht mit"),
    ("fr", "ne peuvent pas voter|ne votent pas"),
    ("es", "no pueden votar|no votan"),
    ("it", "non possono votare|non votano"),
    ("pt", "não podem votar|não votam"),
    ("nl", "mogen niet stemmen|stemmen niet mee"),
    ("pl", "nie mogą głosować|nie głosują"),
    ("sv", "får inte rösta|röstar inte"),
    ("da", "må ikke stemme|stemmer ikke med"),
    ("nb", "kan ikke stemme|stemmer ikke"),
    ("fi", "eivät saa äänestää|eivät äänestä"),
    ("cs", "nemohou hlasovat|nesmí hlasovat|nehlasují"),
    ("ru", "не могут голосовать|не голосуют"),
];

const SEED: Table = &[
    ("en", "seed|lot|draw"),
    ("de", "los|startwert|losen"),
    ("fr", "tirage|graine"),
    ("es", "semilla|sorteo"),
    ("it", "seme|sorteggio"),
    ("pt", "semente|sorteio"),
    ("nl", "lot|loting"),
    ("pl", "ziarno|losowanie"),
    ("sv", "frö|lottning"),
    ("da", "frø|lodtrækning"),
    ("nb", "frø|loddtrekning"),
    ("fi", "siemen|arvonta"),
    ("cs", "semínko|los"),
    ("ru", "жребий|зерно"),
];

const ASKER: Table = &[
    ("en", "asker|coordinator|chair|i decide"),
    ("de", "koordination|leitung|ich entscheide"),
    ("fr", "coordination|je décide"),
    ("es", "coordinación|yo decido"),
    ("it", "coordinatore|decido io"),
    ("pt", "coordenação|eu decido"),
    ("nl", "coördinator|ik beslis"),
    ("pl", "koordynator|ja decyduję"),
    ("sv", "samordnare|jag avgör"),
    ("da", "koordinator|jeg afgør"),
    ("nb", "koordinator|jeg avgjør"),
    ("fi", "koordinaattori|minä päätän"),
    ("cs", "koordinátor|rozhodnu já"),
    ("ru", "координатор|решаю я"),
];

const ME: Table = &[
    ("en", "me|only me|just me|myself"),
    ("de", "ich|mir|mich|nur ich|nur mir"),
    ("fr", "moi|moi seul|moi seule"),
    ("es", "mí|a mí|yo|solo yo"),
    ("it", "me|io|solo io"),
    ("pt", "mim|eu|só eu"),
    ("nl", "mij|ik|alleen ik"),
    ("pl", "ja|mnie|tylko ja"),
    ("sv", "mig|jag|bara jag"),
    ("da", "mig|jeg|kun mig"),
    ("nb", "meg|jeg|bare meg"),
    ("fi", "minä|minulle|vain minä"),
    ("cs", "mě|já|jen já"),
    ("ru", "я|мне|только мне"),
];
