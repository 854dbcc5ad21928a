// Another tab has this person's store open. Two at once would write over each other.
import { h } from '../ui/dom.js';
import { t } from '../words/words.js';
import { gatePage } from './page.js';

/** @param onHere takes it over from the other tab */
export function elsewherePage({ onHere }) {
  return gatePage(t('elsewhere.title'),
    h('p', {}, t('elsewhere.why')),
    h('button', { type: 'button', class: 'main wide', onclick: onHere }, t('elsewhere.here')));
}

const held = new Set();

/**
 * Keeps a store for this tab until the tab ends. @param steal take it from another tab
 * @returns whether this tab has it now; `onTaken` is called when another tab takes it
 */
export function claim(store, { steal = false, onTaken }) {
  if (!navigator.locks || held.has(store)) return Promise.resolve(true);
  return new Promise((answer) => {
    const until = new Promise(() => {});
    navigator.locks.request('payung-open-' + store, steal ? { steal: true } : { ifAvailable: true }, (lock) => {
      answer(Boolean(lock));
      if (!lock) return undefined;
      held.add(store);
      return until;
    }).catch(() => {
      held.delete(store);
      onTaken();
    });
  });
}
