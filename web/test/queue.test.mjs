import assert from 'node:assert/strict';
import test from 'node:test';
import * as queues from '../lapangan/core/queue.js';

const record = { id: 'r1', kind: 'record', record: 'r1', regency: '73.24' };
const photo = { id: 'f1', kind: 'file', record: 'r1', regency: '73.24' };
const receipt = { receipt: 'LK-1', version: 1, status: 'accepted', epoch: 'e' };

test('a photo waits for the receipt of its report', () => {
  const queue = queues.add(queues.add([], record, 0), photo, 0);

  assert.deepEqual(queues.due(queue, 'file'), []);

  const after = queues.done(queues.attempt(queue, 'r1'), 'r1', receipt, 20);
  assert.deepEqual(queues.due(after, 'file').map((e) => e.id), ['f1']);
});

test('green only when every part has its receipt', () => {
  let queue = queues.add(queues.add([], record, 0), photo, 0);
  assert.equal(queues.isGreen(queue, 'r1'), false);

  queue = queues.done(queue, 'r1', receipt, 1);
  assert.equal(queues.isGreen(queue, 'r1'), false);

  queue = queues.done(queue, 'f1', { receipt: '' }, 2);
  assert.equal(queues.isGreen(queue, 'r1'), false, 'a file that is done without a receipt is not green');

  queue = queues.done(queue, 'f1', { receipt: 'BK-1' }, 3);
  assert.equal(queues.isGreen(queue, 'r1'), true);
});

test('a phone that was switched off while sending sends again', () => {
  const queue = queues.attempt(queues.add([], record, 0), 'r1');

  const after = queues.revive(queue);

  assert.equal(after[0].state, 'waiting');
  assert.equal(after[0].attempts, 1, 'that the server may know it is not forgotten');
  assert.equal(queues.due(after, 'record').length, 1);
});

test('a failed attempt is due again at once, however often it failed: the pause is the line’s', () => {
  let queue = queues.add([], record, 0);
  for (let n = 0; n < 30; n++) {
    queue = queues.fail(queues.attempt(queue, 'r1'), 'r1', { reason: { code: 'busy' } });
    assert.equal(queues.due(queue, 'record').length, 1);
  }
  assert.equal(queue.length, 1);
  assert.equal(queues.anyDue(queue), true);
});

test('a pause that an earlier version gave to one entry keeps nobody waiting', () => {
  const queue = queues.add([], record, 0).map((e) => ({ ...e, notBefore: 1e15 }));
  assert.equal(queues.due(queue, 'record').length, 1);
});

test('what a stranger had refused for an earlier version waits again; what the server refused does not', () => {
  const queue = queues.hold(queues.hold(queues.add(queues.add([], record, 0), photo, 0), 'r1', { code: '403', text: '' }), 'f1', { code: 'kind', text: 'Foto saja.' });
  const after = queues.forgiveStrangers(queue);
  assert.deepEqual(after.map((e) => e.state), ['waiting', 'held']);
  assert.equal(queues.forgiveStrangers(after), after);
});

test('files: what is half there goes on, then on a slow line the smallest, on a good one in their order', () => {
  const sizes = { a: 900, b: 100, c: 500 };
  let queue = queues.done(queues.add([], record, 0), 'r1', receipt, 1);
  for (const id of ['a', 'b', 'c']) queue = queues.add(queue, { ...photo, id }, 2);
  const order = (slow) => queues.inOrder(queues.due(queue, 'file'), (id) => sizes[id], slow).map((e) => e.id).join('');

  assert.equal(order(false), 'abc');
  assert.equal(order(true), 'bca');
  queue = queues.fail(queues.attempt(queue, 'c'), 'c', { reason: { code: 'no-answer' }, offset: 10 });
  assert.equal(order(true), 'cba');
  assert.equal(order(false), 'cab');
});

test('a refused report is held for a person and is still unsent', () => {
  const held = queues.hold(queues.attempt(queues.add([], record, 5), 'r1'), 'r1', { code: 'title', text: 'Ubah namanya.' });

  assert.deepEqual(queues.due(held, 'record'), []);
  assert.deepEqual(queues.unsentRecords(held), ['r1']);
  assert.equal(queues.waitingSince(held, 'r1'), 5);
  assert.equal(queues.due(queues.release(held, 'r1'), 'record').length, 1);
});

test('a photo of a report that the server knows goes on while an edit of the report is held', () => {
  let queue = queues.done(queues.add(queues.add([], record, 0), photo, 0), 'r1', receipt, 1);
  queue = queues.hold(queues.add(queue, record, 2), 'r1', { code: 'x' });

  assert.deepEqual(queues.due(queue, 'file').map((e) => e.id), ['f1']);
});

test('neither failing nor releasing undoes a receipt that came meanwhile', () => {
  const done = queues.done(queues.add([], record, 0), 'r1', receipt, 1);
  assert.equal(queues.fail(done, 'r1', {})[0].state, 'done');
  assert.equal(queues.release(done, 'r1')[0].state, 'done');
});
