-- Who has work in this regency and has never chosen a password, in one answer: accounts belong to the installation, and the keys to each are the
-- warden's, so an administrator's own role cannot ask for all of them at once. Nothing is told but the sign-in name and until when an invitation is open.
CREATE FUNCTION accounts.never_in(place text, moment timestamptz) RETURNS TABLE (person uuid, sign_in_name text, invited_until timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT p.id, p.sign_in_name,
         (SELECT max(i.expires_at) FROM accounts.invitation i WHERE i.person = p.id AND i.used_at IS NULL AND i.expires_at > moment)
    FROM accounts.person p
    JOIN accounts.credential c ON c.person = p.id AND c.password_hash IS NULL
   WHERE place = current_setting('app.regency')
     AND EXISTS (SELECT FROM accounts.mandate m WHERE m.person = p.id AND m.regency = place AND m.ended_at IS NULL)
$$;
REVOKE ALL ON FUNCTION accounts.never_in(text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION accounts.never_in(text, timestamptz) TO payung_wide;
