// <a data-help href="…">: what the page is for opens in place; without script, or without a network, the link leads to its page.
// On the page of all help, typing shows only what holds the words.
import { matches } from './search.js';

document.addEventListener('click', async (event) => {
  const link = event.target.closest('a[data-help]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !window.HTMLDialogElement) return;
  event.preventDefault();
  try {
    const dialog = await helpDialog(link);
    link.focus(); // where one comes back to
    dialog.showModal();
  } catch {
    location.assign(link.href);
  }
});

async function helpDialog(link) {
  const known = document.getElementById('help');
  if (known) return known;
  const answer = await fetch(link.href);
  const text = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('help-text');
  if (!answer.ok || !text) throw new Error('no help');
  const dialog = document.createElement('dialog');
  dialog.id = 'help';
  dialog.setAttribute('aria-labelledby', 'help-title');
  const title = document.createElement('h2');
  title.id = 'help-title';
  title.textContent = text.dataset.title;
  const close = document.querySelector('#keys form')?.cloneNode(true) ?? closing(link);
  for (const heading of text.querySelectorAll('h2')) {
    const lower = document.createElement('h3');
    lower.textContent = heading.textContent;
    heading.replaceWith(lower);
  }
  dialog.className = 'stack';
  close.querySelector('button').autofocus = true;
  dialog.append(title, document.adoptNode(text), close);
  document.body.append(dialog);
  return dialog;
}

function closing(link) {
  const form = document.createElement('form');
  form.method = 'dialog';
  form.className = 'buttons';
  const button = document.createElement('button');
  button.className = 'button quiet';
  button.textContent = link.dataset.help;
  form.append(button);
  return form;
}

document.addEventListener('input', (event) => {
  if (event.target.id !== 'help-q') return;
  const typed = event.target.value.trim();
  for (const item of document.querySelectorAll('#help-all .help-item')) {
    item.hidden = !matches(item.textContent, typed);
  }
  for (const section of document.querySelectorAll('#help-all > section')) {
    section.hidden = !section.querySelector('.help-item:not([hidden])');
  }
});
