// An activity report as a person fills it in, and as it is sent.
export const NUMBERS = ['childrenM', 'childrenF', 'adultsM', 'adultsF'];
export const AGES = ['0-5', '6-12', '13-17'];
/** As the plan names them (activity-kinds), and what is none of these. */
export const KINDS = ['service', 'training', 'outreach', 'campaign', 'parenting', 'children-activity', 'survey', 'visit', 'meeting', 'building', 'goods', 'other'];
/** What its fields hold where that is no text or number, as the server declares them. */
export const TYPES = { activity: 'reference', kindOfActivity: 'kind', heldOn: 'day', village: 'village', cost: 'rupiah', onBehalfOf: 'named', place: 'place', files: 'files' };
/** What is one value however deep it is: never merged in parts. */
export const UNDIVIDED = new Set(Object.keys(TYPES).filter((field) => ['named', 'place', 'files'].includes(TYPES[field])));
export const LONGEST_NOTE = 50_000;
export const MOST_PHOTOS = 5;
export const MOST_ATTENDANCE = 4;

/**
 * What is still missing, in the order of the form: 'activity', 'heldOn', 'future', 'village', 'photo', 'people'.
 * @param today the date (yyyy-mm-dd) in the regency's own time zone
 */
export function missing(body, today) {
  const lacks = [];
  if (!body.activity && !body.title?.trim()) lacks.push('activity');
  if (!body.heldOn) lacks.push('heldOn');
  else if (body.heldOn > today) lacks.push('future');
  if (!body.village) lacks.push('village');
  if (!(body.files ?? []).some((file) => file.slot === 'photo')) lacks.push('photo');
  if (NUMBERS.every((n) => !isNumber(body.people?.[n]))) lacks.push('people');
  return lacks;
}

/** The body as it goes to the server: no empty field, whole numbers, a title only when there is no activity. */
export function toSend(body) {
  const clean = {
    activity: body.activity ?? null,
    heldOn: body.heldOn,
    village: body.village,
    people: Object.fromEntries(NUMBERS.map((n) => [n, body.people?.[n] ?? 0])),
    files: (body.files ?? []).map(({ id, slot, sha256, size }) => ({ id, slot, sha256, size })),
  };
  if (!clean.activity) {
    clean.title = body.title?.trim();
    if (body.kindOfActivity) clean.kindOfActivity = body.kindOfActivity;
  }
  const ages = Object.fromEntries(AGES.filter((a) => isNumber(body.ages?.[a]?.m) || isNumber(body.ages?.[a]?.f))
    .map((a) => [a, { m: body.ages[a].m ?? 0, f: body.ages[a].f ?? 0 }]));
  if (Object.keys(ages).length) clean.ages = ages;
  if (isNumber(body.disability?.children) || isNumber(body.disability?.adults)) {
    clean.disability = { children: body.disability.children ?? 0, adults: body.disability.adults ?? 0 };
  }
  if (isNumber(body.volume)) clean.volume = body.volume;
  if (body.notes?.trim()) clean.notes = body.notes.trim().slice(0, LONGEST_NOTE);
  if (isNumber(body.cost)) clean.cost = body.cost;
  if (body.onBehalfOf?.name?.trim()) clean.onBehalfOf = { name: body.onBehalfOf.name.trim() };
  if (body.place) clean.place = body.place;
  return clean;
}

/** Age bands that do not add up to the children are said gently; they stop nobody. */
export function agesDiffer(body) {
  const filled = AGES.filter((a) => isNumber(body.ages?.[a]?.m) || isNumber(body.ages?.[a]?.f));
  if (filled.length < AGES.length) return false;
  const sum = (sex) => AGES.reduce((total, a) => total + (body.ages[a]?.[sex] ?? 0), 0);
  return sum('m') !== (body.people?.childrenM ?? 0) || sum('f') !== (body.people?.childrenF ?? 0);
}

/** Age bands that name more boys or more girls than were there: the desk's rule, ReportBody.agesExceedChildren. */
export function agesExceed(body) {
  const more = (sex, children) => AGES.reduce((total, a) => total + (body.ages?.[a]?.[sex] ?? 0), 0) > (body.people?.[children] ?? 0);
  return more('m', 'childrenM') || more('f', 'childrenF');
}

export function totals(people) {
  const n = (key) => people?.[key] ?? 0;
  return { children: n('childrenM') + n('childrenF'), adults: n('adultsM') + n('adultsF') };
}

/** What a person typed as a number: whole, not negative, at most 999.999.999.999; null when it is none. */
export function parseNumber(typed) {
  const digits = String(typed).replace(/[.\s]/g, '');
  return /^\d{1,12}$/.test(digits) ? Number(digits) : null;
}

function isNumber(value) {
  return typeof value === 'number' && Number.isFinite(value);
}
