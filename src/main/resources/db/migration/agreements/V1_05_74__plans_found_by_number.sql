-- Plans are found by the number that is printed on each of their papers, too (PlanVersionFingerprint makes the same of the last twenty bits of the id).
DROP INDEX agreements.plan_title;
ALTER TABLE agreements.plan DROP COLUMN search;
ALTER TABLE agreements.plan ADD COLUMN search text COLLATE "C" GENERATED ALWAYS AS (platform.search_text(title || ' RKB-' || year::text || '-'
  || substr('ABCDEFGHJKLMNPQRSTUVWXYZ23456789', (get_byte(uuid_send(id), 15) & 31) + 1, 1)
  || substr('ABCDEFGHJKLMNPQRSTUVWXYZ23456789', (((get_byte(uuid_send(id), 14) << 8 | get_byte(uuid_send(id), 15)) >> 5) & 31) + 1, 1)
  || substr('ABCDEFGHJKLMNPQRSTUVWXYZ23456789', ((get_byte(uuid_send(id), 14) >> 2) & 31) + 1, 1)
  || substr('ABCDEFGHJKLMNPQRSTUVWXYZ23456789', (((get_byte(uuid_send(id), 13) << 8 | get_byte(uuid_send(id), 14)) >> 7) & 31) + 1, 1))) STORED;
CREATE INDEX plan_title ON agreements.plan USING gin (regency, search gin_trgm_ops);
