// A picture from the camera or the gallery becomes what is sent: at most 1600 pixels, JPEG, with its time and place read out before.
import { toBase64, toHex } from '../core/bytes.js';
import { instantOf } from '../core/dates.js';
import { readExif } from '../core/exif.js';
import { readJpeg, sniff } from './kinds.js';

const LONGEST_SIDE = 1600;
const THUMB_SIDE = 240;
const QUALITY = 0.8;
const JUST_NOW_MS = 5 * 60_000;
/** Wider than this many times its height: drawn larger, since at the usual size nothing on it could be read. */
const PANORAMA = 2.6;
const PANORAMA_SIDE = 3_600;
const MANY_POINTS = 40_000_000;

/** Nothing can be made of a file; `why` is 'empty', 'heic', 'cut', 'video', 'document', 'toolarge' or 'unreadable'. */
export class UnreadablePicture extends Error {
  constructor(why = 'unreadable') {
    super(why);
    this.why = why;
  }
}

/**
 * @param fromCamera a picture taken this moment carries its time even when it holds none itself
 * @returns { bytes, sha256, mediaType, takenAt, place, name, thumb, panorama }
 * @throws UnreadablePicture with why
 */
export async function prepare(file, { zone, fromCamera = false, now = Date.now() }) {
  const head = new Uint8Array(await file.slice(0, 256 * 1024).arrayBuffer());
  const picture = await openPicture(file, head);
  try {
    const panorama = longerSide(picture) > PANORAMA * Math.min(picture.width, picture.height);
    const full = await draw(picture, panorama ? PANORAMA_SIDE : LONGEST_SIDE, QUALITY);
    const thumb = await draw(picture, THUMB_SIDE, 0.6);
    const bytes = new Uint8Array(await full.arrayBuffer());
    const exif = readExif(head);
    return {
      bytes,
      sha256: toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))),
      mediaType: 'image/jpeg',
      takenAt: takenAt(exif, zone) ?? (fromCamera && now - file.lastModified < JUST_NOW_MS ? new Date(file.lastModified).toISOString() : null),
      place: exif.place,
      thumb: toBase64(new Uint8Array(await thumb.arrayBuffer())),
      panorama,
    };
  } finally {
    picture.close();
  }
}

function takenAt({ wall, offset }, zone) {
  if (!wall) return null;
  return offset ? new Date(wall + offset).toISOString() : instantOf(wall, zone);
}

/** What a file is decides which sentence is said; a browser that opens it all the same (HEIC on an iPhone) is believed. */
async function openPicture(file, head) {
  const kind = sniff(head, file.size);
  if (kind === 'empty' || kind === 'video' || kind === 'document') throw new UnreadablePicture(kind);
  const jpeg = kind === 'jpeg' ? readJpeg(new Uint8Array(await file.arrayBuffer())) : null;
  if (jpeg && !jpeg.whole) throw new UnreadablePicture('cut');
  try {
    return await decode(file, jpeg);
  } catch {
    throw new UnreadablePicture(kind === 'heic' ? 'heic' : jpeg && jpeg.width * jpeg.height > MANY_POINTS ? 'toolarge' : 'unreadable');
  }
}

/** 64 or 108 megapixels are opened as an element, which unpacks a JPEG smaller than it is; the other way is quicker, and the last resort. */
async function decode(file, jpeg) {
  const large = jpeg && jpeg.width * jpeg.height > MANY_POINTS;
  const ways = large ? [asElement, asBitmap] : [asBitmap, asElement];
  try {
    return await ways[0](file);
  } catch {
    return ways[1](file);
  }
}

const asBitmap = (file) => createImageBitmap(file, { imageOrientation: 'from-image' });

async function asElement(file) {
  const url = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    // Its address goes only when the picture was drawn.
    image.close = () => URL.revokeObjectURL(url);
    return image;
  } catch (wrong) {
    URL.revokeObjectURL(url);
    throw wrong;
  }
}

const longerSide = ({ width, height }) => Math.max(width, height);

function draw(picture, longest, quality) {
  const scale = Math.min(1, longest / longerSide(picture));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext('2d', { alpha: false });
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new UnreadablePicture())), 'image/jpeg', quality));
}
