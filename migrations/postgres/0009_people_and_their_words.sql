-- Why: people pause their mail, leave for a time or for good, and decide whether they may be invited; what they wrote
-- can be taken back or changed, found by the Message-ID of their own mail; and each person may look up what became of
-- the mail to them.

ALTER TABLE people ADD COLUMN paused_until BIGINT;
-- When they deactivated or deleted themselves.
ALTER TABLE people ADD COLUMN gone_at BIGINT;
-- They asked never to be invited again.
ALTER TABLE people ADD COLUMN uninvited BIGINT NOT NULL DEFAULT 0;

ALTER TABLE comments ADD COLUMN message_id TEXT;
ALTER TABLE comments ADD COLUMN deleted_by BIGINT;
ALTER TABLE comments ADD COLUMN edited_at BIGINT;
CREATE INDEX comments_by_author ON comments (author_id, id);
CREATE INDEX comments_by_message ON comments (message_id) WHERE message_id IS NOT NULL;

CREATE INDEX notices_by_person ON notices (person_id, id);
