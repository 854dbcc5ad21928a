-- A phone sends what was sealed for the server while its app is closed. The credential for that can only send, lies open on the phone, and is of one row
-- with the phone's other one: it ends with it. Its envelopes are signed with a key of the phone whose public half stands here; so much was sent today.
ALTER TABLE accounts.device
  ADD COLUMN send_token_hash bytea UNIQUE,
  ADD COLUMN send_key        bytea,           -- an uncompressed point of P-256
  ADD COLUMN sent_on         date,
  ADD COLUMN sent_bytes      bigint NOT NULL DEFAULT 0,
  ADD COLUMN sent_envelopes  int NOT NULL DEFAULT 0,
  ADD CHECK ((send_token_hash IS NULL) = (send_key IS NULL));

-- Keys that phones seal for: of the installation, the newest one for what is sealed from now on, the others for what is still on its way.
CREATE TABLE accounts.envelope_key (
  id          uuid PRIMARY KEY,
  public_key  bytea NOT NULL,
  private_key bytea NOT NULL,                 -- ciphertext, bound to the id
  made_at     timestamptz NOT NULL
);
ALTER TABLE accounts.envelope_key ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON accounts.envelope_key TO payung_door;
CREATE POLICY door ON accounts.envelope_key TO payung_door USING (true) WITH CHECK (true);

-- The question of every request knows a third secret: 'sender'. It is no other way in: who may not come in as the device may not send for it either.
CREATE OR REPLACE FUNCTION accounts.enter(kind text, hash bytea, place text, today_utc timestamptz) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET plan_cache_mode = 'force_generic_plan' AS $$
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
  ELSIF kind = 'sender' THEN
    SELECT d.person, d.id INTO who, token FROM accounts.device d
     WHERE d.send_token_hash = hash AND d.revoked_at IS NULL AND d.expires_at > today_utc;
    IF who IS NULL THEN RETURN NULL; END IF;
  ELSE
    SELECT d.person, d.id, d.last_seen INTO who, token, seen FROM accounts.device d
     WHERE d.token_hash = hash AND d.revoked_at IS NULL AND d.expires_at > today_utc;
    IF who IS NULL THEN
      -- the first use of a new credential ends the old one, and what could be sent with a key that the old one brought
      UPDATE accounts.device d SET token_hash = d.next_token_hash, next_token_hash = NULL, last_seen = today_utc,
             send_token_hash = NULL, send_key = NULL
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
