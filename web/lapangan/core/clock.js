// What time it is, as well as a phone can know: its own clock may have been lost (1 January 2015), set by hand, or corrected since. Pure.
// A contact: { server, wall, mono }: the server's time, the phone's clock, and performance.now() at that moment; mono only while the app stays open.

/** So much a clock may be off without a word. */
const SMALL_MS = 10 * 60_000;
const TOLERANCE_MS = 60_000;
const DAY_MS = 24 * 3600_000;
/** Nobody is so long without a contact: a phone's credential lasts 90 days. A clock that says more was set, or lost. */
const LONGEST_AWAY_MS = 92 * DAY_MS;
/** Of an app that stays open: it closes itself when it was not looked at for ten minutes, so a clock that ran on by more was set. */
const LONGEST_SLEEP_MS = DAY_MS;
/** So long without a contact that the clock is not relied on without a word. */
const LONG_AWAY_DAYS = 30;
/** Further from the last contact than any report of a year is. The server looks at such reports first, too. */
const FAR_DAYS = 400;

/**
 * The time is never before the server's of the last contact, nor longer after it than anybody stays away. What the phone's clock was off is added
 * only while nothing says that the clock was set since.
 * @returns { time, sure }: sure is false where the clock may be wrong, so that a person is asked rather than refused
 */
export function bestTime(contact, { wall, mono }) {
  if (!contact) return { time: wall, sure: false };
  const offset = contact.server - contact.wall;
  const since = wall - contact.wall;
  const ran = contact.mono === undefined ? null : mono - contact.mono;
  const holds = ran === null ? holdsAfterRestart(offset, since) : holdsBeside(offset, since - ran);
  const floor = contact.server + Math.max(0, ran ?? 0);
  const told = wall + (holds ? offset : 0);
  if (told - contact.server > LONGEST_AWAY_MS || (ran !== null && told - floor > LONGEST_SLEEP_MS)) return { time: floor, sure: false };
  return { time: Math.max(floor, told), sure: holds && told >= floor - TOLERANCE_MS && (ran !== null || Math.abs(offset) <= SMALL_MS) };
}

/** @param jump how much more the wall clock went than the monotonic one: back when it was set back; forward when it was set, or the phone slept */
function holdsBeside(offset, jump) {
  if (jump < -TOLERANCE_MS) return false;
  return jump <= TOLERANCE_MS || !wasCorrected(offset, jump);
}

function holdsAfterRestart(offset, since) {
  return since >= -TOLERANCE_MS && !wasCorrected(offset, since);
}

/** A clock that was behind went forward by at least as much. */
function wasCorrected(offset, forward) {
  return offset > SMALL_MS && forward >= offset - SMALL_MS;
}

/**
 * Whether a day can be reported: null, 'future' (refused) or 'ask'.
 * @param today by the best time; @param sure whether that can be relied on; @param contact day of the last contact, or null
 * @param odd the phone's own calendar says another day, so that also the day it proposes is asked about
 */
export function judgeDay(day, { today, sure, contact, odd = false }) {
  if (!day) return null;
  if (day > today) return sure ? 'future' : 'ask';
  if (odd && !sure && day === today) return 'ask';
  if (!contact) return null;
  const after = (Date.parse(day) - Date.parse(contact)) / DAY_MS;
  return after > LONG_AWAY_DAYS || after < -FAR_DAYS ? 'ask' : null;
}
