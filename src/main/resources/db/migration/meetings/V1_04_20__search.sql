-- Meetings are found whatever apostrophe, accent or order of words.
ALTER TABLE meetings.meeting ADD COLUMN search text COLLATE "C" GENERATED ALWAYS AS (platform.search_text(title)) STORED;
DROP INDEX meetings.meeting_title;
CREATE INDEX meeting_title ON meetings.meeting USING gin (regency, search gin_trgm_ops);
