// When to sync: soon after something was written, when the phone wakes or says that a network is there (a hint, never believed when it says
// there is none), and again and again, at most a minute apart while something waits. Only one tab at a time.
import { Line } from '../core/line.js';
import * as queues from '../core/queue.js';
import { sendingLock } from '../envelope/lock.js';
import { stateAfter } from './refusals.js';

const QUIET_MS = 5 * 60_000;

export class SyncLoop {
  #session;
  #sync;
  #line;
  #timer = null;
  #running = false;
  #again = null;
  #stopped = false;
  #listen = new AbortController();

  /** What the screen says: 'working', 'done', 'no-answer', 'foreign', 'busy', 'full', 'trouble', 'password', 'revoked'; null before the first round. */
  state = null;
  lastDone = null;
  onState = () => {};

  constructor(session, sync, line = new Line()) {
    this.#session = session;
    this.#sync = sync;
    this.#line = line;
  }

  start() {
    const { signal } = this.#listen;
    addEventListener('online', () => this.#freshly(), { signal });
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && this.#freshly(), { signal });
    this.kick();
  }

  stop() {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#sync.giveUpAll();
    this.#listen.abort();
  }

  /** Seconds until it is tried again; null while it is being tried, and when nothing waits. */
  get secondsLeft() {
    return this.#running || this.#stopped ? null : this.#line.secondsLeft;
  }

  /** A person asks: at once, and what hangs on a dead line is given up for it. */
  now() {
    return this.#freshly({ asked: true });
  }

  /** Soon, whatever pause was planned. */
  async kick(how = {}) {
    this.#line.good();
    if (this.#running) {
      this.#again = how;
      return;
    }
    await this.#run(how);
  }

  #freshly(how) {
    this.#sync.giveUpStale();
    return this.kick(how);
  }

  async #run(how = {}) {
    if (this.#running || this.#stopped) return;
    clearTimeout(this.#timer);
    const before = this.state;
    this.#running = true;
    this.#line.begin();
    this.#say('working');
    let pause = QUIET_MS;
    try {
      // Another tab may be at it: then nothing is known of how it went.
      const outcome = (await this.#alone(() => this.#sync.round(how))) ?? before;
      if (outcome === 'done') this.lastDone = Date.now();
      pause = this.#pauseAfter(null);
      this.#say(outcome, false);
    } catch (stopped) {
      pause = this.#pauseAfter(stopped);
      this.#say(stateAfter(stopped), false);
    } finally {
      this.#plan(pause);
    }
  }

  /** Something that moved shows a good line: then the pause begins small again. */
  #pauseAfter(stopped) {
    if (this.#sync.moved > 0) this.#line.good();
    if (stopped || queues.anyDue(this.#session.queue)) return this.#line.bad(stopped?.retryAfter);
    this.#line.good();
    return QUIET_MS;
  }

  #plan(pause) {
    this.#running = false;
    // Nothing is tried until somebody acts, and nothing counts down to it.
    if (this.#stopped || this.state === 'password' || (this.state === 'revoked' && !this.#again?.asked)) return this.#line.begin();
    const again = this.#again;
    this.#again = null;
    if (again) this.#run(again);
    else this.#timer = setTimeout(() => this.#run(), pause);
  }

  /** Web Locks keep two tabs of one person from sending the same thing at once. */
  #alone(work) {
    if (!navigator.locks) return work();
    return navigator.locks.request('payung-sync-' + this.#session.id, { ifAvailable: true }, (lock) => (lock ? this.#takingOver(work) : null));
  }

  /** What the service worker is sending under this name, it leaves off at once. */
  #takingOver(work) {
    return navigator.locks.request(sendingLock(this.#session.id), { steal: true }, work);
  }

  #say(state, running = true) {
    if (this.#stopped) return;
    this.#running = running;
    this.state = state;
    this.onState();
  }
}
