// One person, unlocked: what the screens show and the sync works on. Lives in memory only while the app is unlocked.
// Every change goes through update(): one after the other, on the disk before it is seen.
import { bestTime } from './core/clock.js';
import { dayIn } from './core/dates.js';
import { calledTogether } from './core/kinds.js';
import * as queues from './core/queue.js';
import { isFull } from './store/reserve.js';

const META = 'meta';
/** The server's time is kept this often: it is the least that the time can be after the phone was switched off. */
const KEEP_TIME_MS = 10 * 60_000;

export class Session {
  #store;
  #phone;
  #entry;
  #line = Promise.resolve();
  #listeners = new Set();

  account = null;
  syncState = {};
  queue = [];
  reports = new Map();
  drafts = new Map();
  files = new Map();
  pulled = new Map();
  /** Bytes of a file that the server has, while it is being sent. Never kept. */
  progress = new Map();
  /** Ids of what was sent while the app was closed and has no receipt here yet. */
  sentClosed = new Set();
  /** The last write found the phone full. */
  full = false;
  /** Id of the report that was sent off this moment: its words for the group are offered once. */
  justWritten = null;
  /** Nothing of this session is kept or sent. */
  practice = false;
  /** The phone's two clocks: the one that people set, and the one that only goes forward. */
  clocks = { wall: () => Date.now(), mono: () => performance.now() };
  #contact = null;

  constructor(phone, entry, store) {
    this.#phone = phone;
    this.#entry = entry;
    this.#store = store;
  }

  static async open(phone, entry, store) {
    const session = new Session(phone, entry, store);
    session.account = (await store.get(META, 'account')) ?? null;
    session.syncState = (await store.get(META, 'sync')) ?? {};
    session.queue = queues.revive((await store.get(META, 'queue')) ?? []);
    for (const [area, map] of session.#maps()) for (const value of await store.all(area)) map.set(keyOf(area, value), value);
    // Only removals, and never in the way of opening.
    await session.#dropOrphans().catch(() => {});
    return session;
  }

  get id() {
    return this.#entry.store;
  }

  get entry() {
    return this.#entry;
  }

  /** After the PIN was changed. */
  async refreshEntry() {
    this.#entry = (await this.#phone.people()).find((row) => row.store === this.id) ?? this.#entry;
  }

  /** The regency that is being worked in; nothing of another is shown beside it. */
  get regency() {
    const all = this.account?.regencies ?? [];
    return all.find((r) => r.code === this.account.regency) ?? all[0] ?? null;
  }

  /** The time as well as the phone can know it: { time, sure }. */
  bestTime() {
    return bestTime(this.#contact ?? this.account?.clock, { wall: this.clocks.wall(), mono: this.clocks.mono() });
  }

  now() {
    return this.bestTime().time;
  }

  /** The day in a regency's zone, whether it is sure, that of the last contact, and whether the phone's own calendar says another. */
  today(zone = this.regency?.zone ?? 'Asia/Jakarta') {
    const { time, sure } = this.bestTime();
    const contact = (this.#contact ?? this.account?.clock)?.server;
    const today = dayIn(zone, time);
    return { today, sure, contact: contact ? dayIn(zone, contact) : null, odd: today !== dayIn(zone, this.clocks.wall()) };
  }

  /** How far (ms) the phone's clock is from the time; positive when it is behind. */
  drift() {
    return this.now() - this.clocks.wall();
  }

  /** The server said its time, at this reading of the phone's clock. Kept now and then; what the disk says to it stops nobody. */
  async noteServerTime(server, wall) {
    const offset = Math.round(server - wall);
    this.#contact = { server, wall, mono: this.clocks.mono() };
    const kept = this.account?.clock;
    if (kept && server - kept.server < KEEP_TIME_MS && Math.abs(offset - (kept.server - kept.wall)) < 2_000) return;
    await this.update(({ account }) => account && { account: { ...account, offset, clock: { server, wall } } }).catch(() => {});
  }

  onChange(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * @param how gets this session, answers { account?, syncState?, queue?, put: [[area, value]], remove: [[area, id]] } or nothing
   * @throws what the disk throws (QuotaExceededError above all); then nothing has changed
   */
  update(how) {
    const step = this.#line.then(() => this.#apply(how(this)));
    this.#line = step.catch(() => {});
    return step;
  }

  /** Pieces of files go straight to the disk: they are too large to stay in memory. */
  writeChunk(fileId, n, bytes) {
    return this.#noticed(this.#store.put('chunk', chunkId(fileId, n), bytes));
  }

  readChunk(fileId, n) {
    return this.#store.get('chunk', chunkId(fileId, n));
  }

  /** Pieces of a file that could not be kept whole are taken out again at once: their room is needed. */
  dropChunks(fileId, count) {
    return this.#store.write([], Array.from({ length: count }, (_, n) => ({ area: 'chunk', id: chunkId(fileId, n) })));
  }

  /** What a sign-in brought is used although the phone has no room to keep it; the next start asks for it again. */
  useUnkept(account) {
    this.account = account;
  }

  noteSentClosed(ids) {
    if (ids.size === this.sentClosed.size && [...ids].every((id) => this.sentClosed.has(id))) return;
    this.sentClosed = ids;
    this.#tell();
  }

  report(progressOf, offset) {
    this.progress.set(progressOf, offset);
    this.#tell();
  }

  /** Forgets everything in memory; the disk keeps it. */
  close() {
    this.#listeners.clear();
    for (const [, map] of this.#maps()) map.clear();
    this.account = null;
    this.#contact = null;
    this.queue = [];
    this.#store.close();
  }

  async #apply(change) {
    if (!change) return;
    const { account, syncState, queue, put = [], remove = [] } = change;
    const puts = put.map(([area, value]) => ({ area, id: keyOf(area, value), value }));
    if (account) puts.push({ area: META, id: 'account', value: account });
    if (syncState) puts.push({ area: META, id: 'sync', value: syncState });
    if (queue) puts.push({ area: META, id: 'queue', value: queue });
    const removes = remove.flatMap(([area, id]) => [{ area, id }, ...(area === 'file' ? this.#chunksOf(id) : [])]);
    await this.#noticed(this.#store.write(puts, removes), puts.length > 0);
    if (account) this.account = account;
    if (syncState) this.syncState = syncState;
    const maps = new Map(this.#maps());
    for (const [area, id] of remove) maps.get(area)?.delete(id);
    for (const [area, value] of put) maps.get(area)?.set(keyOf(area, value), value);
    if (queue) this.queue = queue;
    if (queue || this.drafts.size !== (this.#entry?.label.drafts ?? 0)) await this.#label();
    this.#tell();
  }

  /** The list of people on this phone says how much of whose work is not sent yet, or not even finished. */
  async #label() {
    const open = queues.unsentRecords(this.queue);
    const oldest = open.length ? queues.waitingSince(this.queue, open[0]) : null;
    const called = { unsentCalled: calledTogether(open.map((id) => this.reports.get(id))), draftsCalled: calledTogether([...this.drafts.values()]) };
    const say = (row) => ({ ...row, label: { ...row.label, unsent: open.length, oldest, drafts: this.drafts.size, ...called } });
    // The change itself is on the disk: a label that cannot be written is written with the next one.
    const changed = await this.#noticed(this.#phone.change(this.id, say)).catch(() => null);
    if (changed) this.#entry = changed;
  }

  /** Remembers whether there was room. */
  async #noticed(write, grows = true) {
    try {
      const written = await write;
      if (grows) this.full = false;
      return written;
    } catch (wrong) {
      if (isFull(wrong) && !this.full) {
        this.full = true;
        this.#tell();
      }
      throw wrong;
    }
  }

  /** Files that no draft and no report names (the app was killed between choosing and keeping). */
  async #dropOrphans() {
    const named = new Set();
    for (const { body } of this.drafts.values()) for (const file of body.files ?? []) named.add(file.id);
    for (const { body, next } of this.reports.values()) for (const file of [...(body.files ?? []), ...(next?.body.files ?? [])]) named.add(file.id);
    for (const entry of this.queue) named.add(entry.id);
    const orphans = [...this.files.keys()].filter((id) => !named.has(id));
    if (orphans.length) await this.update(() => ({ remove: orphans.map((id) => ['file', id]) }));
    const lost = (await this.#store.ids('chunk')).filter((id) => !this.files.has(id.split(':')[0]));
    if (lost.length) await this.#store.write([], lost.map((id) => ({ area: 'chunk', id })));
  }

  #chunksOf(fileId) {
    const count = this.files.get(fileId)?.chunks ?? 0;
    return Array.from({ length: count }, (_, n) => ({ area: 'chunk', id: chunkId(fileId, n) }));
  }

  #maps() {
    return [['report', this.reports], ['draft', this.drafts], ['file', this.files], ['pulled', this.pulled]];
  }

  #tell() {
    for (const listener of this.#listeners) listener();
  }
}

/** What came from the server is found by its kind and id, the rest by its id. */
export const keyOf = (area, value) => (area === 'pulled' ? value.kind + ':' + value.id : value.id);

const chunkId = (fileId, n) => fileId + ':' + n;
