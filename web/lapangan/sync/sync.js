// One round with the server: what is unsent goes first, then the files, then what is new comes. Each step leaves the store whole, so a
// round may end anywhere and the next one goes on.
import { REPORT } from '../core/kinds.js';
import * as queues from '../core/queue.js';
import { Foreign, NoAnswer } from './api.js';
import { noteClock } from './clock.js';
import { News } from './news.js';
import { applyReceipt } from './receipts.js';
import { blockedBy, isStopping, reasonOf, verdictOn } from './refusals.js';
import { LostFile, PieceSize, Unwanted, sendFile } from './uploads.js';

const BATCH = 50;
const MOST_BATCH_BYTES = 256 * 1024;
const LEAST_BATCH_BYTES = 4 * 1024;
const FILES_BEFORE_PULL_MS = 60_000;
const ROTATE_AFTER_MS = 7 * 24 * 3600_000;
const KEEP_SENT_MS = 14 * 24 * 3600_000;
/** After so many attempts it may be what is sent, rather than the line, that nobody answers to. */
const MANY_ATTEMPTS = 3;

export class Sync {
  #session;
  #api;
  #device;
  #now;
  #news;
  #pieces = new PieceSize();
  #batchBytes = 64 * 1024;
  /** What this round has sent already: each goes once a round, unless it got its receipt. */
  #tried = new Set();
  /** What kept a part of this round back. */
  #stopped = null;
  /** Our server has answered in this round. */
  #reached = false;
  #moved = 0;
  #looked = false;
  #closed;

  /** @param closed gets what is needed to send while the app is closed, where the browser can */
  constructor(session, api, device, { now = Date.now, closed = null } = {}) {
    this.#session = session;
    this.#api = api;
    this.#device = device;
    this.#now = now;
    this.#closed = closed;
    this.#news = new News(session, api, device, now, () => (this.#reached = true));
  }

  /** How much the last round got through: receipts and pieces. */
  get moved() {
    return this.#moved;
  }

  giveUpStale() {
    this.#api.giveUpStale();
  }

  giveUpAll() {
    this.#api.giveUpAll();
  }

  /**
   * @param asked a person pressed the button: a phone that was revoked asks once more whether it still is
   * @returns 'done', 'password' (the credential is no longer accepted) or 'revoked'; the outbox is kept in each case
   * @throws NoAnswer or Refusal when something could not go; whatever was done by then stays done
   */
  async round({ asked = false } = {}) {
    const { account } = this.#session;
    if (!account) return 'password';
    if (account.blocked && !(asked && account.blocked === 'revoked')) return account.blocked;
    this.#begin();
    try {
      await this.#mend();
      await this.#apart(() => this.#rotate());
      await this.#pushAll();
      await this.#apart(async () => this.#closed?.enrol(this.#api, this.#now()));
      await this.#sendFiles(this.#now() + FILES_BEFORE_PULL_MS);
      await this.#news.take();
      await this.#pushAll();
      await this.#sendFiles(Infinity);
      if (this.#stopped) throw this.#stopped;
      await this.#prune();
      return 'done';
    } catch (broken) {
      const stopped = await this.#meant(broken);
      const blocked = blockedBy(stopped);
      if (!blocked) throw stopped;
      await this.#session.update((s) => ({ account: { ...s.account, blocked } }));
      return blocked;
    } finally {
      await this.#nothingUnderWay();
    }
  }

  #begin() {
    this.#tried.clear();
    this.#stopped = null;
    this.#reached = false;
    this.#moved = 0;
  }

  /** Whatever ended the round: nothing is said to be under way that is not, also when the disk takes no more. */
  async #nothingUnderWay() {
    try {
      await this.#session.update(({ queue }) => changed(queue, queues.revive(queue)));
    } catch {
      this.#session.queue = queues.revive(this.#session.queue);
    }
  }

  /** What an earlier round, or an earlier version, said wrongly. */
  async #mend() {
    await this.#session.update(({ queue, reports }) => {
      const lost = (e) => e.kind === 'record' && e.state === 'waiting' && !reports.has(e.id);
      const next = queues.forgiveStrangers(queues.revive(queue));
      return changed(queue, next.filter(lost).reduce((q, e) => queues.hold(q, e.id, { code: 'lost-record', text: '' }), next));
    });
    if (this.#looked) return;
    this.#looked = true;
    for (const { id, state, reason } of this.#session.queue) {
      if (state === 'held' && reason?.code === 'lost-file' && (await this.#isThere(id))) await this.#session.update(({ queue }) => ({ queue: queues.release(queue, id) }));
    }
  }

  async #isThere(id) {
    const count = this.#session.files.get(id)?.chunks ?? 0;
    for (let n = 0; n < count; n++) if (!(await this.#session.readChunk(id, n).catch(() => null))) return false;
    return count > 0;
  }

  /** A part that fails by itself does not keep the others back. */
  async #apart(work, attempts = 0) {
    try {
      await work();
    } catch (broken) {
      await this.#orStop(broken, attempts);
    }
  }

  /**
   * Goes on after a failure, unless it is the line, or the server as a whole. When a stranger answered, or nothing ever answers to this one
   * request, a small question tells which: if our server answers that, somebody on the way dislikes only this request.
   */
  async #orStop(broken, attempts = 0) {
    const meant = await this.#meant(broken);
    if (isStopping(meant, attempts >= MANY_ATTEMPTS)) throw meant;
    if (meant instanceof NoAnswer && !this.#reached) await this.#news.askWho();
    this.#stopped ??= meant;
  }

  /** That a credential is not accepted is asked once more, so that the answer is our server's for certain; else a stranger said it. */
  async #meant(broken) {
    if (!blockedBy(broken) || broken.sure) return broken;
    try {
      await this.#api.me();
      this.#reached = true;
      return new Foreign('the credential is accepted');
    } catch (answer) {
      return answer;
    }
  }

  #regencies() {
    const open = this.#session.queue.filter((e) => e.state !== 'done').map((e) => e.regency);
    return [...new Set([...this.#session.account.regencies.map((r) => r.code), ...open])];
  }

  async #rotate() {
    const { account } = this.#session;
    // Either way: a clock that was years ahead may have been set right since.
    if (Math.abs(this.#now() - (account.rotatedAt ?? 0)) < ROTATE_AFTER_MS) return;
    const { credential, expires } = await this.#api.rotate();
    // Kept before it is used: the server lets the old one go only then, and with it what sends while the app is closed; that is asked for anew.
    await this.#session.update((s) => ({ account: { ...s.account, credential, expires, rotatedAt: this.#now(), sending: null } }));
    this.#reached = true;
  }

  async #pushAll() {
    for (const regency of this.#regencies()) for (let batch; (batch = await this.#take(regency)).length; ) await this.#pushBatch(regency, batch);
  }

  /** Chooses and marks in one step: what is edited after this goes into the next form, not into this one. */
  async #take(regency, chosen = null) {
    let batch = [];
    await this.#session.update(({ queue }) => {
      batch = chosen ?? this.#batch(regency);
      return batch.length ? { queue: batch.reduce((q, r) => queues.attempt(q, r.id), queue) } : null;
    });
    for (const { id } of batch) this.#tried.add(id);
    return batch;
  }

  #batch(regency) {
    const batch = [];
    let bytes = 0;
    for (const entry of this.#fresh('record')) {
      const report = entry.regency === regency && this.#session.reports.get(entry.id);
      if (!report) continue;
      bytes += JSON.stringify(report.body).length;
      if (batch.length && (batch.length === BATCH || bytes > this.#batchBytes)) break;
      batch.push(report);
    }
    return batch;
  }

  async #pushBatch(regency, batch) {
    const asked = this.#now();
    let answer;
    try {
      answer = await this.#api.push(regency, this.#device, batch.map(asRecord), new Date(asked).toISOString());
    } catch (broken) {
      return this.#pushFailed(regency, batch, broken);
    }
    this.#reached = true;
    this.#batchBytes = Math.min(MOST_BATCH_BYTES, this.#batchBytes * 2);
    await noteClock(this.#session, answer.serverTime, asked, this.#now());
    await this.#session.update((s) => this.#receipts(s, batch, answer));
  }

  /** One record that the server, or somebody on the way, cannot bear must not keep the others back: each goes alone. */
  async #pushFailed(regency, batch, broken) {
    const attempts = Math.min(...batch.map(({ id }) => queues.find(this.#session.queue, id)?.attempts ?? 0));
    if (broken instanceof NoAnswer) this.#batchBytes = Math.max(LEAST_BATCH_BYTES, this.#batchBytes / 2);
    await this.#failed(batch.map((r) => r.id), broken, batch.length === 1);
    await this.#orStop(broken, attempts);
    if (batch.length === 1 || broken.status === 507) return;
    for (const report of batch) await this.#pushBatch(regency, await this.#take(regency, [report]));
  }

  #receipts(session, batch, { receipts, epoch }) {
    let queue = session.queue;
    const put = [];
    for (const sent of batch) {
      const receipt = receipts.find((r) => r.id === sent.id);
      // As it is now: somebody may have gone on editing while it was under way.
      const report = session.reports.get(sent.id);
      if (!receipt) queue = queues.fail(queue, sent.id, { reason: { code: 'no-receipt' } });
      else if (report) {
        const result = applyReceipt(report, queue, receipt, epoch, this.#now());
        queue = result.queue;
        put.push(['report', result.report]);
        this.#tried.delete(sent.id);
        this.#moved++;
      }
    }
    return { queue, put };
  }

  async #sendFiles(until) {
    for (let next; this.#now() <= until && (next = this.#nextFile()); ) await this.#sendOne(next);
  }

  #nextFile() {
    return queues.inOrder(this.#fresh('file').filter((e) => this.#isWanted(e.id)), (id) => this.#session.files.get(id)?.size ?? 0, this.#pieces.slow)[0];
  }

  #isWanted(id) {
    return queues.isWanted(this.#session.queue, this.#session.drafts, id);
  }

  /** What is due and was not sent in this round; what was put into the queue anew meanwhile was not. */
  #fresh(kind) {
    return queues.due(this.#session.queue, kind).filter((e) => e.attempts === 0 || !this.#tried.has(e.id));
  }

  async #sendOne({ id, regency, attempts }) {
    this.#tried.add(id);
    const file = this.#session.files.get(id);
    await this.#session.update(({ queue }) => ({ queue: queues.attempt(queue, id) }));
    try {
      if (!this.#isWanted(id)) throw new Unwanted();
      if (!file) throw new LostFile();
      const answer = await sendFile(this.#api, regency, file, {
        pieces: this.#pieces,
        readChunk: (n) => this.#session.readChunk(id, n),
        onOffset: (offset) => this.#arrived(id, offset),
        between: () => this.#pushAll(),
        wanted: () => this.#isWanted(id),
        clock: this.#now,
      });
      const epoch = this.#session.syncState[regency]?.epoch ?? queues.find(this.#session.queue, file.record)?.epoch;
      await this.#session.update(({ queue }) => ({ queue: queues.done(queue, id, { receipt: answer.receipt, epoch }, this.#now()) }));
      this.#moved++;
    } catch (broken) {
      if (broken instanceof Unwanted) return await this.#session.update(({ queue }) => ({ queue: queues.fail(queue, id, { offset: this.#session.progress.get(id) }) }));
      if (broken instanceof LostFile) return await this.#session.update(({ queue }) => ({ queue: queues.hold(queue, id, { code: 'lost-file', text: '' }) }));
      await this.#failed([id], broken, true);
      await this.#orStop(broken, attempts);
    } finally {
      this.#session.progress.delete(id);
    }
  }

  #arrived(id, offset) {
    const before = this.#session.progress.get(id) ?? queues.find(this.#session.queue, id)?.offset ?? 0;
    if (offset > before) this.#moved++;
    this.#reached = true;
    this.#session.report(id, offset);
  }

  /** Puts entries back: to wait when it passes by itself, to be mended by a person when the server said no to this one. */
  #failed(ids, broken, alone) {
    return this.#session.update(({ queue }) => ({
      queue: ids.reduce((q, id) => {
        const verdict = alone ? verdictOn(broken, queues.find(q, id)?.refusals ?? 0) : 'wait';
        if (verdict === 'hold') return queues.hold(q, id, { code: broken.code, text: broken.detail });
        const offset = broken.code === 'hash' ? 0 : this.#session.progress.get(id);
        return queues.fail(q, id, { reason: { code: reasonOf(broken) }, refused: verdict === 'again', offset });
      }, queue),
    }));
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

export function asRecord({ id, kind = REPORT, author, mandate, writtenAt, basedOn, body }) {
  return { id, kind, author, mandate, writtenAt, basedOn, body };
}

const changed = (before, queue) => (queue === before ? null : { queue });
