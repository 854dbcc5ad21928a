// The way from a closed phone to an open session: who, PIN or sign-in, and which store. Every turn keeps every store.
import { accountOf } from '../account.js';
import { Session } from '../session.js';
import { canRecover, createStore, layAside, needsNewRecovery, recover, renewRecovery, storeOf, unlock } from '../store/people.js';
import { isFull } from '../store/reserve.js';
import { h } from '../ui/dom.js';
import { t } from '../words/words.js';
import { elsewherePage, claim } from './elsewhere.js';
import { newPinPage } from './newpin.js';
import { gatePage } from './page.js';
import { peoplePage } from './people.js';
import { signInPage } from './signin.js';
import { pinForm, unlockPage } from './unlock.js';

export class Door {
  #phone;
  #api;
  #show;
  #onOpen;
  #onTaken;

  /** @param show puts a page on the screen; @param onOpen gets the open session; @param onTaken another tab took the store */
  constructor({ phone, api, show, onOpen, onTaken }) {
    this.#phone = phone;
    this.#api = api;
    this.#show = show;
    this.#onOpen = onOpen;
    this.#onTaken = onTaken;
  }

  async begin() {
    const people = (await this.#phone.people()).sort((a, b) => a.label.name.localeCompare(b.label.name));
    if (!people.length) return this.#signIn({ first: true });
    this.#show(peoplePage(people, { onChoose: (entry) => this.#unlock(entry), onNew: () => this.#signIn({ back: true }) }));
  }

  #unlock(entry) {
    this.#show(unlockPage(entry, {
      onPin: async (pin) => {
        const opened = await unlock(this.#phone, entry.store, pin);
        await this.#enter(opened);
      },
      onForgotten: () => this.#signIn({ title: t('forgotten.title'), lead: t('forgotten.lead'), back: true, expected: entry }),
      onBack: () => this.begin(),
    }));
  }

  #signIn({ title, lead, back, expected, first }) {
    this.#show(signInPage({
      api: this.#api, device: this.#phone.id, title, lead, first,
      onBack: back ? () => this.begin() : null,
      onSignedIn: (signedIn, name) => this.#afterSignIn(signedIn, name, expected),
    }));
  }

  async #afterSignIn(signedIn, name, expected) {
    if (expected && expected.label.person !== signedIn.person.id) throw explained(t('signin.otherperson', { name: expected.label.name }));
    const entry = await storeOf(this.#phone, signedIn.person.id);
    if (!entry) return this.#newPin(signedIn, (chosen) => createStore(this.#phone, signedIn, chosen), name);
    if (await canRecover(entry, signedIn.recoverySecret)) {
      return this.#newPin(signedIn, (chosen) => recover(this.#phone, entry.store, signedIn.recoverySecret, chosen), name);
    }
    this.#askPin(entry, signedIn, name);
  }

  #newPin(signedIn, make, name) {
    this.#show(newPinPage({
      name: signedIn.person.name,
      onChosen: async (chosen) => this.#enter(await make(chosen), signedIn, name),
    }));
  }

  /** The server's secret is a new one (the phone was revoked and let in again): only the PIN opens what is here. */
  #askPin(entry, signedIn, name) {
    this.#show(gatePage(t('oldstore.title'),
      h('p', {}, t('oldstore.why')),
      pinForm({
        kind: entry.label.kind,
        onPin: async (pin) => {
          const opened = await unlock(this.#phone, entry.store, pin);
          await renewRecovery(this.#phone, entry.store, pin, signedIn.recoverySecret);
          await this.#enter(opened, signedIn, name);
        },
      }),
      h('button', {
        type: 'button', class: 'link',
        onclick: async () => {
          await layAside(this.#phone, entry.store);
          this.#newPin(signedIn, (chosen) => createStore(this.#phone, signedIn, chosen), name);
        },
      }, t('oldstore.aside'))));
  }

  async #enter({ entry, sealed }, signedIn = null, name = null) {
    const mine = await claim(entry.store, { onTaken: () => this.#onTaken(entry) });
    if (mine) return this.#open(entry, sealed, signedIn, name);
    this.#show(elsewherePage({
      onHere: async () => {
        await claim(entry.store, { steal: true, onTaken: () => this.#onTaken(entry) });
        await this.#open(entry, sealed, signedIn, name);
      },
    }));
  }

  async #open(entry, sealed, signedIn, name) {
    const session = await Session.open(this.#phone, entry, sealed);
    if (signedIn) await keepAccount(session, signedIn, name);
    if (session.account) return this.#onOpen(session);
    // Switched off in the very moment between making the store and keeping who it is for.
    session.close();
    this.#signIn({ back: true, expected: entry });
  }
}

/** Signing in again while the store is open (the server asked for it). @param askPin asks for the PIN when the store needs a new recovery key */
export async function signInAgain({ phone, session, signedIn, name, askPin }) {
  if (session.account && session.account.person.id !== signedIn.person.id) throw explained(t('signin.otherperson', { name: session.account.person.name }));
  if (session.entry.label.person !== signedIn.person.id) throw explained(t('signin.otherperson', { name: session.entry.label.name }));
  await keepAccount(session, signedIn, name);
  if (await needsNewRecovery(phone, session.id, signedIn.recoverySecret)) {
    await askPin((pin) => renewRecovery(phone, session.id, pin, signedIn.recoverySecret));
  }
}

/** A full phone is opened all the same: what was signed in is used until it is closed. */
async function keepAccount(session, signedIn, name) {
  try {
    await session.update(({ account }) => ({ account: accountOf(signedIn, name, account) }));
  } catch (wrong) {
    if (!isFull(wrong)) throw wrong;
    session.useUnkept(accountOf(signedIn, name, session.account));
  }
}

function explained(words) {
  return Object.assign(new Error(words), { explained: words });
}
