// A picture from the camera or the gallery becomes what is sent: at most 1600 pixels, JPEG, with its time and place read out before.
import { toBase64, toHex } from '../core/bytes.js';
import { instantOf } from '../core/dates.js';
import { readExif } from '../core/exif.js';

const LONGEST_SIDE = 1600;
const THUMB_SIDE = 240;
const QUALITY = 0.8;
const JUST_NOW_MS = 5 * 60_000;

export class UnreadablePicture extends Error {}

/**
 * @param fromCamera a picture taken this moment carries its time even when it holds none itself
 * @returns { bytes, sha256, mediaType, takenAt, place, name, thumb }
 * @throws UnreadablePicture when the phone cannot open it
 */
export async function prepare(file, { zone, fromCamera = false, now = Date.now() }) {
  const exif = readExif(new Uint8Array(await file.slice(0, 256 * 1024).arrayBuffer()));
  const picture = await decode(file);
  try {
    const full = await draw(picture, LONGEST_SIDE, QUALITY);
    const thumb = await draw(picture, THUMB_SIDE, 0.6);
    const bytes = new Uint8Array(await full.arrayBuffer());
    return {
      bytes,
      sha256: toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))),
      mediaType: 'image/jpeg',
      takenAt: takenAt(exif, zone) ?? (fromCamera && now - file.lastModified < JUST_NOW_MS ? new Date(file.lastModified).toISOString() : null),
      place: exif.place,
      thumb: toBase64(new Uint8Array(await thumb.arrayBuffer())),
    };
  } finally {
    picture.close();
  }
}

function takenAt({ wall, offset }, zone) {
  if (!wall) return null;
  return offset ? new Date(wall + offset).toISOString() : instantOf(wall, zone);
}

async function decode(file) {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    throw new UnreadablePicture();
  }
}

function draw(picture, longest, quality) {
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext('2d', { alpha: false });
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new UnreadablePicture())), 'image/jpeg', quality));
}
