-- Who answers what, by office and post, so that it survives a change of people.

-- The instrument names owners by what an office does (civil-registry); a regency says once which office that is here.
CREATE TABLE indicators.owner_office (
  regency      text COLLATE "C" NOT NULL,
  owner        text COLLATE "C" NOT NULL,
  organisation uuid NOT NULL,
  post         text NOT NULL DEFAULT '',
  version      int NOT NULL DEFAULT 1,
  PRIMARY KEY (regency, owner)
);
SELECT platform.guard('indicators.owner_office', 'shared');

CREATE TABLE indicators.request (
  regency      text COLLATE "C" NOT NULL,
  evaluation   text COLLATE "C" NOT NULL,
  question     text COLLATE "C" NOT NULL,
  organisation uuid NOT NULL,
  post         text NOT NULL DEFAULT '',      -- jabatan of the data owner
  due          date,
  asked_at     timestamptz NOT NULL,
  version      int NOT NULL DEFAULT 1,
  PRIMARY KEY (regency, evaluation, question),
  FOREIGN KEY (regency, evaluation) REFERENCES indicators.evaluation
);
CREATE INDEX request_organisation ON indicators.request (regency, evaluation, organisation);
SELECT platform.guard('indicators.request', 'shared');

-- The numbered letter that offices answer. The number often comes after the signature.
CREATE TABLE indicators.letter (
  regency       text COLLATE "C" NOT NULL,
  id            uuid NOT NULL,
  evaluation    text COLLATE "C" NOT NULL,
  number        text NOT NULL DEFAULT '',
  dated         date NOT NULL,
  due           date NOT NULL,
  signer_name   text NOT NULL,
  signer_post   text NOT NULL,
  signer_number text NOT NULL DEFAULT '',     -- NIP
  organisations uuid[] NOT NULL CHECK (cardinality(organisations) > 0),
  made_by       text NOT NULL,
  made_at       timestamptz NOT NULL,
  version       int NOT NULL DEFAULT 1,
  PRIMARY KEY (regency, id),
  FOREIGN KEY (regency, evaluation) REFERENCES indicators.evaluation
);
CREATE INDEX letter_evaluation ON indicators.letter (regency, evaluation, dated DESC, id DESC);
SELECT platform.guard('indicators.letter', 'parties:organisations read-only');
