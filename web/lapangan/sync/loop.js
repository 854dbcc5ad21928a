// When to sync: soon after something was written, when the phone wakes or says that a network is there (a hint, never believed when it says
// there is none), and again and again with growing pauses. Only one tab at a time.
import { backoff } from '../core/backoff.js';
import * as queues from '../core/queue.js';
import { NoAnswer } from './api.js';

const QUIET_MS = 5 * 60_000;

export class SyncLoop {
  #session;
  #sync;
  #timer = null;
  #running = false;
  #again = false;
  #stopped = false;
  #failures = 0;
  #listen = new AbortController();

  /** What the screen says: 'working', 'done', 'no-answer', 'busy', 'password', 'revoked'; null before the first round. */
  state = null;
  lastDone = null;
  onState = () => {};

  constructor(session, sync) {
    this.#session = session;
    this.#sync = sync;
  }

  start() {
    const { signal } = this.#listen;
    addEventListener('online', () => this.kick(), { signal });
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && this.kick(), { signal });
    this.kick();
  }

  stop() {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#listen.abort();
  }

  /** Now, whatever pause was planned. */
  async kick() {
    this.#failures = 0;
    if (this.#running) {
      this.#again = true;
      return;
    }
    await this.#session.update(({ queue }) => (queue.some((e) => e.state === 'waiting' && e.notBefore > 0) ? { queue: queues.hurry(queue) } : null));
    return this.#run();
  }

  async #run() {
    if (this.#running || this.#stopped) return;
    clearTimeout(this.#timer);
    this.#running = true;
    this.#say('working');
    try {
      const how = await this.#alone(() => this.#sync.round());
      this.#failures = 0;
      if (how === 'done') this.lastDone = Date.now();
      this.#say(how ?? this.state);
    } catch (stopped) {
      this.#failures++;
      this.#say(stopped instanceof NoAnswer ? 'no-answer' : 'busy');
    } finally {
      this.#running = false;
      this.#plan();
    }
  }

  #plan() {
    if (this.#stopped || this.state === 'password' || this.state === 'revoked') return;
    if (this.#again) {
      this.#again = false;
      this.#run();
      return;
    }
    const due = queues.nextDue(this.#session.queue);
    const pause = this.#failures ? backoff(this.#failures) : due === null ? QUIET_MS : Math.max(1_000, due - Date.now());
    this.#timer = setTimeout(() => this.#run(), Math.min(pause, QUIET_MS));
  }

  /** Web Locks keep two tabs of one person from sending the same thing at once. */
  #alone(work) {
    if (!navigator.locks) return work();
    return navigator.locks.request('payung-sync-' + this.#session.id, { ifAvailable: true }, (lock) => (lock ? work() : 'done'));
  }

  #say(state) {
    if (this.#stopped) return;
    this.state = state;
    this.onState();
  }
}
