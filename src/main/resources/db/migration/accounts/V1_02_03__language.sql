-- The one thing of a person that the door may write.
CREATE FUNCTION accounts.speak(who uuid, wanted text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
  UPDATE accounts.person SET language = wanted WHERE id = who AND language <> wanted
$$;
REVOKE ALL ON FUNCTION accounts.speak(uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION accounts.speak(uuid, text) TO payung_door;
