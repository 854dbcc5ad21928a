-- Whose phone hears of a change although they work elsewhere by now: the author of a note. It is a copy for the second lock and no part of what is
-- sealed.
ALTER TABLE audit.entry ADD COLUMN owner uuid;
ALTER TABLE audit.sealed ADD COLUMN owner uuid;

DO $$
DECLARE
  shape text := 'parties:organisations area:villages author:owner read-only';
BEGIN
  EXECUTE format('ALTER POLICY narrow ON audit.sealed USING (%1$s) WITH CHECK (%1$s)', platform.narrow_reach(shape));
  UPDATE platform.guarded SET shape = 'parties:organisations area:villages author:owner read-only' WHERE target = 'audit.sealed';
END $$;
