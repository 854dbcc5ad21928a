// "Perlu Anda": what waits for this person rather than for a signal. Pure.
import { remediesOf } from './actions.js';
import { draftsOf, sentOf } from './lists.js';
import * as queues from './queue.js';

/**
 * @returns [{ id, why, row }]: 'held' (the server refused it), 'stuck' (refused for another reason than its form), 'closed' (it cannot be changed any more), 'draft' (written on what others changed), 'conflict' (two values, one to be chosen),
 * 'returned' (sent back with a reason) or 'review' (the regency looks at it first). A record stands once, under the first of these.
 */
export function needsOf(session) {
  const needs = new Map();
  const add = (id, why, row = null) => needs.has(id) || needs.set(id, { id, why, row });
  for (const { record, state, regency } of session.queue) if (state === 'held' && regency === session.regency?.code) add(record, HELD[remediesOf(session.queue, record)[0]] ?? 'stuck');
  for (const draft of draftsOf(session)) if (draft.conflicts?.length) add(draft.id, 'draft', draft);
  for (const row of sentOf(session)) {
    const why = isTheirs(session, row) && whyOf(session, row);
    if (why) add(row.id, why, row);
  }
  return [...needs.values()];
}

const HELD = { edit: 'held', photo: 'held', correct: 'held', anew: 'closed' };

/** Written by them, or changed from this phone. */
function isTheirs(session, row) {
  return row.author?.id === session.account.person.id || session.reports.has(row.id);
}

function whyOf(session, row) {
  const underWay = queues.parts(session.queue, row.id).some((e) => e.kind === 'record' && e.state !== 'done');
  if (underWay || row.status === 'withdrawn') return null;
  if (row.conflicts.length) return 'conflict';
  if (row.status === 'review') return 'review';
  return row.reason ? 'returned' : null;
}

/** Whether a record that has arrived waits for the person all the same: thanks would not be the whole truth. */
export function needsSomebody(session, id) {
  return needsOf(session).some((need) => need.id === id);
}
