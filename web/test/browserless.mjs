// What the tests without a browser share: an IndexedDB in memory, and people who come in and go out.
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { Api } from '../lapangan/sync/api.js';
import { EnvelopeKeeper } from '../lapangan/envelope/keeper.js';
import { Sync } from '../lapangan/sync/sync.js';
import { Session } from '../lapangan/session.js';
import { Phone } from '../lapangan/store/phone.js';
import { createStore, unlock } from '../lapangan/store/people.js';
import { accountOf } from '../lapangan/account.js';
import { toHex } from '../lapangan/core/bytes.js';
import { attach, begin, keep } from '../lapangan/work/drafts.js';
import { submit } from '../lapangan/work/submit.js';
import { BARUGA } from './cast.mjs';

// The hash of a PIN or password is made dear on purpose. It is no matter of these tests (keys.test.mjs has it whole), so all count in one round where the phone writes down its millions.
const deriveBits = crypto.subtle.deriveBits.bind(crypto.subtle);
crypto.subtle.deriveBits = (algorithm, ...rest) => deriveBits(algorithm.name === 'PBKDF2' ? { ...algorithm, iterations: 1 } : algorithm, ...rest);

/** A phone fresh from its box. */
export async function newPhone() {
  globalThis.indexedDB = new IDBFactory();
  return Phone.open();
}

export async function photo(size) {
  const bytes = new Uint8Array(size).map((_, i) => (i * 31) % 251);
  return { bytes, sha256: toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))), mediaType: 'image/jpeg', takenAt: '2026-11-20T02:00:00.000Z' };
}

/** A finished report with a photo, in the outbox. */
export async function write(hand, { title = 'Rembuk warga', village = BARUGA.id, size = 1000, people = { childrenM: 3, childrenF: 4, adultsM: 1, adultsF: 2 } } = {}) {
  const { id } = await begin(hand.session, { today: '2026-11-20', village });
  await keep(hand.session, id, (body) => ({ ...body, title, people }));
  if (size) await attach(hand.session, id, 'photo', await photo(size));
  await submit(hand.session, id, { title, village: 'Baruga' });
  return id;
}

export const PIN = '602914';

export class Hand {
  /** @param browser what it gives to send while the app is closed; nothing, unless a test says so */
  constructor(phone, server, browser = { wakes: false }) {
    this.phone = phone;
    this.browser = browser;
    this.server = server;
    this.api = new Api({ base: server.url, credential: () => this.session?.account?.credential });
  }

  /** The app was closed and opened: what it knew by heart is gone. */
  freshSync() {
    this.keeper = new EnvelopeKeeper(this.session, this.phone, this.browser);
    this.sync = new Sync(this.session, this.api, this.phone.id, { closed: this.keeper });
  }

  async signIn(name, password, more = {}) {
    return this.api.signIn({ device: this.phone.id, deviceName: 'Ponsel uji', name, password, ...more });
  }

  async firstTime(name, password, more) {
    const signedIn = await this.signIn(name, password, more);
    const { entry, sealed } = await createStore(this.phone, signedIn, { pin: PIN, kind: 'pin' });
    this.session = await Session.open(this.phone, entry, sealed);
    await this.session.update(() => ({ account: accountOf(signedIn, name) }));
    this.freshSync();
    return this;
  }

  /** The phone is switched off without a word and comes back. */
  async killAndUnlock(pin = PIN) {
    const store = this.session.id;
    this.session.close();
    this.phone = await Phone.open();
    const { entry, sealed } = await unlock(this.phone, store, pin);
    this.session = await Session.open(this.phone, entry, sealed);
    this.freshSync();
    return this;
  }
}
