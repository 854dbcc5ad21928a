const FIRST = 4_000;
/** Nobody who looks at the screen waits longer. */
export const LONGEST = 60_000;

/**
 * How long to wait (ms) after the n-th failure in a row (n from 1). Half of it is by chance, so that the phones of a whole village,
 * which find the signal again at the same minute, do not come all at once.
 */
export function backoff(failures, random = Math.random) {
  const full = Math.min(LONGEST, FIRST * 2 ** Math.min(failures - 1, 12));
  return Math.round(full / 2 + (random() * full) / 2);
}
