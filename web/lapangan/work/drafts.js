// A report while it is being written. Each change is on the disk at once, so a phone that is switched off loses nothing.
import { uuidv7 } from '../core/ids.js';
import { codeOfPulled, kindOf, pulledOf, REPORT } from '../core/kinds.js';
import { merge, settle } from '../core/merge.js';
import { CHUNK } from '../sync/uploads.js';

/** Begins a report of an activity of the plan, or of another (activity null). @param open which of them is chosen in the form */
export function begin(session, { activity = null, open = false, village = null, today, now }) {
  return beginRecord(session, REPORT, { ...(!open && { activity }), heldOn: today, village, people: {}, files: [] }, now);
}

/** Begins a record of any kind. */
export async function beginRecord(session, kind, body, now = session.now()) {
  const { regency } = session;
  const draft = {
    id: uuidv7(now),
    kind,
    regency: regency.code,
    author: session.account.person.id,
    mandate: regency.mandates[0]?.id ?? null,
    basedOn: null,
    startedAt: now,
    updatedAt: now,
    body,
  };
  await session.update(() => ({ put: [['draft', draft]] }));
  return draft;
}

/**
 * Opens a report that was already sent (or waits to be) for completing. A draft of it that is there goes on; if the report became
 * another meanwhile, what others changed is taken in, and where both changed the same, `conflicts` says so.
 */
export async function reopen(session, id, now = session.now()) {
  const current = standing(session, id);
  const open = session.drafts.get(id);
  if (!current && open) return open;
  const draft = open ? rebase(session, open, current, now) : {
    id,
    kind: current.kind,
    regency: current.regency,
    author: session.account.person.id,
    mandate: mandateFor(session, current.regency),
    basedOn: current.version,
    base: current.body,
    startedAt: now,
    updatedAt: now,
    body: structuredClone(current.body),
  };
  await session.update(() => ({ put: [['draft', draft]] }));
  return draft;
}

/** A new record with the fields of one that cannot be changed any more; pictures that are still here are taken along. */
export async function beginAnew(session, { kind, regency, body }, now = session.now()) {
  const { files = [], ...fields } = body;
  const draft = {
    id: uuidv7(now), kind: kind ?? REPORT, regency, author: session.account.person.id, mandate: mandateFor(session, regency),
    basedOn: null, startedAt: now, updatedAt: now, body: (kind ?? REPORT) === REPORT ? { ...fields, files: [] } : fields,
  };
  await session.update(() => ({ put: [['draft', draft]] }));
  for (const { id, slot } of files) {
    const kept = session.files.get(id);
    const bytes = kept && (await bytesOf(session, kept));
    if (bytes) await attach(session, draft.id, slot, { ...kept, bytes });
  }
  return session.drafts.get(draft.id);
}

async function bytesOf(session, { id, chunks, size }) {
  const bytes = new Uint8Array(size);
  for (let n = 0; n < chunks; n++) {
    const piece = await session.readChunk(id, n).catch(() => null);
    if (!piece) return null;
    bytes.set(piece, n * CHUNK);
  }
  return bytes;
}

/** @param change gets the body, answers the new one */
export async function keep(session, id, change, now = session.now()) {
  await session.update(({ drafts }) => {
    const draft = drafts.get(id);
    return draft ? { put: [['draft', { ...draft, body: change(draft.body), updatedAt: now }]] } : null;
  });
  return session.drafts.get(id);
}

/**
 * Keeps a file and names it in the draft. The pieces come first, then what names them: a file is there whole or not at all.
 * @param made { bytes, sha256, mediaType, takenAt, place, name, thumb }
 */
export async function attach(session, id, slot, made) {
  const file = {
    id: uuidv7(),
    record: id,
    slot,
    size: made.bytes.length,
    sha256: made.sha256,
    mediaType: made.mediaType,
    ...(made.takenAt && { takenAt: made.takenAt }),
    ...(made.place && { place: made.place }),
    ...(made.name && { name: made.name }),
    thumb: made.thumb ?? null,
    chunks: Math.ceil(made.bytes.length / CHUNK),
  };
  try {
    for (let n = 0; n < file.chunks; n++) await session.writeChunk(file.id, n, made.bytes.slice(n * CHUNK, (n + 1) * CHUNK));
    await session.update(({ drafts }) => ({ put: [['file', file], ['draft', named(drafts.get(id), file, session.now())]] }));
  } catch (wrong) {
    await session.dropChunks(file.id, file.chunks).catch(() => {});
    throw wrong;
  }
  return file;
}

function named(draft, { id, slot, sha256, size }, now) {
  return { ...draft, body: { ...draft.body, files: [...draft.body.files, { id, slot, sha256, size }] }, updatedAt: now };
}

/** Takes a file out of a draft; one that the server has stays: it cannot be taken back from here. */
export function detach(session, id, fileId) {
  return session.update(({ drafts, queue }) => {
    if (isReceived(session, fileId)) return null;
    const draft = drafts.get(id);
    const body = { ...draft.body, files: draft.body.files.filter((f) => f.id !== fileId) };
    const sent = queue.some((e) => e.id === fileId);
    return { put: [['draft', { ...draft, body, updatedAt: session.now() }]], remove: sent ? [] : [['file', fileId]] };
  });
}

export const isReceived = ({ queue }, fileId) => queue.some((e) => e.id === fileId && e.state === 'done');

/** A person throws a draft away, having been asked. What was sent before stays. */
export function discard(session, id) {
  return session.update(({ drafts, queue, reports }) => {
    const draft = drafts.get(id);
    const report = reports.get(id);
    const named = new Set([...(report?.body.files ?? []), ...(report?.next?.body.files ?? [])].map((f) => f.id));
    const files = (draft?.body.files ?? []).filter((f) => !named.has(f.id) && !queue.some((e) => e.id === f.id));
    return { remove: [['draft', id], ...files.map((f) => ['file', f.id])] };
  });
}

/** A record as it stands, as far as this phone knows: { kind, regency, version, body, conflicts, edited } or null. */
export function standing(session, id) {
  const own = session.reports.get(id);
  const pulled = pulledOf(session, id);
  const kind = own?.kind ?? (pulled && codeOfPulled(session, pulled)) ?? REPORT;
  if (own?.next) return { kind, regency: own.regency, version: own.acked?.version ?? null, body: own.next.body, conflicts: [] };
  const entry = session.queue.find((e) => e.id === id);
  if (own && entry && entry.state !== 'done') return { kind, regency: own.regency, version: own.basedOn, body: own.body, conflicts: [] };
  if (pulled?.body && pulled.version >= (own?.acked?.version ?? 0)) {
    const edited = pulled.edited ?? (pulled.author && { by: pulled.author.name });
    return { kind, regency: pulled.regency, version: pulled.version, body: pulled.body, conflicts: pulled.conflicts ?? [], edited };
  }
  return own?.acked ? { kind, regency: own.regency, version: own.acked.version, body: own.acked.body, conflicts: own.conflicts ?? [] } : null;
}

/** Whether the server has the record as one that cannot be changed any more. */
export function isClosed(session, id) {
  const pulled = pulledOf(session, id);
  return Boolean(pulled) && (pulled.status === 'withdrawn' || pulled.status?.open === false);
}

/** A draft on top of the report as it stands now; fields that both changed are named in `conflicts` and stay as they are here. */
export function rebase(session, draft, current, now) {
  if (!current?.version || !draft.base || current.version <= (draft.basedOn ?? 0)) return draft;
  const { body, conflicts } = merge(draft.base, draft.body, current.body, kindOf(session, draft).settleBy);
  const whose = {
    mineBy: session.account.person.name, at: new Date(draft.updatedAt).toISOString(), theirsBy: current.edited?.by, theirsAt: current.edited?.at,
  };
  const shown = conflicts.map((conflict) => ({ ...conflict, ...whose }));
  return { ...draft, body, base: current.body, basedOn: current.version, conflicts: shown, updatedAt: now };
}

function mandateFor(session, code) {
  return session.account.regencies.find((r) => r.code === code)?.mandates?.[0]?.id ?? null;
}

/** A person chose between the two values of each field that both had changed. */
export function choose(session, id, choices) {
  return session.update(({ drafts }) => {
    const draft = drafts.get(id);
    const { body, conflicts } = settle(draft.body, draft.conflicts, choices);
    return { put: [['draft', { ...draft, body, conflicts }]] };
  });
}
