-- A report that was moved to another activity is not one that its author took back.
ALTER TABLE agreements.volume ADD COLUMN moved boolean NOT NULL DEFAULT false;
UPDATE agreements.volume v SET moved = true
 WHERE v.withdrawn AND EXISTS (
   SELECT FROM agreements.volume o
    WHERE o.regency = v.regency AND o.report = v.report AND o.activity <> v.activity AND NOT o.withdrawn);
