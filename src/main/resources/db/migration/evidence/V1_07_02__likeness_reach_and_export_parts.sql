-- A question of likeness is seen by whoever sees the item it is about, the village that brought it included.
ALTER TABLE evidence.likeness ADD COLUMN villages uuid[] NOT NULL DEFAULT '{}', ADD COLUMN added_by uuid;
DROP POLICY wide ON evidence.likeness;
DROP POLICY narrow ON evidence.likeness;
DELETE FROM platform.guarded WHERE target = 'evidence.likeness';
SELECT platform.guard('evidence.likeness', 'parties:organisations area:villages author:added_by');

-- The parts of a package of proofs, small enough for a slow line; each is fetched by the person who asked for it.
CREATE TABLE evidence.export_part (
  regency  text COLLATE "C" NOT NULL,
  job      uuid NOT NULL,
  nr       int NOT NULL,
  block    text COLLATE "C" NOT NULL,
  name     text COLLATE "C" NOT NULL,
  files    int NOT NULL,
  size     bigint NOT NULL,
  sha256   text COLLATE "C" NOT NULL,
  entries  jsonb NOT NULL,             -- names in the part and what they prove, for the index
  person   uuid NOT NULL,
  made_at  timestamptz NOT NULL,
  PRIMARY KEY (regency, job, nr)
);
CREATE INDEX export_part_age ON evidence.export_part (regency, made_at);
SELECT platform.guard('evidence.export_part', 'author:person');
