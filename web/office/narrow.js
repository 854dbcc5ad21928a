// <input data-narrow="id">: typing shows only those .choice of that list whose words hold what was typed.
// Groups (<details>) without a match go away, those with one open.
import { sayNone } from './none.js';
import { matches } from './search.js';

document.addEventListener('input', (event) => {
  const list = event.target.dataset?.narrow && document.getElementById(event.target.dataset.narrow);
  if (!list) return;
  const typed = event.target.value.trim();
  for (const choice of list.querySelectorAll('.choice')) {
    choice.hidden = !matches(choice.dataset.words ?? choice.textContent, typed);
    const row = choice.closest('tr');
    if (row) row.hidden = choice.hidden;
  }
  for (const group of list.querySelectorAll('details')) {
    const any = group.querySelector('.choice:not([hidden])');
    group.hidden = !any;
    if (typed) group.open = any !== null;
  }
  sayNone(event.target, typed, list.querySelector('.choice:not([hidden])') !== null);
  offer(list, typed);
});

/** <details data-adds="id of the list">: what was typed and is not in the list is written there. */
function offer(list, typed) {
  const add = document.querySelector(`[data-adds="${CSS.escape(list.id)}"]`);
  const name = add?.querySelector('input');
  if (!name || typed.length < 3 || list.querySelector('.choice:not([hidden])')) return;
  add.open = true;
  if (!name.value || name.dataset.offered === name.value) name.value = name.dataset.offered = typed;
}

// Enter ticks the first that is shown and not chosen yet, and the next word can be typed.
document.addEventListener('keydown', (event) => {
  const list = event.target.dataset?.narrow && document.getElementById(event.target.dataset.narrow);
  if (!list || event.key !== 'Enter' || event.isComposing) return;
  event.preventDefault();
  if (!event.target.value.trim()) return;
  const first = list.querySelector('.choice:not([hidden]) input:not(:checked, :disabled)');
  if (!first) return;
  first.click();
  event.target.value = '';
  event.target.dispatchEvent(new Event('input', { bubbles: true }));
});

document.addEventListener('change', (event) => {
  const counter = event.target.closest('.pick')?.querySelector(':scope > [data-counts] .count');
  if (counter) counter.textContent = document.querySelectorAll(`#${CSS.escape(counter.parentElement.dataset.counts)} :checked`).length;
});

// How many are chosen in each group.
document.addEventListener('change', (event) => {
  const group = event.target.closest('.pick details');
  const count = group?.querySelector('summary .count');
  if (!count) return;
  const chosen = group.querySelectorAll(':checked').length;
  count.textContent = chosen;
  count.hidden = chosen === 0;
});

// Selects that send their form at once (data-send), with a button beside them for those without script.
document.addEventListener('change', (event) => {
  if (event.target.dataset.send !== undefined) event.target.form.requestSubmit();
});

// <div data-unless="name">: away while the tick of that name is set, since what is in it does not count then.
for (const part of document.querySelectorAll('[data-unless]')) {
  const tick = part.closest('form').elements[part.dataset.unless];
  const follow = () => (part.hidden = tick.checked);
  tick.addEventListener('change', follow);
  follow();
}
