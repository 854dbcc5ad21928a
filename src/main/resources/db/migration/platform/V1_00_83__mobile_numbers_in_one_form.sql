-- +62 0812… was stored with its 0 behind the country code, and 00 62 812… with two country codes: whoever signs in with
-- 0812… is now found. Of two accounts that would then have one number the number stays as it is. Where nothing is
-- installed yet there is no such table.
DO $$
BEGIN
  IF to_regclass('accounts.person') IS NOT NULL THEN
    EXECUTE $update$
      UPDATE accounts.person p SET mobile = n.number
        FROM (SELECT DISTINCT ON (number) id, number
                FROM (SELECT id, mobile, regexp_replace(regexp_replace(mobile, '^62062', '62'), '^620+', '62') AS number
                        FROM accounts.person WHERE mobile LIKE '620%') m
               WHERE length(number) BETWEEN 9 AND 15 ORDER BY number, id) n
       WHERE p.id = n.id AND NOT EXISTS (SELECT FROM accounts.person o WHERE o.mobile = n.number)
    $update$;
  END IF;
END $$;
