// A number with a big minus and a big plus beside it; it can be typed too.
import { parseNumber } from '../core/report.js';
import { h, newId } from './dom.js';
import { icon } from './icons.js';
import { t } from '../words/words.js';

/** @param value a number, or null while nobody has said anything */
export function stepper({ label, value, onValue, describedBy }) {
  const id = newId('number');
  const input = h('input', {
    id, type: 'text', inputmode: 'numeric', autocomplete: 'off', maxlength: 6, value: value ?? '', placeholder: '0', 'aria-describedby': describedBy,
    oninput: () => say(input.value.trim() === '' ? null : parseNumber(input.value)),
    onblur: () => show(current),
    onfocus: () => input.select(),
  });
  let current = value;
  const say = (next) => {
    current = next;
    onValue(next);
  };
  const show = (next) => (input.value = next ?? '');
  const step = (by) => () => {
    say(Math.min(999_999, Math.max(0, (current ?? 0) + by)));
    show(current);
  };
  return h('div', { class: 'stepper' },
    h('label', { for: id }, label),
    h('div', { class: 'stepper-controls' },
      h('button', { type: 'button', class: 'step', 'aria-label': t('step.less', { what: label }), onclick: step(-1) }, icon('minus')),
      input,
      h('button', { type: 'button', class: 'step', 'aria-label': t('step.more', { what: label }), onclick: step(1) }, icon('plus'))));
}
