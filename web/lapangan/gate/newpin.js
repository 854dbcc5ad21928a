// Choosing the PIN (or password) that closes the store on this phone.
import { weakness } from '../keys/pin.js';
import { h, newId } from '../ui/dom.js';
import { withEye } from '../ui/eye.js';
import { wrongWords } from '../ui/say.js';
import { t } from '../words/words.js';
import { gatePage, working } from './page.js';

/** @param onChosen gets { pin, kind } */
export function newPinForm({ onChosen }) {
  let kind = 'pin';
  const ids = [newId('pin'), newId('pin')];
  const inputs = ids.map((id) => h('input', { id, type: 'password', inputmode: 'numeric', autocomplete: 'new-password', class: 'pin', required: true }));
  const label = h('label', { for: ids[0] }, t('newpin.pin'));
  const other = h('button', { type: 'button', class: 'link', onclick: () => swap() }, t('newpin.use.password'));
  const form = h('form', { class: 'gate-form' },
    h('div', { class: 'field' }, label, withEye(...inputs)),
    h('div', { class: 'field' }, h('label', { for: ids[1] }, t('newpin.again')), inputs[1]),
    h('p', { class: 'error', role: 'alert' }),
    h('button', { class: 'main wide' }, t('newpin.keep')),
    other);
  const swap = () => {
    kind = kind === 'pin' ? 'password' : 'pin';
    label.textContent = t('newpin.' + kind);
    other.textContent = t(kind === 'pin' ? 'newpin.use.password' : 'newpin.use.pin');
    for (const input of inputs) {
      input.value = '';
      input.inputMode = kind === 'pin' ? 'numeric' : 'text';
    }
    inputs[0].focus();
  };
  const choose = async () => {
    const [pin, again] = inputs.map((input) => input.value);
    const weak = weakness(pin);
    if (weak) throw new Unfit(t('newpin.' + weak));
    if (kind === 'pin' && !/^\d+$/.test(pin)) throw new Unfit(t('newpin.digits'));
    if (pin !== again) throw new Unfit(t('newpin.differ'));
    await onChosen({ pin, kind });
  };
  form.addEventListener('submit', working(form, choose, wrongWords));
  return form;
}

export function newPinPage({ name, onChosen }) {
  return gatePage(t('newpin.title'), h('p', { class: 'soft' }, t('newpin.lead', { name })), newPinForm({ onChosen }));
}

class Unfit extends Error {
  constructor(explained) {
    super(explained);
    this.explained = explained;
  }
}
