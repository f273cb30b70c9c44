-- Why: a count folds equal ballots. Read in this order they stand side by side, and no row is looked at but in here.
CREATE INDEX ballots_by_choice ON ballots (poll_id, choice, person_id) WHERE state = 'counted';

-- A result lists a few votes, those with reasons first.
CREATE INDEX ballots_with_reasons ON ballots (poll_id, id) WHERE state = 'counted' AND reason <> '';
