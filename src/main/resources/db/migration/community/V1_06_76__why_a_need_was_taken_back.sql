-- Why the author took a note back stood where the answer stands, and what its companion had answered was lost. It has a
-- place of its own.
ALTER TABLE community.need_note ADD COLUMN taken_back_reason text NOT NULL DEFAULT ''
  CHECK (length(taken_back_reason) <= 1000);
UPDATE community.need_note SET taken_back_reason = answer, answer = '', answered_by = NULL, answered_name = '',
       answered_at = NULL
 WHERE state = 'taken-back';
ALTER TABLE community.need_note ADD CHECK (taken_back_reason = '' OR state = 'taken-back');
