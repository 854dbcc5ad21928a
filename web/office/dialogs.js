// <a href="…" data-dialog="id">: opens the dialog on the page; without script the link leads to the page that asks the same.
// Menus and switches (<details data-light>) close when one taps elsewhere or presses Escape.

document.addEventListener('click', (event) => {
  const opener = event.target.closest('[data-dialog]');
  const dialog = opener && document.getElementById(opener.dataset.dialog);
  if (dialog?.showModal) {
    event.preventDefault();
    dialog.showModal();
    return;
  }
  if (event.target.closest('[data-close]')) {
    const around = event.target.closest('dialog');
    if (around) {
      event.preventDefault();
      around.close();
      return;
    }
  }
  for (const details of document.querySelectorAll('details[data-light][open]')) {
    if (!details.contains(event.target)) details.open = false;
  }
});

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  for (const details of document.querySelectorAll('details[data-light][open]')) {
    details.open = false;
    details.querySelector('summary').focus();
  }
});
