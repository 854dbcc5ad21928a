// What can be done with a record in each state. The first is the one that is asked of the person, and the main button. Pure.
import * as queues from './queue.js';

const CLOSED = ['withdrawn', 'other-record'];
/** Nothing in the form is wrong: somebody else has to do something, or the app has to be a newer one. */
const NOT_THE_FORM = ['no-mandate', 'role', 'not-yours', 'author', 'kind'];

/**
 * Of a record that arrived.
 * @param status as lists.js says it; @param open whether its author may still change it; @param known whether its fields are on this phone
 * @returns some of 'settle' (choose between two values), 'edit', 'share' and 'anew' (a new record with the same fields)
 */
export function actionsFor({ status, reason = null, open = true, known = true, report = true }) {
  const share = report ? ['share'] : [];
  const edit = known ? ['edit'] : [];
  if (status === 'withdrawn' || !open) return known ? ['anew'] : [];
  if (status === 'conflict') return ['settle', ...share];
  return reason || status === 'review' || status === 'unsent' ? [...edit, ...share] : [...share, ...edit];
}

/**
 * Of a part that waits for the person because it was refused.
 * @returns some of 'edit', 'again' (send it as it is), 'correct' (as an edit of what is there), 'photo', 'anew' and 'out' (give it up)
 */
export function remediesFor({ kind, reason }) {
  const code = reason?.code;
  if (code === 'lost-record' || code === 'taken-out') return ['out'];
  if (code === 'lost-file') return ['photo', 'again', 'out'];
  if (code === 'other-content') return ['correct', 'again', 'out'];
  if (kind === 'file') return ['again', 'out'];
  if (CLOSED.includes(code)) return ['anew', 'out'];
  return NOT_THE_FORM.includes(code) ? ['again', 'out'] : ['edit', 'again', 'out'];
}

/** What would help a record that waits for the person, the first for each refused part; its own form comes before its files. */
export function remediesOf(queue, record) {
  const held = queues.parts(queue, record).filter((e) => e.state === 'held');
  return [...held.filter((e) => e.kind === 'record'), ...held.filter((e) => e.kind === 'file')].map((e) => remediesFor(e)[0]);
}

/** Whether the form of a record that waits can still be changed to any good. */
export const canEdit = (queue, record) => !remediesOf(queue, record).includes('anew');
