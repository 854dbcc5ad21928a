// The mock server's side of envelopes: opens them as the server does, with other tools than the phone's.
import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, randomUUID, verify } from 'node:crypto';

const POINT = 65;

export class MockEnvelopes {
  keys = new Map();
  senders = new Map();
  current = null;

  constructor() {
    this.newKey();
  }

  newKey() {
    const pair = createECDH('prime256v1');
    pair.generateKeys();
    this.current = randomUUID();
    this.keys.set(this.current, pair);
  }

  register({ person, device }, key) {
    this.end((held) => held.person.id === person.id && held.device === device);
    if (!key) return { credential: null, key: null };
    const credential = randomBytes(24).toString('base64url');
    this.senders.set(credential, { person, device, key: Buffer.from(key, 'base64') });
    return { credential, key: { id: this.current, publicKey: this.keys.get(this.current).getPublicKey('base64') } };
  }

  end(whose) {
    for (const [credential, held] of this.senders) if (whose(held)) this.senders.delete(credential);
  }

  senderOf(request) {
    return this.senders.get((request.headers.authorization ?? '').replace('Bearer ', ''));
  }

  /** @returns { id, record } or { id, upload, offset, bytes }, or { code } why not */
  open(sender, regency, all) {
    const bytes = Buffer.from(all);
    const headEnd = 2 + bytes.readUInt16BE(0);
    const head = bytes.subarray(2, headEnd);
    const { id, device, key, kind, regency: place } = JSON.parse(head);
    if (place !== regency || device !== sender.device) return { code: 'place' };
    const signed = bytes.subarray(0, bytes.length - 64);
    if (!verify('sha256', signed, { key: asPublicKey(sender.key), dsaEncoding: 'ieee-p1363' }, bytes.subarray(bytes.length - 64))) return { code: 'signature' };
    if (!this.keys.has(key)) return { code: 'key' };
    try {
      return { id, ...contentOf(kind, decrypt(this.keys.get(key), head, signed.subarray(headEnd))) };
    } catch {
      return { code: 'torn' };
    }
  }
}

function decrypt(pair, head, rest) {
  const maker = rest.subarray(0, POINT);
  const key = Buffer.from(hkdfSync('sha256', pair.computeSecret(maker), maker, 'payung envelope 1', 32));
  const opener = createDecipheriv('aes-256-gcm', key, rest.subarray(POINT, POINT + 12));
  opener.setAAD(head);
  opener.setAuthTag(rest.subarray(rest.length - 16));
  return Buffer.concat([opener.update(rest.subarray(POINT + 12, rest.length - 16)), opener.final()]);
}

function contentOf(kind, content) {
  if (kind === 'record') return { record: JSON.parse(content) };
  const end = 2 + content.readUInt16BE(0);
  return { ...JSON.parse(content.subarray(2, end)), bytes: content.subarray(end) };
}

function asPublicKey(point) {
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'));
  return createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
}
