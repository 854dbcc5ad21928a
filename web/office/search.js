// Text as it is searched, as the server has it (SearchText): no matter which apostrophe, accent, blank or hyphen.
const QUOTES_AND_UNSEEN =
  /["'`\u00AB\u00AD\u00B4\u00BB\u02B9-\u02BF\u02C8\u02CA\u02CB\u034F\u055A\u061C\u180B-\u180E\u200B-\u200F\u2018-\u201F\u202A-\u202E\u2032-\u2037\u2060-\u206F\uA78B\uA78C\uFE00-\uFE0F\uFEFF\uFF02\uFF07\uFF40]/g;
const MARKS = /[\u0300-\u036F\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06ED\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\uFE20-\uFE2F]/g;
const BLANKS_AND_HYPHENS = /[\u0001-\u0020\u002D\u0085\u00A0\u1680\u2000-\u200A\u2010-\u2015\u2028\u2029\u202F\u2043\u205F\u2212\u3000]+/g;

export function normalise(written) {
  return written
    .replace(QUOTES_AND_UNSEEN, '')
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(BLANKS_AND_HYPHENS, ' ')
    .trim();
}

/** Whether all words that were typed stand in a text, in any order. */
export function matches(written, typed) {
  const text = normalise(written);
  return normalise(typed)
    .split(' ')
    .every((word) => text.includes(word));
}
