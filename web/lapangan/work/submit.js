// A finished report goes into the outbox, or a settled one goes back into it.
import { settle } from '../core/merge.js';
import { kindOf, pulledOf } from '../core/kinds.js';
import * as queues from '../core/queue.js';
import { rebase, standing } from './drafts.js';

/**
 * Puts a draft into the outbox: report, queue and the end of the draft in one write. When the report became another meanwhile and the
 * same field was changed here and there, the draft stays and names these fields in `conflicts`; a person chooses first.
 * @param shown what the lists call it while the server's copy is not here: { title, village }
 * @returns whether it went into the outbox
 */
export async function submit(session, id, shown, now = session.now()) {
  let sent = false;
  await session.update(({ drafts, reports, queue }) => {
    const own = reports.get(id);
    const entry = queue.find((e) => e.id === id);
    const underWay = own && queues.isUnderWay(entry);
    const draft = underWay ? drafts.get(id) : rebase(session, drafts.get(id), standing(session, id), now);
    if (draft.conflicts?.length) return { put: [['draft', draft]] };
    sent = true;
    const form = { kind: draft.kind, body: kindOf(session, draft).toSend(withReceived(queue, own, draft.body)), writtenAt: byPhone(session), mandate: draft.mandate, author: draft.author };
    const { kept, dropped } = withoutDropped(withFiles(queue, session, draft, now), id, form.body);
    const remove = [['draft', id], ...dropped.map((e) => ['file', e.id])];
    // The first form may have arrived although its receipt did not: it is left as it is, and this one follows as an edit.
    if (underWay) return { put: [['report', { ...own, shown, next: form }]], queue: kept, remove };
    const neverStored = own && entry && entry.state !== 'done';
    const { next, ...before } = own ?? { id, regency: draft.regency };
    const report = { ...before, ...form, shown, conflicts: [], basedOn: neverStored ? own.basedOn : draft.basedOn };
    return { put: [['report', report]], queue: queues.add(kept, recordEntry(report), neverStored ? entry.addedAt : now), remove };
  });
  return sent;
}

/** "Isian berbeda": a person chose, field by field; the choice goes to the server as an edit of what stands there. */
export function settleConflicts(session, id, choices, shown, now = session.now()) {
  return session.update(({ reports, queue, account }) => {
    const current = standing(session, id);
    const { body } = settle(current.body, current.conflicts, choices);
    const own = reports.get(id);
    const report = {
      ...(own ?? { id, kind: current.kind, regency: current.regency, shown }),
      author: account.person.id,
      mandate: own?.mandate ?? account.regencies.find((r) => r.code === current.regency)?.mandates?.[0]?.id ?? null,
      body: kindOf(session, current).toSend(body),
      basedOn: current.version,
      writtenAt: byPhone(session),
      conflicts: [],
    };
    return { put: [['report', report]], queue: queues.add(queue, recordEntry(report), now) };
  });
}

/** The server has this id with another content: what the phone holds is sent as an edit of what is there. */
export function sendAsEdit(session, id, now = session.now()) {
  return session.update(({ reports, queue }) => {
    const report = reports.get(id);
    const version = pulledOf(session, id)?.version ?? 1;
    return { put: [['report', { ...report, basedOn: version }]], queue: queues.add(queue, recordEntry(report), now) };
  });
}

/** A person gives up on a part that the server does not take, having been asked. Of what the server has, nothing is undone. */
export function takeOut(session, id, now = session.now()) {
  return session.update((s) => {
    const entry = s.queue.find((e) => e.id === id);
    if (!entry || entry.state === 'done') return null;
    return entry.kind === 'file' ? withoutFile(s, entry, now) : withoutRecord(s, entry, now);
  });
}

function withoutFile(session, { id, record }, now) {
  const { queue, reports, drafts } = session;
  const without = (form) => ({ ...form, body: { ...form.body, files: (form.body.files ?? []).filter((f) => f.id !== id) } });
  const rest = queues.remove(queue, id);
  const draft = drafts.get(record);
  const put = draft ? [['draft', without(draft)]] : [];
  const own = reports.get(record);
  if (!own) return { queue: rest, put, remove: [['file', id]] };
  const entry = rest.find((e) => e.id === record);
  const { author, mandate, body } = own;
  const follows = own.next ?? (queues.isUnderWay(entry) ? { author, mandate, body, writtenAt: byPhone(session) } : null);
  const edit = !follows && entry?.state === 'done';
  const report = follows ? { ...own, next: without(follows) } : { ...without(own), ...(edit && { basedOn: own.acked.version }) };
  return { put: [...put, ['report', report]], queue: edit ? queues.add(rest, recordEntry(own), now) : rest, remove: [['file', id]] };
}

function withoutRecord({ queue, reports, syncState }, { id, regency }, now) {
  const own = reports.get(id);
  const named = new Set((own?.acked?.body.files ?? []).map((f) => f.id));
  const dropped = queues.parts(queue, id).filter((e) => e.kind === 'file' && e.state !== 'done' && !named.has(e.id));
  const rest = queue.filter((e) => !dropped.includes(e));
  const remove = dropped.map((e) => ['file', e.id]);
  if (!own?.acked) return { queue: rest.filter((e) => e.record !== id), remove: own ? [['report', id], ...remove] : remove };
  const { next, acked, ...before } = own;
  const report = { ...before, acked, body: acked.body, basedOn: acked.version };
  const receipt = { receipt: own.receipt, version: acked.version, status: own.status, epoch: syncState[regency]?.epoch };
  return { put: [['report', report]], queue: queues.done(rest, id, receipt, now), remove };
}

function withFiles(queue, session, draft, now) {
  let next = queue;
  for (const { id } of draft.body.files ?? []) {
    // A file of another phone has nothing here to send.
    if (session.files.has(id) && !queue.some((e) => e.id === id)) next = queues.add(next, { id, kind: 'file', record: draft.id, regency: draft.regency }, now);
  }
  return next;
}

/** A picture that was taken out again before all of it was there is not sent any further, also when it has been begun. */
function withoutDropped(queue, id, body) {
  const dropped = queues.unnamed(queue, id, body);
  return { kept: queue.filter((e) => !dropped.includes(e)), dropped };
}

/** A picture that arrived while it was being taken out is at the office, and the form does not say otherwise. */
function withReceived(queue, own, body) {
  const before = (own?.next ?? own)?.body.files ?? [];
  const received = before.filter(({ id }) => queues.find(queue, id)?.state === 'done' && !body.files?.some((f) => f.id === id));
  return received.length ? { ...body, files: [...(body.files ?? []), ...received] } : body;
}

const recordEntry = ({ id, regency }) => ({ id, kind: 'record', record: id, regency });

/** The phone's own clock, as the contract has it: what is sent says beside it how far that is off. */
const byPhone = (session) => new Date(session.clocks.wall()).toISOString();
