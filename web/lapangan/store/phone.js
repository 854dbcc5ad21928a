// What the phone itself knows: its id, its keys, and who has a store on it. Names are sealed with the phone's key, so that they do not lie
// in clear on the disk; whoever can run this app on this phone can read the names (the list to choose from shows them), not the stores.
import { openDB } from 'idb';
import { text, utf8 } from '../core/bytes.js';
import { makeDeviceKeys } from '../keys/vault.js';

export class Phone {
  #db;
  #keys;

  constructor(db, { id, bind, label }) {
    this.#db = db;
    this.#keys = { bind, label };
    this.id = id;
  }

  static async open() {
    const db = await openDB('payung-lapangan', 1, {
      upgrade(fresh) {
        fresh.createObjectStore('device');
        fresh.createObjectStore('people', { keyPath: 'store' });
      },
    });
    return new Phone(db, (await db.get('device', 'keys')) ?? (await firstUse(db)));
  }

  /** The key that binds a PIN to this phone. */
  get bind() {
    return this.#keys.bind;
  }

  /** Everybody with a store here: [{ store, pin, recovery, tries, label: { person, name, kind, unsent, oldest, aside } }] */
  async people() {
    const rows = await this.#db.getAll('people');
    return Promise.all(rows.map(async (row) => ({ ...row, label: await this.#openLabel(row) })));
  }

  async save(entry) {
    const { label, ...rest } = entry;
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const box = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: utf8(entry.store) }, this.#keys.label, utf8(JSON.stringify(label)));
    await this.#db.put('people', { ...rest, label: { iv, box: new Uint8Array(box) } });
  }

  /** Changes a part of what is kept about one store, as it is now on the disk. */
  async change(store, how) {
    const row = (await this.people()).find((person) => person.store === store);
    if (!row) return null;
    const changed = how(row);
    await this.save(changed);
    return changed;
  }

  /**
   * Counts a try of the PIN, in one transaction: of many at once (tabs, a script) each finds the one before it.
   * @param how gets what was counted so far and gives what is counted now; what it throws leaves all as it was
   */
  async count(store, how) {
    const tx = this.#db.transaction('people', 'readwrite', { durability: 'strict' });
    const row = await tx.store.get(store);
    let tries;
    try {
      tries = how(row.tries);
    } catch (refused) {
      await tx.done;
      throw refused;
    }
    await tx.store.put({ ...row, tries });
    await tx.done;
  }

  async forget(store) {
    await this.#db.delete('people', store);
  }

  async #openLabel({ store, label: { iv, box } }) {
    return JSON.parse(text(new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: utf8(store) }, this.#keys.label, box))));
  }
}

async function firstUse(db) {
  const made = { id: crypto.randomUUID(), ...(await makeDeviceKeys()) };
  const tx = db.transaction('device', 'readwrite', { durability: 'strict' });
  // Another tab may have been quicker.
  const kept = (await tx.store.get('keys')) ?? made;
  if (kept === made) await tx.store.put(made, 'keys');
  await tx.done;
  return kept;
}
