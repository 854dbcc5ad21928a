// The count of wrong PINs of each store: counted before the PIN is tried, so that killing the app in between gains nothing, and never in the way
// of the right one. Where it is kept, the first that takes it:
//   the phone's database, in one transaction (many tabs at once: each finds the one before it), written over at the same size
//   the same with room from the reserve
//   a line of the browser's localStorage, which has a share of its own
//   nowhere: one try at a time of all tabs, each half a minute after the one before
import { begunAnew, pauseLeft, Slowed, wrongTry } from '../keys/pin.js';

const SLOWEST_MS = 30_000;

export class TryCounter {
  #db;
  #reserve;
  #world;
  #turn = Promise.resolve();

  /** @param world { storage, locks, wait }: what the browser gives beside the database */
  constructor(db, reserve, world = browserWorld()) {
    this.#db = db;
    this.#reserve = reserve;
    this.#world = world;
  }

  /** Room for the count is taken while there is some. */
  async prepare(store) {
    await this.#reserve.withRoom(() => this.#db.put('device', pack(null), keyOf(store)));
    this.#keepLine(store, null);
  }

  /** What was counted: { count, notBefore }, or null. @param legacy the count of a phone that kept it in the person's row */
  async read(store, legacy = null) {
    const kept = await this.#db.get('device', keyOf(store));
    return higher(kept ? unpack(kept) : legacy, this.#readLine(store));
  }

  /**
   * Tries a PIN. @param open what tries it: it answers when the PIN is right, and throws when it is not
   * @throws Slowed while a pause lasts, and what `open` throws
   */
  async attempt(store, legacy, now, open) {
    const counted = await this.#count(store, legacy, now);
    const opened = counted ? await open() : await this.#alone(store, () => this.#attemptUncounted(store, legacy, now, open));
    await this.clear(store);
    return opened;
  }

  /** The PIN was right, or is another one now. A count that cannot be written over is removed: that needs no room. */
  async clear(store) {
    try {
      if (!this.#keepLine(store, null)) this.#world.storage?.removeItem(lineOf(store));
      await this.#db.put('device', pack(null), keyOf(store));
    } catch {
      await this.#db.delete('device', keyOf(store)).catch(() => {});
    }
  }

  async forget(store) {
    this.#world.storage?.removeItem(lineOf(store));
    await this.#db.delete('device', keyOf(store));
  }

  /** @returns whether it could be counted in the database */
  async #count(store, legacy, now) {
    try {
      await this.#reserve.withRoom(() => this.#countOnce(store, legacy, now));
      return true;
    } catch (wrong) {
      if (wrong instanceof Slowed) throw wrong;
      return false;
    }
  }

  async #countOnce(store, legacy, now) {
    const tx = this.#db.transaction('device', 'readwrite', { durability: 'strict' });
    const kept = await tx.store.get(keyOf(store));
    const tries = higher(kept ? unpack(kept) : legacy, this.#readLine(store));
    const left = pauseLeft(tries, now);
    const counted = left > 0 ? begunAnew(tries, now) : wrongTry(tries, now);
    await Promise.all([counted && tx.store.put(pack(counted), keyOf(store)), tx.done]);
    if (left > 0) throw new Slowed(left);
  }

  async #attemptUncounted(store, legacy, now, open) {
    const tries = await this.read(store, legacy);
    const left = pauseLeft(tries, now);
    if (left > 0) {
      const anew = begunAnew(tries, now);
      if (anew) this.#keepLine(store, anew);
      throw new Slowed(left);
    }
    if (!this.#keepLine(store, wrongTry(tries, now))) await this.#world.wait(SLOWEST_MS);
    return open();
  }

  /** One after the other, of all tabs. */
  #alone(store, work) {
    if (this.#world.locks) return this.#world.locks.request('payung-tries-' + store, work);
    const step = this.#turn.then(work);
    this.#turn = step.catch(() => {});
    return step;
  }

  #readLine(store) {
    try {
      const found = /^(\d{6})\/(\d{15})$/.exec(this.#world.storage?.getItem(lineOf(store)) ?? '');
      return found && Number(found[1]) ? { count: Number(found[1]), notBefore: Number(found[2]) } : null;
    } catch {
      return null;
    }
  }

  /** @returns whether it was kept */
  #keepLine(store, tries) {
    try {
      const { storage } = this.#world;
      const line = `${String(tries?.count ?? 0).padStart(6, '0')}/${String(Math.max(0, tries?.notBefore ?? 0)).padStart(15, '0')}`;
      storage.setItem(lineOf(store), line);
      return storage.getItem(lineOf(store)) === line;
    } catch {
      return false;
    }
  }
}

function browserWorld() {
  return { storage: localStorageOrNone(), locks: globalThis.navigator?.locks, wait: (ms) => new Promise((done) => setTimeout(done, ms)) };
}

function localStorageOrNone() {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}

const keyOf = (store) => 'tries/' + store;
const lineOf = (store) => 'payung-tries-' + store;

/** Sixteen bytes, whatever is counted. */
function pack(tries) {
  const bytes = new Uint8Array(16);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, tries?.count ?? 0);
  view.setFloat64(8, tries?.notBefore ?? 0);
  return bytes;
}

function unpack(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint32(0);
  return count ? { count, notBefore: view.getFloat64(8) } : null;
}

function higher(one, other) {
  if (!one || !other) return one ?? other ?? null;
  return { count: Math.max(one.count, other.count), notBefore: Math.max(one.notBefore, other.notBefore) };
}
