//! Every kind of poll from the mail that asks to the result, answered by three people in three ways of writing: on a line
//! of their own, in the quoted ballot, and on the web page.

use crate::stage::{Mail, Received, Stage, plays, quote};
use crate::votes::counted;
use jiff::SignedDuration;
use mailmoot::core::notice::NoticeKind;

/// One kind: how it is asked for, how it is answered, and what must come of it.
struct Kind {
    ask: String,
    /// What the ballot says about how to answer.
    how: &'static str,
    /// Ben's own words, and how the receipt says them back.
    ben: (&'static str, &'static str),
    /// What Cleo writes into the boxes of the quoted ballot: what stands there, and what she makes of it.
    cleo: &'static [(&'static str, &'static str)],
    cleo_says: &'static str,
    /// The fields of the page that Wes fills in.
    wes: &'static [(&'static str, &'static str)],
    result: &'static [&'static str],
}

async fn plays_out(stage: &Stage, kind: Kind) {
    stage.accepts(Mail::by("ana").to("garden-poll").subject("Which color for the fence?").says(&kind.ask)).await;
    let draft = stage.mail("ana").await;
    draft.is(NoticeKind::Draft).says(kind.how);
    stage.accepts(Mail::reply("ana", &draft, "open")).await;
    let (ben, cleo, wes) = (stage.mail("ben").await, stage.mail("cleo").await, stage.mail("wes").await);
    ben.is(NoticeKind::Ballot).says(kind.how);
    stage.forget().await;
    stage.accepts(Mail::reply("ben", &ben, kind.ben.0)).await;
    stage.mail("ben").await.is(NoticeKind::Receipt).says(kind.ben.1);
    stage.accepts(Mail::answer("cleo", &cleo, &cleo.message.reply_to[0], &filled_in(&cleo, kind.cleo))).await;
    stage.mail("cleo").await.is(NoticeKind::Receipt).says(kind.cleo_says);
    fill_in(stage, &wes, kind.wes).await;
    stage.mail("wes").await.is(NoticeKind::Receipt);
    assert_eq!(counted(stage, &ben).await.len(), 3);
    stage.pass(SignedDuration::from_hours(24 * 9)).await;
    let result = stage.mail("ana").await;
    result.is(NoticeKind::Result);
    for words in kind.result {
        result.says(words);
    }
}

/// The quoted ballot with something written into it.
fn filled_in(ballot: &Received, changes: &[(&str, &str)]) -> String {
    changes.iter().fold(quote(ballot), |text, (from, to)| {
        assert!(text.contains(from), "{from} is not in {text}");
        text.replacen(from, to, 1)
    })
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
            ben: ("1 and 2", "Green and Natural oak"),
            cleo: &[("[ ] 2", "[x] 2")],
            cleo_says: "Natural oak",
            wes: &[("choice", "2"), ("choice", "3")],
            result: &["Decided by more than half: Natural oak, 3 of 3.", "3  Natural oak"],
        };
        plays_out(stage, kind).await;
    }

    async fn options_are_ranked_and_counted_by_runoff(stage) {
        let kind = Kind {
            ask: format!("{LIST}\nType: ranked choice\nRule: most votes\n"),
            how: "best first",
            ben: ("2 1 3", "Natural oak > Green > White"),
            cleo: &[("[ ] 1", "[1] 1"), ("[ ] 3", "[2] 3")],
            cleo_says: "Green > White",
            wes: &[("value.3", "1"), ("value.2", "2")],
            result: &["Round 1:", "Tie:"],
        };
        plays_out(stage, kind).await;
    }

    async fn options_are_ranked_and_counted_by_borda(stage) {
        let kind = Kind {
            ask: format!("{LIST}\nType: borda\nRule: most votes\n"),
            how: "best first",
            ben: ("2 1 3", "Natural oak > Green > White"),
            cleo: &[("[ ] 2", "[1] 2"), ("[ ] 3", "[2] 3"), ("[ ] 1", "[3] 1")],
            cleo_says: "Natural oak > White > Green",
            wes: &[("value.1", "1"), ("value.2", "2")],
            result: &["Decided by the count: Natural oak.", "5  Natural oak", "3  Green", "1  White"],
        };
        plays_out(stage, kind).await;
    }

    async fn options_are_compared_two_by_two(stage) {
        let kind = Kind {
            ask: format!("{LIST}\nType: condorcet\nRule: most votes\n"),
            how: "best first",
            ben: ("C > A = B", "C > A = B"),
            cleo: &[("[ ] 2", "[1] 2"), ("[ ] 1", "[2] 1"), ("[ ] 3", "[3] 3")],
            cleo_says: "Natural oak > Green > White",
            wes: &[("value.2", "1"), ("value.3", "2")],
            result: &["Decided by the count: Natural oak.", "Natural oak against Green: 2 to 0", "2  Natural oak"],
        };
        let kind = Kind { ben: ("3 > 1 = 2", "White > Green = Natural oak"), ..kind };
        plays_out(stage, kind).await;
    }

    async fn a_question_round_is_answered_in_words(stage) {
        let kind = Kind {
            ask: "What did we learn from the summer?\n\nType: question round\n".into(),
            how: "in your own words",
            ben: ("We need more shade for the lettuce.", "We need more shade for the lettuce."),
            cleo: &[("On Tue, 24 Nov 2026", "Water in the evening, not at noon.\n\nOn Tue, 24 Nov 2026")],
            cleo_says: "Water in the evening, not at noon.",
            wes: &[("reason", "The+compost+is+good")],
            result: &["3 of 4 answered.", "We need more shade for the lettuce.", "Water in the evening, not at noon.", "The compost is good"],
        };
        plays_out(stage, kind).await;
    }

    async fn one_option_is_chosen_and_none_of_them_is_an_answer(stage) {
        let kind = Kind {
            ask: format!("{LIST}\nNone of the above: yes\nRule: most votes\n"),
            how: "a number or a name",
            ben: ("none", "Your vote is counted: none of these."),
            cleo: &[("[ ] none", "[x] none")],
            cleo_says: "Your vote is counted: none of these.",
            wes: &[("choice", "1")],
            result: &["Not decided: 2 of 3 want none of these.", "2  none of these", "1  Green"],
        };
        plays_out(stage, kind).await;
    }

    async fn a_proposal_is_adopted_when_nobody_blocks(stage) {
        let kind = Kind {
            ask: "We fix the roof in March.\n\nType: proposal\n".into(),
            how: "agree, abstain, disagree or block",
            ben: ("agree", "agree"),
            cleo: &[("[ ] 2", "[x] 2")],
            cleo_says: "abstain",
            wes: &[("choice", "1")],
            result: &["Adopted: 2 agree, 0 disagree, nobody blocks."],
        };
        plays_out(stage, kind).await;
    }

    async fn a_proposal_has_positions_in_its_authors_words(stage) {
        let kind = Kind {
            ask: "We fix the roof:\n- in March\n- by ourselves\n\nOptions:\n- Support\n- Stand aside\n- Object\n\nType: proposal\n".into(),
            how: "a number or a name",
            ben: ("support", "Your vote is counted: Support."),
            cleo: &[("[ ] 2", "[x] 2")],
            cleo_says: "Your vote is counted: Stand aside.",
            wes: &[("choice", "1")],
            result: &["Adopted: 2 agree, 0 disagree, nobody blocks.", "2  Support", "1  Stand aside", "0  Object"],
        };
        plays_out(stage, kind).await;
    }

    async fn seats_are_elected(stage) {
        let kind = Kind {
            ask: format!("{LIST}\nType: election\nSeats: 2\nRule: most votes\n"),
            how: "best first",
            ben: ("2 > 1", "Natural oak > Green"),
            cleo: &[("[ ] 2", "[1] 2"), ("[ ] 1", "[2] 1")],
            cleo_says: "Natural oak > Green",
            wes: &[("value.1", "1")],
            result: &["Elected: ", "Natural oak", "2 elect."],
        };
        plays_out(stage, kind).await;
    }

    async fn options_are_scored(stage) {
        let kind = Kind {
            ask: format!("{LIST}\nType: score\nScore: 0 to 5\n"),
            how: "from 0 to 5",
            ben: ("1=5 2=3", "Green 5, Natural oak 3"),
            cleo: &[("[ ] 2", "[4] 2"), ("[ ] 3", "[0] 3")],
            cleo_says: "Natural oak 4, White 0",
            wes: &[("value.2", "1")],
            result: &["Most points: Natural oak, 8.", "8  Natural oak (from 3 voters)"],
        };
        plays_out(stage, kind).await;
    }

    async fn points_are_shared_out(stage) {
        let kind = Kind {
            ask: format!("{LIST}\nType: dot vote\nPoints: 8\n"),
            how: "up to 8 points in all",
            ben: ("1=5 3=3", "Green 5, White 3"),
            cleo: &[("[ ] 2", "[8] 2")],
            cleo_says: "Natural oak 8",
            wes: &[("value.1", "6"), ("value.2", "2")],
            result: &["Most points: Green, 11."],
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
            ben: ("A yes B no", "yes"),
            cleo: &[("[ ] A", "[yes] A"), ("[ ] B", "[maybe] B")],
            cleo_says: "maybe",
            wes: &[("value.A", "maybe"), ("value.B", "yes")],
            result: &["Best time:", "2 can come, 1 perhaps"],
        };
        plays_out(stage, kind).await;
    }

    async fn a_sense_check_is_heard(stage) {
        let kind = Kind {
            ask: "We would like to close the shed at night.\n\nType: sense check\n".into(),
            how: "looks good",
            ben: ("concerned\n\nI come home late", "concerned"),
            cleo: &[("[ ] 1", "[x] 1")],
            cleo_says: "looks good",
            wes: &[("choice", "1")],
            result: &["How people feel", "Ben (concerned): I come home late"],
        };
        plays_out(stage, kind).await;
    }

    async fn people_are_counted_against_a_target(stage) {
        let kind = Kind {
            ask: "Who helps on Saturday?\n\nType: count\nTarget: 2\n".into(),
            how: "accept or decline",
            ben: ("accept", "accept"),
            cleo: &[("[ ] 2", "[x] 2")],
            cleo_says: "decline",
            wes: &[("choice", "1")],
            result: &["2 take part; 2 were wished for."],
        };
        plays_out(stage, kind).await;
    }
}
