//! Words that take an answer back, halve it or tie it to something: conditions, hedges, denials, corrections.

use super::{Manner, Meaning, Table};

pub const TABLES: &[(Meaning, Table)] = &[
    (Meaning::Manner(Manner::If), IF),
    (Meaning::Manner(Manner::OnlyIf), ONLY_IF),
    (Meaning::Manner(Manner::Hedge), HEDGE),
    (Meaning::Manner(Manner::Unsure), UNSURE),
    (Meaning::Manner(Manner::Negation), NEGATION),
    (Meaning::Manner(Manner::Correction), CORRECTION),
    (Meaning::Manner(Manner::Adversative), ADVERSATIVE),
    (Meaning::Manner(Manner::Aside), ASIDE),
];

const IF: Table = &[
    (
        "en",
        "if|when|unless|but if|but when|but unless|assuming|except if|once|but once|but after|provided|subject to|but subject to|except when|in case|though only|however only|only in|only after|only with|only for|only from|only until",
    ),
    (
        "de",
        "wenn|falls|sofern|aber wenn|sobald|aber falls|außer|aber erst|im fall|jedoch nur|jedoch erst|allerdings nur|allerdings erst|nur im|nur bei|nur mit|erst wenn|erst im",
    ),
    ("fr", "si|mais si|s'il|quand|mais quand|à moins|sauf si|en cas|lorsque"),
    ("es", "si|pero si|cuando|salvo|a menos|excepto si|en caso|salvo si"),
    ("it", "se|ma se|quando|qualora|a meno|salvo se|in caso|tranne se"),
    ("pt", "se|mas se|quando|caso|a menos|exceto se|em caso|salvo se"),
    ("nl", "als|maar als|indien|mits|tenzij|behalve als|wanneer|pas als"),
    ("pl", "jeśli|jeżeli|ale jeśli|gdy|chyba że|o ile"),
    ("cs", "pokud|jestli|když|ale pokud|jen když|jestliže|ledaže|pakliže"),
    ("sk", "ak|pokiaľ|ale ak|ledaže|keby"),
    ("ru", "если|но если|когда|лишь бы|разве"),
    ("uk", "якщо|але якщо|хіба|коли"),
    ("ro", "dacă|dar dacă|decât dacă|când|doar dacă"),
    ("hu", "ha|de ha|amennyiben|kivéve|hacsak"),
    ("tr", "eğer|ama eğer|ancak|yalnız|olursa|varsa|gerekirse|eğer ki"),
    ("sv", "om|men om|ifall|när|förutsatt|såvida|utom om|bara om"),
    ("da", "hvis|men hvis|såfremt|når|medmindre|med mindre|undtagen"),
    ("nb", "hvis|men hvis|dersom|når|med mindre|unntatt|såfremt"),
    ("fi", "jos|mutta jos|kunhan|mikäli|ellei|paitsi|ellet"),
    ("ja", "もし|ただし"),
    ("ca", "si|però si|quan|llevat que|tret que"),
    ("sl", "kadar|razen"),
    ("hr", "ako|ukoliko|kada|osim"),
    ("sr", "ako|ukoliko|ако|уколико|када|осим"),
    ("bg", "ако|освен|когато"),
    ("el", "αν|εάν|εφόσον|όταν|εκτός|αρκεί"),
    ("et", "kui|juhul"),
    ("lt", "jei|jeigu|nebent"),
    ("lv", "ja vien|ja tas|ja ir|ja būs|ja var|ja nav|ja tikai|izņemot"),
    ("zh", "如果|除非|只要|但"),
    ("ko", "만약|만일|단|단지|다만|하지만"),
    ("ar", "إذا|اذا|لو|إلا|لكن|ولكن|عندما"),
    ("he", "אם|אבל אם|כאשר|אלא"),
    ("vi", "nếu như|nếu có|nếu mà|nếu được|với điều kiện|trừ khi"),
    ("id", "jika|kalau|asalkan|apabila|kecuali"),
    ("hi", "अगर|यदि|बशर्ते|लेकिन अगर"),
];

const ONLY_IF: Table = &[
    (
        "en",
        "only if|only when|but only|provided that|provided we|provided it|provided the|provided you|as long as|so long as|on condition|on the condition|under the condition|on one condition|with the condition|conditional on|unless|as long|except if|contingent on|in case|with one change|with a change|with the change|with one amendment|with the amendment|with an amendment|however only|though only|but not before|subject to",
    ),
    (
        "de",
        "nur wenn|nur falls|aber nur|unter der bedingung|vorausgesetzt|solange|es sei denn|sofern|nur dann wenn|bedingung|unter vorbehalt|vorbehaltlich|mit vorbehalt|allerdings nur|jedoch nur|jedoch erst|allerdings erst|außer wenn|unter der voraussetzung",
    ),
    (
        "fr",
        "seulement si|uniquement si|à condition|sous réserve|pourvu que|tant que|à moins que|mais seulement|sauf si|sous condition|sous conditions|excepté si|à la condition",
    ),
    (
        "es",
        "solo si|sólo si|siempre que|siempre y cuando|a condición|con tal de|a menos que|pero solo|excepto si|salvo que|salvo si|en caso de que|con la condición|bajo la condición|a menos de",
    ),
    ("it", "solo se|a condizione|purché|a patto|sempre che|a meno che|ma solo|salvo che|soltanto se|tranne se|con riserva|nel caso in cui|con la condizione"),
    ("pt", "só se|somente se|apenas se|desde que|com a condição|contanto que|a menos que|mas só|exceto se|salvo se|sob condição|sob a condição"),
    ("nl", "alleen als|op voorwaarde|mits|zolang|tenzij|maar alleen|behalve als|onder voorbehoud|onder de voorwaarde|alleen indien|alleen wanneer"),
    ("pl", "tylko jeśli|tylko jeżeli|pod warunkiem|o ile|chyba że|ale tylko|z zastrzeżeniem|tylko gdy|tylko wtedy"),
    ("cs", "jen pokud|pouze pokud|pod podmínkou|za podmínky|ale jen|jestliže|ledaže|s výhradou|jen když"),
    ("sk", "len ak|iba ak|pod podmienkou|ledaže|s podmienkou|iba keď"),
    ("ru", "только если|при условии|но только|с условием|лишь бы|лишь если|если только|разве что|с оговоркой|кроме случая"),
    ("uk", "тільки якщо|лише якщо|за умови|хіба що|якщо тільки|з умовою|аби тільки"),
    ("ro", "doar dacă|numai dacă|cu condiția|decât dacă|sub condiția|în cazul în care|cu excepția"),
    ("hu", "csak ha|feltéve|kivéve ha|amennyiben|hacsak nem|azzal a feltétellel|csak akkor"),
    ("tr", "sadece eğer|şartıyla|koşuluyla|yeter ki|şartı ile|bir şartla|tek şartla|olması halinde|olmadıkça|takdirde|ancak eğer|olursa"),
    ("sv", "bara om|endast om|under förutsättning|så länge|förutsatt att|men bara|såvida|utom om|med förbehåll|på villkor"),
    ("da", "kun hvis|under forudsætning|så længe|forudsat|men kun|medmindre|med mindre|på betingelse|under betingelse|med forbehold"),
    ("nb", "bare hvis|kun hvis|under forutsetning|så lenge|forutsatt|men bare|med mindre|på betingelse|på vilkår|med forbehold"),
    ("fi", "vain jos|ainoastaan jos|edellyttäen|sillä ehdolla|mutta vain|ellei|paitsi jos|sillä edellytyksellä|varauksella|ehdollisesti"),
    ("ca", "només si|sempre que|a condició|amb la condició|llevat que|tret que|a menys que"),
    ("sl", "samo če|pod pogojem|razen če"),
    ("hr", "samo ako|pod uvjetom|osim ako"),
    ("sr", "samo ako|само ако|pod uslovom|под условом|osim ako|осим ако"),
    ("bg", "само ако|при условие|освен ако"),
    ("el", "εκτός αν|εκτός εάν|εφόσον|υπό τον όρο|με την προϋπόθεση|υπό την προϋπόθεση|μόνο αν|μόνο εάν|με τον όρο|υπό όρους"),
    ("et", "ainult kui|tingimusel|juhul kui|välja arvatud kui"),
    ("lt", "tik jei|tik jeigu|su sąlyga|nebent"),
    ("lv", "tikai ja|ar nosacījumu|ja vien|izņemot ja"),
    ("ja", "条件付き|条件付きで"),
    ("zh", "前提是|有条件"),
    ("ko", "조건부|조건부로"),
    ("ar", "بشرط|شريطة|إلا إذا|الا اذا|فقط إذا|فقط اذا|ما لم|على شرط|طالما"),
    ("he", "רק אם|בתנאי|אלא אם|בתנאי ש"),
    ("vi", "chỉ khi|với điều kiện|miễn là|trừ khi"),
    ("id", "hanya jika|hanya kalau|dengan syarat|asalkan|kecuali"),
    ("hi", "केवल अगर|केवल यदि|सिर्फ अगर|बशर्ते|इस शर्त|शर्त पर"),
];

const HEDGE: Table = &[
    ("en", "maybe|perhaps|possibly|probably|might|i guess|depends|it depends|or not"),
    ("de", "vielleicht|eventuell|wahrscheinlich|evtl|kommt drauf an|eher"),
    ("fr", "peut-être|peut être|probablement|ça dépend"),
    ("es", "quizás|quizá|tal vez|a lo mejor|depende|probablemente"),
    ("it", "forse|magari|probabilmente|dipende"),
    ("pt", "talvez|provavelmente|depende"),
    ("nl", "misschien|wellicht|waarschijnlijk"),
    ("pl", "może|być może|chyba|prawdopodobnie"),
    ("cs", "možná|asi|snad"),
    ("sk", "možno|asi"),
    ("ru", "может быть|возможно|наверное"),
    ("uk", "можливо|мабуть"),
    ("ro", "poate|probabil"),
    ("hu", "talán|lehet"),
    ("tr", "belki"),
    ("sv", "kanske|möjligen|troligen"),
    ("da", "måske|muligvis|nok"),
    ("nb", "kanskje|muligens"),
    ("fi", "ehkä|mahdollisesti|kai"),
    ("ja", "たぶん|多分"),
];

const UNSURE: Table = &[
    (
        "en",
        "not sure|unsure|can't say|cannot say|don't know|do not know|no idea|undecided|can't decide|cannot decide|need to think|have to think|let me think|worst to best|worst first|from worst|least to most|least first|least favorite first|reverse order|lowest first|last to first",
    ),
    (
        "de",
        "nicht sicher|weiß nicht|weiß es nicht|keine ahnung|unentschieden|muss noch überlegen|schlechteste zuerst|schlechtestes zuerst|umgekehrter reihenfolge|vom schlechtesten",
    ),
    ("fr", "pas sûr|pas sûre|ne sais pas|sais pas|aucune idée|du pire au meilleur|le pire d'abord|ordre inverse"),
    ("es", "no estoy seguro|no estoy segura|no sé|ni idea|de peor a mejor|orden inverso"),
    ("it", "non sono sicuro|non sono sicura|non so|nessuna idea"),
    ("pt", "não tenho certeza|não sei|sem ideia"),
    ("nl", "niet zeker|weet niet|weet het niet|geen idee"),
    ("pl", "nie wiem|nie jestem pewien|nie jestem pewna"),
    ("cs", "nevím|nejsem si jistý|nejsem si jistá"),
    ("ru", "не знаю|не уверен|не уверена"),
    ("sv", "inte säker|vet inte|ingen aning"),
    ("da", "ikke sikker|ved ikke|ingen anelse"),
    ("nb", "ikke sikker|vet ikke|aner ikke"),
    ("fi", "en tiedä|en ole varma"),
];

const NEGATION: Table = &[
    ("en", "not|no|never|none|neither|nor|without|against|except|anything|but|don't|won't|can't|isn't|nothing|cannot|hardly|nobody"),
    ("de", "nicht|kein|keine|keinen|keines|nie|niemals|ohne|gegen|weder|außer|aber|nichts|kaum"),
    ("fr", "pas|ne|ni|jamais|aucun|aucune|sans|contre|sauf|mais|non|rien"),
    ("es", "no|ni|nunca|ninguna|ninguno|sin|contra|salvo|pero|nada"),
    ("it", "non|no|né|mai|nessuno|nessuna|senza|contro|tranne|ma|niente"),
    ("pt", "não|nem|nunca|nenhum|nenhuma|sem|contra|mas|nada"),
    ("nl", "niet|geen|nooit|zonder|tegen|behalve|maar|niets"),
    ("pl", "nie|żaden|żadna|nigdy|bez|przeciw|ale|oprócz"),
    ("cs", "ne|žádný|žádná|nikdy|bez|proti|ale|kromě"),
    ("sv", "inte|ingen|inget|aldrig|utan|emot|men"),
    ("da", "ikke|ingen|intet|aldrig|uden|imod|men"),
    ("nb", "ikke|ingen|aldri|uten|imot|men"),
    ("fi", "ei|en|emme|mikään|ilman|vastaan|mutta"),
    ("ru", "не|нет|ни|никогда|без|против|но|кроме"),
];

const CORRECTION: Table = &[
    ("en", "actually|no wait|wait|sorry i mean|i mean|i meant|correction|on second thought|make that|scratch that|rather"),
    ("de", "eigentlich|halt|nein doch|ich meine|ich meinte|korrektur|doch lieber|quatsch|lieber doch"),
    ("fr", "en fait|finalement|je veux dire|correction|plutôt"),
    ("es", "en realidad|mejor dicho|quiero decir|perdón"),
    ("it", "anzi|in realtà|volevo dire|correzione"),
    ("pt", "aliás|na verdade|quero dizer|correção"),
    ("nl", "eigenlijk|nee toch|ik bedoel|correctie|toch liever"),
    ("pl", "właściwie|a jednak|jednak|mam na myśli"),
    ("cs", "vlastně|teda|oprava"),
    ("sv", "egentligen|nej vänta|jag menar|rättelse"),
    ("da", "egentlig|nej vent|jeg mener|rettelse"),
    ("nb", "egentlig|nei vent|jeg mener|rettelse"),
    ("fi", "itse asiassa|siis|eikun|korjaus"),
    ("ru", "вернее|точнее|нет погодите|я имею в виду|я имела в виду|я имел в виду|исправление"),
];

const ADVERSATIVE: Table = &[
    ("en", "but|although|though|however|even though|still|yet"),
    ("de", "aber|obwohl|obgleich|jedoch|allerdings|wobei"),
    ("fr", "mais|bien que|quoique|cependant|toutefois"),
    ("es", "pero|aunque|sin embargo"),
    ("it", "anche se|benché|sebbene|però|tuttavia"),
    ("pt", "mas|embora|porém|contudo"),
    ("nl", "maar|hoewel|al zou|echter"),
    ("pl", "ale|choć|chociaż|jednakże"),
    ("cs", "ale|ačkoli|ačkoliv|avšak"),
    ("ru", "но|хотя|однако"),
    ("uk", "але|хоча|однак"),
    ("ro", "dar|deși"),
    ("hu", "de|bár|habár"),
    ("tr", "ama|fakat|lakin"),
    ("el", "αλλά|αν και|όμως"),
    ("sv", "men|fast|även om"),
    ("da", "men|selvom|selv om"),
    ("nb", "men|selv om"),
    ("fi", "mutta|vaikka"),
];

/// A number that is a pronoun behind another word, and a position that is only thought about.
const ASIDE: Table = &[
    (
        "en",
        "this one|that one|the one|these two|those two|each one|any one|another one|which one|a first|a second|a third|a fourth|would block|i'd block|could block|might block|would veto|would abstain|would disagree",
    ),
    ("de", "die eine|der eine|das eine|diese eine|diesen einen|ein zweiter|eine zweite|würde blockieren|könnte blockieren"),
    ("fr", "l'une|la une|celle une|une seconde|un second|une deuxième|un deuxième"),
    ("es", "esta una|la una|una segunda|un segundo"),
    ("it", "questa una|quella una|una seconda|un secondo"),
    ("pt", "esta uma|uma segunda|um segundo"),
    ("nl", "die een|deze een|die ene|een tweede|zou blokkeren"),
    ("pl", "ten jeden|ta jedna|tę jedną"),
    ("cs", "ten jeden|ta jedna|tu jednu"),
    ("ru", "этот один|эта одна|эту одну"),
    ("sv", "den ena|denna en|en andra"),
    ("da", "den ene|denne ene|en anden"),
    ("nb", "den ene|denne ene|en annen"),
    ("fi", "tämä yksi|se yksi|toinen yksi"),
];

/// Pieces of words that tie an answer to something, in languages that write it into the word or put no spaces between
/// words: `*` stands for anything. A word without one is compared with its accents.
const CONDITIONS: &[&str] = &[
    "如果*|*如果*|要是*|假如*|倘若*|*除非*|*只要*|*前提*|*有条件*|*只有在*|但是*|但*|不过*|不過*|可是*",
    "もし*|ただし*|但し*|*条件*|*限り*|*ければ*|*場合|*場合は|*なら|*なら賛成*|*ならば*|*たら|*れば",
    "*조건*|*경우에만*|*경우에|*전제*|*다면|*으면|*하면|*되면|*이면|*싸면|*오면|*가면|*지면",
    "*ırsa|*ürse|*olursa|*uzsa|*mazsa|*mezse|*ıysa|*uysa|*üyse|*yorsa",
    "če|nếu",
];

/// Whether the word itself ties an answer to something.
pub fn is_condition(word: &str) -> bool {
    let fits = |piece: &str| match (piece.strip_prefix('*'), piece.strip_suffix('*')) {
        (Some(_), Some(_)) => word.contains(piece.trim_matches('*')),
        (Some(end), None) => word.ends_with(end),
        (None, Some(start)) => word.starts_with(start),
        (None, None) => word == piece,
    };
    !word.is_ascii() && !word.ends_with("さようなら") && CONDITIONS.iter().flat_map(|pieces| pieces.split('|')).any(fits)
}
