// Everything that can answer in the server's place, at every request of the contract, before or after the server did its part. Afterwards
// all is there exactly once; meanwhile nothing is held or asked for because of a stranger, and nothing is shown that is not so.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Hand, newPhone, write } from './browserless.mjs';
import { MockServer } from './mock-server.mjs';
import * as queues from '../lapangan/core/queue.js';
import { accountOf } from '../lapangan/account.js';
import { NoAnswer, Refusal } from '../lapangan/sync/api.js';
import { stateAfter } from '../lapangan/sync/refusals.js';
import { syncLine } from '../lapangan/ui/frame.js';

const STATUSES = [200, 204, 302, 400, 401, 403, 404, 413, 429, 500, 503, 507];
const CODES = { 400: 'bad-request', 401: 'sign-in-needed', 403: 'form-too-old', 404: 'no-record', 413: 'too-large', 429: 'too-many', 500: 'bug', 503: 'too-busy', 507: 'no-room' };
const OURS = (status) => (CODES[status]
  ? { own: true, type: 'application/problem+json;charset=UTF-8', content: JSON.stringify({ type: 'about:blank', title: 'Judul', status, code: CODES[status], detail: 'Kalimat.', reference: 'ab12' }) }
  : { type: 'application/json', content: JSON.stringify({ token: 'of another request', done: true, receipts: [] }) });
const CLOSING = [401, 403];
const BODIES = {
  'JSON of ours': OURS,
  // Not from this server at this moment: it lacks the word of the question.
  'JSON of ours, kept by somebody': (status) => (CLOSING.includes(status) ? { ...OURS(status), own: false } : null),
  'JSON of others': (status) => ({ type: 'application/json', content: JSON.stringify({ status, code: CODES[status] ?? 'ok', message: 'By policy.', offset: 'none', done: true }) }),
  'a problem of others': (status) => ({ type: 'application/problem+json', content: JSON.stringify({ type: 'https://filter.example/1', title: 'Blocked', status, detail: 'By policy.' }) }),
  HTML: () => ({ type: 'text/html', content: '<!doctype html><h1>Sedang dalam perbaikan</h1>' }),
  empty: () => ({ type: 'text/html', content: '' }),
};

/** @returns [{ words, ours, how }] */
function answers() {
  const ends = [['no answer', 'drop'], ['no answer, but done', 'drop-after'], ['cut', { status: 200, end: 'cut' }], ['truncated', { status: 200, end: 'truncated' }]];
  const made = STATUSES.flatMap((status) => Object.entries(BODIES).filter(([, of]) => of(status)).flatMap(([name, of]) => [false, true].map((processed) => ({
    words: `${status}, ${name}${processed ? ', but done' : ''}`,
    ours: name === 'JSON of ours' && status >= 400 ? status : null,
    how: { status, processed, ...of(status), headers: status === 302 ? { Location: '/elsewhere' } : status === 429 || status === 503 ? { 'Retry-After': '2' } : {} },
  }))));
  return [...ends.map(([words, how]) => ({ words, ours: null, how })), ...made];
}

let server;
let hand;

before(async () => {
  server = await new MockServer().listen();
  hand = await new Hand(await newPhone(), server).firstTime('nurhayati', 'melati-putih-7');
  await hand.sync.round();
});

after(() => {
  hand.session?.close();
  return server.close();
});

async function round() {
  try {
    return await hand.sync.round();
  } catch (broken) {
    if (!(broken instanceof NoAnswer || broken instanceof Refusal)) throw broken;
    return stateAfter(broken);
  }
}

/** What the screens say is what is so. */
function nothingUntrue(id, state, ours, words) {
  const { session } = hand;
  const { queue } = session;
  assert.deepEqual(queue.filter((e) => e.state === 'sending'), [], words + ': nothing is under way');
  for (const entry of queue.filter((e) => e.state === 'done')) {
    const there = entry.kind === 'record' ? server.reports.get(entry.id)?.receipt : server.uploads.get(entry.id)?.receipt;
    assert.equal(entry.receipt, there, words + ': a receipt is the server’s');
  }
  const line = syncLine(session, state);
  if (line.mark === 'ticks') assert.deepEqual([queues.isGreen(queue, id), server.reports.has(id)], [true, true], words + ': all received');
  const held = queue.filter((e) => e.state === 'held');
  if (ours === null) assert.deepEqual([held, session.account.blocked ?? null], [[], null], words + ': a stranger neither holds nor asks for a password');
  else assert.equal(session.account.blocked ?? null, ours === 401 && state === 'password' ? 'password' : null, words);
  for (const { id: one } of held) assert.equal(queues.find(queues.release(queue, one), one).state, 'waiting', words + ': can be sent again');
}

/** What a person can do, and no more: sign in when asked to, and send again what is held. */
async function recover() {
  server.faults = [];
  if (hand.session.account.blocked) {
    const signedIn = await hand.signIn('nurhayati', 'melati-putih-7');
    await hand.session.update(({ account }) => ({ account: accountOf(signedIn, 'nurhayati', account) }));
  }
  for (const { id, state } of hand.session.queue) if (state === 'held') await hand.session.update(({ queue }) => ({ queue: queues.release(queue, id) }));
  await round();
  for (let n = 0; n < 3 && queues.unsentRecords(hand.session.queue).length; n++) await round();
}

function everythingOnce(id, words) {
  const { queue, reports } = hand.session;
  const report = server.reports.get(id);
  assert.equal(queues.isGreen(queue, id), true, words + ': green');
  assert.deepEqual(queues.unsentRecords(queue), [], words);
  assert.equal(server.reports.size, 1, words + ': one report');
  assert.equal(report.versions.length, 1, words + ': of one form');
  assert.equal(reports.get(id).receipt, report.receipt, words);
  assert.deepEqual([...server.uploads.values()].map((u) => [u.bytes.length, Boolean(u.receipt)]), [[3_000, true]], words + ': one photo, whole');
  assert.equal(hand.session.pulled.get('report:' + id)?.status, 'complete', words + ': and so the list says');
}

/** The next one begins with an empty outbox at a server without reports. */
async function clear() {
  server.reports.clear();
  server.uploads.clear();
  const { reports, files, pulled } = hand.session;
  await hand.session.update(() => ({
    queue: [],
    remove: [...[...reports.keys()].map((id) => ['report', id]), ...[...files.keys()].map((id) => ['file', id]), ...[...pulled.keys()].filter((k) => k.startsWith('report:')).map((k) => ['pulled', k])],
  }));
}

for (const [request, match] of [['push', 'sync/push'], ['pull', 'sync/pull'], ['upload, announced', '73.24/uploads'], ['upload, a piece', 'PATCH'], ['rotation', 'rotation'], ['who somebody is', 'devices/me']]) {
  test(request + ': whatever answers instead, everything arrives once and nothing untrue is shown', async () => {
    for (const { words, ours, how } of answers()) {
      const what = request + ': ' + words;
      if (request === 'rotation') await hand.session.update(({ account }) => ({ account: { ...account, rotatedAt: 0 } }));
      if (request === 'who somebody is') hand.freshSync();
      const id = await write(hand, { size: 3_000 });
      server.fault(match, how, 1_000);
      for (let n = 0; n < 4; n++) nothingUntrue(id, await round(), ours, what);
      await recover();
      everythingOnce(id, what);
      await clear();
    }
  });
}

test('signing in: only an answer of ours lets in, or says that the password is wrong', async () => {
  for (const { words, ours, how } of answers()) {
    server.fault('POST /api/v1/devices', how, 1);
    const answer = await hand.signIn('nurhayati', 'melati-putih-7').catch((refused) => refused);
    if (ours) assert.deepEqual([answer.constructor, answer.status], [Refusal, ours], words);
    else assert.ok(answer instanceof NoAnswer, words);
    assert.ok((await hand.signIn('nurhayati', 'melati-putih-7')).credential);
  }
});

test('one report that somebody on the way dislikes keeps neither the others nor the news back, and is not blamed', async () => {
  const bad = await write(hand, { title: 'select * from' });
  const good = await write(hand, { title: 'Rembuk warga' });
  server.refuseWhen = (path, bytes) => path.endsWith('/sync/push') && bytes.includes('select * from') && { status: 403, type: 'text/html', content: '<h1>Request blocked</h1>' };

  for (let n = 0; n < 5; n++) await round();
  assert.equal(queues.isGreen(hand.session.queue, good), true);
  assert.ok(hand.session.pulled.has('report:' + good));
  assert.equal(queues.find(hand.session.queue, bad).state, 'waiting');

  server.refuseWhen = null;
  await recover();
  assert.equal(queues.isGreen(hand.session.queue, bad), true);
  await clear();
});

test('one report at which the line breaks every time keeps the others back only for a while', async () => {
  const bad = await write(hand, { title: 'patah' });
  const good = await write(hand, { title: 'Rembuk warga' });
  server.refuseWhen = (path, bytes) => path.endsWith('/sync/push') && bytes.includes('patah') && 'drop';

  for (let n = 0; n < 6; n++) await round();
  assert.equal(queues.isGreen(hand.session.queue, good), true);
  assert.equal(queues.find(hand.session.queue, bad).state, 'waiting');
  server.refuseWhen = null;
  await recover();
  await clear();
});

test('a café’s page is asked no more than it takes to know it', async () => {
  await write(hand);
  await write(hand);
  server.fault('/api/', 'html', 1_000);
  const before = server.log.length;
  assert.equal(await round(), 'foreign');
  assert.ok(server.log.length - before <= 2, server.log.slice(before).join());
  await recover();
  await clear();
});
