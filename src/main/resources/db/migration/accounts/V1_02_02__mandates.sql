-- Organisations of every kind as one regency knows them. A partner has the same id in each regency in which it works.
CREATE TABLE accounts.organisation (
  regency    text COLLATE "C" NOT NULL,
  id         uuid NOT NULL,
  kind       text COLLATE "C" NOT NULL,       -- reference data: opd, vertical, village, ngo, company, …
  name       text NOT NULL CHECK (length(name) BETWEEN 1 AND 300),
  short_name text NOT NULL DEFAULT '',
  village    uuid,                            -- a village government's village
  head_title text NOT NULL DEFAULT '',
  address    text NOT NULL DEFAULT '',
  synthetic  boolean NOT NULL DEFAULT false,
  active     boolean NOT NULL DEFAULT true,
  version    int NOT NULL DEFAULT 1,
  PRIMARY KEY (regency, id)
);
CREATE INDEX organisation_name ON accounts.organisation USING gin (regency, lower(name) gin_trgm_ops);
CREATE INDEX organisation_kind ON accounts.organisation (regency, kind, name, id);
SELECT platform.guard('accounts.organisation', 'shared');

-- A mandate joins a person to a role, in an organisation, over an area, for a period, by a numbered decree. Row-level security reads it.
CREATE TABLE accounts.mandate (
  regency       text COLLATE "C" NOT NULL,
  id            uuid NOT NULL,
  person        uuid NOT NULL REFERENCES accounts.person,
  person_name   text NOT NULL,
  role          text COLLATE "C" NOT NULL,
  organisation  uuid NOT NULL,
  post          text NOT NULL DEFAULT '',     -- jabatan
  area          uuid[] NOT NULL DEFAULT '{}', -- regions as given: villages or districts
  villages      uuid[] NOT NULL DEFAULT '{}', -- what the area means in villages
  decree_number text NOT NULL,
  valid_from    date NOT NULL,
  valid_to      date,
  ended_at      timestamptz,
  ended_reason  text,
  version       int NOT NULL DEFAULT 1,
  PRIMARY KEY (regency, id),
  FOREIGN KEY (regency, organisation) REFERENCES accounts.organisation,
  CHECK (valid_to IS NULL OR valid_to >= valid_from)
);
CREATE INDEX mandate_person ON accounts.mandate (person, regency);
CREATE INDEX mandate_organisation ON accounts.mandate (regency, organisation);
CREATE INDEX mandate_villages ON accounts.mandate USING gin (villages);
CREATE INDEX mandate_name ON accounts.mandate (regency, person_name, id);
SELECT platform.guard('accounts.mandate', 'organisation:organisation author:person area:villages read-only');

-- The one question of every request: who is this, and what may they do here today? Answered as owner, for the door, in one call.
-- kind: 'session' (the cookie) or 'device' (a phone's credential).
CREATE FUNCTION accounts.enter(kind text, hash bytea, place text, today_utc timestamptz) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  who     uuid;
  token   uuid;
  stage   text := 'current';
  seen    timestamptz;
  person_ record;
  cred    record;
BEGIN
  IF kind = 'session' THEN
    SELECT s.person, s.id, s.last_seen INTO who, token, seen FROM accounts.session s
     WHERE s.token_hash = hash AND s.ended_at IS NULL AND s.expires_at > today_utc;
    IF who IS NULL THEN RETURN NULL; END IF;
    IF seen < today_utc - interval '1 minute' THEN
      UPDATE accounts.session SET last_seen = today_utc WHERE id = token;
    END IF;
  ELSE
    SELECT d.person, d.id, d.last_seen INTO who, token, seen FROM accounts.device d
     WHERE d.token_hash = hash AND d.revoked_at IS NULL AND d.expires_at > today_utc;
    IF who IS NULL THEN
      -- the first use of a new credential ends the old one
      UPDATE accounts.device d SET token_hash = d.next_token_hash, next_token_hash = NULL, last_seen = today_utc
       WHERE d.next_token_hash = hash AND d.revoked_at IS NULL AND d.expires_at > today_utc
      RETURNING d.person, d.id INTO who, token;
      IF who IS NULL THEN RETURN NULL; END IF;
    ELSIF seen < today_utc - interval '10 minutes' THEN
      UPDATE accounts.device d SET last_seen = today_utc WHERE d.person = who AND d.id = token;
    END IF;
  END IF;
  SELECT p.id, p.name, p.language INTO person_ FROM accounts.person p WHERE p.id = who;
  SELECT c.must_change, c.totp_confirmed INTO cred FROM accounts.credential c WHERE c.person = who;
  RETURN jsonb_build_object(
    'person', who, 'name', person_.name, 'language', person_.language, 'token', token,
    'mustChange', coalesce(cred.must_change, false), 'totp', coalesce(cred.totp_confirmed, false),
    'mandates', coalesce((
      SELECT jsonb_agg(jsonb_build_object(
               'regency', m.regency, 'id', m.id, 'role', m.role, 'organisation', m.organisation,
               'villages', CASE WHEN m.regency = place THEN to_jsonb(m.villages) ELSE '[]'::jsonb END,
               'from', m.valid_from, 'to', m.valid_to) ORDER BY m.regency, m.id)
        FROM accounts.mandate m
       WHERE m.person = who AND m.ended_at IS NULL
         AND m.valid_from <= (today_utc AT TIME ZONE 'Asia/Jayapura')::date
         AND (m.valid_to IS NULL OR m.valid_to >= (today_utc AT TIME ZONE 'Asia/Jakarta')::date)), '[]'::jsonb));
END $$;
REVOKE ALL ON FUNCTION accounts.enter(text, bytea, text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION accounts.enter(text, bytea, text, timestamptz) TO payung_door;
