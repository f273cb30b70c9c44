//! What programs write for a tap on a thumb or a heart: it is nobody's vote and nobody's comment.

use super::{Manner, Meaning, Table};

pub const TABLES: &[(Meaning, Table)] = &[(Meaning::Manner(Manner::Reaction), REACTION), (Meaning::Manner(Manner::Tap), TAP)];

/// What a mail program writes for a tap on a thumb, behind the name of who tapped.
const REACTION: Table = &[
    (
        "en",
        "reacted via gmail|reacted to your message|reacted to this message|reacted to a message|liked your message|liked this message|liked a message|loved your message|loved this message|laughed at your message|gave your message a thumbs up",
    ),
    (
        "de",
        "hat über gmail reagiert|hat via gmail reagiert|hat mit gmail reagiert|hat auf ihre nachricht reagiert|hat auf deine nachricht reagiert|reagierte auf ihre nachricht|gefällt ihre nachricht|gefällt deine nachricht",
    ),
    ("fr", "a réagi via gmail|a réagi avec gmail|a réagi à votre message|a réagi à ton message|a réagi à ce message|a aimé votre message|aime votre message"),
    (
        "es",
        "ha reaccionado mediante gmail|ha reaccionado a través de gmail|ha reaccionado con gmail|reaccionó mediante gmail|reaccionó a través de gmail|ha reaccionado a tu mensaje|ha reaccionado a su mensaje|reaccionó a tu mensaje|reaccionó a su mensaje",
    ),
    (
        "it",
        "ha reagito tramite gmail|ha reagito con gmail|ha reagito via gmail|ha reagito al tuo messaggio|ha reagito al messaggio|ha messo mi piace al tuo messaggio",
    ),
    (
        "pt",
        "reagiu pelo gmail|reagiu através do gmail|reagiu via gmail|reagiu à sua mensagem|reagiu à tua mensagem|reagiu a sua mensagem|gostou da sua mensagem|curtiu sua mensagem",
    ),
    (
        "nl",
        "heeft gereageerd via gmail|heeft via gmail gereageerd|heeft op je bericht gereageerd|heeft op uw bericht gereageerd|heeft gereageerd op je bericht|heeft gereageerd op uw bericht|vindt je bericht leuk",
    ),
    (
        "pl",
        "zareagował przez gmaila|zareagowała przez gmaila|zareagował a przez gmaila|zareagował za pomocą gmaila|zareagowała za pomocą gmaila|zareagował na twoją wiadomość|zareagowała na twoją wiadomość|zareagował a na twoją wiadomość",
    ),
    (
        "cs",
        "reagoval přes gmail|reagovala přes gmail|reagoval prostřednictvím gmailu|reagovala prostřednictvím gmailu|reagoval na vaši zprávu|reagovala na vaši zprávu|reagoval a na vaši zprávu",
    ),
    ("sv", "reagerade via gmail|har reagerat via gmail|reagerade på ditt meddelande|har reagerat på ditt meddelande|gillade ditt meddelande"),
    (
        "da",
        "reagerede via gmail|har reageret via gmail|reagerede på din meddelelse|har reageret på din meddelelse|reagerede på din besked|synes godt om din meddelelse",
    ),
    ("nb", "reagerte via gmail|har reagert via gmail|reagerte på meldingen din|har reagert på meldingen din|likte meldingen din"),
    ("fi", "reagoi gmailin kautta|reagoi gmaililla|reagoi viestiisi|reagoi viestiin|tykkäsi viestistäsi"),
    ("hu", "reagált a gmailen keresztül|reagált az üzenetére|reagált az üzenetedre"),
    ("ro", "a reacționat prin gmail|a reacționat la mesajul tău|a reacționat la mesajul dvs"),
    ("tr", "gmail üzerinden tepki verdi|gmail ile tepki verdi|iletinize tepki verdi|mesajınıza tepki verdi"),
    (
        "ru",
        "отреагировал через gmail|отреагировала через gmail|отреагировал на ваше сообщение|отреагировала на ваше сообщение|отреагировал а на ваше сообщение|понравилось ваше сообщение",
    ),
    ("uk", "відреагував через gmail|відреагувала через gmail|відреагував на ваше повідомлення|відреагувала на ваше повідомлення"),
];

/// What a telephone writes for it, in front of the words that were tapped.
const TAP: Table = &[
    ("en", "liked|loved|disliked|laughed at|emphasized|emphasised|questioned"),
    ("de", "gefällt|mag|liebt|gefiel|lacht über|hebt hervor|hat hervorgehoben"),
    ("fr", "a aimé|a adoré|n'a pas aimé|a ri de|a souligné"),
    ("es", "le gustó|le ha gustado|me gusta|le encantó|le encanta"),
    ("it", "ha messo mi piace a|piace|ha adorato|ha evidenziato"),
    ("pt", "gostou de|curtiu|adorou|amou|destacou"),
    ("nl", "vond leuk|vindt leuk|benadrukte"),
    ("pl", "polubił|polubiła|lubi"),
    ("sv", "gillade|älskade|gillar"),
    ("da", "syntes godt om|synes godt om|elskede"),
    ("nb", "likte|elsket|liker"),
    ("fi", "tykkäsi|piti|rakasti"),
    ("ru", "понравилось|понравился|понравилась"),
    ("uk", "сподобалося|сподобалось|сподобався|сподобалася"),
    ("cs", "líbí se|líbilo se|líbila se"),
];
