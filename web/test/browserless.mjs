// What the tests without a browser share: an IndexedDB in memory, and people who come in and go out.
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { Api } from '../lapangan/sync/api.js';
import { Sync } from '../lapangan/sync/sync.js';
import { Session } from '../lapangan/session.js';
import { Phone } from '../lapangan/store/phone.js';
import { createStore, unlock } from '../lapangan/store/people.js';
import { accountOf } from '../lapangan/account.js';

/** A phone fresh from its box. */
export async function newPhone() {
  globalThis.indexedDB = new IDBFactory();
  return Phone.open();
}

export const PIN = '602914';

export class Hand {
  constructor(phone, server) {
    this.phone = phone;
    this.server = server;
    this.api = new Api({ base: server.url, credential: () => this.session?.account?.credential });
  }

  async signIn(name, password, more = {}) {
    return this.api.signIn({ device: this.phone.id, deviceName: 'Ponsel uji', name, password, ...more });
  }

  async firstTime(name, password, more) {
    const signedIn = await this.signIn(name, password, more);
    const { entry, sealed } = await createStore(this.phone, signedIn, { pin: PIN, kind: 'pin' });
    this.session = await Session.open(this.phone, entry, sealed);
    await this.session.update(() => ({ account: accountOf(signedIn, name) }));
    this.sync = new Sync(this.session, this.api, this.phone.id);
    return this;
  }

  /** The phone is switched off without a word and comes back. */
  async killAndUnlock(pin = PIN) {
    const store = this.session.id;
    this.session.close();
    this.phone = await Phone.open();
    const { entry, sealed } = await unlock(this.phone, store, pin);
    this.session = await Session.open(this.phone, entry, sealed);
    this.sync = new Sync(this.session, this.api, this.phone.id);
    return this;
  }
}
