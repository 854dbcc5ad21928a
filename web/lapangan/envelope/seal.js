// An envelope: what only the server opens, signed by this phone. ECDH on P-256 with a key made for this one, HKDF-SHA-256, AES-256-GCM, ECDSA; the
// head lies in clear, is bound to the content, and says where it belongs. As bytes: length of the head, head, own public key, IV, content, signature.
import { fromBase64, toBase64, utf8 } from '../core/bytes.js';

const VERSION = 1;
const CURVE = { namedCurve: 'P-256' };
const PURPOSE = utf8('payung envelope 1');

/** A key that signs and that no script reads out, and its public half. */
export async function makeSigningKey() {
  const { privateKey, publicKey } = await crypto.subtle.generateKey({ name: 'ECDSA', ...CURVE }, false, ['sign', 'verify']);
  return { signingKey: privateKey, publicKey: toBase64(new Uint8Array(await crypto.subtle.exportKey('raw', publicKey))) };
}

/**
 * @param sender { device, key: { id, publicKey }, signingKey }
 * @param kind 'record' or 'piece'
 */
export async function seal(sender, { regency, kind }, content) {
  const head = utf8(JSON.stringify({ v: VERSION, regency, device: sender.device, id: crypto.randomUUID(), kind, key: sender.key.id }));
  const server = await crypto.subtle.importKey('raw', fromBase64(sender.key.publicKey), { name: 'ECDH', ...CURVE }, false, []);
  const own = await crypto.subtle.generateKey({ name: 'ECDH', ...CURVE }, false, ['deriveBits']);
  const maker = new Uint8Array(await crypto.subtle.exportKey('raw', own.publicKey));
  const key = await contentKey(await crypto.subtle.deriveBits({ name: 'ECDH', public: server }, own.privateKey, 256), maker);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const box = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: head }, key, content));
  const unsigned = joined([lengthOf(head), head, maker, iv, box]);
  return joined([unsigned, new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, sender.signingKey, unsigned))]);
}

export const recordContent = (record) => utf8(JSON.stringify(record));

/** @param upload as it is announced; @param offset where in the file the bytes begin */
export function pieceContent(upload, offset, bytes) {
  const head = utf8(JSON.stringify({ upload, offset }));
  return joined([lengthOf(head), head, bytes]);
}

async function contentKey(shared, maker) {
  const base = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  return crypto.subtle.deriveKey({ name: 'HKDF', hash: 'SHA-256', salt: maker, info: PURPOSE }, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt']);
}

const lengthOf = (bytes) => new Uint8Array([bytes.length >> 8, bytes.length & 255]);

function joined(parts) {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
