-- Why a decision is not pursued stood where its answer stands, and what its owner had answered was lost. It has a place
-- of its own. Of what was dropped and opened again the trail knows which text was such a reason.
ALTER TABLE meetings.decision ADD COLUMN drop_reason text NOT NULL DEFAULT '' CHECK (length(drop_reason) <= 5000);
UPDATE meetings.decision SET drop_reason = answer, answer = '' WHERE state = 'dropped';
UPDATE meetings.decision d SET answer = ''
 WHERE d.state <> 'dropped' AND d.answer <> ''
   AND EXISTS (SELECT 1 FROM audit.entry e
                WHERE e.regency = d.regency AND e.kind = 'decision' AND e.subject = d.id AND e.action = 'dropped'
                  AND e.reason = d.answer);
ALTER TABLE meetings.decision ADD CHECK (drop_reason = '' OR state = 'dropped');
