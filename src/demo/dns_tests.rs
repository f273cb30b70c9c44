use super::*;
use mail_auth::hickory_resolver::proto::op::Query;
use mail_auth::hickory_resolver::proto::rr::RecordType;

async fn started(zone: &Zone) -> (SocketAddr, tokio_util::sync::DropGuard) {
    let sockets = Sockets::bind(SocketAddr::from(([127, 0, 0, 1], 0))).await.unwrap();
    let address = sockets.address().unwrap();
    let stop = CancellationToken::new();
    tokio::spawn(serve(zone.clone(), sockets, stop.clone()));
    (address, stop.drop_guard())
}

fn question(name: &str, kind: RecordType) -> Vec<u8> {
    let mut message = Message::query();
    message.add_query(Query::query(Name::from_ascii(name).unwrap(), kind));
    message.to_vec().unwrap()
}

async fn ask_udp(server: SocketAddr, name: &str, kind: RecordType) -> Message {
    let socket = UdpSocket::bind("127.0.0.1:0").await.unwrap();
    socket.send_to(&question(name, kind), server).await.unwrap();
    let mut buffer = [0; 2048];
    let length = tokio::time::timeout(Duration::from_secs(5), socket.recv(&mut buffer)).await.unwrap().unwrap();
    Message::from_vec(&buffer[..length]).unwrap()
}

async fn ask_tcp(server: SocketAddr, name: &str, kind: RecordType) -> Message {
    let mut stream = TcpStream::connect(server).await.unwrap();
    let bytes = question(name, kind);
    stream.write_u16(bytes.len() as u16).await.unwrap();
    stream.write_all(&bytes).await.unwrap();
    let mut reply = vec![0; stream.read_u16().await.unwrap() as usize];
    stream.read_exact(&mut reply).await.unwrap();
    Message::from_vec(&reply).unwrap()
}

fn texts(message: &Message) -> Vec<String> {
    message.answers.iter().map(|record| record.data.to_string()).collect()
}

#[tokio::test]
async fn each_kind_of_record_is_answered_and_the_rest_does_not_exist() {
    let zone = Zone::default();
    zone.txt("_dmarc.Example.org", "v=DMARC1; p=none");
    zone.add("example.org", Data::A(Ipv4Addr::LOCALHOST));
    zone.add("example.org", Data::Mx(10, "mail.example.org".into()));
    let (server, _guard) = started(&zone).await;
    let cases = [
        ("_DMARC.example.org.", RecordType::TXT, ResponseCode::NoError, 1),
        ("example.org.", RecordType::A, ResponseCode::NoError, 1),
        ("example.org.", RecordType::MX, ResponseCode::NoError, 1),
        ("example.org.", RecordType::AAAA, ResponseCode::NoError, 0),
        // It has names below it, so it exists.
        ("org.", RecordType::A, ResponseCode::NoError, 0),
        ("ample.org.", RecordType::A, ResponseCode::NXDomain, 0),
        ("nowhere.example.", RecordType::TXT, ResponseCode::NXDomain, 0),
    ];
    for (name, kind, code, count) in cases {
        let reply = ask_udp(server, name, kind).await;
        assert_eq!((reply.metadata.response_code, reply.answers.len()), (code, count), "{name} {kind}");
    }
}

#[tokio::test]
async fn a_zone_can_be_changed_while_it_is_served() {
    let zone = Zone::default();
    let (server, _guard) = started(&zone).await;
    assert_eq!(ask_udp(server, "a.example.", RecordType::TXT).await.metadata.response_code, ResponseCode::NXDomain);
    zone.txt("a.example", "one");
    assert_eq!(texts(&ask_udp(server, "a.example.", RecordType::TXT).await), ["one"]);
    zone.break_name("a.example");
    assert_eq!(ask_udp(server, "a.example.", RecordType::TXT).await.metadata.response_code, ResponseCode::ServFail);
    zone.remove("a.example");
    assert_eq!(ask_udp(server, "a.example.", RecordType::TXT).await.metadata.response_code, ResponseCode::NXDomain);
}

#[tokio::test]
async fn what_does_not_fit_udp_is_truncated_and_whole_over_tcp() {
    let zone = Zone::default();
    zone.txt("long.example", "x".repeat(900));
    let (server, _guard) = started(&zone).await;
    let short = ask_udp(server, "long.example.", RecordType::TXT).await;
    assert!(short.metadata.truncation && short.answers.is_empty());
    let whole = ask_tcp(server, "long.example.", RecordType::TXT).await;
    assert_eq!(whole.answers.len(), 1);
    assert_eq!(whole.answers[0].data.to_string().matches('x').count(), 900);
}

#[tokio::test]
async fn garbage_is_not_answered_and_does_no_harm() {
    let zone = Zone::default();
    zone.txt("a.example", "one");
    for garbage in [&b""[..], b"\x00", &[0xff; 600]] {
        assert_eq!(zone.answer(garbage, Some(UDP_PLAIN)), None);
    }
    let (server, _guard) = started(&zone).await;
    let socket = UdpSocket::bind("127.0.0.1:0").await.unwrap();
    socket.send_to(&[0xff; 600], server).await.unwrap();
    assert_eq!(texts(&ask_udp(server, "a.example.", RecordType::TXT).await), ["one"]);
}
