import assert from 'node:assert/strict';
import test from 'node:test';
import { age, dayIn, inMonthOf, instantOf, longDate } from '../lapangan/core/dates.js';
import { readExif } from '../lapangan/core/exif.js';
import { uuidv7 } from '../lapangan/core/ids.js';
import { agesDiffer, agesExceed, missing, parseNumber, toSend } from '../lapangan/core/report.js';
import { shareText } from '../lapangan/core/share.js';
import { t, number } from '../lapangan/words/words.js';
import { ACTIVITIES, BARUGA } from './cast.mjs';

const TODAY = '2026-11-21';
const whole = {
  activity: ACTIVITIES[0].id, heldOn: '2026-11-20', village: BARUGA.id, people: { childrenM: 0 }, files: [{ id: 'f', slot: 'photo', sha256: 's', size: 1 }],
};

test('what is required, one by one', () => {
  assert.deepEqual(missing(whole, TODAY), []);
  assert.deepEqual(missing({ ...whole, activity: null }, TODAY), ['activity']);
  assert.deepEqual(missing({ ...whole, activity: null, title: '  ' }, TODAY), ['activity']);
  assert.deepEqual(missing({ ...whole, activity: null, title: 'Rembuk' }, TODAY), []);
  assert.deepEqual(missing({ ...whole, heldOn: '' }, TODAY), ['heldOn']);
  assert.deepEqual(missing({ ...whole, heldOn: '2026-11-22' }, TODAY), ['future']);
  assert.deepEqual(missing({ ...whole, heldOn: TODAY }, TODAY), []);
  assert.deepEqual(missing({ ...whole, village: null }, TODAY), ['village']);
  assert.deepEqual(missing({ ...whole, files: [{ id: 'f', slot: 'attendance' }] }, TODAY), ['photo']);
});

test('zero is a number, nothing is not', () => {
  assert.deepEqual(missing({ ...whole, people: {} }, TODAY), ['people']);
  assert.deepEqual(missing({ ...whole, people: { childrenM: null, adultsF: null } }, TODAY), ['people']);
  assert.deepEqual(toSend(whole).people, { childrenM: 0, childrenF: 0, adultsM: 0, adultsF: 0 });
});

test('what is sent holds no empty field', () => {
  const sent = toSend({ ...whole, title: 'left over', notes: '  ', cost: null, ages: { '0-5': { m: null } }, onBehalfOf: { name: ' ' }, disability: {} });
  assert.deepEqual(Object.keys(sent).sort(), ['activity', 'files', 'heldOn', 'people', 'village']);
});

test('what is typed as a number', () => {
  assert.deepEqual(['12', ' 1.250.000 ', '0', '-3', '1,5', 'dua', ''].map(parseNumber), [12, 1250000, 0, null, null, null, null]);
});

test('ages that do not add up are only said when all bands are filled', () => {
  const people = { childrenM: 3, childrenF: 2 };
  assert.equal(agesDiffer({ people, ages: { '0-5': { m: 9 } } }), false);
  assert.equal(agesDiffer({ people, ages: { '0-5': { m: 1, f: 1 }, '6-12': { m: 1, f: 1 }, '13-17': { m: 1, f: 0 } } }), false);
  assert.equal(agesDiffer({ people, ages: { '0-5': { m: 2, f: 1 }, '6-12': { m: 1, f: 1 }, '13-17': { m: 1, f: 0 } } }), true);
});

test('more children by age than were there is said at once, fewer is not', () => {
  const people = { childrenM: 3, childrenF: 2 };
  assert.equal(agesExceed({ people, ages: { '0-5': { m: 4 } } }), true);
  assert.equal(agesExceed({ people, ages: { '0-5': { f: 1 }, '13-17': { f: 2 } } }), true);
  assert.equal(agesExceed({ people, ages: { '0-5': { m: 3, f: 2 } } }), false);
  assert.equal(agesExceed({ people, ages: { '6-12': { m: 1 } } }), false);
  assert.equal(agesExceed({ people: {} }), false);
});

test('the text for WhatsApp has numbers and places, and nobody’s name', () => {
  const text = shareText({
    title: 'Forum Anak', village: 'Baruga', district: 'Malili', regency: 'Kabupaten Luwu Timur', heldOn: '2026-11-20', people: { childrenM: 18, childrenF: 16, adultsF: 1200 },
    receipt: 'LK-73.24-2026-000001', notes: 'Anak bernama Sari menangis', author: { name: 'Nurhayati' }, onBehalfOf: { name: 'Hasnah' },
  }, { t, number, language: 'id' });

  assert.match(text, /\*Forum Anak\*\nDesa\/Kel\. Baruga, Kec\. Malili, Kabupaten Luwu Timur\n20 November 2026/);
  assert.match(text, /Anak: 34 \(18 L, 16 P\)/);
  assert.match(text, /Dewasa: 1\.200 \(0 L, 1\.200 P\)/);
  assert.doesNotMatch(text, /Sari|Nurhayati|Hasnah/);
});

test('the day is the regency’s', () => {
  const lateEvening = Date.parse('2026-11-20T16:30:00Z');
  assert.equal(dayIn('Asia/Jakarta', lateEvening), '2026-11-20');
  assert.equal(dayIn('Asia/Makassar', lateEvening), '2026-11-21');
  assert.equal(instantOf('2026-11-20T09:00:00', 'Asia/Makassar'), '2026-11-20T01:00:00.000Z');
  assert.equal(instantOf('2026-11-20T09:00:00', 'Asia/Jayapura'), '2026-11-20T00:00:00.000Z');
  assert.equal(longDate('2026-11-21', 'id'), '21 November 2026');
});

test('the month of an activity touches this month', () => {
  assert.equal(inMonthOf(TODAY, '2026-11-30', '2026-12-02'), true);
  assert.equal(inMonthOf(TODAY, '2026-02-01', '2026-11-01'), true);
  assert.equal(inMonthOf(TODAY, '2026-02-01', '2026-10-31'), false);
  assert.equal(inMonthOf(TODAY, '2026-12-01', '2026-12-31'), false);
});

test('the age of what waits', () => {
  const said = (ms) => Object.values(age(0, ms)).join(' ');
  assert.deepEqual([0, 59_999, 60_000, 3_600_000, 47 * 3_600_000, 48 * 3_600_000].map(said), ['now 0', 'now 0', 'minutes 1', 'hours 1', 'hours 47', 'days 2']);
  assert.equal(age(10, 0).unit, 'now', 'a clock that was set back');
});

test('ids sort by their millisecond and never repeat', () => {
  const ids = Array.from({ length: 500 }, () => uuidv7(1_700_000_000_000));
  assert.equal(new Set(ids).size, 500);
  assert.ok(ids.every((id) => /^018bcfe5-6800-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)), ids[0]);
  assert.ok(uuidv7(1) < uuidv7(2));
});

test('time and place are read from a photo', () => {
  for (const little of [true, false]) {
    assert.deepEqual(readExif(jpeg({ little })), { wall: '2026-11-20T09:15:30', offset: '+08:00', place: { lat: -2.63, lon: 121.1 } });
  }
});

test('a photo from WhatsApp, a broken one and no photo at all have neither', () => {
  const nothing = { wall: null, offset: null, place: null };
  assert.deepEqual(readExif(new Uint8Array([0xff, 0xd8, 0xff, 0xdb, 0, 4, 0, 0, 0xff, 0xda, 0, 2])), nothing);
  assert.deepEqual(readExif(new Uint8Array([1, 2, 3])), nothing);
  assert.deepEqual(readExif(new Uint8Array(0)), nothing);
  const whole = jpeg({ little: true });
  for (let cut = 0; cut < whole.length; cut += 7) assert.doesNotThrow(() => readExif(whole.slice(0, cut)));
});

/** A JPEG's first bytes with a date and a place, in either order of bytes. */
function jpeg({ little }) {
  const tiff = new DataView(new ArrayBuffer(400));
  const u16 = (at, v) => tiff.setUint16(at, v, little);
  const u32 = (at, v) => tiff.setUint32(at, v, little);
  const ascii = (at, text) => [...text].forEach((c, i) => tiff.setUint8(at + i, c.charCodeAt(0)));
  const entry = (at, tag, type, count, value) => (u16(at, tag), u16(at + 2, type), u32(at + 4, count), typeof value === 'string' ? ascii(at + 8, value) : u32(at + 8, value));
  u16(0, little ? 0x4949 : 0x4d4d);
  u16(2, 42);
  u32(4, 8);
  u16(8, 2);
  entry(10, 0x8769, 4, 1, 50);
  entry(22, 0x8825, 4, 1, 100);
  u16(50, 2);
  entry(52, 0x9003, 2, 20, 200);
  entry(64, 0x9011, 2, 7, 230);
  u16(100, 4);
  entry(102, 1, 2, 2, 'S');
  entry(114, 2, 5, 3, 250);
  entry(126, 3, 2, 2, 'E');
  entry(138, 4, 5, 3, 280);
  ascii(200, '2026:11:20 09:15:30\0');
  ascii(230, '+08:00\0');
  const rational = (at, parts) => parts.forEach(([n, d], i) => (u32(at + i * 8, n), u32(at + i * 8 + 4, d)));
  rational(250, [[2, 1], [37, 1], [4800, 100]]);
  rational(280, [[121, 1], [6, 1], [0, 1]]);
  const size = tiff.byteLength + 8;
  return new Uint8Array([0xff, 0xd8, 0xff, 0xe1, size >> 8, size & 255, 0x45, 0x78, 0x69, 0x66, 0, 0, ...new Uint8Array(tiff.buffer)]);
}
