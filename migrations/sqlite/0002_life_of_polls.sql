-- A poll lives on after it opened: whoever has not voted is reminded, its author or a coordinator may extend it, open it again
-- or call it off, and its outcome is looked at again. What the clock looks for has columns of its own, the rest is JSON.
ALTER TABLE polls ADD COLUMN life TEXT NOT NULL DEFAULT '{}';
ALTER TABLE polls ADD COLUMN reminders INTEGER NOT NULL DEFAULT 0;
ALTER TABLE polls ADD COLUMN remind_at INTEGER;
ALTER TABLE polls ADD COLUMN review_at INTEGER;
CREATE INDEX polls_to_remind ON polls (remind_at) WHERE stage = 'open';
CREATE INDEX polls_to_review ON polls (review_at) WHERE stage = 'settled';
-- Polls that are open now are reminded of once, a day before they close.
UPDATE polls SET remind_at = closes_at - 86400000000 WHERE stage = 'open' AND closes_at - opened_at >= 172800000000;
