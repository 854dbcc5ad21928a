-- A part of a name that very many bear, all at one end of the alphabet (all Rahma begin with R), is found by going along the names in their order
-- until a page is full. Along the table that reads a page of the disk for each person who does not bear it; along an index that holds all that is
-- asked it reads none. Small letters are kept, because making them costs more than comparing them.
ALTER TABLE accounts.mandate ADD COLUMN search text COLLATE "C" GENERATED ALWAYS AS (lower(person_name)) STORED;
DROP INDEX accounts.mandate_name;
DROP INDEX accounts.mandate_name_part;
CREATE INDEX mandate_name ON accounts.mandate (regency, person_name, id) INCLUDE (search, role, ended_at);
CREATE INDEX mandate_name_part ON accounts.mandate USING gin (regency, search gin_trgm_ops);
