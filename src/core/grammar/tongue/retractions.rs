//! Words that take back or change what somebody wrote, and the word that opens a thread again.

use super::{Meaning, Table, Verb};

pub const TABLES: &[(Meaning, Table)] = &[
    (Meaning::Verb(Verb::Delete), DELETE),
    (Meaning::Verb(Verb::DeleteLast), DELETE_LAST),
    (Meaning::Verb(Verb::Replace), REPLACE),
    (Meaning::Verb(Verb::ReopenThread), REOPEN_THREAD),
];

const DELETE: Table = &[
    ("en", "delete|delete this|delete it|delete this message"),
    ("de", "löschen|lösche|bitte löschen|diese nachricht löschen"),
    ("fr", "supprimer|supprimer ce message|effacer"),
    ("es", "borrar|eliminar|borrar este mensaje"),
    ("it", "elimina|eliminare|elimina questo messaggio"),
    ("pt", "apagar|eliminar|excluir|apagar esta mensagem"),
    ("nl", "verwijderen|verwijder|verwijder dit bericht"),
    ("pl", "usuń|usunąć|usuń tę wiadomość"),
    ("sv", "radera|ta bort|ta bort detta"),
    ("da", "slet|slet denne besked"),
    ("nb", "slett|slett denne meldingen"),
    ("fi", "poista|poista tämä viesti"),
    ("cs", "smazat|smaž|smaž tuto zprávu"),
    ("hu", "törlés|töröld|üzenet törlése"),
    ("ro", "șterge|șterge mesajul|ştergere"),
    ("tr", "sil|bu iletiyi sil|bunu sil"),
    ("ru", "удалить|удали|удалить это сообщение"),
];

const DELETE_LAST: Table = &[
    ("en", "delete last|delete my last|delete last message|delete my last message|delete the last one"),
    ("de", "letzte löschen|letzte nachricht löschen|lösche letzte|lösche meine letzte nachricht|meine letzte nachricht löschen"),
    ("fr", "supprimer dernier|supprimer le dernier|supprimer le dernier message|supprimer mon dernier message"),
    ("es", "borrar último|borrar el último|borrar mi último mensaje|eliminar último"),
    ("it", "elimina ultimo|elimina l'ultimo|elimina il mio ultimo messaggio"),
    ("pt", "apagar último|apagar o último|apagar a última|apagar a minha última mensagem"),
    ("nl", "laatste verwijderen|verwijder laatste|verwijder mijn laatste bericht"),
    ("pl", "usuń ostatnią|usuń ostatni|usuń moją ostatnią wiadomość"),
    ("sv", "radera senaste|ta bort senaste|radera sista"),
    ("da", "slet sidste|slet seneste|slet min seneste besked"),
    ("nb", "slett siste|slett min siste melding"),
    ("fi", "poista viimeisin|poista viimeinen|poista viimeisin viesti"),
    ("cs", "smazat poslední|smaž poslední|smaž mou poslední zprávu"),
    ("hu", "utolsó törlése|utolsó üzenet törlése"),
    ("ro", "șterge ultimul|șterge ultimul mesaj"),
    ("tr", "sonuncuyu sil|son iletiyi sil|son iletimi sil"),
    ("ru", "удалить последнее|удали последнее|удалить моё последнее сообщение"),
];

/// Only with a colon behind it.
const REPLACE: Table = &[
    ("en", "replace|replace with|replace by"),
    ("de", "ersetzen|ersetze|ersetzen durch|ersetze durch"),
    ("fr", "remplacer|remplacer par"),
    ("es", "reemplazar|sustituir|reemplazar por"),
    ("it", "sostituisci|sostituire|sostituisci con"),
    ("pt", "substituir|substituir por"),
    ("nl", "vervangen|vervang|vervangen door"),
    ("pl", "zamień|zastąp|zamień na"),
    ("sv", "ersätt|ersätt med"),
    ("da", "erstat|erstat med"),
    ("nb", "erstatt|erstatt med"),
    ("fi", "korvaa|korvaa tällä"),
    ("cs", "nahradit|nahraď|nahradit za"),
    ("hu", "csere|cserélje|helyette"),
    ("ro", "înlocuiește|înlocuiește cu"),
    ("tr", "değiştir|şununla değiştir"),
    ("ru", "заменить|заменить на|замени"),
];

const REOPEN_THREAD: Table = &[
    ("en", "reopen thread|reopen this thread|reopen the thread|open thread"),
    ("de", "thema wieder öffnen|thema öffnen|faden wieder öffnen|faden öffnen"),
    ("fr", "rouvrir le fil|rouvrir la discussion"),
    ("es", "reabrir hilo|reabrir el hilo"),
    ("it", "riapri discussione|riapri la discussione"),
    ("pt", "reabrir tópico|reabrir o tópico|reabrir conversa"),
    ("nl", "gesprek heropenen|heropen gesprek"),
    ("pl", "otwórz wątek|otwórz ponownie wątek"),
    ("sv", "öppna tråden igen|öppna tråden|öppna tråd"),
    ("da", "genåbn tråden|genåbn tråd|åbn tråden"),
    ("nb", "gjenåpne tråden|gjenåpne tråd|åpne tråden"),
    ("fi", "avaa keskustelu|avaa ketju"),
    ("cs", "otevřít vlákno|znovu otevřít vlákno"),
    ("hu", "téma megnyitása|beszélgetés megnyitása"),
    ("ro", "redeschide discuția|redeschide firul"),
    ("tr", "konuyu aç|konuyu yeniden aç"),
    ("ru", "открыть тему снова|снова открыть тему|открыть обсуждение"),
];
