// The phone's clock: lost, set by hand, corrected after a contact; and days that such a phone cannot judge.
import assert from 'node:assert/strict';
import test from 'node:test';
import { bestTime, judgeDay } from '../lapangan/core/clock.js';

const HOUR = 3600_000;
const DAY = 24 * HOUR;
const TRUE = Date.parse('2026-11-28T03:00:00Z');
const LOST = Date.parse('2015-01-01T00:00:00Z');
const near = (time, expected) => assert.ok(Math.abs(time - expected) <= 10 * 60_000, new Date(time).toISOString() + ' is not ' + new Date(expected).toISOString());

test('a right clock is believed, open or after a restart', () => {
  assert.deepEqual(bestTime({ server: TRUE, wall: TRUE, mono: 0 }, { wall: TRUE + HOUR, mono: HOUR }), { time: TRUE + HOUR, sure: true });
  assert.deepEqual(bestTime({ server: TRUE, wall: TRUE }, { wall: TRUE + 9 * DAY, mono: 5 }), { time: TRUE + 9 * DAY, sure: true });
});

test('a clock lost while offline: the time is not before the last contact, and nothing is sure', () => {
  for (const contact of [{ server: TRUE, wall: TRUE }, { server: TRUE, wall: TRUE, mono: 0 }]) {
    const { time, sure } = bestTime(contact, { wall: LOST, mono: 2 * HOUR });
    assert.ok(time >= TRUE);
    assert.equal(sure, false);
  }
  near(bestTime({ server: TRUE, wall: TRUE, mono: 0 }, { wall: LOST, mono: 2 * HOUR }).time, TRUE + 2 * HOUR);
});

test('a lost clock that met the server goes by the server’s, and is sure while the app stays open', () => {
  assert.deepEqual(bestTime({ server: TRUE, wall: LOST, mono: 0 }, { wall: LOST + HOUR, mono: HOUR }), { time: TRUE + HOUR, sure: true });
});

test('corrected after the contact, what it was off is not added again: open, after a restart, forward or back', () => {
  near(bestTime({ server: TRUE, wall: LOST, mono: 0 }, { wall: TRUE + HOUR, mono: HOUR }).time, TRUE + HOUR);
  near(bestTime({ server: TRUE, wall: LOST }, { wall: TRUE + 5 * DAY, mono: 0 }).time, TRUE + 5 * DAY);
  near(bestTime({ server: TRUE, wall: TRUE + 3 * HOUR, mono: 0 }, { wall: TRUE + HOUR, mono: HOUR }).time, TRUE + HOUR);
  near(bestTime({ server: TRUE, wall: TRUE - 2 * DAY }, { wall: TRUE + 2 * DAY, mono: 0 }).time, TRUE + 2 * DAY);
});

test('a phone that slept keeps what its clock is off', () => {
  near(bestTime({ server: TRUE, wall: LOST, mono: 0 }, { wall: LOST + 8 * HOUR, mono: HOUR }).time, TRUE + 8 * HOUR);
  near(bestTime({ server: TRUE, wall: TRUE + DAY, mono: 0 }, { wall: TRUE + DAY + 8 * HOUR, mono: 60_000 }).time, TRUE + 8 * HOUR);
});

test('whatever the clocks say, the time is never before the server’s', () => {
  for (const wall of [0, LOST, TRUE - DAY, TRUE, TRUE + DAY]) {
    for (const now of [0, LOST, TRUE - 2 * DAY, TRUE, TRUE + 3 * DAY]) {
      for (const mono of [undefined, 1_000]) {
        const { time, sure } = bestTime({ server: TRUE, wall, mono }, { wall: now, mono: 61_000 });
        assert.ok(time >= TRUE, `${wall} ${now} ${mono}`);
        assert.equal(typeof sure, 'boolean');
      }
    }
  }
});

test('a day to come is refused by a phone that is sure, and asked about by one that is not', () => {
  const known = { today: '2026-11-28', sure: true, contact: '2026-11-28' };
  assert.equal(judgeDay('2026-11-28', known), null);
  assert.equal(judgeDay('2026-11-29', known), 'future');
  assert.equal(judgeDay('2026-11-29', { ...known, sure: false }), 'ask');
  assert.equal(judgeDay('2026-11-20', { ...known, sure: false }), null);
});

test('a day far from the last contact is asked about, also when the clock is a year ahead', () => {
  assert.equal(judgeDay('2025-10-01', { today: '2026-11-28', sure: true, contact: '2026-11-28' }), 'ask');
  assert.equal(judgeDay('2025-11-01', { today: '2026-11-28', sure: true, contact: '2026-11-28' }), null);
  assert.equal(judgeDay('2028-02-01', { today: '2028-02-01', sure: true, contact: '2026-11-28' }), 'ask');
  assert.equal(judgeDay('2015-01-01', { today: '2015-01-01', sure: false, contact: null }), null);
});

test('a clock years ahead, set while the app is closed or open, proposes the day of the last contact and asks about it', () => {
  const years = 2 * 365 * DAY;
  for (const [contact, mono] of [[{ server: TRUE, wall: TRUE }, 5], [{ server: TRUE, wall: TRUE, mono: 0 }, 2 * HOUR], [{ server: TRUE, wall: TRUE - 3 * HOUR }, 5]]) {
    const { time, sure } = bestTime(contact, { wall: TRUE + years, mono });
    assert.ok(time >= TRUE && time <= TRUE + 3 * HOUR, new Date(time).toISOString());
    assert.equal(sure, false);
  }
  near(bestTime({ server: TRUE, wall: TRUE, mono: 0 }, { wall: TRUE + 20 * DAY, mono: HOUR }).time, TRUE + HOUR);
  assert.equal(judgeDay('2026-11-28', { today: '2026-11-28', sure: false, contact: '2026-11-28', odd: true }), 'ask');
  assert.equal(judgeDay('2026-11-28', { today: '2026-11-28', sure: true, contact: '2026-11-28', odd: true }), null, 'the clock is wrong and the server has told the time: nothing is asked');
  assert.equal(judgeDay('2026-11-27', { today: '2026-11-28', sure: false, contact: '2026-11-28', odd: true }), null, 'a day that somebody chose is theirs');
});

test('a phone that was away for a month asks about the day it proposes', () => {
  assert.equal(bestTime({ server: TRUE, wall: TRUE }, { wall: TRUE + 40 * DAY, mono: 5 }).sure, true);
  assert.equal(judgeDay('2027-01-07', { today: '2027-01-07', sure: true, contact: '2026-11-28' }), 'ask');
  assert.equal(judgeDay('2026-12-20', { today: '2027-01-07', sure: true, contact: '2026-11-28' }), null);
});
