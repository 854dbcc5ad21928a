-- When a draft is meant to pass its milestones, beside when it did.
CREATE TABLE legislation.planned_day (
  regency       text COLLATE "C" NOT NULL,
  draft         uuid NOT NULL,
  event         text COLLATE "C" NOT NULL CHECK (length(event) BETWEEN 1 AND 60),
  planned_on    date NOT NULL,
  organisations uuid[] NOT NULL DEFAULT '{}',
  regent_side   boolean NOT NULL,
  PRIMARY KEY (regency, draft, event),
  FOREIGN KEY (regency, draft) REFERENCES legislation.draft
);
SELECT platform.guard('legislation.planned_day', 'parties:organisations wide-when:regent_side');
