-- A line that waited long for its seal is a sign that somebody held the sealer up, unless the server was off: a seal of the third form says, within its
-- digest, since when the sealer ran that made it. The seals that are there keep the form they were made with.
ALTER TABLE audit.batch DROP CONSTRAINT batch_form_check;
ALTER TABLE audit.batch ADD CONSTRAINT batch_form_check CHECK (form IN (1, 2, 3));
ALTER TABLE audit.batch ADD COLUMN started_at timestamptz CHECK (form < 3 OR started_at IS NOT NULL);
