-- Why: a secret poll keeps who took part and what was chosen apart. A ballot has a random id and neither person nor time,
-- no place of its own; when the poll is counted, all of its ballots are written again in the order of their ids.

CREATE TABLE participants (
    poll_id   INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    PRIMARY KEY (poll_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE secret_ballots (
    poll_id INTEGER NOT NULL,
    id      TEXT NOT NULL,
    choice  TEXT NOT NULL,
    PRIMARY KEY (poll_id, id)
) STRICT, WITHOUT ROWID;
