-- The answer of an office: its draft and its note are its own. What everybody of the task force may read stands in indicators.score.
CREATE TABLE indicators.answer (
  regency      text COLLATE "C" NOT NULL,
  evaluation   text COLLATE "C" NOT NULL,
  question     text COLLATE "C" NOT NULL,
  organisation uuid NOT NULL,
  state        text COLLATE "C" NOT NULL CHECK (state IN ('draft', 'sent', 'taken-back')),
  option       text COLLATE "C",
  note         text NOT NULL DEFAULT '' CHECK (length(note) <= 5000),
  letter       text NOT NULL DEFAULT '',      -- the cover letter, when the operator fills in on behalf of the office
  letter_date  date,
  by_person    uuid,
  by_name      text NOT NULL,
  by_operator  boolean NOT NULL DEFAULT false,
  at           timestamptz NOT NULL,
  version      int NOT NULL DEFAULT 1,
  PRIMARY KEY (regency, evaluation, question),
  FOREIGN KEY (regency, evaluation) REFERENCES indicators.evaluation,
  CHECK (state <> 'sent' OR option IS NOT NULL),
  CHECK (NOT by_operator OR letter <> '')
);
CREATE INDEX answer_organisation ON indicators.answer (regency, organisation, evaluation);
SELECT platform.guard('indicators.answer', 'organisation:organisation');

-- What was sent and taken back, kept for ever.
CREATE TABLE indicators.answer_past (
  regency      text COLLATE "C" NOT NULL,
  evaluation   text COLLATE "C" NOT NULL,
  question     text COLLATE "C" NOT NULL,
  version      int NOT NULL,
  organisation uuid NOT NULL,
  state        text COLLATE "C" NOT NULL,
  option       text COLLATE "C",
  note         text NOT NULL,
  letter       text NOT NULL,
  by_name      text NOT NULL,
  at           timestamptz NOT NULL,
  reason       text,
  PRIMARY KEY (regency, evaluation, question, version)
);
SELECT platform.guard('indicators.answer_past', 'organisation:organisation append');

-- What a checker reads out of the proofs: no better option than this one, with the reason.
CREATE TABLE indicators.opinion (
  regency      text COLLATE "C" NOT NULL,
  evaluation   text COLLATE "C" NOT NULL,
  question     text COLLATE "C" NOT NULL,
  organisation uuid NOT NULL,
  option       text COLLATE "C" NOT NULL,
  reason       text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
  by_name      text NOT NULL,
  at           timestamptz NOT NULL,
  version      int NOT NULL DEFAULT 1,
  PRIMARY KEY (regency, evaluation, question),
  FOREIGN KEY (regency, evaluation) REFERENCES indicators.evaluation
);
SELECT platform.guard('indicators.opinion', 'organisation:organisation read-only');

-- The three scores of a question, kept as it happens.
CREATE TABLE indicators.score (
  regency         text COLLATE "C" NOT NULL,
  evaluation      text COLLATE "C" NOT NULL,
  question        text COLLATE "C" NOT NULL,
  position        int NOT NULL,
  block           text COLLATE "C" NOT NULL,
  indicator       text COLLATE "C" NOT NULL,
  organisation    uuid,                        -- who owes the answer
  answered        boolean NOT NULL DEFAULT false,
  claimed_option  text COLLATE "C",
  survives_option text COLLATE "C",
  highest         numeric(7,2) NOT NULL,
  claimed         numeric(7,2) NOT NULL DEFAULT 0,
  complete        numeric(7,2) NOT NULL DEFAULT 0,
  survives        numeric(7,2) NOT NULL DEFAULT 0,
  supported       numeric(7,2) NOT NULL DEFAULT 0, -- what checked proofs would bear if it were claimed
  missing         int NOT NULL DEFAULT 0,      -- required slots of the claimed option without a proof
  warned          int NOT NULL DEFAULT 0,      -- … with a warning
  returned        int NOT NULL DEFAULT 0,      -- … whose proof a checker sent back
  unchecked       int NOT NULL DEFAULT 0,      -- … whose proof nobody has checked
  proposed        int NOT NULL DEFAULT 0,      -- proofs that wait for the office to take them
  next_step       text COLLATE "C" NOT NULL DEFAULT 'answer',
  at              timestamptz NOT NULL,
  PRIMARY KEY (regency, evaluation, question),
  FOREIGN KEY (regency, evaluation) REFERENCES indicators.evaluation
);
CREATE INDEX score_organisation ON indicators.score (regency, organisation, evaluation);
SELECT platform.guard('indicators.score', 'shared');

-- Where the year stood at the end of each day on which something changed.
CREATE TABLE indicators.score_day (
  regency    text COLLATE "C" NOT NULL,
  evaluation text COLLATE "C" NOT NULL,
  day        date NOT NULL,
  claimed    numeric(7,2) NOT NULL,
  complete   numeric(7,2) NOT NULL,
  survives   numeric(7,2) NOT NULL,
  answered   int NOT NULL,
  PRIMARY KEY (regency, evaluation, day)
);
SELECT platform.guard('indicators.score_day', 'shared');
