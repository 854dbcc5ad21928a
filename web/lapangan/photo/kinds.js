// What a chosen file is, by its first bytes; the name and what the phone says of it are not believed. Pure.
const ascii = (bytes, at, length) => String.fromCharCode(...bytes.subarray(at, at + length));

const HEIF = new Set(['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1']);
const DOCUMENTS = ['%PDF', 'PK\x03\x04', '\xd0\xcf\x11\xe0'];

/** @returns 'empty', 'jpeg', 'heic', 'video', 'document' or 'other' */
export function sniff(head, size) {
  if (size === 0) return 'empty';
  if (head[0] === 0xff && head[1] === 0xd8) return 'jpeg';
  const box = ascii(head, 4, 4);
  if (box === 'ftyp') return boxKind(ascii(head, 8, 4));
  if (['moov', 'mdat', 'wide', 'free', 'skip'].includes(box)) return 'video';
  const four = ascii(head, 0, 4);
  if (four === 'RIFF' && ascii(head, 8, 3) === 'AVI') return 'video';
  if (four === '\x1aE\xdf\xa3' || four === 'FLV\x01' || four === '\x00\x00\x01\xba') return 'video';
  return DOCUMENTS.some((start) => four === start) ? 'document' : 'other';
}

function boxKind(brand) {
  if (HEIF.has(brand)) return 'heic';
  return brand.startsWith('avif') || brand === 'avis' ? 'other' : 'video';
}

/**
 * Walks through a JPEG: { width, height, whole }. The end mark counts only after the picture itself: the small one in the metadata has its own,
 * and what a camera hangs behind the end (a film, its own notes) does not matter. Where a card has lost its bytes stand zeros: more of them in a row
 * than a plain picture has, one bit for each block of each colour, are no picture.
 */
export function readJpeg(bytes) {
  const found = { width: null, height: null, whole: false };
  let at = 2;
  let zeros = 0;
  const isFilled = () => zeros <= STRAY_ZEROS + (found.width * found.height * 3) / (BLOCK * 8);
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return found;
    const marker = bytes[at + 1];
    if (marker === 0xff) at++;
    else if (marker === 0xd9) return { ...found, whole: isFilled() };
    else if (isBare(marker)) at += 2;
    else {
      if (isFrame(marker)) [found.height, found.width] = [pair(bytes, at + 5), pair(bytes, at + 7)];
      at += 2 + pair(bytes, at + 2);
      if (marker === 0xda) {
        const end = nextMarker(bytes, at);
        zeros = Math.max(zeros, zerosInARow(bytes, at, end));
        at = end;
      }
    }
  }
  return { ...found, whole: bytes[at] === 0xff && bytes[at + 1] === 0xd9 && isFilled() };
}

/** Over the packed picture: a 0xff in it is followed by 0 or a mark that starts anew. */
function nextMarker(bytes, from) {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next !== 0 && next !== 0xff && !isBare(next)) return at;
  }
  return bytes.length;
}

/** The most of them. */
function zerosInARow(bytes, from, end) {
  let most = 0;
  for (let at = bytes.indexOf(0, from); at >= 0 && at < end; at = bytes.indexOf(0, at + 1)) {
    const first = at;
    while (at + 1 < end && bytes[at + 1] === 0) at++;
    most = Math.max(most, at - first + 1);
  }
  return most;
}

const BLOCK = 64;
const STRAY_ZEROS = 4_096;
const pair = (bytes, at) => (bytes[at] << 8) | bytes[at + 1];
const isBare = (marker) => (marker >= 0xd0 && marker <= 0xd7) || marker === 0x01;
const isFrame = (marker) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
