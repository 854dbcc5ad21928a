-- The coat of arms, uploaded once and printed on every letterhead.
ALTER TABLE regions.regency ADD COLUMN crest_sha256 text COLLATE "C" CHECK (crest_sha256 ~ '^[0-9a-f]{64}$');
