-- Why: coordinators see everything that waits for their word on one page, settle what one sender has sent together, and
-- a sender whom they block is known the next time. What a member wrote beyond a budget waits there too, with its author.
-- Ballots that somebody asked for are found by person: mail without proof brings one a day.

ALTER TABLE held ADD COLUMN author_id INTEGER;
CREATE INDEX held_by_group ON held (group_id) WHERE settled IS NULL AND owner_id IS NULL;
CREATE INDEX held_blocked ON held (group_id, from_address) WHERE settled = 'blocked';
CREATE INDEX notices_asked_for ON notices (person_id, made_at) WHERE kind = 'ballot' AND body LIKE '%"asked_for"%';
