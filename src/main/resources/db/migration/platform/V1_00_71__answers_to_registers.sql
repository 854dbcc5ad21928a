-- What somebody has said of a register from Excel: which organisation a name means, which column a heading is. The next file of the same person is
-- read with it. A row for each name or heading; what is said again replaces it.
CREATE TABLE platform.register_answer (
  regency  text COLLATE "C" NOT NULL,
  person   uuid NOT NULL,
  register text COLLATE "C" NOT NULL CHECK (length(register) BETWEEN 1 AND 60),
  field    text COLLATE "C" NOT NULL CHECK (length(field) BETWEEN 1 AND 60),
  said     text NOT NULL CHECK (length(said) BETWEEN 1 AND 200),
  means    text NOT NULL CHECK (length(means) BETWEEN 1 AND 80),
  label    text NOT NULL CHECK (length(label) BETWEEN 1 AND 300),
  said_at  timestamptz NOT NULL,
  PRIMARY KEY (regency, person, register, field)
);
SELECT platform.guard('platform.register_answer', 'author:person');
