// Plus Jakarta Sans: variable woff2 for the pages (assets/fonts), static TTF for the PDFs (class path paper/fonts, not served).
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';

export default async function fonts({ web, out }) {
  const packages = join(web, 'node_modules');
  const served = join(out, 'assets', 'fonts');
  mkdirSync(served, { recursive: true });
  copyFileSync(
    join(packages, '@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2'),
    join(served, 'plus-jakarta-sans.woff2'),
  );

  const paper = join(out, '..', 'paper', 'fonts');
  mkdirSync(paper, { recursive: true });
  for (const [weight, slant, name] of [
    [400, 'normal', 'regular'],
    [700, 'normal', 'bold'],
    [400, 'italic', 'italic'],
  ]) {
    const woff = join(packages, `@fontsource/plus-jakarta-sans/files/plus-jakarta-sans-latin-${weight}-${slant}.woff`);
    writeFileSync(join(paper, `plus-jakarta-sans-${name}.ttf`), unwrap(readFileSync(woff)));
  }
  // Signs that the Latin subset lacks: ticks, arrows, circles.
  copyFileSync(join(packages, 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf'), join(paper, 'dejavu-sans.ttf'));
  return 'pages and papers';
}

/** WOFF 1 is an sfnt whose tables are deflated one by one (W3C WOFF 1.0, section 3): put the plain sfnt back together. */
function unwrap(woff) {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF 1 file');
  const count = woff.readUInt16BE(12);
  const tables = [];
  for (let i = 0; i < count; i++) {
    const at = 44 + i * 20;
    const offset = woff.readUInt32BE(at + 4);
    const packed = woff.readUInt32BE(at + 8);
    const size = woff.readUInt32BE(at + 12);
    const bytes = woff.subarray(offset, offset + packed);
    tables.push({ tag: woff.subarray(at, at + 4), sum: woff.readUInt32BE(at + 16), data: packed < size ? inflateSync(bytes) : bytes });
  }
  const power = 2 ** Math.floor(Math.log2(count));
  const head = Buffer.alloc(12 + count * 16);
  woff.copy(head, 0, 4, 8);
  head.writeUInt16BE(count, 4);
  head.writeUInt16BE(power * 16, 6);
  head.writeUInt16BE(Math.log2(power), 8);
  head.writeUInt16BE(count * 16 - power * 16, 10);
  const parts = [head];
  let position = head.length;
  tables.forEach(({ tag, sum, data }, i) => {
    const at = 12 + i * 16;
    tag.copy(head, at);
    head.writeUInt32BE(sum, at + 4);
    head.writeUInt32BE(position, at + 8);
    head.writeUInt32BE(data.length, at + 12);
    const padding = Buffer.alloc((4 - (data.length % 4)) % 4);
    parts.push(data, padding);
    position += data.length + padding.length;
  });
  return Buffer.concat(parts);
}
