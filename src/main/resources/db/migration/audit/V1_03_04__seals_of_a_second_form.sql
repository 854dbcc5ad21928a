-- A seal of the second form takes in what the first left out: when it was made, whose phone hears of a line, and whether it was made in a demonstration,
-- whose clock stands where its story is. The seals that are there keep the form they were made with.
ALTER TABLE audit.batch ADD COLUMN form smallint NOT NULL DEFAULT 1 CHECK (form IN (1, 2));
ALTER TABLE audit.batch ADD COLUMN demonstration boolean NOT NULL DEFAULT false;

-- Who keeps a digest outside the database, and of which seal: an auditor and an administrator, each a copy of their own.
CREATE TABLE audit.kept_digest (
  regency     text COLLATE "C" NOT NULL,
  id          uuid NOT NULL,
  seal        bigint NOT NULL,
  person      uuid NOT NULL,
  person_name text NOT NULL,
  office      text COLLATE "C" NOT NULL CHECK (office IN ('auditor', 'administrator')),
  kept_at     timestamptz NOT NULL,
  PRIMARY KEY (regency, id)
);
CREATE INDEX kept_digest_latest ON audit.kept_digest (regency, office, kept_at DESC);
SELECT platform.guard('audit.kept_digest', 'wide-only append');
