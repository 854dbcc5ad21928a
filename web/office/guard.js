// A form is sent once, and typed text is not lost by a careless tap. Nothing is stored: office PCs are shared.

const changed = new Set();

document.addEventListener('input', (event) => {
  const form = event.target.form;
  if (form?.dataset.guard !== undefined) changed.add(form);
});

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method === 'dialog') return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  changed.delete(form);
  if (form.method !== 'post' || form.hasAttribute('hx-post')) return;
  form.dataset.sent = 'true';
  // After the browser has read the form: a disabled button would not be sent with it.
  setTimeout(() => buttonsOf(form).forEach((button) => button.setAttribute('aria-disabled', 'true')));
});

// Coming back by the back button shows a living form again.
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) {
    delete form.dataset.sent;
    buttonsOf(form).forEach((button) => button.removeAttribute('aria-disabled'));
  }
});

addEventListener('beforeunload', (event) => {
  if ([...changed].some((form) => form.isConnected)) event.preventDefault();
});

function buttonsOf(form) {
  return [...form.elements].filter((element) => element.type === 'submit');
}
