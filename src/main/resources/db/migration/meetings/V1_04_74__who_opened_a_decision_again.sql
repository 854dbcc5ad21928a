-- A decision that was opened again did not say by whom and why: only the trail did, which its owner does not read.
ALTER TABLE meetings.decision
  ADD COLUMN reopened_at timestamptz,
  ADD COLUMN reopened_by_name text CHECK (length(reopened_by_name) <= 200),
  ADD COLUMN reopen_reason text CHECK (length(reopen_reason) <= 500);
UPDATE meetings.decision d
   SET reopened_at = e.at, reopened_by_name = left(e.person_name, 200), reopen_reason = left(coalesce(e.reason, ''), 500)
  FROM (SELECT DISTINCT ON (regency, subject) regency, subject, at, person_name, reason FROM audit.entry
         WHERE kind = 'decision' AND action = 'reopened' ORDER BY regency, subject, at DESC, id DESC) e
 WHERE e.regency = d.regency AND e.subject = d.id;
ALTER TABLE meetings.decision ADD CHECK (num_nonnulls(reopened_at, reopened_by_name, reopen_reason) IN (0, 3));
