-- Meetings, what was decided in them, and the bodies that meet.
CREATE SCHEMA meetings;

CREATE TABLE meetings.body (
  regency       text COLLATE "C" NOT NULL,
  id            uuid NOT NULL,
  kind          text COLLATE "C" NOT NULL,
  name          text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  decree_number text NOT NULL,
  decree_date   date NOT NULL,
  valid_from    date NOT NULL,
  valid_to      date,
  version       int NOT NULL DEFAULT 1,
  PRIMARY KEY (regency, id),
  CHECK (valid_to IS NULL OR valid_to >= valid_from)
);
SELECT platform.guard('meetings.body', 'shared');

-- Members by post: the office sits, not the person of the day.
CREATE TABLE meetings.member (
  regency      text COLLATE "C" NOT NULL,
  id           uuid NOT NULL,
  body         uuid NOT NULL,
  post         text COLLATE "C" NOT NULL,
  organisation uuid NOT NULL,
  office_post  text NOT NULL,
  position     int NOT NULL,
  PRIMARY KEY (regency, id),
  FOREIGN KEY (regency, body) REFERENCES meetings.body
);
CREATE INDEX member_body ON meetings.member (regency, body, position);
SELECT platform.guard('meetings.member', 'shared');

-- The five-year action plan (RAD KLA) of a body, line by line and year by year.
CREATE TABLE meetings.action (
  regency      text COLLATE "C" NOT NULL,
  id           uuid NOT NULL,
  body         uuid NOT NULL,
  year         int NOT NULL CHECK (year BETWEEN 2015 AND 2060),
  text         text NOT NULL CHECK (length(text) BETWEEN 1 AND 1000),
  indicator    text COLLATE "C" NOT NULL DEFAULT '',
  organisation uuid NOT NULL,
  target       text NOT NULL DEFAULT '',
  state        text COLLATE "C" NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'running', 'done', 'dropped')),
  outcome      text NOT NULL DEFAULT '',
  version      int NOT NULL DEFAULT 1,
  PRIMARY KEY (regency, id),
  FOREIGN KEY (regency, body) REFERENCES meetings.body
);
CREATE INDEX action_body ON meetings.action (regency, body, year, id);
SELECT platform.guard('meetings.action', 'shared');

CREATE TABLE meetings.meeting (
  regency       text COLLATE "C" NOT NULL,
  id            uuid NOT NULL,
  kind          text COLLATE "C" NOT NULL,
  title         text NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
  held_on       date NOT NULL,
  place         text NOT NULL DEFAULT '',
  body          uuid,
  minutes       text NOT NULL DEFAULT '' CHECK (length(minutes) <= 50000),
  organisations uuid[] NOT NULL DEFAULT '{}',   -- who was there, and who owes something since
  withdrawn_at  timestamptz,
  version       int NOT NULL DEFAULT 1,
  PRIMARY KEY (regency, id),
  FOREIGN KEY (regency, body) REFERENCES meetings.body
);
CREATE INDEX meeting_held ON meetings.meeting (regency, held_on DESC, id DESC);
CREATE INDEX meeting_title ON meetings.meeting USING gin (regency, lower(title) gin_trgm_ops);
CREATE INDEX meeting_organisations ON meetings.meeting USING gin (organisations);
SELECT platform.guard('meetings.meeting', 'parties:organisations read-only');

CREATE TABLE meetings.attendance (
  regency       text COLLATE "C" NOT NULL,
  meeting       uuid NOT NULL,
  organisation  uuid NOT NULL,
  people        int NOT NULL DEFAULT 1 CHECK (people BETWEEN 1 AND 10000),
  post          text NOT NULL DEFAULT '',
  organisations uuid[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (regency, meeting, organisation),
  FOREIGN KEY (regency, meeting) REFERENCES meetings.meeting
);
SELECT platform.guard('meetings.attendance', 'parties:organisations read-only');

CREATE TABLE meetings.proposal (
  regency       text COLLATE "C" NOT NULL,
  id            uuid NOT NULL,
  meeting       uuid NOT NULL,
  organisation  uuid,
  text          text NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
  organisations uuid[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (regency, id),
  FOREIGN KEY (regency, meeting) REFERENCES meetings.meeting
);
CREATE INDEX proposal_meeting ON meetings.proposal (regency, meeting, id);
SELECT platform.guard('meetings.proposal', 'parties:organisations read-only');

-- Nothing decided is owed by nobody: owner and date are not a choice.
CREATE TABLE meetings.decision (
  regency       text COLLATE "C" NOT NULL,
  id            uuid NOT NULL,
  meeting       uuid NOT NULL,
  text          text NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
  outcome       text COLLATE "C" NOT NULL,      -- what it should become: agreement, activity, answer, document
  owner         uuid NOT NULL,
  owner_post    text NOT NULL DEFAULT '',
  due           date NOT NULL,
  state         text COLLATE "C" NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'became', 'answered', 'dropped')),
  target        uuid,                           -- the agreement or activity that it became
  answer        text NOT NULL DEFAULT '' CHECK (length(answer) <= 5000),
  closed_at     timestamptz,
  organisations uuid[] NOT NULL DEFAULT '{}',
  version       int NOT NULL DEFAULT 1,
  PRIMARY KEY (regency, id),
  FOREIGN KEY (regency, meeting) REFERENCES meetings.meeting
);
CREATE INDEX decision_meeting ON meetings.decision (regency, meeting, id);
CREATE INDEX decision_due ON meetings.decision (regency, due, id) WHERE state = 'open';
CREATE INDEX decision_owner ON meetings.decision (regency, owner, due, id) WHERE state = 'open';
CREATE INDEX decision_organisations ON meetings.decision USING gin (organisations);
SELECT platform.guard('meetings.decision', 'parties:organisations');
