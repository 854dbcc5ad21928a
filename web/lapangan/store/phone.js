// What the phone itself knows: its id, its keys, and who has a store on it. Names are sealed with the phone's key, so that they do not lie
// in clear on the disk; whoever can run this app on this phone can read the names (the list to choose from shows them), not the stores.
import { openDB } from 'idb';
import { text, utf8 } from '../core/bytes.js';
import { dropFiles } from '../envelope/box.js';
import { makeDeviceKeys } from '../keys/vault.js';
import { Reserve } from './reserve.js';
import { TryCounter } from './tries.js';

export class Phone {
  #db;
  #keys;

  constructor(db, { id, bind, label }, world) {
    this.#db = db;
    this.#keys = { bind, label };
    this.id = id;
    this.reserve = new Reserve(db, world?.settle, world?.dropCopies ?? dropFiles);
    this.tries = new TryCounter(db, this.reserve, world);
  }

  /** @param world what the browser gives beside the database; tests give another */
  static async open(world) {
    const db = await openDB('payung-lapangan', 1, {
      upgrade(fresh) {
        fresh.createObjectStore('device');
        fresh.createObjectStore('people', { keyPath: 'store' });
      },
    });
    return new Phone(db, (await db.get('device', 'keys')) ?? (await firstUse(db)), world);
  }

  /** The key that binds a PIN to this phone. */
  get bind() {
    return this.#keys.bind;
  }

  /** Everybody with a store here: [{ store, pin, recovery, tries, label: { person, name, kind, unsent, oldest, aside } }] */
  async people() {
    const rows = await this.#db.getAll('people');
    return Promise.all(rows.map(async (row) => ({ ...row, tries: await this.tries.read(row.store, row.tries), label: await this.#openLabel(row) })));
  }

  async save(entry) {
    const { label, tries, ...rest } = entry;
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const box = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: utf8(entry.store) }, this.#keys.label, utf8(JSON.stringify(label)));
    await this.reserve.withRoom(() => this.#db.put('people', { ...rest, label: { iv, box: new Uint8Array(box) } }));
  }

  /** Changes a part of what is kept about one store, as it is now on the disk. */
  async change(store, how) {
    const row = (await this.people()).find((person) => person.store === store);
    if (!row) return null;
    const changed = how(row);
    await this.save(changed);
    return changed;
  }

  async forget(store) {
    await this.#db.delete('people', store);
    await this.tries.forget(store);
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
