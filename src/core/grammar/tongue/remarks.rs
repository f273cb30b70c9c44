//! Words behind an answer that take it back, put it off or tie it to something, without an "if".

use super::{Manner, Meaning, Table};

pub const TABLES: &[(Meaning, Table)] = &[
    (Meaning::Manner(Manner::Refusal), REFUSAL),
    (Meaning::Manner(Manner::Proxied), PROXIED),
    (Meaning::Manner(Manner::Regret), REGRET),
    (Meaning::Manner(Manner::Remark), REMARK),
    (Meaning::Manner(Manner::Exclusion), EXCLUSION),
    (Meaning::Manner(Manner::Against), AGAINST),
    (Meaning::Manner(Manner::Spoken), SPOKEN),
];

/// Behind an option's name, with hardly a word after it: it was named to be refused.
const REFUSAL: Table = &[
    (
        "en",
        "don't like it|please no|please not|god no|rather not|better not|don't do it|not needed|anyone but|i don't like it|i hate it|over my dead body|last resort|no way|not for me|anything but|last choice|second choice|third choice|hate it|don't like it",
    ),
    (
        "de",
        "lieber nicht|bloß nicht|besser nicht|bitte nicht|gefällt mir nicht|mag ich nicht|nur über meine leiche|im notfall|zur not|auf keinen fall|nicht für mich|alles außer|letzte wahl|zweite wahl|dritte wahl|gefällt mir nicht",
    ),
    (
        "fr",
        "plutôt pas|plutôt non|j'aime pas|en dernier recours|jamais de la vie|hors de question|pas pour moi|tout sauf|dernier choix|deuxième choix|second choix|surtout pas",
    ),
    ("es", "mejor no|no me gusta|jamás|como último recurso|ni hablar|no para mí|cualquier cosa menos|última opción|segunda opción|lo odio|la odio"),
    (
        "it",
        "meglio di no|meglio no|non mi piace|giammai|come ultima risorsa|neanche per sogno|non per me|tutto tranne|ultima scelta|seconda scelta|lo odio|la odio",
    ),
    ("pt", "melhor não|não gosto|jamais|em último caso|nem pensar|não para mim|tudo menos|última escolha|segunda escolha|odeio"),
    ("nl", "liever niet|beter niet|in uiterste nood|echt niet|niet voor mij|alles behalve|laatste keuze|tweede keuze|haat ik|vind ik niks|vind ik niet"),
    ("pl", "lepiej nie|raczej nie|nie podoba mi się|w ostateczności|nie ma mowy|nie dla mnie|wszystko tylko nie|ostatni wybór|drugi wybór|nie cierpię"),
    ("cs", "radši ne|raději ne|spíš ne|nelíbí se mi|v nejhorším|ani náhodou|pro mě ne|všechno jen ne|poslední volba|druhá volba|nesnáším"),
    ("sv", "helst inte|hellre inte|gillar inte|i nödfall|aldrig i livet|inte för mig|allt utom|sista val|andra val|hatar den"),
    ("da", "helst ikke|kan ikke lide den|i nødstilfælde|aldrig i livet|ikke for mig|alt andet end|sidste valg|andet valg|hader den"),
    ("nb", "helst ikke|liker ikke|i nødsfall|aldri i livet|ikke for meg|alt annet enn|siste valg|andre valg|hater den"),
    ("fi", "mieluummin ei|en pidä siitä|hätätilassa|ei missään nimessä|ei minulle|mikä tahansa muu|viimeinen vaihtoehto|toinen vaihtoehto|vihaan sitä"),
    ("ru", "лучше не|лучше не надо|не нравится|в крайнем случае|ни за что|не для меня|что угодно кроме|последний выбор|второй выбор|ненавижу"),
];

/// It is somebody else's answer.
const PROXIED: Table = &[
    ("en", "on behalf of|in the name of|filled in for|this is for|that is for|says my|'s vote|not my vote|her vote|his vote|their vote"),
    ("de", "im namen von|im auftrag von|ausgefüllt für|das ist für|sagt meine|sagt mein|nicht meine stimme"),
    ("fr", "au nom de|de la part de|rempli pour|c'est pour|dit ma|dit mon|pas mon vote"),
    ("es", "en nombre de|de parte de|rellenado para|es para|dice mi|no es mi voto"),
    ("it", "a nome di|per conto di|compilato per|dice mia|dice mio|non è il mio voto"),
    ("pt", "em nome de|da parte de|preenchido para|diz a minha|diz o meu|não é o meu voto"),
    ("nl", "namens|in naam van|ingevuld voor|dit is voor|zegt mijn|niet mijn stem"),
    ("pl", "w imieniu|wypełnione za|mówi moja|mówi mój|to nie mój głos"),
    ("cs", "jménem|vyplněno za|říká moje|říká můj|není to můj hlas"),
    ("sv", "å hennes vägnar|på uppdrag av|i namn av|ifyllt åt|säger min|inte min röst"),
    ("da", "på vegne af|i navnet|udfyldt for|siger min|ikke min stemme"),
    ("nb", "på vegne av|i navnet|fylt ut for|sier min|ikke min stemme"),
    ("fi", "hänen puolestaan|nimissä|täytetty puolesta|sanoo vaimoni|sanoo mieheni|ei ole minun ääneni"),
    ("ru", "от имени|по поручению|заполнено за|говорит моя|говорит мой|это не мой голос"),
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
        "haven't had time|had no time|got your message|got your mail|got the mail|give me a day|one moment|misunderstood me|let's discuss|let's talk|tell me more|send me|call me|will do|good question|it's me|that was me|i saw that|have a look|take a look|think about it|wrong mail|don't understand|didn't understand|can't vote|cannot vote|will look|i'll look|got it|received|i read|have read|i've read|have seen|i've seen|i saw|will vote|i'll vote|will answer|i'll answer|will reply|i'll reply|vote later|vote tomorrow|vote tonight|answer later|reply later|get back to you|let you know|not yet|haven't decided|have not decided|haven't voted|didn't get|did not get|didn't receive|did not receive|unsubscribe|abstain",
    ),
    (
        "de",
        "hatte noch keine zeit|keine zeit|habe die unterlagen|habe die mail|muss erst|muss noch|lass uns reden|ruf mich|schickt mir|schick mir|habe die mail bekommen|mail bekommen|ist angekommen|noch nicht entschieden|noch nicht gelesen|mach ich|mache ich|weiß ich|schaue ich|schau ich|sehe ich mir|denke darüber nach|falsche mail|verstehe ich nicht|verstehe nicht|gute frage|erhalten|gelesen|zur kenntnis|stimme morgen|stimme später|stimme noch ab|stimme am|werde abstimmen|melde mich|antworte später|antworte morgen|gebe bescheid|nicht entschieden|abmelden|enthalte mich|enthaltung",
    ),
    (
        "fr",
        "pas eu le temps|envoyez-moi|envoie-moi|appelez-moi|appelle-moi|on en parle|pas encore décidé|pas encore lu|je regarde|je vais regarder|je vais voir|je vais réfléchir|bonne question|c'est moi|pas compris|ne comprends pas|mauvais mail|bien reçu|reçu|bien lu|ai lu|bien noté|je vote demain|voterai|je voterai|répondrai|je répondrai|je réponds demain|je vous dirai|tiens au courant|pas décidé|désabonner|abstiens|abstention",
    ),
    (
        "es",
        "no he tenido tiempo|mándame|mandadme|llámame|lo hablamos|todavía no he|aún no he|contesto luego|lo miro|lo veré|lo pensaré|buena pregunta|soy yo|no entiendo|mañana contesto|mañana voto|recibido|lo he recibido|leído|votaré|voto mañana|contestaré|responderé|contesto mañana|ya os diré|ya te diré|sin decidir|darme de baja|me abstengo|abstención",
    ),
    (
        "it",
        "non ho avuto tempo|mandami|mandatemi|chiamami|ne parliamo|non ho ancora|ho letto|ci penso|ci guardo|guarderò|buona domanda|non capisco|non ho capito|ricevuto|ricevuta|preso nota|voterò|voto domani|risponderò|rispondo domani|vi farò sapere|ti farò sapere|non ho deciso|cancellatemi|mi astengo|astensione",
    ),
    (
        "pt",
        "não tive tempo|manda-me|liga-me|falamos|ainda não li|ainda não decidi|vou ver|vou pensar|boa pergunta|não percebo|não entendi|recebi|recebido|já li|já vi|vou votar|votarei|voto amanhã|vou responder|respondo amanhã|depois digo|não decidi|abstenho-me|abstenção",
    ),
    (
        "nl",
        "geen tijd gehad|stuur me|bel me|de mail ontvangen|even overleggen|nog niet gelezen|mail gekregen|heb het gelezen|heb je mail|ga ik doen|kijk ik naar|ik kijk|denk erover na|goede vraag|begrijp ik niet|snap ik niet|ontvangen|genoteerd|stem morgen|stem later|zal stemmen|antwoord morgen|antwoord later|laat het weten|laat ik weten|niet besloten|afmelden|onthoud me|onthouding",
    ),
    (
        "pl",
        "nie miałem czasu|nie miałam czasu|przyślij mi|zadzwoń|porozmawiajmy|jeszcze nie wiem|jeszcze nie czytałem|jeszcze nie czytałam|zobaczę|pomyślę|dobre pytanie|nie rozumiem|dostałem|dostałam|otrzymałem|otrzymałam|przeczytałem|przeczytałam|widziałem|widziałam|zagłosuję|odpiszę|odpowiem|dam znać|nie zdecydowałem|nie zdecydowałam|wstrzymuję się",
    ),
    (
        "cs",
        "neměl jsem čas|neměla jsem čas|pošli mi|pošlete mi|zavolej|ještě nevím|ještě jsem nečetl|ještě jsem nečetla|podívám se|promyslím|dobrá otázka|nerozumím|dostal jsem|dostala jsem|přišlo mi|přečetl jsem|přečetla jsem|viděl jsem|viděla jsem|budu hlasovat|zahlasuji|odpovím|dám vědět|nerozhodl jsem se|nerozhodla jsem se|zdržuji se",
    ),
    (
        "sv",
        "inte hunnit|skicka mig|ring mig|vi pratar|har läst|inte läst|inte bestämt mig|ska titta|tittar på|funderar på|bra fråga|förstår inte|fått det|fått mejlet|mottaget|noterat|röstar senare|röstar imorgon|röstar i morgon|ska rösta|svarar senare|svarar imorgon|återkommer|hör av mig|inte bestämt|avstår",
    ),
    (
        "da",
        "ikke haft tid|send mig|ring til mig|vi taler|har læst|ikke læst|ikke besluttet mig|kigger på|ser på det|tænker over|godt spørgsmål|forstår ikke|modtaget|fået den|noteret|stemmer senere|stemmer i morgen|vil stemme|svarer senere|svarer i morgen|vender tilbage|ikke besluttet|undlader",
    ),
    (
        "nb",
        "ikke hatt tid|send meg|ring meg|vi snakkes|har lest|ikke lest|ikke bestemt meg|ser på det|tenker på det|godt spørsmål|forstår ikke|mottatt|fått den|notert|stemmer senere|stemmer i morgen|skal stemme|svarer senere|svarer i morgen|kommer tilbake|ikke bestemt|avstår",
    ),
    (
        "fi",
        "en ole ehtinyt|lähetä minulle|soita minulle|puhutaan|en ole lukenut|olen lukenut|katson|mietin|hyvä kysymys|en ymmärrä|tuli perille|tuli kyllä perille|sain|luin|näin sen|äänestän huomenna|äänestän myöhemmin|vastaan huomenna|vastaan myöhemmin|palaan asiaan|ilmoitan|en vielä|en ole päättänyt|pidättäydyn",
    ),
    (
        "ru",
        "не было времени|пришлите|позвоните|позвони|обсудим|ещё не читал|ещё не читала|ещё не решил|ещё не решила|посмотрю|подумаю|хороший вопрос|не понимаю|не понял|не поняла|получил|получила|получено|прочитал|прочитала|прочёл|видел|видела|проголосую|отвечу|сообщу|не решил|не решила|воздержусь|воздерживаюсь",
    ),
];

/// Directly behind a yes: it leaves something out.
const EXCLUSION: Table = &[
    (
        "en",
        "partly|in part|mostly|minus|at least with|awaiting|up to|provisionally|but first|but not|but without|except|except for|depending on|depends on|depending|according to",
    ),
    (
        "de",
        "teilweise|zum teil|größtenteils|bis maximal|bis höchstens|vorläufig|aber zuerst|aber erst|abhängig vom|aber nicht|aber ohne|aber kein|aber keine|aber keinen|außer|bis auf|nur nicht|je nach|je nachdem|abhängig von|kommt auf",
    ),
    (
        "fr",
        "en partie|partiellement|jusqu'à|provisoirement|mais d'abord|selon le|selon la|selon les|mais pas|mais sans|sauf|excepté|hormis|à part|en fonction|ça dépend",
    ),
    ("es", "en parte|parcialmente|hasta un|provisionalmente|pero antes|pero primero|pero no|pero sin|salvo|excepto|según|dependiendo"),
    ("it", "in parte|parzialmente|fino a|ma prima|ma non|ma senza|tranne|eccetto|salvo|a seconda|dipende da"),
    ("pt", "em parte|parcialmente|até um|mas primeiro|mas antes|mas não|mas sem|exceto|salvo|consoante|dependendo"),
    ("nl", "deels|gedeeltelijk|tot maximaal|voorlopig|maar eerst|maar niet|maar zonder|maar geen|behalve|uitgezonderd|afhankelijk van|al naargelang|ligt aan"),
    ("pl", "częściowo|ale najpierw|ale nie|ale bez|oprócz|z wyjątkiem|w zależności|zależnie od"),
    ("cs", "částečně|zčásti|ale nejdřív|podle ceny|ale ne|ale bez|kromě|s výjimkou|v závislosti|záleží na"),
    ("sv", "delvis|upp till|men först|men inte|men utan|utom|förutom|beroende på"),
    ("da", "delvist|op til|men først|men ikke|men uden|undtagen|bortset fra|afhængigt af|afhængig af|alt efter"),
    ("nb", "delvis|opptil|men først|men ikke|men uten|unntatt|bortsett fra|avhengig av|alt etter"),
    ("fi", "osittain|enintään|mutta ensin|mutta ei|mutta ilman|paitsi|lukuun ottamatta|riippuen"),
    ("ru", "частично|отчасти|не больше|но сначала|но не|но без|за исключением|в зависимости|смотря"),
];

/// Behind a yes: it is a no.
const AGAINST: Table = &[
    ("en", "i'm against|i am against|we are against|against it|bad idea|too expensive|too much money|i disagree|don't want|do not want"),
    ("de", "bin dagegen|sind dagegen|schlechte idee|zu teuer|nicht einverstanden|will das nicht|wollen das nicht"),
    ("fr", "suis contre|sommes contre|mauvaise idée|trop cher|ne veux pas|pas d'accord"),
    ("es", "estoy en contra|estamos en contra|mala idea|demasiado caro|muy caro|no quiero|no estoy de acuerdo"),
    ("it", "sono contrario|sono contraria|cattiva idea|troppo caro|troppo costoso|non voglio|non sono d'accordo"),
    ("pt", "sou contra|estou contra|somos contra|má ideia|demasiado caro|muito caro|não quero|não concordo"),
    ("nl", "ben tegen|zijn tegen|ben ertegen|slecht idee|te duur|wil dat niet|niet mee eens"),
    ("pl", "jestem przeciw|jestem przeciwny|jestem przeciwna|zły pomysł|za drogo|zbyt drogo|nie chcę|nie zgadzam się"),
    ("cs", "jsem proti|jsme proti|špatný nápad|moc drahé|příliš drahé|nechci|nesouhlasím"),
    ("sv", "är emot|dålig idé|för dyrt|vill inte|håller inte med"),
    ("da", "er imod|dårlig idé|for dyrt|vil ikke|ikke enig"),
    ("nb", "er imot|dårlig idé|for dyrt|vil ikke|ikke enig"),
    ("fi", "olen vastaan|olemme vastaan|vastustan|huono idea|liian kallis|liian kallista|en halua|olen eri mieltä"),
    ("ru", "я против|мы против|плохая идея|слишком дорого|не хочу|не согласен|не согласна"),
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
