// What waits to be sent: one entry for each report and one for each of its files. Pure functions: a queue goes in, a new one comes out.
//
// An entry: { id, kind: 'record' | 'file', record, regency, state, addedAt, attempts, sealed, refusals, offset, known, reason, receipt, version, status, epoch, doneAt }
//   waiting → sending → done          the usual way
//             sending → waiting       no signal, or the server was busy; when to try again is a matter of the line (line.js), not of the entry
//             sending → held          the server refused it: a person must mend it, send it again or take it out; nothing is thrown away

/** Puts an entry at the end. One that is there already starts anew (an edit); `known` says that the server has an earlier form of it. */
export function add(queue, { id, kind, record, regency }, now) {
  const before = find(queue, id);
  const known = before?.state === 'done' || Boolean(before?.known);
  const entry = { id, kind, record, regency, state: 'waiting', addedAt: now, attempts: 0, known };
  return [...queue.filter((e) => e.id !== id), entry];
}

/** Marks an entry as being sent. It is kept before the request goes out: from here on the server may know the content. */
export function attempt(queue, id) {
  return change(queue, id, (e) => ({ ...e, state: 'sending', attempts: e.attempts + 1 }));
}

/** It lies sealed where it may be sent without the app: the server may know it from here on. */
export function sealed(queue, id) {
  return change(queue, id, (e) => ({ ...e, sealed: true }));
}

/** Whether the server may have this form of a record already, although its receipt is not here. */
export function isUnderWay(entry) {
  return Boolean(entry) && (entry.state === 'sending' || (entry.state === 'waiting' && (entry.attempts > 0 || Boolean(entry.sealed))));
}

/**
 * The attempt failed for a reason that passes by itself.
 * @param refused whether the server itself said no, which it may have said of what the way had spoilt
 * @param offset how much of a file has arrived
 */
export function fail(queue, id, { reason, refused = false, offset } = {}) {
  return change(queue, id, (e) => (e.state === 'done' ? e : {
    ...e, state: 'waiting', reason, refusals: (e.refusals ?? 0) + (refused ? 1 : 0), ...(offset !== undefined && { offset }),
  }));
}

/** The server refused it; only a person can go on. */
export function hold(queue, id, reason) {
  return change(queue, id, (e) => ({ ...e, state: 'held', reason }));
}

/** A person mended it, or asks to try once more. */
export function release(queue, id) {
  return change(queue, id, ({ reason, refusals, ...e }) => (e.state === 'done' ? e : { ...e, state: 'waiting' }));
}

/** The server's receipt is here. */
export function done(queue, id, { receipt, version, status, epoch }, now) {
  return change(queue, id, ({ reason, refusals, offset, ...e }) => ({ ...e, state: 'done', receipt, version, status, epoch, doneAt: now }));
}

/** After the phone was switched off in the middle, or a round ended in it: what was being sent waits again. */
export function revive(queue) {
  return queue.some((e) => e.state === 'sending') ? queue.map((e) => (e.state === 'sending' ? { ...e, state: 'waiting' } : e)) : queue;
}

/** An earlier version held what a stranger on the way had refused: by a bare status, without a word of the server's. */
export function forgiveStrangers(queue) {
  const strange = (e) => e.state === 'held' && /^\d{3}$/.test(e.reason?.code ?? '');
  return queue.some(strange) ? queue.map((e) => (strange(e) ? release([e], e.id)[0] : e)) : queue;
}

export function remove(queue, id) {
  return queue.filter((e) => e.id !== id);
}

export function find(queue, id) {
  return queue.find((e) => e.id === id);
}

/** What may be sent now. A file waits for the receipt of its record: the server files it under that. */
export function due(queue, kind) {
  return queue.filter((e) => e.kind === kind && e.state === 'waiting' && (kind === 'record' || recordIsThere(queue, e)));
}

/** Whether anything could be sent if the line were good. */
export function anyDue(queue) {
  return due(queue, 'record').length + due(queue, 'file').length > 0;
}

/**
 * In which order files go: what is half there goes on; then, on a slow line, the smallest first, so that something arrives while the line
 * holds; otherwise as they came.
 * @param sizeOf id → bytes
 */
export function inOrder(files, sizeOf, slow) {
  const begun = (e) => (e.offset > 0 ? 0 : 1);
  const size = (e) => sizeOf(e.id) - (e.offset ?? 0);
  return [...files].sort((a, b) => begun(a) - begun(b) || (slow ? size(a) - size(b) : 0));
}

export function parts(queue, record) {
  return queue.filter((e) => e.record === record);
}

/** The files of a record that are not wholly there and that its form does not name (any more). */
export function unnamed(queue, record, body) {
  return parts(queue, record).filter((e) => e.kind === 'file' && e.state !== 'done' && !body.files?.some((f) => f.id === e.id));
}

/** Not what was taken out of its report, nor what a draft is about to take out: once it is there nobody can. */
export function isWanted(queue, drafts, id) {
  const entry = find(queue, id);
  const draft = entry && drafts.get(entry.record);
  return Boolean(entry) && (!draft || Boolean(draft.body.files?.some((f) => f.id === id)));
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
