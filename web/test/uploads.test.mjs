import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test from 'node:test';
import { Api, NoAnswer, Refusal } from '../lapangan/sync/api.js';
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

test('an offset that never settles is given up for now', async () => {
  await assert.rejects(sendFile(keeper({ offsetMoves: 1000 }), '73.24', file, { readChunk }), NoAnswer);
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

const answering = (status, body, headers = {}) => new Api({ fetch: async () => new Response(body, { status, headers: { 'Content-Type': 'application/json', ...headers } }) });

test('what is not an answer of ours is no answer', async () => {
  await assert.rejects(answering(200, '<h1>Login</h1>', { 'Content-Type': 'text/html' }).me(), NoAnswer);
  await assert.rejects(answering(200, '{"cut', {}).me(), NoAnswer);
  await assert.rejects(new Api({ fetch: async () => Promise.reject(new TypeError('failed')) }).me(), NoAnswer);
});

test('a refusal says what it is and how long to wait', async () => {
  const refused = await answering(503, '{"code":"busy","detail":"Sibuk."}', { 'Retry-After': '7' }).me().catch((r) => r);
  assert.ok(refused instanceof Refusal && refused.passing);
  assert.deepEqual([refused.code, refused.detail, refused.retryAfter], ['busy', 'Sibuk.', 7000]);
  assert.equal((await answering(422, '{}').me().catch((r) => r)).passing, false);
});

test('the credential never goes out with a sign-in, and always with the rest', async () => {
  const seen = [];
  const api = new Api({ credential: () => 'secret', fetch: async (url, { headers, credentials }) => (seen.push([headers.Authorization, credentials]), Response.json({})) });
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
