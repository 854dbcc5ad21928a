// Files dropped on .drop go into its file input (.shoot is a phone's camera beside it); names and sizes are said, and what is too big is said before the upload starts.

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

document.addEventListener('change', (event) => {
  const zone = event.target.closest('.drop, .shoot');
  if (!zone || event.target.type !== 'file') return;
  const limit = Number(zone.dataset.limit);
  const files = [...event.target.files];
  const tooBig = limit > 0 && files.find((file) => file.size > limit);
  event.target.setCustomValidity(tooBig ? `${tooBig.name}: ${zone.dataset.tooBig}` : '');
  if (tooBig) event.target.reportValidity();
  zone.querySelector('output').textContent = tooBig
    ? `${tooBig.name} (${megabytes(tooBig.size)}): ${zone.dataset.tooBig}`
    : files.map((file) => `${file.name} (${megabytes(file.size)})`).join(', ');
});

function megabytes(bytes) {
  return (bytes / 1048576).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 }) + ' MB';
}
