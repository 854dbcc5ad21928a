-- What a record of a declared kind said before: a later edit of a phone names the version it began from, and is merged field by field.
CREATE TABLE fieldwork.record_version (
  regency     text COLLATE "C" NOT NULL,
  record      uuid NOT NULL,
  version     int NOT NULL,
  kind        text COLLATE "C" NOT NULL,
  village     uuid NOT NULL,
  author      uuid NOT NULL,
  body        jsonb NOT NULL,
  editor      uuid NOT NULL,
  editor_name text NOT NULL,
  edited_at   timestamptz NOT NULL,
  PRIMARY KEY (regency, record, version)
);
SELECT platform.guard('fieldwork.record_version', 'village:village author:author');
