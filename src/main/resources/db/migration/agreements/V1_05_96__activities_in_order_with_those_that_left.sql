-- The list shows activities that left their plan with reports or money, so that it is walked without asking first
-- whether they stand.
CREATE INDEX activity_all_ends ON agreements.activity (regency, year, ends, id);
CREATE INDEX activity_all_title ON agreements.activity (regency, year, title, id);
