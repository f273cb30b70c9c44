use super::super::sounds_private;
use super::*;
use crate::core::person::Address;
use proptest::prelude::*;

#[track_caller]
fn check(text: &str, tongues: &[&str], expect: Option<Order>) {
    assert_eq!(read_order(&Words::own_only(text), tongues), expect, "{text:?} {tongues:?}");
}

fn stop(reach: Option<Reach>) -> Option<Order> {
    Some(Order::Stop { reach })
}

fn level(level: Level, reach: Option<Reach>) -> Option<Order> {
    Some(Order::Level { level, reach })
}

#[test]
fn commands_are_read_as_whole_replies() {
    for (text, order) in [
        ("help", Order::Help),
        ("Help!", Order::Help),
        ("HELP", Order::Help),
        ("help please", Order::Help),
        ("Please help", Order::Help),
        ("undo", Order::Undo),
        ("Undo.", Order::Undo),
        ("not me", Order::NotMe),
        ("Not me!", Order::NotMe),
        ("It wasn\u{2019}t me", Order::NotMe),
        ("status", Order::Status),
        ("resend", Order::Resend),
        ("yes", Order::Yes),
        ("Yes.", Order::Yes),
        ("yes please", Order::Yes),
        ("no", Order::No),
        ("No, thanks", Order::No),
        ("post", Order::Post),
        ("Post", Order::Post),
        ("0", Order::Post),
        ("open", Order::Open),
        ("cancel", Order::Cancel),
        ("close thread", Order::CloseThread),
        ("Close this thread", Order::CloseThread),
        ("poll: close", Order::Poll { what: PollOrder::Close }),
        ("Poll:close", Order::Poll { what: PollOrder::Close }),
        ("approve", Order::Approve),
        ("reject", Order::Reject),
        ("block", Order::Block),
        ("ballots", Order::Ballots),
        ("no ballots", Order::NoBallots),
        ("'undo'", Order::Undo),
        ("\"post\"", Order::Post),
        ("group", Order::Widen { reach: Reach::Group }),
        ("all", Order::Widen { reach: Reach::All }),
        ("Hi Ana,\n\nundo\n\nBest regards,\nBen", Order::Undo),
        ("Thanks, undo please", Order::Undo),
        ("status\n\nThanks\nBen", Order::Status),
    ] {
        check(text, &["en"], Some(order));
    }
}

#[test]
fn stops_and_levels_take_a_reach() {
    check("stop", &["en"], stop(None));
    check("Unsubscribe", &["en"], stop(None));
    check("unsubscribe me please", &["en"], stop(None));
    check("stop group", &["en"], stop(Some(Reach::Group)));
    check("stop all", &["en"], stop(Some(Reach::All)));
    check("unsubscribe from everything", &["en"], stop(Some(Reach::All)));
    check("unsubscribe from this group", &["en"], stop(Some(Reach::Group)));
    check("nothing", &["en"], level(Level::Nothing, None));
    check("nothing group", &["en"], level(Level::Nothing, Some(Reach::Group)));
    check("group nothing", &["en"], level(Level::Nothing, Some(Reach::Group)));
    check("nothing with group", &["en"], level(Level::Nothing, Some(Reach::Group)));
    check("nothing all", &["en"], level(Level::Nothing, Some(Reach::All)));
    check("Nothing for the whole group.", &["en"], level(Level::Nothing, Some(Reach::Group)));
    check("digest", &["en"], level(Level::Digest, None));
    check("digest all", &["en"], level(Level::Digest, Some(Reach::All)));
    check("everything thread", &["en"], level(Level::Everything, Some(Reach::Thread)));
    check("asked group", &["en"], level(Level::Asked, Some(Reach::Group)));
    check("everything", &["en"], level(Level::Everything, None));
}

#[test]
fn commands_are_understood_in_many_languages() {
    for (tongue, help, stopped, nothing, not_me, undo, status) in [
        ("de", "Hilfe", "abmelden", "nichts", "Das war ich nicht", "rückgängig", "Status"),
        ("fr", "aide", "désabonner", "rien", "pas moi", "annuler", "statut"),
        ("es", "ayuda", "baja", "nada", "no fui yo", "deshacer", "estado"),
        ("it", "aiuto", "disiscrivi", "niente", "non sono io", "annulla", "stato"),
        ("pt", "ajuda", "parar", "nada", "não fui eu", "desfazer", "estado"),
        ("nl", "hulp", "afmelden", "niets", "niet ik", "ongedaan maken", "status"),
        ("pl", "pomoc", "wypisz mnie", "nic", "to nie ja", "cofnij", "status"),
        ("sv", "hjälp", "sluta", "inget", "inte jag", "ångra", "status"),
        ("da", "hjælp", "afmeld", "intet", "ikke mig", "fortryd", "status"),
        ("fi", "apua", "lopeta", "ei mitään", "en minä", "kumoa", "tila"),
        ("cs", "pomoc", "odhlásit", "nic", "to nejsem já", "zpět", "stav"),
    ] {
        check(help, &[tongue], Some(Order::Help));
        check(stopped, &[tongue], stop(None));
        check(nothing, &[tongue], level(Level::Nothing, None));
        check(not_me, &[tongue], Some(Order::NotMe));
        check(undo, &[tongue], Some(Order::Undo));
        check(status, &[tongue], Some(Order::Status));
        check("unsubscribe", &[tongue], stop(None));
    }
    check("Gruppe", &["de"], Some(Order::Widen { reach: Reach::Group }));
    check("nichts für die ganze Gruppe", &["de"], level(Level::Nothing, Some(Reach::Group)));
    check("ja", &["de"], Some(Order::Yes));
    check("tak", &["pl"], Some(Order::Yes));
}

#[test]
fn text_html_and_leaving_are_understood_in_sixteen_languages() {
    for (tongue, text, html, leave) in [
        ("en", "plain text", "HTML", "Leave group"),
        ("de", "nur Text", "mit HTML", "Gruppe verlassen"),
        ("fr", "texte seul", "avec html", "quitter le groupe"),
        ("es", "solo texto", "html", "Salir del grupo."),
        ("it", "solo testo", "con html", "esci dal gruppo"),
        ("pt", "só texto", "html", "sair do grupo"),
        ("nl", "alleen tekst", "met html", "groep verlaten"),
        ("pl", "tylko tekst", "html", "opuść grupę"),
        ("sv", "bara text", "html", "lämna gruppen"),
        ("da", "kun tekst", "html", "forlad gruppen"),
        ("nb", "bare tekst", "html", "forlat gruppen"),
        ("fi", "vain teksti", "html", "poistu ryhmästä"),
        ("cs", "jen text", "html", "opustit skupinu"),
        ("hu", "csak szöveg", "html", "kilépek a csoportból"),
        ("ro", "doar text", "html", "părăsesc grupul"),
        ("tr", "düz metin", "html", "gruptan ayrıl"),
    ] {
        check(text, &[tongue], Some(Order::Format { text_only: true }));
        check(html, &[tongue], Some(Order::Format { text_only: false }));
        check(leave, &[tongue], Some(Order::LeaveGroup));
    }
    for words in ["leave", "text me when you are there", "We leave the group picture here.", "leave group?", "html or text"] {
        check(words, &["en", "de"], None);
    }
}

#[test]
fn pauses_and_taking_back_are_understood_in_sixteen_languages() {
    let pause = |until: &str| Some(Order::Pause { until: until.into() });
    for (tongue, paused, resume, decisions, delete, last, replace, reopen) in [
        ("en", "pause until 24.12.2026", "resume", "Decisions", "delete", "delete last", "replace: new", "reopen thread"),
        ("de", "Pause bis 24.12.2026", "fortsetzen", "Entscheidungen", "bitte löschen", "letzte löschen", "ersetzen: new", "Thema wieder öffnen"),
        ("fr", "pause jusqu'au 24.12.2026", "reprendre", "décisions", "supprimer", "supprimer le dernier", "remplacer : new", "rouvrir le fil"),
        ("es", "pausa hasta el 24.12.2026", "reanudar", "decisiones", "borrar", "borrar el último", "reemplazar: new", "reabrir hilo"),
        ("it", "pausa fino al 24.12.2026", "riprendi", "decisioni", "elimina", "elimina l'ultimo", "sostituisci: new", "riapri discussione"),
        ("pt", "pausa até 24.12.2026", "retomar", "decisões", "apagar", "apagar o último", "substituir: new", "reabrir tópico"),
        ("nl", "pauze tot 24.12.2026", "hervatten", "besluiten", "verwijderen", "laatste verwijderen", "vervangen: new", "gesprek heropenen"),
        ("pl", "pauza do 24.12.2026", "wznów", "decyzje", "usuń", "usuń ostatnią", "zamień: new", "otwórz wątek"),
        ("sv", "paus till 24.12.2026", "återuppta", "beslut", "radera", "radera senaste", "ersätt: new", "öppna tråden igen"),
        ("da", "pause til 24.12.2026", "genoptag", "beslutninger", "slet", "slet sidste", "erstat: new", "genåbn tråden"),
        ("nb", "pause til 24.12.2026", "gjenoppta", "vedtak", "slett", "slett siste", "erstatt: new", "gjenåpne tråden"),
        ("fi", "tauko 24.12.2026 asti", "jatka", "päätökset", "poista", "poista viimeisin", "korvaa: new", "avaa keskustelu"),
        ("cs", "pauza do 24.12.2026", "obnovit", "rozhodnutí", "smazat", "smazat poslední", "nahradit: new", "otevřít vlákno"),
        ("hu", "szünet eddig 24.12.2026", "folytatás", "döntések", "törlés", "utolsó törlése", "csere: new", "téma megnyitása"),
        ("ro", "pauză până la 24.12.2026", "reia", "decizii", "șterge", "șterge ultimul", "înlocuiește: new", "redeschide discuția"),
        ("tr", "ara 24.12.2026 kadar", "devam et", "kararlar", "sil", "sonuncuyu sil", "değiştir: new", "konuyu aç"),
    ] {
        check(paused, &[tongue], pause("24.12.2026"));
        check(resume, &[tongue], Some(Order::Resume));
        check(decisions, &[tongue], Some(Order::Decisions));
        check(delete, &[tongue], Some(Order::Delete));
        check(last, &[tongue], Some(Order::DeleteLast));
        check(replace, &[tongue], Some(Order::Replace { words: "new".into() }));
        check(reopen, &[tongue], Some(Order::ReopenThread));
    }
    check("pause until 1 March", &["en"], pause("1 March"));
    check("pause bis 1. März", &["de"], pause("1. März"));
    check("pause", &["en"], pause(""));
    check("replace:\nNew words.\n\nAnd more.", &["en"], Some(Order::Replace { words: "New words.\n\nAnd more.".into() }));
    for words in ["pause until the rain stops", "pause the works", "replace the post", "replace:", "delete the third post", "the results are in", "results?"] {
        check(words, &["en", "de"], None);
    }
}

#[test]
fn going_away_and_ones_data_are_understood_in_sixteen_languages() {
    for (tongue, data, deactivate, delete, reactivate) in [
        ("en", "My data, please", "deactivate", "delete me", "reactivate"),
        ("de", "meine Daten", "deaktivieren", "lösche mich", "reaktivieren"),
        ("fr", "mes données", "désactiver", "supprimez-moi", "réactiver"),
        ("es", "mis datos", "desactivar", "bórrame", "reactivar"),
        ("it", "i miei dati", "disattiva", "cancellami", "riattiva"),
        ("pt", "os meus dados", "desativar", "apague-me", "reativar"),
        ("nl", "mijn gegevens", "deactiveren", "verwijder mij", "heractiveren"),
        ("pl", "moje dane", "dezaktywuj", "usuń mnie", "reaktywuj"),
        ("sv", "mina uppgifter", "inaktivera", "radera mig", "återaktivera"),
        ("da", "mine data", "deaktiver", "slet mig", "genaktiver"),
        ("nb", "mine opplysninger", "deaktiver", "slett meg", "reaktiver"),
        ("fi", "omat tiedot", "poista käytöstä", "poista minut", "ota käyttöön"),
        ("cs", "moje údaje", "deaktivovat", "smaž mě", "znovu aktivovat"),
        ("hu", "adataim", "inaktiválás", "törölj engem", "újraaktiválás"),
        ("ro", "datele mele", "dezactivează", "șterge-mă", "reactivează"),
        ("tr", "verilerim", "devre dışı bırak", "beni sil", "yeniden etkinleştir"),
    ] {
        check(data, &[tongue], Some(Order::MyData));
        check(deactivate, &[tongue], Some(Order::Deactivate));
        check(delete, &[tongue], Some(Order::DeleteMe));
        check(reactivate, &[tongue], Some(Order::Reactivate));
    }
    for words in ["delete me from the list of helpers", "my data plan is full", "deactivate the alarm"] {
        check(words, &["en"], None);
    }
}

#[test]
fn guests_are_read_by_name_and_address_in_sixteen_languages() {
    let guest = |name: &str, address: &str| Guest { name: name.into(), address: Address::parse(address).unwrap() };
    for (tongue, invite, never) in [
        ("en", "invite", "never"),
        ("de", "einladen", "nie wieder"),
        ("fr", "inviter", "plus jamais"),
        ("es", "invitar", "nunca más"),
        ("it", "invita", "mai più"),
        ("pt", "convidar", "nunca mais"),
        ("nl", "uitnodigen", "nooit meer"),
        ("pl", "zaproś", "nigdy więcej"),
        ("sv", "bjud in", "aldrig mer"),
        ("da", "invitér", "aldrig mere"),
        ("nb", "inviter", "aldri mer"),
        ("fi", "kutsu", "ei enää koskaan"),
        ("cs", "pozvat", "už nikdy"),
        ("hu", "meghívás", "soha többé"),
        ("ro", "invită", "niciodată"),
        ("tr", "davet et", "bir daha asla"),
    ] {
        check(&format!("{invite}: Cleo <c@x.org>"), &[tongue], Some(Order::Invite { guests: vec![guest("Cleo", "c@x.org")] }));
        check(never, &[tongue], Some(Order::Never));
    }
    let three = vec![guest("Cleo Katz", "c@x.org"), guest("", "d@x.org"), guest("Eva", "e@x.org")];
    check("Invite: \"Cleo Katz\" <c@x.org>, d@x.org\nEva e@x.org\n\nBest regards\nAna", &["en"], Some(Order::Invite { guests: three }));
    for words in ["invite: everybody", "invite Cleo <c@x.org> to the party", "invite:", "invite: Cleo <c@x.org>, and others"] {
        check(words, &["en"], None);
    }
}

#[test]
fn a_word_above_a_forwarded_mail_is_read_alone() {
    let read = |text: &str| read_above_forward(&Words::own_only(text), &["en"]);
    assert_eq!(read("delete\n\n---------- Forwarded message ---------\nFrom: Ben\n\nIt leans."), Some(Order::Delete));
    assert_eq!(read("replace: It stands.\n\nBegin forwarded message:\n\nFrom: Ben"), Some(Order::Replace { words: "It stands.".into() }));
    assert_eq!(read("delete\n\nFrom: Ben\n\nIt leans."), Some(Order::Delete));
    assert_eq!(read("stop\n\n-----Original Message-----\nFrom: Ben"), None, "only what is about the forwarded mail");
    assert_eq!(read("look at this\n\n-----Original Message-----\nFrom: Ben"), None);
}

#[test]
fn the_way_out_is_understood_whatever_the_settings_say() {
    check("désabonner", &["en"], stop(None));
    check("abmelden", &["en-GB"], stop(None));
    check("Hilfe", &["en"], Some(Order::Help));
    check("ångra", &["en"], None);
}

#[test]
fn anything_else_is_no_command() {
    for text in [
        "",
        "I can help on Saturday",
        "stop the works please, the wall is cracking",
        "Please stop Ben from painting",
        "help?",
        "yes and no",
        "status of the fence is good",
        "post the letter",
        "open the gate",
        "close",
        "undo the last change to the plan",
        "no way",
        "group hug",
        "all good",
        "nothing else from me",
        "help\nstop",
        "-stop",
        "+0",
        "thread",
        "00",
        "digest of the week",
        "everything is fine",
        "unsubscribe Ben from the group",
        "yes\n\nbut later",
        "thanks",
        "not me, Ben did it",
    ] {
        check(text, &["en"], None);
    }
    check("no", &["pl", "en"], None);
}

#[test]
fn what_reads_private_is_held() {
    for text in [
        "Take me off this list",
        "take me off",
        "Please remove me",
        "unsubscribe me from all of this now",
        "How do I unsubscribe from this?",
        "help",
        "Help!",
        "Please help",
        "help me",
        "Thanks",
        "Thank you!",
        "thanks Ana",
        "Thanks a lot, Ben!",
        "Hi Ana, thanks",
        "unsubcribe",
        "Unsubscibe",
        "Who is this?",
        "wrong address",
        "stop sending me this",
        "Thanks!\n\nBest\nBen",
        "Please stop emailing me",
    ] {
        assert!(sounds_private(&Words::own_only(text), &["en"]), "{text:?}");
    }
    for (text, tongue) in [
        ("Danke!", "de"),
        ("Merci beaucoup", "fr"),
        ("Bitte nehmt mich aus dem Verteiler", "de"),
        ("Quiero darme de baja", "es"),
        ("Je ne veux plus recevoir ces messages", "fr"),
        ("Tack!", "sv"),
        ("Proszę wypisz mnie", "pl"),
        ("Hilfe!", "de"),
    ] {
        assert!(sounds_private(&Words::own_only(text), &[tongue]), "{text:?}");
    }
}

#[test]
fn talk_is_not_held() {
    for text in [
        "I can help on Saturday",
        "Thanks Ben, I will bring the digger on Saturday and the post mix as well",
        "I can bring my tools on Saturday. Does anyone have a post-hole digger?",
        "Yes, good idea",
        "See you there",
        "No",
        "That would be a great help to all of us",
        "Thanks to the rain the roots are fine, we can start planting next week already",
        "I agree",
        "",
        "The stop at the station is closed",
        "Tak, przyjdę w sobotę",
    ] {
        assert!(!sounds_private(&Words::own_only(text), &["en", "pl"]), "{text:?}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read(text in "\\PC{0,60}", more in "[a-z0-9 \n:.!?-]{0,40}") {
        for text in [text, more] {
            let words = Words::own_only(&text);
            read_order(&words, &["de", "pl", "ja"]);
            sounds_private(&words, &["de", "pl", "ja"]);
        }
    }
}

#[test]
fn a_way_out_in_another_language_is_none_where_the_word_is_an_everyday_one() {
    check("Seis", &["es"], None);
    check("seis", &["pt"], None);
    check("Alto", &["it"], None);
    check("Basta", &["de"], None);
    check("seis", &["fi"], stop(None));
    check("baja", &["es"], stop(None));
    check("basta", &["it"], stop(None));
    check("afmelden", &["es"], stop(None));
    check("Hi,\nThanks, stop", &["en"], stop(None));
}
