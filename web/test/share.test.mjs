// The text for the village's group: the office's page and the phone make the same one of the same fields.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { KINDS } from '../lapangan/core/report.js';
import { groupTitle, shareText } from '../lapangan/core/share.js';
import { en } from '../lapangan/words/en.js';
import { id } from '../lapangan/words/id.js';

const read = (path) => readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8');
const CASES = JSON.parse(read('./share-cases.json'));
const WORDS = { id, en };

const inLanguage = (language) => ({
  language,
  t: (key, values = {}) => (WORDS[language][key] ?? key).replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? '')),
  number: (n) => new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'id-ID').format(n),
});

const textOf = (of, language) => shareText({ ...of, title: groupTitle(of, inLanguage(language).t), regency: 'Kabupaten Luwu Timur' }, inLanguage(language));

for (const { says, of, ...texts } of CASES) {
  test('the text for the group, ' + says, () => {
    for (const [language, text] of Object.entries(texts)) assert.equal(textOf(of, language), text, language);
  });
}

test('before the receipt is there the text says all but that', () => {
  const [{ of, id: text }] = CASES;
  const waiting = textOf({ ...of, receipt: null }, 'id');
  assert.equal(waiting, text.replace(/\nTanda terima .*\n/, ''));
});

test('the kinds of activity are those of the plan that stand on phones, in its own words', () => {
  const list = read('../../src/main/resources/reference/agreements/activity-kinds.yaml');
  const named = [...list.matchAll(/code: ([\w-]+), name: \{ id: ([^,]+), en: ([^}]+) \}.*field: true/g)].map(([, code, inId, inEn]) => [code, inId.trim(), inEn.trim()]);
  assert.deepEqual([...named.map(([code]) => code), 'other'], KINDS);
  for (const [code, inId, inEn] of named) assert.deepEqual([id['kind.' + code], en['kind.' + code]], [inId, inEn]);
});
