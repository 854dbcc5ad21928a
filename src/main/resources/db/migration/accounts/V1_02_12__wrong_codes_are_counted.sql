-- Wrong codes of the second factor are counted apart from wrong passwords, and for the account, not for where they come from: who has a right password
-- could else try codes without end, taking each try back with a right password. Only a right code begins the count anew.
ALTER TABLE accounts.credential
  ADD COLUMN codes_failed        int NOT NULL DEFAULT 0,
  ADD COLUMN codes_refused_until timestamptz;
