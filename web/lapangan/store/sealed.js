// One person's store: everything in it is encrypted, except the area and the opaque id by which it is found.
import { openDB, deleteDB } from 'idb';
import { text, utf8 } from '../core/bytes.js';

const JSON_VALUE = 0;
const RAW_BYTES = 1;

/** What can be taken or fetched again. */
const REPLACEABLE = new Set(['chunk', 'pulled']);

export class SealedStore {
  #db;
  #key;
  #id;
  #reserve;

  constructor(db, key, id, reserve) {
    this.#db = db;
    this.#key = key;
    this.#id = id;
    this.#reserve = reserve;
  }

  /** @param reserve room for what is small and dear; photos and what the server has too do without */
  static async open(id, key, reserve = null) {
    const db = await openDB(nameOf(id), 1, { upgrade: (fresh) => fresh.createObjectStore('sealed', { keyPath: ['area', 'id'] }) });
    return new SealedStore(db, key, id, reserve);
  }

  /** The value, or undefined. @throws when the stored bytes were changed or belong elsewhere */
  async get(area, id) {
    const row = await this.#db.get('sealed', [area, id]);
    return row && this.#unseal(row);
  }

  async all(area) {
    const rows = await this.#db.getAll('sealed', IDBKeyRange.bound([area], [area, []]));
    return Promise.all(rows.map((row) => this.#unseal(row)));
  }

  async ids(area) {
    const keys = await this.#db.getAllKeys('sealed', IDBKeyRange.bound([area], [area, []]));
    return keys.map(([, id]) => id);
  }

  /** All or nothing: puts [{ area, id, value }] and removes [{ area, id }]. On the disk when it returns. */
  async write(puts, removes = []) {
    const rows = await Promise.all(puts.map((put) => this.#seal(put)));
    const dear = this.#reserve && rows.every(({ area }) => !REPLACEABLE.has(area));
    const write = () => this.#writeOnce(rows, removes);
    if (dear) return this.#reserve.withRoom(write);
    return this.#reserve ? this.#reserve.withoutCopies(write) : write();
  }

  async #writeOnce(rows, removes) {
    const tx = this.#db.transaction('sealed', 'readwrite', { durability: 'strict' });
    try {
      const steps = [...rows.map((row) => heard(tx.store.put(row))), ...removes.map(({ area, id }) => heard(tx.store.delete([area, id])))];
      await Promise.all([...steps, tx.done]);
    } catch (wrong) {
      // A put that throws at once would leave the ones before it to be committed.
      heard(tx.done);
      aborted(tx);
      throw wrong;
    }
  }

  put(area, id, value) {
    return this.write([{ area, id, value }]);
  }

  /** Forgets the key; what is on the disk stays. */
  close() {
    this.#key = null;
    this.#db.close();
  }

  async #seal({ area, id, value }) {
    const raw = value instanceof Uint8Array;
    const content = raw ? value : utf8(JSON.stringify(value));
    const plain = new Uint8Array(content.length + 1);
    plain[0] = raw ? RAW_BYTES : JSON_VALUE;
    plain.set(content, 1);
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const box = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: this.#place(area, id) }, this.#key, plain);
    return { area, id, iv, box: new Uint8Array(box) };
  }

  async #unseal({ area, id, iv, box }) {
    const plain = new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: this.#place(area, id) }, this.#key, box));
    return plain[0] === RAW_BYTES ? plain.subarray(1) : JSON.parse(text(plain.subarray(1)));
  }

  /** Binds the bytes to their place: a row that is moved elsewhere does not open. */
  #place(area, id) {
    return utf8([this.#id, area, id].join('/'));
  }
}

/** A step that fails because another one did is nobody's news. */
function heard(step) {
  step.catch(() => {});
  return step;
}

function aborted(tx) {
  try {
    tx.abort();
  } catch {
    // It has ended by itself.
  }
}

export function destroy(id) {
  return deleteDB(nameOf(id));
}

const nameOf = (id) => 'payung-' + id;
