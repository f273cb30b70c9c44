-- Why: a mail can be read long after it was received. Between two orders about a pause, or about the digest's times and
-- format, the one received later wins, so both instants are kept. And a cause says whether the mail that brought it about
-- proved its sender: only where it did not is a proven copy decided for itself.

ALTER TABLE people ADD COLUMN pause_set_at BIGINT;
ALTER TABLE people ADD COLUMN habits_set_at BIGINT;

ALTER TABLE causes ADD COLUMN proven BIGINT NOT NULL DEFAULT 0;
-- A second row with nothing in it said so before.
UPDATE causes SET proven = 1 WHERE cause IN (SELECT SUBSTR(mark.cause, 1, LENGTH(mark.cause) - 7) FROM causes AS mark
    WHERE mark.dispositions = '[]' AND mark.cause LIKE '%/proven');
DELETE FROM causes WHERE dispositions = '[]' AND cause LIKE '%/proven';
