-- The joint work plan of one budget year. What a version says stands in plan_text, frozen once approved; activity and budget_line repeat the
-- version that is measured against (the approved one, or the draft before there is any), for lists, phones and status.
CREATE TABLE agreements.plan (
  regency       text COLLATE "C" NOT NULL,
  id            uuid NOT NULL,
  agreement     uuid NOT NULL,
  year          int NOT NULL CHECK (year BETWEEN 2000 AND 2200),
  newest        int NOT NULL DEFAULT 1,
  approved      int,                        -- number of the version in force, null before the first approval
  title         text NOT NULL,              -- of the agreement
  organisations uuid[] NOT NULL,
  created_at    timestamptz NOT NULL,
  created_by    uuid,
  PRIMARY KEY (regency, id),
  UNIQUE (regency, agreement, year),
  FOREIGN KEY (regency, agreement) REFERENCES agreements.agreement (regency, id)
);
CREATE INDEX plan_title ON agreements.plan USING gin (regency, lower(title) gin_trgm_ops);
CREATE INDEX plan_year ON agreements.plan (regency, year DESC, title, id);

CREATE TABLE agreements.plan_version (
  regency       text COLLATE "C" NOT NULL,
  plan          uuid NOT NULL,
  number        int NOT NULL CHECK (number > 0),
  state         text COLLATE "C" NOT NULL CHECK (state IN ('draft', 'offered', 'approved', 'superseded', 'returned')),
  code          text COLLATE "C",           -- printed on each page: plan, version and the fingerprint of what it says
  fingerprint   text COLLATE "C",
  way           text COLLATE "C" CHECK (way IN ('accounts', 'paper')),
  reason        text NOT NULL DEFAULT '',   -- why this version, or why it was returned
  approved_at   timestamptz,
  organisations uuid[] NOT NULL,
  created_at    timestamptz NOT NULL,
  created_by    uuid,
  version       int NOT NULL DEFAULT 1,     -- grows with every change of what it says
  PRIMARY KEY (regency, plan, number),
  FOREIGN KEY (regency, plan) REFERENCES agreements.plan (regency, id),
  CHECK ((state IN ('approved', 'superseded')) = (approved_at IS NOT NULL))
);

CREATE TABLE agreements.plan_text (
  regency       text COLLATE "C" NOT NULL,
  plan          uuid NOT NULL,
  plan_version  int NOT NULL,
  activity      uuid NOT NULL,
  number        int NOT NULL CHECK (number > 0),
  says          jsonb NOT NULL,
  organisations uuid[] NOT NULL,
  version       int NOT NULL DEFAULT 1,
  PRIMARY KEY (regency, plan, plan_version, activity),
  UNIQUE (regency, plan, plan_version, number),
  FOREIGN KEY (regency, plan, plan_version) REFERENCES agreements.plan_version (regency, plan, number)
);

-- A partner may show its amounts to the task force only: they stand here and nowhere else. A version without a row of its own keeps the
-- amount of the version before: who copies a plan may not be able to see it.
CREATE TABLE agreements.guarded_amount (
  regency      text COLLATE "C" NOT NULL,
  plan         uuid NOT NULL,
  plan_version int NOT NULL,
  line         uuid NOT NULL,
  activity     uuid NOT NULL,
  partner      uuid NOT NULL,
  amount       bigint NOT NULL CHECK (amount >= 0),
  PRIMARY KEY (regency, plan, plan_version, line),
  FOREIGN KEY (regency, plan, plan_version) REFERENCES agreements.plan_version (regency, plan, number)
);

CREATE TABLE agreements.plan_approval (
  regency       text COLLATE "C" NOT NULL,
  plan          uuid NOT NULL,
  plan_version  int NOT NULL,
  organisation  uuid NOT NULL,              -- the party that approves
  person        uuid NOT NULL,
  person_name   text NOT NULL,
  at            timestamptz NOT NULL,
  organisations uuid[] NOT NULL,
  PRIMARY KEY (regency, plan, plan_version, organisation),
  FOREIGN KEY (regency, plan, plan_version) REFERENCES agreements.plan_version (regency, plan, number)
);

-- The signed paper of one version, and of that version only.
CREATE TABLE agreements.plan_paper (
  regency       text COLLATE "C" NOT NULL,
  plan          uuid NOT NULL,
  plan_version  int NOT NULL,
  number        text NOT NULL,
  signed_on     date NOT NULL,
  signers       text NOT NULL,
  code          text COLLATE "C" NOT NULL,
  file_sha256   text COLLATE "C" NOT NULL,
  file_name     text NOT NULL,
  recorded_by   text NOT NULL,
  at            timestamptz NOT NULL,
  organisations uuid[] NOT NULL,
  PRIMARY KEY (regency, plan, plan_version),
  FOREIGN KEY (regency, plan, plan_version) REFERENCES agreements.plan_version (regency, plan, number)
);

CREATE TABLE agreements.activity (
  regency            text COLLATE "C" NOT NULL,
  id                 uuid NOT NULL,
  plan               uuid NOT NULL,
  agreement          uuid NOT NULL,
  agreement_title    text NOT NULL,
  paper_complete     boolean NOT NULL,      -- of the agreement: work that began before says so
  year               int NOT NULL,
  plan_version       int NOT NULL,          -- the version that these figures are of
  approved           boolean NOT NULL,      -- whether that version is approved
  standing           boolean NOT NULL,      -- false: no longer (or not yet) in the version that holds
  number             int NOT NULL,
  title              text NOT NULL,
  search             text NOT NULL,
  kind               text COLLATE "C" NOT NULL,
  office             uuid NOT NULL,
  partners           uuid[] NOT NULL DEFAULT '{}',
  starts             date NOT NULL,
  ends               date NOT NULL CHECK (ends >= starts),
  unit               text NOT NULL,
  target             bigint NOT NULL CHECK (target > 0),
  questions          text[] NOT NULL DEFAULT '{}',
  realised           bigint NOT NULL DEFAULT 0,   -- volume that reports have realised
  reports            int NOT NULL DEFAULT 0,
  last_held_on       date,                        -- newest counted report: volume is as of this day
  trained            int NOT NULL DEFAULT 0,
  certified          int NOT NULL DEFAULT 0,
  organisations      uuid[] NOT NULL,
  villages           uuid[] NOT NULL,
  decision           uuid,
  version            int NOT NULL DEFAULT 1,
  PRIMARY KEY (regency, id),
  FOREIGN KEY (regency, plan) REFERENCES agreements.plan (regency, id),
  FOREIGN KEY (regency, agreement) REFERENCES agreements.agreement (regency, id)
);
CREATE INDEX activity_plan ON agreements.activity (regency, plan, number);
CREATE INDEX activity_agreement ON agreements.activity (regency, agreement, year);
CREATE INDEX activity_ends ON agreements.activity (regency, year, standing, ends, id);
CREATE INDEX activity_title ON agreements.activity (regency, year, standing, title, id);
CREATE INDEX activity_search ON agreements.activity USING gin (regency, search gin_trgm_ops);
CREATE INDEX activity_questions ON agreements.activity USING gin (questions);
CREATE INDEX activity_villages ON agreements.activity USING gin (villages);
CREATE INDEX activity_organisations ON agreements.activity USING gin (organisations);

CREATE TABLE agreements.budget_line (
  regency       text COLLATE "C" NOT NULL,
  id            uuid NOT NULL,
  activity      uuid NOT NULL,
  plan          uuid NOT NULL,
  agreement     uuid NOT NULL,
  year          int NOT NULL,
  standing      boolean NOT NULL,
  number        int NOT NULL,
  what          text NOT NULL,
  source        text COLLATE "C" NOT NULL,
  owner         uuid NOT NULL,
  village       uuid,                       -- of village money
  code          text NOT NULL DEFAULT '',   -- SIPD or Siskeudes
  guarded       boolean NOT NULL,
  amount        bigint CHECK (amount >= 0), -- null: guarded, see guarded_amount
  stage         text COLLATE "C" NOT NULL,  -- moves with the planning, not with the plan's version
  stage_on      date NOT NULL,
  realised      bigint,                     -- newest realisation that stands; null: none yet, or guarded
  realised_on   date,                       -- as of
  organisations uuid[] NOT NULL,
  version       int NOT NULL DEFAULT 1,
  PRIMARY KEY (regency, id),
  FOREIGN KEY (regency, plan) REFERENCES agreements.plan (regency, id),
  CHECK (guarded = (amount IS NULL))
);
CREATE INDEX budget_line_activity ON agreements.budget_line (regency, activity, number);
CREATE INDEX budget_line_plan ON agreements.budget_line (regency, plan);
CREATE INDEX budget_line_owner ON agreements.budget_line (regency, owner, year);
CREATE INDEX budget_line_agreement ON agreements.budget_line (regency, agreement, year);

SELECT platform.guard('agreements.plan', 'parties:organisations');
SELECT platform.guard('agreements.plan_version', 'parties:organisations');
SELECT platform.guard('agreements.plan_text', 'parties:organisations');
SELECT platform.guard('agreements.guarded_amount', 'organisation:partner');
SELECT platform.guard('agreements.plan_approval', 'parties:organisations');
SELECT platform.guard('agreements.plan_paper', 'parties:organisations');
SELECT platform.guard('agreements.activity', 'parties:organisations area:villages');
SELECT platform.guard('agreements.budget_line', 'parties:organisations village:village');
