-- The second lock on every row. One function makes the policies from a declared shape, so that no table is guarded by hand.
CREATE SCHEMA IF NOT EXISTS platform;

CREATE TABLE platform.installation (
  only_one    boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  epoch       uuid NOT NULL,
  restored_at timestamptz,
  created_at  timestamptz NOT NULL DEFAULT now()
);
INSERT INTO platform.installation (epoch) VALUES (gen_random_uuid());
GRANT USAGE ON SCHEMA platform TO payung_door, payung_wide, payung_narrow, payung_warden, payung_sealer;
GRANT SELECT ON platform.installation TO payung_door, payung_wide, payung_narrow, payung_warden, payung_sealer;

-- What shape a table was guarded with: tests and the leak matrix read it.
CREATE TABLE platform.guarded (
  target text COLLATE "C" PRIMARY KEY,
  shape  text NOT NULL
);

CREATE FUNCTION platform.guard(target text, shape text) RETURNS void LANGUAGE plpgsql AS $guard$
DECLARE
  home      text := 'regency = (SELECT nullif(current_setting(''app.regency'', true), ''''))';
  orgs      text := '(SELECT nullif(current_setting(''app.organisations'', true), '''')::uuid[])::uuid[]';
  villages  text := '(SELECT nullif(current_setting(''app.villages'', true), '''')::uuid[])::uuid[]';
  me        text := '(SELECT nullif(current_setting(''app.person'', true), '''')::uuid)';
  ways      text[] := '{}';
  writes    boolean := true;
  appends   boolean := false;
  shared    boolean := false;
  wide_only boolean := false;
  token     text;
  kind      text;
  col       text;
  narrow    text;
  verbs     text;
BEGIN
  FOREACH token IN ARRAY string_to_array(trim(shape), ' ') LOOP
    kind := split_part(token, ':', 1);
    col  := split_part(token, ':', 2);
    CASE kind
      WHEN 'organisation' THEN ways := ways || format('%I = ANY (%s)', col, orgs);
      WHEN 'parties'      THEN ways := ways || format('%I && %s', col, orgs);
      WHEN 'village'      THEN ways := ways || format('%I = ANY (%s)', col, villages);
      WHEN 'area'         THEN ways := ways || format('%I && %s', col, villages);
      WHEN 'author'       THEN ways := ways || format('%I = %s', col, me);
      WHEN 'shared'       THEN shared := true; writes := false;
      WHEN 'shared-write' THEN shared := true;
      WHEN 'read-only'    THEN writes := false;
      WHEN 'wide-only'    THEN wide_only := true;
      WHEN 'append'       THEN appends := true;
      ELSE RAISE EXCEPTION 'platform.guard: unknown shape % for %', token, target;
    END CASE;
  END LOOP;
  IF NOT shared AND NOT wide_only AND cardinality(ways) = 0 THEN
    RAISE EXCEPTION 'platform.guard: % has no shape', target;
  END IF;

  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO payung_wide, payung_narrow', split_part(target, '.', 1));
  verbs := CASE WHEN appends THEN 'SELECT, INSERT' ELSE 'SELECT, INSERT, UPDATE, DELETE' END;

  EXECUTE format('GRANT %s ON %s TO payung_wide', verbs, target);
  EXECUTE format('CREATE POLICY wide ON %s FOR ALL TO payung_wide USING (%s) WITH CHECK (%s)', target, home, home);

  IF NOT wide_only THEN
    narrow := CASE WHEN shared THEN home ELSE home || ' AND (' || array_to_string(ways, ' OR ') || ')' END;
    EXECUTE format('GRANT %s ON %s TO payung_narrow', CASE WHEN writes THEN verbs ELSE 'SELECT' END, target);
    EXECUTE format('CREATE POLICY narrow ON %s FOR ALL TO payung_narrow USING (%s) WITH CHECK (%s)', target, narrow, narrow);
  END IF;
  INSERT INTO platform.guarded VALUES (target, shape);
END
$guard$;
