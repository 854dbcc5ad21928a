-- What really happened. Volume comes from reports, money from the owner of the line; a mistake is taken back with its reason and stays readable.
CREATE TABLE agreements.volume (
  regency       text COLLATE "C" NOT NULL,
  activity      uuid NOT NULL,
  report        uuid NOT NULL,
  village       uuid NOT NULL,
  held_on       date NOT NULL,
  volume        bigint NOT NULL CHECK (volume >= 0),
  heard_at      timestamptz NOT NULL,
  withdrawn     boolean NOT NULL DEFAULT false,  -- by its author, with the report
  taken_back_at timestamptz,                     -- by the office or the task force
  taken_back_by text,
  taken_back_reason text,
  organisations uuid[] NOT NULL,
  PRIMARY KEY (regency, activity, report),
  FOREIGN KEY (regency, activity) REFERENCES agreements.activity (regency, id),
  CHECK ((taken_back_at IS NULL) = (taken_back_reason IS NULL))
);
CREATE INDEX volume_activity ON agreements.volume (regency, activity, held_on DESC);
CREATE INDEX volume_report ON agreements.volume (regency, report);

CREATE TABLE agreements.realisation (
  regency       text COLLATE "C" NOT NULL,
  id            uuid NOT NULL,
  line          uuid NOT NULL,
  activity      uuid NOT NULL,
  as_of         date NOT NULL,
  amount        bigint CHECK (amount >= 0),      -- altogether up to that day; null: guarded
  basis         text NOT NULL,                   -- SP2D, SPJ, receipt, letter
  on_behalf     boolean NOT NULL DEFAULT false,
  person        uuid,
  person_name   text NOT NULL,
  at            timestamptz NOT NULL,
  taken_back_at timestamptz,
  taken_back_by text,
  taken_back_reason text,
  village       uuid,
  organisations uuid[] NOT NULL,
  PRIMARY KEY (regency, id),
  FOREIGN KEY (regency, line) REFERENCES agreements.budget_line (regency, id),
  CHECK ((taken_back_at IS NULL) = (taken_back_reason IS NULL))
);
CREATE INDEX realisation_line ON agreements.realisation (regency, line, as_of DESC, at DESC);
CREATE INDEX realisation_activity ON agreements.realisation (regency, activity);

CREATE TABLE agreements.guarded_realisation (
  regency     text COLLATE "C" NOT NULL,
  realisation uuid NOT NULL,
  partner     uuid NOT NULL,
  amount      bigint NOT NULL CHECK (amount >= 0),
  PRIMARY KEY (regency, realisation),
  FOREIGN KEY (regency, realisation) REFERENCES agreements.realisation (regency, id)
);

CREATE TABLE agreements.training (
  regency       text COLLATE "C" NOT NULL,
  id            uuid NOT NULL,
  activity      uuid NOT NULL,
  held_on       date NOT NULL,
  who           text NOT NULL,                   -- teachers, PATBM activists, health workers …
  topic         text NOT NULL DEFAULT '',
  trained_m     int NOT NULL CHECK (trained_m >= 0),
  trained_f     int NOT NULL CHECK (trained_f >= 0),
  certified_m   int NOT NULL CHECK (certified_m BETWEEN 0 AND trained_m),
  certified_f   int NOT NULL CHECK (certified_f BETWEEN 0 AND trained_f),
  issuer        text NOT NULL DEFAULT '',        -- of the certificate
  person_name   text NOT NULL,
  at            timestamptz NOT NULL,
  taken_back_at timestamptz,
  taken_back_by text,
  taken_back_reason text,
  organisations uuid[] NOT NULL,
  PRIMARY KEY (regency, id),
  FOREIGN KEY (regency, activity) REFERENCES agreements.activity (regency, id),
  CHECK ((taken_back_at IS NULL) = (taken_back_reason IS NULL))
);
CREATE INDEX training_activity ON agreements.training (regency, activity, held_on);

-- What a regency sets itself: the dates of its planning gates, and its own rule of status.
CREATE TABLE agreements.gate_date (
  regency text COLLATE "C" NOT NULL,
  year    int NOT NULL,                          -- the budget year
  gate    text COLLATE "C" NOT NULL,
  opens   date NOT NULL,
  closes  date NOT NULL CHECK (closes >= opens),
  source  text NOT NULL,                         -- the letter or schedule that says so
  version int NOT NULL DEFAULT 1,
  PRIMARY KEY (regency, year, gate)
);

CREATE TABLE agreements.status_rule (
  regency text COLLATE "C" NOT NULL,
  begins  date NOT NULL,
  points  int NOT NULL CHECK (points BETWEEN 1 AND 100),
  silent_days int NOT NULL CHECK (silent_days BETWEEN 1 AND 366),
  notice_working_days int NOT NULL CHECK (notice_working_days BETWEEN 0 AND 30),
  source  text NOT NULL,
  version int NOT NULL DEFAULT 1,
  PRIMARY KEY (regency, begins)
);

-- A sheet that was read, waits for a yes, was taken, or was undone.
CREATE TABLE agreements.plan_import (
  regency      text COLLATE "C" NOT NULL,
  id           uuid NOT NULL,
  plan         uuid NOT NULL,
  plan_version int NOT NULL,
  person       uuid NOT NULL,
  person_name  text NOT NULL,
  file_name    text NOT NULL,
  at           timestamptz NOT NULL,
  based_on     int NOT NULL,                     -- version of what the plan said when the sheet was read
  wishes       jsonb,                            -- what the plan is to say; emptied when taken
  befores      jsonb,                            -- what it said, for undoing
  afters       jsonb,                            -- number of the save of each activity right after it was taken
  added        int NOT NULL DEFAULT 0,
  changed      int NOT NULL DEFAULT 0,
  taken_at     timestamptz,
  undone_at    timestamptz,
  undone_reason text,
  PRIMARY KEY (regency, id),
  FOREIGN KEY (regency, plan) REFERENCES agreements.plan (regency, id)
);
CREATE INDEX plan_import_plan ON agreements.plan_import (regency, plan, at DESC);

SELECT platform.guard('agreements.volume', 'parties:organisations village:village');
SELECT platform.guard('agreements.realisation', 'parties:organisations village:village');
SELECT platform.guard('agreements.guarded_realisation', 'organisation:partner');
SELECT platform.guard('agreements.training', 'parties:organisations');
SELECT platform.guard('agreements.gate_date', 'shared');
SELECT platform.guard('agreements.status_rule', 'shared');
SELECT platform.guard('agreements.plan_import', 'author:person');
