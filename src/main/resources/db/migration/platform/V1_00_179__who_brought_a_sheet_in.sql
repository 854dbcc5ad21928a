-- Between looking at a sheet and taking it the browser carries its hash. That opens it for the person who brought it in for the same purpose alone.
CREATE TABLE platform.brought_sheet (
  regency    text COLLATE "C" NOT NULL,
  person     uuid NOT NULL,
  purpose    text COLLATE "C" NOT NULL CHECK (length(purpose) <= 100),
  sha256     text COLLATE "C" NOT NULL CHECK (length(sha256) = 64),
  brought_at timestamptz NOT NULL,
  PRIMARY KEY (regency, person, purpose, sha256)
);
SELECT platform.guard('platform.brought_sheet', 'author:person');
