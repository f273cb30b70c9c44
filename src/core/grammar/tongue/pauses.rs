//! Words that stop mail for a while, and words that ask what the group has decided.

use super::{Meaning, Table, Verb};

pub const TABLES: &[(Meaning, Table)] =
    &[(Meaning::Verb(Verb::Pause), PAUSE), (Meaning::Verb(Verb::Resume), RESUME), (Meaning::Verb(Verb::Decisions), DECISIONS)];

/// What stands before the date.
const PAUSE: Table = &[
    ("en", "pause|pause until|pause till|pause mail until"),
    ("de", "pause|pause bis|pause bis zum|pausieren bis|pausieren bis zum|pausieren"),
    ("fr", "pause|pause jusqu'au|pause jusqu'à|suspendre jusqu'au|suspendre"),
    ("es", "pausa|pausa hasta|pausa hasta el|pausar|pausar hasta|pausar hasta el"),
    ("it", "pausa|pausa fino a|pausa fino al|pausa fino all'"),
    ("pt", "pausa|pausa até|pausa até ao|pausar|pausar até"),
    ("nl", "pauze|pauze tot|pauzeer|pauzeer tot|pauzeren tot"),
    ("pl", "pauza|pauza do|przerwa do|wstrzymaj do|wstrzymaj"),
    ("sv", "paus|paus till|pausa|pausa till|pausa till den"),
    ("da", "pause|pause til|pause til den|pause indtil"),
    ("nb", "pause|pause til|pause til den|pause inntil"),
    ("fi", "tauko|keskeytä|tauko asti"),
    ("cs", "pauza|pauza do|pozastavit do|pozastavit"),
    ("hu", "szünet|szünet eddig|szüneteltetés"),
    ("ro", "pauză|pauză până la|pauză până pe|pauză până în"),
    ("tr", "ara|ara ver|duraklat"),
    ("ru", "пауза|пауза до|приостановить|приостановить до"),
];

/// What some languages put behind the date.
pub const UNTIL_BEHIND: Table = &[("en", "inclusive"), ("fi", "asti|saakka"), ("hu", "ig"), ("tr", "kadar")];

const RESUME: Table = &[
    ("en", "resume|unpause|end pause"),
    ("de", "fortsetzen|weiter|pause beenden"),
    ("fr", "reprendre|fin de la pause"),
    ("es", "reanudar"),
    ("it", "riprendi|riprendere"),
    ("pt", "retomar"),
    ("nl", "hervatten|hervat"),
    ("pl", "wznów|wznowić"),
    ("sv", "återuppta|fortsätt"),
    ("da", "genoptag|fortsæt"),
    ("nb", "gjenoppta|fortsett"),
    ("fi", "jatka|jatka viestejä"),
    ("cs", "obnovit|pokračovat"),
    ("hu", "folytatás|folytatom"),
    ("ro", "reia|continuă"),
    ("tr", "devam|devam et|sürdür"),
    ("ru", "продолжить|возобновить|конец паузы"),
];

const DECISIONS: Table = &[
    ("en", "decisions|outcomes|results"),
    ("de", "entscheidungen|beschlüsse|ergebnisse"),
    ("fr", "décisions|résultats"),
    ("es", "decisiones|resultados"),
    ("it", "decisioni|risultati"),
    ("pt", "decisões|resultados"),
    ("nl", "besluiten|beslissingen|resultaten|uitslagen"),
    ("pl", "decyzje|wyniki"),
    ("sv", "beslut|resultat"),
    ("da", "beslutninger|resultater"),
    ("nb", "beslutninger|vedtak|resultater"),
    ("fi", "päätökset|tulokset"),
    ("cs", "rozhodnutí|výsledky"),
    ("hu", "döntések|eredmények"),
    ("ro", "decizii|rezultate"),
    ("tr", "kararlar|sonuçlar"),
    ("ru", "решения|результаты|итоги"),
];
