// Sending while the app is closed: what waits leaves sealed, once, by a credential that can only send, and nothing of it is lost or opened on the way.
import assert from 'node:assert/strict';
import test, { after, afterEach, before } from 'node:test';
import 'fake-indexeddb/auto';
import { disk } from './full-disk.mjs';
import { Hand, newPhone, photo, write } from './browserless.mjs';
import { MockServer } from './mock-server.mjs';
import { sendEnvelopes } from '../lapangan/envelope/background.js';
import { dropFiles, envelopesOf, openBox } from '../lapangan/envelope/box.js';
import { sendingLock } from '../lapangan/envelope/lock.js';
import * as queues from '../lapangan/core/queue.js';
import { wipe } from '../lapangan/store/people.js';
import { attach, detach, keep, reopen } from '../lapangan/work/drafts.js';
import { submit } from '../lapangan/work/submit.js';

const FREE = 500 * 1024 * 1024;
const SHOWN = { title: 'Rembuk warga', village: 'Baruga' };

let server;
let asked;
let free;

before(async () => (server = await new MockServer().listen()));
after(() => server.close());
afterEach(() => {
  disk.empty();
  server.offline = false;
  server.faults = [];
  server.overrides.clear();
});

const browser = () => ({ wakes: true, room: async () => ({ free }), ask: async () => void asked++ });

/** Web Locks as a worker and an app have them: one holder, stealing, waiting. */
function locks() {
  const held = new Map();
  const request = async (name, options, work = options) => {
    if (!options.steal) while (held.has(name)) await held.get(name).over.catch(() => {});
    else held.get(name)?.stolen();
    let stolen;
    const robbed = new Promise((_, fail) => (stolen = () => fail(new DOMException('stolen', 'AbortError'))));
    const over = Promise.race([(async () => work({}))(), robbed]);
    const mine = { over, stolen };
    held.set(name, mine);
    try {
      return await over;
    } finally {
      if (held.get(name) === mine) held.delete(name);
    }
  };
  return { request };
}

/** The browser wakes the worker. */
const wake = (more = {}) => sendEnvelopes({ base: server.url, locks: locks(), isOpen: async () => false, ...more });

async function nurhayati() {
  asked = 0;
  free = FREE;
  const hand = await new Hand(await newPhone(), server, browser()).firstTime('nurhayati', 'melati-putih-7');
  await hand.sync.round();
  return hand;
}

/** Writes without a signal, and closes the app. @returns the id of the report */
async function writeAndClose(hand, options) {
  server.offline = true;
  const id = await write(hand, options);
  await hand.keeper.run();
  server.offline = false;
  return id;
}

async function inBox(hand) {
  const box = await openBox();
  try {
    return await envelopesOf(box, hand.session.id);
  } finally {
    box.close();
  }
}

const stateOf = async (hand, id) => (await inBox(hand)).find((envelope) => envelope.id === id)?.state;

test('a report and its photo leave a closed phone, and the open app gets their receipts once', async () => {
  const hand = await nurhayati();
  const id = await writeAndClose(hand, { size: 200_000 });
  assert.ok(asked > 0, 'the browser was asked to come');

  await wake();

  assert.equal(server.reports.get(id).versions.length, 1);
  const file = hand.session.reports.get(id).body.files[0].id;
  assert.ok(server.uploads.get(file).receipt);
  await hand.killAndUnlock();
  await hand.keeper.run();
  assert.deepEqual([...hand.session.sentClosed].sort(), [id, file].sort());
  assert.equal(queues.isGreen(hand.session.queue, id), false, 'green is a receipt and nothing else');
  const before = server.count('PATCH');
  await hand.sync.round();
  assert.ok(queues.isGreen(hand.session.queue, id));
  assert.equal(hand.session.reports.get(id).status, 'known');
  assert.equal(server.count('PATCH'), before, 'no byte of the photo goes twice');
  await hand.keeper.run();
  assert.deepEqual(await inBox(hand), []);
  assert.equal(hand.session.sentClosed.size, 0);
});

test('records go first, then what is smallest', async () => {
  const hand = await nurhayati();
  server.offline = true;
  const large = await write(hand, { title: 'Besar', size: 150_000 });
  const small = await write(hand, { title: 'Kecil', size: 5_000 });
  await hand.keeper.run();
  server.offline = false;
  const order = [];
  const watched = async (url, request) => {
    const length = (request.body[0] << 8) + request.body[1];
    order.push(JSON.parse(new TextDecoder().decode(request.body.subarray(2, 2 + length))).kind + (request.body.length > 10_000 ? ' large' : ''));
    return fetch(url, request);
  };
  await wake({ fetch: watched });
  assert.deepEqual(order, ['record', 'record', 'piece', ...Array(5).fill('piece large')]);
  assert.ok(server.reports.has(large) && server.reports.has(small));
});

test('nothing of what lies in the box opens on this phone, and no name or word stands in it', async () => {
  const hand = await nurhayati();
  await writeAndClose(hand, { title: 'Rahasia keluarga', size: 70_000 });
  const box = await openBox();
  const all = [...(await box.getAll('content')), ...(await box.getAll('envelope')), ...(await box.getAll('sender'))];
  const letters = all.map((value) => (value instanceof Uint8Array ? new TextDecoder('latin1').decode(value) : JSON.stringify(value))).join('\n');
  const [sender] = await box.getAll('sender');
  box.close();
  for (const word of ['Rahasia', 'Rembuk', 'Baruga', 'Nurhayati', 'title', 'sha256']) assert.equal(letters.includes(word), false, word);
  await assert.rejects(crypto.subtle.exportKey('pkcs8', sender.signingKey));
  await assert.rejects(crypto.subtle.exportKey('jwk', sender.signingKey));
});

test('the credential of the box opens nothing else', async () => {
  const hand = await nurhayati();
  const box = await openBox();
  const [{ credential }] = await box.getAll('sender');
  box.close();
  for (const [method, path] of [['GET', '/devices/me'], ['POST', '/devices/rotation'], ['POST', '/devices/sending'], ['POST', '/73.24/sync/pull'], ['POST', '/73.24/sync/push'], ['POST', '/73.24/uploads']]) {
    const { status } = await fetch(server.url + '/api/v1' + path, { method, headers: { Authorization: 'Bearer ' + credential }, body: method === 'GET' ? undefined : '{}' });
    assert.equal(status, 401, path);
  }
  assert.ok(hand.session.account.credential !== credential);
});

for (const [name, fault] of Object.entries({
  'no answer': 'drop', 'no answer after it was kept': 'drop-after', 'a busy server': 'busy', 'a full server': 'no-room', 'a page of the café': 'html',
  'a stranger’s 401': { status: 401, type: 'text/html', content: '<h1>Masuk WiFi</h1>' },
  'a stranger’s yes': { status: 200, type: 'application/json', content: '{"envelope":"x","kept":true}' },
  'half of the answer': { status: 200, end: 'truncated' },
})) {
  test(`${name}: nothing is lost, the browser comes again, and it stands there once`, async () => {
    const hand = await nurhayati();
    const id = await writeAndClose(hand, { size: 100_000 });
    server.fault('/envelopes', fault);
    await assert.rejects(wake());
    assert.equal(await stateOf(hand, id), 'waiting');
    await wake();
    assert.equal(await stateOf(hand, id), 'sent');
    await hand.killAndUnlock();
    await hand.sync.round();
    assert.ok(queues.isGreen(hand.session.queue, id));
    assert.equal(server.reports.get(id).versions.length, 1);
  });
}

test('cut off between any two steps, it goes on where it was', async () => {
  for (let steps = 0; steps < 5; steps++) {
    const hand = await nurhayati();
    const id = await writeAndClose(hand, { size: 140_000 });
    let left = steps;
    const dying = async (...request) => {
      if (left-- <= 0) throw new TypeError('killed');
      return fetch(...request);
    };
    await wake({ fetch: dying }).catch(() => {});
    await wake();
    await hand.killAndUnlock();
    await hand.sync.round();
    assert.ok(queues.isGreen(hand.session.queue, id), 'after ' + steps);
    assert.equal(server.reports.get(id).versions.length, 1);
    assert.ok(server.uploads.get(hand.session.reports.get(id).body.files[0].id).receipt);
  }
});

test('the app is opened while the worker sends: it takes over at once, and each thing stands there once', async () => {
  const hand = await nurhayati();
  const id = await writeAndClose(hand, { size: 200_000 });
  const shared = locks();
  let opened;
  const slow = async (url, request) => {
    if (server.reports.has(id) && !opened) {
      await hand.killAndUnlock();
      opened = shared.request(sendingLock(hand.session.id), { steal: true }, () => hand.sync.round());
    }
    return fetch(url, request);
  };
  await wake({ fetch: slow, locks: shared });
  await opened;
  assert.ok(queues.isGreen(hand.session.queue, id));
  assert.equal(server.reports.get(id).versions.length, 1);
  assert.equal(server.reports.size > 0 && [...server.uploads.values()].filter((upload) => upload.record === id).length, 1);
});

test('while somebody looks at the open app, the worker leaves it to that', async () => {
  const hand = await nurhayati();
  const id = await writeAndClose(hand);
  await wake({ isOpen: async () => true });
  assert.equal(server.reports.has(id), false);
  assert.equal(await stateOf(hand, id), 'waiting');
});

test('what is edited after it was sealed follows as an edit, whichever of both arrived', async () => {
  for (const woken of [true, false]) {
    const hand = await nurhayati();
    const id = await writeAndClose(hand, { size: 0 });
    assert.equal(queues.find(hand.session.queue, id).attempts, 0);
    if (woken) await wake();
    await reopen(hand.session, id);
    await keep(hand.session, id, (body) => ({ ...body, notes: 'Tambahan' }));
    await submit(hand.session, id, SHOWN);
    if (!woken) await wake();
    await hand.sync.round();
    assert.ok(queues.isGreen(hand.session.queue, id));
    assert.equal(server.reports.get(id).versions.length, 2);
    assert.equal(server.reports.get(id).body.notes, 'Tambahan');
  }
});

test('a photo that a draft takes out leaves the box before it is submitted', async () => {
  const hand = await nurhayati();
  const id = await writeAndClose(hand, { size: 90_000 });
  const [{ id: file }] = hand.session.reports.get(id).body.files;
  assert.equal(await stateOf(hand, file), 'waiting');
  await reopen(hand.session, id);
  await detach(hand.session, id, file);
  await hand.keeper.run();
  assert.equal(await stateOf(hand, file), undefined);
  await wake();
  assert.equal(server.uploads.has(file), false);
});

test('a photo that was added after the record was sealed waits for the edit that names it', async () => {
  const hand = await nurhayati();
  const id = await writeAndClose(hand, { size: 0 });
  await reopen(hand.session, id);
  const file = await attach(hand.session, id, 'photo', await photo(20_000));
  await submit(hand.session, id, SHOWN);
  await hand.keeper.run();
  assert.deepEqual((await inBox(hand)).map((envelope) => envelope.kind), ['record']);
  await wake();
  assert.equal(server.uploads.has(file.id), false);
  await hand.sync.round();
  assert.ok(queues.isGreen(hand.session.queue, id));
  assert.ok([...server.uploads.values()].some((upload) => upload.record === id && upload.receipt));
});

test('a record that the server refuses is left to the open app, which says why; its photo does not go', async () => {
  const hand = await nurhayati();
  const id = await writeAndClose(hand, { title: 'DITOLAK', size: 10_000 });
  await wake();
  assert.equal(await stateOf(hand, id), 'left');
  await hand.killAndUnlock();
  await hand.sync.round().catch(() => {});
  assert.equal(queues.find(hand.session.queue, id).state, 'held');
  assert.equal(queues.find(hand.session.queue, id).reason.code, 'title');
  await hand.keeper.run();
  assert.deepEqual(await inBox(hand), []);
});

test('a key that the server has no longer: the envelope is left, and sealed anew with the next key', async () => {
  const hand = await nurhayati();
  const id = await writeAndClose(hand, { size: 0 });
  server.envelopes.keys.clear();
  server.envelopes.newKey();
  await wake();
  assert.equal(await stateOf(hand, id), 'left');
  const week = 8 * 24 * 3600_000;
  await hand.keeper.enrol(hand.api, Date.now() + week);
  await hand.keeper.run();
  assert.equal(await stateOf(hand, id), 'waiting');
  await wake();
  assert.ok(server.reports.has(id));
});

test('a reset password, ninety days, a revoked phone: nothing goes, nothing is lost', async () => {
  for (const end of [() => server.expire('nurhayati'), () => server.revoke('nurhayati')]) {
    const hand = await nurhayati();
    const id = await writeAndClose(hand);
    end();
    await wake();
    assert.equal(server.reports.has(id), false);
    assert.equal(await stateOf(hand, id), 'waiting');
    assert.equal(hand.session.reports.has(id), true);
    await wake();
    assert.equal(server.count('/envelopes') > 0, true);
    server.revoked.clear();
    const again = await hand.signIn('nurhayati', 'melati-putih-7');
    await hand.session.update(({ account }) => ({ account: { ...account, credential: again.credential, sending: undefined, blocked: null } }));
    await hand.keeper.enrol(hand.api);
    await wake();
    assert.equal(server.reports.has(id), true, 'the same envelope goes after the sign-in');
  }
});

test('switched off: the box is emptied, the server gives the credential up, and nothing leaves', async () => {
  const hand = await nurhayati();
  const id = await writeAndClose(hand);
  const box = await openBox();
  const [{ credential }] = await box.getAll('sender');
  box.close();
  await hand.session.update(({ account }) => ({ account: { ...account, sendsClosed: false } }));
  await hand.keeper.run();
  assert.deepEqual(await inBox(hand), []);
  await wake();
  assert.equal(server.reports.has(id), false);
  await hand.sync.round();
  assert.equal(server.envelopes.senders.has(credential), false);
  assert.equal(hand.session.account.sending, null);
});

test('two people on one phone: each one’s goes under their own name', async () => {
  const hand = await nurhayati();
  const hers = await writeAndClose(hand, { size: 0 });
  const yusuf = await new Hand(hand.phone, server, browser()).firstTime('yusuf', 'angin-timur-9');
  await yusuf.sync.round();
  const his = await writeAndClose(yusuf, { size: 0, village: '0190aaaa-0000-7000-8000-000000000003' });
  await wake();
  assert.equal(server.reports.get(hers).author.name, 'Nurhayati Tandi');
  assert.equal(server.reports.get(his).author.name, 'Yusuf Lallo');
  await yusuf.sync.round();
  const { id } = yusuf.session;
  yusuf.session.close();
  await wipe(yusuf.phone, id, { unsent: 0, drafts: 0 });
  const box = await openBox();
  assert.deepEqual((await box.getAll('sender')).map(({ store }) => store), [hand.session.id]);
  box.close();
});

test('unsent work keeps its envelopes: nothing is removed from a phone that still has some', async () => {
  const hand = await nurhayati();
  const id = await writeAndClose(hand);
  await assert.rejects(wipe(hand.phone, hand.session.id, { unsent: 1, drafts: 0 }));
  assert.equal(await stateOf(hand, id), 'waiting');
});

test('photos lie there a second time only while there is room, and make way for what is written', async () => {
  const hand = await nurhayati();
  free = 1024;
  const first = await writeAndClose(hand, { size: 80_000 });
  const kinds = async () => (await inBox(hand)).map((envelope) => envelope.kind).sort();
  assert.deepEqual(await kinds(), ['record']);
  free = FREE;
  await hand.keeper.run();
  assert.deepEqual(await kinds(), ['file', 'record']);

  let made = 0;
  hand.phone.reserve.copiesGone = false;
  await hand.phone.reserve.withoutCopies(async () => {
    if (made++ === 0) throw new DOMException('full', 'QuotaExceededError');
  });
  assert.deepEqual(await kinds(), ['record']);
  await hand.keeper.run();
  assert.deepEqual(await kinds(), ['record'], 'no second copy on a phone that was full');
  assert.equal(await dropFiles(), false);
  assert.ok(hand.session.reports.has(first));
});

test('a full phone keeps its outbox, and says nothing of envelopes', async () => {
  const hand = await nurhayati();
  server.offline = true;
  const id = await write(hand, { size: 0 });
  disk.fill();
  await hand.keeper.run();
  disk.empty();
  assert.deepEqual(await inBox(hand), []);
  assert.equal(queues.find(hand.session.queue, id).state, 'waiting');
});

test('a browser that wakes nobody: no credential is asked for, no box is filled', async () => {
  const hand = await new Hand(await newPhone(), server, { wakes: false }).firstTime('nurhayati', 'melati-putih-7');
  const before = server.count('/devices/sending');
  await hand.sync.round();
  await writeAndClose(hand);
  assert.equal(server.count('/devices/sending'), before);
  assert.deepEqual(await inBox(hand), []);
});

test('a server without this, and a stranger before it, stop no round', async () => {
  for (const fault of [{ status: 404, type: 'application/problem+json', content: JSON.stringify({ type: 'about:blank', title: 'x', status: 404, detail: 'x', code: 'not-found' }) }, 'html']) {
    asked = 0;
    free = FREE;
    const hand = await new Hand(await newPhone(), server, browser()).firstTime('nurhayati', 'melati-putih-7');
    server.fault('/devices/sending', fault);
    assert.equal(await hand.sync.round(), 'done');
  }
});
