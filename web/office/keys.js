// data-key="n" on a link or button: that key presses it. "?" shows the list when the page has a dialog #keys.

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const open = document.querySelector('dialog[open]');
  if (typing(event.target)) return;
  if (event.key === '?' && !open) {
    document.getElementById('keys')?.showModal();
    return;
  }
  if (event.key === '/' && !open && focusSearch(event)) return;
  const scope = open ?? document;
  const target = scope.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]:not([disabled], [aria-disabled=true])`);
  if (!target) return;
  event.preventDefault();
  if (target.matches('input:not([type=checkbox], [type=radio], [type=submit]), select, textarea')) target.focus();
  else target.click();
});

/** "/" goes to the first search field of the page. */
function focusSearch(event) {
  const field = [...document.querySelectorAll('main input[type=search]')].find((input) => input.checkVisibility());
  if (!field) return false;
  event.preventDefault();
  field.focus();
  return true;
}

function typing(element) {
  return element.isContentEditable || element.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=submit], [type=button])');
}
