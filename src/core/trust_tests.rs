use super::Act::*;
use super::Proof::*;
use super::Ruling::*;
use super::*;

/// One line per cell of the table: token, sender, then what each act gets with strong, weak and failed proof.
#[test]
fn every_cell_of_the_acceptance_table_is_as_written_down() {
    use SenderIs::{Member, Unknown};
    use TokenOf::{Another, Own};
    let table = [
        (Own, Member, Talk, [Allow, Allow, Hold]),
        (Own, Member, Vote, [Allow, Hold, Hold]),
        (Own, Member, Poll, [Allow, Hold, Refuse]),
        (Own, Member, Setting, [Allow, Allow, Hold]),
        (Own, Member, Command, [Allow, Hold, Hold]),
        (Own, Member, Confirm, [Allow, Allow, OnPageOnly]),
        (Another, Member, Talk, [Allow, AskOwner, AskOwner]),
        (Another, Member, Vote, [Allow, AskOwner, AskOwner]),
        (Another, Member, Poll, [Allow, AskOwner, AskOwner]),
        (Another, Member, Setting, [Allow, AskOwner, AskOwner]),
        (Another, Member, Command, [Allow, AskOwner, AskOwner]),
        (Another, Member, Confirm, [OnPageOnly, OnPageOnly, OnPageOnly]),
        (Another, Unknown, Talk, [AskOwner, AskOwner, AskOwner]),
        (Another, Unknown, Vote, [AskOwner, AskOwner, AskOwner]),
        (Another, Unknown, Poll, [AskOwner, AskOwner, AskOwner]),
        (Another, Unknown, Setting, [AskOwner, AskOwner, AskOwner]),
        (Another, Unknown, Command, [AskOwner, AskOwner, AskOwner]),
        (Another, Unknown, Confirm, [OnPageOnly, OnPageOnly, OnPageOnly]),
        (TokenOf::None, Member, Talk, [Allow, Hold, Hold]),
        (TokenOf::None, Member, Vote, [FreshBallot, FreshBallot, FreshBallot]),
        (TokenOf::None, Member, Poll, [Allow, Hold, Refuse]),
        (TokenOf::None, Member, Setting, [Allow, Hold, Hold]),
        (TokenOf::None, Member, Command, [Allow, Hold, Hold]),
        (TokenOf::None, Member, Confirm, [Allow, Hold, Hold]),
        (TokenOf::None, Unknown, Talk, [AskCoordinators; 3]),
        (TokenOf::None, Unknown, Vote, [AskCoordinators; 3]),
        (TokenOf::None, Unknown, Poll, [AskCoordinators, AskCoordinators, Refuse]),
        (TokenOf::None, Unknown, Setting, [AskCoordinators; 3]),
        (TokenOf::None, Unknown, Command, [AskCoordinators; 3]),
        (TokenOf::None, Unknown, Confirm, [AskCoordinators; 3]),
    ];
    // A token of one's own says who its owner is, so there is no such thing as an unknown one.
    let acts = [Talk, Vote, Poll, Setting, Command, Confirm];
    for token in [Own, Another, TokenOf::None] {
        for sender in [Member, Unknown] {
            let wanted = usize::from((token, sender) != (Own, Unknown));
            for act in acts {
                assert_eq!(table.iter().filter(|row| (row.0, row.1, row.2) == (token, sender, act)).count(), wanted, "{token:?} {sender:?} {act:?}");
            }
        }
    }
    for (token, sender, act, rulings) in table {
        for (proof, ruling) in [Strong, Weak, Failed].into_iter().zip(rulings) {
            assert_eq!(rule(token, sender, proof, act), ruling, "{token:?} {sender:?} {proof:?} {act:?}");
        }
    }
}
