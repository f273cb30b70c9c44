# Every sentence of mails and pages in English. A new language is a copy of this file with the values translated.
# Voice: plain, short, warm, exact. No blame, no exclamation marks, dates with weekday, date, time and zone.

## Dates, numbers, lists
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
day = { $weekday } { $day } { $month } { $year }
hour = { $time } { $zone }
moment = { $day }, { $time } { $zone }
digest-times-daily = daily at { $time } { $zone }
digest-times-weekly = every { $days } at { $time } { $zone }
digest-times-other = at the times you chose
size-bytes = { $n ->
    [one] 1 byte
   *[other] { $n } bytes
}
size-kb = { $n } KB
size-mb = { $n } MB
decimal-mark = .
list-and = { $first } and { $last }

## What stands in every mail
words-cut = The message is longer. The rest is here:
open-rest = Read the rest
file-attached = Attached: { $name }, { $size }
file-link = File: { $name }, { $size }, behind this link until { $until }
# Files that are not passed on, for their sender.
left-out-program = { $name }: programs and scripts are not passed on
left-out-mail = { $name }: a mail sent as a file shows other people’s addresses and links; paste its words instead
left-out-large = { $name }, { $size }: a file can have { $limit } at most
left-out-much = { $name }, { $size }: the files of one mail can have { $limit } together
left-out-many = { $name }: a mail can bring { $limit } files
left-out-unreadable = { $name }: this photo cannot be read, so the place where it was taken could not be removed
foot-public = { $members ->
    [one] Your reply goes to the one member of { $group }.
   *[other] Your reply goes to all { $members } members of { $group }.
}
foot-wrote = { $author } wrote this in “{ $title }”.
foot-private = Only the service reads your reply.
foot-private-held = Your reply goes to the service. Anything that is not clearly an answer stays with you until you say “post”.
foot-states = Your reply goes to the service. What you write is stated as the outcome, echoed to you at once, and mailed to all members a little later.
foot-ballot = Your reply goes to the service. Anything that is not a vote stays with you until you say “post”.
foot-acts = The links here act in your name. To show this vote to somebody else, send them { $url }
foot-receipt = Receipt { $code }
foot-recount = Recount it yourself
foot-ledger = Ledger { $chain }
foot-run-by = Run by { $name }, { $contact }
link-web = On the web
link-change = Change what you get
link-stop-thread = Stop this thread
link-stop-group = Stop all mail of { $group }
link-stop-digest = Stop the digest
link-privacy = Privacy
why-everything-chosen = You get every message of { $group } because you chose so.
why-everything-default = You get every message of { $group }; that is how the group starts everybody.
why-thread-chosen = You get every message of this thread because you chose so.
why-asked = You get this because { $group } asks every member to decide.
why-reminder = You get this because { $group } asks every member to decide, and you have not answered yet.
why-poll-changed = You get this because something changed in a vote of { $group }.
why-named = You get this because you were named to vote in { $group }.
why-result = You get this because { $group } tells every member how a vote ended.
why-answer = This answers something you did.
why-in-your-name = You get this because a mail came in your name.
why-digest = You get the digest { $times }.
why-sign-in = Somebody asked for this with your address. If it was not you, do nothing.
why-shared = You get this because a mail came from the mailbox you share.
why-asker = You get this because you asked { $group } to decide.
why-proxy = You get this because of a vote in { $group } that you or somebody else may cast for another.
why-you-wrote = This answers a mail you sent.
why-coordinator = You get this because you coordinate { $group }.
why-welcome = You get this once, because your address was added to { $group }.

## Subjects
subject-vote = Vote: { $title } [{ $group }]
subject-draft = Draft: { $title } [{ $group }]
subject-digest-waiting = { $count ->
    [one] 1 decision waits for you – { $day }
   *[other] { $count } decisions wait for you – { $day }
}
subject-digest-decided = { $count ->
    [one] 1 decision was made – { $day }
   *[other] { $count } decisions were made – { $day }
}
subject-digest-talk = { $count ->
    [one] 1 new message – { $day }
   *[other] { $count } new messages – { $day }
}
subject-welcome = Welcome to { $group }
subject-refusal-thread = Not posted: { $title } [{ $group }]
subject-refusal-group = Your message was not posted [{ $group }]
subject-refusal-poll = Your vote was not opened [{ $group }]
subject-refusal = Your message was not carried out
subject-question-group = Is this meant for everyone? [{ $group }]
subject-question = What did you mean?
subject-confirm-group = Is this yours? [{ $group }]
subject-confirm = Is this yours?
subject-whose-group = Whose words are these? [{ $group }]
subject-whose = Whose words are these?
subject-away = Nothing was done with your mail to { $address }
subject-asked-group = Nothing was posted [{ $group }]
subject-asked = Nothing was posted
subject-goodbye-thread = No more mail from this thread: { $title } [{ $group }]
subject-goodbye-group = No more mail from { $group }
subject-goodbye-all = No more mail from us
subject-done-group = Done [{ $group }]
subject-done = Done
subject-status = What you get, and what waits for you
subject-help = How to take part by mail
subject-help-group = How to take part by mail [{ $group }]
subject-sign-in = Your sign-in link
subject-stranger = Somebody wrote to { $group }: { $subject }

## Talk
opened-line = { $asker } opened a vote: { $title }
opened-until = Until { $until }.
opened-ballot = Your ballot comes as a mail of its own; vote by answering that one.
opened-here = A reply to this mail is talk, for everyone.
see-vote = Open the vote
see-thread = Open the thread

## Ballot
ballot-asks = { $asker } asks you to decide:
ballot-until = Until { $until }.
ballot-how = To vote, reply with a number or a name.
ballot-how-letters = To vote, reply with a letter or a name.
ballot-how-proposal = To vote, reply with agree, abstain, disagree or block.
ballot-how-check = To answer, reply with looks good, not sure or concerned.
ballot-how-count = To answer, reply with accept or decline.
ballot-why = Write why below it, if you like.
ballot-how-question = To answer, reply in your own words.
ballot-how-multiple = To vote, reply with { $low ->
    [1] up to { $high }
   *[other] { $low } to { $high }
} of them, for example: { $example }
ballot-how-approval = To vote, reply with all that you approve of, for example: { $example }
ballot-how-score = To vote, give each a number from { $low } to { $high }, for example: { $example }
ballot-how-dots = To vote, give up to { $high } points in all, for example: { $example }
ballot-how-ranked = To vote, put them in order, best first, for example: { $example }
ballot-how-stv = To vote, put them in order, best first, for example: { $example } Name as many as you like; nobody shares a place.
ballot-how-meeting = To answer, say for each time yes, maybe or no, for example: { $example }
ballot-how-meeting-sure = To answer, say for each time yes or no, for example: { $example }
ballot-fill-in = Fill in the ballot on the web
counted-check = This is a sense check: it shows how people feel about it and decides nothing.
counted-target = { $number } are wished for.
counted-several = Each option you name gets one vote.
counted-score = The scores of each option are added up.
counted-dots = The points of each option are added up.
counted-runoff = Counted by instant runoff: the option with fewest first places is out and its ballots move on, until one has more than half.
counted-borda = Counted by Borda: each option gets one point from each ballot for every option ranked below it.
counted-schulze = Counted head to head (Condorcet; by Schulze where that runs in a circle).
counted-scottish = { $number ->
    [one] One seat
   *[other] { $number } seats
}, counted by single transferable vote (Scottish rules, { $quota } quota).
counted-meek = { $number ->
    [one] One seat
   *[other] { $number } seats
}, counted by single transferable vote (Meek, { $quota } quota).
counted-meeting = Yes counts two, maybe one.
ballot-reason-required = This vote asks for a reason: please write it below your answer.
ballot-change = You can change your vote until it closes: reply again.
poll-not-asked = This vote asks other people; you are told how it goes.
ballot-web = Or vote on the web:
ballot-web-link = Or vote on the web
ballot-mine = Your vote for { $name } stands. A new answer replaces it.
ballot-closed = This vote closed on { $closed }. Answers are no longer counted.
ballot-cancelled = This vote was called off. Nothing needs your answer.
reminder-line = Not yet voted: { $title }
reminder-quorum = { $missing ->
    [one] 1 more makes the quorum.
   *[other] { $missing } more make the quorum.
}
the-admin = Whoever runs this service
news-extended = { $way ->
    [sooner] { $name } has moved the close of this vote forward; nobody had voted yet.
   *[later] { $name } has given this vote more time.
} It was to close on { $from }.
news-reopened = { $name } has opened this vote again. The votes that were cast still count; you can change yours.
news-withdrawn = { $name } has called off the vote “{ $title }”.
news-amended = { $name } has changed this vote; nobody had voted yet. This is how it reads now.
news-added = { $name } has added an option: { $code }, { $option }.
news-reworded = { $name } has given option { $code } other words: { $option }. You had chosen it, and your vote stands. Is it still what you want? If not, answer again.
moved-reworded = { $name } has given option { $code } other words: { $option }.
vote-button = Vote { $name }
rule-advice = How it is decided: the vote is advice; { $asker } then states the outcome.
rule-most = How it is decided: the option with most votes.
rule-majority = How it is decided: an option needs more than half of the votes.
rule-two-thirds = How it is decided: an option needs two thirds of the votes.
rule-consent = How it is decided: adopted if more agree than disagree and nobody blocks.
quorum-needed = { $needed ->
    [one] At least 1 of { $entitled } must vote.
   *[other] At least { $needed } of { $entitled } must vote.
}
quorum-count = { $needed ->
    [one] At least 1 must vote.
   *[other] At least { $needed } must vote.
}
tie-drawn = { $names } were level; the word “{ $seed }” decided, as the ballot had said.
ties-seed = Ties are drawn from the word “{ $seed }”, as the rules of counting say.
invitation-slots = { $count ->
    [one] The time is attached as an invitation for your calendar. Accept, Maybe or Decline there is a vote: yes, maybe or no.
   *[other] Each time is attached as an invitation for your calendar. Accept, Maybe or Decline there is a vote: yes, maybe or no for that time.
}
invitation-event = It is about { $at }, and comes as an invitation for your calendar. Accept, Maybe or Decline there is a vote: agree, abstain or disagree.
invitation-chosen = { $others ->
    [0] It comes as an invitation for your calendar.
   *[other] The chosen time comes as an invitation for your calendar; the other times are taken back there.
}
invitation-off = The invitation in your calendar is taken back.
event-asked = Accept, Maybe and Decline are votes: yes, maybe and no for this time, until { $until }. Only the service reads your answer.
event-proposed = Accept, Maybe and Decline are votes: agree, abstain and disagree, until { $until }. Only the service reads your answer.
event-chosen = The group decided for this time.
event-off = This will not take place: the group decided otherwise.
quorum-share = At least { $percent } % must vote.
voters-named = Who may vote: { $names }.
voters-guests = { $count ->
    [one] One of them is a guest from outside the group.
   *[other] { $count } of them are guests from outside the group.
}
joiners-may-vote = Whoever joins the group before it closes may vote too.
weights = Not every vote counts the same: { $list }; everybody else 1.
weights-mine = You have { $votes } votes.
share-at-least = { $name } needs at least { $percent } % of the votes.
share-at-most = { $name } may have at most { $percent } % of the votes.
share-least-held = has the { $percent } % it needs
share-least-missed = needs { $percent } %
share-most-held = within { $percent } %
share-most-missed = more than { $percent } %
reasons-off = No reasons are asked for or kept.
proxy-holder = { $name } votes for you, unless you vote yourself. To take that back, reply “proxy: none”.
proxy-givers = You also vote for { $names }, unless they vote themselves.
reasons-to-object = Whoever disagrees, blocks or is concerned is asked for a reason.
reasons-to-block = Whoever blocks is asked for a reason.
reason-limit = A reason can have { $limit } characters.
shuffled = Everybody sees the options in another order; the codes are the same.
options-more = { $count ->
    [one] 1 more option is on the page.
   *[other] { $count } more options are on the page.
}
zone-same = The times are those of your zone, { $zone }.
zone-other = The times are as { $asker } reads them, in the zone { $theirs }. Your zone is { $mine }.
zone-times = In your zone: { $times }.
shown-always = Your vote and the reason below it are shown with your name after closing; the numbers also before.
shown-after-voting = Your vote and the reason below it are shown with your name after closing; the numbers also before, to those who have voted.
shown-after-closing = Your vote and the reason below it are shown with your name after closing.
shown-always-no-reason = Your vote is shown with your name after closing; the numbers also before.
shown-after-voting-no-reason = Your vote is shown with your name after closing; the numbers also before, to those who have voted.
shown-after-closing-no-reason = Your vote is shown with your name after closing.
shown-block = { $asker } hears of a block at once, with your name and reason.
position-agree = agree
position-abstain = abstain
position-disagree = disagree
position-block = block
position-looks-good = looks good
position-not-sure = not sure
position-concerned = concerned
position-accept = accept
position-decline = decline
choice-none = none of these
choice-words = an answer in words
choice-by-proxy = { $choice }, cast by { $name }
choice-weighed = { $choice }, { $weight ->
    [one] 1 vote
   *[other] { $weight } votes
}
fit-yes = yes
fit-maybe = maybe
fit-no = no
voted-so-far = { $voted ->
    [0] Nobody of { $entitled } has voted so far.
    [one] 1 of { $entitled } has voted so far.
   *[other] { $voted } of { $entitled } have voted so far.
}
counting-waits = { $count ->
    [one] Closed, being counted: 1 vote waits for its owner’s yes.
   *[other] Closed, being counted: { $count } votes wait for their owners’ yes.
}

## Receipt
receipt-counted = Your vote is counted: { $name }.
receipt-replaces = It replaces your earlier vote, { $name }.
receipt-reason = Your reason:
receipt-why = You gave no reason for your block. Please reply and say why: your words become its reason.
receipt-link = Voted on the web with the link in your ballot.
receipt-session = Voted on the web, signed in.
receipt-change = To change it, reply until { $until }.
receipt-closed = The vote has closed since; this one stands.
receipt-not-me = Not you? Reply “not me”: the vote is taken back and you get new links.
not-me-button = This was not me

## Block
blocked-line = { $name } blocks your proposal “{ $title }”.
blocked-why = The reason:
blocked-no-reason = There is no reason yet; we have asked for one.
blocked-only-you = Only you were told.
blocked-until = The block can be changed until { $until }.

## Voting for somebody
proxy-asked = { $name } asks you to vote for them: { $title }
proxy-means = When you vote, your answer counts for both of you, unless they vote themselves. Your reason stands beside your own vote alone.
proxy-decline = You need not: reply “no”, and they are told.
proxy-decline-button = Decline
proxy-ended = { $name } has taken their vote back: you no longer vote for them in “{ $title }”.
proxy-declined = { $name } does not want to vote for you in “{ $title }”. You can name somebody else, or vote yourself.
proxy-page = Let somebody vote for you
proxy-page-who = Name or address
proxy-page-give = Let them vote for me
proxy-page-take-back = Take my vote back
proxy-page-decline = Do not vote for { $name }

## Result
upshot-decided = Decided: { $names }.
upshot-in-front = In front: { $names }.
upshot-adopted = Adopted.
upshot-not-adopted = Not adopted.
upshot-heard = The answers are not shown.
upshot-not-decided = Not decided.
turnout-few = Three or fewer voted: how many, and what they chose, is shown to nobody.
verdict-no-votes = Not decided: nobody voted.
verdict-quorum-missed = Not decided: { $voted } of { $entitled } voted, { $needed } were needed.
verdict-quorum-missed-leading = Not decided: { $voted } of { $entitled } voted, { $needed } were needed. { $names } had most, { $most }.
verdict-quorum-missed-tie = Not decided: { $voted } of { $entitled } voted, { $needed } were needed. { $names } were level in front, { $most } each.
verdict-tie = Tie: { $names }, { $most } each. Nothing is decided.
verdict-leading = Most votes: { $names }, { $most } of { $votes }.
verdict-leading-points = Most points: { $names }, { $most }.
verdict-leading-ranked = First in the count: { $names }.
verdict-leading-times = Best time: { $names }; { $yes } can come, { $maybe } perhaps.
verdict-decided-points = Decided by most points: { $names }, { $most }.
verdict-decided-ranked = Decided by the count: { $names }.
verdict-decided-times = Decided: { $names }; { $yes } can come, { $maybe } perhaps.
verdict-tie-ranked = Tie: { $names } are level. Nothing is decided.
verdict-tie-times = Tie: { $names } suit equally well. Nothing is decided.
verdict-none = Not decided: { $none } of { $votes } want none of these.
verdict-elected = Elected: { $names }.
verdict-elected-tie = Elected: { $names }. Level for the rest: { $level }.
verdict-take-part = { $accept } of { $entitled } take part.
verdict-target-reached = { $accept } take part; { $target } were wished for.
verdict-target-missed = { $accept } take part; { $target } were wished for, so it is not enough yet.
verdict-take-part-weighed = { $accept } of { $votes } votes are for taking part.
verdict-target-reached-weighed = { $accept } of { $votes } votes are for taking part; { $target } were wished for.
verdict-target-missed-weighed = { $accept } of { $votes } votes are for taking part; { $target } were wished for, so it is not enough yet.
verdict-checked = How people feel: most say “{ $names }”, { $most } of { $votes }.
verdict-answered = { $voted } of { $entitled } answered.
verdict-uncounted = Not decided: there are too many ties for an exact count.
verdict-so-far-points = So far in front: { $names }, { $most } points.
verdict-so-far-ranked = So far in front: { $names }.
verdict-so-far-times = So far best: { $names }; { $yes } can come, { $maybe } perhaps.
verdict-so-far-answers = { $voted } have answered so far.
verdict-missed-majority = Not decided: { $names } had most, { $most } of { $votes }; more than half were needed.
verdict-missed-two-thirds = Not decided: { $names } had most, { $most } of { $votes }; two thirds were needed.
verdict-decided-most = Decided by most votes: { $names }, { $most } of { $votes }.
verdict-decided-majority = Decided by more than half: { $names }, { $most } of { $votes }.
verdict-decided-two-thirds = Decided by two thirds: { $names }, { $most } of { $votes }.
verdict-adopted = Adopted: { $agree } agree, { $disagree } disagree, nobody blocks.
verdict-share-missed = Not decided: { $names } did not get the share that was asked for.
verdict-not-agreed = Not adopted: { $agree } agree, { $disagree } disagree; more must agree than disagree.
verdict-blocked = Not adopted: { $agree } agree, { $block ->
    [one] 1 block
   *[other] { $block } block
}.
verdict-so-far = So far in front: { $names }, { $most } of { $votes }.
next-outcome = { $asker } will state what the group decides.
next-tie = { $asker } can extend, ask again, or choose and say why.
next-asker-can = { $asker } can ask again, or say what happens now.
turnout = { $voted } of { $entitled } voted.
turnout-quorum-reached = { $voted } of { $entitled } voted; the quorum of { $needed } was reached.
turnout-quorum-missed = { $voted } of { $entitled } voted; the quorum is { $needed }.
turnout-votes = Together they have { $votes } votes.
turnout-proxies = { $count ->
    [one] One of them had somebody else vote for them.
   *[other] { $count } of them had somebody else vote for them.
}
unreachable = { $count ->
    [one] 1 member gets no mail from us.
   *[other] { $count } members get no mail from us.
}
story-closed-early = { $name } closed it early, on { $at }; it was to close on { $planned }.
story-extended = On { $at }, { $name } { $way ->
    [sooner] moved its close
   *[later] extended it
} from { $from } to { $until }.
story-reopened = On { $at }, { $name } opened it again until { $until }.
story-withdrawn = { $name } called it off on { $at }.
story-amended = On { $at }, before anybody had voted, { $name } changed its words.
story-added = On { $at }, { $name } added option { $code }, { $option }.
story-reworded = On { $at }, { $name } gave option { $code } its present words, { $option }; those who had chosen it were asked.
result-closed = It closed on { $at }.
result-state = To state what the group decided, reply with it in your own words. It comes back to you at once, all members hear of it a little later, and until then “undo” takes it back.
result-decided = What the group decided:
outcome-news = What the group decided on “{ $title }”:
outcome-stated = { $name } stated this on { $at }.
outcome-review = It is looked at again on { $review }.
outcome-vote = The vote:
outcome-undo = To take this back, reply “undo”. Mail that has gone out cannot be called back.
review-asks = The day has come to look again at “{ $title }”. Does what was decided still hold?
review-how = Reply “yes” if it holds. If not, reply with what holds now: that is stated as the new outcome, and all members hear of it. To be asked again, reply for example “poll: review on 1 June”.
review-holds-button = It still holds
result-counting = Closed, being counted. The result comes by mail.
result-why = Why people voted as they did:
result-votes = How people voted:
result-more = { $count ->
    [one] 1 more vote is on the page.
   *[other] { $count } more votes are on the page.
}
result-mine = You voted { $name }.
result-page = See it on the web
bars-option = Option
bars-votes = Votes
bars-points = Points
bars-duels = Duels won
bars-last-round = Votes in the last round
bars-can-come = Can come
times-note = { $yes } yes, { $maybe } maybe, { $no } no
times-title = Who can come when
times-who = Who
elected-title = Who was elected:
elected-name = Elected
elected-when = When
elected-with = With
elected-round = round { $number }
elected-votes = { $votes } votes
rounds-title = Votes round by round
rounds-head = Round { $number }
rounds-exhausted = Can reach nobody
scores-note = from { $count ->
    [one] one voter
   *[other] { $count } voters
}
numbers-cut = There is more to it than a mail holds. All of it is on the page behind the link below.
account-title = How it was counted:
round = Round { $number }: { $votes }.
round-quota = { $quota } elect.
round-exhausted = { $votes } can no longer reach anybody.
round-elected = Elected: { $names }.
round-surplus = The surplus of { $name } is handed on.
round-excluded = Out: { $names }.
round-tie-exclusion = { $names } have equally few.
round-tie-surplus = { $names } have equal surpluses.
tie-earlier-stage = An earlier round decides.
tie-no-difference = Whoever goes first, the result is the same.
tie-stated-rule = The order stated for ties decides.
tie-open = No rule was stated for it, so the count ends with a tie.
duel = { $first } against { $second }: { $for } to { $against }

## Question back
question-nothing = Nothing is counted yet.
question-stands = Your vote for { $name } stands.
question-held = Nothing was posted yet.
question-choose = Reply with one of these:
question-correct = Or put right what was understood, and send it:
question-correct-page = Or on the web, where it is filled in
question-post = Post my words to everyone
question-post-only = To post them to { $group }, reply “post”. If not, do nothing.
question-unseen = Nobody but the service has seen your words.
doubt-empty = There were no words in your mail that we could read.
doubt-unclear = Your words do not name one of the options.
doubt-several = This could mean several things: { $names }.
doubt-conditional = A yes with a condition is not counted as a yes.
doubt-option-or-command = “{ $word }” can be your answer, and it is a command too; we do not know which you mean.
doubt-languages = “{ $word }” means one thing in one language and something else in another.
doubt-reaction = A thumb or a heart says that you like it, not what you vote for.
doubt-old-ballot = The wording of the options has changed since your ballot was sent. Below they are as they stand now.
doubt-mark-against-words = You marked { $marked }, and your words say { $written }.
doubt-reason-missing = This vote asks for a reason, and there was none with your vote for { $name }. Reply with your answer and a line that says why.
doubt-reason-too-long = Your reason has { $length } characters; this vote takes at most { $limit }. We understood { $name }: reply with it again and a shorter reason.
doubt-flawed = { $flaw } We understood: { $understood }.
flaw-over-budget = You gave { $given } points; there are { $budget } to give.
flaw-out-of-range = { $name } was given { $value }; each option takes { $min } to { $max }.
flaw-twice = { $name } was given two different values.
flaw-too-many = You chose { $chosen }; at most { $most } can be chosen.
flaw-too-few = You chose { $chosen }; at least { $least } are asked for.
flaw-equal = { $names } share a place; here each needs its own.
flaw-no-maybe = { $name } was answered with “maybe”; only yes and no are asked for.
flaw-not-read = We could not read this part of your answer: { $words }
flaw-foreign = Your answer names something that is not on this ballot.
doubt-no-code = We do not know which entry of the digest you answer. Begin your reply with its letter, for example “A2” to vote or “B: I can come too” to comment.
doubt-for-all = This would go to all { $members } members of { $group }, and it looks as if it was not meant for them.

## Confirm, was it you
confirm-vote = Is this your vote? { $name }.
confirm-comment = Is this your message?
confirm-thread = Is this yours? A new thread, “{ $title }”.
confirm-poll = Is this yours? A new vote, “{ $title }”.
confirm-command = Is this your wish?
confirm-leave = Do you want to leave { $group }?
confirm-leave-page = Do you want to leave the group?
confirm-leave-means = You then get no more mail from it and cannot vote in it, until a coordinator adds you again. What you wrote stays.
confirm-done = It is then done.
confirm-failed-vote = Somebody voted { $name } in your name, from a mail that did not come from your provider.
confirm-failed = Somebody wrote this in your name, from a mail that did not come from your provider.
confirm-weak = Your mail provider does not sign mail, so we ask the first time.
confirm-strict = In this group a vote by link is asked back by mail.
confirm-how = Reply “yes”, or press Confirm. Please do so by { $until }.
confirm-how-page = If it was you, press Confirm by { $until }. A reply does not count here.
confirm-counts = It then counts as of { $at }, when it arrived.
confirm-nothing = If it was not you, do nothing.
confirm-button = Confirm
was-from = A reply to your { $group } mail came from { $from }. Was it you?
was-unknown = A reply to your { $group } mail came from an address we do not know. Was it you?
was-act-vote = It votes { $name }.
was-act-words = It says:
was-act-poll = It asks for a new vote, “{ $title }”.
was-yes = “yes” counts it as of { $at } and adds that address.
was-yes-unknown = “yes” counts it as of { $at }.
was-no = “no” destroys it and renews your links.
was-how = Reply “yes” or “no”, or open:
was-button = Answer on the web

## A shared mailbox
whose-ask = Whose words are these?
whose-shared = { $names } share this mailbox, and the mail does not say who wrote it.
whose-thread = It starts a thread, “{ $title }”.
whose-leave = It asks to leave { $group }.
whose-nothing = Nothing is posted or counted yet.
whose-no = If it was nobody of you, reply “no” and it is thrown away.
whose-next-time = To be told apart at once, answer a mail that came to you: its reply address knows whose it is.

## To a sender we do not know
asked-nothing = Nothing was posted.
asked-ballot = We asked the person this ballot belongs to.
asked-mail = We asked the person this mail belongs to.
away-reason = Nothing was done with your mail to { $address }: only members of its group can write there, and none of them is known by the address you wrote from.
away-way = If you belong to the group, write from the address its mail comes to. Its coordinators read { $owner }, and you can ask to join at { $join }.
asked-way = If you belong to the group, write from the address its mail comes to.

## Refusals: the reason, then the way on
refusal-thread-closed = Your message to “{ $title }” was not posted: the thread was closed by { $name } on { $at }.
refusal-thread-closed-way = You can write to the group instead: { $group_address }
refusal-poll-closed = Your vote was not counted: it reached us on { $received }; the vote closed on { $closed }.
refusal-poll-closed-sent = Your vote was not counted: your mail says it was sent on { $sent } and reached us on { $received }; the vote closed on { $closed }.
refusal-poll-closed-way = If the time is wrong, the coordinators can decide: { $owner_address }
refusal-poll-not-open = Your answer was not counted: this vote is not open.
refusal-poll-not-open-way = You get a ballot by mail when a vote opens.
refusal-not-member = Your message was not posted: the address you wrote from does not belong to the group.
refusal-not-member-way = Write from the address the group’s mail comes to, or ask the coordinators: { $owner_address }
refusal-not-entitled = Your vote was not counted: you joined after this vote had opened.
refusal-not-entitled-way = You will be asked in the next one. To say something now, write to the group: { $group_address }
refusal-not-asked = Your vote was not counted: this vote asks other people of the group.
refusal-not-asked-way = You get the result. To say something now, write to the group: { $group_address }
refusal-proxy-nobody = Your vote was not given to anybody: no one person who may vote here is called that.
refusal-proxy-nobody-way = Reply “proxy:” and the name as the group knows it, or the address.
refusal-proxy-oneself = Your vote was not given to anybody: you named yourself.
refusal-proxy-oneself-way = To vote yourself, answer the ballot.
refusal-proxy-chain = Your vote was not given away: a vote goes to one person and not on from there, and one of you holds or has given a vote already.
refusal-proxy-chain-way = Name somebody else, or vote yourself.
refusal-proxy-secret = Your vote was not given away: this ballot is secret, and nobody can cast it for you.
refusal-proxy-secret-way = Vote with the link in your ballot.
refusal-no-voters = Your vote was not opened: nobody named under “Voters:” was found in the group.
refusal-no-voters-way = Name members as the group knows them, or give addresses, and send it again to { $poll_address }
refusal-reason-too-long = Your vote was not counted: your reason has { $length } characters; this vote takes at most { $limit }.
refusal-reason-too-long-way = Go back, shorten it, and send it again.
refusal-coordinators-only = This was not done: only coordinators may do it here.
refusal-coordinators-only-way = You can ask them: { $owner_address }
refusal-link-expired = This was not done: the link or reply address you used is no longer valid.
refusal-link-expired-way = Reply “resend” to { $help_address } and you get new ones.
refusal-too-old = Your message to “{ $title }” was not posted: the mail you answered is more than a year old.
refusal-too-old-way = To say it today, write to { $group_address }. With the subject “Re: { $title }” it joins the old messages, if nobody has closed them.
refusal-empty = Your message was not posted: we could not find any words in it.
refusal-empty-way = Write at the top of your reply, as plain text, and send it again.
refusal-files-left-out = Your message was not posted: it has no words, and its files are not passed on. { $files }.
refusal-files-left-out-way = Write what it is about, or put the file where a link to it can be sent.
refusal-not-one-sender = Your message was not posted: it names no sender, or more than one.
refusal-not-one-sender-way = Send it again from one address.
refusal-no-options = Your vote was not opened: it needs a list of two or more options, one on each line, each with a hyphen in front.
refusal-no-options-way = Send it again with a list, or with the line “Type: proposal”, to { $poll_address }
refusal-not-supported = Your vote was not opened: “{ $line }” asks for something that is not possible here yet, and leaving it out would change what the vote means.
refusal-not-supported-way = Send it again without that line to { $poll_address }
refusal-no-title = Your vote was not opened: the subject was empty, and the subject is the question.
refusal-no-title-way = Send it again with the question as its subject to { $poll_address }
refusal-not-yours = This was not done: only the person it was sent to can answer it.
refusal-not-yours-way = If you meant to say something to the group, write to { $group_address }
refusal-too-late = This was not done: it has been answered already, or its time is over.
refusal-too-late-way = Reply “status” to { $help_address } to see what waits for you.
refusal-too-many = Your message waits: within an hour more was written here than goes out at once.
refusal-too-many-way = The coordinators decide about it and about what you write after it; it is kept for 14 days. You need not send it again.
refusal-not-proven = This was not done: we could not make sure that the mail came from you.
refusal-not-proven-way = Send it from a mail provider that signs its mail, or use the page: { $settings }
refusal-ballots-sent = Your mail was not counted as a vote: it answers no ballot, and your open ballots were sent to you again today.
refusal-ballots-sent-way = Reply to one of them and it counts. Reply “resend” to { $help_address } if you cannot find them.
refusal-unknown-command = Nothing was done: we did not understand this as a command.
refusal-unknown-command-way = Reply “help” to { $help_address } for what you can write.
refusal-bad-field = This was not saved: “{ $field }” is missing or cannot be read.
refusal-bad-field-way = Go back, correct it, and send it again.
refusal-poll-stands = This was not done: the vote { $stage ->
    [draft] has not opened yet
    [open] is still open
    [closed] has closed and is being counted
    [settled] has closed and is counted
   *[cancelled] was called off
}.
refusal-poll-stands-way = Reply “status” to { $help_address } to see which votes are open.
refusal-bad-date = This was not done: we could not read “{ $text }” as a day and time to come.
refusal-bad-date-way = Write it like “poll: extend to Friday 18:00” and send it again.
refusal-votes-cast = This was not done: somebody has voted already, and what they voted on stays as it is.
refusal-votes-cast-way = You can add an option (“poll: add Walnut”), give one other words (“poll: reword 2: Dark oak”), extend the vote or call it off.
refusal-secret-is-open = This was not done: a secret vote stays as it was opened, because a vote in it can neither be asked about nor changed.
refusal-secret-is-open-way = You can extend the vote, close it, or call it off and ask again: { $poll_address }
refusal-bad-option = This was not done: { $why ->
    [empty] the option has no name
    [long] the option’s name is longer than 200 characters
    [twice] there is an option “{ $option }” already
    [number] “{ $option }” begins with a number, and numbers are how options are answered here
    [many] a vote has 200 options at most
    [time] options are invitations here, and “{ $option }” is not a day with its time
    [unknown] there is no option “{ $option }”
   *[fixed] the answers of this kind of vote are fixed
}.
refusal-bad-option-way = Write for example “poll: add Walnut”, “poll: reword 2: Dark oak”, or “poll: options” with a list below it.
refusal-not-later = This was not done: the vote closes on { $closes }, and an extension ends later than that.
refusal-not-later-way = To end it sooner, reply “poll: close” when it is time.
refusal-just-reminded = Nobody was reminded again: the last reminder went out on { $at }.
refusal-just-reminded-way = You can send another one from { $again } on.
refusal-bad-ballot = Your vote was not counted: { $flaw }
refusal-bad-ballot-way = Go back, change it, and send it again.
refusal-your-words = What you wrote:

## Late vote
result-again = Counted again: a vote that was received in time had reached the count late, and the coordinators want it to count.
late-line = Your vote for { $name } reached us on { $received }; the vote closed on { $closed }.
late-after-count = Your vote for { $name } was sent in time, on { $received }, but a mail provider handed it to us only after the votes had been counted; the vote closed on { $closed }.
late-decide = The coordinators have been asked whether it counts all the same; if it does, you get a receipt. To write to them: { $owner_address }
late-sent = Your mail says it was sent on { $sent }.
late-unseen = It is not counted and nobody has seen it.
late-result = The result:
late-post = To tell the group anyway, reply “post”.
late-wrong = If the time is wrong, { $asker } can decide: { $owner_address }

## Draft
subject-rehearsal = Rehearsal: { $title } [{ $group }]
rehearsal-line = This is a rehearsal of “{ $title }”, for you alone: nothing is open, and nobody else got mail.
rehearsal-ballot = The ballot, as members would get it:
rehearsal-receipt = A receipt would say:
rehearsal-tie = The result of a tie would say:
rehearsal-quorum = The result of a missed quorum would say:
rehearsal-block = The result of a block would say:
rehearsal-next = Reply as a member would, and you hear how it is understood. To open the vote, send your mail again without the line “Try”.
rehearsal-counted = This was a rehearsal, so nothing is counted. Your answer would be a vote for: { $name }.
rehearsal-counted-reason = This was a rehearsal, so nothing is counted. Your answer would be a vote for: { $name }, with this reason: { $reason }
rehearsal-asked-back = This was a rehearsal, so nothing is counted. Your answer would be no vote: you would be asked what it means.
draft-line = This is your vote as members will see it: { $title }
draft-until = It closes on { $until }.
draft-opens = It opens on { $at } as below. Reply “open” for now, “cancel”, or send the mail again.
draft-waits = It waits for you. Reply “open” to open it as below, “cancel” to drop it, or send the mail again.
draft-may-vote = { $count ->
    [one] 1 may vote.
   *[other] { $count } may vote.
}
draft-guests = Guests, who see this vote alone: { $names }.
draft-remarks = Please look at this:
draft-preview = What members will see:
draft-open-button = Open it now
draft-cancel-button = Cancel it
draft-no-options = There are no options yet.
expected-one-line = one such line only
expected-rule = most votes, majority, two thirds, consent or advice
expected-shown = always, after voting or after closing
expected-reasons = required or optional
expected-quorum = a number of people, or per cent: 8 or 50%
expected-thread-title = the title of a thread
expected-kind = single choice or proposal
expected-closing = a day and a time, or a span: Friday 18:00, 27 November 2026 18:00, in 3 days
expected-fewer-options = at most 200 options
expected-each-once = each option once
expected-choose = how many may be chosen, in a poll of several choices: 2 or 1-3
expected-range = two numbers, in a poll of scores: 0-5
expected-elects = droop or hare, in an election
expected-transfer = scottish or meek, in an election
expected-moment = a day and a time
expected-weights = names with numbers: Ana 2, Ben 3
expected-yes-or-no = yes or no
expected-share = options of this vote with per cent, where voters are counted: Green 60%, White at most 10%
expected-invitation = yes, in a time poll whose every option is a day and a time; in a proposal the day and time it is about
expected-public-vote = a vote that is not secret: what calendars answer comes by mail
expected-tie = the word seed and a word of yours, or asker
expected-positions = names for the positions, in their order: two to four in a proposal (agree and disagree, with abstain between them, and block as the last), two or three in a sense check (looks good, not sure, concerned), two in a count (accept, decline)
expected-number = a number, in a type of poll that has this setting
remark-near-key = “{ $line }” was taken as description. Did you mean “{ $nearest }:”?
remark-bad-value = “{ $line }” was not understood. It takes { $expected }.
remark-not-supported = “{ $line }” asks for something that is not possible here yet.
remark-option-is-command = The option “{ $option }” is also a command; people are told to answer with its number.
remark-time-assumed = You gave no time of day, so it closes at 18:00 your time.
remark-close-assumed = You gave no closing, so it closes in seven days.
remark-several-lists = There is more than one list; we do not know which one holds the options.
remark-close-unclear = “{ $line }” could mean more than one time, or lies in the past. Write it like “Closes: Friday 18:00”.
remark-many-voters = More than { $limit } people may vote, so it opens only when you reply “open”.
remark-many-polls = You have asked for several votes within the hour, so this one opens only when you reply “open”.
remark-no-such-template = The group keeps no settings as “{ $name }”. Without them the vote stands as below.
remark-template-kept = The settings of this mail are kept as “{ $name }”. Write “Template: { $name }” in the next one.
remark-template-not-kept = Nothing was kept as “{ $name }”: coordinators keep settings, from a mail that has some.
remark-no-such-voter = “{ $name }” was not found in the group and cannot vote as it stands. Write the name as the group knows it, or an address.
remark-several-voters = “{ $name }” could be more than one member and is left out. Write the whole name, or an address.
remark-weight-of-nobody = “{ $name }” is given votes and is not among those who may vote.

## Goodbye
goodbye-thread = You will get no more talk from “{ $title }”.
goodbye-group = You will get no more mail from { $group }, ballots included.
goodbye-all = You will get no more mail from us, from any group.
goodbye-group-asked = You will get no more talk from { $group }. When it votes, you still get one ballot and one result. Not those either? Reply “no ballots”.
goodbye-all-asked = You will get no more talk and no digest from us. When a group votes, you still get one ballot and one result.
goodbye-thread-votes = If the group votes there, you still get one ballot and one result. Not those either? Reply “no ballots”.
goodbye-group-ballots = To be asked when the group votes, reply “ballots”.
goodbye-wider = All mail from { $group }: reply “group”.
goodbye-undo = A mistake? Reply “undo”, or choose anew here:
goodbye-undo-button = Change what you get
goodbye-once = This is the only answer; from here on it is quiet.
goodbye-header = Your mail program’s unsubscribe button asked for this.

## Done
deed-level = From { $scope } you now get: { $level }.
deed-level-undone = Undone. From { $scope } you now get: { $level }.
deed-level-stands = That setting no longer held, so nothing was changed. From { $scope } you now get: { $level }.
deed-level-redo = Was the undo a mistake? Reply “undo” to this mail.
deed-level-undo = A mistake? Reply “undo”.
deed-thread-closed = “{ $title }” is closed. Replies to it are refused with a reason.
deed-poll-closed = The vote “{ $title }” is closed. The result comes by mail when all votes received in time are counted.
deed-poll-cancelled = The vote “{ $title }” is called off. Nobody is asked.
deed-reminded = Whoever has not voted in “{ $title }” yet gets a reminder now. Those who have voted do not.
deed-extended = “{ $title }” now closes on { $until }. All members hear of it.
deed-reopened = “{ $title }” is open again until { $until }, and the votes cast still count. { $told ->
    [yes] All members hear of it.
   *[no] Nobody is told; reply “poll: remind” to remind those who have not voted.
}
deed-withdrawn = The vote “{ $title }” is called off. All members hear of it.
deed-amended = “{ $title }” is changed. If it is open, all members get it as it reads now.
deed-added = “{ $option }” is now option { $code } of “{ $title }”. All members hear of it.
deed-reworded = Option { $code } of “{ $title }” now reads “{ $option }”. Those who had chosen it are asked whether they still do; their votes stand meanwhile.
deed-scheduled = “{ $title }” opens on { $opens }. Reply “open” to open it now, or “cancel”.
deed-outcome = This now stands as the outcome of “{ $title }”, and all members hear of it on { $told }. A mistake? Reply “undo”, or reply with better words:
deed-review = You are asked to look at “{ $title }” again on { $review }.
deed-outcome-unsaid = The outcome of “{ $title }” is taken back. Nobody had been told.
deed-outcome-taken-back = The outcome of “{ $title }” is taken back. Members had been told already; mail cannot be called back.
deed-outcome-holds = Good to know: the outcome of “{ $title }” stands as it is.
deed-proxy-given = { $name } votes for you in “{ $title }”, unless you vote yourself. { $name } has been told and can decline. To take it back, reply “proxy: none”.
deed-proxy-taken-back = Nobody votes for you in “{ $title }” any more. You can still vote yourself.
deed-proxy-declined = You do not vote for them in “{ $title }”. They have been told.
deed-vote-withdrawn = Your vote in “{ $title }” is taken back and your links are renewed. A fresh ballot is on its way.
deed-vote-withdrawn-closed = Your vote in “{ $title }” is taken back and your links are renewed. The vote has closed, so there is no new ballot.
deed-left = You have left { $group }. You get no more mail from it.
deed-format-text = Your mail now comes as text alone. To change it back, reply “html”.
deed-format-html = Your mail now comes with HTML beside the text. To get text alone, reply “text”.
deed-words-posted = Your words now stand in “{ $title }”. { $members ->
    [one] The one member
   *[other] All { $members } members
} of { $group } can read them there, and get them as each has chosen.
deed-counted = The vote is counted, and the result is on its way to everyone again.
deed-posted = Your words are posted.
deed-dropped = It is thrown away. Nobody has seen it.
deed-files-left-out = Your words are posted. { $count ->
    [one] This file was left out:
   *[other] These files were left out:
}
deed-elided-shown = { $name } looked at what was cut from your mail in “{ $title }” and not published.
deed-elided-reason = The reason given: { $reason }
deed-address-tried = Mail to this address has come back to us. This letter tries it. Reply with any word, and you get mail here as before; if nobody answers, nothing more may come here one day.
deed-address-well = Mail reaches you at this address, so you get mail here again. What you missed is on the web.
subject-address-tried = Does mail reach you here?
subject-address-well = You get mail here again
deed-nothing-to-undo = There was nothing to undo.
level-everything = everything, at once
level-digest = everything, once in the digest
level-asked = ballots, results and questions, no talk
level-nothing = nothing
scope-all = all groups
scope-group = { $group }
scope-thread = the thread “{ $title }”

## Status
status-hello = What you get, and why:
status-group-chosen = { $group }: { $level }; you chose so.
status-group-default = { $group }: { $level }; that is how the group starts everybody.
status-no-groups = You belong to no group here.
status-waiting = Waiting for your answer:
status-waiting-line = { $title } ({ $group }, until { $until })
status-waiting-none = No vote waits for your answer.
status-held = Held for you, seen by nobody else:
status-held-line = A message of { $at }, kept until { $until }.
status-held-unproven = A message in your name of { $at }, not proven to be yours, kept until { $until }.
status-held-more = And { $count } more.
status-held-next = If one of these was yours and we have not asked you about it, send it again. If none was, do nothing.
status-held-none = Nothing of yours is held.
status-addresses = Your addresses:
status-address-alive = { $address }
status-address-dead = { $address } – mail to it comes back, so nothing is sent there
status-digest = Your digest comes { $times }.
status-change = To change something, reply with one word: everything, digest, asked, nothing. Add “group” for a whole group, “all” for everywhere.

## Help
help-hello = Everything here works by replying to mail.
help-vote = To vote, reply to the ballot with a number or a name. Write why below it, if you like. Reply again to change it.
help-talk = To say something, reply to a message of the thread: it goes to everyone in the group.
help-new = To start a thread in { $group }, write to { $group_address }
help-poll = To ask the group to decide, write to { $poll_address }: the question as subject, then the options as a list, one on each line with a hyphen in front, and a line such as “Closes: Friday 18:00”.
help-commands = One word as your whole reply:
help-c-levels = everything, digest, asked, nothing
help-d-levels = how much you get from this thread; with “group” from the group, with “all” from everywhere
help-c-stop = stop
help-d-stop = no more talk from this thread
help-c-undo = undo
help-d-undo = take the last change back
help-c-status = status
help-d-status = what you get and why, what waits for you, what is held
help-c-resend = resend
help-d-resend = your open ballots again
help-c-not-me = not me
help-d-not-me = take back a vote you did not cast
help-c-proxy = proxy: Ben
help-d-proxy = in reply to a ballot: Ben votes for you there, unless you vote yourself; “proxy: none” takes it back
help-c-text = text, html
help-d-text = your mail as text alone, or with HTML beside it
help-c-leave = leave group
help-d-leave = leave the group; we ask back before it happens
help-invite = To invite people, write “invite: Cleo <cleo@example.org>” to the group or to the help address; several are parted by commas.
help-coordinators = As a coordinator you can also reply “close thread” to a message and to a ballot “poll: close”, “poll: extend to Friday”, “poll: remind”, “poll: reopen until Sunday” or “poll: withdraw”; to a result, what the group decided.
help-person = A person reads { $owner_address }

## Pauses, and taking words back
deed-paused = Until { $until } you get nothing but answers to what you do yourself. The news is kept: your digest tells it afterwards. To end the pause sooner, reply “resume”.
deed-resumed = The pause is over. What came meanwhile is in your next digest.
deed-taken-back = Deleted here: your message in “{ $title }”. { $reached ->
    [0] It had been sent to nobody yet.
    [one] 1 person had already been sent it; mail cannot be called back.
   *[other] { $reached } people had already been sent it; mail cannot be called back.
}
deed-replaced = Replaced here: your message in “{ $title }”. { $reached ->
    [0] The old words had been sent to nobody yet.
    [one] 1 person had already been sent the old words; mail cannot be called back.
   *[other] { $reached } people had already been sent the old words; mail cannot be called back.
}
deed-removed = { $name } removed your message from “{ $title }”.
deed-thread-reopened = “{ $title }” is open again. Replies to it are posted.
status-paused = Your mail rests until { $until }. To end the pause, reply “resume”.
refusal-no-such-message = Nothing was deleted or changed: we could not tell which message you mean.
refusal-no-such-message-way = Reply with “delete” or “replace: …” to your own sent mail, or write “delete last” to { $help_address }
refusal-no-date = Your mail does not rest yet: “{ $written }” is no day to come that we understand.
refusal-no-date-way = Write it like “pause until 1 March” to { $help_address }
subject-decisions = What was decided
subject-decisions-group = What was decided [{ $group }]
decisions-hello = What was decided, the newest first:
decisions-line = { $title } ({ $group }, { $closed })
decisions-none = Nothing has been decided yet.
help-c-pause = pause until 1 March
help-d-pause = nothing but answers until then; “resume” ends it
help-c-decisions = decisions
help-d-decisions = what was decided
help-c-delete = delete, replace: …
help-d-delete = in reply to your own sent mail: take it back, or put other words in its place; “delete last” takes the last one back

## Going away, coming back, and what is kept
former-member = former member
confirm-deactivate = Do you want to deactivate your account?
confirm-deactivate-page = Do you want to deactivate your account?
confirm-deactivate-means = Your name is then taken off what you wrote, you leave your groups, and you get no more mail from us, of any kind. What stays: your messages and reasons, under “former member”, and your votes, which are counted. Your settings are kept, and you can come back at any time.
confirm-delete-me = Do you want to delete your account?
confirm-delete-me-page = Do you want to delete your account?
confirm-delete-me-means = This cannot be undone. Your name, your addresses, your settings, the mails you sent and what was held for you are erased. What stays: your messages and reasons in the groups, under “former member”, and your votes, which are counted. To have messages go too, take them back first, with “delete” in reply to your own sent mail.
whose-deactivate = It asks to deactivate the account.
whose-delete-me = It asks to delete the account.
subject-farewell = Your account is deactivated
subject-farewell-deleted = Your account is deleted
farewell-deactivated = Your account is deactivated. This is the last mail you get from us.
farewell-deleted = Your account is deleted: your name, your addresses, your settings and the mails you sent are erased here. This is the last mail you get from us.
farewell-stays = What you wrote stays in the groups under “former member”; the votes you cast are counted. About anything else, write to { $contact }
farewell-back = To come back, reply “reactivate” to this mail, at any time: your groups and your settings are then as they were.
farewell-no-way-back = There is no way back; you can of course be added anew.
deed-came-back = Welcome back. Your groups and your settings are as they were.
refusal-has-gone = This was not done: that person has deactivated their account.
refusal-has-gone-way = Only they can come back, by a reply to the goodbye they got. About anything else, write to { $owner_address }
subject-my-data = Your data
data-hello = This link shows everything that is kept about you:
data-button = See my data
data-until = It works until { $until }, once for the page and once for each file. Whoever has the link can use it, so pass this mail on to nobody.
data-title = Your data
data-once = Each of these works once. For another time, write “my data” again.
data-show = Show it on this page
data-json = Download it all (JSON)
data-posts = Download my messages (text)
data-nothing = Nothing.
data-who = You
data-name = Name: { $name }
data-language = Language { $locale }, time zone { $zone }
data-since = Here since { $at }
data-digest = Digest times: { $digest }
data-links = Your links and reply addresses hold since { $at }
data-habits-set = Digest times, zone and format set on { $at }
data-pause-set = Last pause set on { $at }
data-uninvited = You asked never to be invited again.
data-vouched = You said that mail through { $domain } is yours; that holds until { $until }
data-coordinator = coordinator
data-file = Attached: { $name }
data-look = { $name } looked at what was cut, on { $at }: { $reason }
data-superseded = replaced by a later one
data-withdrawn = taken back
data-took-part = Secret votes you took part in; what you chose is kept nowhere with your name
data-weights = Votes in which yours counts for more or less than one
data-proxies = Votes you gave to somebody, or hold for somebody
data-proxy-given = { $poll }: given to { $name }
data-proxy-held = { $poll }: held for { $name }
data-memberships = Groups, from and until
data-settings = What you chose to get
data-threads = Threads you started
data-messages = Your messages
data-polls = Votes you asked for
data-votes = How you voted
data-held = Held for you
data-mail = Mail to you
help-c-data = my data
help-d-data = a link to everything that is kept about you
help-c-deactivate = deactivate, delete me
help-d-deactivate = go away for a time, or for good; we ask back and say what stays

## Invitations
subject-invitation = Invitation to { $group }
invitation-asks = { $name } invites you to { $group }, and gave us your address for it.
invitation-reminder = We asked you some days ago. This is the last mail about it.
invitation-how = Reply “yes” to join, “no” if not, or “never” if nobody here should ask you again.
invitation-yes = Yes, I join
invitation-no = No, thanks
invitation-never = Never ask me again
invitation-page = Or answer on the web
invitation-until = Without an answer you get one reminder and nothing else, and on { $until } your address is deleted.
invitation-means = After a yes you get what members write and a ballot when there is something to decide; you can change that or leave at any time.
invitation-who = Your address is then seen by the coordinators: { $names }. Other members see your name. { $admin } runs the server and can technically read what it holds.
confirm-join-page = Do you want to join the group?
why-invited = You get this because a coordinator of { $group } gave us your address.
deed-invited = Invited to { $group }: { $names }. They are members once they say yes; until then they get one reminder and nothing else.
deed-invited-none = Nobody was invited to { $group }.
deed-not-invited = { $name }: not asked; they belong already, have been asked, or wish not to be
deed-declined = You do not join { $group } and get no more mail about it.
deed-never-invited = You do not join { $group }, and no group here will ask you again.

## Names that look alike
name-alike = “{ $name }” looks like the name of { $member }, but is written otherwise. Compare the addresses: others see the name alone.
name-mixed = “{ $name }” mixes letters of several scripts and may only look like the name you know. Compare the address: others see the name alone.
refusal-odd-name = This was not done: the name mixes scripts, or looks like a member’s and is written otherwise.
refusal-odd-name-way = Write the name again, or ask { $owner_address }

## Mail to the service’s own addresses
subject-for-admin = To { $role }@: { $subject }
for-admin-hello = { $from } wrote to { $role }@.
for-admin-unproven = Their provider does not vouch for it: somebody else may have written it.
for-admin-last = So much came that nothing more of its kind is passed on to you within this hour. What comes is kept in the database as it came.
foot-for-admin = Your reply goes to { $from } and does not pass the service.
why-admin = You get this because you run this service.

## What became of mail
mail-title = What became of your mail
mail-lead = The latest mail to you, and why you got it or did not.
mail-none = There was none yet.
kind-talk = A message
kind-ballot = A ballot
kind-result = A result
kind-digest = A digest
kind-welcome = A welcome
kind-receipt = A receipt
kind-sign-in = A sign-in link
kind-goodbye = A goodbye
kind-stranger = A message to the coordinators
kind-answer = An answer or a question to you
became-queued = Waiting to be sent, due on { $at }.
became-for-digest = Waiting for your digest of { $at }.
became-handed = On its way: handed to the mail server, which has not answered yet.
became-sent = Sent; the mail server took it. If it is not in your mailbox, look into the spam folder.
became-failed = Not delivered: the mail server that we send through said “{ $reason }”.
became-parked = Handed over twice without an answer; the admin looks into it.
became-digested = Told in a digest, or answered or taken back before it came to that.
became-withheld = Not sent ({ $reason }).
became-withheld-setting = Not sent: your setting for that place says so.
became-withheld-no-mailbox = Not sent: mail to your address comes back.
became-withheld-left-group = Not sent: you had left the group.
became-withheld-overtaken = Not sent: it was overtaken. The vote had closed, the message was taken back, or the question was answered.
became-withheld-deactivated = Not sent: your account was deactivated.

## Sign in
signin-hello = Here is your sign-in link:
signin-button = Sign in
signin-until = It works once, until { $until }.

## Stranger
stranger-hello = { $from } is not a member and wrote to { $group }. Nobody else has seen it.
stranger-member = { $from } writes to the coordinators of { $group }. Your reply goes to the service; to answer, write to that address.
stranger-subject = Subject: { $subject }
stranger-how = Reply “approve” to add them to the group and pass it on, “reject” to drop it, or “block” to hear no more from this address. What else they write waits with it, without another mail to you. Without a word it is dropped after 14 days.
stranger-flood = { $from } has written to { $group }, where within an hour more was written than goes out at once. This and what follows from the same sender waits; nobody else has seen it.
stranger-how-flood = Reply “approve” to pass on what waits from this sender, or “reject” to drop it. Without a word it is dropped after 14 days.
stranger-vote = { $from } voted in time, on { $received }, but a mail provider handed the vote to us only after the count. It is not counted, and nobody has seen what it says.
stranger-how-vote = Reply “approve” to count it and state the result again to everyone, or “reject” to leave the result as it is. Without a word it is dropped after 14 days.
stranger-approve = Approve
stranger-reject = Reject
stranger-block = Block

## Welcome
welcome-added = { $name } added you to { $group }.
welcome-added-admin = { $admin }, who runs this service, added you to { $group }.
welcome-what = In { $group }, { $members ->
    [one] 1 member talks and decides by mail.
   *[other] { $members } members talk and decide by mail.
}
welcome-talk = To start a thread, write to { $group_address }. To say something in one, reply to its mail; everyone in the group reads it.
welcome-vote = When there is something to decide you get a ballot. Reply with a number or a name, and you have voted.
welcome-poll = To ask the group to decide something, write to { $poll_address }
welcome-level = For now you get: { $level }.
welcome-who = Your address is seen by the coordinators: { $names }. Other members see your name. { $admin } runs the server and can technically read what it holds.
welcome-who-none = Other members see your name, not your address. { $admin } runs the server and can technically read what it holds.
welcome-no = Not for you? To leave, write to { $leave_address }. To stop all its mail at once, reply “nothing group”.
welcome-help = Reply “help” for everything else.

## Digest
digest-waiting = WAITING FOR YOUR ANSWER
digest-decided = DECIDED SINCE THE LAST DIGEST
digest-talk = NEW TALK
digest-waiting-html = Waiting for your answer
digest-decided-html = Decided since the last digest
digest-talk-html = New talk
digest-until = { $group }, until { $until }
digest-files = attached: { $names }
digest-new = { $count ->
    [one] { $group }, 1 new
   *[other] { $group }, { $count } new
}
digest-opened = { $group }
digest-invitations = To have the times in your calendar, reply “resend”: the ballot itself brings them as invitations.
digest-outcome = The group decided: { $words }
digest-how-both = Reply “{ $vote }” to vote, “{ $talk }: I can come too” to comment; several lines are fine.
digest-how-vote = Reply “{ $vote }” to vote; several lines are fine.
digest-how-talk = Reply “{ $talk }: I can come too” to comment; several lines are fine.
digest-more = { $count ->
    [one] and 1 more
   *[other] and { $count } more
}
digest-foot = Your reply goes to the service. A line with a code goes where the code says; anything else is held for you.

## Pages
page-skip = Skip to the content
page-home = My groups
page-settings = Settings
page-sign-out = Sign out
page-signed-in = Signed in as { $name }
page-run-by = Run by { $name }
page-no-third = These pages use no scripts and nothing from third parties.
home-title = My groups
home-waiting = Waiting for your answer
home-none-waiting = No vote waits for your answer.
home-groups = Groups
home-none = You belong to no group here yet.
home-archive = Threads and votes
home-write = Write to the group
home-poll = Ask for a decision
home-ask = or here, on a page
home-level = you get { $level }
home-until = { $group }, until { $until }
home-members = { $count ->
    [one] 1 member
   *[other] { $count } members
}
signin-title = Sign in
signin-lead = There is no password. Give the address your mail comes to, and you get a link.
signin-address = Your mail address
signin-send = Send me a link
signin-bad-address = That is no mail address. It looks like name@example.org.
signin-sent-title = Look into your mailbox
signin-sent = If { $address } belongs to a member, a sign-in link is on its way. It works once, for 15 minutes.
signin-sent-again = No mail after a few minutes? Look into the spam folder, or try again.
signin-again = Try again
signin-confirm-title = Sign in as { $name }
signin-confirm-lead = Press the button to sign in on this browser.
thread-started = Started by { $name } on { $at }
thread-closed = Closed by { $name } on { $at }. It can be read, not answered.
thread-answer = To answer, reply to one of its mails.
thread-answer-mail = Answer by mail
thread-empty = Nothing has been said here yet.
thread-files = Files
thread-deleted = Taken back by its author.
thread-removed = Removed by a coordinator.
thread-edited = Changed by its author on { $at }.
thread-delete = Delete it
thread-delete-mine = Take it back
thread-delete-mine-note = It is deleted here. Those who have been sent it keep their mail.
thread-remove = Remove this message
thread-remove-told = It is deleted here, and { $name } is told that you removed it, and why.
thread-remove-reason = Why you remove it
settings-paused = Your mail rests until { $until }.
settings-resume = End the pause
settings-more = Mail and account
settings-mail = What became of your mail
settings-asked = A mail is on its way to your mailbox. Nothing happens before you answer it there.
settings-pause = Pause
settings-pause-means = Until that day begins you get nothing but answers to what you do yourself. The news is kept: your digest tells it afterwards. We tell you by mail that the pause has begun.
settings-pause-until = Until
settings-pause-begin = Begin the pause
settings-account = Each of these brings a mail to your mailbox: a link to what is kept about you, or a question that says what stays. By mail: write “my data”, “deactivate” or “delete me” to { $help }.
settings-account-data = See what is kept about me
settings-account-deactivate = Deactivate my account, for a time
settings-account-delete = Delete me, for good
thread-elided-mine = What was cut from your mail
thread-elided-yours = Only you see this. A coordinator can look when they say why, and you are told.
thread-elided = What was cut from the mail of { $name }
thread-elided-told = This was not published. You can look for a day when you say why; { $name } is told that you looked, and why.
thread-elided-was-told = { $name } was told that you look, and why.
thread-elided-reason = Why you look
thread-elided-look = Look
thread-votes = Votes in this thread
vote-as = Voting as { $name }
vote-not-you = Not { $name }? Then close this page: the link belongs to one person.
vote-choose = Your answer
vote-choose-several = Choose { $low ->
    [1] up to { $high }
   *[other] { $low } to { $high }
}
vote-choose-any = Choose all that you approve of
vote-choose-scores = Give each a number from { $low } to { $high }
vote-choose-dots = Give up to { $high } points in all
vote-choose-ranks = Number them, 1 is best; the same number means as good
vote-choose-order = Number them, 1 is best; leave empty whom you do not want
vote-choose-times = When can you come?
vote-choose-words = Your answer
vote-reason = Why, if you like
vote-reason-required = Why
vote-send = Cast my vote
vote-change = Change my vote
vote-receipt-note = You get a receipt by mail.
vote-held-note = This group asks back by mail before a vote by link counts.
vote-cancelled-title = This vote was called off
vote-draft-title = This vote is not open yet
vote-see-result = See the result
steer-title = Look after this vote
steer-date-example = Friday 18:00
steer-tell = Tell all members
steer-extend = Close later, on
steer-extend-button = Extend
steer-close-button = Close now
steer-remind-button = Remind those who have not voted
steer-withdraw-button = Call it off
steer-withdraw-note = Nobody is asked any more, and all members hear so.
steer-reopen = Open again until
steer-reopen-button = Open again
steer-reopen-note = Votes cast still count. It is counted anew.
steer-outcome = What the group decided
steer-outcome-button = State the outcome
steer-outcome-note = All members hear of it a little later; until then it can be taken back unseen.
steer-undo-button = Take the outcome back
steer-review = Look again on
steer-review-button = Ask me then
steer-title-button = Change the question
steer-ask = Another question
steer-describe = Another description
steer-describe-button = Change the description
steer-options = Other options, one on each line
steer-options-button = Change the options
steer-add = One more option
steer-add-button = Add it
steer-open-button = Open it now
steer-cancel-button = Drop the draft
steer-reword = Other words for an option, for example: 2: Dark oak
steer-reword-button = Change its words
vote-mine-now = You voted { $name }.
voted-title = Your vote is counted
voted-line = You voted { $name }.
voted-held-title = One more step
voted-held = Your vote for { $name } is held. We sent you a mail: answer it with “yes” and it counts as of now.
voted-replaces = It replaces your earlier vote, { $name }.
voted-receipt = A receipt is on its way to your mailbox. With it you can take the vote back.
voted-back = Back to the vote
result-title = Result
result-reasons = Reasons
result-table = Votes by option
result-who = Who voted how
result-percent = { $percent } %
result-ledger = Head of the ledger
result-ballots = All ballots, to recount
ballots-first = The first ballots
ballots-mine = Your own ballot
ballots-next = More ballots
result-sheets = The ballots as a file
settings-title = What you get
settings-for = Settings of { $name }
settings-lead = The nearest setting counts: a thread’s before its group’s, a group’s before the one for everything.
settings-now = Now: { $level }.
settings-from-here = You chose this here.
settings-from-all = From your setting for all groups.
settings-from-group = From your setting for { $group }.
settings-from-default = This is how the group starts everybody.
settings-from-nowhere = Not set: each group starts as it chose.
settings-none = Nothing set here: use the wider setting
settings-save = Save
settings-saved = Saved.
settings-returned = Mail to { $address } came back on { $at }{ $status ->
    [none] .
   *[other] : the other side said { $status }.
} So nothing is sent there. If the mailbox works again, have it tried: we send one letter there, and when you answer it, mail comes there again. A mail that you write to us from there does the same.
settings-returned-again = Try this address
settings-tried = A letter is on its way. Answer it with any word, and mail comes there again.
settings-digest = Digest and format
settings-days = Days
settings-daily = Every day
settings-time = At what time
settings-zone = Time zone
settings-text-only = Plain text only, no formatted mail
settings-all = All groups
level-everything-title = Everything
level-everything-hint = Every message, at once.
level-digest-title = Digest
level-digest-hint = Everything, collected in one mail.
level-asked-title = Only when I am asked
level-asked-hint = Ballots, results and questions to me. No talk.
level-nothing-title = Nothing
level-nothing-hint = Nothing at all, ballots included.
unsubscribe-title = Stop this mail?
unsubscribe-group = No more mail from { $group }, ballots included.
unsubscribe-thread = No more talk from “{ $title }”. You are still asked when the group votes.
unsubscribe-digest = No more digest. You are still asked when your groups vote.
unsubscribe-button = Stop it
unsubscribe-else = Choose something in between
stopped-title = Stopped
stopped-group = You will get no more mail from { $group }, ballots included.
stopped-thread = You will get no more talk from “{ $title }”. You are still asked when the group votes.
stopped-digest = You will get no more digest. You are still asked when your groups vote.
stopped-undo = Undo
stopped-else = Choose what you get
confirm-title = Is this yours?
confirm-yes = Yes, it was me
confirm-no = No, it was not me
confirm-no-hint = “No” destroys it and renews your links.
confirm-arrived = It arrived on { $at }.
confirm-settled-yes = Confirmed. It counts as of { $at }.
confirm-settled-no = Thrown away. Nobody has seen it.
waiting-title = Waiting for the coordinators of { $group }
waiting-lead = Only coordinators see this. A word holds for everything that the same sender has waiting.
waiting-none = Nothing waits.
waiting-link = { $count ->
    [one] 1 message waits for a coordinator
   *[other] { $count } messages wait for a coordinator
}
waiting-stranger = Not a member. Approving adds them to the group and posts what they wrote.
waiting-flood = More was written within an hour than goes out at once. Approving posts it.
waiting-vote = A vote that was received in time and reached us after the count. Approving counts it and states the result again.
waiting-until = Dropped on { $at } without a word.
archive-title = Threads and votes of { $group }
archive-threads = Threads
archive-votes = Votes
archive-no-threads = No thread yet. Write to { $address } to start one.
archive-no-votes = No vote yet. Write to { $address } to ask for a decision.
archive-comments = { $count ->
    [one] 1 message
   *[other] { $count } messages
}
archive-last = last on { $at }
archive-open = open until { $at }
archive-settled = ended on { $at }
archive-newer = Newer
archive-older = Older

## Asking for a decision on a page
ask-title = Ask for a decision
ask-question = The question
ask-description = What it is about
ask-kind = How people vote
ask-kind-single = One of several options
ask-kind-proposal = A proposal: agree, abstain, disagree or block
ask-kind-check = A sense check: looks good, not sure, concerned
ask-kind-count = Who takes part
ask-kind-question = An open question, answered in words
ask-kind-multiple = Several of the options
ask-kind-score = A score for each option
ask-kind-dots = Points shared among the options
ask-kind-ranked = Options in order, by instant runoff
ask-kind-borda = Options in order, by Borda
ask-kind-condorcet = Options in order, by Condorcet (Schulze)
ask-kind-election = An election with several seats
ask-kind-meeting = A time to meet
ask-options = Options, one on each line
ask-closes = Closes on
ask-settings = Settings, one on each line
ask-settings-hint = As in a mail: Quorum: 50% · Rule: majority · Results: after closing · Secret: yes · Voters: Ben, Cleo · Opens: Thursday 8:00 · Try: me
ask-button = Draft it
ask-note = Nobody else sees it yet: the draft comes to you by mail as it was understood, and says when it opens by itself.
ask-sent = The draft is on its way to your mailbox, as it was understood and as members will see it. It says when it opens by itself, or that it waits for your “open”. Reply “cancel” to drop it.
problem-code = Code { $code }
problem-next = What you can do
problem-not-found = There is nothing at this address.
problem-not-found-next = Check the link in your mail; some programs break it into two lines. Or start at the first page.
problem-link-expired = This link is no longer valid.
problem-link-expired-next = Links are renewed for your safety. Use the link in your newest mail, or sign in.
problem-not-allowed = This page is for members of the group.
problem-not-allowed-next = Sign in with the address the group’s mail comes to.
problem-fault = Something went wrong on our side.
problem-fault-next = Nothing you sent is lost on your side: go back and try again in a minute. You can also answer by mail.
problem-too-many = That was more than we take at once.
problem-too-many-next = Wait a minute and try again.
problem-form = The form could not be read.
problem-form-next = Go back, reload the page, and send it again.
privacy-title = Privacy
privacy-what = What is kept: your name, your addresses, what you wrote, how you voted, and what you chose to get.
privacy-who = Who sees it: members see your name, your words, and your votes as each ballot says. Coordinators also see your address; what was cut from your mails they see only with a reason, and you are told. { $name } runs the server and can technically read what it holds.
privacy-not = What is not done: no tracking, no pictures that report back, no links that count clicks, nothing from third parties.
privacy-kept = How long: mail as it came is thrown away after { $days } days. What you take back is erased at once. After “delete me” your name, addresses, settings and mails are erased; your messages and votes stay without your name.
privacy-rights = To see your data, write “my data” to { $help }; “deactivate” and “delete me” let you go. For anything else about your data, write to { $address }

## Secret votes
secret-how = This vote is secret: you vote on the web page alone. Please do not write your vote in a reply; a reply is destroyed and not counted.
secret-once = Once cast, your vote cannot be changed or taken back: nobody can find it among the others.
secret-shown = Nobody is told who chose what, and if more than three have voted the numbers are shown after closing, with the ballots as a list without names: an unusual order or split may be recognized by whoever asked for it.
secret-operator = While the vote runs, somebody who operates this server and reads its database could link votes to people. Mail providers see that you are asked and that you have voted, not what you chose.
secret-voted = You have voted. Nobody can find your vote among the others, so it cannot be changed or taken back.
secret-foot = A reply goes to the service. Commands such as “help” and “stop” are carried out; anything else is destroyed.
secret-draft = This vote is secret: members vote on the web page alone, nobody for somebody else, and give no reasons; a vote once cast cannot be changed, and the numbers are shown after closing, if more than three have voted.
secret-result-few = This vote was secret: nobody is named. Its ballots are sealed.
secret-result = This vote was secret: nobody is named. Its ballots are sealed. Whoever may see this result can take them as files, without names, and recount them.
secret-receipt = Your vote in this secret vote is counted.
secret-receipt-once = This mail does not say what you chose. Your vote cannot be changed or withdrawn: nobody can find it among the others.
secret-receipt-not-me = Not you? Reply “not me”: you get new links. The vote itself stays; please tell the coordinators: { $owner_address }
secret-door-title = Open your secret ballot
secret-door = This vote is secret, so its ballot opens only in a browser that you have opened by mail. Let us send a mail to your mailbox, and press the button in it on this device.
secret-door-send = Send me the mail
secret-door-sent-title = Look into your mailbox
secret-door-sent = The mail is on its way. Open it on this device and press its button; it works once, for 15 minutes.
secret-enter = Open the ballot in this browser
secret-enter-lead = Press the button to open your secret ballot in this browser. It then opens your later ballots too, for 30 days.
secret-enter-button = Open my ballot
secret-mail = Here is the link that opens your secret ballot in your browser:
secret-mail-foreign = If you did not ask for it, do nothing.
subject-secret-door = Open your ballot: { $title }
deed-secret-stays = A vote was cast in your name in “{ $title }”. The vote is secret, so nobody can find it, and it stays counted. Your links are renewed. Please tell the coordinators: { $owner_address }
refusal-secret-by-mail = Nothing was counted and your mail was destroyed here; a copy is in your Sent folder and at your mail provider.
refusal-secret-by-mail-way = Vote here, only you see it: { $page }
refusal-secret-by-mail-way-voted = You have voted on the web page already, and that vote stands.
refusal-secret-by-mail-way-closed = The vote has closed.
refusal-browser-not-opened = Your vote was not counted: this browser has not been opened by a mail to you.
refusal-browser-not-opened-way = Open the ballot from your mail again and ask for the mail that opens this browser.
refusal-voted-in-secret = Nothing was changed: you have voted, and a secret vote cannot be changed or taken back.
refusal-voted-in-secret-way = If somebody else voted in your name, tell the coordinators: { $owner_address }
refusal-sealed = The vote was not opened again: it was secret, and its ballots are sealed.
refusal-sealed-way = You can ask again in a new vote: { $poll_address }

## Votes that are confirmed by mail
strict-note = This vote asks back by mail before a vote by link counts, unless the browser was opened by mail before.
confirm-strict-poll = In this vote a vote by link is asked back by mail.
