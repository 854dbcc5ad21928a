import assert from 'node:assert/strict';
import test from 'node:test';
import { codeOfPulled, dayOf, holdsIdentityNumber, kindOf, kindsToWrite, pulledOf, REPORT } from '../lapangan/core/kinds.js';
import { sentOf, statusOf } from '../lapangan/core/lists.js';
import { merge } from '../lapangan/core/merge.js';

const words = (id) => ({ id, en: id });
const NEED = {
  kind: 'record-kind', id: 'k1', of: 'need-note', pulledAs: 'need-note', regency: '73.24', maySend: true, name: words('Catatan kebutuhan'), lead: words('Tanpa nama.'),
  fields: [
    { name: 'village', type: 'village', required: true, settleBy: 'person', label: words('Desa') },
    { name: 'people', type: 'counts', required: true, settleBy: 'person', label: words('Orang'), options: [{ code: 'children', name: words('Anak') }, { code: 'women', name: words('Perempuan') }] },
    { name: 'urgency', type: 'level', required: true, settleBy: 'highest', label: words('Mendesak'), options: [{ code: '1', name: words('Nanti') }] },
    { name: 'day', type: 'day', required: true, settleBy: 'person', label: words('Tanggal') },
    { name: 'text', type: 'text', required: false, settleBy: 'person', max: 10, label: words('Keterangan') },
  ],
};

function session(...pulled) {
  return {
    regency: { code: '73.24' }, account: { person: { id: 'p' }, regencies: [] }, queue: [], reports: new Map(), drafts: new Map(),
    pulled: new Map(pulled.map((p) => [p.kind + ':' + p.id, p])),
  };
}

test('what was kept before kinds had names is a report', () => {
  const kind = kindOf(session(), { id: 'r', regency: '73.24' });
  assert.equal(kind.code, REPORT);
  assert.equal(kind.pulledAs, 'report');
  assert.deepEqual(kind.missing({ files: [] }, '2026-11-20'), ['activity', 'heldOn', 'village', 'photo', 'people']);
});

test('a described kind says what is missing and sends declared fields alone', () => {
  const kind = kindOf(session(NEED), { kind: 'need-note', regency: '73.24' });
  assert.deepEqual(kind.missing({ day: '2026-11-21' }, '2026-11-20'), ['village', 'people', 'urgency', 'day']);
  const body = { village: 'v', people: { children: 2 }, urgency: 2, day: '2026-11-20', text: '  terlalu panjang ', other: 1 };
  assert.deepEqual(kind.missing(body, '2026-11-20'), []);
  assert.deepEqual(kind.toSend(body), { village: 'v', people: { children: 2, women: 0 }, urgency: 2, day: '2026-11-20', text: 'terlalu pa' });
  assert.equal(dayOf(kind, body), '2026-11-20');
});

test('a kind without its description keeps what was written as it is', () => {
  const body = { village: 'v', people: { children: 2 } };
  assert.deepEqual(kindOf(session(), { kind: 'need-note', regency: '73.24' }).toSend(body), body);
});

test('only kinds that the person may send here are offered', () => {
  assert.deepEqual(kindsToWrite(session(NEED)).map((k) => k.code), ['need-note']);
  assert.deepEqual(kindsToWrite(session({ ...NEED, maySend: false })), []);
  assert.deepEqual(kindsToWrite(session({ ...NEED, regency: '73.22' })), []);
});

test('the more urgent stands by itself, everything else waits for a person', () => {
  const { settleBy } = kindOf(session(NEED), { kind: 'need-note', regency: '73.24' });
  const base = { urgency: 1, people: { children: 3 } };
  const { body, conflicts } = merge(base, { urgency: 2, people: { children: 4 } }, { urgency: 3, people: { children: 7 } }, settleBy);
  assert.equal(body.urgency, 3);
  assert.deepEqual(conflicts, [{ field: 'people.children', mine: 4, theirs: 7 }]);
});

test('a note that came back stands in the list with where it stands and its answer', () => {
  const status = { code: 'done', id: 'Terpenuhi', en: 'Met', open: false };
  const note = { kind: 'need-note', id: 'n', regency: '73.24', version: 2, status, answer: 'Selesai.', author: { id: 'p' }, receipt: 'CK', body: { village: 'v', day: '2026-11-20' } };
  const here = session(NEED, note);
  assert.equal(codeOfPulled(here, note), 'need-note');
  assert.equal(pulledOf(here, 'n'), note);
  const [row] = sentOf(here);
  assert.equal(row.kind, 'need-note');
  assert.equal(row.heldOn, '2026-11-20');
  assert.equal(statusOf(here, row), 'done');
});

test('a number that leads to one person is found however it is written', () => {
  for (const text of ['telp 0812-3456-7890', 'WA +62 812 3456 7890', '+62081234567890', '+62 (0)812-3456-7890', '0062 812 3456 7890'])
    assert.ok(holdsIdentityNumber(text), text);
  for (const text of ['dua anak', 'Rp 10.000.000.000', 'sejak 08-12-2025 09.30', 'RT 002 RW 005, 12 keluarga']) assert.ok(!holdsIdentityNumber(text), text);
});
