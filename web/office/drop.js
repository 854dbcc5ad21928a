// Files dropped on .drop go into its file input (.shoot is a phone's camera beside it); names and sizes are said, and what is too big is said before the upload starts.
import { fileSize } from './file-size.js';

for (const type of ['dragover', 'dragleave', 'drop']) {
  document.addEventListener(type, (event) => {
    const zone = event.target.closest?.('.drop');
    if (!zone) return;
    event.preventDefault();
    zone.classList.toggle('over', type === 'dragover');
    if (type !== 'drop') return;
    const input = zone.querySelector('input[type=file]');
    const files = new DataTransfer();
    [...event.dataTransfer.files].slice(0, input.multiple ? undefined : 1).forEach((file) => files.items.add(file));
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
}

// Of one request, a little less than the server takes: names and what was typed go with it.
const TOGETHER = 1023 * 1048576;

document.addEventListener('change', (event) => {
  const zone = event.target.closest('.drop, .shoot');
  if (!zone || event.target.type !== 'file') return;
  const inputs = event.target.form ? [...event.target.form.elements].filter((element) => element.type === 'file') : [event.target];
  const tooMuch = inputs.flatMap((input) => [...input.files]).reduce((sum, file) => sum + file.size, 0) > TOGETHER;
  for (const input of inputs) judge(input, tooMuch && input === event.target);
  if (!event.target.validity.valid) event.target.reportValidity();
});

/** What is too big is said beside its field, and keeps the form here: the browser would send it all to be refused. */
function judge(input, tooMuch) {
  const zone = input.closest('.drop, .shoot');
  if (!zone) return;
  const limit = Number(zone.dataset.limit);
  const files = [...input.files];
  const tooBig = limit > 0 && files.find((file) => file.size > limit);
  const wrong = tooBig ? `${tooBig.name} (${size(tooBig)}): ${zone.dataset.tooBig}` : tooMuch ? zone.dataset.tooMuch : '';
  input.setCustomValidity(wrong);
  zone.querySelector('output').textContent = wrong || files.map((file) => `${file.name} (${size(file)})`).join(', ');
}

const size = (file) => fileSize(file.size, document.documentElement.lang);
