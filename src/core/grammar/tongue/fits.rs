//! Words that say of a time whether it suits, and of an order which end is the best.
//!
//! Only single words of denial stand here: "passt nicht" and "ei käy" are put together where they are read.

use super::{Meaning, Table};

pub const TABLES: &[(Meaning, Table)] = &[(Meaning::Suits, SUITS), (Meaning::SuitsNot, SUITS_NOT), (Meaning::Last, LAST)];

const SUITS: Table = &[
    (
        "en",
        "works|work|works best|would work|suits|suits me|can do|can|can make|can make it|can come|could do|i can|i can do|i can make|i'm free|free|available|ok|okay|fine|good|great|perfect|possible|doable|alright|all right|sure|does",
    ),
    (
        "de",
        "passt|passen|passt mir|passt gut|geht|gehen|geht gut|würde gehen|würde passen|kann|kann ich|ich kann|können|möglich|ok|okay|gut|prima|in ordnung|hätte zeit|habe zeit|hab zeit",
    ),
    ("fr", "me va|me vont|va|vont|convient|conviennent|me convient|me conviennent|peux|je peux|pouvons|possible|ok|ça marche|marche|parfait|disponible|libre"),
    ("es", "puedo|podemos|me va bien|me viene bien|va bien|vale|ok|bien|perfecto|posible|me sirve|me conviene|libre"),
    ("it", "posso|possiamo|va bene|vanno bene|mi va bene|ok|okay|perfetto|possibile|libero|libera"),
    ("pt", "posso|podemos|consigo|dá|ok|está bem|perfeito|possível|livre|disponível"),
    ("ca", "puc|em va bé|va bé|ok"),
    ("nl", "kan|kan ik|ik kan|kunnen|past|past mij|schikt|lukt|ok|oké|prima|goed|is goed|mogelijk"),
    ("pl", "pasuje|pasują|mogę|możemy|ok|okej|dobrze|odpowiada"),
    ("cs", "mohu|můžu|můžeme|vyhovuje|hodí se|ok|dobře"),
    ("sk", "môžem|môžeme|vyhovuje|hodí sa|ok|dobre"),
    ("ru", "могу|можем|подходит|удобно|ок|ok|хорошо"),
    ("uk", "можу|можемо|підходить|зручно|ок|ok|добре"),
    ("ro", "pot|putem|convine|îmi convine|merge|ok|e bine"),
    ("hu", "jó|megfelel|tudok|ok|rendben"),
    ("tr", "uygun|olur|gelebilirim|müsaitim|ok|tamam"),
    ("el", "μπορώ|βολεύει|με βολεύει|ok|οκ|εντάξει"),
    ("sv", "passar|kan|jag kan|funkar|fungerar|går|går bra|ok|okej|bra"),
    ("da", "passer|kan|jeg kan|går|går fint|fungerer|ok|okay|fint|godt"),
    ("nb", "passer|kan|jeg kan|går|går bra|går fint|funker|fungerer|ok|greit|fint|bra"),
    ("fi", "sopii|käy|voin|voimme|pääsen|onnistuu|ok"),
    ("ja", "大丈夫|大丈夫です|可|行けます"),
];

const SUITS_NOT: Table = &[
    ("en", "not|doesn't|does not|doesnt|don't|do not|can't|cannot|can not|cant|won't|isn't|impossible|no good|bad|busy|away|out|unavailable"),
    ("de", "nicht|gar nicht|unmöglich|keine zeit|habe keine zeit|hab keine zeit|schlecht"),
    ("fr", "pas|ne|pas du tout|impossible|indisponible|absent|absente"),
    ("es", "imposible"),
    ("it", "non|impossibile"),
    ("pt", "impossível"),
    ("ca", "impossible"),
    ("nl", "niet|onmogelijk|geen tijd"),
    ("pl", "niemożliwe|odpada"),
    ("cs", "nemohu|nemůžu|nejde|nehodí se|nevyhovuje"),
    ("sk", "nemôžem|nejde|nehodí sa|nevyhovuje"),
    ("ru", "не|никак|невозможно"),
    ("uk", "не|ніяк|неможливо"),
    ("ro", "imposibil"),
    ("sv", "inte|omöjligt"),
    ("da", "ikke|umuligt"),
    ("nb", "ikke|umulig"),
    ("fi", "en|mahdotonta|mahdoton"),
];

const LAST: Table = &[
    ("en", "last|worst|reversed|in reverse|ascending"),
    ("de", "letzte|letztes|letzter|zuletzt|schlechteste|schlechtestes|schlechtester|umgekehrt"),
    ("fr", "dernier|dernière|pire|inverse"),
    ("es", "último|última|peor|inverso"),
    ("it", "ultimo|ultima|peggiore|inverso"),
    ("pt", "último|última|pior|inverso"),
    ("nl", "laatste|slechtste|omgekeerd"),
    ("pl", "ostatni|ostatnia|ostatnie|najgorszy|najgorsza|odwrotnie"),
    ("cs", "poslední|nejhorší|obráceně"),
    ("ru", "последний|последнее|последняя|худший|наоборот"),
    ("sv", "sista|sist|sämst|omvänt"),
    ("da", "sidste|sidst|dårligst|omvendt"),
    ("nb", "siste|sist|dårligst|omvendt"),
    ("fi", "viimeinen|viimeisenä|huonoin|käänteisessä"),
];
