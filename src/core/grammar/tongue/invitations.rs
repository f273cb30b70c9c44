//! The word that invites people, and the word by which somebody asks never to be invited again.

use super::{Meaning, Table, Verb};

pub const TABLES: &[(Meaning, Table)] = &[(Meaning::Verb(Verb::Invite), INVITE), (Meaning::Verb(Verb::Never), NEVER)];

/// Only with a colon behind it.
const INVITE: Table = &[
    ("en", "invite|please invite"),
    ("de", "einladen|einladung|lade ein"),
    ("fr", "inviter|invitation"),
    ("es", "invitar|invitación"),
    ("it", "invita|invitare"),
    ("pt", "convidar|convite"),
    ("nl", "uitnodigen|uitnodiging"),
    ("pl", "zaproś|zaproszenie"),
    ("sv", "bjud in|inbjudan"),
    ("da", "inviter|invitér|invitation"),
    ("nb", "inviter|invitasjon"),
    ("fi", "kutsu|kutsu mukaan"),
    ("cs", "pozvat|pozvi|pozvánka"),
    ("hu", "meghívás|meghív"),
    ("ro", "invită|invitație"),
    ("tr", "davet et|davet"),
    ("ru", "пригласить|пригласи|приглашение"),
];

const NEVER: Table = &[
    ("en", "never|never again|don't ask again|do not ask again|never ask again|never ask me again"),
    ("de", "nie|nie wieder|nicht mehr fragen|nie wieder fragen"),
    ("fr", "jamais|plus jamais|ne plus demander"),
    ("es", "nunca|nunca más|no preguntar más"),
    ("it", "mai|mai più|non chiedere più"),
    ("pt", "nunca|nunca mais|não perguntar mais"),
    ("nl", "nooit|nooit meer|niet meer vragen"),
    ("pl", "nigdy|nigdy więcej|nie pytać więcej"),
    ("sv", "aldrig|aldrig mer|fråga inte igen"),
    ("da", "aldrig|aldrig mere|spørg ikke igen"),
    ("nb", "aldri|aldri mer|ikke spør igjen"),
    ("fi", "ei koskaan|ei enää koskaan|älä kysy enää"),
    ("cs", "nikdy|už nikdy|už se neptat"),
    ("hu", "soha|soha többé|ne kérdezz többet"),
    ("ro", "niciodată|nu mai întreba"),
    ("tr", "asla|bir daha asla|bir daha sorma"),
    ("ru", "никогда|больше не спрашивать|никогда больше"),
];
