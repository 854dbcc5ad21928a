// What this browser lacks for the field app to keep reports safely.
import { h } from '../ui/dom.js';
import { t } from '../words/words.js';
import { gatePage } from './page.js';

/** What is missing: 'secure' (the rest follows from it), or 'crypto', 'storage', 'worker'. */
export function lacking(world = globalThis) {
  if (!world.isSecureContext) return ['secure'];
  return [
    !world.crypto?.subtle && 'crypto',
    !world.indexedDB && 'storage',
    !world.navigator?.serviceWorker && 'worker',
  ].filter(Boolean);
}

export function insecurePage(lacks) {
  return gatePage(t('insecure.title'),
    h('p', {}, t('insecure.why')),
    h('ul', { class: 'plain-list' }, lacks.map((what) => h('li', {}, t('insecure.' + what)))),
    h('p', { class: 'soft' }, t('insecure.ask')));
}
