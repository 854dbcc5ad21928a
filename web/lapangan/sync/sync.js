// One round with the server: what is unsent goes first, then the files, then what is new comes. Each step leaves the store whole, so a
// round may end anywhere and the next one goes on.
import { pulledOf, REPORT } from '../core/kinds.js';
import * as queues from '../core/queue.js';
import { NoAnswer, Refusal } from './api.js';
import { applyPage } from './pull.js';
import { applyReceipt } from './receipts.js';
import { reconcile } from './reconcile.js';
import { LostFile, PieceSize, sendFile } from './uploads.js';

const BATCH = 50;
const BATCH_BYTES = 256 * 1024;
const FILES_BEFORE_PULL_MS = 60_000;
const ROTATE_AFTER_MS = 7 * 24 * 3600_000;
const KEEP_SENT_MS = 14 * 24 * 3600_000;
const MOST_PAGES = 500;
/** A power cut may have spoilt what lay on the server; a file that is wrong again and again was spoilt here. */
const MOST_SPOILT = 3;

export class Sync {
  #session;
  #api;
  #device;
  #now;
  #random;
  #pieces = new PieceSize();

  constructor(session, api, device, { now = Date.now, random = Math.random } = {}) {
    this.#session = session;
    this.#api = api;
    this.#device = device;
    this.#now = now;
    this.#random = random;
  }

  /**
   * @returns 'done', 'password' (the credential is no longer accepted) or 'revoked'; the outbox is kept in each case
   * @throws NoAnswer or Refusal when the round could not go on; whatever was done by then stays done
   */
  async round() {
    if (!this.#session.account) return 'password';
    if (this.#session.account.blocked) return this.#session.account.blocked;
    try {
      await this.#rotate();
      const known = this.#regencies();
      for (const regency of known) await this.#push(regency);
      for (const regency of known) await this.#sendFiles(regency, this.#now() + FILES_BEFORE_PULL_MS);
      await this.#refreshMe();
      for (const { code, ended } of this.#session.account.regencies) if (!ended) await this.#pull(code);
      for (const regency of this.#regencies()) await this.#push(regency);
      for (const regency of this.#regencies()) await this.#sendFiles(regency, Infinity);
      await this.#prune();
      return 'done';
    } catch (stopped) {
      const blocked = blockedBy(stopped);
      if (!blocked) throw stopped;
      await this.#session.update(({ account }) => ({ account: { ...account, blocked } }));
      return blocked;
    }
  }

  #regencies() {
    const open = this.#session.queue.filter((e) => e.state !== 'done').map((e) => e.regency);
    return [...new Set([...this.#session.account.regencies.map((r) => r.code), ...open])];
  }

  async #rotate() {
    const { account } = this.#session;
    if (this.#now() - (account.rotatedAt ?? 0) < ROTATE_AFTER_MS) return;
    const { credential, expires } = await this.#api.rotate();
    // Kept before it is used: the server lets the old one go only then.
    await this.#session.update((s) => ({ account: { ...s.account, credential, expires, rotatedAt: this.#now() } }));
  }

  async #push(regency) {
    for (let batch; (batch = await this.#take(regency)).length; ) await this.#pushBatch(regency, batch);
  }

  /** Chooses and marks in one step: what is edited after this goes into the next form, not into this one. */
  async #take(regency) {
    let batch = [];
    await this.#session.update(({ queue }) => {
      batch = this.#batch(regency);
      return batch.length ? { queue: batch.reduce((q, r) => queues.attempt(q, r.id), queue) } : null;
    });
    return batch;
  }

  async #pushBatch(regency, batch) {
    const asked = this.#now();
    let answer;
    try {
      answer = await this.#api.push(regency, this.#device, batch.map(asRecord), new Date(asked).toISOString());
    } catch (broken) {
      if (isRejected(broken) && batch.length > 1) {
        // One record that the server cannot read must not keep the others back.
        for (const report of batch) await this.#pushBatch(regency, [report]);
        return;
      }
      await this.#failed(batch.map((r) => r.id), broken);
      if (isRejected(broken)) return;
      throw broken;
    }
    await this.#noteClock(answer.serverTime, asked);
    await this.#session.update((s) => this.#receipts(s, batch, answer));
  }

  #receipts(session, batch, { receipts, epoch }) {
    let queue = session.queue;
    const put = [];
    for (const sent of batch) {
      const receipt = receipts.find((r) => r.id === sent.id);
      // As it is now: somebody may have gone on editing while it was under way.
      const report = session.reports.get(sent.id);
      if (!receipt) queue = queues.fail(queue, sent.id, { reason: { code: 'no-receipt' } }, this.#now(), this.#random);
      else if (report) {
        const result = applyReceipt(report, queue, receipt, epoch, this.#now());
        queue = result.queue;
        put.push(['report', result.report]);
      }
    }
    return { queue, put };
  }

  #batch(regency) {
    const batch = [];
    let bytes = 0;
    for (const entry of queues.due(this.#session.queue, 'record', this.#now())) {
      const report = entry.regency === regency && this.#session.reports.get(entry.id);
      if (!report) continue;
      bytes += JSON.stringify(report.body).length;
      if (batch.length && (batch.length === BATCH || bytes > BATCH_BYTES)) break;
      batch.push(report);
    }
    return batch;
  }

  async #sendFiles(regency, until) {
    for (const { id, regency: where } of queues.due(this.#session.queue, 'file', this.#now())) {
      if (where !== regency) continue;
      if (this.#now() > until) return;
      await this.#sendOne(regency, id);
    }
  }

  async #sendOne(regency, id) {
    const file = this.#session.files.get(id);
    await this.#session.update(({ queue }) => ({ queue: queues.attempt(queue, id) }));
    try {
      if (!file) throw new LostFile();
      const answer = await sendFile(this.#api, regency, file, {
        pieces: this.#pieces,
        readChunk: (n) => this.#session.readChunk(id, n),
        onOffset: (offset) => this.#session.report(id, offset),
        clock: this.#now,
      });
      const epoch = this.#session.syncState[regency]?.epoch;
      await this.#session.update(({ queue }) => ({ queue: queues.done(queue, id, { receipt: answer.receipt, epoch }, this.#now()) }));
    } catch (broken) {
      if (broken instanceof LostFile) {
        await this.#session.update(({ queue }) => ({ queue: queues.hold(queue, id, { code: 'lost-file', text: '' }) }));
        return;
      }
      await this.#failed([id], broken);
      if (!isRejected(broken) && !(broken.status === 404)) throw broken;
    } finally {
      this.#session.progress.delete(id);
    }
  }

  /** Puts entries back: to wait when it passes by itself, to be mended by a person when the server said no. */
  #failed(ids, broken) {
    return this.#session.update(({ queue }) => ({
      queue: ids.reduce((q, id) => {
        const spoilt = broken.code === 'hash' && queues.find(q, id).attempts < MOST_SPOILT;
        if (isRejected(broken) && !spoilt) return queues.hold(q, id, { code: broken.code ?? String(broken.status), text: broken.detail ?? '' });
        const wait = broken instanceof NoAnswer ? 0 : broken.retryAfter;
        return queues.fail(q, id, { reason: { code: broken.code ?? 'no-answer' }, wait }, this.#now(), this.#random);
      }, queue),
    }));
  }

  async #refreshMe() {
    const me = await this.#api.me();
    await this.#session.update(({ account, queue, drafts, pulled, syncState }) => {
      const codes = new Set(me.regencies.map((r) => r.code));
      const left = [...pulled].filter(([, record]) => !codes.has(record.regency));
      return {
        account: { ...account, ...withEnded(account, me, [...queue.filter((e) => e.state !== 'done'), ...drafts.values()]) },
        syncState: Object.fromEntries(Object.entries(syncState).filter(([code]) => codes.has(code))),
        remove: left.map(([key]) => ['pulled', key]),
      };
    });
  }

  async #pull(regency) {
    for (let pages = 0; pages < MOST_PAGES; pages++) {
      const before = this.#session.syncState[regency] ?? { token: null, epoch: null };
      const asked = this.#now();
      const page = await this.#api.pull(regency, this.#device, before.token);
      await this.#session.update((s) => ({
        ...applyPage(s.pulled, regency, page),
        syncState: { ...s.syncState, [regency]: { token: page.token, epoch: page.epoch, pulledAt: this.#now() } },
      }));
      await this.#noteClock(page.serverTime, asked);
      if (!page.more) return this.#reconcile(regency, page.epoch);
    }
  }

  #reconcile(regency, epoch) {
    return this.#session.update((s) => {
      const { queue, reports, files } = s;
      const pulledReport = (id) => pulledOf(s, id);
      const after = reconcile({ queue, reports, files, pulledReport }, regency, epoch, this.#now());
      return after.queue === queue ? null : { queue: after.queue, put: after.reports.map((r) => ['report', r]) };
    });
  }

  /** How far the phone's clock is from the server's (ms), so that the phone can say so; the report keeps the phone's own time. */
  async #noteClock(serverTime, asked) {
    const server = Date.parse(serverTime);
    if (!Number.isNaN(server)) await this.#session.noteServerTime(server, (asked + this.#now()) / 2);
  }

  /** What has been green for two weeks leaves the phone; the list of the server still shows it. */
  #prune() {
    return this.#session.update((s) => {
      const old = [...s.reports.keys()].filter((id) => queues.isGreen(s.queue, id) && !s.drafts.has(id) && !s.reports.get(id).conflicts?.length
        && queues.parts(s.queue, id).every((e) => e.doneAt < this.#now() - KEEP_SENT_MS));
      if (!old.length) return null;
      const entries = old.flatMap((id) => queues.parts(s.queue, id));
      return {
        queue: s.queue.filter((e) => !old.includes(e.record)),
        remove: [...old.map((id) => ['report', id]), ...entries.filter((e) => e.kind === 'file').map((e) => ['file', e.id])],
      };
    });
  }
}

function asRecord({ id, kind = REPORT, author, mandate, writtenAt, basedOn, body }) {
  return { id, kind, author, mandate, writtenAt, basedOn, body };
}

/** A mandate that ended takes its regency from the list, except while work for it is unsent or half written. */
function withEnded(account, me, work) {
  const open = new Set(work.map((w) => w.regency));
  const fresh = new Set(me.regencies.map((r) => r.code));
  const ended = account.regencies.filter((r) => !fresh.has(r.code) && open.has(r.code)).map((r) => ({ ...r, ended: true }));
  return { person: me.person, regencies: [...me.regencies, ...ended] };
}

function isRejected(broken) {
  return broken instanceof Refusal && !broken.passing && !blockedBy(broken) && broken.status !== 404;
}

function blockedBy(broken) {
  if (!(broken instanceof Refusal)) return null;
  if (broken.status === 401) return 'password';
  return broken.status === 403 && broken.code === 'device-revoked' ? 'revoked' : null;
}
