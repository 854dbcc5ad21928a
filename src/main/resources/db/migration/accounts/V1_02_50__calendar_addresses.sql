-- A secret address at which a phone fetches the calendar of one mandate, without a session. As with sessions and phones only the hash of the secret is
-- kept, and the row is the person's: one mandate has at most one. Who revokes it, or loses the password, has none any more.
CREATE TABLE accounts.calendar_address (
  regency    text COLLATE "C" NOT NULL,
  person     uuid NOT NULL REFERENCES accounts.person,
  mandate    uuid NOT NULL,
  token_hash bytea NOT NULL,
  made_by    uuid NOT NULL,                   -- the form that asked for it: sent twice, it asks once
  made_at    timestamptz NOT NULL,
  fetched_at timestamptz,
  PRIMARY KEY (regency, person, mandate),
  FOREIGN KEY (regency, mandate) REFERENCES accounts.mandate
);
CREATE INDEX calendar_address_token ON accounts.calendar_address (token_hash);   -- asked for before any regency is known
CREATE INDEX calendar_address_person ON accounts.calendar_address (person);

ALTER TABLE accounts.calendar_address ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON accounts.calendar_address TO payung_wide, payung_narrow;
GRANT SELECT, DELETE ON accounts.calendar_address TO payung_door, payung_warden;
CREATE POLICY self ON accounts.calendar_address TO payung_wide, payung_narrow
  USING (person = (SELECT nullif(current_setting('app.person', true), '')::uuid)
         AND regency = (SELECT nullif(current_setting('app.regency', true), '')));
CREATE POLICY door ON accounts.calendar_address TO payung_door USING (true);
CREATE POLICY warden ON accounts.calendar_address TO payung_warden
  USING (person = (SELECT nullif(current_setting('app.subject', true), '')::uuid));

-- Whose address is this, and what may the mandate see? One question, as at the door: NULL to everybody who does not hold a secret that is in force. The
-- regency's own day judges the mandate's last one; a day more on either side is let through here.
CREATE FUNCTION accounts.enter_calendar(hash bytea, moment timestamptz) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET plan_cache_mode = 'force_generic_plan' AS $$
DECLARE
  found record;
BEGIN
  SELECT a.person, a.mandate, a.fetched_at, p.name, p.language, m.regency, m.role, m.organisation, m.villages, m.valid_from, m.valid_to INTO found
    FROM accounts.calendar_address a
    JOIN accounts.person p ON p.id = a.person
    JOIN accounts.mandate m ON m.regency = a.regency AND m.id = a.mandate AND m.person = a.person
   WHERE a.token_hash = hash AND m.ended_at IS NULL
     AND m.valid_from <= (moment AT TIME ZONE 'Asia/Jayapura')::date
     AND (m.valid_to IS NULL OR m.valid_to >= (moment AT TIME ZONE 'Asia/Jakarta')::date);
  IF found.person IS NULL THEN RETURN NULL; END IF;
  IF found.fetched_at IS NULL OR found.fetched_at < moment - interval '1 minute' THEN
    UPDATE accounts.calendar_address a SET fetched_at = moment
     WHERE a.regency = found.regency AND a.person = found.person AND a.mandate = found.mandate;
  END IF;
  RETURN jsonb_build_object('person', found.person, 'name', found.name, 'language', found.language, 'regency', found.regency,
    'mandate', found.mandate, 'role', found.role, 'organisation', found.organisation, 'villages', to_jsonb(found.villages),
    'from', found.valid_from, 'to', found.valid_to);
END $$;
REVOKE ALL ON FUNCTION accounts.enter_calendar(bytea, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION accounts.enter_calendar(bytea, timestamptz) TO payung_door;
