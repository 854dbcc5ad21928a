// What waits to be sent: one entry for each report and one for each of its files. Pure functions: a queue goes in, a new one comes out.
//
// An entry: { id, kind: 'record' | 'file', record, regency, state, addedAt, attempts, notBefore, known, reason, receipt, version, status, epoch, doneAt }
//   waiting → sending → done          the usual way
//             sending → waiting       no signal, or the server was busy: again after notBefore
//             sending → held          the server refused it: a person must mend it; nothing is thrown away
import { backoff } from './backoff.js';

/** Puts an entry at the end. One that is there already starts anew (an edit); `known` says that the server has an earlier form of it. */
export function add(queue, { id, kind, record, regency }, now) {
  const before = find(queue, id);
  const known = before?.state === 'done' || Boolean(before?.known);
  const entry = { id, kind, record, regency, state: 'waiting', addedAt: now, attempts: 0, notBefore: 0, known };
  return [...queue.filter((e) => e.id !== id), entry];
}

/** Marks an entry as being sent. It is kept before the request goes out: from here on the server may know the content. */
export function attempt(queue, id) {
  return change(queue, id, (e) => ({ ...e, state: 'sending', attempts: e.attempts + 1 }));
}

/** The attempt failed for a reason that passes by itself. `wait` (ms) when the server said how long. */
export function fail(queue, id, { reason, wait } = {}, now, random = Math.random) {
  return change(queue, id, (e) =>
    e.state === 'done' ? e : { ...e, state: 'waiting', reason, notBefore: now + (wait ?? backoff(Math.max(1, e.attempts), random)) });
}

/** The server refused it; only a person can go on. */
export function hold(queue, id, reason) {
  return change(queue, id, (e) => ({ ...e, state: 'held', reason }));
}

/** A person mended it, or asks to try at once. */
export function release(queue, id) {
  return change(queue, id, ({ reason, ...e }) => (e.state === 'done' ? e : { ...e, state: 'waiting', notBefore: 0 }));
}

/** The server's receipt is here. */
export function done(queue, id, { receipt, version, status, epoch }, now) {
  return change(queue, id, ({ reason, ...e }) => ({ ...e, state: 'done', receipt, version, status, epoch, doneAt: now, notBefore: 0 }));
}

/** After the phone was switched off in the middle: what was being sent waits again. */
export function revive(queue) {
  return queue.map((e) => (e.state === 'sending' ? { ...e, state: 'waiting', notBefore: 0 } : e));
}

/** Everybody may try again now: the signal came back, or a person pressed the button. */
export function hurry(queue) {
  return queue.map((e) => (e.state === 'waiting' ? { ...e, notBefore: 0 } : e));
}

export function remove(queue, id) {
  return queue.filter((e) => e.id !== id);
}

export function find(queue, id) {
  return queue.find((e) => e.id === id);
}

/** What may be sent now. A file waits for the receipt of its record: the server files it under that. */
export function due(queue, kind, now) {
  return queue.filter((e) => e.kind === kind && e.state === 'waiting' && e.notBefore <= now && (kind === 'record' || recordIsThere(queue, e)));
}

/** The moment (ms) at which something becomes due, or null when nothing waits. */
export function nextDue(queue) {
  const moments = queue.filter((e) => e.state === 'waiting' && (e.kind === 'record' || recordIsThere(queue, e))).map((e) => e.notBefore);
  return moments.length ? Math.min(...moments) : null;
}

export function parts(queue, record) {
  return queue.filter((e) => e.record === record);
}

/** Green: the record's own receipt is here, and that of each of its files. */
export function isGreen(queue, record) {
  const all = parts(queue, record);
  return all.some((e) => e.kind === 'record') && all.every((e) => e.state === 'done' && Boolean(e.receipt));
}

/** The records with a part that is not done, oldest first. */
export function unsentRecords(queue) {
  const open = queue.filter((e) => e.state !== 'done').sort((a, b) => a.addedAt - b.addedAt);
  return [...new Set(open.map((e) => e.record))];
}

/** Since when (ms) the oldest open part of a record waits, or null when it is all there. */
export function waitingSince(queue, record) {
  const open = parts(queue, record).filter((e) => e.state !== 'done').map((e) => e.addedAt);
  return open.length ? Math.min(...open) : null;
}

function recordIsThere(queue, file) {
  const record = queue.find((e) => e.kind === 'record' && e.record === file.record);
  return !record || record.state === 'done' || record.known;
}

function change(queue, id, how) {
  return queue.map((e) => (e.id === id ? how(e) : e));
}
