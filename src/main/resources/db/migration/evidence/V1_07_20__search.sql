-- Evidence is found whatever apostrophe, accent or order of words.
ALTER TABLE evidence.item ADD COLUMN search text COLLATE "C" GENERATED ALWAYS AS (platform.search_text(title)) STORED;
DROP INDEX evidence.item_title;
CREATE INDEX item_title ON evidence.item USING gin (regency, search gin_trgm_ops);
