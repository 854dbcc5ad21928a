// Signing in with name and password: the first time on this phone, when the PIN is forgotten, when the server asks again. Needs a signal.
import { Foreign, NoAnswer, Refusal } from '../sync/api.js';
import { h, newId } from '../ui/dom.js';
import { withEye } from '../ui/eye.js';
import { howItWorks } from '../ui/pictures.js';
import { wrongWords } from '../ui/say.js';
import { t } from '../words/words.js';
import { gatePage, working } from './page.js';

/**
 * @param why a sentence, or nothing
 * @param name filled in and fixed when it is known who must sign in
 * @param onSignedIn gets the server's answer and the name that was typed
 */
export function signInForm({ api, device, name = '', why, onSignedIn, onBack }) {
  const nameId = newId('name');
  const passwordId = newId('password');
  const totpId = newId('totp');
  const nameField = h('input', { id: nameId, name: 'username', autocomplete: 'username', autocapitalize: 'none', spellcheck: 'false', required: true, value: name, readonly: Boolean(name) });
  const password = h('input', { id: passwordId, name: 'password', type: 'password', autocomplete: 'current-password', required: true });
  const totp = h('input', { id: totpId, inputmode: 'numeric', autocomplete: 'one-time-code', maxlength: 8 });
  const second = h('div', { class: 'field', hidden: true }, h('label', { for: totpId }, t('signin.totp')), totp);
  const form = h('form', { class: 'gate-form' },
    why && h('p', { class: 'note' }, why),
    h('div', { class: 'field' }, h('label', { for: nameId }, t('signin.name')), nameField, !name && h('p', { class: 'soft small' }, t('signin.name.why'))),
    h('div', { class: 'field' }, h('label', { for: passwordId }, t('signin.password')), withEye(password)),
    second,
    h('p', { class: 'error', role: 'alert' }),
    h('button', { class: 'main wide' }, t('signin.go')),
    onBack && h('button', { type: 'button', class: 'quiet wide', onclick: onBack }, t('back')));
  const signIn = async () => {
    const typed = nameField.value.trim();
    const answer = await api.signIn({ device, deviceName: deviceName(), name: typed, password: password.value, ...(totp.value && { totp: totp.value.trim() }) });
    password.value = '';
    await onSignedIn(answer, typed);
  };
  const explain = (wrong) => {
    if (wrong instanceof Refusal && wrong.code === 'totp') {
      second.hidden = false;
      totp.focus();
      return totp.value ? t('signin.totp.wrong') : '';
    }
    return explainSignIn(wrong);
  };
  form.addEventListener('submit', working(form, signIn, explain));
  return form;
}

export function signInPage(options) {
  return gatePage(options.title ?? t('signin.title'), h('p', { class: 'soft' }, options.lead ?? t('signin.lead')), options.first && howItWorks(), signInForm(options));
}

export function explainSignIn(wrong) {
  if (wrong instanceof Foreign) return t('signin.foreign');
  if (wrong instanceof NoAnswer) return t('signin.nosignal');
  if (!(wrong instanceof Refusal)) return wrongWords(wrong);
  if (wrong.code === 'device-revoked') return t('revoked');
  if (wrong.status === 429) return t('signin.slow', { minutes: Math.max(1, Math.ceil((wrong.retryAfter ?? 60_000) / 60_000)) });
  if (wrong.status === 401) return t('signin.wrong');
  return wrong.passing ? t('signin.busy') : wrong.detail ?? t('wrong.unknown');
}

/** 'Android · Chrome': enough for a person to tell their phones apart. */
function deviceName() {
  const agent = navigator.userAgent;
  const system = /Android|iPhone|iPad|Windows|Macintosh|Linux/.exec(agent)?.[0] ?? 'Web';
  const browser = /Firefox|Edg|SamsungBrowser|OPR|Chrome|Safari/.exec(agent)?.[0] ?? '';
  return [system, browser].filter(Boolean).join(' · ');
}
