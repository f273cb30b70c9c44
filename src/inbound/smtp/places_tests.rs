use super::*;

fn places(sessions: usize, per_address: usize, max_size: usize) -> Arc<Places> {
    Arc::new(Places::new(&config::Smtp { sessions, sessions_per_address: per_address, max_size, ..config::Smtp::default() }))
}

fn ip(text: &str) -> Option<IpAddr> {
    Some(text.parse().expect("a test writes addresses"))
}

#[test]
fn an_address_gets_its_share_and_a_place_comes_back() {
    let places = places(10, 2, 1000);
    let first = places.seat(ip("192.0.2.1"), false);
    let second = places.seat(ip("192.0.2.1"), false);
    assert!(first.is_some() && second.is_some());
    assert!(places.seat(ip("192.0.2.1"), false).is_none());
    let other = places.seat(ip("192.0.2.2"), false);
    assert!(other.is_some());
    drop(first);
    assert!(places.seat(ip("192.0.2.1"), false).is_some());
}

#[test]
fn the_house_can_be_full_even_for_trusted_relays_whom_no_cap_per_address_binds() {
    let places = places(3, 1, 1000);
    let seats: Vec<_> = (0..3).filter_map(|_| places.seat(ip("192.0.2.1"), true)).collect();
    assert_eq!(seats.len(), 3);
    assert!(places.seat(ip("192.0.2.1"), true).is_none());
    assert!(places.seat(ip("192.0.2.9"), false).is_none());
    drop(seats);
    assert!(places.taken.lock().expect("no test panics with it").by_address.is_empty());
}

#[test]
fn one_ipv6_network_counts_as_one_address() {
    let places = places(10, 1, 1000);
    let _first = places.seat(ip("2001:db8:0:1::1"), false);
    assert!(places.seat(ip("2001:db8:0:1:ffff::2"), false).is_none());
    assert!(places.seat(ip("2001:db8:0:2::1"), false).is_some());
}

#[test]
fn memory_for_large_messages_is_bounded_and_given_back() {
    let places = places(100, 100, PIECE);
    let seat = places.seat(ip("192.0.2.1"), false).expect("the house is empty");
    let mut shares: Vec<Share> = (0..LARGE_MESSAGES).map(|_| Share::default()).collect();
    for share in &mut shares {
        assert!(seat.hold(share, FREE), "the first bytes are free");
        assert!(seat.hold(share, FREE + 1));
        assert!(seat.hold(share, FREE + PIECE), "a piece is used up before the next is asked for");
    }
    let mut late = Share::default();
    assert!(seat.hold(&mut late, FREE));
    assert!(!seat.hold(&mut late, FREE + 1));
    shares.pop();
    assert!(seat.hold(&mut late, FREE + 1));
}

#[test]
fn the_last_places_are_for_those_we_know() {
    let places = places(20, 20, 1000);
    let friend = places.seat(ip("192.0.2.7"), false).expect("the house is empty");
    friend.is_welcome();
    drop(friend);
    let strangers: Vec<_> = (1..=20).filter_map(|host| places.seat(ip(&format!("203.0.113.{host}")), false)).collect();
    assert_eq!(strangers.len(), 18);
    let friend = places.seat(ip("192.0.2.7"), false);
    let relay = places.seat(ip("192.0.2.8"), true);
    assert!(friend.is_some() && relay.is_some());
    assert!(places.seat(ip("192.0.2.7"), false).is_none(), "full is full");
}

#[test]
fn who_has_brought_nothing_for_longest_is_forgotten_first() {
    let places = places(20, 20, 1000);
    let host = |number: usize| ip(&format!("10.0.{}.{}", number / 256, number % 256));
    (0..KNOWN).for_each(|number| places.remember(host(number)));
    places.remember(host(0));
    places.remember(host(KNOWN));
    let taken = places.taken.lock().expect("no test panics with it");
    assert_eq!((taken.known.len(), taken.queue.len()), (KNOWN, KNOWN));
    assert!(taken.known.contains(&host(0)) && !taken.known.contains(&host(1)) && taken.known.contains(&host(2)));
}

#[test]
fn nobody_may_dawdle_in_a_crowded_house_but_relays() {
    let places = places(10, 10, 1000);
    let mut seats: Vec<_> = (0..7).filter_map(|_| places.seat(ip("192.0.2.1"), false)).collect();
    assert!(!seats[0].is_pressed());
    seats.extend(places.seat(ip("192.0.2.2"), true));
    assert!(seats[0].is_pressed() && !seats[7].is_pressed());
    seats.pop();
    assert!(!seats[0].is_pressed());
}
