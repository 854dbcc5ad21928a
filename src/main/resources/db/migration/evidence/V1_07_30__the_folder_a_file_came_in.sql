-- The folder or archive that a file came in: its words say where its files belong. And what a person placed last, for "the same as before".
ALTER TABLE evidence.item ADD COLUMN origin text NOT NULL DEFAULT '' CHECK (length(origin) <= 200);
CREATE INDEX use_added_by ON evidence.use (regency, added_by, added_at DESC, id DESC);
