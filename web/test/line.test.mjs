// The one clock of the line, and the loop that lives by it.
import assert from 'node:assert/strict';
import test, { mock } from 'node:test';
import { backoff } from '../lapangan/core/backoff.js';
import { Line } from '../lapangan/core/line.js';
import * as queues from '../lapangan/core/queue.js';
import { Foreign, NoAnswer, Refusal } from '../lapangan/sync/api.js';
import { SyncLoop } from '../lapangan/sync/loop.js';
import { syncLine } from '../lapangan/ui/frame.js';
import { id as words } from '../lapangan/words/id.js';

test('the pause after a failure has chance in it, and is never longer than a minute', () => {
  assert.equal(backoff(1, () => 0), 2000);
  assert.equal(backoff(1, () => 1), 4000);
  assert.equal(backoff(40, () => 1), 60_000);
});

test('pauses grow while nothing comes through, and one good answer makes them small', () => {
  const line = new Line({ now: () => 0, random: () => 1 });
  assert.deepEqual([1, 2, 3, 4, 5, 6, 7].map(() => line.bad()), [4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
  line.good();
  assert.equal(line.bad(), 4_000);
});

test('what the server asks for is kept to, up to a minute', () => {
  const line = new Line({ now: () => 0, random: () => 1 });
  assert.equal(line.bad(30_000), 30_000);
  assert.equal(line.bad(300_000), 60_000);
});

test('the seconds left are counted by a clock that nobody sets', () => {
  let now = 0;
  const line = new Line({ now: () => now, random: () => 1 });
  assert.equal(line.secondsLeft, null);
  line.bad();
  now = 1_500;
  assert.equal(line.secondsLeft, 3);
  now = 99_000;
  assert.equal(line.secondsLeft, 0);
  line.begin();
  assert.equal(line.secondsLeft, null);
});

// Without locks: as in a browser that has none.
globalThis.navigator ??= {};

const entry = { id: 'r1', kind: 'record', record: 'r1', regency: '73.24' };

/** A loop over rounds that end as they are told; its time passes only when the test says so. */
function looping(t, rounds, { queue = queues.add([], entry, 0) } = {}) {
  mock.timers.enable({ apis: ['setTimeout'] });
  t.after(() => mock.timers.reset());
  let now = 0;
  const session = { id: 's', queue, account: {}, update: async () => {} };
  const sync = { rounds: 0, asked: [], moved: 0, stale: 0, giveUpStale: () => sync.stale++, giveUpAll: () => {}, round: async (how) => {
    sync.rounds++;
    sync.asked.push(Boolean(how.asked));
    const next = rounds.length > 1 ? rounds.shift() : rounds[0];
    return next(session, sync);
  } };
  const loop = new SyncLoop(session, sync, new Line({ now: () => now, random: () => 1 }));
  t.after(() => loop.stop());
  const settle = async () => {
    for (let n = 0; n < 20; n++) await new Promise(setImmediate);
  };
  return { session, sync, loop, settle, pass: async (ms) => {
    now += ms;
    mock.timers.tick(ms);
    await settle();
  } };
}

const none = () => {
  throw new NoAnswer();
};
const all = (session) => {
  session.queue = queues.done(session.queue, 'r1', { receipt: 'LK-1' }, 1);
  return 'done';
};

test('a dead line is tried at least once a minute, and the countdown says when', async (t) => {
  const { loop, sync, pass } = looping(t, [none]);
  await loop.kick();
  for (let n = 0; n < 8; n++) await pass(60_000);
  assert.equal(sync.rounds, 9);
  assert.equal(loop.state, 'no-answer');
  assert.equal(loop.secondsLeft, 60);
  await pass(20_000);
  assert.equal(loop.secondsLeft, 40);
});

test('trying now works at once, and ends what hangs', async (t) => {
  const { loop, sync, pass, settle } = looping(t, [none, none, none, none, none, all]);
  await loop.kick();
  for (let n = 0; n < 4; n++) await pass(60_000);
  await loop.now();
  await settle();
  assert.equal(loop.state, 'done');
  assert.equal(sync.rounds, 6);
  assert.equal(sync.stale, 1);
  assert.deepEqual(sync.asked, [false, false, false, false, false, true]);
  assert.equal(loop.secondsLeft, null);
});

test('asked for while a round is under way, another follows at once', async (t) => {
  let end;
  const { loop, sync, settle } = looping(t, [() => new Promise((_, fail) => (end = () => fail(new NoAnswer()))), all]);
  const first = loop.kick();
  await settle();
  assert.equal(loop.secondsLeft, null);
  await loop.now();
  end();
  await first;
  await settle();
  assert.equal(sync.rounds, 2);
  assert.equal(loop.state, 'done');
});

test('what stays behind although the line is good is tried again within a minute, with growing pauses', async (t) => {
  const { loop, sync, pass } = looping(t, [() => 'done']);
  await loop.kick();
  await pass(4_000);
  await pass(8_000);
  assert.equal(sync.rounds, 3);
  for (let n = 0; n < 5; n++) await pass(60_000);
  assert.ok(loop.secondsLeft <= 60);
});

test('something that moved makes the next pause small, however long the line was dead', async (t) => {
  const { loop, sync, pass } = looping(t, [none]);
  await loop.kick();
  for (let n = 0; n < 6; n++) await pass(60_000);
  sync.moved = 1;
  await pass(60_000);
  assert.ok(loop.secondsLeft <= 4);
});

test('when everything has arrived it looks for news every five minutes and counts nothing down', async (t) => {
  const { loop, sync, pass } = looping(t, [all]);
  await loop.kick();
  assert.equal(loop.secondsLeft, null);
  await pass(4 * 60_000);
  assert.equal(sync.rounds, 1);
  await pass(60_000);
  assert.equal(sync.rounds, 2);
});

test('while the password is asked for nothing is tried, and nothing counts down to it', async (t) => {
  const { loop, sync, pass } = looping(t, [() => 'password']);
  await loop.kick();
  assert.equal(loop.secondsLeft, null);
  await pass(10 * 60_000);
  assert.equal(sync.rounds, 1);
});

test('the screen says of each end of a round what it was', async (t) => {
  const ends = [
    [new NoAnswer(), 'sync.nosignal'], [new Foreign(), 'sync.foreign'],
    [new Refusal(503, { code: 'busy' }), 'sync.busy'], [new Refusal(404, { code: 'no-record' }), 'sync.trouble'],
    [new DOMException('', 'QuotaExceededError'), 'sync.full'], [new TypeError('a bug'), 'sync.trouble'],
  ];
  for (const [end, key] of ends) {
    const { loop, session } = looping(t, [() => Promise.reject(end)]);
    await loop.kick();
    assert.equal(syncLine(session, loop.state).words, words[key]);
    assert.notEqual(loop.state, 'working');
    loop.stop();
    mock.timers.reset();
  }
});

test('a queue in which everything waits for a person is not called sent, nor waiting its turn', () => {
  const queue = queues.hold(queues.add([], entry, 0), 'r1', { code: 'title', text: '' });
  assert.equal(syncLine({ queue, account: {} }, 'done').words, words['sync.held']);
});
