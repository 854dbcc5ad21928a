import assert from 'node:assert/strict';
import test from 'node:test';
import { matches, normalise } from '../office/search.js';

test('kinds of apostrophes, blanks, hyphens, accents and what nobody sees make no difference', () => {
  for (const typed of ["Jum'at Ma'rang", 'jum\u2019at  ma\u2019rang', 'JUM\u02BCAT MA\u02BCRANG', 'jum\u00B4at\u00A0marang', 'jum\u00E1t\u2013marang\u200B']) {
    assert.equal(normalise(typed), 'jumat marang', typed);
  }
});

test('words are found in any order, and nothing typed narrows nothing', () => {
  assert.ok(matches('Desa Balo-Balo, Kec. Wotu', 'wotu balo'));
  assert.ok(!matches('Desa Balo-Balo, Kec. Wotu', 'wotu malili'));
  assert.ok(matches('Desa Balo-Balo', " ' "));
});
