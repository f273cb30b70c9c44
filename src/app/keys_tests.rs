use super::*;

#[test]
fn keys_read_back_as_they_were_written_and_damage_is_noticed() {
    let keys = vec![(2, [9; 32]), (1, [7; 32])];
    assert_eq!(read(&written(&keys)).unwrap(), keys);
    for damaged in ["", "1", "1:", "1:ab", "x:00", &written(&keys)[1..20], &format!("{},", written(&keys))] {
        assert!(read(damaged).is_err(), "{damaged:?}");
    }
}
