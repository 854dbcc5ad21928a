-- Drafts of regional rules, what happened to them, notes of one side, and the numbers that were given.
CREATE SCHEMA legislation;

-- Where it stands follows from its events (DraftCourse) and is written here for lists. Until an event brings it to the other side, the regent's wide
-- reach does not open a draft of the council, and the council does not reach one of the regent.
CREATE TABLE legislation.draft (
  regency           text COLLATE "C" NOT NULL,
  id                uuid NOT NULL,
  kind              text COLLATE "C" NOT NULL CHECK (length(kind) BETWEEN 1 AND 40),
  title             text NOT NULL CHECK (length(title) BETWEEN 1 AND 500),
  search            text GENERATED ALWAYS AS (platform.search_text(title)) STORED,
  review            text COLLATE "C" NOT NULL CHECK (review IN ('facilitation', 'evaluation', 'none')),
  initiator         uuid NOT NULL,
  programme_year    int NOT NULL CHECK (programme_year BETWEEN 2000 AND 2100),
  outside_ground    text COLLATE "C" NOT NULL DEFAULT '',
  parent            uuid,
  promised_on       date,
  same_subject      uuid,
  stage             text COLLATE "C" NOT NULL,
  holder            text COLLATE "C" NOT NULL,
  stage_since       date NOT NULL,
  last_on           date NOT NULL,
  programme_now     int NOT NULL,
  ended             boolean NOT NULL DEFAULT false,
  clocks            text[] NOT NULL DEFAULT '{}',
  term_on           date,
  registered_as     text NOT NULL DEFAULT '',
  rule_number       int,
  rule_year         int,
  gazette_number    int,
  supplement_number int,
  gazette_year      int,
  organisations     uuid[] NOT NULL DEFAULT '{}',
  regent_side       boolean NOT NULL,
  version           int NOT NULL DEFAULT 1,
  PRIMARY KEY (regency, id),
  CHECK ((rule_number IS NULL) = (rule_year IS NULL)),
  CHECK ((gazette_number IS NULL) = (gazette_year IS NULL))
);
CREATE INDEX draft_recent ON legislation.draft (regency, last_on, id);
CREATE INDEX draft_title ON legislation.draft (regency, title, id);
CREATE INDEX draft_since ON legislation.draft (regency, stage_since, id);
CREATE INDEX draft_open ON legislation.draft (regency, holder, last_on) WHERE NOT ended;
CREATE INDEX draft_parent ON legislation.draft (regency, parent) WHERE parent IS NOT NULL;
CREATE INDEX draft_same_subject ON legislation.draft (regency, same_subject) WHERE same_subject IS NOT NULL;
CREATE INDEX draft_search ON legislation.draft USING gin (search gin_trgm_ops);
SELECT platform.guard('legislation.draft', 'parties:organisations wide-when:regent_side');

-- Never edited: what was wrong is struck, with a reason, and what is right takes its place.
CREATE TABLE legislation.event (
  regency         text COLLATE "C" NOT NULL,
  id              uuid NOT NULL,
  draft           uuid NOT NULL,
  origin          uuid NOT NULL, -- the first that stood in its place: a correction keeps it
  number          int NOT NULL CHECK (number BETWEEN 1 AND 400),
  kind            text COLLATE "C" NOT NULL CHECK (length(kind) BETWEEN 1 AND 60),
  happened_on     date NOT NULL,
  letter_number   text NOT NULL DEFAULT '' CHECK (length(letter_number) <= 120),
  registered_as   text NOT NULL DEFAULT '' CHECK (length(registered_as) <= 120),
  until_on        date,
  consent_number  text NOT NULL DEFAULT '' CHECK (length(consent_number) <= 120),
  consent_on      date,
  file_name       text NOT NULL DEFAULT '' CHECK (length(file_name) <= 300),
  file_sha256     text COLLATE "C",
  recorded_at     timestamptz NOT NULL,
  recorded_by     uuid NOT NULL,
  recorded_name   text NOT NULL CHECK (length(recorded_name) BETWEEN 1 AND 200),
  struck_at       timestamptz,
  struck_name     text NOT NULL DEFAULT '',
  struck_reason   text NOT NULL DEFAULT '' CHECK (length(struck_reason) <= 1000),
  organisations   uuid[] NOT NULL DEFAULT '{}',
  regent_side     boolean NOT NULL,
  PRIMARY KEY (regency, id),
  FOREIGN KEY (regency, draft) REFERENCES legislation.draft
);
CREATE UNIQUE INDEX event_number ON legislation.event (regency, draft, number) WHERE struck_at IS NULL;
CREATE INDEX event_draft ON legislation.event (regency, draft, number);
SELECT platform.guard('legislation.event', 'parties:organisations wide-when:regent_side');

-- For one side alone: it keeps the reach that it was written with, wherever the draft goes.
CREATE TABLE legislation.note (
  regency       text COLLATE "C" NOT NULL,
  id            uuid NOT NULL,
  draft         uuid NOT NULL,
  event         uuid NOT NULL,
  text          text NOT NULL CHECK (length(text) BETWEEN 1 AND 4000),
  side          text COLLATE "C" NOT NULL CHECK (side IN ('regent', 'council')),
  author_name   text NOT NULL CHECK (length(author_name) BETWEEN 1 AND 200),
  organisations uuid[] NOT NULL DEFAULT '{}',
  regent_side   boolean NOT NULL,
  PRIMARY KEY (regency, id)
);
CREATE INDEX note_draft ON legislation.note (regency, draft);
SELECT platform.guard('legislation.note', 'parties:organisations wide-when:regent_side');

-- A number is given once, and the next one is one more: LD, TLD, BD and the rules of each kind, by year.
CREATE TABLE legislation.rule_number (
  regency  text COLLATE "C" NOT NULL,
  series   text COLLATE "C" NOT NULL CHECK (series IN ('perda', 'perbup', 'decree', 'ld', 'tld', 'bd')),
  year     int NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  number   int NOT NULL CHECK (number BETWEEN 1 AND 100000),
  draft    uuid NOT NULL,
  event    uuid NOT NULL,
  given_at timestamptz NOT NULL,
  PRIMARY KEY (regency, series, year, number),
  UNIQUE (regency, series, event)
);
SELECT platform.guard('legislation.rule_number', 'wide-only');
