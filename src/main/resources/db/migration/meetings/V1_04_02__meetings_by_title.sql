-- The list of meetings is also sorted by title, page by page.
CREATE INDEX meeting_by_title ON meetings.meeting (regency, title, id);
