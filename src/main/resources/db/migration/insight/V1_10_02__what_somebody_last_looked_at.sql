-- Until when somebody has seen what changed, and the mark before, so that the last press can be taken back. One row a person.
CREATE TABLE insight.last_look (
  regency     text COLLATE "C" NOT NULL,
  person      uuid NOT NULL,
  seen_at     timestamptz NOT NULL,
  previous_at timestamptz CHECK (previous_at <= seen_at),
  PRIMARY KEY (regency, person)
);
SELECT platform.guard('insight.last_look', 'author:person');

-- What is new of one kind, from the newest on: a walk along an index that ends at the mark.
CREATE INDEX entry_changes ON audit.entry (regency, kind, at DESC, id DESC) WHERE changes;
CREATE INDEX report_received ON community.report (regency, received_at DESC, id DESC);
CREATE INDEX answer_sent ON indicators.answer (regency, at DESC) WHERE state = 'sent';
