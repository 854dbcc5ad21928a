-- A returned report is owed by its author while they hold a mandate under which reports are written; after that by who accompanies its village. An
-- operator's reach does not show the mandates of an office, so the question is answered as owner, with no more than yes or no.
CREATE FUNCTION community.may_still_correct(place text, author uuid, roles text[], today date) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT EXISTS (
    SELECT FROM accounts.mandate m
     WHERE m.person = author AND m.regency = place AND m.role = ANY (roles)
       AND m.ended_at IS NULL AND m.valid_from <= today AND (m.valid_to IS NULL OR m.valid_to >= today));
$$;
REVOKE ALL ON FUNCTION community.may_still_correct(text, uuid, text[], date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION community.may_still_correct(text, uuid, text[], date) TO payung_wide, payung_narrow;
