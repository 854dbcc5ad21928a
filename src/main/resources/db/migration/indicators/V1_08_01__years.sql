-- The instrument of a year, copied when the year is opened: what comes later, shipped or imported, never reaches a year that has its copy.
CREATE SCHEMA indicators;

CREATE TABLE indicators.instrument (
  regency   text COLLATE "C" NOT NULL,
  id        uuid NOT NULL,
  code      text COLLATE "C" NOT NULL,          -- the version it was copied from: kla-2026
  origin    text COLLATE "C" NOT NULL CHECK (origin IN ('shipped', 'edited', 'imported')),
  content   jsonb NOT NULL,                     -- blocks, indicators, questions, options, slots, stages, bands
  copied_at timestamptz NOT NULL,
  version   int NOT NULL DEFAULT 1,
  PRIMARY KEY (regency, id)
);
SELECT platform.guard('indicators.instrument', 'shared');

CREATE TABLE indicators.evaluation (
  regency        text COLLATE "C" NOT NULL,
  code           text COLLATE "C" NOT NULL CHECK (code ~ '^[0-9]{4}$'),   -- the year in which it is held
  instrument     uuid NOT NULL,
  evidence_years int[] NOT NULL CHECK (cardinality(evidence_years) BETWEEN 1 AND 4),
  stage          text COLLATE "C" NOT NULL,     -- of the instrument: EM, VA, VLH, VKL, VF
  state          text COLLATE "C" NOT NULL CHECK (state IN ('open', 'locked', 'closed')),
  due            date,
  opened_at      timestamptz NOT NULL,
  state_at       timestamptz NOT NULL,
  state_by       text NOT NULL,
  state_reason   text,
  version        int NOT NULL DEFAULT 1,
  PRIMARY KEY (regency, code),
  FOREIGN KEY (regency, instrument) REFERENCES indicators.instrument
);
SELECT platform.guard('indicators.evaluation', 'shared');

-- The hours after a verifier's session, in which only the named questions reopen.
CREATE TABLE indicators.sprint (
  regency    text COLLATE "C" NOT NULL,
  id         uuid NOT NULL,
  evaluation text COLLATE "C" NOT NULL,
  stage      text COLLATE "C" NOT NULL,
  opened_at  timestamptz NOT NULL,
  until      timestamptz NOT NULL CHECK (until > opened_at),
  questions  text[] NOT NULL CHECK (cardinality(questions) > 0),
  opened_by  text NOT NULL,
  ended_at   timestamptz,
  PRIMARY KEY (regency, id),
  FOREIGN KEY (regency, evaluation) REFERENCES indicators.evaluation
);
CREATE INDEX sprint_evaluation ON indicators.sprint (regency, evaluation, until DESC);
SELECT platform.guard('indicators.sprint', 'shared');
