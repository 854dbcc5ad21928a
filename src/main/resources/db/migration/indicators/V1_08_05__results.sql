-- What the province and the ministry decided. Years that were never kept here have their totals only.
CREATE TABLE indicators.stage_result (
  regency         text COLLATE "C" NOT NULL,
  evaluation      text COLLATE "C" NOT NULL CHECK (evaluation ~ '^[0-9]{4}$'),   -- a year, kept here or not
  stage           text COLLATE "C" NOT NULL,
  total           numeric(7,2) NOT NULL CHECK (total BETWEEN 0 AND 1000),
  category        text NOT NULL DEFAULT '',
  number          text NOT NULL DEFAULT '',
  dated           date,
  note            text NOT NULL DEFAULT '',
  document_sha256 text COLLATE "C",
  document_name   text NOT NULL DEFAULT '',
  by_name         text NOT NULL,
  at              timestamptz NOT NULL,
  version         int NOT NULL DEFAULT 1,
  PRIMARY KEY (regency, evaluation, stage)
);
SELECT platform.guard('indicators.stage_result', 'shared');

CREATE TABLE indicators.question_result (
  regency    text COLLATE "C" NOT NULL,
  evaluation text COLLATE "C" NOT NULL,
  stage      text COLLATE "C" NOT NULL,
  question   text COLLATE "C" NOT NULL,
  points     numeric(7,2) NOT NULL CHECK (points >= 0),
  note       text NOT NULL DEFAULT '',         -- the verifier's own words
  by_name    text NOT NULL,
  at         timestamptz NOT NULL,
  version    int NOT NULL DEFAULT 1,
  PRIMARY KEY (regency, evaluation, stage, question),
  FOREIGN KEY (regency, evaluation) REFERENCES indicators.evaluation
);
SELECT platform.guard('indicators.question_result', 'shared');

-- What was typed into the ministry's application, and by whom; the version says which answer it was.
CREATE TABLE indicators.entered (
  regency        text COLLATE "C" NOT NULL,
  evaluation     text COLLATE "C" NOT NULL,
  question       text COLLATE "C" NOT NULL,
  answer_version int NOT NULL,
  by_name        text NOT NULL,
  at             timestamptz NOT NULL,
  PRIMARY KEY (regency, evaluation, question),
  FOREIGN KEY (regency, evaluation) REFERENCES indicators.evaluation
);
SELECT platform.guard('indicators.entered', 'wide-only');
