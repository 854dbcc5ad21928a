// One person, unlocked: what the screens show and the sync works on. Lives in memory only while the app is unlocked.
// Every change goes through update(): one after the other, on the disk before it is seen.
import { calledTogether } from './core/kinds.js';
import * as queues from './core/queue.js';

const META = 'meta';

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
    await session.#dropOrphans();
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
    this.#entry = (await this.#phone.change(this.id, (row) => row)) ?? this.#entry;
  }

  /** The regency that is being worked in; nothing of another is shown beside it. */
  get regency() {
    const all = this.account?.regencies ?? [];
    return all.find((r) => r.code === this.account.regency) ?? all[0] ?? null;
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
    return this.#store.put('chunk', chunkId(fileId, n), bytes);
  }

  readChunk(fileId, n) {
    return this.#store.get('chunk', chunkId(fileId, n));
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
    await this.#store.write(puts, removes);
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
    const changed = await this.#phone.change(this.id, (row) => ({ ...row, label: { ...row.label, unsent: open.length, oldest, drafts: this.drafts.size, ...called } }));
    if (changed) this.#entry = changed;
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
