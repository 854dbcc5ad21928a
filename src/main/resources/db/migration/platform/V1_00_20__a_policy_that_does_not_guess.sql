-- A narrow reach is compared with an array that the planner cannot know, so it guessed that few rows would match, and multiplied that guess with what
-- it did know from the statement's own condition: an office's list of 100,000 rows fetched all 10,000 of its own and sorted them (207 ms), where walking
-- along the index of the order finds the first 31 at once (0.5 ms). Inside coalesce() nothing is guessed: the policy only filters, and the statement's
-- own condition, which says the same (the first lock), chooses the index.
CREATE FUNCTION platform.narrow_reach(shape text) RETURNS text LANGUAGE plpgsql AS $reach$
DECLARE
  home     text := 'regency = (SELECT nullif(current_setting(''app.regency'', true), ''''))';
  orgs     text := '(SELECT nullif(current_setting(''app.organisations'', true), '''')::uuid[])::uuid[]';
  villages text := '(SELECT nullif(current_setting(''app.villages'', true), '''')::uuid[])::uuid[]';
  me       text := '(SELECT nullif(current_setting(''app.person'', true), '''')::uuid)';
  ways     text[] := '{}';
  token    text;
  col      text;
BEGIN
  FOREACH token IN ARRAY string_to_array(trim(shape), ' ') LOOP
    col := split_part(token, ':', 2);
    CASE split_part(token, ':', 1)
      WHEN 'organisation' THEN ways := ways || format('%I = ANY (%s)', col, orgs);
      WHEN 'parties'      THEN ways := ways || format('%I && %s', col, orgs);
      WHEN 'village'      THEN ways := ways || format('%I = ANY (%s)', col, villages);
      WHEN 'area'         THEN ways := ways || format('%I && %s', col, villages);
      WHEN 'author'       THEN ways := ways || format('%I = %s', col, me);
      WHEN 'shared', 'shared-write' THEN RETURN home;
      ELSE NULL; -- what the policy does not say: read-only, append
    END CASE;
  END LOOP;
  RETURN home || ' AND coalesce(' || array_to_string(ways, ' OR ') || ', false)';
END
$reach$;

-- As before, but for the narrow policy.
CREATE OR REPLACE FUNCTION platform.guard(target text, shape text) RETURNS void LANGUAGE plpgsql AS $guard$
DECLARE
  home      text := 'regency = (SELECT nullif(current_setting(''app.regency'', true), ''''))';
  writes    boolean := true;
  appends   boolean := false;
  wide_only boolean := false;
  reaches   boolean := false;
  token     text;
  narrow    text;
  verbs     text;
BEGIN
  FOREACH token IN ARRAY string_to_array(trim(shape), ' ') LOOP
    CASE split_part(token, ':', 1)
      WHEN 'organisation', 'parties', 'village', 'area', 'author', 'shared-write' THEN reaches := true;
      WHEN 'shared'    THEN reaches := true; writes := false;
      WHEN 'read-only' THEN writes := false;
      WHEN 'wide-only' THEN wide_only := true;
      WHEN 'append'    THEN appends := true;
      ELSE RAISE EXCEPTION 'platform.guard: unknown shape % for %', token, target;
    END CASE;
  END LOOP;
  IF NOT reaches AND NOT wide_only THEN
    RAISE EXCEPTION 'platform.guard: % has no shape', target;
  END IF;

  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO payung_wide, payung_narrow', split_part(target, '.', 1));
  verbs := CASE WHEN appends THEN 'SELECT, INSERT' ELSE 'SELECT, INSERT, UPDATE, DELETE' END;

  EXECUTE format('GRANT %s ON %s TO payung_wide', verbs, target);
  EXECUTE format('CREATE POLICY wide ON %s FOR ALL TO payung_wide USING (%s) WITH CHECK (%s)', target, home, home);

  IF NOT wide_only THEN
    narrow := platform.narrow_reach(shape);
    EXECUTE format('GRANT %s ON %s TO payung_narrow', CASE WHEN writes THEN verbs ELSE 'SELECT' END, target);
    EXECUTE format('CREATE POLICY narrow ON %s FOR ALL TO payung_narrow USING (%s) WITH CHECK (%s)', target, narrow, narrow);
  END IF;
  INSERT INTO platform.guarded VALUES (target, shape);
END
$guard$;

-- Tables that were guarded before.
DO $$
DECLARE
  known record;
BEGIN
  FOR known IN SELECT target, shape FROM platform.guarded WHERE shape !~ '(^| )wide-only( |$)' LOOP
    EXECUTE format(
      'ALTER POLICY narrow ON %s USING (%s) WITH CHECK (%s)', known.target, platform.narrow_reach(known.shape), platform.narrow_reach(known.shape));
  END LOOP;
END $$;
