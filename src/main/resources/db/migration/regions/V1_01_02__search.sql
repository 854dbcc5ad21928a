-- Villages are found whatever apostrophe or hyphen their name has.
ALTER TABLE regions.region ADD COLUMN search text COLLATE "C" GENERATED ALWAYS AS (platform.search_text(name)) STORED;
DROP INDEX regions.region_name;
CREATE INDEX region_name ON regions.region USING gin (search gin_trgm_ops);
