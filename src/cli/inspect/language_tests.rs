//! Tests of telling languages.

use super::*;

#[test]
fn languages_are_told_where_they_are_plain() {
    let check = |text: &str, expect: Option<&str>| assert_eq!(of(text), expect, "{text}");
    check("I can bring the tools on Saturday, would you be there?", Some("en"));
    check("Ich kann die Werkzeuge mitbringen, aber nicht am Samstag", Some("de"));
    check("Je ne peux pas venir, mais je suis d'accord avec vous pour la clôture", Some("fr"));
    check("No puedo ir el sábado, pero estoy de acuerdo con los demás y con las fechas", Some("es"));
    check("Eu não posso ir no sábado, mas concordo com os outros e com isso", Some("pt"));
    check("Non posso venire, ma sono d'accordo con gli altri e anche con il colore", Some("it"));
    check("Ik kan niet komen, maar wij zijn het eens met dat voorstel van de groep", Some("nl"));
    check("Jag kan inte komma men vi är överens om att det är bra", Some("sv"));
    check("Я не могу прийти, но это и так понятно", Some("ru"));
    check("Я не можу прийти, але якщо це треба, то так", Some("uk"));
    check("土曜日に行けます。よろしくお願いします", Some("ja"));
    check("我同意这个建议", Some("zh"));
    check("동의합니다", Some("ko"));
    check("Συμφωνώ απόλυτα", Some("el"));
    check("Einverstanden, danke", Some("de"));
    check("Please pick a slot by Friday.", Some("en"));
    check("Oui", Some("fr"));
    check("ja", None);
    check("2", None);
    check("ok", None);
    check("", None);
}
