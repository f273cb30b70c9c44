-- Why: a picture that somebody's mails show again and again is the logo of their signature, and is left out. So a comment
-- keeps the hashes of the small pictures that its mail showed, as JSON.

ALTER TABLE comments ADD COLUMN pictures TEXT NOT NULL DEFAULT '[]';
CREATE INDEX comments_by_pictures ON comments (author_id, id) WHERE pictures <> '[]';
