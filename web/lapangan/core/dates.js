// Dates of the regency (WIB, WITA, WIT), not of the phone's setting.

/** The calendar day (yyyy-mm-dd) at an instant (ms) in a time zone. */
export function dayIn(zone, instant) {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(instant);
  return parts.slice(0, 10);
}

/** '21 November 2026' for '2026-11-21'. */
export function longDate(day, language) {
  if (!day) return '';
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'id-ID', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
    .format(new Date(day + 'T00:00:00Z'));
}

export function clockTime(instant, zone, language) {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'id-ID', { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: zone })
    .format(instant);
}

/** '20 Feb 2027': a day far off, with its year. */
export function shortDate(instant, zone, language) {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'id-ID', { day: 'numeric', month: 'short', year: 'numeric', timeZone: zone })
    .format(instant);
}

/** The age of something as { unit, count }: 'now', 'minutes', 'hours' or 'days'. */
export function age(since, now) {
  const minutes = Math.floor(Math.max(0, now - since) / 60_000);
  if (minutes < 1) return { unit: 'now', count: 0 };
  if (minutes < 60) return { unit: 'minutes', count: minutes };
  if (minutes < 48 * 60) return { unit: 'hours', count: Math.floor(minutes / 60) };
  return { unit: 'days', count: Math.floor(minutes / (24 * 60)) };
}

/** The instant (ISO) of a wall clock 'yyyy-mm-ddThh:mm:ss' in a time zone. */
export function instantOf(wall, zone) {
  const asUtc = Date.parse(wall + 'Z');
  if (Number.isNaN(asUtc)) return null;
  const shown = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
  }).format(asUtc);
  return new Date(asUtc - (Date.parse(shown.replace(' ', 'T') + 'Z') - asUtc)).toISOString();
}

/** Whether a span of days touches the month of `today`. */
export function inMonthOf(today, from, to) {
  const month = today.slice(0, 7);
  return (from ?? to ?? '').slice(0, 7) <= month && (to ?? from ?? '').slice(0, 7) >= month;
}
