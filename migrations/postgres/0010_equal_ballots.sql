-- Why: a result lists a few votes, those with reasons first. PostgreSQL folds equal ballots by hash, and an index of what
-- they say could not hold the longest.
CREATE INDEX ballots_with_reasons ON ballots (poll_id, id) WHERE state = 'counted' AND reason <> '';
