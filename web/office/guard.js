// A form is sent once, and typed text is not lost by a careless tap. Nothing is stored: office PCs are shared.

// Every form that is posted is watched. Ticks of many rows are no typed text, and a password is not worth a question.

const changed = new Set();
const cameBack = new Set([...document.querySelectorAll('form [aria-invalid=true]')].map((field) => field.form).filter(isWatched));

document.addEventListener('input', (event) => {
  const { form, name } = event.target;
  if (name && isWatched(form)) changed.add(form);
});

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method === 'dialog') return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  changed.delete(form);
  cameBack.delete(form);
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
  const typed = [...changed].some((form) => form.isConnected && [...form.elements].some(differs));
  if (typed || cameBack.size > 0) event.preventDefault();
});

function isWatched(form) {
  return form?.method === 'post' && !form.querySelector('[type=password]');
}

/** Whether something else stands in the field than when the page came. */
function differs(field) {
  if (!field.name) return false;
  if (field.type === 'file') return field.files.length > 0;
  if (field.matches('[type=checkbox], [type=radio]')) return field.form.dataset.bulk === undefined && field.checked !== field.defaultChecked;
  if (field.localName !== 'select') return 'defaultValue' in field && field.value !== field.defaultValue;
  const first = [...field.options].some((option) => option.defaultSelected);
  return [...field.options].some((option, at) => option.selected !== (first ? option.defaultSelected : at === 0));
}

function buttonsOf(form) {
  return [...form.elements].filter((element) => element.type === 'submit');
}
