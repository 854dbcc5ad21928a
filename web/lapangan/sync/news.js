// What comes from the server: who somebody is and may do today, what is new in their reach, and what a restored server lacks.
import { pulledOf } from '../core/kinds.js';
import { noteClock } from './clock.js';
import { applyPage } from './pull.js';
import { reconcile } from './reconcile.js';
import { blockedBy } from './refusals.js';

const MOST_PAGES = 500;
const ASK_WHO_AFTER_MS = 3600_000;

export class News {
  #session;
  #api;
  #device;
  #now;
  #onReached;
  #askedWho = null;

  constructor(session, api, device, now, onReached) {
    this.#session = session;
    this.#api = api;
    this.#device = device;
    this.#now = now;
    this.#onReached = onReached;
  }

  /** Who somebody is, and what they may do, is asked now and then, and when the server gives them another reach: a quiet round is one request. */
  async take() {
    const asked = this.#askedWho;
    if (asked === null || this.#session.account.blocked || Math.abs(this.#now() - asked) > ASK_WHO_AFTER_MS) await this.askWho();
    if (!(await this.#pullAll())) return;
    await this.askWho();
    await this.#pullAll();
  }

  async askWho() {
    const me = await this.#api.me();
    this.#onReached();
    this.#askedWho = this.#now();
    await this.#session.update(({ account, queue, drafts, pulled, syncState }) => {
      const codes = new Set(me.regencies.map((r) => r.code));
      const left = [...pulled].filter(([, record]) => !codes.has(record.regency));
      return {
        account: { ...account, blocked: null, ...withEnded(account, me, [...queue.filter((e) => e.state !== 'done'), ...drafts.values()]) },
        syncState: Object.fromEntries(Object.entries(syncState).filter(([code]) => codes.has(code))),
        remove: left.map(([key]) => ['pulled', key]),
      };
    });
  }

  async #pullAll() {
    let other = false;
    for (const { code, ended } of this.#session.account.regencies) if (!ended && (await this.#pull(code))) other = true;
    return other;
  }

  /** @returns whether the server has another reach in mind than this phone */
  async #pull(regency) {
    let other = false;
    for (let pages = 0; pages < MOST_PAGES; pages++) {
      const token = this.#session.syncState[regency]?.token ?? null;
      const page = await this.#page(regency, token);
      if (!page) return true;
      other ||= Boolean(page.reset && token);
      if (!page.more) {
        await this.#reconcile(regency, page.epoch);
        return other;
      }
    }
    return other;
  }

  /** @returns the page as it was kept, or null when there is no work in this regency any more */
  async #page(regency, token) {
    const asked = this.#now();
    let page;
    try {
      page = await this.#api.pull(regency, this.#device, token);
    } catch (broken) {
      if (broken.status === 404 || (broken.status === 403 && !blockedBy(broken))) return null;
      throw broken;
    }
    this.#onReached();
    await this.#session.update((s) => ({
      ...applyPage(s.pulled, regency, page),
      syncState: { ...s.syncState, [regency]: { token: page.token ?? token, epoch: page.epoch, pulledAt: this.#now() } },
    }));
    await noteClock(this.#session, page.serverTime, asked, this.#now());
    return page;
  }

  #reconcile(regency, epoch) {
    return this.#session.update((s) => {
      const { queue, reports, files } = s;
      const pulledReport = (id) => pulledOf(s, id);
      const after = reconcile({ queue, reports, files, pulledReport }, regency, epoch, this.#now());
      return after.queue === queue ? null : { queue: after.queue, put: after.reports.map((r) => ['report', r]) };
    });
  }
}

/** A mandate that ended takes its regency from the list, except while work for it is unsent or half written. */
function withEnded(account, me, work) {
  const open = new Set(work.map((w) => w.regency));
  const fresh = new Set(me.regencies.map((r) => r.code));
  const ended = account.regencies.filter((r) => !fresh.has(r.code) && open.has(r.code)).map((r) => ({ ...r, ended: true }));
  return { person: me.person, regencies: [...me.regencies, ...ended] };
}
