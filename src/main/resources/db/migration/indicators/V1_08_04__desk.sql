-- One office at the table: what was accepted and what was returned, until a Berita Acara is signed.
CREATE TABLE indicators.desk (
  regency      text COLLATE "C" NOT NULL,
  id           uuid NOT NULL,
  evaluation   text COLLATE "C" NOT NULL,
  organisation uuid NOT NULL,
  place        text NOT NULL DEFAULT '',
  started_at   timestamptz NOT NULL,
  started_by   text NOT NULL,
  ended_at     timestamptz,
  number       text NOT NULL DEFAULT '',
  present      text NOT NULL DEFAULT '',       -- who was there, a line each: name, post
  agreed       text NOT NULL DEFAULT '',       -- what the office will do, and by when
  version      int NOT NULL DEFAULT 1,
  PRIMARY KEY (regency, id),
  FOREIGN KEY (regency, evaluation) REFERENCES indicators.evaluation
);
CREATE INDEX desk_evaluation ON indicators.desk (regency, evaluation, started_at DESC, id DESC);
SELECT platform.guard('indicators.desk', 'organisation:organisation read-only');

CREATE TABLE indicators.desk_verdict (
  regency      text COLLATE "C" NOT NULL,
  desk         uuid NOT NULL,
  use          uuid NOT NULL,
  organisation uuid NOT NULL,
  question     text COLLATE "C" NOT NULL,
  slot         text COLLATE "C" NOT NULL,
  title        text NOT NULL,
  accepted     boolean NOT NULL,
  reason       text NOT NULL DEFAULT '',
  by_name      text NOT NULL,
  at           timestamptz NOT NULL,
  PRIMARY KEY (regency, desk, use),
  FOREIGN KEY (regency, desk) REFERENCES indicators.desk
);
SELECT platform.guard('indicators.desk_verdict', 'organisation:organisation read-only');
