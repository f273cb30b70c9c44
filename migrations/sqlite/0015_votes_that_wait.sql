-- Why: a mail that waits for DNS held up every poll that was closed, whatever it was about, so that one stranger's mail could
-- delay every result by a day. Each now says the votes of which polls may be in it: their ids between commas, none for most.
-- Nothing is known of those that were stored before, or ahead of being read.

ALTER TABLE raws ADD COLUMN votes TEXT;
