// A button that shows what is typed into a closed field, and hides it again.
import { h } from './dom.js';
import { icon } from './icons.js';
import { t } from '../words/words.js';

/** @param inputs the fields it opens; it stands in the first one. @returns the first field with its button */
export function withEye(...inputs) {
  const button = h('button', { type: 'button', class: 'eye', 'aria-label': t('eye.show'), 'aria-pressed': 'false', onclick: () => {
    const shown = inputs[0].type === 'password';
    for (const input of inputs) input.type = shown ? 'text' : 'password';
    button.setAttribute('aria-pressed', String(shown));
  } }, icon('eye'));
  return h('div', { class: 'with-eye' }, inputs[0], button);
}
