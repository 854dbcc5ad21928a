-- People and their credentials belong to the installation: an NGO's coordinator works in five regencies. Mandates join them to one.
CREATE SCHEMA accounts;
GRANT USAGE ON SCHEMA accounts TO payung_door, payung_wide, payung_narrow, payung_warden;

CREATE TABLE accounts.person (
  id           uuid PRIMARY KEY,
  name         text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  sign_in_name text COLLATE "C" NOT NULL UNIQUE CHECK (sign_in_name = lower(sign_in_name) AND length(sign_in_name) BETWEEN 2 AND 60),
  mobile       text COLLATE "C" UNIQUE,
  language     text NOT NULL DEFAULT 'id' CHECK (language IN ('id', 'en')),
  synthetic    boolean NOT NULL DEFAULT false,
  created_at   timestamptz NOT NULL DEFAULT now(),
  version      int NOT NULL DEFAULT 1
);

CREATE TABLE accounts.credential (
  person          uuid PRIMARY KEY REFERENCES accounts.person,
  password_hash   text,
  must_change     boolean NOT NULL DEFAULT false,
  totp_secret     bytea,           -- ciphertext, bound to the person
  totp_confirmed  boolean NOT NULL DEFAULT false,
  totp_last_step  bigint NOT NULL DEFAULT 0,   -- a code counts once
  failed          int NOT NULL DEFAULT 0,
  locked_until    timestamptz,
  changed_at      timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE accounts.session (
  id         uuid PRIMARY KEY,
  token_hash bytea NOT NULL UNIQUE,
  person     uuid NOT NULL REFERENCES accounts.person,
  agent      text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_seen  timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  ended_at   timestamptz
);
CREATE INDEX session_person ON accounts.session (person, created_at);

-- The credential of a phone: sync only, 90 days, rotating. Revoked, it never gets the recovery secret again.
CREATE TABLE accounts.device (
  id              uuid NOT NULL,
  person          uuid NOT NULL REFERENCES accounts.person,
  name            text NOT NULL,
  token_hash      bytea NOT NULL UNIQUE,
  next_token_hash bytea UNIQUE,
  recovery_secret bytea NOT NULL,   -- ciphertext, bound to person and device
  created_at      timestamptz NOT NULL DEFAULT now(),
  last_seen       timestamptz NOT NULL DEFAULT now(),
  expires_at      timestamptz NOT NULL,
  revoked_at      timestamptz,
  PRIMARY KEY (person, id)
);

CREATE TABLE accounts.invitation (
  token_hash bytea PRIMARY KEY,
  person     uuid NOT NULL REFERENCES accounts.person,
  made_by    uuid NOT NULL,
  regency    text COLLATE "C" NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  used_at    timestamptz
);
CREATE INDEX invitation_person ON accounts.invitation (person);

-- Tries by name and by address, so that limits survive a restart. The bucket is a keyed hash.
CREATE TABLE accounts.attempt (
  bucket       text COLLATE "C" PRIMARY KEY,
  window_start timestamptz NOT NULL,
  tries        int NOT NULL
);

ALTER TABLE accounts.person     ENABLE ROW LEVEL SECURITY;
ALTER TABLE accounts.credential ENABLE ROW LEVEL SECURITY;
ALTER TABLE accounts.session    ENABLE ROW LEVEL SECURITY;
ALTER TABLE accounts.device     ENABLE ROW LEVEL SECURITY;
ALTER TABLE accounts.invitation ENABLE ROW LEVEL SECURITY;
ALTER TABLE accounts.attempt    ENABLE ROW LEVEL SECURITY;

-- The door: credentials, invitations and limits, and nothing else.
GRANT SELECT ON accounts.person TO payung_door;
GRANT SELECT, UPDATE ON accounts.credential TO payung_door;
GRANT SELECT, INSERT, UPDATE ON accounts.session, accounts.device TO payung_door;
GRANT SELECT, UPDATE ON accounts.invitation TO payung_door;
GRANT SELECT, INSERT, UPDATE, DELETE ON accounts.attempt TO payung_door;
CREATE POLICY door ON accounts.person     TO payung_door USING (true);
CREATE POLICY door ON accounts.credential TO payung_door USING (true);
CREATE POLICY door ON accounts.session    TO payung_door USING (true);
CREATE POLICY door ON accounts.device     TO payung_door USING (true);
CREATE POLICY door ON accounts.invitation TO payung_door USING (true);
CREATE POLICY door ON accounts.attempt    TO payung_door USING (true);

-- Everybody sees themselves. The warden holds the keys to the one account that the transaction names.
DO $$
DECLARE
  t text;
  me text := '(SELECT nullif(current_setting(''app.person'', true), '''')::uuid)';
  subject text := '(SELECT nullif(current_setting(''app.subject'', true), '''')::uuid)';
BEGIN
  FOREACH t IN ARRAY ARRAY['person', 'session', 'device'] LOOP
    EXECUTE format('GRANT SELECT, UPDATE ON accounts.%I TO payung_wide, payung_narrow', t);
    EXECUTE format('CREATE POLICY self ON accounts.%I TO payung_wide, payung_narrow USING (%s = %s)', t, CASE t WHEN 'person' THEN 'id' ELSE 'person' END, me);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['person', 'credential', 'session', 'device', 'invitation'] LOOP
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON accounts.%I TO payung_warden', t);
    EXECUTE format('CREATE POLICY warden ON accounts.%I TO payung_warden USING (%s = %s)', t, CASE t WHEN 'person' THEN 'id' ELSE 'person' END, subject);
  END LOOP;
END $$;
