// <select data-find="words of the field">: one of very many is found by typing, as the server searches. What does not fit goes from the list, and the
// only one that is left is chosen. Without script the list is there as it is.
import { sayNone } from './none.js';
import { matches } from './search.js';

for (const select of document.querySelectorAll('select[data-find]')) begin(select);
document.addEventListener('htmx:load', (event) => event.target.querySelectorAll?.('select[data-find]').forEach(begin));

function begin(select) {
  if (select.previousElementSibling?.matches('.find-option')) return;
  const all = [...select.querySelectorAll('option')].map((option) => ({ option, parent: option.parentElement, words: wordsOf(option) }));
  const input = document.createElement('input');
  input.type = 'text';
  input.className = 'find-option';
  input.autocomplete = 'off';
  input.placeholder = select.dataset.find;
  input.setAttribute('aria-label', `${select.labels[0]?.firstChild.textContent.trim() ?? ''}: ${select.dataset.find}`);
  input.setAttribute('aria-controls', select.id);
  input.dataset.none = select.dataset.none;
  select.before(input);

  input.addEventListener('input', () => narrow(select, all, input.value));
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    const first = input.value.trim() && select.querySelector('option:not([value=""])');
    if (first) {
      event.preventDefault();
      choose(select, first);
    }
  });
}

/** The name, and the heading that it stands under: "baruga malili". */
function wordsOf(option) {
  return `${option.textContent} ${option.parentElement.label ?? ''}`;
}

/** Options are taken out, since not every browser hides them. */
function narrow(select, all, typed) {
  const chosen = select.value;
  for (const { option, parent, words } of all) {
    option.remove();
    if (option.value === '' || option.value === chosen || matches(words, typed)) parent.append(option);
  }
  for (const group of select.querySelectorAll('optgroup')) group.hidden = !group.querySelector('option');
  select.value = chosen;
  const left = all.filter(({ option, words }) => option.value !== '' && matches(words, typed));
  sayNone(select.previousElementSibling, typed, left.length > 0);
  if (typed.trim() && left.length === 1 && left[0].option.value !== chosen) choose(select, left[0].option);
}

function choose(select, option) {
  select.value = option.value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}
