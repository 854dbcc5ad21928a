-- The register of agreements. A version holds what the paper says; the agreement's own row repeats the version that holds now, for lists.
CREATE SCHEMA agreements;

CREATE TABLE agreements.agreement (
  regency       text COLLATE "C" NOT NULL,
  id            uuid NOT NULL,
  kind          text COLLATE "C" NOT NULL,
  parent        uuid,
  decision      uuid,                 -- of a meeting, when it came from one
  holding       int NOT NULL,         -- number of the version that holds; of the only one while none is in force
  newest        int NOT NULL,         -- number of the newest version, which may still be on its way
  title         text NOT NULL,
  stage         text COLLATE "C" NOT NULL,
  starts        date,
  ends          date,
  partners      text NOT NULL DEFAULT '',
  search        text NOT NULL,        -- title, numbers and partners in small letters
  begun_on      date,                 -- first day of work, when it began before the paper was complete
  ended_on      date,
  ended_reason  text,
  organisations uuid[] NOT NULL,      -- parties, and offices and partners with work in its plans
  villages      uuid[] NOT NULL DEFAULT '{}',
  created_at    timestamptz NOT NULL,
  created_by    uuid,
  PRIMARY KEY (regency, id),
  FOREIGN KEY (regency, parent) REFERENCES agreements.agreement (regency, id),
  CHECK (ends IS NULL OR starts IS NULL OR ends >= starts),
  CHECK ((ended_on IS NULL) = (ended_reason IS NULL))
);
CREATE INDEX agreement_title ON agreements.agreement (regency, title, id);
CREATE INDEX agreement_ends ON agreements.agreement (regency, coalesce(ends, DATE '9999-12-31'), id);
CREATE INDEX agreement_created ON agreements.agreement (regency, created_at DESC, id DESC);
CREATE INDEX agreement_search ON agreements.agreement USING gin (regency, search gin_trgm_ops);
CREATE INDEX agreement_parent ON agreements.agreement (regency, parent);
CREATE INDEX agreement_organisations ON agreements.agreement USING gin (organisations);

CREATE TABLE agreements.agreement_version (
  regency       text COLLATE "C" NOT NULL,
  agreement     uuid NOT NULL,
  number        int NOT NULL CHECK (number > 0),
  sort          text COLLATE "C" NOT NULL CHECK (sort IN ('original', 'addendum', 'renewal')),
  stage         text COLLATE "C" NOT NULL,
  title         text NOT NULL CHECK (length(title) BETWEEN 3 AND 300),
  scope         text NOT NULL DEFAULT '',
  duties        text NOT NULL DEFAULT '',
  costs         text NOT NULL DEFAULT '',
  contact       text NOT NULL DEFAULT '',
  reason        text NOT NULL DEFAULT '',   -- why an addendum or renewal
  starts        date,
  ends          date,
  signed_on     date,
  whole_regency boolean NOT NULL,
  villages      uuid[] NOT NULL DEFAULT '{}',
  file_sha256   text COLLATE "C",
  file_name     text,
  organisations uuid[] NOT NULL,
  version       int NOT NULL DEFAULT 1,
  created_at    timestamptz NOT NULL,
  created_by    uuid,
  PRIMARY KEY (regency, agreement, number),
  FOREIGN KEY (regency, agreement) REFERENCES agreements.agreement (regency, id),
  CHECK (ends IS NULL OR starts IS NULL OR ends >= starts),
  CHECK (whole_regency OR cardinality(villages) > 0)
);

CREATE TABLE agreements.party (
  regency       text COLLATE "C" NOT NULL,
  agreement     uuid NOT NULL,
  version       int NOT NULL,
  place         int NOT NULL,               -- order on the paper
  position      text COLLATE "C" NOT NULL,  -- first, second, third, supporter
  organisation  uuid NOT NULL,
  name          text NOT NULL,              -- as written on the paper
  number        text NOT NULL DEFAULT '',   -- on this side; may come later
  signer        text NOT NULL DEFAULT '',
  post          text NOT NULL DEFAULT '',
  capacity      text COLLATE "C" NOT NULL DEFAULT 'definitive',
  organisations uuid[] NOT NULL,
  PRIMARY KEY (regency, agreement, version, place),
  UNIQUE (regency, agreement, version, organisation),
  FOREIGN KEY (regency, agreement, version) REFERENCES agreements.agreement_version (regency, agreement, number)
);

-- Each step of the life of a version: when on paper, who wrote it down.
CREATE TABLE agreements.step (
  regency       text COLLATE "C" NOT NULL,
  agreement     uuid NOT NULL,
  version       int NOT NULL,
  id            uuid NOT NULL,
  stage         text COLLATE "C" NOT NULL,
  on_date       date NOT NULL,
  at            timestamptz NOT NULL,
  person_name   text NOT NULL,
  reason        text,
  organisations uuid[] NOT NULL,
  PRIMARY KEY (regency, agreement, version, id),
  FOREIGN KEY (regency, agreement, version) REFERENCES agreements.agreement_version (regency, agreement, number)
);

SELECT platform.guard('agreements.agreement', 'parties:organisations');
SELECT platform.guard('agreements.agreement_version', 'parties:organisations');
SELECT platform.guard('agreements.party', 'parties:organisations');
SELECT platform.guard('agreements.step', 'parties:organisations');
