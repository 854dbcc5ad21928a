// The picture for WhatsApp: a drawn card with title, village, date and numbers. No photo is on it, so no child's face can be.
import { longDate } from '../core/dates.js';
import { totals } from '../core/report.js';
import { MARK } from './icons.js';

const SIDE = 1080;
const PAPER = '#f8f4ec';
const INK = '#1c2624';
const SOFT = '#4d5855';
const ACCENT = '#0f6b5c';
const DEEP = '#0a4b41';
const STRAW = '#d99a3d';
const FONT = 'system-ui, Roboto, "Noto Sans", sans-serif';

/** @returns a Blob (image/png) of 1080 × 1080 */
export function drawCard({ title, village, district, regency, heldOn, people }, { t, number, language }) {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = SIDE;
  const c = canvas.getContext('2d', { alpha: false });
  c.fillStyle = PAPER;
  c.fillRect(0, 0, SIDE, SIDE);
  c.fillStyle = ACCENT;
  c.fillRect(0, 0, SIDE, 16);

  drawMark(c, 72, 76, 1.9);
  write(c, regency, 184, 138, `600 34px ${FONT}`, SOFT);

  const lines = wrap(c, title, SIDE - 144, `700 72px ${FONT}`, 4);
  let y = 290;
  for (const line of lines) {
    write(c, line, 72, y, `700 72px ${FONT}`, INK);
    y += 86;
  }
  write(c, t('share.place', { village, district }), 72, y + 16, `500 40px ${FONT}`, SOFT);
  write(c, longDate(heldOn, language), 72, y + 74, `500 40px ${FONT}`, SOFT);

  const { children, adults } = totals(people);
  const n = (key) => number(people?.[key] ?? 0);
  box(c, 72, 690, ACCENT, '#fffdf9', number(children), t('share.card.children'), t('share.card.split', { m: n('childrenM'), f: n('childrenF') }));
  box(c, 556, 690, '#fffdf9', INK, number(adults), t('share.card.adults'), t('share.card.split', { m: n('adultsM'), f: n('adultsF') }));
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}

function box(c, x, y, ground, ink, big, what, split) {
  c.fillStyle = ground;
  c.beginPath();
  c.roundRect(x, y, 452, 318, 32);
  c.fill();
  write(c, big, x + 40, y + 136, `700 120px ${FONT}`, ink);
  write(c, what, x + 40, y + 204, `600 42px ${FONT}`, ink);
  write(c, split, x + 40, y + 266, `500 38px ${FONT}`, ink);
}

function write(c, text, x, y, font, colour) {
  c.font = font;
  c.fillStyle = colour;
  c.fillText(text, x, y, SIDE - 72 - x);
}

function wrap(c, text, width, font, most) {
  c.font = font;
  const lines = [''];
  for (const word of text.split(/\s+/)) {
    const longer = (lines.at(-1) + ' ' + word).trim();
    if (c.measureText(longer).width <= width || lines.at(-1) === '') lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), lines[most - 1] + '…'];
}

function drawMark(c, x, y, scale) {
  c.save();
  c.translate(x, y);
  c.scale(scale, scale);
  c.lineCap = 'round';
  c.lineWidth = 3.2;
  for (const [kind, d] of MARK) {
    const path = new Path2D(d);
    if (kind === 'stick') {
      c.strokeStyle = STRAW;
      c.stroke(path);
    } else {
      c.fillStyle = kind === 'cloth' ? ACCENT : DEEP;
      c.fill(path);
    }
  }
  c.restore();
}
