// The server asks for the password again. What is unsent stays where it is.
import { signInForm } from '../gate/signin.js';
import { signInAgain } from '../gate/door.js';
import { pinForm } from '../gate/unlock.js';
import { h } from '../ui/dom.js';
import { toast } from '../ui/say.js';
import { t } from '../words/words.js';

export function againScreen({ session, phone, api, go, sendSoon }) {
  const page = h('div', {}, h('h1', {}, t('again.title')), h('p', {}, t('again.why')));
  const askPin = (renew) => new Promise((done) => {
    page.replaceChildren(h('h1', {}, t('again.pin')), h('p', {}, t('again.pin.why')), pinForm({ kind: session.entry.label.kind, onPin: async (pin) => done(await renew(pin)) }));
  });
  page.append(signInForm({
    api, device: phone.id, name: session.account.signInName,
    onSignedIn: async (signedIn, name) => {
      await signInAgain({ phone, session, signedIn, name, askPin });
      sendSoon();
      toast(t('again.done'));
      go('#/kotak');
    },
  }));
  return page;
}
