// The keys of one person's store on this phone. What they resist, and what not: docs/threat-model-phone.md
//
//   data key (random)  ◀── wrapped by HMAC(device key, PBKDF2(PIN or password))     every day
//                      ◀── wrapped by HKDF(recovery secret of the server)           after a fresh sign-in, when the PIN is forgotten
import { utf8 } from '../core/bytes.js';

/** OWASP's figure for PBKDF2 with SHA-256; a quick phone does more, never less. */
export const FEWEST_ITERATIONS = 600_000;
const MOST_ITERATIONS = 4_000_000;
const AIM_MS = 700;

export class WrongSecret extends Error {}

/** The phone's own keys. They can be used but not read by any script. */
export async function makeDeviceKeys() {
  return {
    bind: await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']),
    label: await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
  };
}

/** As many iterations as this phone does in about 0.7 seconds, within the bounds. */
export async function calibrate(clock = () => performance.now()) {
  const probe = 100_000;
  const started = clock();
  await stretch('calibration', new Uint8Array(16), probe);
  const fits = Math.round((probe * AIM_MS) / Math.max(1, clock() - started));
  return Math.min(MOST_ITERATIONS, Math.max(FEWEST_ITERATIONS, fits));
}

/** A new data key, readable only for as long as it is being wrapped. */
export function makeDataKey() {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt', 'decrypt']);
}

/** The same key for daily use: no script can read it out. */
export async function forUse(dataKey) {
  const raw = await crypto.subtle.exportKey('raw', dataKey);
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

export async function wrapWithPin(dataKey, pin, bind, store, iterations) {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const rounds = Math.max(FEWEST_ITERATIONS, iterations);
  const key = await pinKey(pin, salt, rounds, bind, 'wrapKey');
  return { v: 1, salt, iterations: rounds, ...(await wrap(dataKey, key, 'pin/' + store)) };
}

/** @throws WrongSecret when the PIN is not the one (or the envelope is of another store or phone) */
export async function unwrapWithPin(envelope, pin, bind, store, extractable = false) {
  const key = await pinKey(pin, envelope.salt, envelope.iterations, bind, 'unwrapKey');
  return unwrap(envelope, key, 'pin/' + store, extractable);
}

export async function wrapForRecovery(dataKey, recoverySecret, store) {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const key = await recoveryKey(recoverySecret, salt, 'wrapKey');
  return { v: 1, salt, print: await fingerprint(recoverySecret), ...(await wrap(dataKey, key, 'recovery/' + store)) };
}

/** @throws WrongSecret when the server's secret is not the one that it was wrapped with */
export async function unwrapForRecovery(envelope, recoverySecret, store, extractable = false) {
  const key = await recoveryKey(recoverySecret, envelope.salt, 'unwrapKey');
  return unwrap(envelope, key, 'recovery/' + store, extractable);
}

/** Whether an envelope was made with this recovery secret. */
export async function isFor(envelope, recoverySecret) {
  return Boolean(envelope) && envelope.print === (await fingerprint(recoverySecret));
}

async function pinKey(pin, salt, iterations, bind, usage) {
  const stretched = await stretch(pin.normalize('NFC'), salt, iterations);
  const bound = await crypto.subtle.sign('HMAC', bind, stretched);
  return crypto.subtle.importKey('raw', bound, 'AES-GCM', false, [usage]);
}

async function stretch(secret, salt, iterations) {
  const base = await crypto.subtle.importKey('raw', utf8(secret), 'PBKDF2', false, ['deriveBits']);
  return crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, base, 256);
}

async function recoveryKey(secret, salt, usage) {
  const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  return crypto.subtle.deriveKey({ name: 'HKDF', hash: 'SHA-256', salt, info: utf8('payung recovery 1') }, base, { name: 'AES-GCM', length: 256 }, false, [usage]);
}

async function fingerprint(secret) {
  const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(16), info: utf8('payung recovery print 1') }, base, 64);
  return [...new Uint8Array(bits)].map((b) => b.toString(16).padStart(2, '0')).join('');
}

async function wrap(dataKey, key, purpose) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const wrapped = await crypto.subtle.wrapKey('raw', dataKey, key, { name: 'AES-GCM', iv, additionalData: utf8(purpose) });
  return { iv, wrapped: new Uint8Array(wrapped) };
}

async function unwrap({ iv, wrapped }, key, purpose, extractable) {
  try {
    const algorithm = { name: 'AES-GCM', iv, additionalData: utf8(purpose) };
    return await crypto.subtle.unwrapKey('raw', wrapped, key, algorithm, 'AES-GCM', extractable, ['encrypt', 'decrypt']);
  } catch {
    throw new WrongSecret();
  }
}
