// A phone without room: every write that adds something fails, in all databases and in localStorage; removals go on.
import { IDBObjectStore } from 'fake-indexeddb';

const put = IDBObjectStore.prototype.put;

export const disk = {
  /** So many more writes succeed. */
  left: Infinity,
  /** Bytes of the reserve that a removal gives back, as writes: 0 where the browser never gives the room back. */
  perPiece: 0,
  writes: 0,

  take() {
    this.writes++;
    if (this.left <= 0) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    this.left--;
  },
  fill() {
    this.left = 0;
  },
  empty() {
    this.left = Infinity;
    this.perPiece = 0;
    this.writes = 0;
  },
};

IDBObjectStore.prototype.put = function (...given) {
  disk.take();
  return put.apply(this, given);
};

const remove = IDBObjectStore.prototype.delete;
IDBObjectStore.prototype.delete = function (key) {
  if (typeof key === 'string' && key.startsWith('reserve/')) disk.left += disk.perPiece;
  return remove.call(this, key);
};

/** A localStorage of one browser, for all its tabs. @param full whether a new line finds no room; a line that is there is written over */
export function lines({ full = () => disk.left <= 0, none = false } = {}) {
  const kept = new Map();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem(key, value) {
      if (none || (full() && kept.get(key)?.length !== value.length)) throw new DOMException('full', 'QuotaExceededError');
      kept.set(key, value);
    },
    removeItem: (key) => kept.delete(key),
  };
}

/** Web Locks of one browser, for all its tabs. */
export function locks() {
  const ends = new Map();
  return {
    request(name, work) {
      const step = (ends.get(name) ?? Promise.resolve()).then(work);
      ends.set(name, step.catch(() => {}));
      return step;
    },
  };
}
