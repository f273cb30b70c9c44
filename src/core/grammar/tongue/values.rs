//! Values of the settings of a poll mail: `most votes`, `after closing`.

use super::{Meaning, Table};
use crate::core::poll::{Reasons, ResultsShown, Rule, StvQuota};

pub const TABLES: &[(Meaning, Table)] = &[
    (Meaning::Rule(Rule::MostVotes), MOST_VOTES),
    (Meaning::Rule(Rule::Majority), MAJORITY),
    (Meaning::Rule(Rule::TwoThirds), TWO_THIRDS),
    (Meaning::Rule(Rule::Consent), CONSENT),
    (Meaning::Rule(Rule::Advice), ADVICE),
    (Meaning::Shown(ResultsShown::Always), ALWAYS),
    (Meaning::Shown(ResultsShown::AfterVoting), AFTER_VOTING),
    (Meaning::Shown(ResultsShown::AfterClosing), AFTER_CLOSING),
    (Meaning::Needed(Reasons::Required), REQUIRED),
    (Meaning::Needed(Reasons::Optional), OPTIONAL),
    (Meaning::Needed(Reasons::Off), OFF),
    (Meaning::Needed(Reasons::RequiredToObject), TO_OBJECT),
    (Meaning::Needed(Reasons::RequiredToBlock), TO_BLOCK),
    (Meaning::Quota(StvQuota::Droop), DROOP),
    (Meaning::Quota(StvQuota::Hare), HARE),
];

const MOST_VOTES: Table = &[
    ("en", "most votes|plurality|most"),
    ("de", "meiste stimmen|die meisten stimmen|relative mehrheit"),
    ("fr", "le plus de voix|majorité relative|majorité simple"),
    ("es", "más votos|mayoría simple"),
    ("it", "più voti|maggioranza relativa"),
    ("pt", "mais votos|maioria simples"),
    ("nl", "meeste stemmen"),
    ("pl", "najwięcej głosów|większość zwykła"),
    ("sv", "flest röster"),
    ("da", "flest stemmer"),
    ("nb", "flest stemmer"),
    ("fi", "eniten ääniä"),
    ("cs", "nejvíce hlasů|nejvíc hlasů"),
    ("ru", "больше голосов|простое большинство|относительное большинство"),
];

const MAJORITY: Table = &[
    ("en", "majority|more than half|absolute majority"),
    ("de", "mehrheit|absolute mehrheit|mehr als die hälfte"),
    ("fr", "majorité|majorité absolue"),
    ("es", "mayoría|mayoría absoluta"),
    ("it", "maggioranza|maggioranza assoluta"),
    ("pt", "maioria|maioria absoluta"),
    ("nl", "meerderheid|absolute meerderheid"),
    ("pl", "większość|większość bezwzględna"),
    ("sv", "majoritet|mer än hälften"),
    ("da", "flertal|absolut flertal"),
    ("nb", "flertall|absolutt flertall"),
    ("fi", "enemmistö"),
    ("cs", "většina|nadpoloviční většina"),
    ("ru", "большинство|абсолютное большинство"),
];

const TWO_THIRDS: Table = &[
    ("en", "two thirds|two-thirds|2/3|two thirds majority"),
    ("de", "zwei drittel|zweidrittelmehrheit|zweidrittel|2/3"),
    ("fr", "deux tiers|aux deux tiers|2/3"),
    ("es", "dos tercios"),
    ("it", "due terzi"),
    ("pt", "dois terços"),
    ("nl", "twee derde|tweederde"),
    ("pl", "dwie trzecie"),
    ("sv", "två tredjedelar"),
    ("da", "to tredjedele"),
    ("nb", "to tredjedeler"),
    ("fi", "kaksi kolmasosaa"),
    ("cs", "dvě třetiny"),
    ("ru", "две трети"),
];

const CONSENT: Table = &[
    ("en", "consent|no blocks|unless blocked"),
    ("de", "konsent|konsens|zustimmung"),
    ("fr", "consentement|consensus"),
    ("es", "consentimiento|consenso"),
    ("it", "consenso"),
    ("pt", "consentimento|consenso"),
    ("nl", "consent|instemming|consensus"),
    ("pl", "konsent|zgoda|konsensus"),
    ("sv", "samtycke|konsensus"),
    ("da", "samtykke|konsensus"),
    ("nb", "samtykke|konsensus"),
    ("fi", "suostumus|konsensus"),
    ("cs", "souhlas|konsenzus"),
    ("ru", "консент|согласие|консенсус"),
];

const ADVICE: Table = &[
    ("en", "advice|advisory|opinion"),
    ("de", "rat|beratung|meinungsbild|beratend"),
    ("fr", "avis|consultatif|conseil"),
    ("es", "consejo|consultiva|consultivo"),
    ("it", "parere|consiglio|consultivo"),
    ("pt", "conselho|consultivo|consultiva"),
    ("nl", "advies"),
    ("pl", "rada|doradcze|opinia"),
    ("sv", "råd|rådgivande"),
    ("da", "råd|vejledende"),
    ("nb", "råd|rådgivende"),
    ("fi", "neuvo|neuvoa-antava"),
    ("cs", "rada|poradní"),
    ("ru", "совет|совещательное|мнение"),
];

const ALWAYS: Table = &[
    ("en", "always|now|live|open|visible|any time"),
    ("de", "immer|jederzeit|offen|sofort"),
    ("fr", "toujours|immédiatement"),
    ("es", "siempre"),
    ("it", "sempre"),
    ("pt", "sempre"),
    ("nl", "altijd"),
    ("pl", "zawsze"),
    ("sv", "alltid"),
    ("da", "altid"),
    ("nb", "alltid"),
    ("fi", "aina"),
    ("cs", "vždy"),
    ("ru", "всегда|сразу"),
];

const AFTER_VOTING: Table = &[
    ("en", "after voting|after vote|after you vote|after your vote"),
    ("de", "nach der stimmabgabe|nach stimmabgabe|nach dem abstimmen"),
    ("fr", "après le vote|après avoir voté"),
    ("es", "después de votar|tras votar"),
    ("it", "dopo il voto|dopo aver votato"),
    ("pt", "depois de votar|após votar|após o voto"),
    ("nl", "na het stemmen|na stemmen"),
    ("pl", "po oddaniu głosu|po głosowaniu"),
    ("sv", "efter röstning|efter att ha röstat"),
    ("da", "efter afstemning|efter du har stemt"),
    ("nb", "etter avstemning|etter at du har stemt"),
    ("fi", "äänestämisen jälkeen"),
    ("cs", "po hlasování"),
    ("ru", "после голосования|после голоса"),
];

const AFTER_CLOSING: Table = &[
    ("en", "after closing|after close|after it closes|at the end|closed|hidden|when closed|after the close"),
    ("de", "nach schluss|nach ende|am ende|nach dem ende|nach abschluss"),
    ("fr", "après la clôture|à la fin|après clôture"),
    ("es", "después del cierre|al final|tras el cierre|al cierre"),
    ("it", "dopo la chiusura|alla fine"),
    ("pt", "depois do encerramento|após o encerramento|no fim|no final"),
    ("nl", "na sluiting|aan het einde|na afloop"),
    ("pl", "po zamknięciu|na końcu"),
    ("sv", "efter stängning|i slutet"),
    ("da", "efter lukning|til sidst"),
    ("nb", "etter stenging|til slutt"),
    ("fi", "sulkemisen jälkeen|lopussa"),
    ("cs", "po uzavření|na konci"),
    ("ru", "после закрытия|в конце"),
];

const REQUIRED: Table = &[
    ("en", "required|yes|needed|mandatory|must"),
    ("de", "erforderlich|pflicht|ja|nötig|verpflichtend"),
    ("fr", "obligatoires|obligatoire|requis|requises|oui"),
    ("es", "obligatorias|obligatorios|obligatorio|sí|requeridas"),
    ("it", "obbligatori|obbligatorie|obbligatorio|sì|richiesti"),
    ("pt", "obrigatórias|obrigatórios|obrigatório|sim"),
    ("nl", "verplicht|vereist|ja"),
    ("pl", "wymagane|obowiązkowe|tak"),
    ("sv", "krävs|obligatoriskt|obligatorisk|ja"),
    ("da", "påkrævet|obligatorisk|krævet|ja"),
    ("nb", "påkrevd|obligatorisk|kreves|ja"),
    ("fi", "pakollinen|pakolliset|vaaditaan|kyllä"),
    ("cs", "povinné|vyžadováno|ano"),
    ("ru", "обязательны|обязательно|да"),
];

const OPTIONAL: Table = &[
    ("en", "optional|no|not required|voluntary"),
    ("de", "freiwillig|optional|nein"),
    ("fr", "facultatives|facultatif|facultative|non|optionnel"),
    ("es", "opcionales|opcional|no"),
    ("it", "facoltativi|facoltative|facoltativo|no|opzionali"),
    ("pt", "opcionais|opcional|não|facultativo"),
    ("nl", "optioneel|vrijwillig|nee"),
    ("pl", "opcjonalne|dobrowolne|nie"),
    ("sv", "frivilligt|valfritt|nej"),
    ("da", "valgfri|frivillig|nej"),
    ("nb", "valgfritt|frivillig|nei"),
    ("fi", "vapaaehtoinen|valinnainen|ei"),
    ("cs", "nepovinné|dobrovolné|ne"),
    ("ru", "необязательны|необязательно|по желанию"),
];

const OFF: Table = &[
    ("en", "off|none|disabled"),
    ("de", "aus|keine"),
    ("fr", "aucune|désactivées"),
    ("es", "ninguna|desactivadas"),
    ("it", "nessuna|disattivate"),
    ("pt", "nenhuma|desativadas"),
    ("nl", "uit|geen"),
    ("pl", "brak|wyłączone"),
    ("sv", "av|inga"),
    ("da", "fra|ingen"),
    ("nb", "av|ingen"),
    ("fi", "pois|ei mitään"),
    ("cs", "žádné|vypnuto"),
    ("ru", "нет|выключены"),
];

const TO_OBJECT: Table = &[
    ("en", "required for disagree or block|required to disagree or block|required to disagree|for disagree or block|to object"),
    ("de", "bei ablehnung|bei ablehnung oder blockade|für ablehnung"),
    ("fr", "en cas de désaccord|pour un désaccord|en cas d'opposition"),
    ("es", "en caso de desacuerdo|para objetar"),
    ("it", "in caso di disaccordo|per obiettare"),
    ("pt", "em caso de discordância|para discordar"),
    ("nl", "bij bezwaar|bij oneens"),
    ("pl", "przy sprzeciwie"),
    ("sv", "vid avslag|vid invändning"),
    ("da", "ved uenighed|ved indsigelse"),
    ("nb", "ved uenighet|ved innvending"),
    ("fi", "vastustettaessa"),
    ("cs", "při nesouhlasu"),
    ("ru", "при несогласии"),
];

const TO_BLOCK: Table = &[
    ("en", "required for block|required to block|for block|for a block|to block"),
    ("de", "bei blockade|bei veto"),
    ("fr", "en cas de blocage|en cas de veto"),
    ("es", "en caso de bloqueo|en caso de veto"),
    ("it", "in caso di blocco|in caso di veto"),
    ("pt", "em caso de bloqueio|em caso de veto"),
    ("nl", "bij blokkade|bij veto"),
    ("pl", "przy wecie|przy blokadzie"),
    ("sv", "vid veto|vid blockering"),
    ("da", "ved veto|ved blokering"),
    ("nb", "ved veto|ved blokkering"),
    ("fi", "estettäessä"),
    ("cs", "při vetu|při blokování"),
    ("ru", "при вето|при блокировке"),
];

/// Two men's names, the same in every language.
const DROOP: Table = &[("en", "droop|droop quota")];
const HARE: Table = &[("en", "hare|hare quota")];
