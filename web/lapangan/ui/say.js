// Short messages at the foot of the screen, and questions that wait for an answer.
import { isFull } from '../store/reserve.js';
import { h } from './dom.js';
import { t } from '../words/words.js';

let live;

/** Said once, seen for some seconds, read aloud by a screen reader. @param way { label, act }: the one thing to do about it */
export function toast(message, way = null) {
  live ??= document.body.appendChild(h('div', { class: 'toasts', role: 'status', 'aria-live': 'polite' }));
  const line = h('p', { class: 'toast' }, message, way && h('button', { type: 'button', onclick: () => (line.remove(), way.act()) }, way.label));
  live.replaceChildren(line);
  setTimeout(() => line.remove(), way ? 12_000 : 6_000);
}

/** @returns whether the person agreed */
export function ask(question, { yes, detail, grave = false }) {
  return new Promise((answer) => {
    const dialog = h('dialog', { class: 'ask', onclose: () => (dialog.remove(), answer(dialog.returnValue === 'yes')) },
      h('h2', {}, question),
      detail && h('p', {}, detail),
      h('div', { class: 'actions' },
        h('button', { type: 'button', class: grave ? 'grave' : 'main', onclick: () => dialog.close('yes') }, yes),
        h('button', { type: 'button', class: 'quiet', onclick: () => dialog.close('no') }, t('no'))));
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** Why something could not be kept on the phone. */
export function notKept(wrong) {
  return t(isFull(wrong) ? 'room.full' : 'wrong.notkept');
}

/** Says so, with the way to make room: what stands above the screen may be scrolled out of sight. */
export function sayNotKept(wrong) {
  toast(notKept(wrong), isFull(wrong) ? { label: t('room.make'), act: () => (location.hash = '#/ruang') } : null);
}

/** What went wrong, for a person, when nobody knows better. */
export function wrongWords(wrong) {
  return wrong?.explained ?? t(isFull(wrong) ? 'room.full.gate' : 'wrong.unknown');
}
