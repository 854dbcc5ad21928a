-- A list as a person narrowed it, kept under a name of their own.
CREATE TABLE accounts.saved_list (
  regency  text COLLATE "C" NOT NULL,
  id       uuid NOT NULL,
  person   uuid NOT NULL,
  name     text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  path     text COLLATE "C" NOT NULL CHECK (length(path) <= 200),
  query    text NOT NULL CHECK (length(query) <= 1000),
  saved_at timestamptz NOT NULL,
  PRIMARY KEY (regency, id)
);
CREATE INDEX saved_list_person ON accounts.saved_list (regency, person, path, name, id);
SELECT platform.guard('accounts.saved_list', 'author:person');
