//! How machines begin: the first words of absence notices and of bounces, in the languages their programs speak.

use super::signs::BOUNCE_SUBJECTS;
use crate::core::phrases::any_of;
use crate::inbound::message::Message;
use regex::Regex;
use std::sync::LazyLock;

static AUTOMATIC: LazyLock<Regex> = LazyLock::new(|| any_of(AUTOMATIC_OPENINGS));
static ABSENT: LazyLock<Regex> = LazyLock::new(|| any_of(ABSENT_OPENINGS));
static AWAY: LazyLock<Regex> = LazyLock::new(|| any_of(AWAY_OPENINGS));
static BOUNCE: LazyLock<Regex> = LazyLock::new(|| any_of(BOUNCE_OPENINGS));
static SUBJECT: LazyLock<Regex> = LazyLock::new(|| any_of(BOUNCE_SUBJECTS));

/// The beginning of a message's text in lower case, as far as machines say there who they are.
pub(super) fn lower_start(message: &Message) -> String {
    const READ: usize = 2_000;
    let text = message.text.as_deref().filter(|text| !text.trim().is_empty()).or(message.html.as_deref()).unwrap_or_default();
    text[..text.floor_char_boundary(READ)].to_lowercase()
}

/// Whether a text in lower case says of itself that a program wrote it. Proof only beside a sign of a machine, or below a
/// subject of absence.
pub(super) fn is_automatic(text: &str) -> bool {
    AUTOMATIC.is_match(text)
}

/// Whether a text in lower case opens like an absence notice. Proof only beside a sign of a machine.
pub(super) fn is_absent(text: &str) -> bool {
    is_automatic(text) || ABSENT.is_match(text)
}

/// Whether a text in lower case opens like the note of somebody who is away, by program or by hand.
pub(super) fn is_away(text: &str) -> bool {
    is_absent(text) || AWAY.is_match(text)
}

/// Whether a text in lower case opens like a bounce.
pub(super) fn is_bounce(text: &str) -> bool {
    BOUNCE.is_match(text)
}

/// Whether a subject in lower case is one of a bounce.
pub(super) fn is_bounce_subject(subject: &str) -> bool {
    SUBJECT.is_match(subject)
}

/// What a program says of itself, and hardly anybody of their own words.
const AUTOMATIC_OPENINGS: &[&str] = &[
    "this is an automatic reply",
    "this is an automated",
    "automatically generated",
    "automatisch generiert",
    "automatisch erstellt",
    "réponse automatique",
    "respuesta automática",
    "risposta automatica",
    "resposta automática",
    "automatisch antwoord",
    "автоматический ответ",
    "自动回复",
    "automatiskt svar",
    "automatisk svar",
    "automaattinen vastaus",
    "odpowiedź automatyczna",
    "automatická odpověď",
    "automatikus válasz",
    "otomatik yanıt",
    "自動返信",
    "自動応答",
    "자동 회신",
    "자동 응답",
];
/// The first words of an answer by which a program says what it is.
pub(super) const DECLARED: &[&str] = &[
    "this is an automatic reply",
    "this is an automatic response",
    "this is an automatic message",
    "this is an automated reply",
    "this is an automated response",
    "this is an automated message",
    "this is an automated e-mail",
    "this is an automated email",
    "this is an auto-reply",
    "this is an autoreply",
    "dies ist eine automatische antwort",
    "dies ist eine automatische nachricht",
    "dies ist eine automatische e-mail",
    "dies ist eine automatisch generierte",
    "dies ist eine automatisch erstellte",
    "diese nachricht wurde automatisch",
    "diese e-mail wurde automatisch",
    "ceci est une réponse automatique",
    "ceci est un message automatique",
    "esta es una respuesta automática",
    "este es un mensaje automático",
    "questa è una risposta automatica",
    "questo è un messaggio automatico",
    "esta é uma resposta automática",
    "esta é uma mensagem automática",
    "dit is een automatisch antwoord",
    "dit is een automatisch bericht",
    "dit is een automatische reactie",
    "detta är ett automatiskt svar",
    "detta är ett automatiskt meddelande",
    "dette er et automatisk svar",
    "dette er en automatisk besked",
    "dette er en automatisk melding",
    "tämä on automaattinen vastaus",
    "tämä on automaattinen viesti",
    "to jest automatyczna odpowiedź",
    "to jest automatyczna wiadomość",
    "toto je automatická odpověď",
    "ez egy automatikus válasz",
    "bu otomatik bir yanıt",
    "это автоматический ответ",
    "это автоматическое сообщение",
    "これは自動返信",
    "これは自動応答",
    "这是自动回复",
    "這是自動回覆",
];
/// How absence notices open, also those written by hand.
const ABSENT_OPENINGS: &[&str] = &[
    "out of the office",
    "out of office",
    "on annual leave",
    "on vacation until",
    "limited access to email",
    "limited access to my email",
    "nicht im büro",
    "nicht im hause",
    "bin ich abwesend",
    "absent du bureau",
    "absente du bureau",
    "en congés jusqu",
    "fuera de la oficina",
    "fuori ufficio",
    "fora do escritório",
    "niet op kantoor",
    "niet aanwezig",
    "inte på kontoret",
    "på semester till",
    "ikke på kontoret",
    "poissa toimistolta",
    "poza biurem",
    "na urlopie do",
    "mimo kancelář",
    "az irodán kívül",
    "ofis dışında",
    "нет в офисе",
    "в отпуске до",
    "不在にして",
    "休暇をいただ",
    "不在办公室",
    "부재중",
    "휴가 중",
];
/// What people write of themselves as well: proof only in an answer below a subject of absence.
const AWAY_OPENINGS: &[&str] = &[
    "i am away",
    "i'm away",
    "i’m away",
    "i am currently away",
    "i am on holiday",
    "i am on vacation",
    "i am on leave",
    "ich bin im urlaub",
    "ik ben weg",
    "ik ben afwezig",
    "je suis absent",
    "je suis en congé",
    "estoy fuera",
    "estaré fuera",
    "estoy de vacaciones",
    "sono assente",
    "sono in ferie",
    "sono fuori sede",
    "estou ausente",
    "estou de férias",
    "olen poissa",
    "olen lomalla",
    "jag är borta",
    "jeg er borte",
    "jestem na urlopie",
    "я в отпуске",
    "不在です",
    "不在となり",
    "我在休假",
    "我正在休假",
];
/// What stands at the top of an answer before anything is said, also by a program.
pub(super) const COURTESIES: &[&str] = &[
    "hello",
    "hi ",
    "hi,",
    "dear",
    "good ",
    "thank",
    "hallo",
    "guten",
    "sehr geehrte",
    "liebe",
    "vielen dank",
    "danke",
    "bonjour",
    "madame",
    "monsieur",
    "merci",
    "hola",
    "buenos",
    "buenas",
    "gracias",
    "muchas gracias",
    "estimad",
    "ciao",
    "buongiorno",
    "gentile",
    "grazie",
    "olá",
    "obrigad",
    "prezad",
    "beste",
    "geachte",
    "bedankt",
    "dank ",
    "hej",
    "tack",
    "tak ",
    "hei",
    "takk",
    "kiitos",
    "dzień dobry",
    "dziękuję",
    "добрый",
    "здравствуйте",
    "спасибо",
    "dobrý den",
    "děkuj",
    "merhaba",
    "teşekkür",
    "您好",
    "你好",
    "感谢",
    "谢谢",
    "感謝",
    "お世話",
    "ご連絡",
    "안녕",
];
/// How bounces in prose open, whatever their subject.
const BOUNCE_OPENINGS: &[&str] = &[
    "created automatically by mail delivery",
    "this is the mail system at host",
    "qmail-send program",
    "wasn't able to deliver",
    "was not able to deliver",
    "unable to deliver",
    "could not deliver",
    "couldn't deliver",
    "could not be delivered",
    "couldn't be delivered",
    "cannot be delivered",
    "can't be delivered",
    "was not delivered",
    "wasn't delivered",
    "has not been delivered",
    "did not reach",
    "delivery to the following",
    "delivery has failed",
    "error message below:",
    "following addresses had",
    "transcript of session follows",
    "had delivery problems",
    "following address failed",
    "address(es) failed",
    "rejected by a remote mail server",
    "failure reasons",
    "undeliverable",
    "konnte nicht zugestellt werden",
    "nicht zugestellt werden konnte",
    "n'a pas pu être remis",
    "n'a pu être remis",
    "n'a pas été remis",
    "no se pudo entregar",
    "no se ha podido entregar",
    "non è stato possibile recapitare",
    "non può essere recapitato",
    "não pôde ser entregue",
    "não foi possível entregar",
    "kon niet worden bezorgd",
    "kunde inte levereras",
    "kunne ikke leveres",
    "nie została dostarczona",
    "nie można dostarczyć",
    "nebylo možné doručit",
    "не может быть доставлено",
    "не удалось доставить",
    "配信できませんでした",
    "送信できませんでした",
    "无法投递",
    "無法傳送",
    "退信",
    // Gmail heads its reports so, in the language of the sender.
    "address not found",
    "adresse nicht gefunden",
    "adresse introuvable",
    "dirección no encontrada",
    "no se ha encontrado la dirección",
    "no se encontró la dirección",
    "indirizzo non trovato",
    "endereço não encontrado",
    "adres niet gevonden",
    "nie znaleziono adresu",
    "адрес не найден",
];
