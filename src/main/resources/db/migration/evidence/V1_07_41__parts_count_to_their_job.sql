-- The parts of a package count to what its job keeps, and go with it: those of jobs that are gone go now.
DELETE FROM evidence.export_part p
 WHERE NOT EXISTS (SELECT FROM platform.job j WHERE j.regency = p.regency AND j.id = p.job);
UPDATE platform.job j SET kept_bytes = kept_bytes + p.bytes
  FROM (SELECT regency, job, sum(size) AS bytes FROM evidence.export_part GROUP BY regency, job) p
 WHERE p.regency = j.regency AND p.job = j.id;
