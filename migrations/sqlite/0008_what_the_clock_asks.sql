-- Why: after every commit the clock asks what is due. What it asks for is found without looking at polls that are over, or
-- at each notice that waits for a digest. SQLite uses a partial index only for the very words of its condition, so each
-- stage has its own.

DROP INDEX polls_in_motion;
CREATE INDEX polls_drafts ON polls (opens_at) WHERE stage = 'draft';
CREATE INDEX polls_to_close ON polls (closes_at) WHERE stage = 'open';
CREATE INDEX polls_uncounted ON polls (id) WHERE stage = 'closed';
CREATE INDEX notices_of_digests ON notices (due, person_id) WHERE state = 'for_digest';
