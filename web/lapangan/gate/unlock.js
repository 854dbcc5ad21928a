// The PIN of every day.
import { pauseLeft } from '../keys/pin.js';
import { WrongSecret } from '../keys/vault.js';
import { Slowed } from '../store/people.js';
import { h, newId } from '../ui/dom.js';
import { withEye } from '../ui/eye.js';
import { wrongWords } from '../ui/say.js';
import { t, tn } from '../words/words.js';
import { gatePage, working } from './page.js';

/** Longer than a slow phone takes: it is full, and the try is counted by waiting. */
const SLOW_MS = 4_000;

/** @param onPin gets what was typed; throws WrongSecret or Slowed */
export function pinForm({ kind, label = t('unlock.' + kind), go = t('unlock.go'), onPin }) {
  const id = newId('pin');
  const input = h('input', { id, type: 'password', inputmode: kind === 'pin' ? 'numeric' : 'text', autocomplete: 'off', class: kind === 'pin' ? 'pin' : '', required: true });
  const form = h('form', { class: 'gate-form' },
    h('div', { class: 'field' }, h('label', { for: id }, label), withEye(input)),
    h('p', { class: 'error', role: 'alert' }),
    h('button', { class: 'main wide' }, go));
  form.addEventListener('submit', working(form, async () => {
    const typed = input.value;
    input.value = '';
    const slow = setTimeout(() => (form.querySelector('.error').textContent = t('unlock.slow')), SLOW_MS);
    await onPin(typed).finally(() => clearTimeout(slow));
  }, explainPin));
  queueMicrotask(() => input.focus());
  return form;
}

export function unlockPage(entry, { onPin, onForgotten, onBack }) {
  const left = pauseLeft(entry.tries, Date.now());
  const page = gatePage(t('unlock.title', { name: entry.label.name }),
    pinForm({ kind: entry.label.kind, onPin }),
    h('button', { type: 'button', class: 'link', onclick: onForgotten }, t('unlock.forgotten')),
    h('button', { type: 'button', class: 'link', onclick: onBack }, t('unlock.other')));
  if (left > 0) page.querySelector('.error').textContent = pauseWords(left);
  return page;
}

export function explainPin(wrong) {
  if (wrong instanceof Slowed) return pauseWords(wrong.left);
  if (wrong instanceof WrongSecret) return t('unlock.wrong');
  return wrongWords(wrong);
}

function pauseWords(ms) {
  const seconds = Math.ceil(ms / 1000);
  return t('unlock.slowed', { wait: seconds < 90 ? tn('wait.seconds', seconds) : tn('wait.minutes', Math.ceil(seconds / 60)) });
}
