//! Keys of the settings in a poll mail: `Closes:`, `Rule:`.

use super::{Key, Meaning, Table};

pub const TABLES: &[(Meaning, Table)] = &[
    (Meaning::Key(Key::Type), TYPE),
    (Meaning::Key(Key::Closes), CLOSES),
    (Meaning::Key(Key::Rule), RULE),
    (Meaning::Key(Key::Quorum), QUORUM),
    (Meaning::Key(Key::Results), RESULTS),
    (Meaning::Key(Key::Reasons), REASONS),
    (Meaning::Key(Key::Thread), THREAD),
    (Meaning::Key(Key::Options), OPTIONS),
];

/// The everyday keys, for "did you mean".
pub const KEYS: &[Table] = &[TYPE, CLOSES, RULE, QUORUM, RESULTS, REASONS, THREAD, OPTIONS];

const TYPE: Table = &[
    ("en", "type|kind"),
    ("de", "art|typ"),
    ("fr", "type"),
    ("es", "tipo"),
    ("it", "tipo"),
    ("pt", "tipo"),
    ("nl", "soort|type"),
    ("pl", "typ|rodzaj"),
    ("sv", "typ|slag"),
    ("da", "type|slags"),
    ("nb", "type|slag"),
    ("fi", "tyyppi"),
    ("cs", "typ|druh"),
    ("ru", "тип|вид"),
];

const CLOSES: Table = &[
    (
        "en",
        "closing date|closing time|vote by|please vote by|votes by|end date|end|ends on|voting ends|voting closes|vote ends|vote closes|open until|due|due date|due by|last day|closes|close|closing|closes on|closes at|until|deadline|ends",
    ),
    (
        "de",
        "einsendeschluss|stichtag|abgabeschluss|abstimmung bis|abstimmen bis|endet am|schließt am|ende der abstimmung|letzter tag|endet|ende|schließt|bis|schluss|frist|läuft bis",
    ),
    ("fr", "date limite|date de clôture|fin du vote|clôture le|voter avant|ferme le|dernier jour|clôture|fin|se termine|jusqu'à|jusqu'au|échéance|ferme"),
    ("es", "fecha límite|fecha de cierre|cierra el|votar hasta|fin de la votación|último día|cierra|cierre|hasta|fin|plazo|termina"),
    ("it", "data di scadenza|data di chiusura|termine|scade il|votare entro|entro|ultimo giorno|chiude|chiusura|fino a|scade|scadenza|termina"),
    ("pt", "data limite|data de encerramento|prazo final|votar até|encerra em|último dia|encerra|fecha|até|prazo|termina|encerramento"),
    ("nl", "sluitingsdatum|stemmen tot|stem voor|einddatum|uiterlijk|laatste dag|sluit|einde|tot|eindigt|sluiting"),
    ("pl", "termin głosowania|głosowanie do|data końcowa|ostatni dzień|koniec|zamknięcie|do|termin|kończy się"),
    ("sv", "sista datum|rösta senast|slutdatum|senast|stängs|stänger|slutar|till|slut|sista dag"),
    ("da", "sidste frist|stem senest|slutdato|senest|sidste dag|lukker|slutter|indtil|frist|slut"),
    ("nb", "siste frist|stem innen|sluttdato|innen|siste dag|stenger|slutter|til|frist|lukker"),
    ("fi", "viimeinen päivä|äänestä viimeistään|viimeistään|päättymispäivä|sulkeutuu|päättyy|asti|määräaika"),
    ("cs", "termín|hlasovat do|datum ukončení|nejpozději|poslední den|končí|konec|do|uzávěrka|uzavření"),
    ("ru", "крайний срок|голосовать до|дата окончания|не позднее|последний день|закрывается|закрытие|до|срок|окончание"),
];

const RULE: Table = &[
    ("en", "rule|decision rule"),
    ("de", "regel|entscheidungsregel"),
    ("fr", "règle"),
    ("es", "regla"),
    ("it", "regola"),
    ("pt", "regra"),
    ("nl", "regel"),
    ("pl", "zasada|reguła"),
    ("sv", "regel"),
    ("da", "regel"),
    ("nb", "regel"),
    ("fi", "sääntö"),
    ("cs", "pravidlo"),
    ("ru", "правило"),
];

const QUORUM: Table = &[
    ("en", "quorum"),
    ("de", "quorum|mindestbeteiligung"),
    ("fr", "quorum"),
    ("es", "quórum"),
    ("it", "quorum"),
    ("pt", "quórum"),
    ("nl", "quorum"),
    ("pl", "kworum"),
    ("sv", "kvorum|beslutsmässighet"),
    ("da", "kvorum|quorum"),
    ("nb", "kvorum|quorum"),
    ("fi", "päätösvaltaisuus|kvoorumi"),
    ("cs", "kvórum"),
    ("ru", "кворум"),
];

const RESULTS: Table = &[
    ("en", "results|result"),
    ("de", "ergebnisse|ergebnis"),
    ("fr", "résultats|résultat"),
    ("es", "resultados|resultado"),
    ("it", "risultati|risultato"),
    ("pt", "resultados|resultado"),
    ("nl", "resultaten|uitslag"),
    ("pl", "wyniki|wynik"),
    ("sv", "resultat"),
    ("da", "resultater|resultat"),
    ("nb", "resultater|resultat"),
    ("fi", "tulokset|tulos"),
    ("cs", "výsledky|výsledek"),
    ("ru", "результаты|результат|итоги"),
];

const REASONS: Table = &[
    ("en", "reasons|reason"),
    ("de", "begründung|gründe|begründungen"),
    ("fr", "raisons|raison|motifs"),
    ("es", "razones|motivos"),
    ("it", "motivi|motivazioni|ragioni"),
    ("pt", "razões|motivos|justificação"),
    ("nl", "redenen|reden|motivering"),
    ("pl", "uzasadnienie|powody"),
    ("sv", "skäl|motivering"),
    ("da", "begrundelse|begrundelser"),
    ("nb", "begrunnelse|begrunnelser"),
    ("fi", "perustelut|perustelu"),
    ("cs", "důvody|odůvodnění"),
    ("ru", "причины|обоснование|доводы"),
];

const THREAD: Table = &[
    ("en", "thread"),
    ("de", "thema|faden"),
    ("fr", "fil|discussion"),
    ("es", "hilo"),
    ("it", "discussione"),
    ("pt", "tópico|conversa"),
    ("nl", "gesprek|draad"),
    ("pl", "wątek"),
    ("sv", "tråd"),
    ("da", "tråd"),
    ("nb", "tråd"),
    ("fi", "ketju|keskustelu"),
    ("cs", "vlákno"),
    ("ru", "тема|обсуждение|ветка"),
];

const OPTIONS: Table = &[
    ("en", "options|choices"),
    ("de", "optionen|auswahl|möglichkeiten"),
    ("fr", "options|choix"),
    ("es", "opciones"),
    ("it", "opzioni|scelte"),
    ("pt", "opções"),
    ("nl", "opties|keuzes"),
    ("pl", "opcje"),
    ("sv", "alternativ|val"),
    ("da", "muligheder|valgmuligheder"),
    ("nb", "alternativer|valg"),
    ("fi", "vaihtoehdot"),
    ("cs", "možnosti"),
    ("ru", "варианты"),
];
