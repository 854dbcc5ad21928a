-- The keys to an account open every regency in which its person works. So an administrator of one regency may hand out new ones only for people who
-- work nowhere else, and never for a system administrator. The question looks beyond the regency and answers no more than yes or no.
CREATE FUNCTION accounts.beyond(who uuid, place text, today date) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT EXISTS (
    SELECT FROM accounts.mandate m
     WHERE m.person = who AND m.ended_at IS NULL AND (m.valid_to IS NULL OR m.valid_to >= today)
       AND (m.regency <> place OR m.role = 'SYSTEM_ADMIN'));
$$;
REVOKE ALL ON FUNCTION accounts.beyond(uuid, text, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION accounts.beyond(uuid, text, date) TO payung_wide;
