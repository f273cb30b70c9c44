# Jeder Satz der Mails und Seiten auf Deutsch: per Du, schlicht, freundlich, genau. Kein Vorwurf, kein Ausrufezeichen.

## Dates, numbers, lists
weekday-1 = Montag
weekday-2 = Dienstag
weekday-3 = Mittwoch
weekday-4 = Donnerstag
weekday-5 = Freitag
weekday-6 = Samstag
weekday-7 = Sonntag
month-1 = Januar
month-2 = Februar
month-3 = März
month-4 = April
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = August
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Dezember
day = { $weekday }, { $day }. { $month } { $year }
hour = { $time } Uhr ({ $zone })
moment = { $day }, { $time } Uhr ({ $zone })
digest-times-daily = täglich um { $time } Uhr ({ $zone })
digest-times-weekly = jeden { $days } um { $time } Uhr ({ $zone })
digest-times-other = zu den Zeiten, die du gewählt hast
size-bytes = { $n ->
    [one] 1 Byte
   *[other] { $n } Byte
}
size-kb = { $n } KB
size-mb = { $n } MB
decimal-mark = ,
list-and = { $first } und { $last }

## What stands in every mail
words-cut = Die Nachricht ist länger. Der Rest steht hier:
open-rest = Den Rest lesen
file-attached = Anhang: { $name }, { $size }
file-link = Datei: { $name }, { $size }, unter diesem Link bis { $until }
# Dateien, die nicht weitergegeben werden, für ihren Absender.
left-out-program = { $name }: Programme und Skripte werden nicht weitergegeben
left-out-mail = { $name }: eine Mail als Datei zeigt Adressen und Links anderer; füg stattdessen ihre Worte ein
left-out-large = { $name }, { $size }: eine Datei darf höchstens { $limit } haben
left-out-much = { $name }, { $size }: die Dateien einer Mail dürfen zusammen { $limit } haben
left-out-many = { $name }: eine Mail kann { $limit } Dateien mitbringen
left-out-unreadable = { $name }: dieses Foto lässt sich nicht lesen, deshalb konnte der Ort der Aufnahme nicht entfernt werden
foot-public = { $members ->
    [one] Deine Antwort geht an das eine Mitglied von { $group }.
   *[other] Deine Antwort geht an alle { $members } Mitglieder von { $group }.
}
foot-wrote = { $author } hat das in „{ $title }“ geschrieben.
foot-private = Deine Antwort liest nur der Dienst.
foot-private-held = Deine Antwort geht an den Dienst. Was nicht eindeutig eine Antwort ist, bleibt bei dir, bis du „posten“ sagst.
foot-states = Deine Antwort geht an den Dienst. Was du schreibst, gilt als Ergebnis der Gruppe, kommt sofort zu dir zurück und geht etwas später an alle Mitglieder.
foot-ballot = Deine Antwort geht an den Dienst. Was keine Stimme ist, bleibt bei dir, bis du „posten“ sagst.
foot-acts = Die Links hier handeln in deinem Namen. Um die Abstimmung jemandem zu zeigen, schicke { $url }
foot-receipt = Beleg { $code }
foot-recount = Selbst nachzählen
foot-ledger = Protokoll { $chain }
foot-run-by = Betrieben von { $name }, { $contact }
link-web = Im Web
link-change = Ändern, was du bekommst
link-stop-thread = Dieses Thema abstellen
link-stop-group = Alle Mails von { $group } abstellen
link-stop-digest = Die Zusammenfassung abstellen
link-privacy = Datenschutz
why-everything-chosen = Du bekommst jede Nachricht von { $group }, weil du es so gewählt hast.
why-everything-default = Du bekommst jede Nachricht von { $group }; so fängt die Gruppe mit allen an.
why-thread-chosen = Du bekommst jede Nachricht dieses Themas, weil du es so gewählt hast.
why-asked = Du bekommst das, weil { $group } alle Mitglieder um eine Entscheidung bittet.
why-reminder = Du bekommst das, weil { $group } alle Mitglieder um eine Entscheidung bittet und deine Antwort noch fehlt.
why-poll-changed = Du bekommst das, weil sich an einer Abstimmung von { $group } etwas geändert hat.
why-named = Du bekommst das, weil du in { $group } zum Abstimmen benannt wurdest.
why-result = Du bekommst das, weil { $group } allen Mitgliedern sagt, wie eine Abstimmung ausging.
why-answer = Das ist die Antwort auf etwas, das du getan hast.
why-in-your-name = Du bekommst das, weil eine Mail in deinem Namen kam.
why-digest = Du bekommst die Zusammenfassung { $times }.
why-sign-in = Jemand hat das mit deiner Adresse angefordert. Warst du es nicht, musst du nichts tun.
why-shared = Du bekommst das, weil eine Mail aus dem Postfach kam, das ihr teilt.
why-asker = Du bekommst das, weil du { $group } um eine Entscheidung gebeten hast.
why-proxy = Du bekommst das wegen einer Stimme in { $group }, die jemand für jemand anderen abgeben kann.
why-you-wrote = Das ist die Antwort auf eine Mail, die du geschickt hast.
why-coordinator = Du bekommst das, weil du { $group } koordinierst.
why-welcome = Du bekommst das einmal, weil deine Adresse in { $group } eingetragen wurde.

## Subjects
subject-vote = Abstimmung: { $title } [{ $group }]
subject-draft = Entwurf: { $title } [{ $group }]
subject-digest-waiting = { $count ->
    [one] 1 Entscheidung wartet auf dich – { $day }
   *[other] { $count } Entscheidungen warten auf dich – { $day }
}
subject-digest-decided = { $count ->
    [one] 1 Entscheidung ist gefallen – { $day }
   *[other] { $count } Entscheidungen sind gefallen – { $day }
}
subject-digest-talk = { $count ->
    [one] 1 neue Nachricht – { $day }
   *[other] { $count } neue Nachrichten – { $day }
}
subject-welcome = Willkommen bei { $group }
subject-refusal-thread = Nicht gepostet: { $title } [{ $group }]
subject-refusal-group = Deine Nachricht wurde nicht gepostet [{ $group }]
subject-refusal-poll = Deine Abstimmung wurde nicht eröffnet [{ $group }]
subject-refusal = Deine Nachricht wurde nicht ausgeführt
subject-question-group = Ist das für alle gedacht? [{ $group }]
subject-question = Was hast du gemeint?
subject-confirm-group = Ist das von dir? [{ $group }]
subject-confirm = Ist das von dir?
subject-whose-group = Von wem sind diese Worte? [{ $group }]
subject-whose = Von wem sind diese Worte?
subject-away = Mit deiner Mail an { $address } wurde nichts getan
subject-asked-group = Es wurde nichts gepostet [{ $group }]
subject-asked = Es wurde nichts gepostet
subject-goodbye-thread = Keine Mails mehr aus diesem Thema: { $title } [{ $group }]
subject-goodbye-group = Keine Mails mehr von { $group }
subject-goodbye-all = Keine Mails mehr von uns
subject-done-group = Erledigt [{ $group }]
subject-done = Erledigt
subject-status = Was du bekommst und was auf dich wartet
subject-help = So machst du per Mail mit
subject-help-group = So machst du per Mail mit [{ $group }]
subject-sign-in = Dein Link zum Anmelden
subject-stranger = Jemand hat an { $group } geschrieben: { $subject }

## Talk
opened-line = { $asker } hat eine Abstimmung eröffnet: { $title }
opened-until = Bis { $until }.
opened-ballot = Dein Stimmzettel kommt als eigene Mail; stimme ab, indem du auf diese antwortest.
opened-here = Eine Antwort auf diese Mail ist Gespräch, für alle.
see-vote = Zur Abstimmung
see-thread = Zum Thema

## Ballot
ballot-asks = { $asker } bittet dich um eine Entscheidung:
ballot-until = Bis { $until }.
ballot-how = Zum Abstimmen antworte mit einer Nummer oder einem Namen.
ballot-how-letters = Zum Abstimmen antworte mit einem Buchstaben oder einem Namen.
ballot-how-proposal = Zum Abstimmen antworte mit Zustimmung, Enthaltung, Ablehnung oder Veto.
ballot-how-check = Zum Antworten schreib: passt, unsicher oder bedenklich.
ballot-how-count = Zum Antworten schreib: dabei oder nicht dabei.
ballot-why = Wenn du magst, schreib darunter, warum.
ballot-how-question = Antworte einfach in deinen eigenen Worten.
ballot-how-multiple = Zum Abstimmen nenne { $low ->
    [1] bis zu { $high }
   *[other] { $low } bis { $high }
} davon, zum Beispiel: { $example }
ballot-how-approval = Zum Abstimmen nenne alles, womit du einverstanden bist, zum Beispiel: { $example }
ballot-how-score = Zum Abstimmen gib jedem eine Zahl von { $low } bis { $high }, zum Beispiel: { $example }
ballot-how-dots = Zum Abstimmen verteile bis zu { $high } Punkte insgesamt, zum Beispiel: { $example }
ballot-how-ranked = Zum Abstimmen bring sie in eine Reihenfolge, das Beste zuerst, zum Beispiel: { $example }
ballot-how-stv = Zum Abstimmen bring sie in eine Reihenfolge, das Beste zuerst, zum Beispiel: { $example } Nenne so viele, wie du magst; niemand teilt sich einen Platz.
ballot-how-meeting = Zum Antworten schreib zu jedem Termin ja, vielleicht oder nein, zum Beispiel: { $example }
ballot-how-meeting-sure = Zum Antworten schreib zu jedem Termin ja oder nein, zum Beispiel: { $example }
ballot-fill-in = Stimmzettel im Web ausfüllen
counted-check = Das ist ein Stimmungsbild: Es zeigt, wie es allen damit geht, und entscheidet nichts.
counted-target = Gewünscht sind { $number }.
counted-several = Jede Option, die du nennst, bekommt eine Stimme.
counted-score = Die Zahlen jeder Option werden zusammengezählt.
counted-dots = Die Punkte jeder Option werden zusammengezählt.
counted-runoff = Gezählt mit sofortiger Stichwahl: Die Option mit den wenigsten ersten Plätzen scheidet aus und ihre Stimmen wandern weiter, bis eine mehr als die Hälfte hat.
counted-borda = Gezählt nach Borda: Jede Option bekommt von jedem Stimmzettel einen Punkt für jede Option, die darunter steht.
counted-schulze = Gezählt im Vergleich zu zweit (Condorcet; nach Schulze, wo das im Kreis läuft).
counted-scottish = { $number ->
    [one] Ein Platz
   *[other] { $number } Plätze
}, gezählt mit übertragbarer Einzelstimme (schottische Regeln, Quote nach { $quota }).
counted-meek = { $number ->
    [one] Ein Platz
   *[other] { $number } Plätze
}, gezählt mit übertragbarer Einzelstimme (Meek, Quote nach { $quota }).
counted-meeting = Ja zählt zwei, vielleicht eins.
ballot-reason-required = Diese Abstimmung bittet um eine Begründung: schreib sie bitte unter deine Antwort.
ballot-change = Bis zum Schluss kannst du deine Stimme ändern: antworte einfach noch einmal.
poll-not-asked = Diese Abstimmung fragt andere; du erfährst, wie sie verläuft.
ballot-web = Oder stimme im Web ab:
ballot-web-link = Oder stimme im Web ab
ballot-mine = Deine Stimme für { $name } gilt. Eine neue Antwort ersetzt sie.
ballot-closed = Diese Abstimmung endete am { $closed }. Antworten zählen nicht mehr.
ballot-cancelled = Diese Abstimmung wurde abgesagt. Du musst nichts mehr beantworten.
reminder-line = Noch nicht abgestimmt: { $title }
reminder-quorum = { $missing ->
    [one] Mit 1 weiteren Stimme ist das Quorum erreicht.
   *[other] Mit { $missing } weiteren Stimmen ist das Quorum erreicht.
}
the-admin = Die Verwaltung dieses Dienstes
news-extended = { $way ->
    [sooner] { $name } hat das Ende dieser Abstimmung vorgezogen; abgestimmt hatte noch niemand.
   *[later] { $name } hat dieser Abstimmung mehr Zeit gegeben.
} Sie sollte am { $from } enden.
news-reopened = { $name } hat diese Abstimmung wieder geöffnet. Die abgegebenen Stimmen gelten weiter; du kannst deine ändern.
news-withdrawn = { $name } hat die Abstimmung „{ $title }“ abgesagt.
news-amended = { $name } hat diese Abstimmung geändert; abgestimmt hatte noch niemand. So lautet sie jetzt.
news-added = { $name } hat eine Option hinzugefügt: { $code }, { $option }.
news-reworded = { $name } hat Option { $code } anders formuliert: { $option }. Du hattest sie gewählt, und deine Stimme gilt. Willst du das noch? Wenn nicht, antworte noch einmal.
moved-reworded = { $name } hat Option { $code } anders formuliert: { $option }.
vote-button = { $name } wählen
rule-advice = So wird entschieden: die Abstimmung ist ein Rat; { $asker } sagt danach, was gilt.
rule-most = So wird entschieden: die Option mit den meisten Stimmen.
rule-majority = So wird entschieden: eine Option braucht mehr als die Hälfte der Stimmen.
rule-two-thirds = So wird entschieden: eine Option braucht zwei Drittel der Stimmen.
rule-consent = So wird entschieden: angenommen, wenn mehr zustimmen als ablehnen und niemand ein Veto einlegt.
quorum-needed = { $needed ->
    [one] Mindestens 1 von { $entitled } muss abstimmen.
   *[other] Mindestens { $needed } von { $entitled } müssen abstimmen.
}
quorum-count = { $needed ->
    [one] Mindestens 1 muss abstimmen.
   *[other] Mindestens { $needed } müssen abstimmen.
}
tie-drawn = { $names } lagen gleichauf; das Wort „{ $seed }“ hat entschieden, wie es auf dem Stimmzettel stand.
ties-seed = Bei Gleichstand entscheidet das Los aus dem Wort „{ $seed }“, wie es die Regeln der Auszählung sagen.
invitation-slots = { $count ->
    [one] Der Termin liegt als Einladung für deinen Kalender bei. Zusagen, Vorbehalt oder Absagen dort ist eine Stimme: ja, vielleicht oder nein.
   *[other] Jeder Termin liegt als Einladung für deinen Kalender bei. Zusagen, Vorbehalt oder Absagen dort ist eine Stimme: ja, vielleicht oder nein für diesen Termin.
}
invitation-event = Es geht um { $at }; das kommt auch als Einladung für deinen Kalender. Zusagen, Vorbehalt oder Absagen dort ist eine Stimme: Zustimmung, Enthaltung oder Ablehnung.
invitation-chosen = { $others ->
    [0] Das kommt als Einladung für deinen Kalender.
   *[other] Der gewählte Termin kommt als Einladung für deinen Kalender; die anderen werden dort zurückgenommen.
}
invitation-off = Die Einladung in deinem Kalender wird zurückgenommen.
event-asked = Zusagen, Vorbehalt und Absagen sind Stimmen: ja, vielleicht und nein für diesen Termin, bis { $until }. Nur der Dienst liest deine Antwort.
event-proposed = Zusagen, Vorbehalt und Absagen sind Stimmen: Zustimmung, Enthaltung und Ablehnung, bis { $until }. Nur der Dienst liest deine Antwort.
event-chosen = Die Gruppe hat sich für diesen Termin entschieden.
event-off = Das findet nicht statt: die Gruppe hat anders entschieden.
quorum-share = Mindestens { $percent } % müssen abstimmen.
voters-named = Abstimmen dürfen: { $names }.
voters-guests = { $count ->
    [one] Eine Person davon ist Gast und gehört nicht zur Gruppe.
   *[other] { $count } davon sind Gäste und gehören nicht zur Gruppe.
}
joiners-may-vote = Wer vor dem Ende in die Gruppe kommt, darf auch abstimmen.
weights = Nicht jede Stimme zählt gleich viel: { $list }; alle anderen 1.
weights-mine = Du hast { $votes } Stimmen.
share-at-least = { $name } braucht mindestens { $percent } % der Stimmen.
share-at-most = { $name } darf höchstens { $percent } % der Stimmen haben.
share-least-held = hat die nötigen { $percent } %
share-least-missed = braucht { $percent } %
share-most-held = höchstens { $percent } %, eingehalten
share-most-missed = mehr als { $percent } %
reasons-off = Begründungen werden weder erbeten noch aufbewahrt.
proxy-holder = { $name } stimmt für dich ab, falls du nicht selbst abstimmst. Um das zurückzunehmen, antworte „Vollmacht: keine“.
proxy-givers = Du stimmst auch für { $names } ab, falls sie nicht selbst abstimmen.
reasons-to-object = Wer ablehnt, ein Veto einlegt oder Bedenken hat, wird um eine Begründung gebeten.
reasons-to-block = Wer ein Veto einlegt, wird um eine Begründung gebeten.
reason-limit = Eine Begründung kann { $limit } Zeichen haben.
shuffled = Alle sehen die Optionen in einer anderen Reihenfolge; die Nummern oder Buchstaben sind gleich.
options-more = { $count ->
    [one] 1 weitere Option steht auf der Seite.
   *[other] { $count } weitere Optionen stehen auf der Seite.
}
zone-same = Die Zeiten sind die deiner Zeitzone, { $zone }.
zone-other = Die Zeiten gelten, wie { $asker } sie liest, in der Zeitzone { $theirs }. Deine Zeitzone ist { $mine }.
zone-times = In deiner Zeitzone: { $times }.
shown-always = Deine Stimme und die Begründung darunter werden nach dem Ende mit deinem Namen gezeigt, die Zahlen auch schon vorher.
shown-after-voting = Deine Stimme und die Begründung darunter werden nach dem Ende mit deinem Namen gezeigt, die Zahlen auch schon vorher allen, die abgestimmt haben.
shown-after-closing = Deine Stimme und die Begründung darunter werden nach dem Ende mit deinem Namen gezeigt.
shown-always-no-reason = Deine Stimme wird nach dem Ende mit deinem Namen gezeigt, die Zahlen auch schon vorher.
shown-after-voting-no-reason = Deine Stimme wird nach dem Ende mit deinem Namen gezeigt, die Zahlen auch schon vorher allen, die abgestimmt haben.
shown-after-closing-no-reason = Deine Stimme wird nach dem Ende mit deinem Namen gezeigt.
shown-block = Von einem Veto erfährt { $asker } sofort, mit deinem Namen und der Begründung.
position-agree = Zustimmung
position-abstain = Enthaltung
position-disagree = Ablehnung
position-looks-good = sieht gut aus
position-not-sure = nicht sicher
position-concerned = Bedenken
position-accept = dabei
position-decline = nicht dabei
choice-none = keine davon
choice-words = eine Antwort in Worten
choice-by-proxy = { $choice }, abgegeben von { $name }
choice-weighed = { $choice }, { $weight ->
    [one] 1 Stimme
   *[other] { $weight } Stimmen
}
fit-yes = ja
fit-maybe = vielleicht
fit-no = nein
position-block = Veto
voted-so-far = { $voted ->
    [0] Von { $entitled } hat bisher niemand abgestimmt.
    [one] Bisher hat 1 von { $entitled } abgestimmt.
   *[other] Bisher haben { $voted } von { $entitled } abgestimmt.
}
counting-waits = { $count ->
    [one] Beendet, es wird gezählt: 1 Stimme wartet noch auf ein Ja.
   *[other] Beendet, es wird gezählt: { $count } Stimmen warten noch auf ein Ja.
}

## Receipt
receipt-counted = Deine Stimme zählt: { $name }.
receipt-replaces = Sie ersetzt deine frühere Stimme, { $name }.
receipt-reason = Deine Begründung:
receipt-why = Du hast dein Veto nicht begründet. Antworte bitte und schreib, warum: deine Worte werden die Begründung.
receipt-link = Im Web abgestimmt, mit dem Link in deinem Stimmzettel.
receipt-session = Im Web abgestimmt, angemeldet.
receipt-change = Um sie zu ändern, antworte bis { $until }.
receipt-closed = Die Abstimmung ist inzwischen beendet; diese Stimme gilt.
receipt-not-me = Warst du das nicht? Antworte „nicht ich“: die Stimme wird zurückgenommen, und du bekommst neue Links.
not-me-button = Das war ich nicht

## Block
blocked-line = { $name } legt ein Veto gegen deinen Vorschlag „{ $title }“ ein.
blocked-why = Die Begründung:
blocked-no-reason = Eine Begründung fehlt noch; wir haben darum gebeten.
blocked-only-you = Nur du hast das erfahren.
blocked-until = Das Veto kann bis { $until } geändert werden.

## Für jemanden abstimmen
proxy-asked = { $name } bittet dich, mit abzustimmen: { $title }
proxy-means = Wenn du abstimmst, zählt deine Antwort für euch beide, falls die andere Person nicht selbst abstimmt. Deine Begründung steht nur neben deiner eigenen Stimme.
proxy-decline = Du musst nicht: antworte „nein“, und die Person erfährt es.
proxy-decline-button = Ablehnen
proxy-ended = { $name } hat die Stimme zurückgenommen: in „{ $title }“ stimmst du nicht mehr mit für sie ab.
proxy-declined = { $name } möchte in „{ $title }“ nicht für dich abstimmen. Du kannst jemand anderen nennen oder selbst abstimmen.
proxy-page = Jemanden für dich abstimmen lassen
proxy-page-who = Name oder Adresse
proxy-page-give = Diese Person für mich abstimmen lassen
proxy-page-take-back = Meine Stimme zurücknehmen
proxy-page-decline = Nicht für { $name } abstimmen

## Result
upshot-decided = Entschieden: { $names }.
upshot-in-front = Vorn: { $names }.
upshot-adopted = Angenommen.
upshot-not-adopted = Nicht angenommen.
upshot-heard = Die Antworten werden nicht gezeigt.
upshot-not-decided = Nicht entschieden.
turnout-few = Abgestimmt haben drei oder weniger: Wie viele, und was sie gewählt haben, wird niemandem gezeigt.
verdict-no-votes = Nicht entschieden: niemand hat abgestimmt.
verdict-quorum-missed = Nicht entschieden: Beteiligung { $voted } von { $entitled }, nötig waren { $needed }.
verdict-quorum-missed-leading = Nicht entschieden: Beteiligung { $voted } von { $entitled }, nötig waren { $needed }. Vorn lag { $names } mit { $most }.
verdict-quorum-missed-tie = Nicht entschieden: Beteiligung { $voted } von { $entitled }, nötig waren { $needed }. Gleichauf vorn lagen { $names } mit je { $most }.
verdict-tie = Gleichstand: { $names }, je { $most }. Nichts ist entschieden.
verdict-leading = Meiste Stimmen: { $names }, { $most } von { $votes }.
verdict-leading-points = Meiste Punkte: { $names }, { $most }.
verdict-leading-ranked = Vorn in der Auszählung: { $names }.
verdict-leading-times = Bester Termin: { $names }; { $yes } können, { $maybe } vielleicht.
verdict-decided-points = Nach den meisten Punkten entschieden: { $names }, { $most }.
verdict-decided-ranked = Durch die Auszählung entschieden: { $names }.
verdict-decided-times = Entschieden: { $names }; { $yes } können, { $maybe } vielleicht.
verdict-tie-ranked = Gleichstand: { $names }. Nichts ist entschieden.
verdict-tie-times = Gleichstand: { $names } passen gleich gut. Nichts ist entschieden.
verdict-none = Nicht entschieden: { $none } von { $votes } wollen nichts davon.
verdict-elected = Gewählt: { $names }.
verdict-elected-tie = Gewählt: { $names }. Gleichauf für den Rest: { $level }.
verdict-take-part = Dabei sind { $accept } von { $entitled }.
verdict-target-reached = Dabei sind { $accept }; gewünscht waren { $target }.
verdict-target-missed = Dabei sind { $accept }; gewünscht waren { $target }, es reicht also noch nicht.
verdict-take-part-weighed = { $accept } von { $votes } Stimmen sind fürs Mitmachen.
verdict-target-reached-weighed = { $accept } von { $votes } Stimmen sind fürs Mitmachen; gewünscht waren { $target }.
verdict-target-missed-weighed = { $accept } von { $votes } Stimmen sind fürs Mitmachen; gewünscht waren { $target }, es reicht also noch nicht.
verdict-checked = Stimmungsbild: die meisten sagen „{ $names }“, { $most } von { $votes }.
verdict-answered = Geantwortet haben { $voted } von { $entitled }.
verdict-uncounted = Nicht entschieden: Für eine genaue Auszählung gibt es zu viele Gleichstände.
verdict-so-far-points = Bisher vorn: { $names }, { $most } Punkte.
verdict-so-far-ranked = Bisher vorn: { $names }.
verdict-so-far-times = Bisher am besten: { $names }; { $yes } können, { $maybe } vielleicht.
verdict-so-far-answers = Bisher geantwortet: { $voted }.
verdict-missed-majority = Nicht entschieden: vorn lag { $names } mit { $most } von { $votes }; nötig war mehr als die Hälfte.
verdict-missed-two-thirds = Nicht entschieden: vorn lag { $names } mit { $most } von { $votes }; nötig waren zwei Drittel.
verdict-decided-most = Nach den meisten Stimmen entschieden: { $names }, { $most } von { $votes }.
verdict-decided-majority = Mit mehr als der Hälfte entschieden: { $names }, { $most } von { $votes }.
verdict-decided-two-thirds = Mit zwei Dritteln entschieden: { $names }, { $most } von { $votes }.
verdict-adopted = Angenommen: { $agree } Zustimmung, { $disagree } Ablehnung, kein Veto.
verdict-share-missed = Nicht entschieden: { $names } hat nicht den verlangten Anteil.
verdict-not-agreed = Nicht angenommen: { $agree } Zustimmung, { $disagree } Ablehnung; es müssen mehr zustimmen als ablehnen.
verdict-blocked = Nicht angenommen: { $agree } Zustimmung, { $block } Veto.
verdict-so-far = Bisher vorn: { $names }, { $most } von { $votes }.
next-outcome = { $asker } sagt dann, was die Gruppe entscheidet.
next-tie = { $asker } kann verlängern, neu fragen oder wählen und sagen, warum.
next-asker-can = { $asker } kann neu fragen oder sagen, wie es weitergeht.
turnout = Beteiligung: { $voted } von { $entitled }.
turnout-quorum-reached = Beteiligung: { $voted } von { $entitled }; das Quorum von { $needed } ist erreicht.
turnout-quorum-missed = Beteiligung: { $voted } von { $entitled }; das Quorum ist { $needed }.
turnout-votes = Zusammen haben sie { $votes } Stimmen.
turnout-proxies = { $count ->
    [one] Für eine Person davon hat jemand anderes abgestimmt.
   *[other] Für { $count } davon hat jemand anderes abgestimmt.
}
unreachable = { $count ->
    [one] 1 Mitglied bekommt keine Mails von uns.
   *[other] { $count } Mitglieder bekommen keine Mails von uns.
}
story-closed-early = { $name } hat sie vorzeitig beendet, am { $at }; sie sollte am { $planned } enden.
story-extended = Am { $at } wurde sie von { $from } auf { $until } { $way ->
    [sooner] vorgezogen
   *[later] verlängert
} ({ $name }).
story-reopened = Am { $at } wurde sie bis { $until } wieder geöffnet ({ $name }).
story-withdrawn = Am { $at } wurde sie abgesagt ({ $name }).
story-amended = Am { $at }, bevor jemand abgestimmt hatte, wurde ihr Wortlaut geändert ({ $name }).
story-added = Am { $at } kam Option { $code } dazu, { $option } ({ $name }).
story-reworded = Am { $at } bekam Option { $code } ihren jetzigen Wortlaut, { $option } ({ $name }); wer sie gewählt hatte, wurde gefragt.
result-closed = Sie endete am { $at }.
result-state = Um festzuhalten, was die Gruppe entschieden hat, antworte mit deinen eigenen Worten. Es kommt sofort zu dir zurück, etwas später erfahren es alle Mitglieder, und bis dahin nimmt „rückgängig“ es zurück.
result-decided = Was die Gruppe entschieden hat:
outcome-news = Was die Gruppe zu „{ $title }“ entschieden hat:
outcome-stated = Festgehalten von { $name } am { $at }.
outcome-review = Am { $review } wird es noch einmal angesehen.
outcome-vote = Die Abstimmung:
outcome-undo = Um das zurückzunehmen, antworte „rückgängig“. Verschickte Mails lassen sich nicht zurückholen.
review-asks = Der Tag ist da, „{ $title }“ noch einmal anzusehen. Gilt noch, was entschieden wurde?
review-how = Antworte „ja“, wenn es noch gilt. Wenn nicht, antworte mit dem, was jetzt gilt: das wird als neues Ergebnis festgehalten, und alle Mitglieder erfahren es. Um wieder gefragt zu werden, antworte zum Beispiel „abstimmung: wiedervorlage am 1. Juni“.
review-holds-button = Es gilt noch
result-counting = Beendet, es wird gezählt. Das Ergebnis kommt per Mail.
result-why = Warum so abgestimmt wurde:
result-votes = Wie abgestimmt wurde:
result-more = { $count ->
    [one] 1 weitere Stimme steht auf der Seite.
   *[other] { $count } weitere Stimmen stehen auf der Seite.
}
result-mine = Deine Stimme: { $name }.
result-page = Im Web ansehen
bars-option = Option
bars-votes = Stimmen
bars-points = Punkte
bars-duels = Gewonnene Vergleiche
bars-last-round = Stimmen in der letzten Runde
bars-can-come = Können
times-note = { $yes } ja, { $maybe } vielleicht, { $no } nein
times-title = Wer wann kann
times-who = Wer
elected-title = Wer gewählt ist:
elected-name = Gewählt
elected-when = Wann
elected-with = Mit
elected-round = Runde { $number }
elected-votes = { $votes } Stimmen
rounds-title = Stimmen Runde für Runde
rounds-head = Runde { $number }
rounds-exhausted = Erreichen niemanden
scores-note = von { $count ->
    [one] einer Stimme
   *[other] { $count } Stimmen
}
numbers-cut = Das ist mehr, als in eine Mail passt. Alles steht auf der Seite hinter dem Link unten.
account-title = So wurde gezählt:
round = Runde { $number }: { $votes }.
round-quota = Gewählt ist man mit { $quota }.
round-exhausted = { $votes } erreichen niemanden mehr.
round-elected = Gewählt: { $names }.
round-surplus = Der Überschuss von { $name } wird weitergegeben.
round-excluded = Ausgeschieden: { $names }.
round-tie-exclusion = { $names } haben gleich wenige.
round-tie-surplus = { $names } haben gleich große Überschüsse.
tie-earlier-stage = Eine frühere Runde entscheidet.
tie-no-difference = Wer auch zuerst geht, das Ergebnis ist dasselbe.
tie-stated-rule = Die für Gleichstände genannte Reihenfolge entscheidet.
tie-open = Dafür wurde keine Regel genannt, also endet die Auszählung mit Gleichstand.
duel = { $first } gegen { $second }: { $for } zu { $against }

## Question back
question-nothing = Noch ist nichts gezählt.
question-stands = Deine Stimme für { $name } gilt.
question-held = Noch ist nichts gepostet.
question-choose = Antworte mit einem davon:
question-correct = Oder berichtige, was verstanden wurde, und schicke es:
question-correct-page = Oder im Web, wo es eingetragen ist
question-post = Meine Worte für alle posten
question-post-only = Um sie an { $group } zu posten, antworte „posten“. Wenn nicht, musst du nichts tun.
question-unseen = Niemand außer dem Dienst hat deine Worte gesehen.
doubt-empty = In deiner Mail waren keine Worte, die wir lesen konnten.
doubt-unclear = Deine Worte nennen keine der Optionen.
doubt-several = Das kann mehreres heißen: { $names }.
doubt-conditional = Ein Ja mit einer Bedingung zählt nicht als Ja.
doubt-option-or-command = „{ $word }“ kann deine Antwort sein und ist auch ein Befehl; wir wissen nicht, was du meinst.
doubt-languages = „{ $word }“ heißt in einer Sprache das eine und in einer anderen etwas anderes.
doubt-reaction = Ein Daumen oder ein Herz sagt, dass es dir gefällt, nicht, wofür du stimmst.
doubt-old-ballot = Der Wortlaut der Optionen hat sich geändert, seit dein Stimmzettel verschickt wurde. Unten stehen sie, wie sie jetzt lauten.
doubt-mark-against-words = Du hast { $marked } angekreuzt, und deine Worte sagen { $written }.
doubt-reason-missing = Diese Abstimmung bittet um eine Begründung, und bei deiner Stimme für { $name } stand keine. Antworte mit deiner Wahl und einer Zeile, die sagt, warum.
doubt-reason-too-long = Deine Begründung hat { $length } Zeichen; hier sind höchstens { $limit } möglich. Verstanden haben wir { $name }: antworte noch einmal damit und mit einer kürzeren Begründung.
doubt-flawed = { $flaw } Verstanden haben wir: { $understood }.
flaw-over-budget = Du hast { $given } Punkte vergeben; es gibt { $budget }.
flaw-out-of-range = { $name } hat { $value } bekommen; möglich ist { $min } bis { $max }.
flaw-twice = { $name } hat zwei verschiedene Werte bekommen.
flaw-too-many = Du hast { $chosen } gewählt; höchstens { $most } sind möglich.
flaw-too-few = Du hast { $chosen } gewählt; gefragt sind mindestens { $least }.
flaw-equal = { $names } teilen sich einen Platz; hier braucht jedes einen eigenen.
flaw-no-maybe = Bei { $name } steht „vielleicht“; gefragt ist nur ja oder nein.
flaw-not-read = Diesen Teil deiner Antwort konnten wir nicht lesen: { $words }
flaw-foreign = Deine Antwort nennt etwas, das nicht auf diesem Stimmzettel steht.
doubt-no-code = Wir wissen nicht, welchen Eintrag der Zusammenfassung du meinst. Beginne deine Antwort mit seinem Buchstaben, zum Beispiel „A2“ zum Abstimmen oder „B: Ich komme auch“ für einen Kommentar.
doubt-for-all = Das ginge an alle { $members } Mitglieder von { $group }, und es sieht aus, als wäre es nicht für sie gedacht.

## Confirm, was it you
confirm-vote = Ist das deine Stimme? { $name }.
confirm-comment = Ist das deine Nachricht?
confirm-thread = Ist das von dir? Ein neues Thema, „{ $title }“.
confirm-poll = Ist das von dir? Eine neue Abstimmung, „{ $title }“.
confirm-command = Ist das dein Wunsch?
confirm-leave = Möchtest du { $group } verlassen?
confirm-leave-page = Möchtest du die Gruppe verlassen?
confirm-leave-means = Du bekommst dann keine Mails mehr von ihr und kannst nicht mehr mit abstimmen, bis dich jemand aus der Koordination wieder einträgt. Was du geschrieben hast, bleibt.
confirm-done = Dann ist es erledigt.
confirm-failed-vote = Jemand hat in deinem Namen für { $name } gestimmt, mit einer Mail, die nicht von deinem Anbieter kam.
confirm-failed = Jemand hat das in deinem Namen geschrieben, mit einer Mail, die nicht von deinem Anbieter kam.
confirm-weak = Dein Mailanbieter signiert keine Mails, darum fragen wir beim ersten Mal.
confirm-strict = In dieser Gruppe wird eine Stimme per Link per Mail rückgefragt.
confirm-how = Antworte „ja“ oder drücke auf Bestätigen. Bitte tu das bis { $until }.
confirm-how-page = Warst du es, drücke bis { $until } auf Bestätigen. Eine Antwort zählt hier nicht.
confirm-counts = Es gilt dann ab { $at }, als es ankam.
confirm-nothing = Warst du es nicht, musst du nichts tun.
confirm-button = Bestätigen
was-from = Auf deine Mail von { $group } kam eine Antwort von { $from }. Warst du das?
was-unknown = Auf deine Mail von { $group } kam eine Antwort von einer Adresse, die wir nicht kennen. Warst du das?
was-act-vote = Sie stimmt für { $name }.
was-act-words = Darin steht:
was-act-poll = Sie bittet um eine neue Abstimmung, „{ $title }“.
was-yes = Mit „ja“ gilt sie ab { $at }, und die Adresse wird eingetragen.
was-yes-unknown = Mit „ja“ gilt sie ab { $at }.
was-no = Mit „nein“ wird sie vernichtet, und deine Links werden erneuert.
was-how = Antworte „ja“ oder „nein“, oder öffne:
was-button = Im Web antworten

## A shared mailbox
whose-ask = Von wem sind diese Worte?
whose-shared = { $names } teilen dieses Postfach, und die Mail sagt nicht, wer sie geschrieben hat.
whose-thread = Sie beginnt ein Thema, „{ $title }“.
whose-leave = Sie bittet darum, { $group } zu verlassen.
whose-nothing = Noch ist nichts gepostet oder gezählt.
whose-no = War es niemand von euch, antworte „nein“, und es wird weggeworfen.
whose-next-time = Damit wir euch gleich unterscheiden, antwortet auf eine Mail, die an euch kam: ihre Antwortadresse weiß, von wem es ist.

## To a sender we do not know
asked-nothing = Es wurde nichts gepostet.
asked-ballot = Wir haben die Person gefragt, der dieser Stimmzettel gehört.
asked-mail = Wir haben die Person gefragt, der diese Mail gehört.
away-reason = Mit deiner Mail an { $address } wurde nichts getan: dorthin schreiben nur Mitglieder der Gruppe, und keines davon ist unter der Adresse bekannt, von der du geschrieben hast.
away-way = Gehörst du zur Gruppe, schreib von der Adresse, an die ihre Mails kommen. Ihre Koordination liest { $owner }, und unter { $join } kannst du fragen, ob du dazukommen darfst.
asked-way = Gehörst du zur Gruppe, schreib von der Adresse, an die ihre Mails kommen.

## Refusals: the reason, then the way on
refusal-thread-closed = Deine Nachricht an „{ $title }“ wurde nicht gepostet: { $name } hat das Thema am { $at } geschlossen.
refusal-thread-closed-way = Du kannst stattdessen an die Gruppe schreiben: { $group_address }
refusal-poll-closed = Deine Stimme wurde nicht gezählt: sie erreichte uns am { $received }; die Abstimmung endete am { $closed }.
refusal-poll-closed-sent = Deine Stimme wurde nicht gezählt: laut deiner Mail wurde sie am { $sent } geschickt und erreichte uns am { $received }; die Abstimmung endete am { $closed }.
refusal-poll-closed-way = Stimmt die Zeit nicht, kann die Koordination entscheiden: { $owner_address }
refusal-poll-not-open = Deine Antwort wurde nicht gezählt: diese Abstimmung ist nicht offen.
refusal-poll-not-open-way = Wenn eine Abstimmung beginnt, bekommst du einen Stimmzettel per Mail.
refusal-not-member = Deine Nachricht wurde nicht gepostet: die Adresse, von der du geschrieben hast, gehört nicht zur Gruppe.
refusal-not-member-way = Schreib von der Adresse, an die die Mails der Gruppe kommen, oder frag die Koordination: { $owner_address }
refusal-not-entitled = Deine Stimme wurde nicht gezählt: du bist dazugekommen, als diese Abstimmung schon lief.
refusal-not-entitled-way = Bei der nächsten wirst du gefragt. Um jetzt etwas zu sagen, schreib an die Gruppe: { $group_address }
refusal-not-asked = Deine Stimme wurde nicht gezählt: diese Abstimmung fragt andere Leute aus der Gruppe.
refusal-not-asked-way = Das Ergebnis bekommst du. Um jetzt etwas zu sagen, schreib an die Gruppe: { $group_address }
refusal-proxy-nobody = Deine Stimme wurde niemandem gegeben: keine einzelne Person, die hier abstimmen darf, heißt so.
refusal-proxy-nobody-way = Antworte „Vollmacht:“ und den Namen, wie ihn die Gruppe kennt, oder die Adresse.
refusal-proxy-oneself = Deine Stimme wurde niemandem gegeben: du hast dich selbst genannt.
refusal-proxy-oneself-way = Um selbst abzustimmen, antworte auf den Stimmzettel.
refusal-proxy-chain = Deine Stimme wurde nicht weitergegeben: eine Stimme geht an eine Person und von dort nicht weiter, und eine von euch hält oder gab schon eine.
refusal-proxy-chain-way = Nenne jemand anderen oder stimme selbst ab.
refusal-proxy-secret = Deine Stimme wurde nicht weitergegeben: diese Abstimmung ist geheim, und niemand kann sie für dich abgeben.
refusal-proxy-secret-way = Stimme mit dem Link auf deinem Stimmzettel ab.
refusal-no-voters = Deine Abstimmung wurde nicht eröffnet: niemand, der unter „Stimmberechtigt:“ steht, wurde in der Gruppe gefunden.
refusal-no-voters-way = Nenne Mitglieder so, wie die Gruppe sie kennt, oder Adressen, und schick sie noch einmal an { $poll_address }
refusal-reason-too-long = Deine Stimme wurde nicht gezählt: deine Begründung hat { $length } Zeichen; hier sind höchstens { $limit } möglich.
refusal-reason-too-long-way = Geh zurück, kürze sie und schick sie noch einmal ab.
refusal-coordinators-only = Das wurde nicht getan: hier darf es nur die Koordination.
refusal-coordinators-only-way = Du kannst sie fragen: { $owner_address }
refusal-link-expired = Das wurde nicht getan: der Link oder die Antwortadresse gilt nicht mehr.
refusal-link-expired-way = Antworte „erneut senden“ an { $help_address }, dann bekommst du neue.
refusal-too-old = Deine Nachricht an „{ $title }“ wurde nicht gepostet: die Mail, auf die du geantwortet hast, ist über ein Jahr alt.
refusal-too-old-way = Um es heute zu sagen, schreib an { $group_address }. Mit dem Betreff „Re: { $title }“ kommt es zu den alten Nachrichten, wenn niemand das Thema geschlossen hat.
refusal-empty = Deine Nachricht wurde nicht gepostet: wir konnten keine Worte darin finden.
refusal-empty-way = Schreib oben in deine Antwort, als einfachen Text, und schick sie noch einmal.
refusal-files-left-out = Deine Nachricht wurde nicht gepostet: sie hat keine Worte, und ihre Dateien werden nicht weitergegeben. { $files }.
refusal-files-left-out-way = Schreib, worum es geht, oder leg die Datei dorthin, wo man einen Link darauf schicken kann.
refusal-not-one-sender = Deine Nachricht wurde nicht gepostet: sie nennt keinen Absender oder mehr als einen.
refusal-not-one-sender-way = Schick sie noch einmal von einer Adresse.
refusal-no-options = Deine Abstimmung wurde nicht eröffnet: sie braucht eine Liste mit zwei oder mehr Optionen, jede in einer Zeile mit einem Strich davor.
refusal-no-options-way = Schick sie noch einmal mit einer Liste oder mit der Zeile „Art: Vorschlag“ an { $poll_address }
refusal-not-supported = Deine Abstimmung wurde nicht eröffnet: „{ $line }“ verlangt etwas, das hier noch nicht möglich ist, und ohne das wäre es eine andere Abstimmung.
refusal-not-supported-way = Schick sie noch einmal ohne diese Zeile, als Einfachauswahl oder Vorschlag, an { $poll_address }
refusal-no-title = Deine Abstimmung wurde nicht eröffnet: der Betreff war leer, und der Betreff ist die Frage.
refusal-no-title-way = Schick sie noch einmal mit der Frage als Betreff an { $poll_address }
refusal-not-yours = Das wurde nicht getan: antworten kann darauf nur, wer es bekommen hat.
refusal-not-yours-way = Wolltest du der Gruppe etwas sagen, schreib an { $group_address }
refusal-too-late = Das wurde nicht getan: es ist schon beantwortet, oder die Zeit dafür ist vorbei.
refusal-too-late-way = Antworte „status“ an { $help_address }, um zu sehen, was auf dich wartet.
refusal-too-many = Deine Nachricht wartet: Hier wurde in einer Stunde mehr geschrieben, als auf einmal hinausgeht.
refusal-too-many-way = Die Koordination entscheidet darüber und über das, was du danach schreibst; es wird 14 Tage aufgehoben. Du musst es nicht noch einmal schicken.
refusal-not-proven = Das wurde nicht getan: wir konnten nicht sicherstellen, dass die Mail von dir kam.
refusal-not-proven-way = Schick sie über einen Mailanbieter, der seine Mails signiert, oder nutze die Seite: { $settings }
refusal-ballots-sent = Deine Mail wurde nicht als Stimme gezählt: sie antwortet auf keinen Stimmzettel, und deine offenen Stimmzettel hast du heute schon noch einmal bekommen.
refusal-ballots-sent-way = Antworte auf einen davon, dann zählt es. Findest du sie nicht, antworte „erneut senden“ an { $help_address }.
refusal-unknown-command = Es wurde nichts getan: wir haben das nicht als Befehl verstanden.
refusal-unknown-command-way = Antworte „hilfe“ an { $help_address }, um zu sehen, was du schreiben kannst.
refusal-bad-field = Das wurde nicht gespeichert: „{ $field }“ fehlt oder ist nicht lesbar.
refusal-bad-field-way = Geh zurück, berichtige es und schick es noch einmal.
refusal-poll-stands = Das wurde nicht ausgeführt: die Abstimmung { $stage ->
    [draft] ist noch nicht eröffnet
    [open] ist noch offen
    [closed] ist beendet und wird gezählt
    [settled] ist beendet und gezählt
   *[cancelled] wurde abgesagt
}.
refusal-poll-stands-way = Antworte „status“ an { $help_address }, um zu sehen, welche Abstimmungen offen sind.
refusal-bad-date = Das wurde nicht ausgeführt: „{ $text }“ können wir nicht als kommenden Tag mit Uhrzeit lesen.
refusal-bad-date-way = Schreib es zum Beispiel so: „poll: extend to Friday 18:00“ oder „abstimmung: verlängern bis Freitag 18:00“.
refusal-votes-cast = Das wurde nicht ausgeführt: es hat schon jemand abgestimmt, und worüber abgestimmt wurde, bleibt, wie es ist.
refusal-votes-cast-way = Du kannst eine Option hinzufügen („poll: add Nussbaum“), eine anders formulieren („poll: reword 2: Dunkle Eiche“), die Abstimmung verlängern oder absagen.
refusal-secret-is-open = Das wurde nicht ausgeführt: Eine geheime Abstimmung bleibt, wie sie eröffnet wurde; denn nach einer geheimen Stimme kann weder gefragt noch kann sie geändert werden.
refusal-secret-is-open-way = Du kannst die Abstimmung verlängern, beenden oder absagen und neu fragen: { $poll_address }
refusal-bad-option = Das wurde nicht ausgeführt: { $why ->
    [empty] die Option hat keinen Namen
    [long] der Name der Option ist länger als 200 Zeichen
    [twice] eine Option „{ $option }“ gibt es schon
    [number] „{ $option }“ beginnt mit einer Zahl, und mit Zahlen wird hier geantwortet
    [many] eine Abstimmung hat höchstens 200 Optionen
    [time] die Optionen sind hier Einladungen, und „{ $option }“ ist kein Tag mit Uhrzeit
    [unknown] eine Option „{ $option }“ gibt es nicht
   *[fixed] bei dieser Art Abstimmung stehen die Antworten fest
}.
refusal-bad-option-way = Schreib zum Beispiel „poll: add Nussbaum“, „poll: reword 2: Dunkle Eiche“ oder „poll: options“ mit einer Liste darunter.
refusal-not-later = Das wurde nicht ausgeführt: die Abstimmung endet am { $closes }, und eine Verlängerung endet später.
refusal-not-later-way = Um sie früher zu beenden, antworte „poll: close“, wenn es so weit ist.
refusal-just-reminded = Es wurde nicht noch einmal erinnert: die letzte Erinnerung ging am { $at } hinaus.
refusal-just-reminded-way = Ab { $again } kannst du wieder erinnern.
refusal-bad-ballot = Deine Stimme wurde nicht gezählt: { $flaw }
refusal-bad-ballot-way = Geh zurück, ändere sie und schick sie noch einmal.
refusal-your-words = Das hast du geschrieben:

## Late vote
result-again = Neu gezählt: Eine Stimme, die rechtzeitig empfangen wurde, hatte die Auszählung zu spät erreicht, und die Koordination will, dass sie zählt.
late-line = Deine Stimme für { $name } erreichte uns am { $received }; die Abstimmung endete am { $closed }.
late-after-count = Deine Stimme für { $name } wurde rechtzeitig geschickt, am { $received }, aber ein Mailanbieter gab sie uns erst, als schon ausgezählt war; die Abstimmung endete am { $closed }.
late-decide = Die Koordination ist gefragt, ob sie trotzdem zählt; wenn ja, bekommst du eine Bestätigung. Schreiben kannst du ihr an: { $owner_address }
late-sent = Laut deiner Mail wurde sie am { $sent } geschickt.
late-unseen = Sie zählt nicht, und niemand hat sie gesehen.
late-result = Das Ergebnis:
late-post = Um es der Gruppe trotzdem zu sagen, antworte „posten“.
late-wrong = Stimmt die Zeit nicht, kann { $asker } entscheiden: { $owner_address }

## Draft
subject-rehearsal = Probe: { $title } [{ $group }]
rehearsal-line = Das ist eine Probe von „{ $title }“, nur für dich: nichts ist offen, und niemand sonst hat Post bekommen.
rehearsal-ballot = Der Stimmzettel, wie Mitglieder ihn bekämen:
rehearsal-receipt = Eine Quittung würde sagen:
rehearsal-tie = Das Ergebnis bei Gleichstand würde sagen:
rehearsal-quorum = Das Ergebnis bei zu wenigen Stimmen würde sagen:
rehearsal-block = Das Ergebnis bei einem Veto würde sagen:
rehearsal-next = Antworte wie ein Mitglied, und du erfährst, wie es verstanden wird. Um die Abstimmung zu öffnen, schicke deine Mail noch einmal ohne die Zeile „Probe“.
rehearsal-counted = Das war eine Probe, gezählt wird nichts. Deine Antwort wäre eine Stimme für: { $name }.
rehearsal-counted-reason = Das war eine Probe, gezählt wird nichts. Deine Antwort wäre eine Stimme für: { $name }, mit dieser Begründung: { $reason }
rehearsal-asked-back = Das war eine Probe, gezählt wird nichts. Deine Antwort wäre keine Stimme: du würdest gefragt, was sie bedeutet.
draft-line = Das ist deine Abstimmung, wie die Mitglieder sie sehen werden: { $title }
draft-until = Sie endet am { $until }.
draft-opens = Sie beginnt am { $at }, wie unten gezeigt. Antworte „öffnen“ für jetzt gleich, „abbrechen“, oder schick die Mail noch einmal.
draft-waits = Sie wartet auf dich. Antworte „öffnen“, um sie wie unten zu eröffnen, „abbrechen“, um sie zu verwerfen, oder schick die Mail noch einmal.
draft-may-vote = { $count ->
    [one] 1 darf abstimmen.
   *[other] { $count } dürfen abstimmen.
}
draft-guests = Gäste, die nur diese Abstimmung sehen: { $names }.
draft-remarks = Schau dir das bitte an:
draft-preview = Was die Mitglieder sehen werden:
draft-open-button = Jetzt eröffnen
draft-cancel-button = Verwerfen
draft-no-options = Es gibt noch keine Optionen.
expected-one-line = nur eine solche Zeile
expected-rule = meiste Stimmen, Mehrheit, zwei Drittel, Konsent oder Rat
expected-shown = immer, nach der Stimmabgabe oder am Ende
expected-reasons = Pflicht oder freiwillig
expected-quorum = eine Anzahl oder Prozent: 8 oder 50%
expected-thread-title = den Titel eines Themas
expected-kind = Einfachauswahl oder Vorschlag
expected-closing = einen Tag und eine Uhrzeit oder eine Spanne: Freitag 18:00, 27. November 2026 18:00, in 3 Tagen
expected-fewer-options = höchstens 200 Optionen
expected-each-once = jede Option einmal
expected-choose = wie viele gewählt werden dürfen, in einer Mehrfachauswahl: 2 oder 1-3
expected-range = zwei Zahlen, in einer Bewertung: 0-5
expected-elects = droop oder hare, in einer Wahl
expected-transfer = scottish oder meek, in einer Wahl
expected-moment = einen Tag und eine Uhrzeit
expected-weights = Namen mit Zahlen: Ana 2, Ben 3
expected-yes-or-no = ja oder nein
expected-share = Optionen dieser Abstimmung mit Prozent, wo Stimmen gezählt werden: Grün 60%, Weiß höchstens 10%
expected-invitation = ja, bei einer Terminfrage, deren Optionen alle Tag und Uhrzeit nennen; bei einem Vorschlag Tag und Uhrzeit, um die es geht
expected-public-vote = eine Abstimmung, die nicht geheim ist: Was Kalender antworten, kommt per Mail
expected-tie = das Wort Los und ein Wort von dir, oder Leitung
expected-positions = Namen für die Haltungen, in ihrer Reihenfolge: zwei bis vier bei einem Vorschlag (Zustimmung und Ablehnung, dazwischen Enthaltung, zuletzt Veto), zwei oder drei bei einem Stimmungsbild (sieht gut aus, nicht sicher, Bedenken), zwei bei einer Zählung (dabei, nicht dabei)
expected-number = eine Zahl, in einer Art von Abstimmung, die diese Einstellung hat
remark-near-key = „{ $line }“ wurde als Beschreibung genommen. Meintest du „{ $nearest }:“?
remark-bad-value = „{ $line }“ wurde nicht verstanden. Möglich ist: { $expected }.
remark-not-supported = „{ $line }“ verlangt etwas, das hier noch nicht möglich ist.
remark-option-is-command = Die Option „{ $option }“ ist auch ein Befehl; alle werden gebeten, mit ihrer Nummer zu antworten.
remark-time-assumed = Du hast keine Uhrzeit genannt, also endet sie um 18:00 Uhr deiner Zeit.
remark-close-assumed = Du hast kein Ende genannt, also endet sie in sieben Tagen.
remark-several-lists = Es gibt mehr als eine Liste; wir wissen nicht, in welcher die Optionen stehen.
remark-close-unclear = „{ $line }“ kann mehr als eine Zeit meinen oder liegt in der Vergangenheit. Schreib es so: „Endet: Freitag 18:00“.
remark-many-voters = Mehr als { $limit } Personen dürfen abstimmen, deshalb beginnt sie erst, wenn du „öffnen“ antwortest.
remark-many-polls = Du hast in dieser Stunde mehrere Abstimmungen angefragt, deshalb beginnt diese erst, wenn du „öffnen“ antwortest.
remark-no-such-template = Die Gruppe hat keine Vorlage „{ $name }“. Ohne sie steht die Abstimmung so da wie unten.
remark-template-kept = Die Einstellungen dieser Mail sind als „{ $name }“ gemerkt. Schreib beim nächsten Mal „Vorlage: { $name }“.
remark-template-not-kept = Als „{ $name }“ wurde nichts gemerkt: das kann die Koordination, aus einer Mail mit Einstellungen.
remark-no-such-voter = „{ $name }“ wurde in der Gruppe nicht gefunden und kann so nicht abstimmen. Schreib den Namen so, wie die Gruppe ihn kennt, oder eine Adresse.
remark-several-voters = „{ $name }“ kann mehr als ein Mitglied sein und bleibt draußen. Schreib den ganzen Namen oder eine Adresse.
remark-weight-of-nobody = „{ $name }“ bekommt Stimmen, gehört aber nicht zu denen, die abstimmen dürfen.

## Goodbye
goodbye-thread = Du bekommst kein Gespräch aus „{ $title }“ mehr.
goodbye-group = Du bekommst keine Mails von { $group } mehr, auch keine Stimmzettel.
goodbye-all = Du bekommst keine Mails mehr von uns, aus keiner Gruppe.
goodbye-group-asked = Du bekommst kein Gespräch von { $group } mehr. Wenn dort abgestimmt wird, bekommst du weiter einen Stimmzettel und ein Ergebnis. Die auch nicht? Antworte „keine Stimmzettel“.
goodbye-all-asked = Du bekommst kein Gespräch und keine Zusammenfassung mehr von uns. Wenn eine Gruppe abstimmt, bekommst du weiter einen Stimmzettel und ein Ergebnis.
goodbye-thread-votes = Wenn die Gruppe dort abstimmt, bekommst du weiter einen Stimmzettel und ein Ergebnis. Die auch nicht? Antworte „keine Stimmzettel“.
goodbye-group-ballots = Um gefragt zu werden, wenn die Gruppe abstimmt, antworte „stimmzettel“.
goodbye-wider = Alle Mails von { $group }: antworte „gruppe“.
goodbye-undo = Ein Versehen? Antworte „rückgängig“ oder wähle hier neu:
goodbye-undo-button = Ändern, was du bekommst
goodbye-once = Das ist die einzige Antwort; ab jetzt ist Ruhe.
goodbye-header = Die Abmeldetaste deines Mailprogramms hat darum gebeten.

## Done
deed-level = Aus { $scope } bekommst du jetzt: { $level }.
deed-level-undone = Zurückgenommen. Aus { $scope } bekommst du jetzt: { $level }.
deed-level-stands = Diese Einstellung galt nicht mehr, also wurde nichts geändert. Aus { $scope } bekommst du jetzt: { $level }.
deed-level-redo = War das Zurücknehmen ein Versehen? Antworte „rückgängig“ auf diese Mail.
deed-level-undo = Ein Versehen? Antworte „rückgängig“.
deed-thread-closed = „{ $title }“ ist geschlossen. Antworten darauf werden mit einem Grund abgewiesen.
deed-poll-closed = Die Abstimmung „{ $title }“ ist beendet. Das Ergebnis kommt per Mail, sobald alle rechtzeitigen Stimmen gezählt sind.
deed-poll-cancelled = Die Abstimmung „{ $title }“ ist abgesagt. Niemand wird gefragt.
deed-reminded = Wer in „{ $title }“ noch nicht abgestimmt hat, bekommt jetzt eine Erinnerung. Wer abgestimmt hat, nicht.
deed-extended = „{ $title }“ endet jetzt am { $until }. Alle Mitglieder erfahren davon.
deed-reopened = „{ $title }“ ist wieder offen bis { $until }, und die abgegebenen Stimmen gelten weiter. { $told ->
    [yes] Alle Mitglieder erfahren davon.
   *[no] Niemand wird benachrichtigt; mit „poll: remind“ erinnerst du alle, die noch nicht abgestimmt haben.
}
deed-withdrawn = Die Abstimmung „{ $title }“ ist abgesagt. Alle Mitglieder erfahren davon.
deed-amended = „{ $title }“ ist geändert. Ist sie offen, bekommen alle Mitglieder den neuen Wortlaut.
deed-added = „{ $option }“ ist jetzt Option { $code } von „{ $title }“. Alle Mitglieder erfahren davon.
deed-reworded = Option { $code } von „{ $title }“ lautet jetzt „{ $option }“. Wer sie gewählt hatte, wird gefragt, ob das noch gilt; die Stimmen zählen so lange weiter.
deed-scheduled = „{ $title }“ wird am { $opens } eröffnet. Antworte „öffnen“, um sie jetzt zu eröffnen, oder „verwerfen“.
deed-outcome = Das gilt jetzt als Ergebnis von „{ $title }“, und alle Mitglieder erfahren es am { $told }. Ein Versehen? Antworte „rückgängig“, oder antworte mit besseren Worten:
deed-review = Du wirst am { $review } gebeten, „{ $title }“ noch einmal anzusehen.
deed-outcome-unsaid = Das Ergebnis von „{ $title }“ ist zurückgenommen. Niemand hatte davon erfahren.
deed-outcome-taken-back = Das Ergebnis von „{ $title }“ ist zurückgenommen. Die Mitglieder hatten es schon erfahren; Mails lassen sich nicht zurückholen.
deed-outcome-holds = Gut zu wissen: das Ergebnis von „{ $title }“ gilt, wie es ist.
deed-proxy-given = { $name } stimmt in „{ $title }“ für dich ab, falls du nicht selbst abstimmst. { $name } weiß davon und kann ablehnen. Um es zurückzunehmen, antworte „Vollmacht: keine“.
deed-proxy-taken-back = In „{ $title }“ stimmt niemand mehr für dich ab. Du kannst weiterhin selbst abstimmen.
deed-proxy-declined = Du stimmst in „{ $title }“ nicht für sie ab. Sie wissen es.
deed-vote-withdrawn = Deine Stimme in „{ $title }“ ist zurückgenommen, und deine Links sind erneuert. Ein neuer Stimmzettel ist unterwegs.
deed-vote-withdrawn-closed = Deine Stimme in „{ $title }“ ist zurückgenommen, und deine Links sind erneuert. Die Abstimmung ist beendet, darum gibt es keinen neuen Stimmzettel.
deed-left = Du hast { $group } verlassen. Du bekommst keine Mails mehr von dort.
deed-format-text = Deine Mails kommen jetzt als reiner Text. Um es zurückzustellen, antworte „html“.
deed-format-html = Deine Mails kommen jetzt mit HTML neben dem Text. Für reinen Text antworte „text“.
deed-words-posted = Deine Worte stehen jetzt in „{ $title }“. { $members ->
    [one] Das eine Mitglied
   *[other] Alle { $members } Mitglieder
} von { $group } können sie dort lesen und bekommen sie so, wie sie es gewählt haben.
deed-counted = Die Stimme ist gezählt, und das Ergebnis geht noch einmal an alle.
deed-posted = Deine Worte sind gepostet.
deed-dropped = Es ist weggeworfen. Niemand hat es gesehen.
deed-files-left-out = Deine Worte sind gepostet. { $count ->
    [one] Diese Datei wurde weggelassen:
   *[other] Diese Dateien wurden weggelassen:
}
deed-elided-shown = { $name } hat angesehen, was aus deiner Mail in „{ $title }“ herausgeschnitten und nicht veröffentlicht wurde.
deed-elided-reason = Die Begründung: { $reason }
deed-address-tried = Mails an diese Adresse kamen zu uns zurück. Dieser Brief versucht sie. Antworte mit irgendeinem Wort, und du bekommst hier Mails wie bisher; antwortet niemand, kommt hier vielleicht eines Tages nichts mehr an.
deed-address-well = Mails erreichen dich an dieser Adresse, darum bekommst du hier wieder Mails. Was du verpasst hast, steht im Web.
subject-address-tried = Kommen Mails hier bei dir an?
subject-address-well = Du bekommst hier wieder Mails
deed-nothing-to-undo = Es gab nichts zurückzunehmen.
level-everything = alles, sofort
level-digest = alles, einmal in der Zusammenfassung
level-asked = Stimmzettel, Ergebnisse und Fragen, kein Gespräch
level-nothing = nichts
scope-all = allen Gruppen
scope-group = { $group }
scope-thread = dem Thema „{ $title }“

## Status
status-hello = Was du bekommst und warum:
status-group-chosen = { $group }: { $level }; so hast du es gewählt.
status-group-default = { $group }: { $level }; so fängt die Gruppe mit allen an.
status-no-groups = Du gehörst hier zu keiner Gruppe.
status-waiting = Wartet auf deine Antwort:
status-waiting-line = { $title } ({ $group }, bis { $until })
status-waiting-none = Keine Abstimmung wartet auf deine Antwort.
status-held = Für dich aufgehoben, sonst hat es niemand gesehen:
status-held-line = Eine Nachricht vom { $at }, aufgehoben bis { $until }.
status-held-unproven = Eine Nachricht in deinem Namen vom { $at }, nicht als deine erwiesen, aufgehoben bis { $until }.
status-held-more = Und { $count } weitere.
status-held-next = War eine davon von dir und wir haben dich nicht danach gefragt, schick sie noch einmal. War es keine, tu nichts.
status-held-none = Nichts von dir wird aufgehoben.
status-addresses = Deine Adressen:
status-address-alive = { $address }
status-address-dead = { $address } – Mails dorthin kommen zurück, darum wird nichts dorthin geschickt
status-digest = Deine Zusammenfassung kommt { $times }.
status-change = Um etwas zu ändern, antworte mit einem Wort: alles, zusammenfassung, gefragt, nichts. Dazu „gruppe“ für eine ganze Gruppe, „überall“ für alle.

## Help
help-hello = Alles hier geht, indem du auf Mails antwortest.
help-vote = Zum Abstimmen antworte auf den Stimmzettel mit einer Nummer oder einem Namen. Antworte noch einmal, um es zu ändern.
help-talk = Um etwas zu sagen, antworte auf eine Nachricht des Themas: es geht an alle in der Gruppe.
help-new = Um in { $group } ein Thema zu beginnen, schreib an { $group_address }
help-poll = Um die Gruppe um eine Entscheidung zu bitten, schreib an { $poll_address }: die Frage als Betreff, dann die Optionen als Liste, jede in einer Zeile mit einem Strich davor, und eine Zeile wie „Endet: Freitag 18:00“.
help-commands = Ein Wort als ganze Antwort:
help-c-levels = alles, zusammenfassung, gefragt, nichts
help-d-levels = wie viel du aus diesem Thema bekommst; mit „gruppe“ aus der Gruppe, mit „überall“ von allen
help-c-stop = stopp
help-d-stop = kein Gespräch mehr aus diesem Thema
help-c-undo = rückgängig
help-d-undo = die letzte Änderung zurücknehmen
help-c-status = status
help-d-status = was du bekommst und warum, was auf dich wartet, was aufgehoben ist
help-c-resend = erneut senden
help-d-resend = deine offenen Stimmzettel noch einmal
help-c-not-me = nicht ich
help-d-not-me = eine Stimme zurücknehmen, die nicht von dir ist
help-c-proxy = Vollmacht: Ben
help-d-proxy = als Antwort auf einen Stimmzettel: Ben stimmt dort für dich ab, falls du nicht selbst abstimmst; „Vollmacht: keine“ nimmt es zurück
help-c-text = text, html
help-d-text = deine Mails als reiner Text oder mit HTML daneben
help-c-leave = gruppe verlassen
help-d-leave = die Gruppe verlassen; vorher fragen wir nach
help-invite = Um Leute einzuladen, schreib „einladen: Cleo <cleo@example.org>“ an die Gruppe oder an die Hilfe-Adresse; mehrere mit Kommas getrennt.
help-coordinators = In der Koordination kannst du auch „thema schließen“ auf eine Nachricht und auf einen Stimmzettel „poll: close“, „poll: extend to Friday“, „poll: remind“, „poll: reopen until Sunday“ oder „poll: withdraw“ antworten (oder deutsch: „abstimmung: verlängern bis Freitag“), und auf ein Ergebnis, was die Gruppe entschieden hat.
help-person = { $owner_address } liest ein Mensch

## Pauses, and taking words back
deed-paused = Bis { $until } bekommst du nur Antworten auf das, was du selbst tust. Die Neuigkeiten werden aufgehoben: deine Zusammenfassung holt sie danach nach. Um die Pause früher zu beenden, antworte „fortsetzen“.
deed-resumed = Die Pause ist vorbei. Was inzwischen kam, steht in deiner nächsten Zusammenfassung.
deed-taken-back = Hier gelöscht: deine Nachricht in „{ $title }“. { $reached ->
    [0] Sie war noch an niemanden verschickt.
    [one] 1 Person hatte sie schon bekommen; Mails lassen sich nicht zurückholen.
   *[other] { $reached } Personen hatten sie schon bekommen; Mails lassen sich nicht zurückholen.
}
deed-replaced = Hier ersetzt: deine Nachricht in „{ $title }“. { $reached ->
    [0] Die alten Worte waren noch an niemanden verschickt.
    [one] 1 Person hatte die alten Worte schon bekommen; Mails lassen sich nicht zurückholen.
   *[other] { $reached } Personen hatten die alten Worte schon bekommen; Mails lassen sich nicht zurückholen.
}
deed-removed = { $name } hat deine Nachricht aus „{ $title }“ entfernt.
deed-thread-reopened = „{ $title }“ ist wieder offen. Antworten darauf werden veröffentlicht.
status-paused = Deine Mails ruhen bis { $until }. Um die Pause zu beenden, antworte „fortsetzen“.
refusal-no-such-message = Es wurde nichts gelöscht oder geändert: wir konnten nicht erkennen, welche Nachricht du meinst.
refusal-no-such-message-way = Antworte auf deine eigene gesendete Mail mit „löschen“ oder „ersetzen: …“, oder schreib „letzte löschen“ an { $help_address }
refusal-no-date = Deine Mails ruhen noch nicht: „{ $written }“ ist kein kommender Tag, den wir verstehen.
refusal-no-date-way = Schreib es wie „pause bis 1. März“ an { $help_address }
subject-decisions = Was entschieden wurde
subject-decisions-group = Was entschieden wurde [{ $group }]
decisions-hello = Was entschieden wurde, das Neueste zuerst:
decisions-line = { $title } ({ $group }, { $closed })
decisions-none = Noch wurde nichts entschieden.
help-c-pause = pause bis 1. März
help-d-pause = bis dahin nur Antworten; „fortsetzen“ beendet sie
help-c-decisions = entscheidungen
help-d-decisions = was entschieden wurde
help-c-delete = löschen, ersetzen: …
help-d-delete = als Antwort auf deine eigene gesendete Mail: nimmt sie zurück oder setzt andere Worte an ihre Stelle; „letzte löschen“ nimmt die letzte zurück

## Going away, coming back, and what is kept
former-member = ehemaliges Mitglied
confirm-deactivate = Willst du dein Konto deaktivieren?
confirm-deactivate-page = Willst du dein Konto deaktivieren?
confirm-deactivate-means = Dein Name steht dann nicht mehr an dem, was du geschrieben hast, du verlässt deine Gruppen und bekommst von uns keine Mail mehr, gleich welcher Art. Was bleibt: deine Nachrichten und Begründungen, unter „ehemaliges Mitglied“, und deine Stimmen, die gezählt werden. Deine Einstellungen werden aufgehoben, und du kannst jederzeit zurückkommen.
confirm-delete-me = Willst du dein Konto löschen?
confirm-delete-me-page = Willst du dein Konto löschen?
confirm-delete-me-means = Das lässt sich nicht rückgängig machen. Dein Name, deine Adressen, deine Einstellungen, die Mails, die du geschickt hast, und was für dich zurückgehalten war, werden gelöscht. Was bleibt: deine Nachrichten und Begründungen in den Gruppen, unter „ehemaliges Mitglied“, und deine Stimmen, die gezählt werden. Sollen auch Nachrichten gehen, nimm sie vorher zurück, mit „löschen“ als Antwort auf deine eigene gesendete Mail.
whose-deactivate = Sie bittet, das Konto zu deaktivieren.
whose-delete-me = Sie bittet, das Konto zu löschen.
subject-farewell = Dein Konto ist deaktiviert
subject-farewell-deleted = Dein Konto ist gelöscht
farewell-deactivated = Dein Konto ist deaktiviert. Das ist die letzte Mail, die du von uns bekommst.
farewell-deleted = Dein Konto ist gelöscht: dein Name, deine Adressen, deine Einstellungen und die Mails, die du geschickt hast, sind hier gelöscht. Das ist die letzte Mail, die du von uns bekommst.
farewell-stays = Was du geschrieben hast, bleibt unter „ehemaliges Mitglied“ in den Gruppen; die Stimmen, die du abgegeben hast, werden gezählt. Für alles andere schreib an { $contact }
farewell-back = Um zurückzukommen, antworte jederzeit „reaktivieren“ auf diese Mail: deine Gruppen und deine Einstellungen sind dann, wie sie waren.
farewell-no-way-back = Einen Weg zurück gibt es nicht; neu hinzugefügt werden kannst du natürlich.
deed-came-back = Willkommen zurück. Deine Gruppen und deine Einstellungen sind, wie sie waren.
refusal-has-gone = Das wurde nicht getan: diese Person hat ihr Konto deaktiviert.
refusal-has-gone-way = Nur sie selbst kann zurückkommen, mit einer Antwort auf den Abschied, den sie bekam. Für alles andere schreib an { $owner_address }
subject-my-data = Deine Daten
data-hello = Dieser Link zeigt alles, was über dich gespeichert ist:
data-button = Meine Daten ansehen
data-until = Er gilt bis { $until }, einmal für die Seite und einmal für jede Datei. Wer den Link hat, kann ihn benutzen; gib diese Mail also niemandem weiter.
data-title = Deine Daten
data-once = Jeder dieser Knöpfe wirkt einmal. Für ein weiteres Mal schreib wieder „meine daten“.
data-show = Auf dieser Seite zeigen
data-json = Alles herunterladen (JSON)
data-posts = Meine Nachrichten herunterladen (Text)
data-nothing = Nichts.
data-who = Du
data-name = Name: { $name }
data-language = Sprache { $locale }, Zeitzone { $zone }
data-since = Hier seit { $at }
data-digest = Zeiten der Zusammenfassung: { $digest }
data-links = Deine Links und Antwortadressen gelten seit { $at }
data-habits-set = Zeiten, Zeitzone und Format eingestellt am { $at }
data-pause-set = Letzte Pause eingestellt am { $at }
data-uninvited = Du möchtest nie wieder eingeladen werden.
data-vouched = Du hast gesagt, dass Mails über { $domain } von dir sind; das gilt bis { $until }
data-coordinator = koordiniert
data-file = Anhang: { $name }
data-look = { $name } hat angesehen, was herausgeschnitten wurde, am { $at }: { $reason }
data-superseded = durch eine spätere ersetzt
data-withdrawn = zurückgenommen
data-took-part = Geheime Abstimmungen, an denen du teilgenommen hast; was du gewählt hast, steht nirgends mit deinem Namen
data-weights = Abstimmungen, in denen deine Stimme für mehr oder weniger als eine zählt
data-proxies = Stimmen, die du jemandem gegeben hast oder für jemanden hältst
data-proxy-given = { $poll }: an { $name } gegeben
data-proxy-held = { $poll }: für { $name } gehalten
data-memberships = Gruppen, von und bis
data-settings = Was du zu bekommen gewählt hast
data-threads = Themen, die du begonnen hast
data-messages = Deine Nachrichten
data-polls = Abstimmungen, um die du gebeten hast
data-votes = Wie du gestimmt hast
data-held = Für dich zurückgehalten
data-mail = Mails an dich
help-c-data = meine daten
help-d-data = ein Link zu allem, was über dich gespeichert ist
help-c-deactivate = deaktivieren, lösche mich
help-d-deactivate = für eine Zeit oder für immer gehen; wir fragen nach und sagen, was bleibt

## Invitations
subject-invitation = Einladung zu { $group }
invitation-asks = { $name } lädt dich zu { $group } ein und hat uns dafür deine Adresse gegeben.
invitation-reminder = Wir haben vor einigen Tagen gefragt. Das ist die letzte Mail dazu.
invitation-how = Antworte „ja“, um dabei zu sein, „nein“, wenn nicht, oder „nie“, wenn dich hier niemand mehr fragen soll.
invitation-yes = Ja, ich bin dabei
invitation-no = Nein, danke
invitation-never = Nie wieder fragen
invitation-page = Oder im Web antworten
invitation-until = Ohne Antwort bekommst du eine Erinnerung und sonst nichts, und am { $until } wird deine Adresse gelöscht.
invitation-means = Nach einem Ja bekommst du, was die Mitglieder schreiben, und einen Stimmzettel, wenn es etwas zu entscheiden gibt; das kannst du jederzeit ändern, oder wieder gehen.
invitation-who = Deine Adresse sieht dann die Koordination: { $names }. Andere Mitglieder sehen deinen Namen. { $admin } betreibt den Server und kann technisch lesen, was darauf liegt.
confirm-join-page = Willst du in die Gruppe kommen?
why-invited = Du bekommst das, weil jemand aus der Koordination von { $group } uns deine Adresse gegeben hat.
deed-invited = Zu { $group } eingeladen: { $names }. Mitglieder sind sie, sobald sie ja sagen; bis dahin bekommen sie eine Erinnerung und sonst nichts.
deed-invited-none = Zu { $group } wurde niemand eingeladen.
deed-not-invited = { $name }: nicht gefragt; gehört schon dazu, wurde schon gefragt oder möchte nicht gefragt werden
deed-declined = Du kommst nicht zu { $group } und bekommst keine Mails mehr dazu.
deed-never-invited = Du kommst nicht zu { $group }, und keine Gruppe hier wird dich wieder fragen.

## Namen, die sich ähnlich sehen
name-alike = „{ $name }“ sieht aus wie der Name von { $member }, ist aber anders geschrieben. Vergleich die Adressen: Andere sehen nur den Namen.
name-mixed = „{ $name }“ mischt Buchstaben mehrerer Schriften und sieht vielleicht nur so aus wie der Name, den du kennst. Vergleich die Adresse: Andere sehen nur den Namen.
refusal-odd-name = Das wurde nicht getan: Der Name mischt Schriften oder sieht aus wie der eines Mitglieds und ist anders geschrieben.
refusal-odd-name-way = Schreib den Namen noch einmal, oder frag { $owner_address }

## Mail to the service’s own addresses
subject-for-admin = An { $role }@: { $subject }
for-admin-hello = { $from } hat an { $role }@ geschrieben.
for-admin-unproven = Der Anbieter bürgt nicht dafür: jemand anders kann es geschrieben haben.
for-admin-last = So viel ist gekommen, dass in dieser Stunde nichts mehr von dieser Art an dich weitergegeben wird. Was kommt, bleibt in der Datenbank, wie es kam.
foot-for-admin = Deine Antwort geht an { $from } und nicht durch den Dienst.
why-admin = Du bekommst das, weil du diesen Dienst betreibst.

## What became of mail
mail-title = Was aus deinen Mails wurde
mail-lead = Die letzten Mails an dich, und warum du sie bekommen hast oder nicht.
mail-none = Bisher gab es keine.
kind-talk = Eine Nachricht
kind-ballot = Ein Stimmzettel
kind-result = Ein Ergebnis
kind-digest = Eine Zusammenfassung
kind-welcome = Ein Willkommen
kind-receipt = Eine Quittung
kind-sign-in = Ein Link zum Anmelden
kind-goodbye = Ein Abschied
kind-stranger = Eine Nachricht an die Koordination
kind-answer = Eine Antwort oder eine Frage an dich
became-queued = Wartet auf den Versand, fällig am { $at }.
became-for-digest = Wartet auf deine Zusammenfassung am { $at }.
became-handed = Unterwegs: dem Mailserver übergeben, der noch nicht geantwortet hat.
became-sent = Gesendet; der Mailserver hat sie genommen. Ist sie nicht im Postfach, sieh im Spam-Ordner nach.
became-failed = Nicht zugestellt: der Mailserver, über den wir senden, sagte „{ $reason }“.
became-parked = Zweimal ohne Antwort übergeben; die Verwaltung sieht nach.
became-digested = In einer Zusammenfassung erzählt, oder vorher beantwortet oder zurückgenommen.
became-withheld = Nicht gesendet ({ $reason }).
became-withheld-setting = Nicht gesendet: deine Einstellung für diesen Ort sagt es so.
became-withheld-no-mailbox = Nicht gesendet: Mails an deine Adresse kommen zurück.
became-withheld-left-group = Nicht gesendet: du hattest die Gruppe verlassen.
became-withheld-overtaken = Nicht gesendet: sie war überholt. Die Abstimmung war zu Ende, die Nachricht zurückgenommen oder die Frage beantwortet.
became-withheld-deactivated = Nicht gesendet: dein Konto war deaktiviert.

## Sign in
signin-hello = Hier ist dein Link zum Anmelden:
signin-button = Anmelden
signin-until = Er gilt einmal, bis { $until }.

## Stranger
stranger-hello = { $from } ist kein Mitglied und hat an { $group } geschrieben. Sonst hat es niemand gesehen.
stranger-member = { $from } schreibt an die Koordination von { $group }. Deine Antwort geht an den Dienst; um zu antworten, schreib an diese Adresse.
stranger-subject = Betreff: { $subject }
stranger-how = Antworte „freigeben“, um sie in die Gruppe aufzunehmen und es weiterzugeben, „zurückweisen“, um es zu verwerfen, oder „sperren“, um von dieser Adresse nichts mehr zu hören. Was sie sonst schreiben, wartet mit, ohne eine weitere Mail an dich. Ohne ein Wort wird es nach 14 Tagen verworfen.
stranger-flood = { $from } hat an { $group } geschrieben, wo in einer Stunde mehr geschrieben wurde, als auf einmal hinausgeht. Dies und was danach von derselben Seite kommt, wartet; sonst hat es niemand gesehen.
stranger-how-flood = Antworte „freigeben“, um weiterzugeben, was von dieser Seite wartet, oder „zurückweisen“, um es zu verwerfen. Ohne ein Wort wird es nach 14 Tagen verworfen.
stranger-vote = { $from } hat rechtzeitig abgestimmt, am { $received }, aber ein Mailanbieter hat uns die Stimme erst nach der Auszählung übergeben. Sie ist nicht gezählt, und niemand hat gesehen, was sie sagt.
stranger-how-vote = Antworte „freigeben“, um sie zu zählen und das Ergebnis allen neu mitzuteilen, oder „zurückweisen“, um das Ergebnis zu lassen, wie es ist. Ohne ein Wort wird sie nach 14 Tagen verworfen.
stranger-approve = Freigeben
stranger-reject = Zurückweisen
stranger-block = Sperren

## Welcome
welcome-added = { $name } hat dich in { $group } eingetragen.
welcome-added-admin = { $admin } betreibt diesen Dienst und hat dich in { $group } eingetragen.
welcome-what = In { $group } { $members ->
    [one] spricht und entscheidet 1 Mitglied
   *[other] sprechen und entscheiden { $members } Mitglieder
} per Mail.
welcome-talk = Um ein Thema zu beginnen, schreib an { $group_address }. Um in einem etwas zu sagen, antworte auf seine Mail; alle in der Gruppe lesen es.
welcome-vote = Wenn etwas zu entscheiden ist, bekommst du einen Stimmzettel. Antworte mit einer Nummer oder einem Namen, und du hast abgestimmt.
welcome-poll = Um die Gruppe um eine Entscheidung zu bitten, schreib an { $poll_address }
welcome-level = Vorerst bekommst du: { $level }.
welcome-who = Deine Adresse sieht die Koordination: { $names }. Andere Mitglieder sehen deinen Namen. { $admin } betreibt den Server und kann technisch lesen, was darauf liegt.
welcome-who-none = Andere Mitglieder sehen deinen Namen, nicht deine Adresse. { $admin } betreibt den Server und kann technisch lesen, was darauf liegt.
welcome-no = Nichts für dich? Um auszutreten, schreib an { $leave_address }. Um alle Mails sofort abzustellen, antworte „nichts gruppe“.
welcome-help = Für alles andere antworte „hilfe“.

## Digest
digest-waiting = WARTET AUF DEINE ANTWORT
digest-decided = ENTSCHIEDEN SEIT DER LETZTEN ZUSAMMENFASSUNG
digest-talk = NEUES GESPRÄCH
digest-waiting-html = Wartet auf deine Antwort
digest-decided-html = Entschieden seit der letzten Zusammenfassung
digest-talk-html = Neues Gespräch
digest-until = { $group }, bis { $until }
digest-files = mit { $names }
digest-new = { $group }, { $count } neu
digest-opened = { $group }
digest-invitations = Für die Termine im Kalender antworte „erneut senden“: Der Stimmzettel selbst bringt sie als Einladungen mit.
digest-outcome = Die Gruppe hat entschieden: { $words }
digest-how-both = Antworte „{ $vote }“ zum Abstimmen, „{ $talk }: Ich komme auch“ für einen Kommentar; mehrere Zeilen sind in Ordnung.
digest-how-vote = Antworte „{ $vote }“ zum Abstimmen; mehrere Zeilen sind in Ordnung.
digest-how-talk = Antworte „{ $talk }: Ich komme auch“ für einen Kommentar; mehrere Zeilen sind in Ordnung.
digest-more = { $count ->
    [one] und 1 weiterer
   *[other] und { $count } weitere
}
digest-foot = Deine Antwort geht an den Dienst. Eine Zeile mit einem Code geht dorthin, wo der Code es sagt; alles andere wird für dich aufgehoben.

## Pages
page-skip = Zum Inhalt springen
page-home = Meine Gruppen
page-settings = Einstellungen
page-sign-out = Abmelden
page-signed-in = Angemeldet als { $name }
page-run-by = Betrieben von { $name }
page-no-third = Diese Seiten nutzen keine Skripte und nichts von Dritten.
home-title = Meine Gruppen
home-waiting = Wartet auf deine Antwort
home-none-waiting = Keine Abstimmung wartet auf deine Antwort.
home-groups = Gruppen
home-none = Du gehörst hier noch zu keiner Gruppe.
home-archive = Themen und Abstimmungen
home-write = An die Gruppe schreiben
home-poll = Um eine Entscheidung bitten
home-ask = oder hier auf einer Seite
home-level = du bekommst { $level }
home-until = { $group }, bis { $until }
home-members = { $count ->
    [one] 1 Mitglied
   *[other] { $count } Mitglieder
}
signin-title = Anmelden
signin-lead = Es gibt kein Passwort. Gib die Adresse an, an die deine Mails kommen, und du bekommst einen Link.
signin-address = Deine Mailadresse
signin-send = Schickt mir einen Link
signin-bad-address = Das ist keine Mailadresse. Sie sieht aus wie name@example.org.
signin-sent-title = Schau in dein Postfach
signin-sent = Wenn { $address } zu einem Mitglied gehört, ist ein Link zum Anmelden unterwegs. Er gilt einmal, 15 Minuten lang.
signin-sent-again = Nach ein paar Minuten noch keine Mail? Schau in den Spam-Ordner oder versuch es noch einmal.
signin-again = Noch einmal versuchen
signin-confirm-title = Als { $name } anmelden
signin-confirm-lead = Drücke die Taste, um dich in diesem Browser anzumelden.
thread-started = Begonnen von { $name } am { $at }
thread-closed = Geschlossen von { $name } am { $at }. Man kann es lesen, aber nicht mehr antworten.
thread-answer = Um zu antworten, antworte auf eine seiner Mails.
thread-answer-mail = Per Mail antworten
thread-empty = Hier wurde noch nichts gesagt.
thread-files = Dateien
thread-deleted = Zurückgenommen von der Person, die sie schrieb.
thread-removed = Von der Koordination entfernt.
thread-edited = Am { $at } von der Person geändert, die sie schrieb.
thread-delete = Löschen
thread-delete-mine = Zurücknehmen
thread-delete-mine-note = Sie wird hier gelöscht. Wer sie schon bekommen hat, behält die Mail.
thread-remove = Diese Nachricht entfernen
thread-remove-told = Sie wird hier gelöscht, und { $name } erfährt, dass du sie entfernt hast und warum.
thread-remove-reason = Warum du sie entfernst
settings-paused = Deine Mails ruhen bis { $until }.
settings-resume = Pause beenden
settings-more = Mails und Konto
settings-mail = Was aus deinen Mails wurde
settings-asked = Eine Mail an dein Postfach ist unterwegs. Bevor du sie dort beantwortest, geschieht nichts.
settings-pause = Pause
settings-pause-means = Bis dieser Tag beginnt, bekommst du nur Antworten auf das, was du selbst tust. Neues wird aufgehoben: deine Zusammenfassung erzählt es danach. Dass die Pause begonnen hat, sagen wir dir mit einer Mail.
settings-pause-until = Bis
settings-pause-begin = Pause beginnen
settings-account = Jeder dieser Knöpfe bringt eine Mail in dein Postfach: einen Link zu dem, was über dich gespeichert ist, oder eine Frage, die sagt, was bleibt. Mit einer Mail: schreib „meine daten“, „deaktivieren“ oder „lösche mich“ an { $help }.
settings-account-data = Ansehen, was über mich gespeichert ist
settings-account-deactivate = Mein Konto für eine Zeit deaktivieren
settings-account-delete = Mich für immer löschen
thread-elided-mine = Was aus deiner Mail herausgeschnitten wurde
thread-elided-yours = Nur du siehst das. Wer die Gruppe koordiniert, kann mit einer Begründung nachsehen, und du erfährst davon.
thread-elided = Was aus der Mail von { $name } herausgeschnitten wurde
thread-elided-told = Das wurde nicht veröffentlicht. Mit einer Begründung kannst du es einen Tag lang ansehen; { $name } erfährt, dass du nachsiehst und warum.
thread-elided-was-told = { $name } hat erfahren, dass du nachsiehst und warum.
thread-elided-reason = Warum du nachsiehst
thread-elided-look = Nachsehen
thread-votes = Abstimmungen in diesem Thema
vote-as = Du stimmst ab als { $name }
vote-not-you = Nicht { $name }? Dann schließe diese Seite: der Link gehört einer Person.
vote-choose = Deine Antwort
vote-choose-several = Wähle { $low ->
    [1] bis zu { $high }
   *[other] { $low } bis { $high }
}
vote-choose-any = Wähle alles, womit du einverstanden bist
vote-choose-scores = Gib jedem eine Zahl von { $low } bis { $high }
vote-choose-dots = Verteile bis zu { $high } Punkte insgesamt
vote-choose-ranks = Nummeriere sie, 1 ist das Beste; gleiche Zahl heißt gleich gut
vote-choose-order = Nummeriere sie, 1 ist das Beste; lass leer, wen du nicht willst
vote-choose-times = Wann kannst du?
vote-choose-words = Deine Antwort
vote-reason = Warum, wenn du magst
vote-reason-required = Warum
vote-send = Abstimmen
vote-change = Meine Stimme ändern
vote-receipt-note = Du bekommst einen Beleg per Mail.
vote-held-note = Diese Gruppe fragt per Mail zurück, bevor eine Stimme per Link zählt.
vote-cancelled-title = Diese Abstimmung wurde abgesagt
vote-draft-title = Diese Abstimmung ist noch nicht offen
vote-see-result = Das Ergebnis ansehen
steer-title = Diese Abstimmung betreuen
steer-date-example = Freitag 18:00
steer-tell = Alle Mitglieder benachrichtigen
steer-extend = Später beenden, am
steer-extend-button = Verlängern
steer-close-button = Jetzt beenden
steer-remind-button = Wer noch nicht abgestimmt hat, erinnern
steer-withdraw-button = Absagen
steer-withdraw-note = Niemand wird mehr gefragt, und alle Mitglieder erfahren es.
steer-reopen = Wieder öffnen bis
steer-reopen-button = Wieder öffnen
steer-reopen-note = Abgegebene Stimmen gelten weiter. Es wird neu gezählt.
steer-outcome = Was die Gruppe entschieden hat
steer-outcome-button = Ergebnis festhalten
steer-outcome-note = Alle Mitglieder erfahren es etwas später; bis dahin lässt es sich ungesehen zurücknehmen.
steer-undo-button = Ergebnis zurücknehmen
steer-review = Noch einmal ansehen am
steer-review-button = Dann fragen
steer-title-button = Frage ändern
steer-ask = Eine andere Frage
steer-describe = Eine andere Beschreibung
steer-describe-button = Beschreibung ändern
steer-options = Andere Optionen, eine in jeder Zeile
steer-options-button = Optionen ändern
steer-add = Eine weitere Option
steer-add-button = Hinzufügen
steer-open-button = Jetzt öffnen
steer-cancel-button = Entwurf verwerfen
steer-reword = Anderer Wortlaut für eine Option, zum Beispiel: 2: Dunkle Eiche
steer-reword-button = Wortlaut ändern
vote-mine-now = Deine Stimme: { $name }.
voted-title = Deine Stimme zählt
voted-line = Deine Stimme: { $name }.
voted-held-title = Noch ein Schritt
voted-held = Deine Stimme für { $name } wird aufgehoben. Wir haben dir eine Mail geschickt: antworte mit „ja“, dann zählt sie ab jetzt.
voted-replaces = Sie ersetzt deine frühere Stimme, { $name }.
voted-receipt = Ein Beleg ist unterwegs in dein Postfach. Mit ihm kannst du die Stimme zurücknehmen.
voted-back = Zurück zur Abstimmung
result-title = Ergebnis
result-reasons = Begründungen
result-table = Stimmen nach Option
result-who = Wer wie abgestimmt hat
result-percent = { $percent } %
result-ledger = Kopf des Protokolls
result-ballots = Alle Stimmen, zum Nachzählen
ballots-first = Die ersten Stimmen
ballots-mine = Deine eigene Stimme
ballots-next = Weitere Stimmen
result-sheets = Die Stimmen als Datei
settings-title = Was du bekommst
settings-for = Einstellungen von { $name }
settings-lead = Die nächstliegende Einstellung gilt: die eines Themas vor der seiner Gruppe, die einer Gruppe vor der für alles.
settings-now = Jetzt: { $level }.
settings-from-here = Das hast du hier gewählt.
settings-from-all = Aus deiner Einstellung für alle Gruppen.
settings-from-group = Aus deiner Einstellung für { $group }.
settings-from-default = So fängt die Gruppe mit allen an.
settings-from-nowhere = Nichts eingestellt: jede Gruppe beginnt, wie sie es gewählt hat.
settings-none = Hier nichts eingestellt: die weitere Einstellung gilt
settings-save = Speichern
settings-saved = Gespeichert.
settings-returned = Eine Mail an { $address } kam zurück ({ $at }){ $status ->
    [none] .
   *[other] : die Gegenseite sagte { $status }.
} Darum wird nichts dorthin geschickt. Geht das Postfach wieder, lass es versuchen: Wir schicken einen Brief dorthin, und wenn du ihn beantwortest, kommen dort wieder Mails an. Eine Mail, die du uns von dort schreibst, bewirkt dasselbe.
settings-returned-again = Diese Adresse versuchen
settings-tried = Ein Brief ist unterwegs. Antworte darauf mit irgendeinem Wort, und dort kommen wieder Mails an.
settings-digest = Zusammenfassung und Format
settings-days = Tage
settings-daily = Jeden Tag
settings-time = Um wie viel Uhr
settings-zone = Zeitzone
settings-text-only = Nur einfacher Text, keine gestalteten Mails
settings-all = Alle Gruppen
level-everything-title = Alles
level-everything-hint = Jede Nachricht, sofort.
level-digest-title = Zusammenfassung
level-digest-hint = Alles, gesammelt in einer Mail.
level-asked-title = Nur wenn ich gefragt bin
level-asked-hint = Stimmzettel, Ergebnisse und Fragen an mich. Kein Gespräch.
level-nothing-title = Nichts
level-nothing-hint = Gar nichts, auch keine Stimmzettel.
unsubscribe-title = Diese Mails abstellen?
unsubscribe-group = Keine Mails mehr von { $group }, auch keine Stimmzettel.
unsubscribe-thread = Kein Gespräch mehr aus „{ $title }“. Wenn die Gruppe abstimmt, wirst du weiter gefragt.
unsubscribe-digest = Keine Zusammenfassung mehr. Wenn deine Gruppen abstimmen, wirst du weiter gefragt.
unsubscribe-button = Abstellen
unsubscribe-else = Etwas dazwischen wählen
stopped-title = Abgestellt
stopped-group = Du bekommst keine Mails von { $group } mehr, auch keine Stimmzettel.
stopped-thread = Du bekommst kein Gespräch aus „{ $title }“ mehr. Wenn die Gruppe abstimmt, wirst du weiter gefragt.
stopped-digest = Du bekommst keine Zusammenfassung mehr. Wenn deine Gruppen abstimmen, wirst du weiter gefragt.
stopped-undo = Rückgängig machen
stopped-else = Wählen, was du bekommst
confirm-title = Ist das von dir?
confirm-yes = Ja, das war ich
confirm-no = Nein, das war ich nicht
confirm-no-hint = „Nein“ vernichtet es und erneuert deine Links.
confirm-arrived = Es kam am { $at } an.
confirm-settled-yes = Bestätigt. Es gilt ab { $at }.
confirm-settled-no = Weggeworfen. Niemand hat es gesehen.
waiting-title = Wartet auf die Koordination von { $group }
waiting-lead = Das sieht nur die Koordination. Ein Wort gilt für alles, was von derselben Seite wartet.
waiting-none = Nichts wartet.
waiting-link = { $count ->
    [one] 1 Nachricht wartet auf die Koordination
   *[other] { $count } Nachrichten warten auf die Koordination
}
waiting-stranger = Kein Mitglied. Freigeben nimmt die Person in die Gruppe auf und veröffentlicht, was sie schrieb.
waiting-flood = In einer Stunde wurde mehr geschrieben, als auf einmal hinausgeht. Freigeben veröffentlicht es.
waiting-vote = Eine Stimme, die rechtzeitig empfangen wurde und uns nach der Auszählung erreichte. Freigeben zählt sie und teilt das Ergebnis neu mit.
waiting-until = Wird am { $at } ohne ein Wort verworfen.
archive-title = Themen und Abstimmungen von { $group }
archive-threads = Themen
archive-votes = Abstimmungen
archive-no-threads = Noch kein Thema. Schreib an { $address }, um eines zu beginnen.
archive-no-votes = Noch keine Abstimmung. Schreib an { $address }, um um eine Entscheidung zu bitten.
archive-comments = { $count ->
    [one] 1 Nachricht
   *[other] { $count } Nachrichten
}
archive-last = zuletzt am { $at }
archive-open = offen bis { $at }
archive-settled = beendet am { $at }
archive-newer = Neuere
archive-older = Ältere

## Auf einer Seite um eine Entscheidung bitten
ask-title = Um eine Entscheidung bitten
ask-question = Die Frage
ask-description = Worum es geht
ask-kind = Wie abgestimmt wird
ask-kind-single = Eine von mehreren Optionen
ask-kind-proposal = Ein Vorschlag: Zustimmung, Enthaltung, Ablehnung oder Veto
ask-kind-check = Ein Stimmungsbild: gut, unsicher, bedenklich
ask-kind-count = Wer dabei ist
ask-kind-question = Eine offene Frage, in Worten beantwortet
ask-kind-multiple = Mehrere der Optionen
ask-kind-score = Noten für jede Option
ask-kind-dots = Punkte, auf die Optionen verteilt
ask-kind-ranked = Optionen in einer Reihenfolge, mit Stichwahlen
ask-kind-borda = Optionen in einer Reihenfolge, nach Borda
ask-kind-condorcet = Optionen in einer Reihenfolge, nach Condorcet (Schulze)
ask-kind-election = Eine Wahl mit mehreren Sitzen
ask-kind-meeting = Ein Termin
ask-options = Optionen, eine je Zeile
ask-closes = Endet am
ask-settings = Einstellungen, eine je Zeile
ask-settings-hint = Wie in einer Mail: Quorum: 50% · Regel: Mehrheit · Ergebnis: nach Ende · Geheim: ja · Wahlberechtigt: Ben, Cleo · Öffnet: Donnerstag 8:00 · Try: me
ask-button = Entwerfen
ask-note = Noch sieht es niemand sonst: Der Entwurf kommt per Mail zu dir, so wie er verstanden wurde, und sagt, wann er sich von selbst öffnet.
ask-sent = Der Entwurf ist unterwegs in dein Postfach, so wie er verstanden wurde und wie die Mitglieder ihn sehen werden. Er sagt, wann er sich von selbst öffnet oder dass er auf dein „öffnen“ wartet. Mit „abbrechen“ verwirfst du ihn.
problem-code = Code { $code }
problem-next = Was du tun kannst
problem-not-found = Unter dieser Adresse gibt es nichts.
problem-not-found-next = Prüfe den Link in deiner Mail; manche Programme brechen ihn in zwei Zeilen um. Oder fang auf der ersten Seite an.
problem-link-expired = Dieser Link gilt nicht mehr.
problem-link-expired-next = Links werden zu deiner Sicherheit erneuert. Nimm den Link in deiner neuesten Mail oder melde dich an.
problem-not-allowed = Diese Seite ist für Mitglieder der Gruppe.
problem-not-allowed-next = Melde dich mit der Adresse an, an die die Mails der Gruppe kommen.
problem-fault = Bei uns ist etwas schiefgegangen.
problem-fault-next = Auf deiner Seite ist nichts verloren: geh zurück und versuch es in einer Minute noch einmal. Du kannst auch per Mail antworten.
problem-too-many = Das war mehr, als wir auf einmal annehmen.
problem-too-many-next = Warte eine Minute und versuch es noch einmal.
problem-form = Das Formular war nicht lesbar.
problem-form-next = Geh zurück, lade die Seite neu und schick es noch einmal ab.
privacy-title = Datenschutz
privacy-what = Was aufbewahrt wird: dein Name, deine Adressen, was du geschrieben hast, wie du abgestimmt hast und was du bekommen möchtest.
privacy-who = Wer es sieht: Mitglieder sehen deinen Namen, deine Worte und deine Stimmen, wie es der jeweilige Stimmzettel sagt. Die Koordination sieht auch deine Adresse; was aus deinen Mails herausgeschnitten wurde, sieht sie nur mit einer Begründung, und du erfährst davon. { $name } betreibt den Server und kann technisch lesen, was darauf liegt.
privacy-not = Was nicht geschieht: kein Verfolgen, keine Bilder, die etwas zurückmelden, keine Links, die Klicks zählen, nichts von Dritten.
privacy-kept = Wie lange: Mails, wie sie kamen, werden nach { $days } Tagen weggeworfen. Was du zurücknimmst, wird sofort gelöscht. Nach „lösche mich“ sind dein Name, deine Adressen, deine Einstellungen und deine Mails gelöscht; deine Nachrichten und Stimmen bleiben ohne deinen Namen.
privacy-rights = Um deine Daten zu sehen, schreib „meine daten“ an { $help }; mit „deaktivieren“ und „lösche mich“ kannst du gehen. Für alles andere zu deinen Daten schreib an { $address }

## Geheime Abstimmungen
secret-how = Diese Abstimmung ist geheim: Abgestimmt wird nur auf der Webseite. Bitte schreib deine Stimme nicht in eine Antwort; sie wird vernichtet und nicht gezählt.
secret-once = Einmal abgegeben, kann deine Stimme nicht geändert oder zurückgenommen werden: Niemand findet sie unter den anderen.
secret-shown = Niemand erfährt, wer was gewählt hat, und wenn mehr als drei abgestimmt haben, werden nach dem Ende die Zahlen gezeigt, dazu die Stimmzettel als Liste ohne Namen: Eine ungewöhnliche Reihenfolge oder Verteilung erkennt vielleicht, wer um sie gebeten hat.
secret-operator = Solange die Abstimmung läuft, könnte jemand, der diesen Server betreibt und seine Datenbank liest, Stimmen und Personen verbinden. Mailanbieter sehen, dass du gefragt wirst und dass du abgestimmt hast, nicht aber, was du gewählt hast.
secret-voted = Du hast abgestimmt. Niemand findet deine Stimme unter den anderen, darum kann sie nicht geändert oder zurückgenommen werden.
secret-foot = Eine Antwort geht an den Dienst. Befehle wie „hilfe“ und „stopp“ werden ausgeführt; alles andere wird vernichtet.
secret-draft = Diese Abstimmung ist geheim: Die Mitglieder stimmen nur auf der Webseite ab, niemand für jemand anderen, und geben keine Gründe an; eine abgegebene Stimme kann nicht geändert werden, und die Zahlen werden nach dem Ende gezeigt, wenn mehr als drei abgestimmt haben.
secret-result-few = Diese Abstimmung war geheim: Niemand wird genannt. Die Stimmzettel sind versiegelt.
secret-result = Diese Abstimmung war geheim: Niemand wird genannt. Die Stimmzettel sind versiegelt. Wer dieses Ergebnis sehen darf, kann sie als Dateien ohne Namen mitnehmen und nachzählen.
secret-receipt = Deine Stimme in dieser geheimen Abstimmung ist gezählt.
secret-receipt-once = Diese Mail sagt nicht, was du gewählt hast. Deine Stimme kann nicht geändert oder zurückgenommen werden: Niemand findet sie unter den anderen.
secret-receipt-not-me = Nicht du? Antworte „nicht ich“: Du bekommst neue Links. Die Stimme selbst bleibt; bitte sag es den Koordinatoren: { $owner_address }
secret-door-title = Öffne deinen geheimen Stimmzettel
secret-door = Diese Abstimmung ist geheim, darum öffnet sich der Stimmzettel nur in einem Browser, den du per Mail geöffnet hast. Wir schicken eine Mail in dein Postfach; drücke auf diesem Gerät auf die Taste darin.
secret-door-send = Schickt mir die Mail
secret-door-sent-title = Schau in dein Postfach
secret-door-sent = Die Mail ist unterwegs. Öffne sie auf diesem Gerät und drücke auf ihre Taste; sie gilt einmal, 15 Minuten lang.
secret-enter = Stimmzettel in diesem Browser öffnen
secret-enter-lead = Drücke die Taste, um deinen geheimen Stimmzettel in diesem Browser zu öffnen. Er öffnet dann 30 Tage lang auch deine späteren Stimmzettel.
secret-enter-button = Meinen Stimmzettel öffnen
secret-mail = Hier ist der Link, der deinen geheimen Stimmzettel in deinem Browser öffnet:
secret-mail-foreign = Wenn du ihn nicht angefordert hast, tu einfach nichts.
subject-secret-door = Öffne deinen Stimmzettel: { $title }
deed-secret-stays = In „{ $title }“ wurde in deinem Namen abgestimmt. Die Abstimmung ist geheim, darum findet niemand diese Stimme, und sie bleibt gezählt. Deine Links sind erneuert. Bitte sag es den Koordinatoren: { $owner_address }
refusal-secret-by-mail = Nichts wurde gezählt, und deine Mail wurde hier vernichtet; eine Kopie liegt in deinem Ordner für Gesendetes und bei deinem Mailanbieter.
refusal-secret-by-mail-way = Stimme hier ab, nur du siehst es: { $page }
refusal-secret-by-mail-way-voted = Du hast schon auf der Webseite abgestimmt, und diese Stimme gilt.
refusal-secret-by-mail-way-closed = Die Abstimmung ist beendet.
refusal-browser-not-opened = Deine Stimme wurde nicht gezählt: Dieser Browser wurde nicht durch eine Mail an dich geöffnet.
refusal-browser-not-opened-way = Öffne den Stimmzettel noch einmal aus deiner Mail und fordere die Mail an, die diesen Browser öffnet.
refusal-voted-in-secret = Nichts wurde geändert: Du hast abgestimmt, und eine geheime Stimme kann nicht geändert oder zurückgenommen werden.
refusal-voted-in-secret-way = Wenn jemand anders in deinem Namen abgestimmt hat, sag es den Koordinatoren: { $owner_address }
refusal-sealed = Die Abstimmung wurde nicht wieder geöffnet: Sie war geheim, und ihre Stimmzettel sind versiegelt.
refusal-sealed-way = Du kannst in einer neuen Abstimmung noch einmal fragen: { $poll_address }

## Abstimmungen mit Rückfrage per Mail
strict-note = Diese Abstimmung fragt per Mail zurück, bevor eine Stimme per Link zählt, außer der Browser wurde schon per Mail geöffnet.
confirm-strict-poll = In dieser Abstimmung wird eine Stimme per Link per Mail rückgefragt.
