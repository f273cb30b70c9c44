-- Why: a secret poll keeps who took part and what was chosen apart. A ballot has a random id and neither person nor time,
-- no place of its own; when the poll is counted, all of its ballots are written again in the order of their ids.

CREATE TABLE participants (
    poll_id   BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    PRIMARY KEY (poll_id, person_id)
);

CREATE TABLE secret_ballots (
    poll_id BIGINT NOT NULL,
    id      TEXT NOT NULL,
    choice  TEXT NOT NULL,
    PRIMARY KEY (poll_id, id)
);
