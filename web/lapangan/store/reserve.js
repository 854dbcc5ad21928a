// Room kept in reserve: a few random pieces in the phone's storage, removed when a write finds it full. A removal needs no room, so that what is
// small and dear (the count of tries, what was typed, receipts) is still kept; photos never use it. Before the reserve goes what lies on the phone a
// second time: photos in envelopes.
const PIECES = 4;
const PIECE = 256 * 1024;
/** The browser gives the room of what was removed back a moment later. */
const SETTLE_MS = [0, 150, 600, 1_500];

/** Whether a write failed because the phone, or the browser's share of it, is full. */
export function isFull(wrong) {
  return wrong?.name === 'QuotaExceededError' || (wrong?.name === 'UnknownError' && /full|space|quota/i.test(wrong.message ?? ''));
}

export class Reserve {
  #db;
  #wait;
  #dropCopies;
  #line = Promise.resolve();

  /** Told when room is being looked for, and when that has ended; it can take seconds. */
  onTight = () => {};

  /** The phone was full while there were copies: none are made any more until the app is opened anew. */
  copiesGone = false;

  /**
   * @param db with a store called 'device'
   * @param dropCopies removes what lies here a second time, and says whether there was any
   */
  constructor(db, wait = (ms) => new Promise((done) => setTimeout(done, ms)), dropCopies = async () => false) {
    this.#db = db;
    this.#wait = wait;
    this.#dropCopies = dropCopies;
  }

  /** Puts back what is missing, as far as there is room; a phone that is full goes without. @returns whether all of it is there */
  async fill() {
    const missing = await this.#names(false);
    try {
      for (const name of missing) await this.#db.put('device', noise(), name);
      return true;
    } catch {
      return false;
    }
  }

  /** Does a write of any size; when the phone is full, the copies go for it. @throws what the write throws at last */
  async withoutCopies(write) {
    try {
      return await write();
    } catch (wrong) {
      if (!isFull(wrong) || !(await this.#dropCopies().catch(() => false))) throw wrong;
      this.copiesGone = true;
      return this.#settled(write, wrong);
    }
  }

  /** Does a small write; when the phone is full, gives up reserve piece by piece until it succeeds. @throws what the write throws at last */
  async withRoom(write) {
    try {
      return await this.withoutCopies(write);
    } catch (wrong) {
      if (!isFull(wrong)) throw wrong;
      const again = this.#line.then(() => this.#again(write, wrong));
      this.#line = again.catch(() => {});
      return again;
    }
  }

  async #again(write, wrong) {
    this.onTight(true);
    try {
      return await this.#givingUp(write, wrong);
    } finally {
      this.onTight(false);
    }
  }

  async #givingUp(write, wrong) {
    let last = wrong;
    for (const name of await this.#names(true)) {
      await this.#db.delete('device', name);
      try {
        return await this.#settled(write, last);
      } catch (still) {
        if (!isFull(still)) throw still;
        last = still;
      }
    }
    throw last;
  }

  /** After a removal. */
  async #settled(write, before) {
    let last = before;
    for (const ms of SETTLE_MS) {
      if (ms) await this.#wait(ms);
      try {
        return await write();
      } catch (still) {
        if (!isFull(still)) throw still;
        last = still;
      }
    }
    throw last;
  }

  /** Keys of the pieces that are there, or of those that are not. */
  async #names(there) {
    const keys = new Set(await this.#db.getAllKeys('device'));
    return Array.from({ length: PIECES }, (_, n) => 'reserve/' + n).filter((name) => keys.has(name) === there);
  }
}

/** Random, since a file system or browser that packs zeros would keep no room. */
function noise() {
  const bytes = new Uint8Array(PIECE);
  for (let at = 0; at < PIECE; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
  return bytes;
}
