// <form data-bulk>: ticks named "chosen" for many rows. Shift with a click or an arrow ticks the range; Ctrl+A ticks all and Ctrl+Shift+A none;
// arrows go from tick to tick. Says how many are ticked, and while the form is under way how far it has come (data-progress).
// Asked anew each time: a list may be replaced while its page stays.

const bulkForm = () => document.querySelector('form[data-bulk]');
const ticks = () => [...document.querySelectorAll('input.tick[name=chosen]')];
let shift = false;
let anchor = null;

addEventListener('pointerdown', (event) => (shift = event.shiftKey), true);
addEventListener('keydown', (event) => (shift = event.shiftKey), true);
addEventListener('pageshow', tell);
addEventListener('payung:list', tell);
tell();

function tell() {
  const form = bulkForm();
  if (!form) return;
  const all = ticks();
  const chosen = all.filter((tick) => tick.checked).length;
  const count = form.querySelector('[data-bulk-count]');
  count.textContent = count.dataset.bulkCount.replace('{n}', chosen);
  const link = form.querySelector('[data-bulk-all]');
  link.dataset.words ??= link.textContent;
  link.textContent = chosen > 0 && chosen === all.length ? link.dataset.bulkAll : link.dataset.words;
  for (const button of form.querySelectorAll('[data-needs-chosen]')) button.disabled = chosen === 0;
  form.querySelector('.bulk-bar').classList.toggle('idle', chosen === 0);
}

function tickAll(checked) {
  for (const tick of ticks()) tick.checked = checked;
  tell();
}

/** From where one ticked last to here. */
function tickRange(to, checked) {
  const all = ticks();
  const from = all.indexOf(anchor) < 0 ? all.indexOf(to) : all.indexOf(anchor);
  const ends = [from, all.indexOf(to)].sort((one, other) => one - other);
  for (const tick of all.slice(ends[0], ends[1] + 1)) tick.checked = checked;
}

document.addEventListener('change', (event) => {
  if (!event.target.matches('input.tick')) return;
  if (shift) tickRange(event.target, event.target.checked);
  anchor = event.target;
  tell();
});

document.addEventListener('keydown', (event) => {
  if (!bulkForm()) return;
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a' && !writes(event.target)) {
    event.preventDefault();
    tickAll(!event.shiftKey);
  }
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!step || !event.target.matches('input.tick')) return;
  const all = ticks();
  const next = all[all.indexOf(event.target) + step];
  if (!next) return;
  event.preventDefault();
  if (event.shiftKey) tickRange(next, true);
  else anchor = next;
  next.focus();
  tell();
});

document.addEventListener('click', (event) => {
  if (!event.target.closest('[data-bulk-all]')) return;
  event.preventDefault();
  tickAll(!ticks().every((tick) => tick.checked));
});

// Before the guard marks it as sent.
document.addEventListener(
  'submit',
  (event) => {
    const form = event.target;
    if (!form.dataset.progress || form.dataset.sent) return;
    if (event.submitter?.name === 'again') return;
    // Of an undo nobody knows here how many there are: what is done at once shows nothing.
    if (form.dataset.progressRun) follow(form, null);
    else follow(form, form.dataset.progressTotal ?? ticks().filter((tick) => tick.checked).length);
  },
  true,
);

function writes(element) {
  return element.isContentEditable || element.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=submit], [type=button])');
}

/** The page stays until the answer comes; meanwhile it asks how far the request has come. */
function follow(form, known) {
  const box = document.createElement('div');
  box.className = 'busy';
  box.setAttribute('role', 'status');
  const say = (done, total) => {
    if (!box.isConnected) document.body.append(box);
    box.textContent = form.dataset.progressWords.replace('{done}', done).replace('{total}', total);
  };
  if (known !== null) say(0, known);
  const run = form.dataset.progressRun ?? form.elements.run.value;
  const asking = setInterval(async () => {
    const answer = await fetch(form.dataset.progress + run).catch(() => null);
    if (!answer?.ok) return;
    const { done, total } = await answer.json();
    say(done, known ?? total);
  }, 700);
  addEventListener('pagehide', () => clearInterval(asking), { once: true });
}
