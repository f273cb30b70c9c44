-- Why: help and status in answer to mail without proof, and the link to one's data that a page asks for, go out once in a
-- while only, so what somebody was sent of them lately is found by person.

CREATE INDEX notices_of_answers ON notices (person_id, made_at) WHERE kind IN ('help', 'status', 'my_data');
