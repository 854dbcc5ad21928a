import assert from 'node:assert/strict';
import test from 'node:test';
import { changes, merge, settle } from '../lapangan/core/merge.js';

const base = { heldOn: '2026-11-20', people: { childrenM: 10, childrenF: 12 }, files: [{ id: 'a' }] };

test('what each side changed alone is taken from both', () => {
  const mine = { ...base, notes: 'Ramai.' };
  const theirs = { ...base, people: { childrenM: 11, childrenF: 12 }, cost: 50_000 };

  const { body, conflicts } = merge(base, mine, theirs);

  assert.deepEqual(conflicts, []);
  assert.deepEqual(body, { ...base, notes: 'Ramai.', people: { childrenM: 11, childrenF: 12 }, cost: 50_000 });
});

test('the same field changed on both sides is a conflict, and nobody wins in silence', () => {
  const mine = { ...base, people: { childrenM: 15, childrenF: 12 } };
  const theirs = { ...base, people: { childrenM: 11, childrenF: 12 } };

  const { body, conflicts } = merge(base, mine, theirs);

  assert.deepEqual(conflicts, [{ field: 'people.childrenM', mine: 15, theirs: 11 }]);
  assert.equal(body.people.childrenM, 15);
});

test('the same change on both sides is none', () => {
  const both = { ...base, heldOn: '2026-11-21' };
  assert.deepEqual(merge(base, both, structuredClone(both)), { body: both, conflicts: [] });
});

test('a field that they emptied and I left alone is empty', () => {
  const before = { ...base, notes: 'lama' };
  assert.equal('notes' in merge(before, before, base).body, false);
});

test('a field that they emptied and I changed is a conflict with nothing', () => {
  const before = { ...base, notes: 'lama' };
  assert.deepEqual(merge(before, { ...base, notes: 'baru' }, base).conflicts, [{ field: 'notes', mine: 'baru', theirs: null }]);
});

test('pictures of both sides are kept', () => {
  const mine = { ...base, files: [{ id: 'a' }, { id: 'b' }] };
  const theirs = { ...base, files: [{ id: 'a' }, { id: 'c' }] };
  assert.deepEqual(merge(base, mine, theirs).body.files.map((f) => f.id), ['a', 'b', 'c']);
});

test('a picture that I took out stays out when they added one', () => {
  const theirs = { ...base, files: [{ id: 'a' }, { id: 'c' }] };
  assert.deepEqual(merge(base, { ...base, files: [] }, theirs).body.files.map((f) => f.id), ['c']);
});

test('age bands are judged one by one', () => {
  const mine = { ...base, ages: { '0-5': { m: 1, f: 0 } } };
  const theirs = { ...base, ages: { '6-12': { m: 4, f: 4 } } };
  assert.deepEqual(merge(base, mine, theirs).body.ages, { '0-5': { m: 1, f: 0 }, '6-12': { m: 4, f: 4 } });
});

test('a person settles field by field, and what is not chosen stays open', () => {
  const conflicts = [{ field: 'people.childrenM', mine: 15, theirs: 11 }, { field: 'notes', mine: 'a', theirs: null }];
  const body = { ...base, people: { childrenM: 15, childrenF: 12 }, notes: 'a' };

  const first = settle(body, conflicts, { 'people.childrenM': 'theirs' });
  assert.equal(first.body.people.childrenM, 11);
  assert.deepEqual(first.conflicts.map((c) => c.field), ['notes']);

  const second = settle(first.body, first.conflicts, { notes: 'theirs' });
  assert.equal('notes' in second.body, false);
  assert.deepEqual(second.conflicts, []);
});

test('empty, absent and null are the same; the order of keys says nothing', () => {
  assert.deepEqual(changes({ notes: '', place: { lat: 1, lon: 2 } }, { place: { lon: 2, lat: 1 }, cost: null }), []);
});
