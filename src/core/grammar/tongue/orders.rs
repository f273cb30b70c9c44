//! Words that are commands.

use super::{Meaning, Table, Verb};

pub const TABLES: &[(Meaning, Table)] = &[
    (Meaning::Verb(Verb::Help), HELP),
    (Meaning::Verb(Verb::Stop), STOP),
    (Meaning::Verb(Verb::Undo), UNDO),
    (Meaning::Verb(Verb::NotMe), NOT_ME),
    (Meaning::Verb(Verb::Status), STATUS),
    (Meaning::Verb(Verb::Resend), RESEND),
    (Meaning::Verb(Verb::Post), POST),
    (Meaning::Verb(Verb::Open), OPEN),
    (Meaning::Verb(Verb::Cancel), CANCEL),
    (Meaning::Verb(Verb::CloseThread), CLOSE_THREAD),
    (Meaning::Verb(Verb::ClosePoll), CLOSE_POLL),
    (Meaning::Verb(Verb::Approve), APPROVE),
    (Meaning::Verb(Verb::Reject), REJECT),
    (Meaning::Verb(Verb::Block), BLOCK),
];

const HELP: Table = &[
    ("en", "help"),
    ("de", "hilfe"),
    ("fr", "aide"),
    ("es", "ayuda"),
    ("it", "aiuto"),
    ("pt", "ajuda"),
    ("nl", "hulp|help"),
    ("pl", "pomoc"),
    ("sv", "hjälp"),
    ("da", "hjælp"),
    ("nb", "hjelp"),
    ("fi", "apua|ohje|ohjeet"),
    ("cs", "pomoc|nápověda"),
    ("ru", "помощь|справка"),
];

pub const STOP: Table = &[
    ("en", "stop|unsubscribe|unsubscribe me|stop mail|stop mails"),
    ("de", "stopp|stop|abmelden|abbestellen"),
    ("fr", "stop|arrêter|désabonner|désinscription|se désabonner|me désabonner"),
    ("es", "parar|baja|darme de baja|cancelar suscripción|alto"),
    ("it", "ferma|disiscrivi|disiscrivimi|cancella iscrizione|basta"),
    ("pt", "parar|pare|cancelar inscrição|cancelar subscrição"),
    ("nl", "stop|afmelden|uitschrijven"),
    ("pl", "stop|wypisz|wypisz mnie|zatrzymaj"),
    ("sv", "stopp|sluta|avsluta prenumeration|avregistrera|avprenumerera"),
    ("da", "stop|afmeld|afmeld mig"),
    ("nb", "stopp|avmeld|meld meg av"),
    ("fi", "lopeta|seis|peruuta tilaus|peru tilaus"),
    ("cs", "stop|zastavit|odhlásit|odhlásit odběr"),
    ("ru", "стоп|отписаться|отписка"),
];

/// Ways out in one language that are everyday words in its neighbors, without their accents: they count where their
/// language is spoken.
pub const EVERYDAY: &[&str] = &["seis", "alto", "baja", "basta", "ferma", "pare", "parar", "sluta", "lopeta", "ohje", "tila"];

const UNDO: Table = &[
    ("en", "undo"),
    ("de", "rückgängig|rückgängig machen"),
    ("fr", "annuler|rétablir"),
    ("es", "deshacer"),
    ("it", "annulla|ripristina"),
    ("pt", "desfazer"),
    ("nl", "ongedaan maken|herstel"),
    ("pl", "cofnij"),
    ("sv", "ångra"),
    ("da", "fortryd"),
    ("nb", "angre"),
    ("fi", "kumoa"),
    ("cs", "zpět|vrátit zpět"),
    ("ru", "отменить|вернуть назад"),
];

const NOT_ME: Table = &[
    ("en", "not me|it was not me|it wasn't me|that was not me|that wasn't me|this was not me|this wasn't me|wasn't me"),
    ("de", "nicht ich|das war ich nicht|ich war das nicht|ich war es nicht"),
    ("fr", "pas moi|ce n'est pas moi|ce n'était pas moi"),
    ("es", "no fui yo|yo no|no soy yo|no he sido yo"),
    ("it", "non sono io|non ero io|non sono stato io|non sono stata io"),
    ("pt", "não fui eu|eu não|não sou eu"),
    ("nl", "niet ik|dat was ik niet|ik was het niet"),
    ("pl", "nie ja|to nie ja|to nie byłem ja|to nie byłam ja"),
    ("sv", "inte jag|det var inte jag"),
    ("da", "ikke mig|det var ikke mig"),
    ("nb", "ikke meg|det var ikke meg"),
    ("fi", "en minä|en se minä ollut|se en ollut minä"),
    ("cs", "ne já|to nejsem já|nebyl jsem to já|nebyla jsem to já|já ne"),
    ("ru", "не я|это не я|это был не я|это была не я"),
];

const STATUS: Table = &[
    ("en", "status"),
    ("de", "status|stand"),
    ("fr", "statut|état"),
    ("es", "estado"),
    ("it", "stato"),
    ("pt", "estado|situação"),
    ("nl", "status"),
    ("pl", "status|stan"),
    ("sv", "status"),
    ("da", "status"),
    ("nb", "status"),
    ("fi", "tila|tilanne"),
    ("cs", "stav"),
    ("ru", "статус|состояние"),
];

const RESEND: Table = &[
    ("en", "resend|send again"),
    ("de", "nochmal senden|erneut senden|noch einmal senden"),
    ("fr", "renvoyer"),
    ("es", "reenviar"),
    ("it", "reinvia|rinvia"),
    ("pt", "reenviar"),
    ("nl", "opnieuw sturen|nogmaals sturen"),
    ("pl", "wyślij ponownie"),
    ("sv", "skicka igen"),
    ("da", "send igen"),
    ("nb", "send igjen"),
    ("fi", "lähetä uudelleen"),
    ("cs", "poslat znovu"),
    ("ru", "ещё раз|еще раз|прислать снова|отправить снова"),
];

const POST: Table = &[
    ("en", "post|post it|0"),
    ("de", "posten|veröffentlichen"),
    ("fr", "publier|poster"),
    ("es", "publicar"),
    ("it", "pubblica|pubblicare"),
    ("pt", "publicar"),
    ("nl", "plaatsen|plaats"),
    ("pl", "opublikuj|publikuj"),
    ("sv", "publicera|posta"),
    ("da", "offentliggør|post"),
    ("nb", "publiser|post"),
    ("fi", "julkaise"),
    ("cs", "zveřejnit|zveřejni"),
    ("ru", "опубликовать|опубликуй|разместить"),
];

const OPEN: Table = &[
    ("en", "open"),
    ("de", "öffnen|eröffnen|starten"),
    ("fr", "ouvrir"),
    ("es", "abrir"),
    ("it", "apri|aprire"),
    ("pt", "abrir"),
    ("nl", "openen|open"),
    ("pl", "otwórz"),
    ("sv", "öppna"),
    ("da", "åbn|åbne"),
    ("nb", "åpne"),
    ("fi", "avaa"),
    ("cs", "otevřít|otevři"),
    ("ru", "открыть|открой"),
];

const CANCEL: Table = &[
    ("en", "cancel"),
    ("de", "abbrechen|verwerfen"),
    ("fr", "abandonner"),
    ("es", "cancelar"),
    ("it", "cancella|cancellare"),
    ("pt", "cancelar"),
    ("nl", "annuleren|annuleer"),
    ("pl", "anuluj"),
    ("sv", "avbryt"),
    ("da", "annuller|annullér"),
    ("nb", "avbryt"),
    ("fi", "peruuta|peru"),
    ("cs", "zrušit|zruš"),
    ("ru", "отмена|отменить рассылку"),
];

const CLOSE_THREAD: Table = &[
    ("en", "close thread|close this thread|close the thread"),
    ("de", "thema schließen|faden schließen"),
    ("fr", "fermer le fil|clore le fil|fermer la discussion"),
    ("es", "cerrar hilo|cerrar el hilo"),
    ("it", "chiudi discussione|chiudi la discussione"),
    ("pt", "fechar tópico|fechar o tópico|fechar conversa"),
    ("nl", "gesprek sluiten|sluit gesprek"),
    ("pl", "zamknij wątek"),
    ("sv", "stäng tråden|stäng tråd"),
    ("da", "luk tråden|luk tråd"),
    ("nb", "lukk tråden|lukk tråd"),
    ("fi", "sulje keskustelu|sulje ketju"),
    ("cs", "zavřít vlákno|uzavřít vlákno"),
    ("ru", "закрыть тему|закрыть обсуждение|закрой тему"),
];

const CLOSE_POLL: Table = &[
    ("en", "poll close"),
    ("de", "poll schließen|abstimmung schließen"),
    ("fr", "poll clore|vote clore|vote fermer"),
    ("es", "poll cerrar|votación cerrar"),
    ("it", "poll chiudi|votazione chiudi"),
    ("pt", "poll fechar|votação fechar"),
    ("nl", "poll sluiten|stemming sluiten"),
    ("pl", "poll zamknij|głosowanie zamknij"),
    ("sv", "poll stäng|omröstning stäng"),
    ("da", "poll luk|afstemning luk"),
    ("nb", "poll lukk|avstemning lukk"),
    ("fi", "poll sulje|äänestys sulje"),
    ("cs", "poll zavřít|hlasování uzavřít"),
    ("ru", "poll закрыть|голосование закрыть|закрыть голосование"),
];

const APPROVE: Table = &[
    ("en", "approve"),
    ("de", "annehmen|genehmigen|freigeben"),
    ("fr", "approuver|accepter"),
    ("es", "aprobar|aceptar"),
    ("it", "approva|accetta"),
    ("pt", "aprovar|aceitar"),
    ("nl", "goedkeuren"),
    ("pl", "zatwierdź"),
    ("sv", "godkänn"),
    ("da", "godkend"),
    ("nb", "godkjenn"),
    ("fi", "hyväksy"),
    ("cs", "schválit"),
    ("ru", "одобрить|подтвердить"),
];

const REJECT: Table = &[
    ("en", "reject"),
    ("de", "ablehnen|zurückweisen"),
    ("fr", "rejeter|refuser"),
    ("es", "rechazar"),
    ("it", "rifiuta|respingi"),
    ("pt", "rejeitar|recusar"),
    ("nl", "afwijzen|weigeren"),
    ("pl", "odrzuć"),
    ("sv", "avvisa|avslå"),
    ("da", "afvis"),
    ("nb", "avvis"),
    ("fi", "hylkää"),
    ("cs", "odmítnout|zamítnout"),
    ("ru", "отклонить|отказать"),
];

const BLOCK: Table = &[
    ("en", "block"),
    ("de", "sperren|blockieren"),
    ("fr", "bloquer"),
    ("es", "bloquear"),
    ("it", "blocca"),
    ("pt", "bloquear"),
    ("nl", "blokkeren"),
    ("pl", "zablokuj"),
    ("sv", "blockera"),
    ("da", "bloker"),
    ("nb", "blokker"),
    ("fi", "estä"),
    ("cs", "zablokovat"),
    ("ru", "заблокировать"),
];
