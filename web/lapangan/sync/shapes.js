// Whether an answer is what the contract says. Everything on the way (a café's sign-in page, a proxy, a filter, a cut line) can answer in
// the server's place, with any status and also with JSON: what has another shape than ours is no answer. Pure.

/** Ours are application/problem+json, repeat their own status and name themselves by a code. */
export function isProblem(status, type, content) {
  return /^application\/problem\+json\b/i.test(type) && isObject(content) && content.type === 'about:blank' && content.status === status
    && text(content.title) && typeof content.detail === 'string' && /^[a-z][a-z0-9-]{0,60}$/.test(content.code ?? '');
}

export const isSignedIn = (c) => isReach(c) && text(c.credential) && moment(c.expires) && text(c.recoverySecret);

export const isRotated = (c) => isObject(c) && text(c.credential) && moment(c.expires);

/** What lets a phone send while its app is closed; nothing of it when it was taken back. */
export const isSender = (wanted) => (c) => isObject(c) && (!wanted || (text(c.credential) && isObject(c.key) && text(c.key.id) && text(c.key.publicKey)));

/** Of this very envelope. */
export const isKept = (id) => (c) => isObject(c) && c.envelope === id && typeof c.kept === 'boolean';

export const isReach = (c) => isObject(c) && isObject(c.person) && text(c.person.id) && text(c.person.name) && listOf(c.regencies, isRegency);

export const isPushed = (c) => isObject(c) && text(c.epoch) && moment(c.serverTime) && listOf(c.receipts, isReceipt);

/** @param again a token was sent, and may still hold */
export const isPage = (again) => (c) => isObject(c) && (text(c.token) || (again && c.token === undefined)) && text(c.epoch) && moment(c.serverTime) && typeof c.more === 'boolean'
  && listOf(c.records, isNamed) && (c.gone === undefined || listOf(c.gone, isNamed));

/** How far a file of this size has come; done is only what has a receipt. */
export const isUpload = (size) => (c) => isObject(c) && isOffset(c.offset, size) && (c.done === false || (c.done === true && text(c.receipt)));

export const isOffset = (offset, size) => Number.isInteger(offset) && offset >= 0 && offset <= size;

const isRegency = (c) => isObject(c) && text(c.code) && text(c.name) && listOf(c.villages, (v) => isObject(v) && text(v.id)) && listOf(c.mandates, (m) => isObject(m) && text(m.id))
  && (c.contacts === undefined || listOf(c.contacts, (p) => isObject(p) && text(p.name)));

const isNamed = (c) => isObject(c) && text(c.kind) && text(c.id);

const STORED = ['accepted', 'known', 'review', 'conflict'];

function isReceipt(c) {
  if (!isObject(c)) return false;
  if (c.status === 'refused') return isObject(c.reason) && text(c.reason.code);
  return STORED.includes(c.status) && text(c.id) && text(c.receipt) && Number.isInteger(c.version);
}

const isObject = (c) => typeof c === 'object' && c !== null && !Array.isArray(c);
const text = (c) => typeof c === 'string' && c !== '';
const moment = (c) => typeof c === 'string' && !Number.isNaN(Date.parse(c));
const listOf = (c, fits) => Array.isArray(c) && c.every(fits);
