-- A million people are found by any part of their name.
CREATE INDEX mandate_name_part ON accounts.mandate USING gin (regency, lower(person_name) gin_trgm_ops);
