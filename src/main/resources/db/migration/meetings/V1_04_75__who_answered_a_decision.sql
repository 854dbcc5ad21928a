-- Who gave an answer may correct it. The trail knows who it was: of an answer that settled the decision by its own line.
ALTER TABLE meetings.decision
  ADD COLUMN answered_by uuid,
  ADD COLUMN answered_by_name text CHECK (length(answered_by_name) <= 200),
  ADD COLUMN answered_at timestamptz;
UPDATE meetings.decision d
   SET answered_by = e.person, answered_by_name = left(e.person_name, 200), answered_at = e.at
  FROM (SELECT DISTINCT ON (regency, subject) regency, subject, at, person, person_name FROM audit.entry
         WHERE kind = 'decision' AND person IS NOT NULL
           AND (action = 'answered' OR action = 'changed' AND fields = ARRAY['answer'])
         ORDER BY regency, subject, at DESC, id DESC) e
 WHERE e.regency = d.regency AND e.subject = d.id AND d.answer <> '';
ALTER TABLE meetings.decision ADD CHECK (num_nonnulls(answered_by, answered_by_name, answered_at) IN (0, 3));
