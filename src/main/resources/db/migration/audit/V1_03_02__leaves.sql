-- The hash of each line beside its number, so that a verifier can name the one line that was changed and not only its batch.
ALTER TABLE audit.sealed ADD COLUMN leaf bytea;

-- How much waits is said beside every printed digest; whoever reads the whole trail may count it.
GRANT SELECT ON audit.unsealed TO payung_wide;
CREATE POLICY counted ON audit.unsealed FOR SELECT TO payung_wide
  USING (regency = (SELECT nullif(current_setting('app.regency', true), '')));

-- The last seal of a day.
CREATE INDEX batch_sealed_at ON audit.batch (regency, sealed_at DESC);
