// data-key="n" on a link or button: that key presses it. "?" shows the list when the page has a dialog #keys. Esc leaves a field, so that keys work again.

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const open = document.querySelector('dialog[open]');
  if (event.key === 'Escape' && !open && event.target !== document.body) return event.target.blur();
  if (typing(event.target)) return;
  if (event.key === '?' && !open) {
    document.getElementById('keys')?.showModal();
    return;
  }
  if (event.key === '/' && !open && findEverything(event)) return;
  if (event.key === 'f' && !open && focusSearch(event)) return;
  const scope = open ?? document;
  const target = scope.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]:not([disabled], [aria-disabled=true])`);
  if (!target) return;
  event.preventDefault();
  if (target.matches('input:not([type=checkbox], [type=radio], [type=submit]), select, textarea')) target.focus();
  else target.click();
});

/** "/" goes to the search of everything; where its field has no room, to its page. */
function findEverything(event) {
  const field = [...document.querySelectorAll('.find input')].findLast((input) => input.checkVisibility());
  const link = document.querySelector('a.find-link');
  if (!field && !link?.checkVisibility()) return focusSearch(event);
  event.preventDefault();
  if (!field) return link.click() ?? true;
  field.focus();
  field.select();
  return true;
}

/** "f" goes to the first search field of the list. */
function focusSearch(event) {
  const field = [...document.querySelectorAll('main input[type=search]:not(.find input)')].find((input) => input.checkVisibility());
  if (!field) return false;
  event.preventDefault();
  field.focus();
  return true;
}

function typing(element) {
  return element.isContentEditable || element.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=submit], [type=button])');
}
