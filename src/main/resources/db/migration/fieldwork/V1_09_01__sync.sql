-- What came from phones. The hash of every received form is kept for ever, in the transaction of the record it made: the same again is known,
-- another content under the same id is not taken in silence.
CREATE SCHEMA fieldwork;

CREATE TABLE fieldwork.received (
  regency     text COLLATE "C" NOT NULL,
  record      uuid NOT NULL,
  hash        bytea NOT NULL,              -- SHA-256 of the canonical form of basedOn and body
  first       boolean NOT NULL,            -- the form that made the record
  kind        text COLLATE "C" NOT NULL,
  receipt     text COLLATE "C" NOT NULL,
  person      uuid NOT NULL,
  device      uuid NOT NULL,
  written_at  timestamptz NOT NULL,        -- by the phone's clock
  skew        int,                         -- seconds the phone's clock was behind the server's at sending
  received_at timestamptz NOT NULL,
  PRIMARY KEY (regency, record, hash)
);
CREATE UNIQUE INDEX received_first ON fieldwork.received (regency, record) WHERE first;
SELECT platform.guard('fieldwork.received', 'author:person append');

-- A file on its way, in pieces. How much is here is the length of the file in the data folder, never a number that could disagree with it.
CREATE TABLE fieldwork.upload (
  regency    text COLLATE "C" NOT NULL,
  id         uuid NOT NULL,
  record     uuid NOT NULL,
  slot       text COLLATE "C" NOT NULL CHECK (slot IN ('photo', 'attendance')),
  sha256     text COLLATE "C" NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  size       bigint NOT NULL CHECK (size > 0),
  media_type text COLLATE "C" NOT NULL,
  name       text NOT NULL DEFAULT '',
  taken_at   timestamptz,
  place      jsonb,
  person     uuid NOT NULL,
  device     uuid NOT NULL,
  begun_at   timestamptz NOT NULL,
  touched_at timestamptz NOT NULL,
  receipt    text COLLATE "C",             -- there: the file is kept and belongs to its record
  done_at    timestamptz,
  PRIMARY KEY (regency, id)
);
CREATE INDEX upload_open ON fieldwork.upload (regency, touched_at) WHERE receipt IS NULL;
SELECT platform.guard('fieldwork.upload', 'author:person');

-- Answers to API requests that carried an Idempotency-Key, for 24 hours.
CREATE TABLE fieldwork.idempotency (
  regency  text COLLATE "C" NOT NULL,
  person   uuid NOT NULL,
  key      text COLLATE "C" NOT NULL CHECK (length(key) BETWEEN 8 AND 200),
  request  bytea NOT NULL,                 -- SHA-256 of method, path and body
  status   int,                            -- null while the first one is at work
  headers  jsonb,
  answer   bytea,
  made_at  timestamptz NOT NULL,
  PRIMARY KEY (regency, person, key)
);
CREATE INDEX idempotency_old ON fieldwork.idempotency (regency, made_at);
SELECT platform.guard('fieldwork.idempotency', 'author:person');
