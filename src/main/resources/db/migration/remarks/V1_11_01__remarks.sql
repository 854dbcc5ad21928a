-- What office and checker say to each other beside a question, an evidence item or an activity.
CREATE SCHEMA remarks;

-- The reach is a copy of the subject's: who sees no more of that sees no more of this.
CREATE TABLE remarks.conversation (
  regency       text COLLATE "C" NOT NULL,
  id            uuid NOT NULL,
  kind          text COLLATE "C" NOT NULL CHECK (kind IN ('question', 'evidence', 'activity')),
  subject       uuid NOT NULL,
  subject_key   text COLLATE "C" NOT NULL CHECK (length(subject_key) BETWEEN 1 AND 100), -- how its module finds the subject
  subject_title text NOT NULL CHECK (length(subject_title) BETWEEN 1 AND 400), -- as it was called when the conversation began
  state         text COLLATE "C" NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'settled')),
  state_at      timestamptz NOT NULL,
  state_by      uuid NOT NULL,
  state_by_name text NOT NULL CHECK (length(state_by_name) BETWEEN 1 AND 200),
  remarks       int NOT NULL CHECK (remarks BETWEEN 1 AND 200),
  organisations uuid[] NOT NULL DEFAULT '{}',
  villages      uuid[] NOT NULL DEFAULT '{}',
  owner         uuid,
  version       int NOT NULL DEFAULT 1,
  PRIMARY KEY (regency, id)
);
CREATE INDEX conversation_subject ON remarks.conversation (regency, subject);
SELECT platform.guard('remarks.conversation', 'parties:organisations area:villages author:owner');

-- Never edited. One that its author took back keeps its place and loses its text.
CREATE TABLE remarks.remark (
  regency       text COLLATE "C" NOT NULL,
  id            uuid NOT NULL,
  conversation  uuid NOT NULL,
  subject       uuid NOT NULL,
  number        int NOT NULL CHECK (number BETWEEN 1 AND 200),
  text          text NOT NULL CHECK (length(text) <= 2000),
  author        uuid NOT NULL,
  author_name   text NOT NULL CHECK (length(author_name) BETWEEN 1 AND 200),
  written_at    timestamptz NOT NULL,
  named         uuid,
  named_name    text,
  taken_back_at timestamptz,
  organisations uuid[] NOT NULL DEFAULT '{}',
  villages      uuid[] NOT NULL DEFAULT '{}',
  owner         uuid,
  PRIMARY KEY (regency, id),
  FOREIGN KEY (regency, conversation) REFERENCES remarks.conversation,
  CHECK ((named IS NULL) = (named_name IS NULL))
);
CREATE UNIQUE INDEX remark_number ON remarks.remark (regency, conversation, number);
CREATE INDEX remark_subject ON remarks.remark (regency, subject);
CREATE INDEX remark_named ON remarks.remark (regency, named) WHERE named IS NOT NULL;
SELECT platform.guard('remarks.remark', 'parties:organisations area:villages author:owner');
