-- Who signs in, changes a password or a phone does so in no regency: the line goes into the trail of each in which they work, in the transaction that it
-- tells of. The door has no other way into the trail, and the function writes nothing but such lines of this person. Answers with the regencies.
CREATE FUNCTION accounts.record_in_trail(who uuid, kind text, subject uuid, action text, fields text[], changes boolean, moment timestamptz)
RETURNS text[] LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  place  record;
  line   uuid;
  name_  text;
  places text[] := '{}';
BEGIN
  IF kind NOT IN ('person', 'device') THEN
    RAISE EXCEPTION 'not a key of an account: %', kind;
  END IF;
  SELECT p.name INTO name_ FROM accounts.person p WHERE p.id = who;
  FOR place IN
    SELECT m.regency, array_agg(m.id ORDER BY m.id) AS mandates FROM accounts.mandate m
     WHERE m.person = who AND m.ended_at IS NULL AND m.valid_from <= (moment AT TIME ZONE 'Asia/Jayapura')::date
       AND (m.valid_to IS NULL OR m.valid_to >= (moment AT TIME ZONE 'Asia/Jakarta')::date)
     GROUP BY m.regency ORDER BY m.regency
  LOOP
    -- UUIDv7: milliseconds, then chance
    line := encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
      PLACING substring(int8send(floor(extract(epoch FROM moment) * 1000)::bigint) FROM 3) FROM 1 FOR 6), 52, 1), 53, 1), 'hex')::uuid;
    INSERT INTO audit.entry (regency, id, at, person, person_name, mandates, kind, subject, action, fields, changes)
    VALUES (place.regency, line, moment, who, name_, place.mandates, record_in_trail.kind, record_in_trail.subject, record_in_trail.action,
            record_in_trail.fields, record_in_trail.changes);
    INSERT INTO audit.unsealed (regency, entry) VALUES (place.regency, line);
    places := places || place.regency;
  END LOOP;
  RETURN places;
END $$;
REVOKE ALL ON FUNCTION accounts.record_in_trail(uuid, text, uuid, text, text[], boolean, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION accounts.record_in_trail(uuid, text, uuid, text, text[], boolean, timestamptz) TO payung_door;
