-- Why: the first shape of everything mailmoot keeps. Columns are integers (ids, instants in microseconds of UTC,
-- booleans as 0 and 1), texts (words and JSON) and bytes, so that both databases hold the same.
-- Indexes are few, because each costs a write for every mail; those of queues cover only the rows that wait.

-- People and what they belong to.

CREATE TABLE people (
    id          BIGINT PRIMARY KEY NOT NULL,
    name        TEXT NOT NULL,
    locale      TEXT NOT NULL,
    zone        TEXT NOT NULL,
    standing    TEXT NOT NULL,
    digest      TEXT NOT NULL,
    text_only   BIGINT NOT NULL,
    links_since BIGINT NOT NULL,
    joined_at   BIGINT NOT NULL
);

-- Several people may share an address, so it is no key.
CREATE TABLE addresses (
    person_id BIGINT NOT NULL,
    position  BIGINT NOT NULL,
    address   TEXT NOT NULL,
    dead      BIGINT NOT NULL,
    vouched   TEXT NOT NULL,
    delivery  TEXT NOT NULL,
    PRIMARY KEY (person_id, position)
);
CREATE INDEX addresses_by_address ON addresses (address);

CREATE TABLE groups (
    id     BIGINT PRIMARY KEY NOT NULL,
    handle TEXT NOT NULL UNIQUE,
    name   TEXT NOT NULL,
    rules  TEXT NOT NULL
);

-- Leaving sets until_at; coming back makes another row.
CREATE TABLE memberships (
    group_id  BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    since_at  BIGINT NOT NULL,
    role      TEXT NOT NULL,
    until_at  BIGINT,
    PRIMARY KEY (group_id, person_id, since_at)
);
CREATE INDEX memberships_by_person ON memberships (person_id);

-- scope is all, group or thread; scope_id is 0 for all.
CREATE TABLE preferences (
    person_id    BIGINT NOT NULL,
    scope        TEXT NOT NULL,
    scope_id     BIGINT NOT NULL,
    level        TEXT,
    set_at       BIGINT NOT NULL,
    before_level TEXT,
    PRIMARY KEY (person_id, scope, scope_id)
);

-- Talk.

CREATE TABLE threads (
    id                 BIGINT PRIMARY KEY NOT NULL,
    group_id           BIGINT NOT NULL,
    title              TEXT NOT NULL,
    starter_id         BIGINT NOT NULL,
    started_at         BIGINT NOT NULL,
    starter_message_id TEXT,
    closed_by          BIGINT,
    closed_at          BIGINT
);
CREATE INDEX threads_by_group ON threads (group_id, id);

CREATE TABLE comments (
    id          BIGINT PRIMARY KEY NOT NULL,
    thread_id   BIGINT NOT NULL,
    author_id   BIGINT NOT NULL,
    words       TEXT NOT NULL,
    received_at BIGINT NOT NULL,
    raw_id      BIGINT,
    files       TEXT NOT NULL,
    deleted_at  BIGINT,
    poll_id     BIGINT,
    -- What was cut from the mail, its author's alone, and the coordinators who looked at it, as JSON.
    elided      TEXT NOT NULL,
    looks       TEXT NOT NULL
);
CREATE INDEX comments_by_thread ON comments (thread_id, id);

-- bytes stand last, so that the rest is read without them.
CREATE TABLE files (
    id         BIGINT PRIMARY KEY NOT NULL,
    name       TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size       BIGINT NOT NULL,
    bytes      BYTEA NOT NULL
);

-- Decisions.

CREATE TABLE polls (
    id               BIGINT PRIMARY KEY NOT NULL,
    group_id         BIGINT NOT NULL,
    thread_id        BIGINT,
    asker_id         BIGINT NOT NULL,
    title            TEXT NOT NULL,
    description      TEXT NOT NULL,
    kind             TEXT NOT NULL,
    options          TEXT NOT NULL,
    version          BIGINT NOT NULL,
    rule             TEXT NOT NULL,
    quorum           TEXT,
    results          TEXT NOT NULL,
    reasons          TEXT NOT NULL,
    stage            TEXT NOT NULL,
    opens_at         BIGINT,
    drafted_at       BIGINT NOT NULL,
    opened_at        BIGINT,
    closes_at        BIGINT NOT NULL,
    closed_at        BIGINT,
    closed_by        BIGINT,
    asker_message_id TEXT,
    entitled         BIGINT NOT NULL,
    result           TEXT,
    chain            TEXT NOT NULL,
    -- What most polls leave as it is, as JSON.
    settings         TEXT NOT NULL
);
CREATE INDEX polls_by_group ON polls (group_id, id);
CREATE INDEX polls_in_motion ON polls (stage, closes_at) WHERE stage IN ('draft', 'open', 'closed');

CREATE TABLE ballots (
    id          BIGINT PRIMARY KEY NOT NULL,
    poll_id     BIGINT NOT NULL,
    person_id   BIGINT NOT NULL,
    choice      TEXT NOT NULL,
    reason      TEXT NOT NULL,
    received_at BIGINT NOT NULL,
    via         TEXT NOT NULL,
    state       TEXT NOT NULL
);
-- At most one ballot of a person counts in a poll, whatever the program does.
CREATE UNIQUE INDEX ballots_that_count ON ballots (poll_id, person_id) WHERE state = 'counted';

CREATE TABLE held (
    id           BIGINT PRIMARY KEY NOT NULL,
    why          TEXT NOT NULL,
    owner_id     BIGINT,
    group_id     BIGINT,
    poll_id      BIGINT,
    command      TEXT NOT NULL,
    from_address TEXT,
    spf_domain   TEXT,
    received_at  BIGINT NOT NULL,
    until_at     BIGINT NOT NULL,
    raw_id       BIGINT,
    settled      TEXT
);
CREATE INDEX held_by_owner ON held (owner_id) WHERE settled IS NULL;
CREATE INDEX held_by_poll ON held (poll_id) WHERE settled IS NULL;
CREATE INDEX held_by_end ON held (until_at) WHERE settled IS NULL;

-- Mail out. From lease_until on the columns belong to the queue (src/store/queue.rs) alone.

CREATE TABLE notices (
    id           BIGINT PRIMARY KEY NOT NULL,
    person_id    BIGINT NOT NULL,
    to_address   TEXT,
    group_id     BIGINT,
    thread_id    BIGINT,
    poll_id      BIGINT,
    poll_version BIGINT NOT NULL,
    kind         TEXT NOT NULL,
    body         TEXT NOT NULL,
    due          BIGINT NOT NULL,
    made_at      BIGINT NOT NULL,
    state        TEXT NOT NULL,
    lease_until  BIGINT NOT NULL DEFAULT 0,
    attempts     BIGINT NOT NULL DEFAULT 0,
    tries        BIGINT NOT NULL DEFAULT 0,
    reason       TEXT,
    status       TEXT,
    sent_to      TEXT,
    sent_at      BIGINT
);
CREATE INDEX notices_queued ON notices (due) WHERE state = 'queued';
CREATE INDEX notices_on_their_way ON notices (lease_until) WHERE state = 'handed';
CREATE INDEX notices_for_digest ON notices (person_id, due) WHERE state = 'for_digest';
CREATE INDEX notices_parked ON notices (id) WHERE state = 'parked';
CREATE INDEX notices_refusals ON notices (person_id, made_at) WHERE kind = 'refusal';
CREATE INDEX notices_to_passers_by ON notices (to_address, made_at) WHERE kind = 'asked_owner';

-- A fact that has yet to be told to everyone it concerns; gone when everyone has been.
CREATE TABLE fanouts (
    id         BIGINT PRIMARY KEY NOT NULL,
    group_id   BIGINT NOT NULL,
    event      TEXT NOT NULL,
    at         BIGINT NOT NULL,
    told_until BIGINT NOT NULL
);

-- Facts. xact is the writing transaction, so that a reader with a position skips nothing that commits late.

CREATE TABLE events (
    id       BIGINT PRIMARY KEY NOT NULL,
    at       BIGINT NOT NULL,
    cause    TEXT NOT NULL,
    group_id BIGINT,
    poll_id  BIGINT,
    record   TEXT NOT NULL,
    chain    TEXT,
    xact     BIGINT NOT NULL DEFAULT (pg_current_xact_id()::text::bigint)
);
CREATE INDEX events_by_poll ON events (poll_id, id) WHERE poll_id IS NOT NULL;

-- What brought a command about, once, with what became of it.
CREATE TABLE causes (
    cause        TEXT PRIMARY KEY NOT NULL,
    at           BIGINT NOT NULL,
    dispositions TEXT NOT NULL
);

-- Mail in.

CREATE TABLE raws (
    id          BIGINT PRIMARY KEY NOT NULL,
    envelope    TEXT NOT NULL,
    received_at BIGINT NOT NULL,
    size        BIGINT NOT NULL,
    state       TEXT NOT NULL,
    next_at     BIGINT NOT NULL,
    attempts    BIGINT NOT NULL
);
CREATE INDEX raws_pending ON raws (next_at) WHERE state = 'pending';

-- Apart, so that a change of state does not write the message again.
CREATE TABLE raw_bytes (
    raw_id BIGINT PRIMARY KEY NOT NULL,
    bytes  BYTEA NOT NULL
);

-- Every message ends here, once for each group concerned.
CREATE TABLE dispositions (
    raw_id    BIGINT NOT NULL,
    position  BIGINT NOT NULL,
    cause     TEXT NOT NULL,
    group_id  BIGINT,
    person_id BIGINT,
    outcome   TEXT NOT NULL,
    at        BIGINT NOT NULL,
    PRIMARY KEY (raw_id, position)
);

-- Small machinery (src/store/keep.rs). Secrets are kept as hashes.

CREATE TABLE meta (
    key   TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
);

CREATE TABLE sessions (
    hash       TEXT PRIMARY KEY NOT NULL,
    person_id  BIGINT,
    confirmed  TEXT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE TABLE nonces (
    nonce      TEXT PRIMARY KEY NOT NULL,
    expires_at BIGINT NOT NULL
);

-- What mail providers posted to a webhook door (src/store/posts.rs): what of it was taken, until they no longer repeat it.
CREATE TABLE webhook_posts (
    post       TEXT PRIMARY KEY NOT NULL,
    digest     TEXT NOT NULL,
    status     BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX webhook_posts_by_end ON webhook_posts (expires_at);
