// What is missing or wrong is said below its field, in the language of the page, rather than in the browser's own bubble and language.

const words = document.querySelector('meta[name=mistakes]')?.dataset;
let met = [];

if (words) {
  document.addEventListener('invalid', show, true);
  for (const type of ['input', 'change']) document.addEventListener(type, (event) => clear(event.target), true);
}

/** Fields are told of one by one, in the order of the page; the first is gone to after the last. */
function show(event) {
  event.preventDefault();
  const field = event.target;
  const place = placeOf(field);
  const id = `${field.id || place.id || field.name}-live`;
  const said = place.querySelector(':scope > .wrong.live') ?? document.createElement('p');
  said.className = 'wrong live';
  said.id = id;
  said.textContent = sentence(field);
  place.append(said);
  field.setAttribute('aria-invalid', 'true');
  field.setAttribute('aria-errormessage', id);
  if (met.push(field) === 1) setTimeout(goToFirst);
}

function goToFirst() {
  const field = met[0];
  met = [];
  for (let part = field.closest('details'); part; part = part.parentElement.closest('details')) part.open = true;
  field.focus({ preventScroll: true });
  placeOf(field).scrollIntoView({ block: 'center' });
}

function clear(field) {
  if (field.getAttribute?.('aria-errormessage') == null || !field.validity.valid) return;
  const place = placeOf(field);
  place.querySelector(':scope > .wrong.live')?.remove();
  for (const one of place.querySelectorAll('[aria-errormessage]')) {
    one.removeAttribute('aria-invalid');
    one.removeAttribute('aria-errormessage');
  }
}

function placeOf(field) {
  return (field.type === 'radio' ? field.closest('fieldset') : field.closest('.field')) ?? field.closest('label, .choice')?.parentElement ?? field.parentElement;
}

function sentence({ validity, validationMessage, min, max, maxLength, minLength, type, title, inputMode }) {
  if (validity.customError) return validationMessage;
  if (validity.badInput) return type === 'date' ? words.date : words.number;
  if (validity.valueMissing) return type === 'file' ? words.file : words.needed;
  const date = (value) => new Date(`${value}T00:00`).toLocaleDateString(document.documentElement.lang, { dateStyle: 'long' });
  const bound = (value) => (type === 'date' ? date(value) : Number(value).toLocaleString(document.documentElement.lang));
  if (validity.rangeUnderflow) return filled(type === 'date' ? words.earliest : words.least, bound(min));
  if (validity.rangeOverflow) return filled(type === 'date' ? words.latest : words.most, bound(max));
  if (validity.tooLong) return filled(words.mostLetters, maxLength);
  if (validity.tooShort) return filled(words.leastLetters, minLength);
  if (validity.stepMismatch) return words.number;
  return title || (inputMode === 'numeric' ? words.number : inputMode === 'decimal' ? words.decimal : words.wrong);
}

function filled(text, value) {
  return text.replace('{0}', value);
}
