// The service worker's part: sends what lies in the box while nobody has unlocked the app. It knows no PIN, opens nothing, and believes only our own
// server, in its own words. Whatever goes wrong, the envelope stays or is left to the open app, which has the record itself.
import { text } from '../core/bytes.js';
import { isKept, isProblem } from '../sync/shapes.js';
import { envelopesOf, openBox, pieceWent, settle } from './box.js';
import { sendingLock } from './lock.js';

const TIMEOUT_MS = 120_000;
/** What says nothing of the envelope itself. */
const PASSING = [408, 429];

/**
 * Sends what may go. @param isOpen store → whether somebody looks at its open app just now, which then sends by itself
 * @throws when something was not sent: the browser comes again
 */
export async function sendEnvelopes({ fetch = globalThis.fetch.bind(globalThis), locks = navigator.locks, isOpen = isLookedAt, base = '' } = {}) {
  const box = await openBox();
  try {
    let left = 0;
    for (const sender of await box.getAll('sender')) {
      if (!sender.ended && sender.credential) left += await alone(locks, sender.store, (signal) => sendOf(box, sender, { fetch, isOpen, base, signal }));
    }
    if (left) throw new Error(left + ' not sent yet');
  } finally {
    box.close();
  }
}

/** @returns what the work returns; nothing is left when the app took over, which sends by itself */
async function alone(locks, store, work) {
  const ender = new AbortController();
  try {
    return await locks.request(sendingLock(store), () => work(ender.signal));
  } catch {
    ender.abort();
    return 0;
  }
}

async function sendOf(box, sender, { fetch, isOpen, base, signal }) {
  for (let envelope; (envelope = nextOf(await envelopesOf(box, sender.store))); ) {
    if (signal.aborted || (await isOpen(sender.store))) return 0;
    const verdict = await sendOne(box, sender, envelope, { fetch, base, signal });
    if (verdict === 'ended') {
      await end(box, sender);
      return 0;
    }
    if (verdict === 'later') return 1;
  }
  return 0;
}

async function isLookedAt(store) {
  const [{ held }, windows] = await Promise.all([navigator.locks.query(), self.clients.matchAll({ type: 'window', includeUncontrolled: true })]);
  return held.some(({ name }) => name === 'payung-open-' + store) && windows.some(({ visibilityState }) => visibilityState === 'visible');
}

/** Records before files, and of files what is smallest; a file waits for its record. */
export function nextOf(envelopes) {
  const waiting = envelopes.filter((envelope) => envelope.state === 'waiting');
  const records = waiting.filter((envelope) => envelope.kind === 'record').sort((a, b) => a.addedAt - b.addedAt);
  if (records.length) return records[0];
  const rest = ({ size, pieces, next }) => size * (1 - next / pieces);
  return waiting.sort((a, b) => rest(a) - rest(b))[0] ?? null;
}

async function sendOne(box, sender, envelope, way) {
  const content = await box.get('content', [envelope.store, envelope.id, envelope.next]);
  if (!content) return (await settle(box, envelope, 'left'), 'left');
  const verdict = await post(sender, envelope, content, way);
  if (verdict === 'left') await settle(box, envelope, 'left');
  if (verdict === 'kept') await (envelope.next + 1 < envelope.pieces ? pieceWent(box, envelope) : settle(box, envelope, 'sent'));
  return verdict;
}

/** @returns 'kept', 'left' (our server does not take it like this), 'ended' (not from this phone any more) or 'later' */
async function post(sender, { regency }, content, { fetch, base, signal }) {
  try {
    const response = await fetch(`${base}/api/v1/${regency}/envelopes`, {
      method: 'POST',
      body: content,
      headers: { Accept: 'application/json', 'Content-Type': 'application/octet-stream', Authorization: 'Bearer ' + sender.credential },
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.any ? AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]) : signal,
    });
    const type = response.headers.get('Content-Type') ?? '';
    const answer = /json/.test(type) ? await response.json() : null;
    if (response.status === 200) return isKept(idOf(content))(answer) ? (answer.kept ? 'kept' : 'left') : 'later';
    if (!isProblem(response.status, type, answer)) return 'later';
    if (response.status === 401) return 'ended';
    return response.status >= 500 || PASSING.includes(response.status) ? 'later' : 'left';
  } catch {
    return 'later';
  }
}

/** The head lies in clear. */
const idOf = (content) => JSON.parse(text(content.subarray(2, 2 + content[0] * 256 + content[1]))).id;

/** Unless the open app has been given another credential meanwhile. */
async function end(box, { store, credential }) {
  const tx = box.transaction('sender', 'readwrite');
  const kept = await tx.store.get(store);
  if (kept?.credential === credential) tx.store.put({ ...kept, ended: true });
  await tx.done;
}
