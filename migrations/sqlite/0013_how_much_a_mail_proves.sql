-- Why: a mail whose provider signs no To proves who sent it and not to whom. A second delivery of it was decided again,
-- because only a mail that proved both counted as proven. A cause now says how much its mail proved: 0 nothing, 1 its
-- sender, 2 also its reader. What is recorded as "/proven" proved its sender at least.

UPDATE causes SET proven = 2 WHERE proven = 1;
UPDATE causes SET proven = 1 WHERE proven = 0 AND cause LIKE '%/proven';
