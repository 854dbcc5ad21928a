// Which PIN is accepted, and how wrong ones are slowed down. Pure.
const FREE_TRIES = 3;
const FIRST_PAUSE = 5_000;
const LONGEST_PAUSE = 15 * 60_000;

/** Wait before the next try; `left` in ms. */
export class Slowed extends Error {
  constructor(left) {
    super();
    this.left = left;
  }
}

/** Why a PIN or password is not accepted: 'short', 'simple', or null when it is good. Digits from 6, anything else from 8 characters. */
export function weakness(pin) {
  if (/^\d*$/.test(pin)) {
    if (pin.length < 6) return 'short';
    return isRun(pin) || isRepeat(pin) ? 'simple' : null;
  }
  return pin.length < 8 ? 'short' : isRepeat(pin) ? 'simple' : null;
}

/** After another wrong PIN. `tries` = { count, notBefore }. */
export function wrongTry(tries, now) {
  const count = (tries?.count ?? 0) + 1;
  return { count, notBefore: now + pauseOf(count) };
}

/** How long (ms) to wait before the next try: never longer than the pause itself, whatever the clock was set to. */
export function pauseLeft(tries, now) {
  return Math.min(pauseOf(tries?.count ?? 0), Math.max(0, (tries?.notBefore ?? 0) - now));
}

/** The pause begun anew, when the clock was set back (or lost) since: else it would never end. Null when it was not. */
export function begunAnew(tries, now) {
  const pause = pauseOf(tries?.count ?? 0);
  return tries && tries.notBefore - now > pause ? { ...tries, notBefore: now + pause } : null;
}

function pauseOf(count) {
  return count < FREE_TRIES ? 0 : Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (count - FREE_TRIES));
}

function isRepeat(pin) {
  return [1, 2, 3].some((length) => pin.length % length === 0 && pin === pin.slice(0, length).repeat(pin.length / length));
}

function isRun(digits) {
  const steps = [...digits].slice(1).map((d, i) => (Number(d) - Number(digits[i]) + 10) % 10);
  return steps.every((s) => s === 1) || steps.every((s) => s === 9);
}
