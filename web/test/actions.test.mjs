// State by what one can do: no button leads to a refusal, and none that helps is missing.
import assert from 'node:assert/strict';
import test from 'node:test';
import { actionsFor, canEdit, remediesFor } from '../lapangan/core/actions.js';

const ARRIVED = [
  // state of the record → its actions, the main one first
  [{ status: 'unsent' }, ['edit', 'share']],
  [{ status: 'received' }, ['share', 'edit']],
  [{ status: 'incomplete' }, ['share', 'edit']],
  [{ status: 'complete' }, ['share', 'edit']],
  [{ status: 'complete', known: false }, ['share']],
  [{ status: 'incomplete', reason: 'Foto buram' }, ['edit', 'share']],
  [{ status: 'review' }, ['edit', 'share']],
  [{ status: 'conflict' }, ['settle', 'share']],
  [{ status: 'withdrawn', reason: 'Ganda' }, ['anew']],
  [{ status: 'withdrawn', known: false }, []],
  [{ status: 'written', report: false }, ['edit']],
  [{ status: 'taken-on', report: false }, ['edit']],
  [{ status: 'conflict', report: false }, ['settle']],
  [{ status: 'review', report: false }, ['edit']],
  [{ status: 'done', report: false, open: false }, ['anew']],
  [{ status: 'declined', report: false, open: false }, ['anew']],
];

test('what can be done with a record that arrived', () => {
  for (const [record, actions] of ARRIVED) assert.deepEqual(actionsFor(record), actions, JSON.stringify(record));
});

const REFUSED = [
  // why it was refused → what helps, the main one first
  ['record', 'invalid', ['edit', 'again', 'out']],
  ['record', 'village', ['edit', 'again', 'out']],
  ['record', 'other-regency', ['edit', 'again', 'out']],
  ['record', 'too-large', ['edit', 'again', 'out']],
  ['record', undefined, ['edit', 'again', 'out']],
  ['record', 'other-content', ['correct', 'again', 'out']],
  ['record', 'withdrawn', ['anew', 'out']],
  ['record', 'other-record', ['anew', 'out']],
  ['record', 'no-mandate', ['again', 'out']],
  ['record', 'role', ['again', 'out']],
  ['record', 'not-yours', ['again', 'out']],
  ['record', 'author', ['again', 'out']],
  ['record', 'kind', ['again', 'out']],
  ['record', 'lost-record', ['out']],
  ['file', 'lost-file', ['photo', 'again', 'out']],
  ['file', 'hash', ['again', 'out']],
  ['file', 'taken-out', ['out']],
];

test('what helps a part that was refused; giving it up always can', () => {
  for (const [kind, code, remedies] of REFUSED) {
    const entry = { id: 'a', record: 'a', kind, state: 'held', reason: code && { code } };
    assert.deepEqual(remediesFor(entry), remedies, kind + ' ' + code);
    assert.ok(remedies.includes('out'));
    assert.equal(canEdit([entry], 'a'), !remedies.includes('anew'), 'its form is offered only where an edit can arrive: ' + code);
  }
  assert.equal(canEdit([{ id: 'a', record: 'a', kind: 'record', state: 'waiting' }], 'a'), true);
});
