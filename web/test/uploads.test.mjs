import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test from 'node:test';
import { Api, Foreign, NoAnswer, Refusal } from '../lapangan/sync/api.js';
import { CHUNK, LostFile, PieceSize, sendFile } from '../lapangan/sync/uploads.js';
import { lacking } from '../lapangan/gate/insecure.js';

const bytes = new Uint8Array(600_000).map((_, i) => (i * 17) % 256);
const file = { id: 'f', record: 'r', slot: 'photo', size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), mediaType: 'image/jpeg' };
const readChunk = async (n) => bytes.slice(n * CHUNK, (n + 1) * CHUNK);

/** A server that keeps `there` bytes and takes only `most` of each piece. */
function keeper({ there = 0, most = Infinity, offsetMoves = 0 } = {}) {
  const kept = [...bytes.slice(0, there)];
  const state = () => ({ offset: kept.length, done: kept.length === bytes.length, ...(kept.length === bytes.length && { receipt: 'BK-1' }) });
  return {
    kept,
    pieces: [],
    async createUpload() {
      return state();
    },
    async sendPiece(regency, id, offset, piece) {
      if (offset !== kept.length || offsetMoves-- > 0) return { ...state(), moved: true };
      this.pieces.push(piece.length);
      for (const byte of piece.slice(0, most)) kept.push(byte);
      return state();
    },
  };
}

test('a file goes in pieces of at most 256 kB and its bytes are the same', async () => {
  const server = keeper();
  const answer = await sendFile(server, '73.24', file, { readChunk });

  assert.equal(answer.receipt, 'BK-1');
  assert.deepEqual(new Uint8Array(server.kept), bytes);
  assert.ok(server.pieces.every((size) => size <= CHUNK));
});

test('it goes on from wherever the server is, also in the middle of a piece', async () => {
  const server = keeper({ there: 300_001, most: 50_000 });
  await sendFile(server, '73.24', file, { readChunk });
  assert.deepEqual(new Uint8Array(server.kept), bytes);
});

test('a file that the server has needs no byte', async () => {
  const server = keeper({ there: bytes.length });
  assert.equal((await sendFile(server, '73.24', file, { readChunk })).receipt, 'BK-1');
  assert.deepEqual(server.pieces, []);
});

test('a file that the server knows no longer is announced again and sent from the start', async () => {
  const server = keeper({ there: 300_000 });
  let forgotten = false;
  const keep = server.sendPiece;
  server.sendPiece = async function (...piece) {
    if (!forgotten) {
      forgotten = true;
      server.kept.length = 0;
      throw new Refusal(404, { code: 'no-upload', detail: 'Berkas ini belum diberitahukan.' });
    }
    return keep.apply(server, piece);
  };

  assert.equal((await sendFile(server, '73.24', file, { readChunk })).receipt, 'BK-1');
  assert.deepEqual(new Uint8Array(server.kept), bytes);
});

test('one that is never known, and an address that is not there, wait for the next round', async () => {
  for (const code of ['no-upload', 'not-found']) {
    const server = keeper();
    let announced = 0;
    server.createUpload = async () => ((announced += 1), { offset: 0, done: false });
    server.sendPiece = async () => Promise.reject(new Refusal(404, { code }));
    await assert.rejects(sendFile(server, '73.24', file, { readChunk }), Refusal);
    assert.equal(announced, code === 'no-upload' ? 4 : 1);
  }
});

test('an offset that never settles is given up for now', async () => {
  await assert.rejects(sendFile(keeper({ offsetMoves: 1000 }), '73.24', file, { readChunk }), NoAnswer);
});

test('bytes that end before they should, or do not open any more, are lost and not waited for', async () => {
  await assert.rejects(sendFile(keeper({ there: 300_000 }), '73.24', file, { readChunk: async () => bytes.slice(0, 1000) }), LostFile);
  await assert.rejects(sendFile(keeper(), '73.24', file, { readChunk: async () => Promise.reject(new DOMException('', 'OperationError')) }), LostFile);
  await assert.rejects(sendFile(keeper(), '73.24', file, { readChunk: async () => Promise.reject(new DOMException('', 'InvalidStateError')) }), { name: 'InvalidStateError' });
});

test('bytes that are no longer on the phone are said to be lost', async () => {
  await assert.rejects(sendFile(keeper(), '73.24', file, { readChunk: async () => undefined }), LostFile);
});

test('pieces grow on a good line and shrink on a bad one, within bounds', () => {
  const pieces = new PieceSize();
  for (let n = 0; n < 9; n++) pieces.went(100);
  assert.equal(pieces.now, CHUNK);
  for (let n = 0; n < 9; n++) pieces.broke();
  assert.equal(pieces.now, 16 * 1024);
  pieces.went(60_000);
  assert.equal(pieces.now, 16 * 1024);
});

test('a line is called slow by its last pieces, and not before one went', () => {
  const pieces = new PieceSize();
  assert.equal(pieces.slow, false);
  pieces.went(60_000, 64 * 1024);
  assert.equal(pieces.slow, true);
  for (let n = 0; n < 4; n++) pieces.went(500, 64 * 1024);
  assert.equal(pieces.slow, false);
});

test('before each piece something more urgent may go', async () => {
  const order = [];
  const server = keeper();
  const sendPiece = server.sendPiece.bind(server);
  server.sendPiece = (...piece) => (order.push('piece'), sendPiece(...piece));
  await sendFile(server, '73.24', { ...file, size: 100_000 }, { readChunk, between: async () => order.push('record') }).catch(() => {});
  assert.deepEqual(order.slice(0, 4), ['record', 'piece', 'record', 'piece']);
});

const answering = (status, body, headers = {}) => new Api({ fetch: async () => new Response(body, { status, headers: { 'Content-Type': 'application/json', ...headers } }) });
const PROBLEM = { 'Content-Type': 'application/problem+json;charset=UTF-8' };
const problem = (status, code, more = {}) => JSON.stringify({ type: 'about:blank', title: 'Judul', status, code, detail: 'Sibuk.', ...more });
const REACH = { person: { id: 'p', name: 'Nurhayati' }, regencies: [] };

test('what is not an answer of ours is no answer', async () => {
  await assert.rejects(answering(200, '<h1>Login</h1>', { 'Content-Type': 'text/html' }).me(), NoAnswer);
  await assert.rejects(answering(200, '{"cut', {}).me(), NoAnswer);
  await assert.rejects(answering(200, '{}').me(), Foreign);
  await assert.rejects(answering(200, '').me(), Foreign);
  await assert.rejects(answering(206, JSON.stringify(REACH)).me(), Foreign);
  await assert.rejects(answering(200, JSON.stringify({ ...REACH, regencies: [{ code: '73.24' }] })).me(), Foreign);
  assert.deepEqual(await answering(200, JSON.stringify(REACH)).me(), REACH);
  await assert.rejects(new Api({ fetch: async () => Promise.reject(new TypeError('failed')) }).me(), NoAnswer);
});

test('a problem of others is no answer, however much it looks like one', async () => {
  for (const status of [400, 401, 403, 404, 409, 413, 422, 429, 500, 503, 507]) {
    for (const [content, headers] of [
      ['<h1>Forbidden</h1>', { 'Content-Type': 'text/html' }],
      ['', { 'Content-Type': 'text/html' }],
      [JSON.stringify({ code: 'x', status, detail: 'x' }), {}],
      [problem(status, 'busy'), {}],
      [JSON.stringify({ type: 'https://example.com/blocked', title: 'Blocked', status, detail: 'By policy.' }), PROBLEM],
      [problem(status, 1015), PROBLEM],
      [problem(status + 1, 'busy'), PROBLEM],
      [problem(status, 'busy').slice(0, 40), PROBLEM],
    ]) await assert.rejects(answering(status, content, headers).me(), Foreign, status + ' ' + content);
    await assert.rejects(answering(status, problem(status, 'busy'), PROBLEM).rotate(), Refusal);
    // What closes is asked where the server says back the word of the question: without it somebody else may have kept these words.
    await assert.rejects(answering(status, problem(status, 'busy'), PROBLEM).me(), [401, 403].includes(status) ? Foreign : Refusal);
  }
});

test('an upload is only where an answer says by a number within the file', async () => {
  for (const state of [{}, { done: false }, { done: false, offset: '12' }, { done: false, offset: -1 }, { done: false, offset: 700_000 }, { done: true, offset: 600_000 }]) {
    await assert.rejects(answering(200, JSON.stringify(state)).createUpload('73.24', file), Foreign, JSON.stringify(state));
    if (!state.done) await assert.rejects(answering(409, problem(409, 'offset', { offset: state.offset }), PROBLEM).sendPiece('73.24', file, 0, bytes), Refusal);
  }
  const moved = await answering(409, problem(409, 'offset', { offset: 12 }), PROBLEM).sendPiece('73.24', file, 0, bytes);
  assert.deepEqual(moved, { offset: 12, done: false, moved: true });
});

test('what hangs is given up when a person asks, a piece of a file is not', async () => {
  const api = new Api({ fetch: (url, { signal }) => new Promise((_, fail) => signal.addEventListener('abort', () => fail(signal.reason))) });
  const question = api.me();
  let piece = 'waits';
  api.sendPiece('73.24', file, 0, bytes).catch(() => (piece = 'ended'));
  await Promise.resolve();
  api.giveUpStale(Date.now() + 1_000);
  api.giveUpStale(Date.now() + 6_000);
  await assert.rejects(question, NoAnswer);
  assert.equal(piece, 'waits');
  api.giveUpAll();
});

test('a refusal says what it is and how long to wait', async () => {
  const refused = await answering(503, problem(503, 'busy'), { ...PROBLEM, 'Retry-After': '7' }).me().catch((r) => r);
  assert.ok(refused instanceof Refusal && refused.passing);
  assert.deepEqual([refused.code, refused.detail, refused.retryAfter], ['busy', 'Sibuk.', 7000]);
  assert.equal((await answering(422, problem(422, 'invalid'), PROBLEM).me().catch((r) => r)).passing, false);
});

test('the credential never goes out with a sign-in, and always with the rest', async () => {
  const seen = [];
  const api = new Api({ credential: () => 'secret', fetch: async (url, { headers, credentials }) => (seen.push([headers.Authorization, credentials]), Response.json({ ...REACH, credential: 'c', expires: '2027-01-01T00:00:00Z', recoverySecret: 's' })) });
  await api.signIn({});
  await api.me();
  assert.deepEqual(seen, [[undefined, 'omit'], ['Bearer secret', 'omit']]);
});

test('what a browser lacks is named', () => {
  const whole = { isSecureContext: true, crypto: { subtle: {} }, indexedDB: {}, navigator: { serviceWorker: {} } };
  assert.deepEqual(lacking(whole), []);
  assert.deepEqual(lacking({ isSecureContext: false, crypto: {}, navigator: {} }), ['secure']);
  assert.deepEqual(lacking({ isSecureContext: true, crypto: {}, navigator: {} }), ['crypto', 'storage', 'worker']);
});
