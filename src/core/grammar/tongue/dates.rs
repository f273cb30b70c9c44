//! Names of days and months, units and the small words of dates. Other forms of one word are parted by `|`.

use super::Table;

/// Monday to Sunday.
pub const WEEKDAYS: Table = &[
    ("en", "monday|mon tuesday|tue|tues wednesday|wed thursday|thu|thur|thurs friday|fri saturday|sat sunday|sun"),
    ("de", "montag|mo|montags dienstag|di mittwoch|mi donnerstag|do freitag|fr samstag|sa|sonnabend sonntag|so"),
    ("fr", "lundi|lun mardi mercredi|mer jeudi|jeu vendredi|ven samedi|sam dimanche|dim"),
    ("es", "lunes|lun martes miércoles|mié jueves|jue viernes|vie sábado|sáb domingo|dom"),
    ("it", "lunedì|lun martedì mercoledì|mer giovedì|gio venerdì|ven sabato|sab domenica|dom"),
    ("pt", "segunda|segunda-feira|seg terça|terça-feira|ter quarta|quarta-feira|qua quinta|quinta-feira|qui sexta|sexta-feira|sex sábado|sáb domingo|dom"),
    ("nl", "maandag|ma dinsdag|di woensdag|wo donderdag|do vrijdag|vr zaterdag|za zondag|zo"),
    (
        "pl",
        "poniedziałek|poniedziałku|pon wtorek|wtorku|wt środa|środę|środy|śr czwartek|czwartku|czw piątek|piątku|pt sobota|sobotę|soboty|sob niedziela|niedzielę|niedzieli|nd",
    ),
    ("sv", "måndag|mån|måndagen tisdag|tis|tisdagen onsdag|ons|onsdagen torsdag|tors|torsdagen fredag|fre|fredagen lördag|lör|lördagen söndag|sön|söndagen"),
    ("da", "mandag|man tirsdag|tirs onsdag|ons torsdag|tors fredag|fre lørdag|lør søndag|søn"),
    ("nb", "mandag|man tirsdag|tirs onsdag|ons torsdag|tors fredag|fre lørdag|lør søndag|søn"),
    (
        "fi",
        "maanantai|maanantaina|maanantaihin|ma tiistai|tiistaina|tiistaihin|ti keskiviikko|keskiviikkona|keskiviikkoon|ke torstai|torstaina|torstaihin|to perjantai|perjantaina|perjantaihin|pe lauantai|lauantaina|lauantaihin|la sunnuntai|sunnuntaina|sunnuntaihin|su",
    ),
    ("cs", "pondělí|po úterý|út|úterka středa|středu|středy|st čtvrtek|čtvrtka|čt pátek|pátku|pá sobota|sobotu|soboty|so neděle|neděli|ne"),
    (
        "ru",
        "понедельник|понедельника|пн вторник|вторника|вт среда|среду|среды|ср четверг|четверга|чт пятница|пятницу|пятницы|пт суббота|субботу|субботы|сб воскресенье|воскресенья|вс",
    ),
];

/// January to December.
pub const MONTHS: Table = &[
    ("en", "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sep|sept october|oct november|nov december|dec"),
    ("de", "januar|jan|jänner februar|feb märz|mär april|apr mai juni|jun juli|jul august|aug september|sep|sept oktober|okt november|nov dezember|dez"),
    ("fr", "janvier|janv février|févr|fév mars avril|avr mai juin juillet|juil août septembre|sept octobre|oct novembre|nov décembre|déc"),
    (
        "es",
        "enero|ene febrero|feb marzo abril|abr mayo|may junio|jun julio|jul agosto|ago septiembre|setiembre|sept|sep octubre|oct noviembre|nov diciembre|dic",
    ),
    ("it", "gennaio|gen febbraio|feb marzo aprile|apr maggio|mag giugno|giu luglio|lug agosto|ago settembre|set|sett ottobre|ott novembre|nov dicembre|dic"),
    ("pt", "janeiro|jan fevereiro|fev março|mar abril|abr maio|mai junho|jun julho|jul agosto|ago setembro|set outubro|out novembro|nov dezembro|dez"),
    ("nl", "januari|jan februari|feb maart|mrt april|apr mei juni|jun juli|jul augustus|aug september|sep|sept oktober|okt november|nov december|dec"),
    (
        "pl",
        "stycznia|styczeń|sty lutego|luty|lut marca|marzec|mar kwietnia|kwiecień|kwi maja|maj czerwca|czerwiec|cze lipca|lipiec|lip sierpnia|sierpień|sie września|wrzesień|wrz października|październik|paź listopada|listopad|lis grudnia|grudzień|gru",
    ),
    ("sv", "januari|jan februari|feb mars|mar april|apr maj juni|jun juli|jul augusti|aug september|sep|sept oktober|okt november|nov december|dec"),
    ("da", "januar|jan februar|feb marts|mar april|apr maj juni|jun juli|jul august|aug september|sep|sept oktober|okt november|nov december|dec"),
    ("nb", "januar|jan februar|feb mars|mar april|apr mai juni|jun juli|jul august|aug september|sep|sept oktober|okt november|nov desember|des"),
    (
        "fi",
        "tammikuuta|tammikuun|tammikuu|tammi helmikuuta|helmikuun|helmikuu|helmi maaliskuuta|maaliskuun|maaliskuu|maalis huhtikuuta|huhtikuun|huhtikuu|huhti toukokuuta|toukokuun|toukokuu|touko kesäkuuta|kesäkuun|kesäkuu|kesä heinäkuuta|heinäkuun|heinäkuu|heinä elokuuta|elokuun|elokuu|elo syyskuuta|syyskuun|syyskuu|syys lokakuuta|lokakuun|lokakuu|loka marraskuuta|marraskuun|marraskuu|marras joulukuuta|joulukuun|joulukuu|joulu",
    ),
    (
        "cs",
        "ledna|leden|led února|únor|úno března|březen|bře dubna|duben|dub května|květen|kvě června|červen|čvn července|červenec|čvc srpna|srpen|srp září|zář října|říjen|říj listopadu|listopad|lis prosince|prosinec",
    ),
    (
        "ru",
        "января|январь|янв февраля|февраль|фев марта|март|мар апреля|апрель|апр мая|май июня|июнь|июн июля|июль|июл августа|август|авг сентября|сентябрь|сен октября|октябрь|окт ноября|ноябрь|ноя декабря|декабрь|дек",
    ),
];

/// Minutes, hours, days, weeks, months.
pub const UNITS: Table = &[
    ("en", "minute|minutes|min|mins hour|hours|hr|hrs day|days week|weeks month|months"),
    ("de", "minute|minuten|min stunde|stunden|std tag|tage|tagen woche|wochen monat|monate|monaten"),
    ("fr", "minute|minutes|min heure|heures jour|jours semaine|semaines mois"),
    ("es", "minuto|minutos|min hora|horas día|días semana|semanas mes|meses"),
    ("it", "minuto|minuti|min ora|ore giorno|giorni settimana|settimane mese|mesi"),
    ("pt", "minuto|minutos|min hora|horas dia|dias semana|semanas mês|meses"),
    ("nl", "minuut|minuten|min uur|uren dag|dagen week|weken maand|maanden"),
    ("pl", "minuta|minuty|minut|minutę|min godzina|godziny|godzin|godzinę dzień|dni tydzień|tygodnie|tygodni miesiąc|miesiące|miesięcy"),
    ("sv", "minut|minuter|min timme|timmar|tim dag|dagar|dygn vecka|veckor månad|månader"),
    ("da", "minut|minutter|min time|timer dag|dage|døgn uge|uger måned|måneder"),
    ("nb", "minutt|minutter|min time|timer dag|dager|døgn uke|uker måned|måneder"),
    ("fi", "minuutin|minuutti|minuuttia|min tunnin|tunti|tuntia päivän|päivä|päivää viikon|viikko|viikkoa kuukauden|kuukausi|kuukautta"),
    ("cs", "minuta|minuty|minut|minutu|min hodina|hodiny|hodin|hodinu den|dny|dní|dni týden|týdny|týdnů měsíc|měsíce|měsíců"),
    ("ru", "минута|минуты|минут|минуту|мин час|часа|часов день|дня|дней неделя|недели|недель|неделю месяц|месяца|месяцев"),
];

/// Today, tomorrow, the day after.
pub const NEAR: Table = &[
    ("en", "today|tonight tomorrow overmorrow"),
    ("de", "heute morgen übermorgen"),
    ("fr", "aujourd'hui demain après-demain|surlendemain"),
    ("es", "hoy mañana pasado_mañana"),
    ("it", "oggi domani dopodomani"),
    ("pt", "hoje amanhã depois_de_amanhã"),
    ("nl", "vandaag morgen overmorgen"),
    ("pl", "dziś|dzisiaj jutro|jutra pojutrze"),
    ("sv", "idag imorgon|imorron övermorgon|i_övermorgon"),
    ("da", "idag|i_dag imorgen|i_morgen overmorgen|i_overmorgen"),
    ("nb", "idag|i_dag imorgen|i_morgen overimorgen|i_overmorgen"),
    ("fi", "tänään huomenna|huomiseen ylihuomenna"),
    ("cs", "dnes zítra pozítří"),
    ("ru", "сегодня завтра послезавтра"),
];

/// Words that lead into a span: "in 3 days".
pub const IN: Table = &[
    ("en", "in|within|after|for"),
    ("de", "in|nach|binnen"),
    ("fr", "dans|en|sous"),
    ("es", "en|dentro_de|dentro"),
    ("it", "tra|fra|in|entro"),
    ("pt", "em|daqui_a|dentro_de"),
    ("nl", "over|in|binnen"),
    ("pl", "za"),
    ("sv", "om"),
    ("da", "om"),
    ("nb", "om"),
    ("fi", "kuluttua|päästä"),
    ("cs", "za"),
    ("ru", "через"),
];

/// One, as it stands before a unit: "in einer Woche".
pub const ONE: Table = &[
    ("en", "a|an|one"),
    ("de", "ein|eine|einem|einer|einen"),
    ("fr", "un|une"),
    ("es", "un|una"),
    ("it", "un|una|un'"),
    ("pt", "um|uma"),
    ("nl", "een|één"),
    ("pl", "jeden|jedną"),
    ("sv", "en|ett"),
    ("da", "en|et"),
    ("nb", "en|ei|et"),
    ("fi", "yhden"),
    ("cs", "jeden|jednu"),
    ("ru", "один|одну"),
];

/// Words without a meaning of their own in a date.
pub const FILLERS: Table = &[
    ("en", "on|at|the|of|until|till|by|this|from|now|o'clock|time|coming"),
    ("de", "am|um|den|der|dem|bis|zum|uhr|diesen|kommenden|ab|jetzt|von"),
    ("fr", "à|le|au|jusqu'à|jusqu'au|ce|de|du|l'"),
    ("es", "el|a|las|la|de|del|hasta|este|al"),
    ("it", "il|alle|ore|di|fino|a|al|questo|le|entro|del|l'|dell'"),
    ("pt", "o|às|as|de|do|até|a|em|na|no|à"),
    ("nl", "op|om|de|tot|uur|deze|aanstaande|a.s"),
    ("pl", "w|o|do|we|dnia|godz|godzina|godziny|roku|r"),
    ("sv", "den|kl|klockan|på|till|nu|i"),
    ("da", "den|kl|klokken|på|til|d|i"),
    ("nb", "den|kl|klokken|på|til|i"),
    ("fi", "klo|kello|asti|mennessä"),
    ("cs", "v|ve|do|dne|hod|hodin|o"),
    ("ru", "в|во|до|к|на|года|г|часов|часа"),
];

/// "next Friday" may mean this week's or the one after.
pub const NEXT: Table = &[
    ("en", "next"),
    ("de", "nächste|nächsten|nächster|nächstes"),
    ("fr", "prochain|prochaine"),
    ("es", "próximo|próxima|que_viene"),
    ("it", "prossimo|prossima"),
    ("pt", "próximo|próxima|que_vem"),
    ("nl", "volgende"),
    ("pl", "następny|przyszły|następnego|przyszłego"),
    ("sv", "nästa"),
    ("da", "næste"),
    ("nb", "neste"),
    ("fi", "ensi"),
    ("cs", "příští|příštího"),
    ("ru", "следующий|следующая|следующую|следующей|следующего"),
];

/// "the end of next week" is Friday for some and Sunday for others.
pub const END: Table = &[
    ("en", "end|eow|beginning|start|middle|mid"),
    ("de", "ende|anfang|mitte"),
    ("fr", "fin|début|milieu"),
    ("es", "fin|final|principios|mediados|finales"),
    ("it", "fine|inizio|metà"),
    ("pt", "fim|final|início|meados"),
    ("nl", "eind|einde|begin|midden"),
    ("pl", "koniec|końca|początek|początku|połowa"),
    ("sv", "slutet|början|mitten"),
    ("da", "slutningen|starten|midten"),
    ("nb", "slutten|starten|midten"),
    ("fi", "lopussa|loppuun|alussa|puolivälissä"),
    ("cs", "konec|konce|začátek|začátku|polovina"),
    ("ru", "конец|конца|конце|начало|начале|середина"),
];

pub const NOON: Table = &[
    ("en", "noon|midday"),
    ("de", "mittag|mittags"),
    ("fr", "midi"),
    ("es", "mediodía"),
    ("it", "mezzogiorno"),
    ("pt", "meio-dia"),
    ("nl", "middag"),
    ("pl", "południe"),
    ("cs", "poledne"),
    ("ru", "полдень"),
    ("sv", "lunchtid|middag"),
    ("da", "middag"),
    ("nb", "middagstid|middagstider"),
    ("fi", "keskipäivä|keskipäivällä"),
];

pub const MIDNIGHT: Table = &[
    ("en", "midnight"),
    ("de", "mitternacht"),
    ("fr", "minuit"),
    ("es", "medianoche"),
    ("it", "mezzanotte"),
    ("pt", "meia-noite"),
    ("nl", "middernacht"),
    ("sv", "midnatt"),
    ("da", "midnat"),
    ("nb", "midnatt"),
    ("pl", "północ"),
    ("fi", "keskiyö"),
    ("cs", "půlnoc"),
    ("ru", "полночь"),
];

/// Zone words that mean one offset everywhere, in hours; the other half of a pair is what winter or summer calls it.
pub const ZONES: &[(&str, i8, &str)] = &[
    ("utc", 0, ""),
    ("gmt", 0, "bst"),
    ("z", 0, ""),
    ("bst", 1, "gmt"),
    ("wet", 0, "west"),
    ("west", 1, "wet"),
    ("cet", 1, "cest"),
    ("cest", 2, "cet"),
    ("mez", 1, "mesz"),
    ("mesz", 2, "mez"),
    ("eet", 2, "eest"),
    ("eest", 3, "eet"),
    ("est", -5, "edt"),
    ("edt", -4, "est"),
    ("pst", -8, "pdt"),
    ("pdt", -7, "pst"),
    ("mst", -7, "mdt"),
    ("mdt", -6, "mst"),
    ("cdt", -5, ""),
];
