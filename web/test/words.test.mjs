import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { calledTogether } from '../lapangan/core/kinds.js';
import { note } from '../lapangan/gate/people.js';
import { en } from '../lapangan/words/en.js';
import { id } from '../lapangan/words/id.js';
import { speak, unitOf } from '../lapangan/words/words.js';

const app = fileURLToPath(new URL('../lapangan/', import.meta.url));
const sources = readdirSync(app, { recursive: true }).filter((name) => name.endsWith('.js')).map((name) => readFileSync(app + name, 'utf8')).join('\n');

test('both languages have the same words, with the same places to fill in', () => {
  assert.deepEqual(Object.keys(en).sort(), Object.keys(id).sort());
  const places = (words) => [...words.matchAll(/\{\w+\}/g)].map(String).sort();
  for (const key of Object.keys(id)) assert.deepEqual(places(en[key]), places(id[key]), key);
});

test('what an activity counts is named in the language of the screen, one apart from many', () => {
  const visits = { unit: 'kunjungan', units: { id: 'kunjungan', en: 'visits' }, oneUnit: { id: 'kunjungan', en: 'visit' } };
  assert.equal(unitOf(visits, 120), 'kunjungan');
  globalThis.document = { documentElement: {} };
  speak('en');
  assert.deepEqual([unitOf(visits, 120), unitOf(visits, 1), unitOf({ unit: 'kunjungan' }, 2), unitOf({}, 2)], ['visits', 'visit', 'kunjungan', '']);
  speak('id');
  delete globalThis.document;
});

test('every word that a screen asks for is there', () => {
  const asked = [...sources.matchAll(/\bt\('([^']+)'/g)].map(([, key]) => key);
  const counted = [...sources.matchAll(/\btn\('([^']+)'/g)].flatMap(([, key]) => [key + '.one', key + '.many']);
  assert.ok(asked.length > 150);
  const begins = (key) => Object.keys(id).some((known) => known.startsWith(key));
  const there = (key) => key in id || (/\.(\.one|\.many)?$/.test(key) && begins(key.replace(/\.(one|many)$/, '')));
  const lacking = [...asked, ...counted].filter((key) => !there(key));
  assert.deepEqual(lacking, []);
});

test('no word is left that no screen asks for', () => {
  const built = [...sources.matchAll(/\btn?\('([^']+\.)' \+/g)].map(([, key]) => key);
  const unused = Object.keys(id).filter((key) => !sources.includes(`'${key}'`) && !sources.includes(`'${key.replace(/\.(one|many)$/, '')}'`) && !built.some((b) => key.startsWith(b)));
  assert.deepEqual(unused, []);
});

test('a phone with an unfinished report does not say that everything is sent', () => {
  assert.equal(note({ unsent: 0, oldest: null, drafts: 1 }), '1 laporan belum selesai diisi');
  assert.equal(note({ unsent: 2, oldest: null, drafts: 1 }).split(' · ').length, 2);
  assert.equal(note({ unsent: 0, oldest: null }), id['people.allsent']);
});

test('notes are counted as notes, and reports together with notes by a word for both', () => {
  const of = (...kinds) => calledTogether(kinds.map((kind) => ({ kind })));
  assert.equal(of(undefined, 'activity-report'), 'report');
  assert.equal(of('need-note'), 'note');
  assert.equal(of('need-note', undefined), 'both');
  assert.equal(note({ unsent: 2, oldest: null, unsentCalled: 'note' }), '2 catatan belum terkirim');
  assert.equal(note({ unsent: 2, oldest: null, unsentCalled: 'both', drafts: 1, draftsCalled: 'note' }), '2 kiriman belum terkirim · 1 catatan belum selesai diisi');
});

test('no count says report of what can be a note', () => {
  const counts = Object.keys(id).filter((key) => id[key].includes('{what}'));
  assert.ok(counts.length >= 5);
  for (const key of counts) assert.ok(!/laporan|report/i.test(id[key] + en[key]), key);
});
