import assert from 'node:assert/strict';
import test from 'node:test';
import { backoff } from '../lapangan/core/backoff.js';
import * as queues from '../lapangan/core/queue.js';

const record = { id: 'r1', kind: 'record', record: 'r1', regency: '73.24' };
const photo = { id: 'f1', kind: 'file', record: 'r1', regency: '73.24' };
const receipt = { receipt: 'LK-1', version: 1, status: 'accepted', epoch: 'e' };

test('a photo waits for the receipt of its report', () => {
  const queue = queues.add(queues.add([], record, 0), photo, 0);

  assert.deepEqual(queues.due(queue, 'file', 10), []);

  const after = queues.done(queues.attempt(queue, 'r1'), 'r1', receipt, 20);
  assert.deepEqual(queues.due(after, 'file', 20).map((e) => e.id), ['f1']);
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
  assert.equal(queues.due(after, 'record', 0).length, 1);
});

test('a failed attempt waits longer each time, and is never dropped', () => {
  let queue = queues.add([], record, 0);
  let before = 0;
  for (let n = 0; n < 30; n++) {
    queue = queues.fail(queues.attempt(queue, 'r1'), 'r1', { reason: { code: 'busy' } }, 0, () => 0.5);
    assert.ok(queue[0].notBefore >= before);
    before = queue[0].notBefore;
  }
  assert.equal(queue.length, 1);
  assert.equal(queues.nextDue(queue), queue[0].notBefore);
  assert.ok(before <= 10 * 60_000);
  assert.equal(queues.due(queues.hurry(queue), 'record', 0).length, 1);
});

test('the server says how long to wait', () => {
  const queue = queues.fail(queues.attempt(queues.add([], record, 0), 'r1'), 'r1', { wait: 1234 }, 1000);
  assert.equal(queue[0].notBefore, 2234);
});

test('a refused report is held for a person and is still unsent', () => {
  const held = queues.hold(queues.attempt(queues.add([], record, 5), 'r1'), 'r1', { code: 'title', text: 'Ubah namanya.' });

  assert.deepEqual(queues.due(held, 'record', 1e12), []);
  assert.deepEqual(queues.unsentRecords(held), ['r1']);
  assert.equal(queues.waitingSince(held, 'r1'), 5);
  assert.equal(queues.due(queues.release(held, 'r1'), 'record', 0).length, 1);
});

test('a photo of a report that the server knows goes on while an edit of the report is held', () => {
  let queue = queues.done(queues.add(queues.add([], record, 0), photo, 0), 'r1', receipt, 1);
  queue = queues.hold(queues.add(queue, record, 2), 'r1', { code: 'x' });

  assert.deepEqual(queues.due(queue, 'file', 3).map((e) => e.id), ['f1']);
});

test('neither failing nor releasing undoes a receipt that came meanwhile', () => {
  const done = queues.done(queues.add([], record, 0), 'r1', receipt, 1);
  assert.equal(queues.fail(done, 'r1', {}, 2)[0].state, 'done');
  assert.equal(queues.release(done, 'r1')[0].state, 'done');
});

test('the pause after a failure has chance in it', () => {
  assert.equal(backoff(1, () => 0), 2000);
  assert.equal(backoff(1, () => 1), 4000);
  assert.equal(backoff(40, () => 1), 600_000);
});
