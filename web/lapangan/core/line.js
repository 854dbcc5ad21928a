// The one clock of the line to the server. A line is good or bad for everything at once: no record has a pause of its own.
import { backoff, LONGEST } from './backoff.js';

export class Line {
  #now;
  #random;
  #failures = 0;
  #until = null;

  /** @param now a clock that never jumps: the phone's own is set by hand, and wrong after a dead battery */
  constructor({ now = () => performance.now(), random = Math.random } = {}) {
    this.#now = now;
    this.#random = random;
  }

  /** Our server has answered: whatever waited is hurried. */
  good() {
    this.#failures = 0;
  }

  /**
   * Nothing came through, or not everything.
   * @param asked what the server asked for (ms), if it did
   * @returns how long to wait (ms), at most a minute
   */
  bad(asked = 0) {
    return this.wait(Math.min(LONGEST, Math.max(asked, backoff(++this.#failures, this.#random))));
  }

  wait(pause) {
    this.#until = this.#now() + pause;
    return pause;
  }

  /** It is being tried. */
  begin() {
    this.#until = null;
  }

  /** Seconds until the next try, or null while one is under way. */
  get secondsLeft() {
    return this.#until === null ? null : Math.max(0, Math.ceil((this.#until - this.#now()) / 1000));
  }
}
