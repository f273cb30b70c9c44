-- A calendar program knows an event by its organizer, so everything that a poll sends to one person's calendar names the
-- address of the first ballot they got. This finds that ballot.
CREATE INDEX notices_of_ballots ON notices (poll_id, person_id) WHERE kind = 'ballot';
