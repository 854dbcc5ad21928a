-- As V1_02_10, whatever apostrophe, accent or order of words; organisations by their short name too.
ALTER TABLE accounts.mandate DROP COLUMN search;
ALTER TABLE accounts.mandate ADD COLUMN search text COLLATE "C" GENERATED ALWAYS AS (platform.search_text(person_name)) STORED;
CREATE INDEX mandate_name ON accounts.mandate (regency, person_name, id) INCLUDE (search, role, ended_at);
CREATE INDEX mandate_name_part ON accounts.mandate USING gin (regency, search gin_trgm_ops);
ALTER TABLE accounts.organisation ADD COLUMN search text COLLATE "C" GENERATED ALWAYS AS (platform.search_text(name || ' ' || short_name)) STORED;
DROP INDEX accounts.organisation_name;
CREATE INDEX organisation_name ON accounts.organisation USING gin (regency, search gin_trgm_ops);
