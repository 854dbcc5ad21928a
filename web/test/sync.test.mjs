import assert from 'node:assert/strict';
import test, { afterEach, beforeEach } from 'node:test';
import { Hand, newPhone, photo, write } from './browserless.mjs';
import { ATUE, BARUGA, LERA, PINCARA } from './cast.mjs';
import { MockServer } from './mock-server.mjs';
import * as queues from '../lapangan/core/queue.js';
import { set } from '../lapangan/core/merge.js';
import { NoAnswer, Refusal } from '../lapangan/sync/api.js';
import { attach, begin, choose, detach, discard, keep, reopen } from '../lapangan/work/drafts.js';
import { settleConflicts, submit, sendAsEdit } from '../lapangan/work/submit.js';
import { unlock } from '../lapangan/store/people.js';
import { Session } from '../lapangan/session.js';
import { accountOf } from '../lapangan/account.js';
import { Sync } from '../lapangan/sync/sync.js';

let server;
let nurhayati;

beforeEach(async () => {
  server = await new MockServer().listen();
  nurhayati = await new Hand(await newPhone(), server).firstTime('nurhayati', 'melati-putih-7');
});

afterEach(() => {
  nurhayati.session?.close();
  return server.close();
});

/** As often as a phone would try; the pauses of the line are skipped. */
async function rounds(hand, most = 12) {
  for (let n = 0; n < most; n++) {
    try {
      if ((await hand.sync.round()) !== 'done' || queues.unsentRecords(hand.session.queue).length === 0) return;
    } catch (broken) {
      if (!(broken instanceof NoAnswer || broken instanceof Refusal)) throw broken;
    }
  }
}

const green = (hand, id) => queues.isGreen(hand.session.queue, id);

test('a report and its photo arrive and are green', async () => {
  const id = await write(nurhayati, { size: 700_000 });
  assert.equal(green(nurhayati, id), false);

  await rounds(nurhayati);

  assert.equal(green(nurhayati, id), true);
  assert.equal(server.reports.get(id).body.title, 'Rembuk warga');
  assert.equal([...server.uploads.values()][0].bytes.length, 700_000);
  assert.equal(nurhayati.session.pulled.get('report:' + id).status, 'complete');
});

test('the activities and villages of her own reach come, and no others', async () => {
  await rounds(nurhayati);

  const pulled = [...nurhayati.session.pulled.values()];
  assert.deepEqual(pulled.filter((p) => p.kind === 'village').map((p) => p.name).sort(), ['Atue', 'Baruga']);
  assert.equal(pulled.filter((p) => p.kind === 'activity').length, 4);
});

test('the answer to the push is lost: it arrives once all the same', async () => {
  const id = await write(nurhayati);
  server.fault('sync/push', 'drop-after', 2);

  await rounds(nurhayati);

  assert.equal(server.reports.size, 1);
  assert.equal(server.count('sync/push') > 1, true);
  assert.equal(nurhayati.session.reports.get(id).status, 'known');
  assert.equal(green(nurhayati, id), true);
});

test('the line breaks in the middle of a photo, twice, and the phone is killed: it goes on where it stopped', async () => {
  const id = await write(nurhayati, { size: 900_000 });
  await nurhayati.sync.round().catch(() => {}); // the first contact
  server.uploads.clear();
  await nurhayati.session.update(({ queue }) => ({ queue: queue.map((e) => (e.kind === 'file' ? { ...e, state: 'waiting', receipt: null } : e)) }));
  server.fault('PATCH', 'half', 2);

  await assert.rejects(nurhayati.sync.round(), NoAnswer);
  const [upload] = server.uploads.values();
  const there = upload.bytes.length;
  assert.ok(there > 0 && there < 900_000);
  await nurhayati.killAndUnlock();
  await rounds(nurhayati);

  assert.equal(upload.bytes.length, 900_000);
  assert.ok(upload.receipt);
  assert.equal(green(nurhayati, id), true);
});

test('a café that answers everything with its own page turns nothing green', async () => {
  const id = await write(nurhayati);
  server.fault('/api/', 'html', 50);

  await rounds(nurhayati, 3);
  assert.equal(green(nurhayati, id), false);

  server.faults = [];
  await rounds(nurhayati);
  assert.equal(green(nurhayati, id), true);
});

test('a busy server is asked again', async () => {
  const id = await write(nurhayati);
  server.fault('sync/push', 'busy');
  server.fault('uploads', 'busy', 2);

  await rounds(nurhayati);

  assert.equal(green(nurhayati, id), true);
  assert.equal(server.reports.size, 1);
});

test('killed before the send, killed after: nothing is lost and nothing is double', async () => {
  const id = await write(nurhayati);
  await nurhayati.killAndUnlock();
  server.fault('sync/push', 'drop-after');
  await assert.rejects(nurhayati.sync.round(), NoAnswer);
  await nurhayati.killAndUnlock();

  await rounds(nurhayati);

  assert.equal(green(nurhayati, id), true);
  assert.equal(server.reports.size, 1);
});

test('a password reset by the administrator keeps the outbox; after a new sign-in all of it arrives', async () => {
  const first = await write(nurhayati);
  const second = await write(nurhayati, { title: 'Posyandu remaja' });
  server.resetPassword('nurhayati', 'kata-baru-3');

  assert.equal(await nurhayati.sync.round(), 'password');
  assert.equal(queues.unsentRecords(nurhayati.session.queue).length, 2);
  assert.equal(await nurhayati.sync.round(), 'password', 'the server is not asked again without a password');

  const signedIn = await nurhayati.signIn('nurhayati', 'kata-baru-3');
  await nurhayati.session.update(({ account }) => ({ account: accountOf(signedIn, 'nurhayati', account) }));
  await rounds(nurhayati);

  assert.ok(green(nurhayati, first) && green(nurhayati, second));
  assert.equal(server.reports.size, 2);
});

test('a revoked phone keeps its outbox and stops asking', async () => {
  await write(nurhayati);
  server.revoke('nurhayati');

  assert.equal(await nurhayati.sync.round(), 'revoked');
  assert.equal(queues.unsentRecords(nurhayati.session.queue).length, 1);
  await assert.rejects(nurhayati.signIn('nurhayati', 'melati-putih-7'), { code: 'device-revoked' });
});

test('she moves to another village: her unsent work arrives, the old village leaves the phone', async () => {
  await rounds(nurhayati);
  const id = await write(nurhayati, { village: BARUGA.id });
  const person = server.people.find((p) => p.signIn === 'nurhayati');
  person.regencies[0].villages = [ATUE];

  await rounds(nurhayati);

  assert.equal(nurhayati.session.reports.get(id).status, 'review');
  assert.equal(green(nurhayati, id), true);
  const villages = [...nurhayati.session.pulled.values()].filter((p) => p.kind === 'village').map((p) => p.name);
  assert.deepEqual(villages, ['Atue']);
});

test('her mandate in the regency ended: what she wrote before is sent for review, and the rest leaves', async () => {
  await rounds(nurhayati);
  server.offline = true;
  const id = await write(nurhayati);
  const person = server.people.find((p) => p.signIn === 'nurhayati');
  person.regencies = [{ code: '73.22', villages: [PINCARA], mandates: [{ id: 'm', role: 'VILLAGE_VOLUNTEER', organisation: { id: 'o', name: 'o' } }] }];
  server.offline = false;

  await rounds(nurhayati);
  await rounds(nurhayati);

  assert.equal(server.reports.get(id).regency, '73.24');
  assert.equal(green(nurhayati, id), true);
  assert.deepEqual(nurhayati.session.account.regencies.map((r) => r.code), ['73.22']);
  assert.ok([...nurhayati.session.pulled.values()].every((p) => p.regency === '73.22'));
});

test('a restored server gets back what it lost, once, photo included', async () => {
  const before = await write(nurhayati, { title: 'Sebelum cadangan' });
  await rounds(nurhayati);
  const backup = server.backup();
  const after = await write(nurhayati, { title: 'Sesudah cadangan', size: 300_000 });
  await rounds(nurhayati);
  const unsent = await write(nurhayati, { title: 'Belum terkirim' });
  server.restore(backup);
  assert.equal(server.reports.size, 1);

  await rounds(nurhayati);
  await rounds(nurhayati);

  assert.deepEqual([...server.reports.keys()].sort(), [before, after, unsent].sort());
  assert.equal([...server.uploads.values()].filter((u) => u.receipt).length, 3);
  assert.ok([before, after, unsent].every((id) => green(nurhayati, id)));
});

test('one report that is refused does not keep the others back, and can be mended', async () => {
  const bad = await write(nurhayati, { title: 'DITOLAK' });
  const good = await write(nurhayati);

  await rounds(nurhayati, 3);
  assert.equal(green(nurhayati, good), true);
  const held = queues.find(nurhayati.session.queue, bad);
  assert.equal(held.state, 'held');
  assert.match(held.reason.text, /Ubah namanya/);

  await reopen(nurhayati.session, bad);
  await keep(nurhayati.session, bad, (body) => ({ ...body, title: 'Rapat persiapan' }));
  await submit(nurhayati.session, bad, { title: 'Rapat persiapan', village: 'Baruga' });
  await rounds(nurhayati);

  assert.equal(green(nurhayati, bad), true);
  assert.equal(server.reports.get(bad).body.title, 'Rapat persiapan');
});

test('edited while the first form was under way: the edit follows as an edit, not as another content', async () => {
  const id = await write(nurhayati);
  server.fault('sync/push', 'drop-after');
  await assert.rejects(nurhayati.sync.round(), NoAnswer);
  await reopen(nurhayati.session, id);
  await keep(nurhayati.session, id, (body) => ({ ...body, notes: 'Ditambah kemudian.' }));
  await submit(nurhayati.session, id, { title: 'Rembuk warga', village: 'Baruga' });
  await nurhayati.killAndUnlock();

  await rounds(nurhayati);

  assert.equal(green(nurhayati, id), true);
  assert.equal(server.reports.get(id).versions.length, 2);
  assert.equal(server.reports.get(id).body.notes, 'Ditambah kemudian.');
  assert.equal(nurhayati.session.reports.get(id).next, undefined);
});

/** A report with so many photos, in the outbox. Ids of it and of its photos. */
async function withPhotos(count, size) {
  const { id } = await begin(nurhayati.session, { today: '2026-11-20', village: BARUGA.id });
  await keep(nurhayati.session, id, (body) => ({ ...body, title: 'Rembuk warga', people: { childrenM: 3 } }));
  const files = [];
  for (let n = 0; n < count; n++) files.push((await attach(nurhayati.session, id, 'photo', await photo(size + n))).id);
  await submit(nurhayati.session, id, {});
  return { id, files };
}

/** "Ubah", "Hapus foto", "Kirim". */
async function takeOutAndSend(id, file) {
  await reopen(nurhayati.session, id);
  await detach(nurhayati.session, id, file);
  await submit(nurhayati.session, id, {});
}

const named = (body) => body.files.map((f) => f.id);

test('a photo that she takes out after the push was cut is never sent', async () => {
  for (const how of ['drop', 'drop-after']) {
    const { id, files: [first, ...others] } = await withPhotos(3, 1_000);
    server.fault('sync/push', how);
    await nurhayati.sync.round().catch(() => {});

    await takeOutAndSend(id, first);
    assert.deepEqual(named(nurhayati.session.reports.get(id).next.body), others);
    assert.equal(nurhayati.session.files.has(first), false);
    await rounds(nurhayati);

    assert.equal(server.uploads.has(first), false, how);
    assert.ok(others.every((file) => server.uploads.get(file).receipt));
    assert.deepEqual(named(server.reports.get(id).body), others);
    assert.equal(green(nurhayati, id), true);
  }
});

test('a photo that she takes out when half of it is there goes no further', async () => {
  const { id, files: [first, other] } = await withPhotos(2, 300_000);
  server.fault('PATCH', { status: 503, type: 'application/problem+json', content: '', processed: true });
  await nurhayati.sync.round().catch(() => {});
  const begun = server.uploads.get(first).bytes.length;
  assert.ok(begun > 0 && begun < 300_000);

  await takeOutAndSend(id, first);
  await rounds(nurhayati);

  assert.deepEqual([server.uploads.get(first).bytes.length, server.uploads.get(first).receipt], [begun, null]);
  assert.ok(server.uploads.get(other).receipt);
  assert.deepEqual(named(server.reports.get(id).body), [other]);
  assert.equal(green(nurhayati, id), true);
});

test('a photo that she takes out while it is being sent is given up in the same round', async () => {
  const { id, files: [first, other] } = await withPhotos(2, 300_000);
  const sendPiece = nurhayati.api.sendPiece.bind(nurhayati.api);
  let taken = null;
  nurhayati.api.sendPiece = async (...piece) => {
    const state = await sendPiece(...piece);
    if (!taken) await (taken = takeOutAndSend(id, first));
    return state;
  };

  assert.equal(await nurhayati.sync.round(), 'done');

  assert.equal(server.uploads.get(first).receipt, null);
  assert.ok(server.uploads.get(other).receipt);
  assert.deepEqual(named(server.reports.get(id).body), [other]);
  assert.equal(green(nurhayati, id), true);
});

test('what a draft is about to take out waits, and goes on when the draft is thrown away', async () => {
  const { id, files: [first] } = await withPhotos(2, 1_000);
  await reopen(nurhayati.session, id);
  await detach(nurhayati.session, id, first);

  await nurhayati.sync.round();
  assert.equal(server.uploads.has(first), false);
  assert.equal(green(nurhayati, id), false);

  await discard(nurhayati.session, id);
  await rounds(nurhayati);
  assert.equal(green(nurhayati, id), true);
});

test('a photo that the office has cannot be taken out, also when it came while she was at it', async () => {
  const { id, files } = await withPhotos(2, 1_000);
  await rounds(nurhayati);
  await reopen(nurhayati.session, id);
  await detach(nurhayati.session, id, files[0]);
  assert.deepEqual(named(nurhayati.session.drafts.get(id).body), files);

  await keep(nurhayati.session, id, (body) => ({ ...body, notes: 'Ramai.', files: body.files.slice(1) }));
  await submit(nurhayati.session, id, {});
  await rounds(nurhayati);

  assert.deepEqual(named(server.reports.get(id).body).sort(), [...files].sort());
});

test('the office and she change the same number: both are shown until she chooses', async () => {
  const id = await write(nurhayati);
  await rounds(nurhayati);
  await reopen(nurhayati.session, id);
  await keep(nurhayati.session, id, (body) => set(set(body, 'people.childrenM', 9), 'notes', 'Dari daftar hadir.'));
  await submit(nurhayati.session, id, { title: 'Rembuk warga', village: 'Baruga' });
  server.editAtOffice(id, 'people.childrenM', 5);

  await rounds(nurhayati);
  const own = nurhayati.session.reports.get(id);
  assert.deepEqual(own.conflicts, [{ field: 'people.childrenM', mine: 9, theirs: 5 }]);
  assert.equal(server.reports.get(id).body.people.childrenM, 5, 'nobody wins in silence');
  assert.equal(server.reports.get(id).body.notes, 'Dari daftar hadir.');

  await settleConflicts(nurhayati.session, id, { 'people.childrenM': 'mine' }, own.shown);
  await rounds(nurhayati);

  assert.equal(server.reports.get(id).body.people.childrenM, 9);
  assert.deepEqual(server.reports.get(id).conflicts, []);
});

test('the report changed elsewhere while she was completing it: she chooses before it is sent', async () => {
  const id = await write(nurhayati);
  await rounds(nurhayati);
  await reopen(nurhayati.session, id);
  await keep(nurhayati.session, id, (body) => set(body, 'people.adultsF', 8));
  server.editAtOffice(id, 'people.adultsF', 6);
  server.editAtOffice(id, 'cost', 75_000);
  await rounds(nurhayati);
  await nurhayati.sync.round();

  assert.equal(await submit(nurhayati.session, id, {}), false);
  const draft = nurhayati.session.drafts.get(id);
  assert.deepEqual(draft.conflicts.map((c) => c.field), ['people.adultsF']);
  assert.equal(draft.body.cost, 75_000, 'what only the office changed is taken in');

  await choose(nurhayati.session, id, { 'people.adultsF': 'theirs' });
  assert.equal(await submit(nurhayati.session, id, {}), true);
  await rounds(nurhayati);
  assert.equal(server.reports.get(id).body.people.adultsF, 6);
  assert.equal(green(nurhayati, id), true);
});

test('the server has this report with another content: she can send hers as a correction', async () => {
  const id = await write(nurhayati);
  await rounds(nurhayati);
  const own = nurhayati.session.reports.get(id);
  // An old copy of the phone's storage came back: it does not know that the report was received.
  await nurhayati.session.update(({ queue }) => ({
    put: [['report', { ...own, body: { ...own.body, notes: 'lain' }, acked: undefined, basedOn: null }]],
    queue: queues.add(queues.remove(queue, id), { id, kind: 'record', record: id, regency: '73.24' }, 1),
  }));
  await rounds(nurhayati, 2);
  assert.equal(queues.find(nurhayati.session.queue, id).reason.code, 'other-content');

  await sendAsEdit(nurhayati.session, id);
  await rounds(nurhayati);

  assert.equal(server.reports.get(id).body.notes, 'lain');
  assert.equal(green(nurhayati, id), true);
});

test('fifty-three reports go in two requests', async () => {
  for (let n = 0; n < 53; n++) {
    const { id } = await begin(nurhayati.session, { today: '2026-11-20', village: BARUGA.id });
    await keep(nurhayati.session, id, (body) => ({ ...body, title: 'Kunjungan ' + n, people: { adultsF: 1 } }));
    await submit(nurhayati.session, id, { title: 'Kunjungan ' + n, village: 'Baruga' });
  }
  await rounds(nurhayati);
  assert.equal(server.reports.size, 53);
  assert.equal(server.count('sync/push'), 2);
});

test('a person with two regencies: each work goes to its own', async () => {
  const rahma = await new Hand(nurhayati.phone, server).firstTime('rahma', 'batu-karang-5', { totp: '123456' });
  const first = await write(rahma);
  await rahma.session.update(({ account }) => ({ account: { ...account, regency: '73.22' } }));
  const second = await write(rahma, { village: PINCARA.id });

  await rounds(rahma);

  assert.equal(server.reports.get(first).regency, '73.24');
  assert.equal(server.reports.get(second).regency, '73.22');
  rahma.session.close();
});

test('the credential is renewed in time, and the old one is not thrown away before', async () => {
  const old = nurhayati.session.account.credential;
  let now = Date.now() + 8 * 24 * 3600_000;
  nurhayati.sync = new Sync(nurhayati.session, nurhayati.api, nurhayati.phone.id, { now: () => now });
  server.fault('rotation', 'drop-after');

  await assert.rejects(nurhayati.sync.round(), NoAnswer);
  assert.equal(nurhayati.session.account.credential, old);
  await nurhayati.sync.round();
  assert.notEqual(nurhayati.session.account.credential, old);
});

test('a phone whose clock is two days behind knows it', async () => {
  nurhayati.sync = new Sync(nurhayati.session, nurhayati.api, nurhayati.phone.id, { now: () => Date.now() - 48 * 3600_000 });
  await nurhayati.sync.round();
  assert.ok(Math.abs(nurhayati.session.account.offset - 48 * 3600_000) < 5_000);
});

test('what was green for two weeks leaves the phone, and only that', async () => {
  const sent = await write(nurhayati);
  await rounds(nurhayati);
  server.offline = true;
  const unsent = await write(nurhayati);
  server.offline = false;
  server.fault('uploads', 'busy', 1000);
  const later = Date.now() + 15 * 24 * 3600_000;
  nurhayati.sync = new Sync(nurhayati.session, nurhayati.api, nurhayati.phone.id, { now: () => later });

  await nurhayati.sync.round().catch(() => {});
  assert.ok(nurhayati.session.reports.has(sent), 'a round that was cut off clears nothing');
  server.faults = [];
  const muchLater = later + 3600_000;
  nurhayati.sync = new Sync(nurhayati.session, nurhayati.api, nurhayati.phone.id, { now: () => muchLater });
  await nurhayati.sync.round();

  assert.equal(nurhayati.session.reports.has(sent), false);
  assert.equal(nurhayati.session.reports.has(unsent), true);
  assert.ok(nurhayati.session.pulled.has('report:' + sent));
});

test('a photo whose bytes are gone from the phone says so instead of trying for ever', async () => {
  const id = await write(nurhayati);
  const file = nurhayati.session.reports.get(id).body.files[0].id;
  await nurhayati.session.update(() => ({ remove: [['file', file]] }));

  await rounds(nurhayati, 3);

  assert.equal(queues.find(nurhayati.session.queue, file).reason.code, 'lost-file');
  assert.equal(green(nurhayati, id), false);
});

test('after a restore she gets a reply to an edit that the server no longer knew, and what was hers stands', async () => {
  const id = await write(nurhayati, { title: 'Sebelum cadangan' });
  await rounds(nurhayati);
  const backup = server.backup();
  await reopen(nurhayati.session, id);
  await keep(nurhayati.session, id, (body) => ({ ...body, notes: 'sesudah cadangan' }));
  await submit(nurhayati.session, id, { title: 'Sebelum cadangan', village: 'Baruga' });
  await rounds(nurhayati);
  server.restore(backup);
  assert.equal(server.reports.get(id).body.notes, undefined);

  await rounds(nurhayati);
  await rounds(nurhayati);

  assert.equal(server.reports.get(id).body.notes, 'sesudah cadangan');
  assert.equal(green(nurhayati, id), true);
});

test('a phone that comes back after sixty days: what was unsent arrives, with an old token and a credential that is still good', async () => {
  await rounds(nurhayati);
  const unsent = [await write(nurhayati, { title: 'Sebelum pergi', size: 300_000 }), await write(nurhayati, { title: 'Kedua' })];
  await nurhayati.killAndUnlock();
  const later = Date.now() + 60 * 24 * 3600_000;
  nurhayati.sync = new Sync(nurhayati.session, nurhayati.api, nurhayati.phone.id, { now: () => later });
  const old = nurhayati.session.account.credential;

  await rounds(nurhayati);

  assert.ok(unsent.every((id) => green(nurhayati, id)));
  assert.equal(server.reports.size, 2);
  assert.notEqual(nurhayati.session.account.credential, old, 'renewed on the way');
});

test('after ninety days the credential has ended: nothing is thrown away, and a sign-in sends it all', async () => {
  await rounds(nurhayati);
  const unsent = await write(nurhayati);
  const drafted = (await begin(nurhayati.session, { today: '2026-11-20', village: BARUGA.id })).id;
  server.expire('nurhayati');
  const later = Date.now() + 91 * 24 * 3600_000;
  nurhayati.sync = new Sync(nurhayati.session, nurhayati.api, nurhayati.phone.id, { now: () => later });

  assert.equal(await nurhayati.sync.round(), 'password');
  await nurhayati.killAndUnlock();
  assert.deepEqual(queues.unsentRecords(nurhayati.session.queue), [unsent]);
  assert.ok(nurhayati.session.drafts.has(drafted));
  const signedIn = await nurhayati.signIn('nurhayati', 'melati-putih-7');
  await nurhayati.session.update(({ account }) => ({ account: accountOf(signedIn, 'nurhayati', account) }));
  await rounds(nurhayati);

  assert.equal(green(nurhayati, unsent), true);
  assert.ok(nurhayati.session.drafts.has(drafted));
});

test('one person on two phones: each has what the other sent, and neither sends it again', async () => {
  const first = await write(nurhayati, { title: 'Dari ponsel pertama' });
  await rounds(nurhayati);
  const home = globalThis.indexedDB;
  const other = await new Hand(await newPhone(), server).firstTime('nurhayati', 'melati-putih-7');
  const second = await write(other, { title: 'Dari ponsel kedua' });
  await rounds(other);
  assert.ok(other.session.pulled.has('report:' + first));
  assert.equal(other.session.queue.some((e) => e.record === first), false);
  other.session.close();

  globalThis.indexedDB = home;
  await rounds(nurhayati);
  await nurhayati.sync.round();

  assert.deepEqual([...server.reports.keys()].sort(), [first, second].sort());
  assert.ok(nurhayati.session.pulled.has('report:' + second));
  assert.equal(server.reports.get(first).versions.length, 1);
});

test('one person on two phones completes the same report on both: what differs is shown, nothing wins in silence', async () => {
  const id = await write(nurhayati);
  await rounds(nurhayati);
  const home = globalThis.indexedDB;
  const other = await new Hand(await newPhone(), server).firstTime('nurhayati', 'melati-putih-7');
  await rounds(other);
  await reopen(other.session, id);
  await keep(other.session, id, (body) => ({ ...body, notes: 'kedua' }));
  await submit(other.session, id, { title: 'Rembuk warga', village: 'Baruga' });
  await rounds(other);
  other.session.close();
  globalThis.indexedDB = home;
  await reopen(nurhayati.session, id);
  await keep(nurhayati.session, id, (body) => ({ ...body, notes: 'pertama' }));
  await submit(nurhayati.session, id, { title: 'Rembuk warga', village: 'Baruga' });

  await rounds(nurhayati);

  const own = nurhayati.session.reports.get(id);
  assert.deepEqual(own.conflicts.map((c) => c.field), ['notes']);
  assert.equal(server.reports.get(id).body.notes, 'kedua');
});

test('a file that a power cut spoiled on the server is sent once more by itself; one that stays wrong waits for a person', async () => {
  const id = await write(nurhayati, { size: 400_000 });
  server.spoil = 1;
  await rounds(nurhayati);
  assert.equal(green(nurhayati, id), true);

  const bad = await write(nurhayati, { size: 2_000 });
  server.spoil = 100;
  await rounds(nurhayati, 8);
  const file = nurhayati.session.reports.get(bad).body.files[0].id;
  assert.equal(queues.find(nurhayati.session.queue, file).state, 'held');
  assert.equal(queues.find(nurhayati.session.queue, file).reason.code, 'hash');
});

test('a server without room is asked again later, and nothing is held', async () => {
  const id = await write(nurhayati);
  server.fault('uploads', 'no-room', 3);
  server.fault('sync/push', 'no-room');

  await rounds(nurhayati);

  assert.equal(green(nurhayati, id), true);
});

test('a round with nothing to say is one small question, and an answer without a token leaves the phone its own', async () => {
  await rounds(nurhayati);
  await nurhayati.sync.round();
  const token = nurhayati.session.syncState['73.24'].token;
  server.log.length = 0;
  server.bytes = 0;

  assert.equal(await nurhayati.sync.round(), 'done');

  assert.deepEqual(server.log, ['POST /api/v1/73.24/sync/pull']);
  assert.equal(nurhayati.session.syncState['73.24'].token, token);
  assert.ok(server.bytes - token.length < 150, `${server.bytes} bytes of body beside the token`);
});

test('another reach, seen by the pull, makes it ask at once who she is', async () => {
  await rounds(nurhayati);
  server.people.find((p) => p.signIn === 'nurhayati').regencies[0].villages = [ATUE];
  server.log.length = 0;

  await nurhayati.sync.round();

  assert.equal(server.count('devices/me'), 1);
  assert.deepEqual(nurhayati.session.account.regencies[0].villages.map((v) => v.name), ['Atue']);
});

test('what she may do is asked again every hour, also when nothing changes', async () => {
  let now = Date.now();
  nurhayati.sync = new Sync(nurhayati.session, nurhayati.api, nurhayati.phone.id, { now: () => now });
  await nurhayati.sync.round();
  await nurhayati.sync.round();
  assert.equal(server.count('devices/me'), 1);
  now += 61 * 60_000;
  await nurhayati.sync.round();
  assert.equal(server.count('devices/me'), 2);
});
