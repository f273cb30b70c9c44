//! Values of the settings of a poll mail: `proposal`, `most votes`, `after closing`.

use super::{KindWord, Meaning, Table};
use crate::core::poll::{Reasons, ResultsShown, Rule};

pub const TABLES: &[(Meaning, Table)] = &[
    (Meaning::Kind(KindWord::Single), SINGLE),
    (Meaning::Kind(KindWord::Proposal), PROPOSAL),
    (Meaning::Kind(KindWord::Later), LATER),
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
];

const SINGLE: Table = &[
    ("en", "single choice|single|choice|one choice|vote|poll"),
    ("de", "einfachauswahl|einzelauswahl|auswahl|abstimmung|einfach"),
    ("fr", "choix unique|choix|vote|choix simple"),
    ("es", "opción única|elección única|votación|simple"),
    ("it", "scelta singola|scelta|votazione|scelta unica"),
    ("pt", "escolha única|escolha|votação|escolha simples"),
    ("nl", "enkele keuze|keuze|stemming"),
    ("pl", "jednokrotny wybór|wybór|głosowanie"),
    ("sv", "enkelval|val|omröstning"),
    ("da", "enkelt valg|valg|afstemning"),
    ("nb", "enkelt valg|valg|avstemning"),
    ("fi", "yksi valinta|valinta|äänestys"),
    ("cs", "jedna volba|volba|hlasování"),
];

const PROPOSAL: Table = &[
    ("en", "proposal|motion|consent"),
    ("de", "vorschlag|antrag|konsent"),
    ("fr", "proposition|motion|consentement"),
    ("es", "propuesta|moción"),
    ("it", "proposta|mozione"),
    ("pt", "proposta|moção"),
    ("nl", "voorstel|motie"),
    ("pl", "wniosek|propozycja"),
    ("sv", "förslag|motion"),
    ("da", "forslag"),
    ("nb", "forslag"),
    ("fi", "ehdotus|esitys"),
    ("cs", "návrh"),
];

const LATER: Table = &[
    ("en", "ranked choice|ranked|ranking|approval|multiple choice|score|points|dots|dot vote|meeting|time poll|date poll|times|election|stv|check|count"),
    ("de", "rangfolge|rangwahl|mehrfachauswahl|punkte|terminumfrage|terminfindung|wahl"),
    ("fr", "classement|choix multiple|points|réunion|sondage de dates|élection"),
    ("es", "clasificación|elección múltiple|puntos|reunión|elección"),
    ("it", "classifica|scelta multipla|punti|riunione|elezione"),
    ("pt", "classificação|escolha múltipla|pontos|reunião|eleição"),
    ("nl", "rangschikking|meerkeuze|punten|vergadering|verkiezing"),
    ("pl", "ranking|wielokrotny wybór|punkty|spotkanie|wybory"),
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
];
