//! How gateways warn of mail from outside, one entry per language.
//!
//! Words alone prove nothing: `banner` wants whole phrases of them. All words are lower case, parted by `|`.

/// What gateways write in one language.
pub(super) struct Warning {
    /// How a warning begins.
    pub heads: &'static str,
    /// What came: this mail, or its sender.
    pub mail: &'static str,
    /// And from where: a phrase that says "from outside" or "of an external sender".
    pub outside: &'static str,
    /// The warning in one word, between brackets: "[EXTERNAL]".
    pub mark: &'static str,
    /// The warning in two words, as a label: "External email".
    pub label: &'static str,
    /// How the advice begins that follows it.
    pub advice: &'static str,
}

pub(super) const WARNINGS: &[Warning] = &[
    Warning {
        heads: "caution|warning|attention|notice|alert|be careful",
        mail: "this email|this e-mail|this message|this mail|this sender|the sender of this email|the sender of this message",
        outside: "from outside|originated outside|originating outside|sent outside|is outside your|is outside the|from an external|from external|external sender|external source|is external",
        mark: "external|ext",
        label: "external email|external e-mail|external mail|external message|external sender",
        advice: "do not click|don't click|please do not click|do not open|don't open|please do not open|never click|never open|do not respond|be cautious|exercise caution|use caution|please exercise caution|please use caution|learn why|unless you recogni|think before|verify the sender|please verify the sender|stop and think",
    },
    Warning {
        heads: "achtung|vorsicht|warnung|hinweis",
        mail: "diese e-mail|diese email|diese mail|diese nachricht|dieser absender|der absender dieser",
        outside: "von außerhalb|von ausserhalb|ursprung außerhalb|von extern|von einem externen|externen absender|externer absender|externen quelle|externen e-mail|ist extern",
        mark: "extern",
        label: "externe e-mail|externe email|externe mail|externe nachricht|externer absender|e-mail von extern",
        advice: "klicken sie|bitte klicken sie|öffnen sie keine|bitte öffnen sie|klicke nicht|bitte prüfen sie|seien sie vorsichtig|bitte seien sie",
    },
    Warning {
        heads: "attention|avertissement|prudence|mise en garde",
        mail: "ce message|ce courriel|cet e-mail|cet email|ce mail|l'expéditeur de ce",
        outside: "de l'extérieur|de l’extérieur|expéditeur externe|source externe|hors de l'organisation|externe à l'organisation",
        mark: "externe",
        label: "courriel externe|e-mail externe|message externe|expéditeur externe",
        advice: "ne cliquez|n'ouvrez|veuillez ne pas cliquer|veuillez ne pas ouvrir|soyez prudent|faites preuve de prudence|évitez de cliquer",
    },
    Warning {
        heads: "atención|precaución|advertencia|aviso",
        mail: "este correo|este mensaje|este e-mail|este email|el remitente de este",
        outside: "se originó fuera|originado fuera|de fuera de|desde fuera|fuera de la organización|fuera de su organización|del exterior|remitente externo|origen externo|fuente externa",
        mark: "externo",
        label: "correo externo|mensaje externo|remitente externo",
        advice: "no haga clic|no abra|no pulse|tenga cuidado",
    },
    Warning {
        heads: "attenzione|avviso",
        mail: "questa e-mail|questa email|questa mail|questo messaggio|il mittente di questa",
        outside: "dall'esterno|dall’esterno|mittente esterno|fonte esterna|origine esterna",
        mark: "esterno|esterna",
        label: "e-mail esterna|email esterna|mail esterna|messaggio esterno|mittente esterno",
        advice: "non cliccare|non fare clic|non aprire|prestare attenzione",
    },
    Warning {
        heads: "atenção|cuidado|aviso",
        mail: "este e-mail|este email|esta mensagem|o remetente deste",
        outside: "de fora|originou-se fora|originado fora|fora da organização|fora da sua organização|do exterior|remetente externo|origem externa|fonte externa",
        mark: "externo",
        label: "e-mail externo|email externo|mensagem externa|remetente externo",
        advice: "não clique|não abra|tenha cuidado",
    },
    Warning {
        heads: "let op|waarschuwing|pas op",
        mail: "deze e-mail|deze email|deze mail|dit bericht|de afzender van",
        outside: "van buiten|buiten de organisatie|buiten uw organisatie|externe afzender|externe bron",
        mark: "extern",
        label: "externe e-mail|externe mail|extern bericht|externe afzender",
        advice: "klik niet|klik geen|open geen|wees voorzichtig|klik alleen",
    },
    Warning {
        heads: "varning|obs",
        mail: "detta mejl|det här mejlet|detta e-postmeddelande|det här meddelandet|detta meddelande|detta mail",
        outside: "utanför organisationen|utanför din organisation|från utanför|utifrån|från en extern|extern avsändare|extern källa",
        mark: "extern",
        label: "externt mejl|externt meddelande|extern avsändare",
        advice: "klicka inte|öppna inte|var försiktig",
    },
    Warning {
        heads: "advarsel|obs|forsigtig|forsiktig",
        mail: "denne mail|denne e-mail|denne besked|denne meddelelse|denne e-posten|denne meldingen|e-posten",
        outside: "uden for organisationen|uden for din organisation|fra uden for|udefra|utenfor organisasjonen|fra utenfor|utenfra|fra en ekstern|ekstern afsender|ekstern avsender|ekstern kilde",
        mark: "ekstern",
        label: "ekstern mail|ekstern e-mail|ekstern e-post|ekstern afsender|ekstern avsender",
        advice: "klik ikke|åbn ikke|klikk ikke|åpne ikke|ikke klikk|vær forsigtig|vær forsiktig",
    },
    Warning {
        heads: "varoitus|huomio",
        mail: "tämä viesti|tämä sähköposti",
        outside: "ulkopuolelta|ulkopuolinen lähettäjä|ulkoiselta lähettäjältä|ulkoisesta lähteestä",
        mark: "ulkoinen",
        label: "ulkoinen viesti|ulkoinen sähköposti|ulkoinen lähettäjä",
        advice: "älä klikkaa|älä avaa|älä napsauta|ole varovainen",
    },
    Warning {
        heads: "uwaga|ostrzeżenie",
        mail: "ta wiadomość|ten e-mail|ten mail|nadawca tej",
        outside: "spoza organizacji|spoza twojej|spoza naszej|pochodzi spoza|z zewnątrz|zewnętrznego nadawcy|nadawcy zewnętrznego|nadawca zewnętrzny|zewnętrznego źródła|źródła zewnętrznego",
        mark: "zewnętrzny|zewnętrzna",
        label: "wiadomość zewnętrzna|zewnętrzny nadawca|nadawca zewnętrzny",
        advice: "nie klikaj|nie otwieraj|zachowaj ostrożność",
    },
    Warning {
        heads: "upozornění|pozor|varování",
        mail: "tento e-mail|tento email|tato zpráva|odesílatel této",
        outside: "mimo organizaci|mimo vaši organizaci|mimo naši organizaci|zvenčí|zvenku|externího odesílatele|externího zdroje|externí odesílatel",
        mark: "externí",
        label: "externí e-mail|externí zpráva|externí odesílatel",
        advice: "neklikejte|neotevírejte|nereagujte|buďte opatrní",
    },
    Warning {
        heads: "внимание|предупреждение|осторожно",
        mail: "это письмо|это сообщение|данное письмо|данное сообщение|отправитель этого",
        outside: "извне|внешнего отправителя|внешним отправителем|внешнего источника|внешний отправитель|из-за пределов|вне организации",
        mark: "внешнее|внешний|внешняя",
        label: "внешняя почта|внешнее письмо|внешний отправитель|внешнее сообщение",
        advice: "не нажимайте|не переходите|не открывайте|будьте осторожны",
    },
    Warning {
        heads: "увага|попередження|обережно",
        mail: "цей лист|це повідомлення|відправник цього",
        outside: "ззовні|зовнішнього відправника|зовнішнім відправником|зовнішній відправник|з-за меж|поза межами організації",
        mark: "зовнішній|зовнішнє",
        label: "зовнішній лист|зовнішній відправник|зовнішня пошта",
        advice: "не натискайте|не переходьте|не відкривайте|будьте обережні",
    },
    Warning {
        heads: "注意|警告|提醒|주의|경고",
        mail: "此邮件|本邮件|此郵件|本郵件|该邮件|このメール|本メール|이 메일|이 이메일|본 메일",
        outside: "来自外部|外部发件人|外部寄件者|來自外部|外部から|社外から|組織外から|外部の送信者|외부에서|외부 발신자|조직 외부",
        mark: "外部|社外|외부",
        label: "外部邮件|外部郵件|外部メール|社外メール|외부 메일",
        advice: "请勿|請勿|不要点击|クリックしないで|リンクを開かないで|클릭하지|열지",
    },
];
