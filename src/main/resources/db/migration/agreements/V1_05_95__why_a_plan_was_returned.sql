-- Why a version was returned stood where stands why it was begun, and that was lost. It has a place of its own. Why a
-- returned version had been begun the trail still knows: it was written down with the version.
ALTER TABLE agreements.plan_version ADD COLUMN return_reason text NOT NULL DEFAULT ''
  CHECK (length(return_reason) <= 5000);
UPDATE agreements.plan_version SET return_reason = reason, reason = '' WHERE state = 'returned';
ALTER TABLE agreements.plan_version ADD CHECK (return_reason = '' OR state = 'returned');
