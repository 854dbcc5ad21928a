-- Decisions are found whatever apostrophe, accent or order of words.
ALTER TABLE meetings.decision ADD COLUMN search text COLLATE "C" GENERATED ALWAYS AS (platform.search_text(text)) STORED;
CREATE INDEX decision_text ON meetings.decision USING gin (regency, search gin_trgm_ops);
-- All of them by date, the latest first: those that are closed too.
CREATE INDEX decision_by_day ON meetings.decision (regency, due DESC, id DESC);
