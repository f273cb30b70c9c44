-- Why: a group keeps the settings of its polls under names, as lines of a poll mail, so that nobody writes them each time.
-- They name people, so they stand beside the rules, which the log repeats, and not among them. JSON: name to lines.

ALTER TABLE groups ADD COLUMN templates TEXT NOT NULL DEFAULT '{}';
