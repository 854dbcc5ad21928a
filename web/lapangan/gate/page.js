// The frame of every screen before the phone is unlocked.
import { h } from '../ui/dom.js';
import { mark } from '../ui/icons.js';
import { currentLanguage, speak, t } from '../words/words.js';

export function gatePage(title, ...content) {
  return h('main', { class: 'gate', tabindex: '-1' },
    h('header', { class: 'gate-head' }, mark(), h('div', {}, h('p', { class: 'gate-name' }, t('app.name')), h('p', { class: 'soft' }, t('app.of')))),
    h('h1', {}, title),
    content,
    languageSwitch());
}

/** Each language is named in itself. */
export function languageSwitch(again = () => location.reload()) {
  const choice = (code, name) => h('button', {
    type: 'button', lang: code, 'aria-pressed': String(currentLanguage() === code), onclick: () => (speak(code), again()),
  }, name);
  return h('div', { class: 'languages', role: 'group', 'aria-label': t('language') }, choice('id', 'Bahasa Indonesia'), choice('en', 'English'));
}

/** Keeps a form's button still while its work runs, and says what went wrong beside it. */
export function working(form, work, explain) {
  const button = form.querySelector('button.main');
  const error = form.querySelector('.error');
  return async (event) => {
    event.preventDefault();
    button.disabled = true;
    form.setAttribute('aria-busy', 'true');
    error.textContent = '';
    try {
      await work();
    } catch (wrong) {
      error.textContent = explain(wrong);
    } finally {
      button.disabled = false;
      form.removeAttribute('aria-busy');
    }
  };
}
