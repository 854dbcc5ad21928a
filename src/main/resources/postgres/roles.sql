-- The roles of Payung, for the whole server. Harmless when run again.
-- By hand: psql -v owner_password=… -v app_password=… -v jobs_password=… -f roles.sql postgres
DO $$
DECLARE
  wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['payung_owner', 'payung_app', 'payung_jobs', 'payung_door', 'payung_wide', 'payung_narrow', 'payung_warden', 'payung_sealer'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN NOINHERIT', wanted);
    END IF;
  END LOOP;
END $$;

-- The owner migrates, backs up and restores, and never serves a request.
ALTER ROLE payung_owner LOGIN INHERIT PASSWORD :'owner_password';
-- The application has no right of its own: each transaction steps into one of the roles below.
ALTER ROLE payung_app LOGIN NOINHERIT PASSWORD :'app_password';
-- The job table's own.
ALTER ROLE payung_jobs LOGIN INHERIT PASSWORD :'jobs_password';

DO $$
DECLARE
  reach text;
  how text := CASE WHEN current_setting('server_version_num')::int >= 160000 THEN ' WITH INHERIT FALSE, SET TRUE' ELSE '' END;
BEGIN
  FOREACH reach IN ARRAY ARRAY['payung_door', 'payung_wide', 'payung_narrow', 'payung_warden', 'payung_sealer'] LOOP
    EXECUTE format('GRANT %I TO payung_app', reach) || how;
  END LOOP;
  -- An administrator who is no superuser must belong to the owner in order to give the database away.
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('GRANT payung_owner TO %I', current_user);
  END IF;
END $$;
