// A sign that a press is being worked on: on what was pressed, and in words above the screen. A press that is done at once needs none.
import { h, watchWork } from './dom.js';
import { t } from '../words/words.js';

const SHOW_MS = 150;
const LONG_MS = 2_500;
/** What is being worked on, by when its sign appeared. */
const shown = new Map();
let tight = false;
let strip;
/** What is said of a press that failed; how long it took does not matter. */
let sayFailed = (wrong) => Promise.reject(wrong);

export const onFailure = (say) => (sayFailed = say);

watchWork((work, at) => showWork(work, at));

/**
 * @param work a promise; when it fails, that is said
 * @param at what was pressed
 */
export function showWork(work, at = null) {
  const key = Symbol('work');
  const begin = setTimeout(() => {
    shown.set(key, Date.now());
    at?.setAttribute('aria-busy', 'true');
    draw();
    setTimeout(draw, LONG_MS);
  }, SHOW_MS);
  const end = () => {
    clearTimeout(begin);
    shown.delete(key);
    at?.removeAttribute('aria-busy');
    draw();
  };
  work.then(end, (wrong) => (end(), sayFailed(wrong)));
}

/** A write found the phone full, and room is being looked for; that can take a while. */
export function showTight(is) {
  tight = is;
  draw();
}

function draw() {
  strip ??= document.body.appendChild(h('div', { class: 'busy', role: 'status' }));
  const words = tight ? t('busy.tight') : shown.size ? t(Date.now() - Math.min(...shown.values()) >= LONG_MS ? 'busy.long' : 'busy.now') : '';
  if (strip.textContent !== words) strip.textContent = words;
}
