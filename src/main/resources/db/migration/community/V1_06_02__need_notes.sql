-- A volunteer's note of a need: what help, for how many, how urgent; nobody's name. It is born on a phone, its id too.
CREATE TABLE community.need_note (
  regency         text COLLATE "C" NOT NULL,
  id              uuid NOT NULL,
  version         int NOT NULL DEFAULT 1,
  receipt         text COLLATE "C" NOT NULL,          -- CK-73.24-2026-4K7Q2MXA
  village         uuid NOT NULL,
  help            text COLLATE "C" NOT NULL,          -- code of community/needs
  people_children int NOT NULL CHECK (people_children BETWEEN 0 AND 10000),
  people_women    int NOT NULL CHECK (people_women BETWEEN 0 AND 10000),
  people_others   int NOT NULL CHECK (people_others BETWEEN 0 AND 10000),
  urgency         int NOT NULL CHECK (urgency BETWEEN 1 AND 3),
  day             date NOT NULL,
  text            text NOT NULL DEFAULT '' CHECK (length(text) <= 500),
  state           text COLLATE "C" NOT NULL CHECK (state IN ('written', 'taken-on', 'done', 'declined', 'taken-back')),
  due_on          date NOT NULL,
  answer          text NOT NULL DEFAULT '' CHECK (length(answer) <= 1000),
  answered_by     uuid,
  answered_name   text NOT NULL DEFAULT '',
  answered_at     timestamptz,
  author          uuid NOT NULL,
  author_name     text NOT NULL,
  mandate         uuid,                               -- of the day it was written
  written_at      timestamptz NOT NULL,               -- by the phone's clock, which may be wrong
  received_at     timestamptz NOT NULL,
  editor          uuid NOT NULL,                      -- who wrote the version of now
  editor_name     text NOT NULL,
  edited_at       timestamptz NOT NULL,
  review          text COLLATE "C",                   -- why a person must look at it first: mandate-ended, …
  conflicts       jsonb NOT NULL DEFAULT '[]',        -- not yet settled
  PRIMARY KEY (regency, id),
  UNIQUE (regency, receipt)
);
CREATE INDEX need_note_due ON community.need_note (regency, due_on, id);
CREATE INDEX need_note_newest ON community.need_note (regency, day DESC, id DESC);
CREATE INDEX need_note_village ON community.need_note (regency, village, due_on, id);
CREATE INDEX need_note_author ON community.need_note (regency, author, id);
SELECT platform.guard('community.need_note', 'village:village author:author');
