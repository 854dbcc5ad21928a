// What a chosen file is, by its bytes.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { readJpeg, sniff } from '../lapangan/photo/kinds.js';
import { takeWhileRoom } from '../lapangan/photo/room.js';
import { id } from '../lapangan/words/id.js';

const bytes = (...parts) => new Uint8Array(Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part)))));
const box = (brand) => bytes([0, 0, 0, 24], 'ftyp' + brand, Buffer.alloc(40));

test('each kind of file is known by its first bytes', () => {
  const kinds = (list) => list.map((head) => sniff(head, head.length));
  assert.equal(sniff(new Uint8Array(0), 0), 'empty');
  assert.deepEqual(kinds(['heic', 'heix', 'mif1', 'hevc'].map(box)), Array(4).fill('heic'));
  assert.deepEqual(kinds([...['isom', 'mp42', 'qt  ', '3gp5', 'M4V '].map(box), bytes('RIFF', [0, 0, 0, 0], 'AVI LIST'), bytes([0x1a], 'E\xdf\xa3', Buffer.alloc(20)), bytes([0, 0, 0, 8], 'moov')]), Array(8).fill('video'));
  assert.deepEqual(kinds([bytes('%PDF-1.7'), bytes('PK\x03\x04docx'), bytes('\xd0\xcf\x11\xe0')]), Array(3).fill('document'));
  assert.deepEqual(kinds([bytes('\x89PNG\r\n'), bytes('RIFF', [0, 0, 0, 0], 'WEBP'), bytes('GIF89a'), box('avif'), bytes('bukan')]), Array(5).fill('other'));
  assert.equal(sniff(bytes([0xff, 0xd8, 0xff]), 3), 'jpeg');
});

const segment = (marker, content) => bytes([0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 255], content);
const frame = (width, height) => segment(0xc0, bytes([8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]));
const thumbnail = segment(0xe1, bytes('Exif\0\0', [0xff, 0xd8, 0xff, 0xd9]));
const scan = bytes(segment(0xda, bytes([1, 1, 0, 0, 63, 0])), [1, 2, 0xff, 0, 3, 0xff, 0xd0, 4]);
const whole = bytes([0xff, 0xd8], thumbnail, frame(9248, 6936), scan, scan, [0xff, 0xd9]);

test('a JPEG is whole when its picture ends, whatever stands in its metadata or hangs behind it', () => {
  assert.deepEqual(readJpeg(whole), { width: 9248, height: 6936, whole: true });
  assert.equal(readJpeg(bytes(whole, 'ftypmp42 a film behind')).whole, true);
  assert.equal(readJpeg(bytes(whole.subarray(0, whole.length - 2), [0xff, 0xff, 0xd9])).whole, true);
  for (let cut = 2; cut < whole.length; cut++) assert.equal(readJpeg(whole.subarray(0, cut)).whole, false, 'cut at ' + cut);
});

test('a JPEG in which zeros stand where bytes were lost is not whole, and a plain one is', () => {
  const [across, down] = [1_600, 1_200];
  const packed = (codes) => bytes([0xff, 0xd8], frame(across, down), segment(0xda, bytes([1, 1, 0, 0, 63, 0])), codes, [0xff, 0xd9]);
  const codes = (length) => Uint8Array.from({ length }, (_, n) => (n % 250) + 1);
  const zeros = (length) => new Uint8Array(length);
  assert.equal(readJpeg(packed(codes(60_000))).whole, true);
  assert.equal(readJpeg(packed(bytes(codes(30_000), zeros(30_000)))).whole, false, 'the second half');
  assert.equal(readJpeg(packed(bytes(codes(20_000), zeros(20_000), codes(20_000)))).whole, false, 'a hole');
  assert.equal(readJpeg(packed(zeros((across * down * 3) / 512))).whole, true, 'one bit for each block');
});

test('no bytes end the reading in a fault or in a loop', () => {
  let seed = 7;
  const next = () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648);
  for (let n = 0; n < 2_000; n++) {
    const harmed = Uint8Array.from(whole);
    for (let k = 0; k < 4; k++) harmed[next() % harmed.length] = next() % 256;
    assert.equal(typeof readJpeg(harmed).whole, 'boolean');
    assert.equal(typeof sniff(harmed, harmed.length), 'string');
  }
});

test('every reason that a file cannot be taken has a sentence that says what to do', () => {
  const source = readFileSync(new URL('../lapangan/photo/photo.js', import.meta.url), 'utf8');
  const reasons = [...new Set([...source.matchAll(/'(empty|heic|cut|video|document|toolarge|unreadable)'/g)].map(([, why]) => why))];
  assert.equal(reasons.length, 7);
  for (const why of reasons) assert.match(id['photo.' + why], /pilih|ambil/i, why);
});

test('bad pictures take no place from a good one behind them', async () => {
  const kept = ['there already'];
  const take = async (file) => (file.startsWith('good') ? (kept.push(file), null) : file + ' is bad');

  const said = await takeWhileRoom(['empty', 'good 1', 'heic', 'half', 'good 2'], () => kept.length < 5, take);

  assert.deepEqual(kept, ['there already', 'good 1', 'good 2']);
  assert.deepEqual(said, { words: ['empty is bad', 'heic is bad', 'half is bad'], left: false });
});

test('what finds no room is said, and so many bad ones are not all looked at', async () => {
  const kept = [];
  const full = await takeWhileRoom(['a', 'b', 'c'], () => kept.length < 2, async (file) => (kept.push(file), null));
  assert.deepEqual([kept, full], [['a', 'b'], { words: [], left: true }]);

  const many = await takeWhileRoom(Array.from({ length: 200 }, () => 'bad'), () => true, async (file) => file);
  assert.deepEqual([many.words.length, many.left], [20, true]);
});
