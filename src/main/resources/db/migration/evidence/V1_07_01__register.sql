-- Daftar Data Dukung: what proves an answer, and for which answers it is used.
CREATE SCHEMA evidence;

CREATE TABLE evidence.item (
  regency       text COLLATE "C" NOT NULL,
  id            uuid NOT NULL,
  kind          text COLLATE "C" NOT NULL DEFAULT 'unplaced' CHECK (kind IN ('unplaced', 'official', 'activity', 'computed')),
  title         text NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
  doc_kind      text COLLATE "C" NOT NULL DEFAULT '',
  number        text NOT NULL DEFAULT '',
  doc_date      date,                 -- of an official document
  valid_from    date,
  valid_to      date,
  held_on       date,                 -- of an activity
  village       uuid,
  organisation  uuid NOT NULL,        -- whose it is
  report        uuid,                 -- the report that it came from
  activity      uuid,
  sha256        text COLLATE "C",
  safe_sha256   text COLLATE "C",     -- the copy that may leave: faces blurred, caption strip
  faces         jsonb,                -- boxes; null: nobody has looked yet
  readable      boolean NOT NULL DEFAULT true,
  picture       boolean NOT NULL DEFAULT false,
  pages         int,
  fact_rule     text,
  fact_value    text,
  fact_rows     text,
  withdrawn     text,                 -- why it was taken out, or null
  added_by      uuid,
  added_by_name text NOT NULL,
  added_at      timestamptz NOT NULL,
  organisations uuid[] NOT NULL DEFAULT '{}',
  villages      uuid[] NOT NULL DEFAULT '{}',
  version       int NOT NULL DEFAULT 1,
  PRIMARY KEY (regency, id)
);
CREATE INDEX item_added ON evidence.item (regency, added_at DESC, id DESC);
CREATE INDEX item_unplaced ON evidence.item (regency, added_at, id) WHERE kind = 'unplaced' AND withdrawn IS NULL;
CREATE INDEX item_title ON evidence.item USING gin (regency, lower(title) gin_trgm_ops);
CREATE INDEX item_file ON evidence.item (regency, sha256);
CREATE INDEX item_report ON evidence.item (regency, report) WHERE report IS NOT NULL;
CREATE INDEX item_organisations ON evidence.item USING gin (organisations);
SELECT platform.guard('evidence.item', 'parties:organisations area:villages author:added_by');

CREATE TABLE evidence.use (
  regency       text COLLATE "C" NOT NULL,
  id            uuid NOT NULL,
  item          uuid NOT NULL,
  evaluation    text COLLATE "C" NOT NULL,
  question      text COLLATE "C" NOT NULL,
  slot          text COLLATE "C" NOT NULL,
  pages         text NOT NULL DEFAULT '',
  proves        text NOT NULL DEFAULT '',
  state         text COLLATE "C" NOT NULL CHECK (state IN ('proposed', 'taken', 'declined', 'taken-back')),
  state_reason  text,
  checked       text COLLATE "C" NOT NULL DEFAULT 'unchecked' CHECK (checked IN ('unchecked', 'accepted', 'returned')),
  check_reason  text,
  checked_by    uuid,
  checked_name  text,
  checked_at    timestamptz,
  warnings      text[] NOT NULL DEFAULT '{}',
  organisation  uuid NOT NULL,        -- the office that answers
  organisations uuid[] NOT NULL DEFAULT '{}',
  villages      uuid[] NOT NULL DEFAULT '{}',
  added_by      uuid,
  added_at      timestamptz NOT NULL,
  version       int NOT NULL DEFAULT 1,
  PRIMARY KEY (regency, id),
  UNIQUE (regency, evaluation, question, slot, item),
  FOREIGN KEY (regency, item) REFERENCES evidence.item
);
CREATE INDEX use_question ON evidence.use (regency, evaluation, question, slot);
CREATE INDEX use_item ON evidence.use (regency, item);
CREATE INDEX use_proposed ON evidence.use (regency, organisation, added_at, id) WHERE state = 'proposed';
CREATE INDEX use_returned ON evidence.use (regency, organisation, id) WHERE checked = 'returned' AND state = 'taken';
CREATE INDEX use_organisations ON evidence.use USING gin (organisations);
SELECT platform.guard('evidence.use', 'parties:organisations area:villages author:added_by');

-- Likeness is a question to a person, not a refusal.
CREATE TABLE evidence.likeness (
  regency       text COLLATE "C" NOT NULL,
  id            uuid NOT NULL,
  item          uuid NOT NULL,        -- the later one
  other         uuid NOT NULL,        -- the earlier one
  distance      int NOT NULL,         -- bits of 64; 0 and same_bytes: the very same file
  same_bytes    boolean NOT NULL,
  answer        text COLLATE "C" CHECK (answer IN ('same', 'different')),
  answered_name text,
  organisations uuid[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (regency, id),
  UNIQUE (regency, item, other),
  FOREIGN KEY (regency, item) REFERENCES evidence.item,
  FOREIGN KEY (regency, other) REFERENCES evidence.item
);
CREATE INDEX likeness_open ON evidence.likeness (regency, item) WHERE answer IS NULL;
SELECT platform.guard('evidence.likeness', 'parties:organisations');
