-- Who led a report to the activity that it stands at, when and why: its author's phone says it. Of earlier moves the trail knows.
ALTER TABLE community.report ADD COLUMN moved jsonb;  -- {"by", "at", "reason"}
UPDATE community.report r
   SET moved = jsonb_build_object('by', e.person_name, 'at', e.at, 'reason', coalesce(e.reason, '–'))
  FROM (SELECT DISTINCT ON (regency, subject) regency, subject, person_name, at, reason FROM audit.entry
         WHERE kind = 'report' AND action = 'moved-activity' ORDER BY regency, subject, at DESC, id DESC) e
 WHERE r.regency = e.regency AND r.id = e.subject AND r.activity IS NOT NULL;
