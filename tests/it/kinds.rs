//! Every kind of poll from the mail that asks to the result, answered by four people: three by mail from different programs,
//! on a line of their own or in the quoted ballot, and one on the web page.

use crate::stage::programs::{marked, written};
use crate::stage::{Mail, Received, Stage, plays};
use crate::votes::counted;
use jiff::SignedDuration;
use mailmoot::core::notice::NoticeKind;

/// One kind: how it is asked for, how it is answered, and what must come of it.
struct Kind {
    ask: String,
    /// What the ballot says about how to answer.
    how: &'static str,
    /// What Ben, Cleo and Ana send, in that order.
    mails: [Answer; 3],
    /// The fields of the page that Wes fills in.
    wes: &'static [(&'static str, &'static str)],
    result: &'static [&'static str],
}

/// An answer by mail.
struct Answer {
    program: &'static str,
    words: &'static str,
    /// What is written into the quoted ballot: what stands there, and what it becomes.
    boxes: &'static [(&'static str, &'static str)],
    /// How the receipt says it back.
    receipt: &'static str,
}

fn types(program: &'static str, words: &'static str, receipt: &'static str) -> Answer {
    Answer { program, words, boxes: &[], receipt }
}

fn fills(program: &'static str, boxes: &'static [(&'static str, &'static str)], receipt: &'static str) -> Answer {
    Answer { program, words: "", boxes, receipt }
}

impl Answer {
    async fn counts(&self, stage: &Stage, who: &str, ballot: &Received) {
        let quoted = self.boxes.iter().fold(marked(ballot), |text, (from, to)| {
            assert!(text.contains(from), "{from} is not in {text}");
            text.replacen(from, to, 1)
        });
        let mime = written(self.program, ballot, self.words, &quoted);
        stage.accepts(Mail::answer(who, ballot, &ballot.message.reply_to[0], "").mime(&mime)).await;
        stage.mail(who).await.is(NoticeKind::Receipt).says(self.receipt);
    }
}

async fn plays_out(stage: &Stage, kind: Kind) {
    stage.accepts(Mail::by("ana").to("garden-poll").subject("Which color for the fence?").says(&kind.ask)).await;
    let draft = stage.mail("ana").await;
    draft.is(NoticeKind::Draft).says(kind.how);
    stage.accepts(Mail::reply("ana", &draft, "open")).await;
    let wes = stage.mail("wes").await;
    let mut ballots = Vec::new();
    for who in ["ben", "cleo", "ana"] {
        let ballot = stage.mails(who).await.into_iter().find(|mail| mail.kind() == NoticeKind::Ballot).unwrap();
        ballot.says(kind.how);
        ballots.push((who, ballot));
    }
    stage.forget().await;
    for ((who, ballot), answer) in ballots.iter().zip(&kind.mails) {
        answer.counts(stage, who, ballot).await;
    }
    fill_in(stage, &wes, kind.wes).await;
    stage.mail("wes").await.is(NoticeKind::Receipt);
    assert_eq!(counted(stage, &wes).await.len(), 4);
    stage.pass(SignedDuration::from_hours(24 * 9)).await;
    let result = stage.mail("ana").await;
    result.is(NoticeKind::Result);
    for words in kind.result {
        result.says(words);
    }
}

/// Opens the page that the ballot links to, fills in the fields and presses the button.
async fn fill_in(stage: &Stage, ballot: &Received, fields: &[(&str, &str)]) {
    let text = ballot.text();
    let path = &text[text.find("/v/").unwrap()..];
    let path = path.split_whitespace().next().unwrap();
    let page = ask(stage, &format!("GET {path} HTTP/1.1\r\n"), "").await;
    let nonce = page.split("name=\"nonce\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    for (name, _) in fields {
        assert!(page.contains(&format!("name=\"{name}\"")), "{name} is not on the page:\n{page}");
    }
    let fields: String = fields.iter().map(|(name, value)| format!("&{name}={value}")).collect();
    let answer = ask(stage, &format!("POST {path} HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"), &format!("nonce={nonce}{fields}")).await;
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
}

pub async fn ask(stage: &Stage, head: &str, body: &str) -> String {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let mut wire = tokio::net::TcpStream::connect(stage.running().http).await.unwrap();
    let request = format!("{head}Host: moot.example\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}", body.len());
    wire.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    wire.read_to_string(&mut answer).await.unwrap();
    answer
}

const LIST: &str = "- Green\n- Natural oak\n- White\n";

plays! {
    async fn several_can_be_chosen(stage) {
        let kind = Kind {
            ask: format!("{LIST}\nType: multiple choice\nChoose: 2\nRule: majority\n"),
            how: "up to 2",
            mails: [
                types("Gmail web", "1 and 2", "Green and Natural oak"),
                fills("Outlook classic", &[("[ ] 2", "[x] 2")], "Natural oak"),
                types("Apple Mail", "3", "White"),
            ],
            wes: &[("choice", "2"), ("choice", "3")],
            result: &["Decided by more than half: Natural oak, 3 of 4.", "3  Natural oak"],
        };
        plays_out(stage, kind).await;
    }

    async fn options_are_ranked_and_counted_by_runoff(stage) {
        let kind = Kind {
            ask: format!("{LIST}\nType: ranked choice\nRule: most votes\n"),
            how: "best first",
            mails: [
                types("Thunderbird", "2 1 3", "Natural oak > Green > White"),
                fills("Yahoo Mail", &[("[ ] 1", "[1] 1"), ("[ ] 3", "[2] 3")], "Green > White"),
                types("Outlook web", "2 > 1 > 3", "Natural oak > Green > White"),
            ],
            wes: &[("value.3", "1"), ("value.2", "2")],
            result: &["Round 1:", "Tie:"],
        };
        plays_out(stage, kind).await;
    }

    async fn options_are_ranked_and_counted_by_borda(stage) {
        let kind = Kind {
            ask: format!("{LIST}\nType: borda\nRule: most votes\n"),
            how: "best first",
            mails: [
                types("iPhone Mail", "2 1 3", "Natural oak > Green > White"),
                fills("Gmail Android", &[("[ ] 2", "[1] 2"), ("[ ] 3", "[2] 3"), ("[ ] 1", "[3] 1")], "Natural oak > White > Green"),
                types("mutt", "1 > 2 > 3", "Green > Natural oak > White"),
            ],
            wes: &[("value.1", "1"), ("value.2", "2")],
            result: &["Decided by the count: Natural oak.", "6  Natural oak", "5  Green", "1  White"],
        };
        plays_out(stage, kind).await;
    }

    async fn options_are_compared_two_by_two(stage) {
        let kind = Kind {
            ask: format!("{LIST}\nType: condorcet\nRule: most votes\n"),
            how: "best first",
            mails: [
                types("Proton Mail", "3 > 1 = 2", "White > Green = Natural oak"),
                fills("K-9 Mail", &[("[ ] 2", "[1] 2"), ("[ ] 1", "[2] 1"), ("[ ] 3", "[3] 3")], "Natural oak > Green > White"),
                types("Gmail web", "2 > 3", "Natural oak > White"),
            ],
            wes: &[("value.2", "1"), ("value.3", "2")],
            result: &["Decided by the count: Natural oak.", "Natural oak against Green: 3 to 0", "2  Natural oak"],
        };
        plays_out(stage, kind).await;
    }

    async fn a_question_round_is_answered_in_words(stage) {
        let kind = Kind {
            ask: "What did we learn from the summer?\n\nType: question round\n".into(),
            how: "in your own words",
            mails: [
                types("Outlook plain text", "We need more shade for the lettuce.", "We need more shade for the lettuce."),
                types("Apple Mail", "Water in the evening, not at noon.", "Water in the evening, not at noon."),
                types("Roundcube", "More hands on Fridays, please.", "More hands on Fridays, please."),
            ],
            wes: &[("reason", "The+compost+is+good")],
            result: &["4 of 4 answered.", "We need more shade for the lettuce.", "Water in the evening, not at noon.", "More hands on Fridays, please.", "The compost is good"],
        };
        plays_out(stage, kind).await;
    }

    async fn one_option_is_chosen_and_none_of_them_is_an_answer(stage) {
        let kind = Kind {
            ask: format!("{LIST}\nNone of the above: yes\nRule: most votes\n"),
            how: "a number or a name",
            mails: [
                types("Thunderbird HTML", "none", "Your vote is counted: none of these."),
                fills("Outlook web", &[("[ ] none", "[x] none")], "Your vote is counted: none of these."),
                types("Yahoo Mail", "white", "White"),
            ],
            wes: &[("choice", "1")],
            result: &["Not decided: 2 of 4 want none of these.", "2  none of these", "1  Green", "1  White"],
        };
        plays_out(stage, kind).await;
    }

    async fn a_proposal_is_adopted_when_nobody_blocks(stage) {
        let kind = Kind {
            ask: "We fix the roof in March.\n\nType: proposal\n".into(),
            how: "agree, abstain, disagree or block",
            mails: [
                types("Gmail Android", "agree", "agree"),
                fills("Thunderbird", &[("[ ] 2", "[x] 2")], "abstain"),
                types("Outlook classic", "disagree", "disagree"),
            ],
            wes: &[("choice", "1")],
            result: &["Adopted: 2 agree, 1 disagree, nobody blocks."],
        };
        plays_out(stage, kind).await;
    }

    async fn a_proposal_has_positions_in_its_authors_words(stage) {
        let kind = Kind {
            ask: "We fix the roof:\n- in March\n- by ourselves\n\nOptions:\n- Support\n- Stand aside\n- Object\n\nType: proposal\n".into(),
            how: "a number or a name",
            mails: [
                types("K-9 Mail", "support", "Your vote is counted: Support."),
                fills("iPhone Mail", &[("[ ] 2", "[x] 2")], "Your vote is counted: Stand aside."),
                types("Proton Mail", "object", "Object"),
            ],
            wes: &[("choice", "1")],
            result: &["Adopted: 2 agree, 1 disagree, nobody blocks.", "2  Support", "1  Stand aside", "1  Object"],
        };
        plays_out(stage, kind).await;
    }

    async fn seats_are_elected(stage) {
        let kind = Kind {
            ask: format!("{LIST}\nType: election\nSeats: 2\nRule: most votes\n"),
            how: "best first",
            mails: [
                types("Outlook web", "2 > 1", "Natural oak > Green"),
                fills("Roundcube", &[("[ ] 2", "[1] 2"), ("[ ] 1", "[2] 1")], "Natural oak > Green"),
                types("Gmail web", "1 > 3", "Green > White"),
            ],
            wes: &[("value.1", "1")],
            result: &["Elected: ", "Natural oak", "Green", "2 elect."],
        };
        plays_out(stage, kind).await;
    }

    async fn options_are_scored(stage) {
        let kind = Kind {
            ask: format!("{LIST}\nType: score\nScore: 0 to 5\n"),
            how: "from 0 to 5",
            mails: [
                types("Apple Mail", "1=5 2=3", "Green 5, Natural oak 3"),
                fills("Outlook plain text", &[("[ ] 2", "[4] 2"), ("[ ] 3", "[0] 3")], "Natural oak 4, White 0"),
                types("Thunderbird HTML", "2=2 3=1", "Natural oak 2, White 1"),
            ],
            wes: &[("value.2", "1")],
            result: &["Most points: Natural oak, 10.", "10  Natural oak (from 4 voters)"],
        };
        plays_out(stage, kind).await;
    }

    async fn points_are_shared_out(stage) {
        let kind = Kind {
            ask: format!("{LIST}\nType: dot vote\nPoints: 8\n"),
            how: "up to 8 points in all",
            mails: [
                types("Yahoo Mail", "1=5 3=3", "Green 5, White 3"),
                fills("Proton Mail", &[("[ ] 2", "[8] 2")], "Natural oak 8"),
                types("iPhone Mail", "1=4 3=4", "Green 4, White 4"),
            ],
            wes: &[("value.1", "6"), ("value.2", "2")],
            result: &["Most points: Green, 15."],
        };
        plays_out(stage, kind).await;
    }

    async fn what_was_understood_comes_back_to_be_put_right(stage) {
        let text = format!("{LIST}\nType: dot vote\nPoints: 8\nCloses: Friday 18:00\n");
        stage.accepts(Mail::by("ana").to("garden-poll").subject("Which color for the fence?").says(&text)).await;
        stage.pass(SignedDuration::from_mins(10)).await;
        let ben = stage.mail("ben").await;
        stage.accepts(Mail::reply("ben", &ben, "1=5 3=4")).await;
        let question = stage.mail("ben").await;
        question.is(NoticeKind::Question).says("Or put right what was understood, and send it: 1=5, 3=4");
        let html = question.message.html.as_deref().unwrap();
        assert!(html.contains("1%3D5%2C%203%3D4"), "{html}");
        let text = question.text();
        let path = text[text.find("/v/").unwrap()..].split_whitespace().next().unwrap().to_string();
        let page = ask(stage, &format!("GET {path} HTTP/1.1\r\n"), "").await;
        for (name, value) in [("value.1", "5"), ("value.2", ""), ("value.3", "4")] {
            let input = page.split("<input").find(|input| input.contains(&format!("name=\"{name}\""))).unwrap();
            assert!(input.split('>').next().unwrap().contains(&format!("value=\"{value}\"")), "{input}");
        }
        // Quoted as it is, nothing of it is a vote; put right, it is.
        stage.accepts(Mail::reply("ben", &question, "")).await;
        stage.mail("ben").await.is(NoticeKind::Question);
        assert!(counted(stage, &ben).await.is_empty());
        stage.accepts(Mail::reply("ben", &question, "1=5, 3=3")).await;
        stage.mail("ben").await.is(NoticeKind::Receipt).says("Green 5, White 3");
    }

    async fn a_tie_is_drawn_from_the_word_that_the_ballot_named(stage) {
        let text = format!("{LIST}\nRule: most votes\nTie: seed rowan 2026\nCloses: Friday 18:00\n");
        stage.accepts(Mail::by("ana").to("garden-poll").subject("Which color for the fence?").says(&text)).await;
        stage.mail("ana").await.is(NoticeKind::Draft).says("Ties are drawn from the word “rowan 2026”");
        stage.pass(SignedDuration::from_mins(10)).await;
        let (ben, cleo) = (stage.mail("ben").await, stage.mail("cleo").await);
        ben.says("Ties are drawn from the word “rowan 2026”");
        stage.accepts(Mail::reply("ben", &ben, "1")).await;
        stage.accepts(Mail::reply("cleo", &cleo, "2")).await;
        stage.forget().await;
        stage.pass(SignedDuration::from_hours(24 * 9)).await;
        let names = ["Green", "Natural oak", "White"].map(String::from);
        let order = mailmoot::core::tally::ties::TieOrder::from_seed("rowan 2026", &names);
        let winner = &names[*order.order().iter().find(|option| **option < 2).unwrap()];
        let result = stage.mail("ana").await;
        result.says(&format!("Decided by most votes: {winner}, 1 of 2.")).says("Green and Natural oak were level; the word “rowan 2026” decided, as the ballot had said.");
    }

    async fn a_time_is_found(stage) {
        let kind = Kind {
            ask: "- Monday 30 November 2026 18:00\n- Tuesday 1 December 2026 19:00\n\nType: meeting\n".into(),
            how: "for each time",
            mails: [
                types("Outlook classic", "A yes B no", "yes"),
                fills("Gmail web", &[("[ ] A", "[yes] A"), ("[ ] B", "[maybe] B")], "maybe"),
                types("Thunderbird", "A maybe B yes", "maybe"),
            ],
            wes: &[("value.A", "maybe"), ("value.B", "yes")],
            result: &["Best time:", "2 can come, 2 perhaps"],
        };
        plays_out(stage, kind).await;
    }

    async fn a_sense_check_is_heard(stage) {
        let kind = Kind {
            ask: "We would like to close the shed at night.\n\nType: sense check\n".into(),
            how: "looks good",
            mails: [
                types("mutt", "concerned\n\nI come home late", "concerned"),
                fills("Thunderbird HTML", &[("[ ] 1", "[x] 1")], "looks good"),
                types("K-9 Mail", "not sure", "not sure"),
            ],
            wes: &[("choice", "1")],
            result: &["How people feel", "Ben (concerned): I come home late"],
        };
        plays_out(stage, kind).await;
    }

    async fn people_are_counted_by_answers_in_its_authors_words(stage) {
        let kind = Kind {
            ask: "Who helps on Saturday?\n\nOptions:\n- Count me in\n- Not this time\n\nType: count\nTarget: 2\n".into(),
            how: "a number or a name",
            mails: [
                types("Outlook web", "count me in", "Your vote is counted: Count me in."),
                fills("Gmail web", &[("[ ] 2", "[x] 2")], "Your vote is counted: Not this time."),
                types("Apple Mail", "accept", "Your vote is counted: Count me in."),
            ],
            wes: &[("choice", "2")],
            result: &["2 take part; 2 were wished for.", "2  Count me in", "2  Not this time"],
        };
        plays_out(stage, kind).await;
    }

    async fn people_are_counted_against_a_target(stage) {
        let kind = Kind {
            ask: "Who helps on Saturday?\n\nType: count\nTarget: 2\n".into(),
            how: "accept or decline",
            mails: [
                types("Roundcube", "accept", "accept"),
                fills("Outlook classic", &[("[ ] 2", "[x] 2")], "decline"),
                types("Gmail Android", "decline", "decline"),
            ],
            wes: &[("choice", "1")],
            result: &["2 take part; 2 were wished for."],
        };
        plays_out(stage, kind).await;
    }
}
