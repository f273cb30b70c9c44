//! Words behind an answer that take it back, put it off or tie it to something, without an "if".

use super::{Manner, Meaning, Table};

pub const TABLES: &[(Meaning, Table)] = &[
    (Meaning::Manner(Manner::Refusal), REFUSAL),
    (Meaning::Manner(Manner::Regret), REGRET),
    (Meaning::Manner(Manner::Remark), REMARK),
    (Meaning::Manner(Manner::Exclusion), EXCLUSION),
    (Meaning::Manner(Manner::Against), AGAINST),
    (Meaning::Manner(Manner::Spoken), SPOKEN),
];

/// Behind an option's name: it was named to be refused, or for somebody else.
const REFUSAL: Table = &[
    (
        "en",
        "over my dead body|last resort|no way|not for me|anything but|last choice|my last|second choice|third choice|i hate|hate it|i don't like|don't like it|not my|not again|never again|on behalf of|in the name of|filled in for|for my wife|for my husband|says my|'s vote|her vote|his vote|their vote",
    ),
    (
        "de",
        "nur über meine leiche|im notfall|zur not|das letzte|auf keinen fall|nicht für mich|alles außer|letzte wahl|meine letzte|zweite wahl|dritte wahl|mag ich nicht|gefällt mir nicht|nicht mein|nicht meine|nie wieder|im namen von|im auftrag von|ausgefüllt für|für meine frau|für meinen mann|sagt meine|sagt mein",
    ),
    (
        "fr",
        "en dernier recours|jamais de la vie|hors de question|pas pour moi|tout sauf|dernier choix|mon dernier|deuxième choix|second choix|je déteste|je n'aime pas|n'aime pas|surtout pas|plus jamais|au nom de|de la part de|rempli pour|pour ma femme|pour mon mari|dit ma|dit mon",
    ),
    (
        "es",
        "jamás|como último recurso|ni hablar|no para mí|cualquier cosa menos|última opción|mi última|segunda opción|lo odio|la odio|no me gusta|nunca más|en nombre de|de parte de|para mi mujer|para mi marido|dice mi",
    ),
    (
        "it",
        "giammai|come ultima risorsa|neanche per sogno|non per me|tutto tranne|ultima scelta|la mia ultima|seconda scelta|lo odio|la odio|non mi piace|mai più|a nome di|per conto di|per mia moglie|per mio marito|dice mia|dice mio",
    ),
    (
        "pt",
        "jamais|em último caso|nem pensar|não para mim|tudo menos|última escolha|a minha última|segunda escolha|odeio|não gosto|nunca mais|em nome de|da parte de|diz a minha|diz o meu",
    ),
    (
        "nl",
        "in uiterste nood|echt niet|niet voor mij|alles behalve|laatste keuze|mijn laatste|tweede keuze|haat ik|vind ik niks|vind ik niet|nooit meer|namens|in naam van|ingevuld voor|voor mijn vrouw|voor mijn man|zegt mijn",
    ),
    (
        "pl",
        "w ostateczności|nie ma mowy|nie dla mnie|wszystko tylko nie|ostatni wybór|drugi wybór|nie cierpię|nie lubię|nie podoba mi się|nigdy więcej|w imieniu|mówi moja|mówi mój",
    ),
    (
        "cs",
        "v nejhorším|ani náhodou|pro mě ne|všechno jen ne|poslední volba|druhá volba|nesnáším|nelíbí se mi|už nikdy|jménem|za manželku|za manžela|říká moje|říká můj",
    ),
    (
        "sv",
        "i nödfall|aldrig i livet|inte för mig|allt utom|sista val|mitt sista|andra val|hatar den|gillar inte|aldrig mer|för min fru|å hennes vägnar|på uppdrag av|i namn av|säger min",
    ),
    (
        "da",
        "i nødstilfælde|aldrig i livet|ikke for mig|alt andet end|sidste valg|mit sidste|andet valg|hader den|kan ikke lide|aldrig mere|på vegne af|i navnet|siger min",
    ),
    ("nb", "i nødsfall|aldri i livet|ikke for meg|alt annet enn|siste valg|mitt siste|andre valg|hater den|liker ikke|aldri mer|på vegne av|i navnet|sier min"),
    (
        "fi",
        "hätätilassa|ei missään nimessä|ei minulle|mikä tahansa muu|viimeinen vaihtoehto|toinen vaihtoehto|vihaan sitä|en pidä|ei enää koskaan|puolesta|sanoo vaimoni|sanoo mieheni",
    ),
    (
        "ru",
        "в крайнем случае|ни за что|не для меня|что угодно кроме|последний выбор|второй выбор|ненавижу|не нравится|никогда больше|от имени|говорит моя|говорит мой",
    ),
];

/// In a short addition that names another option: the first one was a slip.
const REGRET: Table = &[
    ("en", "sorry|oops|ooops|whoops|edit|changed my mind|change my mind|second thoughts|second thought|kidding|joking|my mistake|typo"),
    ("de", "sorry|ups|hoppla|nachtrag|meine meinung geändert|umentschieden|anders überlegt|quatsch|scherz|vertippt|verschrieben|entschuldigung"),
    ("fr", "pardon|oups|désolé|désolée|changé d'avis|réflexion faite|à la réflexion|je plaisante|erreur"),
    ("es", "perdón|perdona|ups|cambiado de idea|cambiado de opinión|pensándolo bien|es broma|me equivoqué|error"),
    ("it", "scusate|scusa|ops|cambiato idea|ripensandoci|scherzo|mi sono sbagliato|mi sono sbagliata|errore"),
    ("pt", "desculpem|desculpa|ups|mudei de ideia|mudei de opinião|pensando melhor|estou a brincar|enganei-me|erro"),
    ("nl", "sorry|oeps|van gedachten veranderd|bij nader inzien|bedacht|grapje|vergissing|foutje"),
    ("pl", "przepraszam|ups|zmieniłem zdanie|zmieniłam zdanie|po namyśle|żartuję|pomyłka|pomyliłem się|pomyliłam się"),
    ("cs", "pardon|promiňte|ups|rozmyslel jsem se|rozmyslela jsem se|dělám si legraci|spletl jsem se|spletla jsem se|chyba"),
    ("sv", "förlåt|oj|ursäkta|ändrat mig|vid närmare eftertanke|skojar|skämtar|fel av mig|skrev fel"),
    ("da", "undskyld|ups|ombestemt mig|ved nærmere eftertanke|for sjov|skrev forkert|min fejl"),
    ("nb", "beklager|oi|ombestemt meg|ved nærmere ettertanke|tuller|skrev feil|min feil"),
    ("fi", "anteeksi|oho|ups|muutin mieleni|tarkemmin ajateltuna|vitsi|kirjoitin väärin|virhe"),
    ("ru", "извините|простите|ой|передумал|передумала|шучу|ошибся|ошиблась|опечатка"),
];

/// Behind a yes or no: it answers the mail, not the question.
const REMARK: Table = &[
    (
        "en",
        "will do|good question|it's me|that was me|i saw that|have a look|take a look|think about it|wrong mail|don't understand|didn't understand|can't vote|cannot vote|will look|i'll look|got it|received|i read|have read|i've read|have seen|i've seen|i saw|noted|will vote|i'll vote|will answer|i'll answer|will reply|i'll reply|vote later|vote tomorrow|vote tonight|answer later|reply later|get back to you|let you know|not yet|haven't decided|have not decided|haven't voted|didn't get|did not get|didn't receive|did not receive|unsubscribe|abstain",
    ),
    (
        "de",
        "mach ich|mache ich|weiß ich|schaue ich|schau ich|sehe ich mir|denke darüber nach|falsche mail|verstehe ich nicht|verstehe nicht|gute frage|bin ich|erhalten|bekommen|angekommen|gelesen|gesehen|zur kenntnis|stimme morgen|stimme später|stimme noch ab|stimme am|werde abstimmen|melde mich|antworte später|antworte morgen|gebe bescheid|noch nicht|nicht entschieden|abmelden|enthalte mich|enthaltung",
    ),
    (
        "fr",
        "je regarde|je vais regarder|je vais voir|je vais réfléchir|bonne question|c'est moi|pas compris|ne comprends pas|mauvais mail|bien reçu|reçu|bien lu|ai lu|bien noté|noté|je vote demain|voterai|je voterai|répondrai|je répondrai|je réponds demain|je vous dirai|tiens au courant|pas encore|pas décidé|désabonner|abstiens|abstention",
    ),
    (
        "es",
        "contesto luego|lo miro|lo veré|lo pensaré|buena pregunta|soy yo|no entiendo|mañana contesto|mañana voto|recibido|lo he recibido|leído|visto|anotado|votaré|voto mañana|contestaré|responderé|contesto mañana|ya os diré|ya te diré|todavía no|aún no|sin decidir|darme de baja|me abstengo|abstención",
    ),
    (
        "it",
        "ci penso|ci guardo|guarderò|buona domanda|sono io|non capisco|non ho capito|ricevuto|ricevuta|letto|visto|preso nota|voterò|voto domani|risponderò|rispondo domani|vi farò sapere|ti farò sapere|non ancora|non ho deciso|cancellatemi|mi astengo|astensione",
    ),
    (
        "pt",
        "vou ver|vou pensar|boa pergunta|sou eu|não percebo|não entendi|recebi|recebido|já li|já vi|anotado|vou votar|votarei|voto amanhã|vou responder|respondo amanhã|depois digo|ainda não|não decidi|abstenho-me|abstenção",
    ),
    (
        "nl",
        "ga ik doen|kijk ik naar|ik kijk|denk erover na|goede vraag|ben ik|begrijp ik niet|snap ik niet|ontvangen|gekregen|gelezen|gezien|genoteerd|stem morgen|stem later|zal stemmen|antwoord morgen|antwoord later|laat het weten|laat ik weten|nog niet|niet besloten|afmelden|onthoud me|onthouding",
    ),
    (
        "pl",
        "zobaczę|pomyślę|dobre pytanie|to ja|nie rozumiem|dostałem|dostałam|otrzymałem|otrzymałam|przeczytałem|przeczytałam|widziałem|widziałam|zagłosuję|odpiszę|odpowiem|dam znać|jeszcze nie|nie zdecydowałem|nie zdecydowałam|wstrzymuję się",
    ),
    (
        "cs",
        "podívám se|promyslím|dobrá otázka|to jsem já|nerozumím|dostal jsem|dostala jsem|přišlo mi|přečetl jsem|přečetla jsem|viděl jsem|viděla jsem|budu hlasovat|zahlasuji|odpovím|dám vědět|ještě ne|nerozhodl jsem se|nerozhodla jsem se|zdržuji se",
    ),
    (
        "sv",
        "ska titta|tittar på|funderar på|bra fråga|det är jag|förstår inte|fått det|fått mejlet|mottaget|läst|sett|noterat|röstar senare|röstar imorgon|röstar i morgon|ska rösta|svarar senare|svarar imorgon|återkommer|hör av mig|inte än|inte bestämt|avstår",
    ),
    (
        "da",
        "kigger på|ser på det|tænker over|godt spørgsmål|det er mig|forstår ikke|modtaget|fået den|læst|set|noteret|stemmer senere|stemmer i morgen|vil stemme|svarer senere|svarer i morgen|vender tilbage|ikke endnu|ikke besluttet|undlader",
    ),
    (
        "nb",
        "ser på det|tenker på det|godt spørsmål|det er meg|forstår ikke|mottatt|fått den|lest|sett|notert|stemmer senere|stemmer i morgen|skal stemme|svarer senere|svarer i morgen|kommer tilbake|ikke ennå|ikke bestemt|avstår",
    ),
    (
        "fi",
        "katson|mietin|hyvä kysymys|se olen minä|en ymmärrä|tuli perille|tuli kyllä perille|saatu|sain|luettu|luin|nähty|näin sen|huomattu|äänestän huomenna|äänestän myöhemmin|vastaan huomenna|vastaan myöhemmin|palaan asiaan|ilmoitan|en vielä|ei vielä|en ole päättänyt|pidättäydyn",
    ),
    (
        "ru",
        "посмотрю|подумаю|хороший вопрос|это я|не понимаю|не понял|не поняла|дошло|получил|получила|получено|прочитал|прочитала|прочёл|видел|видела|проголосую|отвечу|сообщу|ещё не|еще не|пока не|не решил|не решила|воздержусь|воздерживаюсь",
    ),
];

/// Directly behind a yes: it leaves something out.
const EXCLUSION: Table = &[
    ("en", "but not|but no|but without|except|except for|apart from|other than|depending on|depends on|depending|according to"),
    ("de", "abhängig vom|aber nicht|aber ohne|aber kein|aber keine|aber keinen|außer|bis auf|nur nicht|je nach|je nachdem|abhängig von|kommt auf"),
    ("fr", "mais pas|mais sans|sauf|excepté|hormis|à part|selon|en fonction|ça dépend"),
    ("es", "pero no|pero sin|salvo|excepto|menos|según|dependiendo"),
    ("it", "ma non|ma senza|tranne|eccetto|salvo|a seconda|dipende da"),
    ("pt", "mas não|mas sem|exceto|menos|salvo|consoante|conforme|dependendo"),
    ("nl", "maar niet|maar zonder|maar geen|behalve|uitgezonderd|afhankelijk van|al naargelang|ligt aan"),
    ("pl", "ale nie|ale bez|oprócz|z wyjątkiem|poza|w zależności|zależnie od"),
    ("cs", "ale ne|ale bez|kromě|s výjimkou|podle|v závislosti|záleží na"),
    ("sv", "men inte|men utan|utom|förutom|beroende på"),
    ("da", "men ikke|men uden|undtagen|bortset fra|afhængigt af|afhængig af|alt efter"),
    ("nb", "men ikke|men uten|unntatt|bortsett fra|avhengig av|alt etter"),
    ("fi", "mutta ei|mutta ilman|paitsi|lukuun ottamatta|riippuen"),
    ("ru", "но не|но без|кроме|за исключением|в зависимости|смотря"),
];

/// Behind a yes: it is a no.
const AGAINST: Table = &[
    (
        "en",
        "i'm against|i am against|we are against|against it|bad idea|too expensive|too much money|should not|shouldn't|must not|let's not|better not|i disagree|don't want|do not want",
    ),
    (
        "de",
        "bin dagegen|sind dagegen|schlechte idee|zu teuer|sollten nicht|sollten wir nicht|besser nicht|lieber nicht|lassen wir das|nicht einverstanden|will das nicht|wollen das nicht",
    ),
    ("fr", "suis contre|sommes contre|mauvaise idée|trop cher|ne devrions pas|il ne faut pas|mieux vaut pas|ne veux pas|pas d'accord"),
    ("es", "estoy en contra|estamos en contra|mala idea|demasiado caro|muy caro|no deberíamos|mejor no|no quiero|no estoy de acuerdo"),
    ("it", "sono contrario|sono contraria|cattiva idea|troppo caro|troppo costoso|non dovremmo|meglio di no|non voglio|non sono d'accordo"),
    ("pt", "sou contra|estou contra|somos contra|má ideia|demasiado caro|muito caro|não devíamos|não devemos|melhor não|não quero|não concordo"),
    ("nl", "ben tegen|zijn tegen|ben ertegen|slecht idee|te duur|moeten niet|moeten we niet|beter niet|liever niet|wil dat niet|niet mee eens"),
    ("pl", "jestem przeciw|jestem przeciwny|jestem przeciwna|zły pomysł|za drogo|zbyt drogo|nie powinniśmy|lepiej nie|nie chcę|nie zgadzam się"),
    ("cs", "jsem proti|jsme proti|špatný nápad|moc drahé|příliš drahé|neměli bychom|radši ne|raději ne|nechci|nesouhlasím"),
    ("sv", "är emot|dålig idé|för dyrt|borde inte|bör inte|helst inte|vill inte|håller inte med"),
    ("da", "er imod|dårlig idé|for dyrt|burde ikke|bør ikke|helst ikke|vil ikke|ikke enig"),
    ("nb", "er imot|dårlig idé|for dyrt|burde ikke|bør ikke|helst ikke|vil ikke|ikke enig"),
    ("fi", "olen vastaan|olemme vastaan|vastustan|huono idea|liian kallis|liian kallista|ei pitäisi|mieluummin ei|en halua|olen eri mieltä"),
    ("ru", "я против|мы против|плохая идея|слишком дорого|не стоит|не должны|лучше не|не хочу|не согласен|не согласна"),
];

/// What is said to somebody: behind a name and a comma it is not about them.
const SPOKEN: Table = &[
    ("en", "i can't|i won't|i couldn't|well done|you|your|please|thank you|thanks|could you|can you"),
    ("de", "ich kann|ich komme|gut gemacht|du|dir|dich|dein|deine|euch|kannst|könnt|könntest|bitte|danke"),
    ("fr", "je ne peux pas|je ne pourrai|bravo|tu|te|toi|ton|ta|vous|votre|peux-tu|pouvez-vous|merci|s'il te plaît|s'il vous plaît"),
    ("es", "no puedo|bien hecho|tú|te|ti|tu|usted|ustedes|puedes|podrías|gracias|por favor"),
    ("it", "non posso|bravo|brava|tu|te|ti|tuo|tua|voi|puoi|potresti|grazie|per favore"),
    ("pt", "não posso|parabéns|tu|te|ti|você|vocês|podes|podias|pode|obrigado|obrigada|por favor"),
    ("nl", "ik kan niet|ik kan helaas|goed gedaan|je|jij|jou|jouw|jullie|u|kun|kan je|kunt|bedankt|dank"),
    ("pl", "nie mogę|brawo|ty|ciebie|ci|twój|możesz|możecie|proszę|dziękuję|dzięki"),
    ("cs", "nemůžu|nemohu|ty|tě|ti|tvůj|vám|můžeš|můžete|prosím|děkuji|díky"),
    ("sv", "jag kan inte|bra jobbat|du|dig|din|ditt|ni|er|kan du|tack"),
    ("da", "jeg kan ikke|godt gået|du|dig|din|dit|jer|kan du|tak"),
    ("nb", "jeg kan ikke|bra jobba|du|deg|din|ditt|dere|kan du|takk"),
    ("fi", "en voi|en pääse|sinä|sinun|sinulle|teidän|voitko|voisitko|kiitos"),
    ("ru", "я не могу|не смогу|ты|тебя|тебе|вы|вас|вам|можешь|можете|пожалуйста|спасибо"),
];
