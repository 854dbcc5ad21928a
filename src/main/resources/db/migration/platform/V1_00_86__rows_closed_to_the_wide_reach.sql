-- Two sides of one regency work here, and until one shows the other what it writes, the wide reach of the one is no key to the other's rows. The shape
-- `wide-when:flag` closes a row to people of the wide reach unless the flag is set or their own organisations reach it; services go on seeing all.
CREATE OR REPLACE FUNCTION platform.guard(target text, shape text) RETURNS void LANGUAGE plpgsql AS $guard$
DECLARE
  home      text := 'regency = (SELECT nullif(current_setting(''app.regency'', true), ''''))';
  service   text := '(SELECT coalesce(current_setting(''app.service'', true), '''') <> '''')';
  writes    boolean := true;
  appends   boolean := false;
  wide_only boolean := false;
  reaches   boolean := false;
  token     text;
  flag      text;
  wide      text;
  narrow    text;
  verbs     text;
BEGIN
  FOREACH token IN ARRAY string_to_array(trim(shape), ' ') LOOP
    CASE split_part(token, ':', 1)
      WHEN 'organisation', 'parties', 'village', 'area', 'author', 'shared-write' THEN reaches := true;
      WHEN 'shared'    THEN reaches := true; writes := false;
      WHEN 'read-only' THEN writes := false;
      WHEN 'wide-only' THEN wide_only := true;
      WHEN 'wide-when' THEN flag := split_part(token, ':', 2);
      WHEN 'append'    THEN appends := true;
      ELSE RAISE EXCEPTION 'platform.guard: unknown shape % for %', token, target;
    END CASE;
  END LOOP;
  IF NOT reaches AND NOT wide_only OR flag IS NOT NULL AND (wide_only OR shape ~ '(^| )shared') THEN
    RAISE EXCEPTION 'platform.guard: % has no shape', target;
  END IF;

  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO payung_wide, payung_narrow', split_part(target, '.', 1));
  verbs := CASE WHEN appends THEN 'SELECT, INSERT' ELSE 'SELECT, INSERT, UPDATE, DELETE' END;

  wide := CASE WHEN flag IS NULL THEN home
    ELSE format('%s AND (%I OR %s OR (%s))', home, flag, service, platform.narrow_reach(shape)) END;
  EXECUTE format('GRANT %s ON %s TO payung_wide', verbs, target);
  EXECUTE format('CREATE POLICY wide ON %s FOR ALL TO payung_wide USING (%s) WITH CHECK (%s)', target, wide, wide);

  IF NOT wide_only THEN
    narrow := platform.narrow_reach(shape);
    EXECUTE format('GRANT %s ON %s TO payung_narrow', CASE WHEN writes THEN verbs ELSE 'SELECT' END, target);
    EXECUTE format('CREATE POLICY narrow ON %s FOR ALL TO payung_narrow USING (%s) WITH CHECK (%s)', target, narrow, narrow);
  END IF;
  INSERT INTO platform.guarded VALUES (target, shape);
END
$guard$;
