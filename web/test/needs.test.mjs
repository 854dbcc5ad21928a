// What waits for a person, what two activities of one name are called, and the figures of the month: pure, on a session's maps.
import assert from 'node:assert/strict';
import test from 'node:test';
import { isNew, monthOf, outsidePlan, sentOf, statusOf, sureKey, whomToAsk } from '../lapangan/core/lists.js';
import { needsOf, needsSomebody } from '../lapangan/core/needs.js';
import { activityName, movedWords, reasonWords, withdrawnWords } from '../lapangan/screens/places.js';
import { ACTIVITIES, ADMINISTRATOR, ATUE, BARUGA, COMPANION, PEOPLE } from './cast.mjs';

const [ME, OTHER] = PEOPLE;
const person = { id: ME.id, name: ME.name };

function sessionWith({ pulled = [], reports = [], queue = [], drafts = [] }) {
  const regency = { code: '73.24', name: 'Kabupaten Luwu Timur', zone: 'Asia/Makassar', villages: [BARUGA], mandates: [] };
  const map = (list, key = (value) => value.id) => new Map(list.map((value) => [key(value), value]));
  return {
    account: { person, regencies: [regency] }, regency, queue,
    pulled: map(pulled.map((p) => ({ regency: '73.24', ...p })), (p) => p.kind + ':' + p.id), reports: map(reports), drafts: map(drafts),
  };
}

const report = (id, more = {}) => ({
  kind: 'report', id, version: 2, author: person, title: 'Rembuk', heldOn: '2026-11-20', village: BARUGA.id, people: { childrenM: 4, childrenF: 6 }, status: 'complete', receipt: 'R', usedFor: [], body: {}, ...more,
});
const conflicts = [{ field: 'heldOn', mine: '2026-11-20', theirs: '2026-11-19' }];
const why = (session) => needsOf(session).map((need) => need.id + ' ' + need.why);

test('conflicts, doubts, what was sent back and what was refused wait for the person; what is well does not', () => {
  const session = sessionWith({
    pulled: [report('a', { conflicts }), report('b', { status: 'review' }), report('c', { status: 'incomplete', reason: 'Foto buram' }), report('d'), report('e', { status: 'incomplete' }),
      report('f', { status: 'withdrawn', reason: 'Ganda' }), report('g', { conflicts, author: { id: OTHER.id, name: OTHER.name } })],
    queue: [{ id: 'h', kind: 'record', record: 'h', regency: '73.24', state: 'held', addedAt: 1 }],
    drafts: [{ id: 'i', regency: '73.24', body: {}, conflicts, updatedAt: 1 }],
  });
  assert.deepEqual(why(session).sort(), ['a conflict', 'b review', 'c returned', 'h held', 'i draft']);
  assert.equal(needsSomebody(session, 'a'), true);
  assert.equal(needsSomebody(session, 'd'), false);
});

test('what was refused says what it needs: another form, another hand, or to become a new one', () => {
  const held = (id, code) => ({ id, kind: 'record', record: id, regency: '73.24', state: 'held', addedAt: 1, reason: { code } });
  assert.deepEqual(why(sessionWith({ queue: [held('a', 'invalid'), held('b', 'no-mandate'), held('c', 'withdrawn')] })), ['a held', 'b stuck', 'c closed']);
});

test('what the receipt said counts until the server’s own copy is newer: a conflict that the office settled does not stay for ever', () => {
  const own = (version) => ({ id: 'a', regency: '73.24', body: { files: [] }, conflicts, acked: { version, body: { heldOn: '2026-11-20', village: BARUGA.id, files: [] } } });
  assert.deepEqual(why(sessionWith({ reports: [own(2)] })), ['a conflict']);
  assert.deepEqual(why(sessionWith({ reports: [own(3)], pulled: [report('a', { version: 2 })] })), ['a conflict']);
  assert.deepEqual(why(sessionWith({ reports: [own(2)], pulled: [report('a', { version: 3 })] })), []);
});

test('a choice that is under way waits for the signal, not for the person', () => {
  const queue = [{ id: 'a', kind: 'record', record: 'a', regency: '73.24', state: 'waiting', addedAt: 1 }];
  assert.deepEqual(why(sessionWith({ pulled: [report('a', { conflicts })], queue })), []);
  assert.deepEqual(why(sessionWith({ pulled: [report('a', { conflicts })], queue: [{ ...queue[0], id: 'photo', kind: 'file' }] })), ['a conflict'], 'a photo that waits hides nothing');
});

test('the month is what the server has told: mine, of this month, of what counts, and how many wait', () => {
  const session = sessionWith({
    pulled: [report('a', { usedFor: [{ indicator: '6' }] }), report('b', { heldOn: '2026-11-01' }), report('c', { heldOn: '2026-10-31' }), report('d', { status: 'withdrawn' }), report('e', { author: { id: OTHER.id } }),
      report('f', { status: 'review', counted: false }), report('g', { status: 'incomplete', counted: false })],
    reports: [{ id: 'z', regency: '73.24', body: {}, acked: null }],
  });
  assert.deepEqual(monthOf(session, '2026-11-28'), { reports: 2, children: 20, used: 1, waiting: 1 });
});

test('activities of one name are told apart by what differs, others keep their name', () => {
  const [first, second] = ACTIVITIES;
  const twin = { ...first, id: 'twin', title: ' kelas  Pengasuhan tanpa kekerasan', office: 'DP2KB' };
  const later = { ...first, id: 'later', to: '2026-12-31' };
  const session = sessionWith({ pulled: [first, second, twin, later].map((a) => ({ ...a, kind: 'activity' })) });
  const named = (id) => activityName(session, session.pulled.get('activity:' + id));
  assert.equal(named(first.id), 'Kelas pengasuhan tanpa kekerasan · Dinsos P3A · sampai 15 Desember 2026');
  assert.equal(named('later'), 'Kelas pengasuhan tanpa kekerasan · Dinsos P3A · sampai 31 Desember 2026');
  assert.match(named('twin'), /DP2KB/);
  assert.equal(named(second.id), second.title);
});

test('activities that agreement, office and date do not tell apart are told apart by villages, and at last by a number', () => {
  const [first] = ACTIVITIES;
  const elsewhere = { ...first, id: 'elsewhere', villages: [ATUE.id] };
  const twin = { ...first, id: 'twin' };
  const session = sessionWith({ pulled: [...[first, elsewhere, twin].map((a) => ({ ...a, kind: 'activity' })), { ...BARUGA, kind: 'village' }, { ...ATUE, kind: 'village' }] });
  const named = (id) => activityName(session, session.pulled.get('activity:' + id));
  assert.equal(named('elsewhere'), 'Kelas pengasuhan tanpa kekerasan · Atue');
  assert.deepEqual([named(first.id), named('twin')], ['Kelas pengasuhan tanpa kekerasan · yang ke-1', 'Kelas pengasuhan tanpa kekerasan · yang ke-2']);
});

test('why the desk looks first is said by the server’s copy, also on a phone that never had the receipt; a note likewise', () => {
  const review = { code: 'date-far', id: 'Diterima, dan diperiksa dulu karena tanggal kegiatannya jauh dari hari ini.', en: 'Received, and checked first because its date is far.' };
  const description = { kind: 'record-kind', id: 'k', of: 'need-note', pulledAs: 'need-note', maySend: true, fields: [] };
  const note = { kind: 'need-note', id: 'n', version: 1, author: person, village: BARUGA.id, status: { code: 'written', id: 'Ditulis', en: 'Written', open: true }, receipt: 'CK', body: { village: BARUGA.id }, review };
  const session = sessionWith({ pulled: [report('a', { status: 'review', review }), report('b', { status: 'incomplete', reason: 'Foto buram' }), report('c', { status: 'review' }), description, note] });
  const said = Object.fromEntries(sentOf(session).map((row) => [row.id, reasonWords(session, row, statusOf(session, row))]));
  assert.deepEqual(said, { a: review.id, n: review.id, b: 'Catatan kabupaten: Foto buram', c: 'Laporan ini diterima dan diperiksa dulu oleh kabupaten.' });
  assert.deepEqual(why(session).sort(), ['a review', 'b returned', 'c review', 'n review']);
});

test('a report that was moved says where it is counted and why, and waits for nobody', () => {
  const [, forum] = ACTIVITIES;
  const moved = { by: 'Dinsos P3A', at: '2026-11-20T02:00:00Z', reason: 'Salah pilih' };
  const session = sessionWith({ pulled: [{ ...forum, kind: 'activity' }, report('a', { activity: forum.id, moved }), report('b', { activity: 'not-here', moved }), report('c'), report('d', { status: 'withdrawn', moved })] });
  const said = Object.fromEntries(sentOf(session).map((row) => [row.id, movedWords(session, row)]));
  assert.deepEqual(said, {
    a: 'Kabupaten menghitung laporan ini pada: Pertemuan Forum Anak desa · PKS Desa Ramah Anak 2025–2027. Alasannya: Salah pilih',
    b: 'Kabupaten menghitung laporan ini pada: Rembuk. Alasannya: Salah pilih', c: null, d: null,
  });
  assert.equal(reasonWords(session, sentOf(session).find((row) => row.id === 'a')), null);
  assert.deepEqual(why(session), []);
});

test('a day outside the plan is asked about once: not again once answered, nor of what was sent so', () => {
  const [, forum] = ACTIVITIES;
  const session = sessionWith({ pulled: [{ ...forum, kind: 'activity' }] });
  const body = { activity: forum.id, heldOn: '2026-12-24' };
  assert.equal(outsidePlan(session, {}, body).id, forum.id);
  assert.equal(outsidePlan(session, { sureOf: sureKey(body) }, body), null);
  assert.equal(outsidePlan(session, { sureOf: sureKey(body) }, { ...body, heldOn: '2026-12-25' }).id, forum.id, 'another day is another question');
  assert.equal(outsidePlan(session, { base: { ...body, notes: 'dulu' } }, body), null);
  assert.equal(outsidePlan(session, {}, { ...body, heldOn: '2026-12-20' }), null);
  assert.equal(outsidePlan(session, {}, { activity: null, heldOn: '2026-12-24' }), null);
});

test('whom to ask is never the person who asks, and at most two', () => {
  const asking = (contacts) => whomToAsk({ account: { person }, regency: { contacts } });
  const me = { id: person.id, name: 'Nama lama saya' };
  assert.deepEqual(asking([COMPANION, ADMINISTRATOR]), [COMPANION, ADMINISTRATOR]);
  assert.deepEqual(asking([me, ADMINISTRATOR, { ...COMPANION, name: person.name }]), [ADMINISTRATOR]);
  assert.equal(asking([1, 2, 3].map((n) => ({ id: 'p' + n, name: 'Orang ' + n }))).length, 2);
  assert.deepEqual(asking(undefined), [], 'a server of before says nobody');
});

test('practice is offered to whoever has written nothing yet, here or on another phone', () => {
  const fresh = () => sessionWith({});
  assert.equal(isNew(fresh()), true);
  assert.equal(isNew(sessionWith({ pulled: [report('a', { author: { id: OTHER.id } })] })), true, 'what others wrote is no practice of hers');
  assert.equal(isNew(sessionWith({ pulled: [report('a')] })), false);
  assert.equal(isNew(sessionWith({ drafts: [{ id: 'i', regency: '73.24', body: {}, updatedAt: 1 }] })), false);
  const practised = fresh();
  practised.account.practised = true;
  assert.equal(isNew(practised), false);
});

test('a report that was taken back says what its author can do, and no other does', () => {
  assert.match(withdrawnWords(report('a', { status: 'withdrawn', reason: 'Ganda' })), /jadikan isian baru/);
  assert.equal(withdrawnWords(report('b')), null);
  assert.equal(withdrawnWords({ kind: 'need', status: 'withdrawn' }), null);
});
