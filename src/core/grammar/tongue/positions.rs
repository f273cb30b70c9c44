//! Words for the positions of a sense check and of a count.

use super::{Meaning, Table};
use crate::core::poll::Position;

pub const TABLES: &[(Meaning, Table)] = &[
    (Meaning::Position(Position::LooksGood), LOOKS_GOOD),
    (Meaning::Position(Position::NotSure), NOT_SURE),
    (Meaning::Position(Position::Concerned), CONCERNED),
    (Meaning::Position(Position::Accept), ACCEPT),
    (Meaning::Position(Position::Decline), DECLINE),
];

const LOOKS_GOOD: Table = &[
    ("en", "looks good|looks good to me|lgtm|good|great|sounds good|all good"),
    ("de", "sieht gut aus|gut|passt|passt so|klingt gut"),
    ("fr", "ça me va|ça me semble bien|très bien|ça me paraît bien"),
    ("es", "me parece bien|se ve bien|está bien"),
    ("it", "mi sembra buono|va bene|mi va bene"),
    ("pt", "parece bom|parece-me bem|está bem|está bom"),
    ("nl", "ziet er goed uit|prima|lijkt me goed"),
    ("pl", "wygląda dobrze|w porządku|brzmi dobrze"),
    ("cs", "vypadá dobře|v pořádku"),
    ("sk", "vyzerá dobre|v poriadku"),
    ("ru", "хорошо|выглядит хорошо"),
    ("sv", "ser bra ut|låter bra"),
    ("da", "ser godt ud|lyder godt"),
    ("nb", "ser bra ut|høres bra ut"),
    ("fi", "näyttää hyvältä|kuulostaa hyvältä"),
];

const NOT_SURE: Table = &[
    ("en", "not sure|unsure|i'm not sure|undecided"),
    ("de", "nicht sicher|unsicher|bin nicht sicher|unentschieden"),
    ("fr", "pas sûr|pas sûre|pas certain|pas certaine"),
    ("es", "no estoy seguro|no estoy segura|no es seguro"),
    ("it", "non sono sicuro|non sono sicura|incerto|incerta"),
    ("pt", "não tenho certeza|não tenho a certeza|incerto"),
    ("nl", "niet zeker|weet niet zeker"),
    ("pl", "nie jestem pewien|nie jestem pewna|niepewny"),
    ("cs", "nejsem si jistý|nejsem si jistá"),
    ("sk", "nie som si istý|nie som si istá"),
    ("ru", "не уверен|не уверена"),
    ("sv", "osäker|inte säker"),
    ("da", "usikker|ikke sikker"),
    ("nb", "usikker|ikke sikker"),
    ("fi", "en ole varma|epävarma"),
];

const CONCERNED: Table = &[
    ("en", "concerned|i'm concerned|worried|concern|concerns|i have concerns"),
    ("de", "bedenken|bedenklich|habe bedenken|ich habe bedenken|besorgt"),
    ("fr", "inquiet|inquiète|j'ai des réserves|réserves|préoccupé|préoccupée"),
    ("es", "preocupado|preocupada|tengo reparos|me preocupa"),
    ("it", "preoccupato|preoccupata|perplesso|perplessa"),
    ("pt", "preocupado|preocupada|tenho reservas"),
    ("nl", "bezorgd|bedenkingen|heb bedenkingen"),
    ("pl", "mam obawy|obawy|zaniepokojony|zaniepokojona"),
    ("cs", "mám obavy|obavy"),
    ("sk", "mám obavy|obavy"),
    ("ru", "есть сомнения|обеспокоен|обеспокоена"),
    ("sv", "orolig|betänkligheter|tveksam"),
    ("da", "bekymret|betænkeligheder"),
    ("nb", "bekymret|betenkeligheter"),
    ("fi", "huolissani|huolestunut|epäilen"),
];

const ACCEPT: Table = &[
    (
        "en",
        "accept|i'm in|im in|count me in|in|me too|i'll come|i'll be there|i will come|will be there|i will be there|i can make it|can make it|i can come|i'm coming|i am coming|i'm going|i am in|coming|i'm there",
    ),
    (
        "de",
        "dabei|bin dabei|ich bin dabei|zusage|ich komme|nehme teil|mache mit|bin da|ich bin da|ich kann kommen|kann kommen|komme gerne|ich nehme teil|ich mache mit|bin mit dabei|ich bin mit dabei",
    ),
    ("fr", "j'accepte|accepte|j'en suis|je participe|je viens|présent|présente|je serai là|je peux venir|je viendrai|je serai présent|je serai présente"),
    ("es", "acepto|me apunto|cuenta conmigo|cuenten conmigo|voy|participo|puedo ir|ahí estaré|allí estaré|estaré|vendré|iré"),
    ("it", "accetto|ci sono|ci sto|partecipo|vengo|posso venire|verrò|ci sarò"),
    ("pt", "aceito|participo|conta comigo|contem comigo|vou|posso ir|estarei lá|vou estar lá"),
    ("nl", "ik doe mee|doe mee|ik kom|erbij|reken op mij|ik ben erbij|ben erbij|ik kan komen|ik kom ook|ik ben er"),
    ("pl", "akceptuję|biorę udział|będę|wchodzę w to|liczcie na mnie|mogę przyjść|przyjdę"),
    ("cs", "přijímám|zúčastním se|přijdu|budu|mohu přijít|můžu přijít|dorazím"),
    ("sk", "prijímam|zúčastním sa|prídem|budem"),
    ("ru", "участвую|приду|буду|принимаю|смогу|я приду|я буду|смогу прийти"),
    ("sv", "jag är med|är med|jag kommer|räkna med mig|deltar|jag kan komma|kommer"),
    ("da", "jeg er med|er med|jeg kommer|deltager|jeg kan komme|kommer"),
    ("nb", "jeg er med|er med|jeg kommer|deltar|jeg kan komme|kommer"),
    ("fi", "mukana|olen mukana|tulen|osallistun|pääsen|pääsen tulemaan"),
];

const DECLINE: Table = &[
    (
        "en",
        "decline|i'm out|im out|count me out|out|not me this time|can't come|cannot come|i can't make it|can't make it|cannot make it|i cannot make it|can not make it|can't be there|i can't be there|i can't come|i cannot come|can't join|can't attend|i can't|i cannot|can't|cannot|won't be there|i won't be there|i will not be there|won't be able to come|i won't be able to come|won't be able to make it|i won't be able to make it|won't make it|i won't make it|won't come|i won't come|i'm not coming|i am not coming|not coming|i'm not going|not going|i'm not in|have to decline|i have to decline",
    ),
    (
        "de",
        "absage|nicht dabei|bin nicht dabei|ich bin nicht dabei|ohne mich|ich komme nicht|komme nicht|leider nicht dabei|bin leider nicht dabei|ich bin leider nicht dabei|ich komme leider nicht|komme leider nicht|kann nicht|ich kann nicht|kann leider nicht|ich kann leider nicht|kann nicht kommen|ich kann nicht kommen|kann leider nicht kommen|ich kann leider nicht kommen|bin nicht da|ich bin nicht da|bin leider nicht da|ich bin leider nicht da|bin verhindert|ich bin verhindert|leider verhindert|bin leider verhindert|schaffe es nicht|ich schaffe es nicht|schaffe es leider nicht|ich schaffe es leider nicht|nehme nicht teil",
    ),
    (
        "fr",
        "je décline|décline|sans moi|je ne viens pas|absent|absente|je ne pourrai pas venir|je ne pourrai pas|je ne peux pas|je ne peux pas venir|je peux pas|je peux pas venir|je ne serai pas là|je ne viendrai pas|je ne serai pas présent|je ne serai pas présente",
    ),
    (
        "es",
        "rechazo|no me apunto|no cuenten conmigo|no voy|no participo|no puedo|no puedo ir|no podré|no podré ir|no podré asistir|no puedo asistir|no iré|no estaré",
    ),
    (
        "it",
        "rifiuto|non ci sono|non partecipo|non vengo|senza di me|non posso|non posso venire|non riesco|non riesco a venire|non potrò|non potrò venire|non verrò|non ci sarò",
    ),
    (
        "pt",
        "recuso|não participo|não vou|não contem comigo|não posso|não posso ir|não poderei|não poderei ir|não consigo ir|não vou poder|não vou poder ir|não estarei",
    ),
    (
        "nl",
        "ik doe niet mee|doe niet mee|ik kom niet|zonder mij|kom niet|ik kan niet|kan niet|ik kan helaas niet|kan helaas niet|ik kan niet komen|kan niet komen|ik kan er niet bij zijn|ik ben er niet|ik ben er niet bij|ben er niet bij|ik ben niet van de partij",
    ),
    ("pl", "odmawiam|nie biorę udziału|nie będę|beze mnie|nie mogę|nie mogę przyjść|nie przyjdę|nie dam rady"),
    ("cs", "odmítám|nezúčastním se|nepřijdu|beze mě|nemohu|nemůžu|nemohu přijít|nemůžu přijít|nebudu|nedorazím"),
    ("sk", "odmietam|nezúčastním sa|neprídem|nemôžem|nemôžem prísť|nebudem"),
    ("ru", "не участвую|не приду|не буду|отказываюсь|не смогу|я не смогу|не смогу прийти|не могу|я не приду|не получится"),
    (
        "sv",
        "jag är inte med|inte med|jag kommer inte|avböjer|kan inte|jag kan inte|kan tyvärr inte|jag kan tyvärr inte|kan inte komma|jag kan inte komma|kommer inte|är inte med",
    ),
    (
        "da",
        "jeg er ikke med|ikke med|jeg kommer ikke|afslår|kan ikke|jeg kan ikke|kan desværre ikke|jeg kan desværre ikke|kan ikke komme|jeg kan ikke komme|kommer ikke|er ikke med",
    ),
    (
        "nb",
        "jeg er ikke med|ikke med|jeg kommer ikke|avslår|kan ikke|jeg kan ikke|kan dessverre ikke|jeg kan dessverre ikke|kan ikke komme|jeg kan ikke komme|kommer ikke|er ikke med",
    ),
    ("fi", "en ole mukana|en tule|en osallistu|en pääse|en pääse tulemaan|en voi|en voi tulla|valitettavasti en pääse"),
];
