-- People type another apostrophe than the one that stands there, two blanks, an accent less; copied text holds signs that nobody sees. All that is
-- searched is kept so, and all that is typed is made so by the application (SearchText); a test compares both. Small letters by ICU's root, whatever
-- collation a column has.
CREATE FUNCTION platform.search_text(written text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT ' ' || btrim(regexp_replace(lower(regexp_replace(normalize(regexp_replace(written,
    '["''`\u00AB\u00AD\u00B4\u00BB\u02B9-\u02BF\u02C8\u02CA\u02CB\u034F\u055A\u061C\u180B-\u180E\u200B-\u200F\u2018-\u201F\u202A-\u202E\u2032-\u2037\u2060-\u206F\uA78B\uA78C\uFE00-\uFE0F\uFEFF\uFF02\uFF07\uFF40]',
    '', 'g'), NFKD),
    '[\u0300-\u036F\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06ED\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\uFE20-\uFE2F]',
    '', 'g') COLLATE "und-x-icu"),
    '[\u0001-\u0020\u002D\u0085\u00A0\u1680\u2000-\u200A\u2010-\u2015\u2028\u2029\u202F\u2043\u205F\u2212\u3000]+',
    ' ', 'g')) || ' '
$$;
