// Reads when and where a JPEG was taken, before it is scaled down and loses that. Everything else in it is left unread.
const DATE_ORIGINAL = 0x9003;
const OFFSET_ORIGINAL = 0x9011;
const EXIF_FOLDER = 0x8769;
const GPS_FOLDER = 0x8825;

/**
 * @param bytes the first part of the file (the marker sits within 128 kB)
 * @returns { wall: 'yyyy-mm-ddThh:mm:ss' | null, offset: '+08:00' | null, place: { lat, lon } | null }; broken metadata reads as none
 */
export function readExif(bytes) {
  const nothing = { wall: null, offset: null, place: null };
  try {
    const start = tiffStart(bytes);
    return start === null ? nothing : readTiff(new DataView(bytes.buffer, bytes.byteOffset + start, bytes.byteLength - start));
  } catch {
    return nothing;
  }
}

function tiffStart(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; at + 10 < view.byteLength; ) {
    const marker = view.getUint16(at);
    if (marker === 0xffe1 && view.getUint32(at + 4) === 0x45786966) return at + 10;
    if (marker === 0xffda || (marker & 0xff00) !== 0xff00) return null;
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

function readTiff(view) {
  const little = view.getUint16(0) === 0x4949;
  const main = readFolder(view, view.getUint32(4, little), little);
  const exif = main.has(EXIF_FOLDER) ? readFolder(view, number(view, main.get(EXIF_FOLDER), little), little) : new Map();
  const gps = main.has(GPS_FOLDER) ? readFolder(view, number(view, main.get(GPS_FOLDER), little), little) : new Map();
  const date = exif.has(DATE_ORIGINAL) ? ascii(view, exif.get(DATE_ORIGINAL), little) : '';
  const offset = exif.has(OFFSET_ORIGINAL) ? ascii(view, exif.get(OFFSET_ORIGINAL), little) : '';
  const found = /^(\d{4}):(\d{2}):(\d{2}) (\d{2}:\d{2}:\d{2})$/.exec(date);
  return {
    wall: found && Number(found[1]) > 1990 ? `${found[1]}-${found[2]}-${found[3]}T${found[4]}` : null,
    offset: /^[+-]\d{2}:\d{2}$/.test(offset) ? offset : null,
    place: place(view, gps, little),
  };
}

function place(view, gps, little) {
  if (!gps.has(2) || !gps.has(4)) return null;
  const lat = degrees(view, gps.get(2), little) * (ascii(view, gps.get(1), little) === 'S' ? -1 : 1);
  const lon = degrees(view, gps.get(4), little) * (ascii(view, gps.get(3), little) === 'W' ? -1 : 1);
  const real = Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && (lat !== 0 || lon !== 0);
  return real ? { lat: round(lat), lon: round(lon) } : null;
}

function readFolder(view, at, little) {
  const entries = new Map();
  const count = view.getUint16(at, little);
  for (let i = 0; i < count; i++) {
    const entry = at + 2 + i * 12;
    entries.set(view.getUint16(entry, little), entry);
  }
  return entries;
}

function ascii(view, entry, little) {
  if (entry === undefined) return '';
  const count = view.getUint32(entry + 4, little);
  const at = count > 4 ? view.getUint32(entry + 8, little) : entry + 8;
  let found = '';
  for (let i = 0; i < count && view.getUint8(at + i) !== 0; i++) found += String.fromCharCode(view.getUint8(at + i));
  return found;
}

function degrees(view, entry, little) {
  const at = view.getUint32(entry + 8, little);
  const part = (i) => view.getUint32(at + i * 8, little) / view.getUint32(at + i * 8 + 4, little);
  return part(0) + part(1) / 60 + part(2) / 3600;
}

const number = (view, entry, little) => view.getUint32(entry + 8, little);
const round = (value) => Math.round(value * 1e6) / 1e6;
