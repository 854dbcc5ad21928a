import assert from 'node:assert/strict';
import test, { after, before, beforeEach } from 'node:test';
import { Hand, PIN, newPhone } from './browserless.mjs';
import { BARUGA, LERA } from './cast.mjs';
import { MockServer } from './mock-server.mjs';
import { Phone } from '../lapangan/store/phone.js';
import { SealedStore } from '../lapangan/store/sealed.js';
import { Session } from '../lapangan/session.js';
import { WrongSecret } from '../lapangan/keys/vault.js';
import * as people from '../lapangan/store/people.js';
import * as queues from '../lapangan/core/queue.js';
import { attach, begin, beginRecord, keep } from '../lapangan/work/drafts.js';
import { submit } from '../lapangan/work/submit.js';

let server;
let phone;

before(async () => (server = await new MockServer().listen()));
after(() => server.close());
beforeEach(async () => (phone = await newPhone()));

async function nurhayati() {
  return new Hand(phone, server).firstTime('nurhayati', 'melati-putih-7');
}

async function unsentReport(hand, title, village) {
  const { id } = await begin(hand.session, { today: '2026-11-20', village });
  await keep(hand.session, id, (body) => ({ ...body, title, people: { adultsF: 5 } }));
  await attach(hand.session, id, 'photo', { bytes: new Uint8Array(1000).fill(7), sha256: 'x', mediaType: 'image/jpeg' });
  await submit(hand.session, id, { title, village: 'Baruga' });
  return id;
}

test('two people on one phone: neither sees the other’s, and neither loses it', async () => {
  const first = await nurhayati();
  const hers = await unsentReport(first, 'Rembuk warga', BARUGA.id);
  first.session.close();
  const second = await new Hand(phone, server).firstTime('yusuf', 'angin-timur-9');
  const his = await unsentReport(second, 'Ronda anak', LERA.id);

  assert.deepEqual([...second.session.reports.keys()], [his]);
  await second.killAndUnlock();
  assert.deepEqual([...second.session.reports.keys()], [his]);
  second.session.close();

  const labels = (await phone.people()).map((p) => [p.label.name, p.label.unsent]).sort();
  assert.deepEqual(labels, [['Nurhayati Tandi', 1], ['Yusuf Lallo', 1]]);
  await first.killAndUnlock();
  assert.deepEqual([...first.session.reports.keys()], [hers]);
  first.session.close();
});

test('one person’s PIN does not open the other’s store, though it is the same PIN', async () => {
  const first = await nurhayati();
  first.session.close();
  const second = await new Hand(phone, server).firstTime('yusuf', 'angin-timur-9');
  second.session.close();
  const [a, b] = await phone.people();

  // His envelope under her store's name, as a thief with a file editor would lay it.
  await phone.save({ ...a, pin: b.pin });

  await assert.rejects(people.unlock(phone, a.store, PIN), WrongSecret);
});

test('nothing lies on the disk in clear', async () => {
  const hand = await nurhayati();
  await unsentReport(hand, 'Kegiatan sangat rahasia', BARUGA.id);
  hand.session.close();

  const disk = await everythingOnDisk();

  // Nothing shorter than five letters: in a megabyte of what is sealed, three letters stand by chance once in a dozen runs.
  for (const word of ['rahasia', 'Nurhayati', 'nurhayati', 'Baruga', '73.24', 'LK-73.', PIN]) assert.equal(disk.includes(word), false, word);
  assert.ok(disk.includes('report'), 'the area is there: the test reads what it should');
});

test('a wrong PIN is refused, slowed down after the third, and the right one opens after the pause', async () => {
  const hand = await nurhayati();
  const { id } = hand.session;
  hand.session.close();

  for (let n = 0; n < 3; n++) await assert.rejects(people.unlock(phone, id, '111222', 0), WrongSecret);
  await assert.rejects(people.unlock(phone, id, PIN, 1_000), people.Slowed);
  const again = await Phone.open();
  await assert.rejects(people.unlock(again, id, PIN, 4_000), people.Slowed, 'starting the app anew does not shorten it');

  const { sealed } = await people.unlock(again, id, PIN, 5_001);
  assert.ok(await sealed.get('meta', 'account'));
  sealed.close();
});

test('twenty guesses at the same moment are twenty guesses', async () => {
  const hand = await nurhayati();
  const { id } = hand.session;
  hand.session.close();
  const phones = await Promise.all(Array.from({ length: 20 }, () => Phone.open()));

  const said = await Promise.allSettled(phones.map((one, n) => people.unlock(one, id, String(313579 + n), 0)));

  const tried = said.filter(({ reason }) => reason instanceof WrongSecret).length;
  assert.equal(tried + said.filter(({ reason }) => reason instanceof people.Slowed).length, 20);
  assert.ok(tried <= 3, tried + ' of twenty were tried before the first pause');
});

test('the PIN is forgotten: a fresh sign-in opens the same store, unsent work and all', async () => {
  const hand = await nurhayati();
  const report = await unsentReport(hand, 'Rembuk warga', BARUGA.id);
  const { id } = hand.session;
  hand.session.close();
  server.resetPassword('nurhayati', 'kata-baru-3');

  const signedIn = await hand.signIn('nurhayati', 'kata-baru-3');
  const entry = await people.storeOf(phone, signedIn.person.id);
  assert.equal(entry.store, id);
  assert.equal(await people.canRecover(entry, signedIn.recoverySecret), true);
  const opened = await people.recover(phone, id, signedIn.recoverySecret, { pin: '775301', kind: 'pin' });
  const session = await Session.open(phone, opened.entry, opened.sealed);

  assert.equal(session.reports.get(report).body.title, 'Rembuk warga');
  assert.deepEqual(queues.unsentRecords(session.queue), [report]);
  session.close();
  await assert.rejects(people.unlock(phone, id, PIN), WrongSecret);
  (await people.unlock(phone, id, '775301')).sealed.close();
  server.resetPassword('nurhayati', 'melati-putih-7');
});

test('the secret of another person opens nothing', async () => {
  const hand = await nurhayati();
  hand.session.close();
  const yusuf = await hand.signIn('yusuf', 'angin-timur-9');
  const entry = (await phone.people())[0];

  assert.equal(await people.canRecover(entry, yusuf.recoverySecret), false);
  await assert.rejects(people.recover(phone, entry.store, yusuf.recoverySecret, { pin: '775301', kind: 'pin' }), WrongSecret);
});

test('the PIN is changed: the new one opens it, the old one does not', async () => {
  const hand = await nurhayati();
  const { id } = hand.session;
  hand.session.close();

  await assert.rejects(people.changePin(phone, id, '999888', { pin: '775301', kind: 'pin' }), WrongSecret);
  await people.changePin(phone, id, PIN, { pin: '775301', kind: 'pin' });

  await assert.rejects(people.unlock(phone, id, PIN), WrongSecret);
  (await people.unlock(phone, id, '775301')).sealed.close();
});

test('a phone that was revoked and let in again gets a new recovery key, with the PIN', async () => {
  const hand = await nurhayati();
  const { id } = hand.session;
  hand.session.close();
  server.secrets.clear();
  const signedIn = await hand.signIn('nurhayati', 'melati-putih-7');

  assert.equal(await people.needsNewRecovery(phone, id, signedIn.recoverySecret), true);
  await people.renewRecovery(phone, id, PIN, signedIn.recoverySecret);

  assert.equal(await people.needsNewRecovery(phone, id, signedIn.recoverySecret), false);
  const entry = (await phone.people())[0];
  assert.equal(await people.canRecover(entry, signedIn.recoverySecret), true);
});

test('a store is not wiped while work in it is unsent or half written', async () => {
  const hand = await nurhayati();
  const { id } = hand.session;
  hand.session.close();

  await assert.rejects(people.wipe(phone, id, { unsent: 1, drafts: 0 }), people.UnsentWork);
  await assert.rejects(people.wipe(phone, id, { unsent: 0, drafts: 1 }), people.UnsentWork);
  assert.equal((await phone.people()).length, 1);

  await people.wipe(phone, id, { unsent: 0, drafts: 0 });
  assert.equal((await phone.people()).length, 0);
});

test('killed between choosing a picture and keeping it: the pieces without an owner are cleared, the draft is whole', async () => {
  const hand = await nurhayati();
  const { id } = await begin(hand.session, { today: '2026-11-20', village: BARUGA.id });
  await keep(hand.session, id, (body) => ({ ...body, notes: 'Setengah jadi' }));
  await hand.session.writeChunk('0190-lost', 0, new Uint8Array(10));

  await hand.killAndUnlock();

  assert.equal(hand.session.drafts.get(id).body.notes, 'Setengah jadi');
  assert.equal(await hand.session.readChunk('0190-lost', 0), undefined);
  hand.session.close();
});

test('a record of any kind is sealed from its first letter on, whatever the server says of its kind', async () => {
  const hand = await nurhayati();
  await hand.session.update(() => ({ put: [['pulled', { kind: 'record-kind', id: 'k', of: 'open-note', pulledAs: 'open-note', regency: '73.24', maySend: true, sealed: false, fields: [{ name: 'text', type: 'text', max: 500 }] }]] }));
  const { id } = await beginRecord(hand.session, 'open-note', { text: 'Atap rumah bocor' });
  await submit(hand.session, id, { title: 'Atap rumah bocor', village: 'Baruga' });

  assert.equal(queues.unsentRecords(hand.session.queue).length, 1);
  assert.ok(!(await everythingOnDisk()).includes('Atap rumah'));
  hand.session.close();
});

test('a sealed value moved to another place does not open', async () => {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const store = await SealedStore.open('a', key);
  await store.put('report', 'one', { title: 'satu' });
  store.close();
  const other = await SealedStore.open('b', key);
  const row = await rowOf('payung-a', ['report', 'one']);
  await putRow('payung-b', row);

  await assert.rejects(other.get('report', 'one'));
  other.close();
});

function open(name) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

const settled = (request) => new Promise((resolve, reject) => ((request.onsuccess = () => resolve(request.result)), (request.onerror = () => reject(request.error))));

async function rowOf(name, key) {
  const db = await open(name);
  const row = await settled(db.transaction('sealed').objectStore('sealed').get(key));
  db.close();
  return row;
}

async function putRow(name, row) {
  const db = await open(name);
  await settled(db.transaction('sealed', 'readwrite').objectStore('sealed').put(row));
  db.close();
}

/** Every value of every database, its bytes read as text. */
async function everythingOnDisk() {
  const found = [];
  for (const { name } of await indexedDB.databases()) {
    const db = await open(name);
    for (const store of db.objectStoreNames) for (const row of await settled(db.transaction(store).objectStore(store).getAll())) found.push(readable(row));
    db.close();
  }
  return found.join('\n');
}

function readable(value) {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('latin1');
  if (value && typeof value === 'object' && !(value instanceof CryptoKey)) return Object.entries(value).map(([k, v]) => k + '=' + readable(v)).join(' ');
  return String(value);
}
