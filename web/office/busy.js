// <a data-busy="what is being done">: a page that takes seconds to make says so at once, and a second tap asks for nothing more.

document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a[data-busy]');
  if (!link || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (link.getAttribute('aria-disabled') === 'true') return event.preventDefault();
  link.setAttribute('aria-disabled', 'true');
  say(link.dataset.busy);
});

document.addEventListener('submit', (event) => {
  const words = event.submitter?.dataset.busy;
  if (words && !event.defaultPrevented) say(words);
});

// Coming back by the back button finds nothing under way.
addEventListener('pageshow', () => {
  document.querySelector('.busy')?.remove();
  for (const link of document.querySelectorAll('a[data-busy][aria-disabled]')) link.removeAttribute('aria-disabled');
});

function say(words) {
  const box = document.createElement('div');
  box.className = 'busy';
  box.setAttribute('role', 'status');
  document.body.append(box);
  // After the region is there: only then is what it says read out.
  requestAnimationFrame(() => (box.textContent = words));
}
