// What stands around every screen: who and where, the state of sending, warnings, and the three places to go.
import * as queues from '../core/queue.js';
import { draftsOf, outboxOf } from '../core/lists.js';
import { needsOf } from '../core/needs.js';
import { fill, h } from './dom.js';
import { icon, mark } from './icons.js';
import { number, t } from '../words/words.js';

/** Where the arrow leads from a screen that is not one of the three places. */
const PARENTS = { lapor: '#/', catat: '#/', laporan: '#/terkirim', bagikan: '#/laporan/', beda: '#/laporan/', masuk: '#/kotak', setelan: '#/', pin: '#/setelan', ruang: '#/', perlu: '#/', latihan: '#/' };

const PLACES = [['#/', 'list', 'nav.activities'], ['#/kotak', 'outbox', 'nav.outbox'], ['#/terkirim', 'done', 'nav.sent']];

export class Frame {
  #head = h('header', { class: 'head' });
  #warnings = h('section', { class: 'warnings', 'aria-label': t('warnings') });
  #main = h('main', { tabindex: '-1', id: 'main' });
  #nav = h('nav', { class: 'foot' });

  constructor({ session, app, syncWords }) {
    this.session = session;
    this.app = app;
    this.syncWords = syncWords;
    this.element = h('div', { class: 'frame' }, h('a', { class: 'skip', href: '#main', onclick: (e) => (e.preventDefault(), this.#main.focus()) }, t('skip')), this.#head, this.#warnings, this.#main, this.#nav);
  }

  show(screen, hash, focus) {
    this.#main.replaceChildren(screen);
    document.title = [screen.querySelector('h1')?.textContent, t('app.name')].filter(Boolean).join(' · ');
    this.draw(hash);
    scrollTo(0, 0);
    if (focus) this.#main.focus({ preventScroll: true });
  }

  draw(hash) {
    const deep = !PLACES.some(([place]) => place === hash);
    this.element.classList.toggle('deep', deep);
    const { words, mark: shape, countdown } = this.syncWords();
    fill(this.#head,
      deep ? h('a', { class: 'round', href: parentOf(hash), 'aria-label': t('back') }, icon('back')) : h('a', { class: 'home', href: '#/', 'aria-label': t('app.name') }, mark()),
      h('div', { class: 'grow head-text' }, h('strong', {}, this.session.account.person.name), h('span', { class: 'head-place' }, this.session.regency?.name ?? t('app.name')), h('span', { class: 'sync-row' }, h('span', { class: 'sync-line', role: 'status' }, icon(shape), words), countdown())),
      h('a', { class: 'round', href: '#/setelan', 'aria-label': t('settings.title') }, icon('gear')));
    fill(this.#warnings, this.app.warnings());
    const open = outboxOf(this.session).length + draftsOf(this.session).length;
    const counts = { '#/': needsOf(this.session).length, '#/kotak': open };
    fill(this.#nav, PLACES.map(([place, shape, words]) => h('a', { href: place, 'aria-current': place === hash ? 'page' : null },
      h('span', { class: 'nav-icon' }, icon(shape), counts[place] ? h('span', { class: 'count' }, number(counts[place])) : null), t(words))));
  }
}

function parentOf(hash) {
  const [, name, id] = hash.split('/');
  const parent = PARENTS[name] ?? '#/';
  return parent.endsWith('laporan/') ? parent + id : parent;
}

/**
 * One line about sending: { words, mark, countdown }. What counts down stands apart and is not read aloud every second.
 * @param secondsLeft until it is tried again, or null
 */
export function syncLine(session, state, secondsLeft = () => null) {
  return { ...wordsOf(session, state), countdown: () => h('span', { class: 'countdown', 'data-countdown': true, 'aria-hidden': 'true' }, countdownWords(secondsLeft())) };
}

/** Each second, wherever it stands; nothing else is drawn for it. */
export function tick(seconds) {
  for (const place of document.querySelectorAll('[data-countdown]')) place.textContent = countdownWords(seconds);
}

const countdownWords = (seconds) => (seconds ? ' · ' + t('sync.next', { n: number(seconds) }) : '');

const PAUSES = { 'no-answer': 'nosignal', foreign: 'foreign', busy: 'busy', full: 'full', trouble: 'trouble' };

function wordsOf(session, state) {
  const unsent = queues.unsentRecords(session.queue);
  const open = unsent.length;
  if (session.account.blocked) return { words: t('sync.' + session.account.blocked), mark: 'alert' };
  if (session.full) return { words: t('sync.full'), mark: 'alert' };
  if (state === 'working') return { words: t(open ? 'sync.sending' : 'sync.looking'), mark: 'sync' };
  if (PAUSES[state]) return { words: t('sync.' + PAUSES[state]), mark: state === 'full' ? 'alert' : 'clock' };
  if (open && !queues.anyDue(session.queue)) return { words: t('sync.held'), mark: 'alert' };
  if (open) return { words: t('sync.waiting'), mark: 'clock' };
  const needs = needsOf(session).length;
  return needs ? { words: t('sync.needs', { n: number(needs) }), mark: 'alert' } : { words: t('sync.done'), mark: 'ticks' };
}
