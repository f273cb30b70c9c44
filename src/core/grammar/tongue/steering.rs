//! Words that steer a poll: they stand behind `poll:`, and are understood in every language whatever the settings say.

use super::{Meaning, Steer, Table};

pub const TABLES: &[(Meaning, Table)] = &[
    (Meaning::Steer(Steer::Prefix), PREFIX),
    (Meaning::Steer(Steer::Close), CLOSE),
    (Meaning::Steer(Steer::Remind), REMIND),
    (Meaning::Steer(Steer::Extend), EXTEND),
    (Meaning::Steer(Steer::Reopen), REOPEN),
    (Meaning::Steer(Steer::Withdraw), WITHDRAW),
    (Meaning::Steer(Steer::Title), TITLE),
    (Meaning::Steer(Steer::Describe), DESCRIBE),
    (Meaning::Steer(Steer::Options), OPTIONS),
    (Meaning::Steer(Steer::Add), ADD),
    (Meaning::Steer(Steer::Reword), REWORD),
    (Meaning::Steer(Steer::Outcome), OUTCOME),
    (Meaning::Steer(Steer::Review), REVIEW),
    (Meaning::Steer(Steer::Tell), TELL),
];

const PREFIX: Table = &[
    ("en", "poll|the poll"),
    ("de", "poll|abstimmung|umfrage"),
    ("fr", "poll|sondage|scrutin"),
    ("es", "poll|votación|encuesta"),
    ("it", "poll|votazione|sondaggio"),
    ("pt", "poll|votação|enquete"),
    ("nl", "poll|stemming|peiling"),
    ("pl", "poll|głosowanie|ankieta"),
    ("sv", "poll|omröstning"),
    ("da", "poll|afstemning"),
    ("nb", "poll|avstemning"),
    ("fi", "poll|äänestys"),
    ("cs", "poll|hlasování|anketa"),
];

const CLOSE: Table = &[
    ("en", "close|end|close now"),
    ("de", "schließen|beenden"),
    ("fr", "clore|fermer|terminer"),
    ("es", "cerrar|terminar"),
    ("it", "chiudi|chiudere|termina"),
    ("pt", "fechar|encerrar"),
    ("nl", "sluiten|sluit"),
    ("pl", "zamknij|zakończ"),
    ("sv", "stäng|avsluta"),
    ("da", "luk|afslut"),
    ("nb", "lukk|avslutt"),
    ("fi", "sulje|päätä"),
    ("cs", "zavřít|uzavřít|ukončit"),
];

const REMIND: Table = &[
    ("en", "remind|send a reminder|send reminder|reminder"),
    ("de", "erinnern|erinnerung|erinnerung senden"),
    ("fr", "rappeler|relancer|rappel"),
    ("es", "recordar|recordatorio"),
    ("it", "ricorda|ricordare|promemoria"),
    ("pt", "lembrar|lembrete"),
    ("nl", "herinneren|herinner|herinnering"),
    ("pl", "przypomnij|przypomnienie"),
    ("sv", "påminn|påminnelse"),
    ("da", "påmind|påmindelse"),
    ("nb", "påminn|påminnelse"),
    ("fi", "muistuta|muistutus"),
    ("cs", "připomenout|připomeň|připomínka"),
];

const EXTEND: Table = &[
    ("en", "extend|extend to|extend until|extend till"),
    ("de", "verlängern|verlängern bis|verlängern auf"),
    ("fr", "prolonger|prolonger jusqu'à|prolonger jusqu'au|prolonger au"),
    ("es", "prorrogar|prorrogar hasta|ampliar|ampliar hasta|extender|extender hasta"),
    ("it", "proroga|proroga fino a|proroga al|prolunga|prolunga fino a"),
    ("pt", "prolongar|prolongar até|prorrogar|prorrogar até"),
    ("nl", "verlengen|verlengen tot|verleng|verleng tot"),
    ("pl", "przedłuż|przedłuż do"),
    ("sv", "förläng|förläng till"),
    ("da", "forlæng|forlæng til"),
    ("nb", "forleng|forleng til"),
    ("fi", "jatka|pidennä"),
    ("cs", "prodloužit|prodloužit do|prodluž|prodluž do"),
];

const REOPEN: Table = &[
    ("en", "reopen|reopen until|reopen to|reopen till|open again|open again until"),
    ("de", "wieder öffnen|wieder öffnen bis|wiedereröffnen|wiedereröffnen bis|erneut öffnen|erneut öffnen bis"),
    ("fr", "rouvrir|rouvrir jusqu'à|rouvrir jusqu'au"),
    ("es", "reabrir|reabrir hasta"),
    ("it", "riapri|riapri fino a|riaprire|riaprire fino a"),
    ("pt", "reabrir|reabrir até"),
    ("nl", "heropenen|heropenen tot|heropen|heropen tot"),
    ("pl", "otwórz ponownie|otwórz ponownie do|wznów|wznów do"),
    ("sv", "öppna igen|öppna igen till|återöppna|återöppna till"),
    ("da", "genåbn|genåbn til"),
    ("nb", "gjenåpne|gjenåpne til|åpne igjen|åpne igjen til"),
    ("fi", "avaa uudelleen"),
    ("cs", "znovu otevřít|znovu otevřít do"),
];

const WITHDRAW: Table = &[
    ("en", "withdraw|cancel|call off"),
    ("de", "zurückziehen|absagen|abbrechen"),
    ("fr", "retirer|annuler"),
    ("es", "retirar|cancelar|anular"),
    ("it", "ritira|ritirare|annulla"),
    ("pt", "retirar|cancelar|anular"),
    ("nl", "intrekken|trek in|annuleren"),
    ("pl", "wycofaj|odwołaj|anuluj"),
    ("sv", "dra tillbaka|återkalla|avbryt"),
    ("da", "træk tilbage|tilbagekald|aflys"),
    ("nb", "trekk tilbake|avlys"),
    ("fi", "peru|peruuta"),
    ("cs", "stáhnout|zrušit"),
];

const TITLE: Table = &[
    ("en", "title|question"),
    ("de", "titel|frage"),
    ("fr", "titre|question"),
    ("es", "título|pregunta"),
    ("it", "titolo|domanda"),
    ("pt", "título|pergunta"),
    ("nl", "titel|vraag"),
    ("pl", "tytuł|pytanie"),
    ("sv", "titel|rubrik|fråga"),
    ("da", "titel|spørgsmål"),
    ("nb", "tittel|spørsmål"),
    ("fi", "otsikko|kysymys"),
    ("cs", "název|otázka"),
];

const DESCRIBE: Table = &[
    ("en", "description|describe|text"),
    ("de", "beschreibung|text"),
    ("fr", "description|texte"),
    ("es", "descripción|texto"),
    ("it", "descrizione|testo"),
    ("pt", "descrição|texto"),
    ("nl", "beschrijving|tekst"),
    ("pl", "opis|tekst"),
    ("sv", "beskrivning|text"),
    ("da", "beskrivelse|tekst"),
    ("nb", "beskrivelse|tekst"),
    ("fi", "kuvaus|teksti"),
    ("cs", "popis|text"),
];

const OPTIONS: Table = &[
    ("en", "options|choices"),
    ("de", "optionen|auswahl"),
    ("fr", "options|choix"),
    ("es", "opciones"),
    ("it", "opzioni|scelte"),
    ("pt", "opções"),
    ("nl", "opties|keuzes"),
    ("pl", "opcje"),
    ("sv", "alternativ"),
    ("da", "valgmuligheder|muligheder"),
    ("nb", "alternativer|valg"),
    ("fi", "vaihtoehdot"),
    ("cs", "možnosti"),
];

const ADD: Table = &[
    ("en", "add|add option|add the option"),
    ("de", "hinzufügen|ergänzen|option hinzufügen"),
    ("fr", "ajouter|ajoute|ajouter option"),
    ("es", "añadir|agregar|añadir opción"),
    ("it", "aggiungi|aggiungere"),
    ("pt", "adicionar|acrescentar"),
    ("nl", "toevoegen|voeg toe"),
    ("pl", "dodaj"),
    ("sv", "lägg till"),
    ("da", "tilføj"),
    ("nb", "legg til"),
    ("fi", "lisää"),
    ("cs", "přidat|přidej"),
];

const REWORD: Table = &[
    ("en", "reword|rename|reword option|rename option"),
    ("de", "umformulieren|umbenennen"),
    ("fr", "reformuler|renommer"),
    ("es", "reformular|renombrar"),
    ("it", "riformula|rinomina"),
    ("pt", "reformular|renomear"),
    ("nl", "herformuleer|hernoem|herformuleren|hernoemen"),
    ("pl", "przeformułuj|zmień nazwę"),
    ("sv", "formulera om|byt namn på"),
    ("da", "omformuler|omdøb"),
    ("nb", "omformuler|endre navn på"),
    ("fi", "muotoile uudelleen|nimeä uudelleen"),
    ("cs", "přeformulovat|přejmenovat"),
];

const OUTCOME: Table = &[
    ("en", "outcome|decision|we decided|decided"),
    ("de", "ergebnis|entscheidung|beschluss|entschieden"),
    ("fr", "décision|résultat|conclusion"),
    ("es", "decisión|resultado|acuerdo"),
    ("it", "decisione|esito|risultato"),
    ("pt", "decisão|resultado"),
    ("nl", "besluit|uitkomst"),
    ("pl", "decyzja|wynik|ustalenie"),
    ("sv", "beslut|utfall|resultat"),
    ("da", "beslutning|udfald|resultat"),
    ("nb", "vedtak|beslutning|utfall"),
    ("fi", "päätös|lopputulos"),
    ("cs", "rozhodnutí|výsledek|závěr"),
];

const REVIEW: Table = &[
    ("en", "review on|review|look again on|look again"),
    ("de", "überprüfen am|überprüfen|wiedervorlage am|wiedervorlage"),
    ("fr", "revoir le|revoir|réexaminer le|réexaminer"),
    ("es", "revisar el|revisar"),
    ("it", "rivedere il|rivedere|rivedi il|rivedi"),
    ("pt", "rever em|rever"),
    ("nl", "herzien op|herzien"),
    ("pl", "sprawdź ponownie|przegląd"),
    ("sv", "se över|ompröva"),
    ("da", "se på igen|genoptag"),
    ("nb", "se på igjen|ta opp igjen"),
    ("fi", "tarkista|tarkastele uudelleen"),
    ("cs", "přezkoumat|zkontrolovat"),
];

const TELL: Table = &[
    ("en", "and tell everyone|and tell everybody|tell everyone|tell everybody|and tell|tell|and notify everyone|notify"),
    ("de", "und allen sagen|allen sagen|und benachrichtigen|benachrichtigen"),
    ("fr", "et prévenir tout le monde|et prévenir|prévenir"),
    ("es", "y avisar a todos|y avisar|avisar"),
    ("it", "e avvisa tutti|e avvisa|avvisa"),
    ("pt", "e avisar todos|e avisar|avisar"),
    ("nl", "en meld het iedereen|en melden|melden"),
    ("pl", "i powiadom wszystkich|i powiadom|powiadom"),
    ("sv", "och meddela alla|och meddela|meddela"),
    ("da", "og giv besked|giv besked"),
    ("nb", "og si fra|si fra"),
    ("fi", "ja ilmoita kaikille|ja ilmoita|ilmoita"),
    ("cs", "a oznámit všem|a oznámit|oznámit"),
];
