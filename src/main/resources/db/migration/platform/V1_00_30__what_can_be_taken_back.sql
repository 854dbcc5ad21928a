-- The last deed of each person that one press takes back: which records it was done to, what stood there before, and which version it left. One row a
-- person; the next deed replaces it.
CREATE TABLE platform.undo_offer (
  regency    text COLLATE "C" NOT NULL,
  person     uuid NOT NULL,
  id         uuid NOT NULL,
  kind       text COLLATE "C" NOT NULL,
  deed       text NOT NULL CHECK (length(deed) <= 4000000),
  offered_at timestamptz NOT NULL,
  PRIMARY KEY (regency, person)
);
SELECT platform.guard('platform.undo_offer', 'author:person');
