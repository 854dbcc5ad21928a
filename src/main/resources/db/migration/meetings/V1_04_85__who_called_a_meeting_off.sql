-- A meeting that was withdrawn did not say by whom and why: only the trail did, which those invited do not read.
ALTER TABLE meetings.meeting
  ADD COLUMN withdrawn_by_name text NOT NULL DEFAULT '' CHECK (length(withdrawn_by_name) <= 200),
  ADD COLUMN withdraw_reason text NOT NULL DEFAULT '' CHECK (length(withdraw_reason) <= 500);
UPDATE meetings.meeting m
   SET withdrawn_by_name = left(e.person_name, 200), withdraw_reason = left(coalesce(e.reason, ''), 500)
  FROM (SELECT DISTINCT ON (regency, subject) regency, subject, person_name, reason FROM audit.entry
         WHERE kind = 'meeting' AND action = 'withdrawn' ORDER BY regency, subject, at DESC, id DESC) e
 WHERE e.regency = m.regency AND e.subject = m.id AND m.withdrawn_at IS NOT NULL;
ALTER TABLE meetings.meeting
  ADD CHECK (withdrawn_at IS NOT NULL OR (withdrawn_by_name = '' AND withdraw_reason = ''));
