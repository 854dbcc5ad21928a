// Filters of a list act at once: what follows their form is fetched again as soon as one changes, and put in place. The address is that of the
// narrowed list, so that whoever comes back by the back button finds it as they left it. Without script there is a button.

const PAUSE = 400;
let waiting = 0;
let asked = null;

document.addEventListener('change', (event) => act(event, 0));
document.addEventListener('input', (event) => event.target.type === 'search' && act(event, PAUSE));
document.addEventListener('submit', (event) => {
  const ours = event.target.matches?.('form.filters[data-live]') && !event.submitter?.hasAttribute('formaction');
  if (ours && !event.defaultPrevented) {
    event.preventDefault();
    act(event, 0);
  }
});

function act(event, pause) {
  const form = event.target.closest('form.filters[data-live]');
  if (!form || event.target.matches('.unfold')) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => refresh(form), pause);
}

async function refresh(form) {
  const address = new URL(form.action);
  address.search = new URLSearchParams(new FormData(form));
  if (form.dataset.shown === address.search) return;
  asked?.abort();
  asked = new AbortController();
  try {
    const answer = await fetch(address, { signal: asked.signal, headers: { Accept: 'text/html' } });
    if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const other = page.querySelector('form.filters[data-live]');
    if (!other) throw new Error('no list');
    form.dataset.shown = address.search;
    put(form, other);
    history.replaceState(history.state, '', address);
    remember(address);
    say(form);
  } catch (e) {
    if (e.name !== 'AbortError') location.assign(address);
  }
}

/** The list itself, the buttons below the filters and those beside the title, which take the list away. The filters stay: someone types in them. */
function put(form, other) {
  while (form.nextElementSibling) form.nextElementSibling.remove();
  form.after(...following(other));
  form.querySelector(':scope > .buttons').replaceWith(other.querySelector(':scope > .buttons'));
  const head = document.querySelector('.head .actions');
  const newHead = other.ownerDocument.querySelector('.head .actions') ?? null;
  if (head && newHead) head.replaceWith(newHead);
  globalThis.htmx?.process(form.parentElement);
  dispatchEvent(new Event('payung:list'));
}

function following(element) {
  const all = [];
  for (let next = element.nextElementSibling; next; next = next.nextElementSibling) all.push(next);
  return all;
}

/** Who does not see the list change hears it. */
function say(form) {
  let status = form.previousElementSibling;
  if (!status?.matches('output.shown')) {
    status = document.createElement('output');
    status.className = 'unseen shown';
    form.before(status); // within the form it would count as one more filter, which a phone folds away
  }
  const rows = form.parentElement.querySelectorAll('tbody tr').length;
  // After the region is there: only then is what it says read out.
  requestAnimationFrame(() => (status.textContent = form.dataset.live.replace('{0}', rows)));
}

// "Jalan kembali" leads to the list as it was left, while this window is open. Whoever signs in after another finds nothing of theirs.
const LISTS = 'lists';

function remember(address) {
  const lists = remembered();
  lists[address.pathname] = address.search;
  sessionStorage.setItem(LISTS, JSON.stringify(lists));
}

function remembered() {
  try {
    return JSON.parse(sessionStorage.getItem(LISTS)) ?? {};
  } catch {
    return {};
  }
}

if (document.querySelector('.public')) sessionStorage.removeItem(LISTS);
if (document.querySelector('form.filters')) remember(new URL(location));
for (const link of document.querySelectorAll('.crumbs a')) {
  const search = !link.search && remembered()[link.pathname];
  if (search) link.search = search;
}
