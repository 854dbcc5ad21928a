-- What a village reports: that an activity was held, when, where, with how many. The record is born on a phone, its id too.
CREATE SCHEMA community;

CREATE TABLE community.report (
  regency       text COLLATE "C" NOT NULL,
  id            uuid NOT NULL,
  version       int NOT NULL DEFAULT 1,
  receipt       text COLLATE "C" NOT NULL,          -- LK-73.24-2026-000123
  status        text COLLATE "C" NOT NULL CHECK (status IN ('received', 'incomplete', 'complete', 'review', 'withdrawn')),
  told          boolean NOT NULL DEFAULT false,     -- the report counts: ActivityHeld was announced
  activity      uuid,
  title         text NOT NULL CHECK (length(title) BETWEEN 1 AND 300),  -- the activity's title of that day, or the village's own words
  kind          text COLLATE "C" NOT NULL,
  counts        text COLLATE "C" NOT NULL DEFAULT 'activities',         -- how the unit of the activity counts
  held_on       date NOT NULL,
  village       uuid NOT NULL,
  organisations uuid[] NOT NULL DEFAULT '{}',       -- office responsible and partners of the activity, copied
  children_m    int NOT NULL CHECK (children_m BETWEEN 0 AND 1000000),
  children_f    int NOT NULL CHECK (children_f BETWEEN 0 AND 1000000),
  adults_m      int NOT NULL CHECK (adults_m BETWEEN 0 AND 1000000),
  adults_f      int NOT NULL CHECK (adults_f BETWEEN 0 AND 1000000),
  ages          jsonb,                              -- {"0-5": {"m": 1, "f": 2}, …}
  disability    jsonb,                              -- {"children": 1, "adults": 0}
  volume        bigint CHECK (volume >= 0),         -- as written down, in the unit of the activity
  realised      bigint NOT NULL,                    -- what the report counts
  notes         text NOT NULL DEFAULT '' CHECK (length(notes) <= 50000),
  cost          bigint CHECK (cost >= 0),           -- a note in rupiah; never becomes realisation
  on_behalf_of  text CHECK (length(on_behalf_of) <= 200),
  place         jsonb,                              -- {"lat", "lon", "accuracy"}: proof of place, shown to those who see the report
  files         jsonb NOT NULL DEFAULT '[]',        -- announced: [{"id", "slot", "sha256", "size"}]
  awaited       int NOT NULL DEFAULT 0,             -- announced and not yet here
  photos        int NOT NULL DEFAULT 0,
  conflicts     int NOT NULL DEFAULT 0,             -- not yet settled
  author        uuid NOT NULL,
  author_name   text NOT NULL,
  mandate       uuid,                               -- of the day it was written
  editor        uuid NOT NULL,                      -- who wrote the version of now
  editor_name   text NOT NULL,
  written_at    timestamptz NOT NULL,               -- by the phone's clock, which may be wrong
  received_at   timestamptz NOT NULL,
  edited_at     timestamptz NOT NULL,
  review        text COLLATE "C",                   -- why it waits for review: mandate-ended, village-not-planned, …
  returned      text,                               -- what the reviewer wrote
  withdrawn     text,                               -- the reason
  search        text NOT NULL,                      -- lower case: title, receipt, names
  PRIMARY KEY (regency, id),
  UNIQUE (regency, receipt)
);
CREATE INDEX report_held ON community.report (regency, held_on DESC, id DESC);
CREATE INDEX report_village ON community.report (regency, village, held_on DESC, id DESC);
CREATE INDEX report_activity ON community.report (regency, activity, held_on DESC, id DESC) WHERE activity IS NOT NULL;
CREATE INDEX report_author ON community.report (regency, author, received_at DESC);
CREATE INDEX report_organisations ON community.report USING gin (organisations);
CREATE INDEX report_open ON community.report (regency, status, received_at) WHERE status IN ('review', 'incomplete');
CREATE INDEX report_conflicts ON community.report (regency, edited_at) WHERE conflicts > 0;
CREATE INDEX report_search ON community.report USING gin (regency, search gin_trgm_ops);
SELECT platform.guard('community.report', 'village:village author:author parties:organisations');

-- What a report said before: a later edit of a phone names the version it began from, and is merged field by field.
CREATE TABLE community.report_version (
  regency       text COLLATE "C" NOT NULL,
  report        uuid NOT NULL,
  version       int NOT NULL,
  village       uuid NOT NULL,
  author        uuid NOT NULL,
  organisations uuid[] NOT NULL DEFAULT '{}',
  body          jsonb NOT NULL,
  editor        uuid NOT NULL,
  editor_name   text NOT NULL,
  edited_at     timestamptz NOT NULL,
  PRIMARY KEY (regency, report, version),
  FOREIGN KEY (regency, report) REFERENCES community.report
);
SELECT platform.guard('community.report_version', 'village:village author:author parties:organisations');

-- The same field changed on both sides: kept, and shown until a person chooses.
CREATE TABLE community.report_conflict (
  regency       text COLLATE "C" NOT NULL,
  id            uuid NOT NULL,
  report        uuid NOT NULL,
  village       uuid NOT NULL,
  author        uuid NOT NULL,
  organisations uuid[] NOT NULL DEFAULT '{}',
  field         text COLLATE "C" NOT NULL,          -- dotted path: people.childrenM
  mine          jsonb NOT NULL,                     -- what came later
  theirs        jsonb NOT NULL,                     -- what stood
  editor        uuid NOT NULL,                      -- who wrote "mine"
  editor_name   text NOT NULL,
  standing_name text NOT NULL,
  shown_version int NOT NULL,
  at            timestamptz NOT NULL,
  settled_at    timestamptz,
  settled_by    uuid,
  settled_name  text,
  chosen        jsonb,
  PRIMARY KEY (regency, id),
  FOREIGN KEY (regency, report) REFERENCES community.report
);
CREATE INDEX report_conflict_open ON community.report_conflict (regency, report) WHERE settled_at IS NULL;
SELECT platform.guard('community.report_conflict', 'village:village author:author parties:organisations');

-- Photos: those who see the report see them. Time and place as the phone or the picture itself told them.
CREATE TABLE community.report_photo (
  regency       text COLLATE "C" NOT NULL,
  id            uuid NOT NULL,
  report        uuid NOT NULL,
  village       uuid NOT NULL,
  author        uuid NOT NULL,
  organisations uuid[] NOT NULL DEFAULT '{}',
  sha256        text COLLATE "C" NOT NULL,
  media_type    text COLLATE "C" NOT NULL,
  size          bigint NOT NULL,
  taken_at      timestamptz,
  place         jsonb,
  receipt       text COLLATE "C" NOT NULL,
  arrived_at    timestamptz NOT NULL,
  PRIMARY KEY (regency, id),
  FOREIGN KEY (regency, report) REFERENCES community.report
);
CREATE INDEX report_photo_report ON community.report_photo (regency, report, arrived_at, id);
SELECT platform.guard('community.report_photo', 'village:village author:author parties:organisations');

-- The photographed attendance list holds names: the village and its companions alone; a partner never.
CREATE TABLE community.attendance_file (
  regency    text COLLATE "C" NOT NULL,
  id         uuid NOT NULL,
  report     uuid NOT NULL,
  village    uuid NOT NULL,
  author     uuid NOT NULL,
  sha256     text COLLATE "C" NOT NULL,
  media_type text COLLATE "C" NOT NULL,
  size       bigint NOT NULL,
  taken_at   timestamptz,
  receipt    text COLLATE "C" NOT NULL,
  arrived_at timestamptz NOT NULL,
  PRIMARY KEY (regency, id),
  FOREIGN KEY (regency, report) REFERENCES community.report
);
CREATE INDEX attendance_file_report ON community.attendance_file (regency, report, arrived_at, id);
SELECT platform.guard('community.attendance_file', 'village:village author:author');

-- Receipt numbers run by regency and year. They are taken in small blocks, so that writers do not queue for the next one.
CREATE TABLE community.receipt_counter (
  regency text COLLATE "C" NOT NULL,
  year    int NOT NULL,
  last    bigint NOT NULL,
  epoch   uuid NOT NULL,
  PRIMARY KEY (regency, year)
);
SELECT platform.guard('community.receipt_counter', 'shared-write');

-- The bodies that a village has: PATBM, DRPPA, TP-PKK. Facts of the village, without persons.
CREATE TABLE community.village_body (
  regency       text COLLATE "C" NOT NULL,
  village       uuid NOT NULL,
  kind          text COLLATE "C" NOT NULL CHECK (kind IN ('patbm', 'drppa', 'tp-pkk')),
  version       int NOT NULL DEFAULT 1,
  name          text NOT NULL DEFAULT '' CHECK (length(name) <= 200),
  decree_number text NOT NULL DEFAULT '' CHECK (length(decree_number) <= 100),
  decree_date   date,
  chair_post    text NOT NULL DEFAULT '' CHECK (length(chair_post) <= 200),
  members_m     int CHECK (members_m BETWEEN 0 AND 100000),
  members_f     int CHECK (members_f BETWEEN 0 AND 100000),
  founded       int CHECK (founded BETWEEN 1945 AND 2200),
  edited_by     text NOT NULL,
  edited_at     timestamptz NOT NULL,
  PRIMARY KEY (regency, village, kind)
);
SELECT platform.guard('community.village_body', 'village:village');
-- No secret within the regency: an office reads what every village has. Only the village and the wide reach write.
CREATE POLICY seen ON community.village_body FOR SELECT TO payung_narrow
  USING (regency = (SELECT nullif(current_setting('app.regency', true), '')));
