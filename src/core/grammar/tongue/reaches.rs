//! Words that set how much somebody hears, and how far a command reaches.

use super::super::order::Reach;
use super::{Meaning, Table, Verb};
use crate::core::person::Level;

pub const TABLES: &[(Meaning, Table)] = &[
    (Meaning::Verb(Verb::Level(Level::Everything)), EVERYTHING),
    (Meaning::Verb(Verb::Level(Level::Digest)), DIGEST),
    (Meaning::Verb(Verb::Level(Level::Asked)), ASKED),
    (Meaning::Verb(Verb::Level(Level::Nothing)), NOTHING),
    (Meaning::Verb(Verb::Ballots), BALLOTS),
    (Meaning::Verb(Verb::NoBallots), NO_BALLOTS),
    (Meaning::Verb(Verb::Filler), FILLER),
    (Meaning::Reach(Reach::Thread), THREAD),
    (Meaning::Reach(Reach::Group), GROUP),
    (Meaning::Reach(Reach::All), ALL),
];

const EVERYTHING: Table = &[
    ("en", "everything"),
    ("de", "alles"),
    ("fr", "tout"),
    ("es", "todo"),
    ("it", "tutto"),
    ("pt", "tudo"),
    ("nl", "alles"),
    ("pl", "wszystko"),
    ("sv", "allt"),
    ("da", "alt"),
    ("nb", "alt"),
    ("fi", "kaikki viestit"),
    ("cs", "všechno"),
    ("ru", "всё"),
];

const DIGEST: Table = &[
    ("en", "digest|daily|daily digest"),
    ("de", "zusammenfassung|übersicht|digest"),
    ("fr", "résumé|récapitulatif"),
    ("es", "resumen"),
    ("it", "riepilogo|riassunto"),
    ("pt", "resumo"),
    ("nl", "samenvatting|overzicht"),
    ("pl", "podsumowanie|przegląd"),
    ("sv", "sammanfattning|sammandrag"),
    ("da", "sammendrag|oversigt"),
    ("nb", "sammendrag|oversikt"),
    ("fi", "kooste|yhteenveto"),
    ("cs", "souhrn|přehled"),
    ("ru", "сводка|дайджест"),
];

const ASKED: Table = &[
    ("en", "asked|only asked|questions only"),
    ("de", "gefragt|nur fragen"),
    ("fr", "sollicité|questions seulement"),
    ("es", "preguntas|solo preguntas"),
    ("it", "domande|solo domande"),
    ("pt", "perguntas|só perguntas"),
    ("nl", "gevraagd|alleen vragen"),
    ("pl", "pytania|tylko pytania"),
    ("sv", "frågor|bara frågor"),
    ("da", "spørgsmål|kun spørgsmål"),
    ("nb", "spørsmål|bare spørsmål"),
    ("fi", "kysymykset|vain kysymykset"),
    ("cs", "dotazy|jen dotazy"),
    ("ru", "вопросы|только вопросы"),
];

const NOTHING: Table = &[
    ("en", "nothing"),
    ("de", "nichts"),
    ("fr", "rien"),
    ("es", "nada"),
    ("it", "niente"),
    ("pt", "nada"),
    ("nl", "niets"),
    ("pl", "nic"),
    ("sv", "inget|ingenting"),
    ("da", "intet|ingenting"),
    ("nb", "ingenting|intet"),
    ("fi", "ei mitään"),
    ("cs", "nic"),
    ("ru", "ничего"),
];

const BALLOTS: Table = &[
    ("en", "ballots"),
    ("de", "stimmzettel|abstimmungen"),
    ("fr", "bulletins|votes"),
    ("es", "papeletas|votaciones"),
    ("it", "schede|votazioni"),
    ("pt", "votações|boletins"),
    ("nl", "stembiljetten|stemmingen"),
    ("pl", "głosowania"),
    ("sv", "röstsedlar|omröstningar"),
    ("da", "stemmesedler|afstemninger"),
    ("nb", "stemmesedler|avstemninger"),
    ("fi", "äänestykset"),
    ("cs", "hlasování"),
    ("ru", "бюллетени|голосования"),
];

const NO_BALLOTS: Table = &[
    ("en", "no ballots"),
    ("de", "keine stimmzettel|keine abstimmungen"),
    ("fr", "pas de bulletins|aucun bulletin|pas de votes"),
    ("es", "sin papeletas|sin votaciones"),
    ("it", "niente schede|niente votazioni"),
    ("pt", "sem votações|sem boletins"),
    ("nl", "geen stembiljetten|geen stemmingen"),
    ("pl", "bez głosowań"),
    ("sv", "inga röstsedlar|inga omröstningar"),
    ("da", "ingen stemmesedler|ingen afstemninger"),
    ("nb", "ingen stemmesedler|ingen avstemninger"),
    ("fi", "ei äänestyksiä"),
    ("cs", "žádná hlasování"),
    ("ru", "без бюллетеней|без голосований"),
];

const FILLER: Table = &[
    ("en", "for|from|in|the|this|whole|of|to|with"),
    ("de", "für|von|aus|die|der|das|den|diese|dieses|ganze|ganzen|in"),
    ("fr", "pour|de|du|le|la|ce|cette|tout le"),
    ("es", "para|de|del|el|la|este|todo el"),
    ("it", "per|da|dal|il|la|questo|questa|tutto il"),
    ("pt", "para|de|do|o|este|todo o|da"),
    ("nl", "voor|van|de|het|deze|hele|uit"),
    ("pl", "dla|z|ta|ten|całej|tej"),
    ("sv", "för|från|den|hela|denna|i"),
    ("da", "for|fra|den|hele|denne|i"),
    ("nb", "for|fra|den|hele|denne|i"),
    ("cs", "pro|z|tato|toto|celou"),
    ("fi", "tämä|tätä|koko|kaikesta"),
    ("ru", "для|из|от|эту|всю|этой|всей"),
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
    ("sv", "tråd|tråden"),
    ("da", "tråd|tråden"),
    ("nb", "tråd|tråden"),
    ("fi", "ketju|keskustelu"),
    ("cs", "vlákno"),
    ("ru", "тема|тему|обсуждение"),
];

const GROUP: Table = &[
    ("en", "group"),
    ("de", "gruppe"),
    ("fr", "groupe"),
    ("es", "grupo"),
    ("it", "gruppo"),
    ("pt", "grupo"),
    ("nl", "groep"),
    ("pl", "grupa|grupy"),
    ("sv", "grupp|gruppen"),
    ("da", "gruppe|gruppen"),
    ("nb", "gruppe|gruppen"),
    ("fi", "ryhmä"),
    ("cs", "skupina|skupinu"),
    ("ru", "группа|группу|группы"),
];

const ALL: Table = &[
    ("en", "all|everywhere|all groups|everything"),
    ("de", "alle|überall|alle gruppen|allem|allen"),
    ("fr", "tous|partout|tous les groupes"),
    ("es", "todos|en todas partes|todos los grupos"),
    ("it", "tutti|ovunque|tutti i gruppi"),
    ("pt", "todos|em todo lado|todos os grupos"),
    ("nl", "alle|overal|alle groepen"),
    ("pl", "wszystkie|wszędzie|wszystkie grupy"),
    ("sv", "alla|överallt|alla grupper"),
    ("da", "alle|overalt|alle grupper"),
    ("nb", "alle|overalt|alle grupper"),
    ("fi", "kaikki|kaikkialla|kaikki ryhmät"),
    ("cs", "všechny|všude|všechny skupiny"),
    ("ru", "все|везде|все группы"),
];
