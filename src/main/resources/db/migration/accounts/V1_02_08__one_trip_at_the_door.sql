-- Who comes in is asked at every request. The pool's user, who has no rights of its own, may ask this one question without taking a role first: three
-- trips to the database become one. It could take the door's role anyway; the answer is NULL to everybody who does not hold the secret.
GRANT USAGE ON SCHEMA accounts TO payung_app;
GRANT EXECUTE ON FUNCTION accounts.enter(text, bytea, text, timestamptz) TO payung_app;
