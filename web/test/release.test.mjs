// What is held can be sent again or taken out by the person whose it is, and what stands then is so on both sides.
import assert from 'node:assert/strict';
import test, { afterEach, beforeEach } from 'node:test';
import { Hand, newPhone, write } from './browserless.mjs';
import { MockServer } from './mock-server.mjs';
import * as queues from '../lapangan/core/queue.js';
import { NoAnswer, Refusal } from '../lapangan/sync/api.js';
import { keep, reopen } from '../lapangan/work/drafts.js';
import { submit, takeOut } from '../lapangan/work/submit.js';

let server;
let hand;

beforeEach(async () => {
  server = await new MockServer().listen();
  hand = await new Hand(await newPhone(), server).firstTime('nurhayati', 'melati-putih-7');
});

afterEach(() => {
  hand.session?.close();
  return server.close();
});

async function rounds(most = 5) {
  for (let n = 0; n < most; n++) {
    const moved = await hand.sync.round().catch((broken) => {
      if (!(broken instanceof NoAnswer || broken instanceof Refusal)) throw broken;
    });
    if (moved === 'done' && !queues.unsentRecords(hand.session.queue).length) return;
  }
}

const entry = (id) => queues.find(hand.session.queue, id);
const problem = (status, code, more = {}) => ({ status, type: 'application/problem+json', content: JSON.stringify({ type: 'about:blank', title: 'x', status, code, detail: 'Hanya foto JPEG atau PNG.', ...more }) });

async function withRefusedPhoto() {
  const id = await write(hand);
  const file = hand.session.reports.get(id).body.files[0].id;
  server.fault('PATCH', problem(422, 'kind'), 1);
  await rounds(2);
  assert.deepEqual([entry(file).state, entry(file).reason.text], ['held', 'Hanya foto JPEG atau PNG.']);
  return { id, file };
}

test('a photo that the server refused is taken out: the report is green, and complete there too', async () => {
  const { id, file } = await withRefusedPhoto();

  await takeOut(hand.session, file);
  await rounds();

  assert.equal(queues.isGreen(hand.session.queue, id), true);
  assert.deepEqual(server.reports.get(id).body.files, []);
  assert.equal(hand.session.pulled.get('report:' + id).status, 'complete');
  assert.equal(hand.session.files.has(file), false);
  assert.equal(await hand.session.readChunk(file, 0), undefined);
});

test('the same photo is sent again: it arrives', async () => {
  const { id, file } = await withRefusedPhoto();

  await hand.session.update(({ queue }) => ({ queue: queues.release(queue, file) }));
  await rounds();

  assert.equal(queues.isGreen(hand.session.queue, id), true);
  assert.equal(server.reports.get(id).versions.length, 1);
});

test('taken out while a draft of the report is open: the photo leaves the draft too, and nothing else of it', async () => {
  const { id, file } = await withRefusedPhoto();
  await reopen(hand.session, id);
  await keep(hand.session, id, (body) => ({ ...body, notes: 'setengah' }));

  await takeOut(hand.session, file);

  const draft = hand.session.drafts.get(id);
  assert.deepEqual([draft.body.files, draft.body.notes], [[], 'setengah']);
});

test('taken out while the report is under way: it follows as an edit', async () => {
  const { id, file } = await withRefusedPhoto();
  await reopen(hand.session, id);
  await keep(hand.session, id, (body) => ({ ...body, notes: 'kedua' }));
  await submit(hand.session, id, {});
  server.fault('sync/push', 'drop-after');
  await hand.sync.round().catch(() => {});

  await takeOut(hand.session, file);
  await rounds();

  const { body, versions } = server.reports.get(id);
  assert.deepEqual([body.files, body.notes, versions.length], [[], 'kedua', 3]);
  assert.equal(queues.isGreen(hand.session.queue, id), true);
});

test('a report that was never received is taken out whole, with its photo, and nothing of it is sent', async () => {
  const id = await write(hand, { title: 'DITOLAK' });
  await rounds(2);
  assert.equal(entry(id).state, 'held');

  await takeOut(hand.session, id);
  await rounds(2);

  assert.deepEqual([hand.session.queue, hand.session.reports.size, hand.session.files.size, server.reports.size], [[], 0, 0, 0]);
});

test('an edit that was refused is taken out: what the server has stands again, green', async () => {
  const id = await write(hand);
  await rounds();
  await reopen(hand.session, id);
  await keep(hand.session, id, (body) => ({ ...body, title: 'DITOLAK' }));
  await submit(hand.session, id, {});
  await rounds(2);
  assert.equal(entry(id).state, 'held');

  await takeOut(hand.session, id);

  const own = hand.session.reports.get(id);
  assert.equal(own.body.title, 'Rembuk warga');
  assert.equal(queues.isGreen(hand.session.queue, id), true);
  assert.equal(entry(id).receipt, server.reports.get(id).receipt);
  await rounds(2);
  assert.equal(server.reports.get(id).versions.length, 1);
});

test('what has arrived cannot be taken out', async () => {
  const id = await write(hand);
  await rounds();
  const before = hand.session.queue;
  await takeOut(hand.session, id);
  assert.equal(hand.session.queue, before);
});

test('a photo that an earlier version called lost although it is here goes again by itself', async () => {
  const id = await write(hand);
  const file = hand.session.reports.get(id).body.files[0].id;
  await hand.session.update(({ queue }) => ({ queue: queues.hold(queue, file, { code: 'lost-file', text: '' }) }));

  await rounds();

  assert.equal(queues.isGreen(hand.session.queue, id), true);
});

test('an entry whose record is no longer on the phone is said to be so, and can be taken out', async () => {
  const id = await write(hand);
  await hand.session.update(() => ({ remove: [['report', id]] }));
  await rounds(2);
  assert.equal(entry(id).reason.code, 'lost-record');

  await takeOut(hand.session, id);

  assert.deepEqual([hand.session.queue, hand.session.files.size], [[], 0]);
});

test('a no that the way may have caused is believed only when it is said three times', async () => {
  const id = await write(hand);
  server.fault('sync/push', problem(422, 'invalid'), 2);
  await rounds(2);
  assert.equal(entry(id).state, 'waiting');
  await rounds();
  assert.equal(queues.isGreen(hand.session.queue, id), true);

  const other = await write(hand);
  server.fault('sync/push', problem(422, 'invalid'), 100);
  await rounds(3);
  assert.equal(entry(other).state, 'held');
});

test('a server that speaks another version holds nothing: a newer app will do', async () => {
  const id = await write(hand);
  server.fault('sync/push', problem(422, 'invalid', { fields: { version: 'x' } }), 10);
  await rounds(6);
  assert.equal(entry(id).state, 'waiting');
  assert.equal(hand.session.account.blocked, null);
});

test('a phone that was revoked and let in again goes on when a person asks', async () => {
  const id = await write(hand);
  server.revoke('nurhayati');
  assert.equal(await hand.sync.round(), 'revoked');
  assert.equal(await hand.sync.round({ asked: true }), 'revoked');
  server.revoked.clear();
  assert.equal(await hand.sync.round(), 'revoked', 'by itself it does not ask');

  assert.equal(await hand.sync.round({ asked: true }), 'done');
  assert.equal(queues.isGreen(hand.session.queue, id), true);
  assert.equal(hand.session.account.blocked, null);
});

test('a phone that takes no more writes does not say for ever that it is sending', async () => {
  const id = await write(hand);
  const update = hand.session.update.bind(hand.session);
  server.fault('sync/push', 'drop');
  const full = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
  let writes = 0;
  hand.session.update = (how) => (++writes > 2 ? full() : update(how));

  await assert.rejects(hand.sync.round(), { name: 'QuotaExceededError' });
  assert.equal(entry(id).state, 'waiting');

  hand.session.update = update;
  await rounds();
  assert.equal(queues.isGreen(hand.session.queue, id), true);
  assert.equal(server.reports.size, 1);
});

test('a report that is written while a photo is going is sent before the rest of the photo', async () => {
  const first = await write(hand, { size: 900_000 });
  let second = null;
  const report = hand.session.report.bind(hand.session);
  hand.session.report = (id, offset) => {
    report(id, offset);
    if (offset > 0 && !second) second = write(hand, { title: 'Darurat', size: 0 });
  };

  await rounds();

  await second;
  const pieces = server.log.map((line, n) => (line.startsWith('PATCH') ? n : -1)).filter((n) => n >= 0);
  const pushes = server.log.map((line, n) => (line.includes('sync/push') ? n : -1)).filter((n) => n >= 0);
  assert.ok(pushes.some((n) => n > pieces[0] && n < pieces.at(-1)), server.log.join('\n'));
  assert.equal(queues.isGreen(hand.session.queue, first), true);
});

test('what is half there goes on first, whatever else waits', async () => {
  const id = await write(hand, { size: 900_000 });
  server.fault('PATCH', 'half', 1);
  await hand.sync.round().catch(() => {});
  const [half] = server.uploads.values();
  await write(hand, { size: 2_000 });
  server.log.length = 0;
  await rounds();
  const first = server.log.find((line) => line.startsWith('PATCH'));
  assert.ok(first.endsWith(half.id));
  assert.equal(queues.isGreen(hand.session.queue, id), true);
});
