// A full phone can be opened, loses nothing that it said it kept, and says what is full.
import assert from 'node:assert/strict';
import test, { after, afterEach, before, beforeEach } from 'node:test';
import 'fake-indexeddb/auto';
import { disk, lines, locks } from './full-disk.mjs';
import { Hand, PIN, newPhone } from './browserless.mjs';
import { BARUGA } from './cast.mjs';
import { MockServer } from './mock-server.mjs';
import { receivedFiles } from '../lapangan/core/lists.js';
import * as queues from '../lapangan/core/queue.js';
import { forUse, makeDataKey, WrongSecret } from '../lapangan/keys/vault.js';
import { Session } from '../lapangan/session.js';
import { Phone } from '../lapangan/store/phone.js';
import * as people from '../lapangan/store/people.js';
import { SealedStore } from '../lapangan/store/sealed.js';
import { attach, begin, detach, discard, keep, reopen } from '../lapangan/work/drafts.js';
import { submit } from '../lapangan/work/submit.js';

let server;
let world;
let waited;

before(async () => (server = await new MockServer().listen()));
after(() => server.close());
beforeEach(() => {
  disk.empty();
  waited = [];
  world = { storage: lines(), locks: locks(), wait: async (ms) => waited.push(ms), settle: async () => {} };
});
afterEach(() => disk.empty());

async function nurhayati() {
  await newPhone();
  const hand = await new Hand(await Phone.open(world), server).firstTime('nurhayati', 'melati-putih-7');
  await hand.phone.reserve.fill();
  return hand;
}

async function unlocked(store, pin = PIN, now) {
  const phone = await Phone.open(world);
  const { entry, sealed } = await people.unlock(phone, store, pin, now);
  return Session.open(phone, entry, sealed);
}

const photo = (n) => ({ bytes: new Uint8Array(300_000).fill(n), sha256: 'x' + n, mediaType: 'image/jpeg' });

/** All that a person does with a report, each step as a button would do it. */
const STORY = [
  async (s) => (s.story = (await begin(s, { today: '2026-11-20', village: BARUGA.id })).id),
  (s) => keep(s, s.story, (body) => ({ ...body, title: 'Rembuk warga', people: { adultsF: 5 } })),
  (s) => attach(s, s.story, 'photo', photo(1)),
  (s) => attach(s, s.story, 'photo', photo(2)),
  (s) => detach(s, s.story, s.drafts.get(s.story).body.files[1].id),
  (s) => submit(s, s.story, { title: 'Rembuk warga', village: 'Baruga' }),
  (s) => reopen(s, s.story),
  (s) => keep(s, s.story, (body) => ({ ...body, notes: 'Tambahan' })),
  (s) => submit(s, s.story, { title: 'Rembuk warga', village: 'Baruga' }),
  (s) => s.update(({ queue }) => ({ queue: queues.attempt(queue, s.story) })),
  (s) => s.update(({ account }) => ({ account })),
  (s) => s.noteServerTime(Date.now(), Date.now()),
  async (s) => discard(s, (await begin(s, { today: '2026-11-21' })).id),
];

const seen = ({ queue, reports, drafts, files }) => structuredClone({ queue, reports: [...reports], drafts: [...drafts], files: [...files.keys()].sort() });

test('whichever write is the first that finds no room: only that is said, and after switching off all is as it was said', async () => {
  const hand = await nurhayati();
  const { account } = hand.session;
  hand.session.close();
  const start = await storesOf(await Phone.open(world), account);
  disk.writes = 0;
  let session = await start();
  for (const step of STORY) await step(session);
  const all = disk.writes;
  assert.ok(all >= STORY.length, 'the story writes');
  session.close();

  for (let room = 0; room < all; room++) {
    session = await start();
    disk.left = room;
    let before = seen(session);
    for (const step of STORY) {
      try {
        await step(session);
        before = seen(session);
      } catch (wrong) {
        assert.equal(wrong.name, 'QuotaExceededError', `${room}: ${wrong.stack}`);
        assert.deepEqual(seen(session), before, `${room}: memory says what the disk does not`);
        assert.ok(session.full, `${room}: the screen is told`);
        break;
      }
    }
    session.close();
    session = await start.again();
    assert.deepEqual(seen(session), { ...before, queue: queues.revive(before.queue) }, `${room}: after switching off`);
    session.close();
    disk.empty();
  }
});

/** Sessions on stores that each begin empty, without a PIN: only the writes are of interest. */
async function storesOf(phone, account) {
  const [entry] = await phone.people();
  const key = await forUse(await makeDataKey());
  let store;
  const open = async () => Session.open(phone, (await phone.people()).find((each) => each.store === store), await SealedStore.open(store, key, phone.reserve));
  const start = async () => {
    store = crypto.randomUUID();
    await phone.reserve.fill();
    await phone.save({ ...entry, store });
    const session = await open();
    await session.update(() => ({ account }));
    return session;
  };
  return Object.assign(start, { again: open });
}

test('a full phone opens with the right PIN, again and again, and counts wrong ones', async () => {
  const hand = await nurhayati();
  const { id } = hand.session;
  hand.session.close();
  disk.fill();

  for (let n = 0; n < 4; n++) (await unlocked(id)).close();
  for (let n = 0; n < 3; n++) await assert.rejects(unlocked(id, '111222', 0), WrongSecret);
  await assert.rejects(unlocked(id, PIN, 1_000), people.Slowed);
  (await unlocked(id, PIN, 5_001)).close();
  assert.deepEqual(waited, [], 'a line of its own was there since the sign-in');
});

test('twenty guesses at once on a full phone are twenty guesses', async () => {
  const hand = await nurhayati();
  const { id } = hand.session;
  hand.session.close();
  disk.fill();
  const phones = await Promise.all(Array.from({ length: 20 }, () => Phone.open(world)));

  const said = await Promise.allSettled(phones.map((one, n) => people.unlock(one, id, String(313579 + n), 0)));

  const tried = said.filter(({ reason }) => reason instanceof WrongSecret).length;
  assert.equal(tried + said.filter(({ reason }) => reason instanceof people.Slowed).length, 20);
  assert.ok(tried <= 3, tried + ' of twenty were tried before the first pause');
});

test('where nothing at all can be kept, tries of all tabs come one by one, half a minute apart', async () => {
  world.storage = lines({ none: true });
  const hand = await nurhayati();
  const { id } = hand.session;
  hand.session.close();
  disk.fill();
  let inside = 0;
  let most = 0;
  world.wait = async (ms) => {
    waited.push(ms);
    most = Math.max(most, ++inside);
    await new Promise((done) => setTimeout(done, 5));
    inside--;
  };
  const phones = await Promise.all(Array.from({ length: 3 }, () => Phone.open(world)));

  await Promise.allSettled(phones.map((one, n) => people.unlock(one, id, String(313579 + n), 0)));
  (await unlocked(id)).close();

  assert.deepEqual(waited, Array(4).fill(30_000));
  assert.equal(most, 1);
});

test('the reserve lets a report be written and sent although photos find no room', async () => {
  const hand = await nurhayati();
  const { session } = hand;
  disk.fill();
  disk.perPiece = 40;

  const { id } = await begin(session, { today: '2026-11-20', village: BARUGA.id });
  await keep(session, id, (body) => ({ ...body, title: 'Tanpa ruang', people: { adultsF: 5 } }));
  disk.left = 0;
  await assert.rejects(attach(session, id, 'photo', photo(1)), { name: 'QuotaExceededError' });
  assert.equal(session.full, true);
  assert.deepEqual(session.drafts.get(id).body.files, []);
  await submit(session, id, { title: 'Tanpa ruang', village: 'Baruga' });

  assert.deepEqual(queues.unsentRecords(session.queue), [id]);
  session.close();
});

test('photos that the regency has can be removed on a phone without any room, and nothing else goes', async () => {
  const hand = await nurhayati();
  const { session } = hand;
  const ids = [];
  for (const title of ['Sudah sampai', 'Belum sampai']) {
    const { id } = await begin(session, { today: '2026-11-20', village: BARUGA.id });
    ids.push(id);
    await keep(session, id, (body) => ({ ...body, title, people: { adultsF: 5 } }));
    await attach(session, id, 'photo', photo(ids.length));
    await submit(session, id, { title, village: 'Baruga' });
  }
  const [sent, unsent] = ids.map((id) => session.reports.get(id).body.files[0].id);
  await session.update(({ queue }) => ({ queue: [ids[0], sent].reduce((q, id) => queues.done(q, id, { receipt: 'R', version: 1 }, 1), queue) }));
  disk.fill();

  assert.deepEqual(receivedFiles(session).map((f) => f.id), [sent]);
  await session.update(() => ({ remove: receivedFiles(session).map((f) => ['file', f.id]) }));

  assert.deepEqual([...session.files.keys()], [unsent]);
  assert.equal(await session.readChunk(sent, 0), undefined);
  assert.equal((await session.readChunk(unsent, 0)).length, 262_144);
  assert.equal(queues.isGreen(session.queue, ids[0]), true, 'what arrived stays green');
  session.close();
});

test('a forgotten PIN, another PIN and a sign-in on a phone without room say so, and the old way in stays', async () => {
  const hand = await nurhayati();
  const { id } = hand.session;
  hand.session.close();
  const signedIn = await hand.signIn('nurhayati', 'melati-putih-7');
  disk.fill();
  const phone = await Phone.open(world);

  for (const act of [
    () => people.recover(phone, id, signedIn.recoverySecret, { pin: '775301', kind: 'pin' }),
    () => people.changePin(phone, id, PIN, { pin: '775301', kind: 'pin' }),
    () => people.renewRecovery(phone, id, PIN, signedIn.recoverySecret),
    () => people.layAside(phone, id),
    () => people.createStore(phone, { ...signedIn, person: { id: 'x', name: 'Lain' } }, { pin: PIN, kind: 'pin' }),
  ]) await assert.rejects(act(), { name: 'QuotaExceededError' });

  assert.equal((await phone.people()).length, 1);
  (await unlocked(id)).close();
});

test('a clock that was lost does not close the phone: a pause begins anew and ends', async () => {
  const hand = await nurhayati();
  const { id } = hand.session;
  hand.session.close();
  const today = Date.parse('2026-11-20T08:00:00Z');
  const lost = Date.parse('2015-01-01T00:00:00Z');

  for (let n = 0; n < 3; n++) await assert.rejects(unlocked(id, '111222', today + n * 60_000), WrongSecret);
  await assert.rejects(unlocked(id, PIN, lost), (wrong) => wrong instanceof people.Slowed && wrong.left === 5_000);
  (await unlocked(id, PIN, lost + 5_001)).close();
  await assert.rejects(unlocked(id, '111222', today), WrongSecret);
  (await unlocked(id, PIN, lost)).close();
});
