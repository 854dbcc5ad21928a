// <button data-copy="id">: copies the text of that element and says so. In a place without a clipboard it selects the text instead.

document.addEventListener('click', async (event) => {
  const button = event.target.closest('[data-copy]');
  if (!button) return;
  const source = document.getElementById(button.dataset.copy);
  const text = 'value' in source ? source.value : source.textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.classList.add('copied');
    setTimeout(() => button.classList.remove('copied'), 2500);
  } catch {
    getSelection().selectAllChildren(source);
  }
});

// <button data-print>: the browser's print dialog.
document.addEventListener('click', (event) => {
  if (event.target.closest('[data-print]')) print();
});
