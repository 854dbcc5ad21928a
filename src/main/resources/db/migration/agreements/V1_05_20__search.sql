-- Plans are found whatever apostrophe, accent or order of words; of agreements and activities the application keeps what is searched (SearchText).
ALTER TABLE agreements.plan ADD COLUMN search text COLLATE "C" GENERATED ALWAYS AS (platform.search_text(title)) STORED;
DROP INDEX agreements.plan_title;
CREATE INDEX plan_title ON agreements.plan USING gin (regency, search gin_trgm_ops);
UPDATE agreements.agreement SET search = platform.search_text(search);
UPDATE agreements.activity SET search = platform.search_text(search);
