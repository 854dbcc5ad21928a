-- The trail: written in the transaction it tells of, never changed. Names of fields, never values.
CREATE SCHEMA audit;
CREATE TABLE audit.entry (
  regency       text COLLATE "C" NOT NULL,
  id            uuid NOT NULL,
  at            timestamptz NOT NULL,
  person        uuid,
  person_name   text NOT NULL,
  service       text COLLATE "C",
  mandates      uuid[] NOT NULL DEFAULT '{}',
  kind          text COLLATE "C" NOT NULL,    -- kind of record: agreement, activity, report, …
  subject       uuid NOT NULL,
  action        text COLLATE "C" NOT NULL,    -- message key part: created, changed, signed, withdrawn, read, …
  fields        text[] NOT NULL DEFAULT '{}',
  reason        text,
  organisations uuid[] NOT NULL DEFAULT '{}', -- reach of the record, for those who may read its history
  villages      uuid[] NOT NULL DEFAULT '{}',
  changes       boolean NOT NULL DEFAULT true, -- false: it was only read or searched
  PRIMARY KEY (regency, id)
);
CREATE INDEX entry_subject ON audit.entry (regency, kind, subject, at DESC, id DESC);
CREATE INDEX entry_at ON audit.entry (regency, at DESC, id DESC);
CREATE INDEX entry_person ON audit.entry (regency, person, at DESC, id DESC);
SELECT platform.guard('audit.entry', 'parties:organisations area:villages author:person append');

-- What waits for the sealer.
CREATE TABLE audit.unsealed (
  regency text COLLATE "C" NOT NULL,
  entry   uuid NOT NULL,
  PRIMARY KEY (regency, entry)
);
ALTER TABLE audit.unsealed ENABLE ROW LEVEL SECURITY;
GRANT INSERT ON audit.unsealed TO payung_wide, payung_narrow;
CREATE POLICY waits ON audit.unsealed FOR INSERT TO payung_wide, payung_narrow
  WITH CHECK (regency = (SELECT nullif(current_setting('app.regency', true), '')));

-- Consecutive numbers per regency, given after commit: phones ask for everything since a number, and none is missed.
CREATE TABLE audit.sealed (
  regency text COLLATE "C" NOT NULL,
  number  bigint NOT NULL,
  entry   uuid NOT NULL,
  batch   bigint NOT NULL,
  kind    text COLLATE "C" NOT NULL,
  subject uuid NOT NULL,
  changes boolean NOT NULL,
  organisations uuid[] NOT NULL DEFAULT '{}',
  villages      uuid[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (regency, number),
  UNIQUE (regency, entry)
);
SELECT platform.guard('audit.sealed', 'parties:organisations area:villages read-only');

CREATE TABLE audit.batch (
  regency    text COLLATE "C" NOT NULL,
  number     bigint NOT NULL,
  first      bigint NOT NULL,
  last       bigint NOT NULL,
  previous   bytea NOT NULL,   -- digest of the batch before, 32 zero bytes for the first
  root       bytea NOT NULL,   -- Merkle root of the entries
  digest     bytea NOT NULL,   -- SHA-256(previous ‖ root ‖ number ‖ first ‖ last)
  sealed_at  timestamptz NOT NULL,
  PRIMARY KEY (regency, number)
);
SELECT platform.guard('audit.batch', 'shared');

DO $$
DECLARE
  home text := 'regency = (SELECT nullif(current_setting(''app.regency'', true), ''''))';
  t text;
BEGIN
  GRANT USAGE ON SCHEMA audit TO payung_sealer;
  GRANT SELECT, DELETE ON audit.unsealed TO payung_sealer;
  GRANT SELECT ON audit.entry TO payung_sealer;
  GRANT SELECT, INSERT ON audit.sealed, audit.batch TO payung_sealer;
  REVOKE INSERT, UPDATE, DELETE ON audit.sealed, audit.batch FROM payung_wide, payung_narrow;
  FOREACH t IN ARRAY ARRAY['unsealed', 'entry', 'sealed', 'batch'] LOOP
    EXECUTE format('CREATE POLICY sealer ON audit.%I TO payung_sealer USING (%s) WITH CHECK (%s)', t, home, home);
  END LOOP;
END $$;
