-- Before the regent's page names an office, that office has seen it: one row an office and matter, made when the matter is first late.
CREATE SCHEMA insight;

CREATE TABLE insight.notice (
  regency      text COLLATE "C" NOT NULL,
  id           uuid NOT NULL,
  organisation uuid NOT NULL,                                          -- the office that is going to be named
  kind         text COLLATE "C" NOT NULL CHECK (kind IN ('activity', 'data')),
  subject      uuid NOT NULL,                                          -- the activity, or the year's requests for data
  seen_from    date NOT NULL,                                          -- the day from which the office could see it
  named_from   date NOT NULL CHECK (named_from > seen_from),           -- promised to the office then; a later change of the rule changes nothing
  ended_on     date,                                                   -- no longer late
  PRIMARY KEY (regency, id)
);
-- A matter that is late again after it was not is a new notice, with its own days.
CREATE UNIQUE INDEX notice_open ON insight.notice (regency, organisation, kind, subject) WHERE ended_on IS NULL;
CREATE INDEX notice_ended ON insight.notice (regency, ended_on) WHERE ended_on IS NOT NULL;
SELECT platform.guard('insight.notice', 'organisation:organisation read-only');
