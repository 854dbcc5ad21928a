// "Perlu Anda": one card with one number, and the list behind it.
import { needsOf } from '../core/needs.js';
import { longDate } from '../core/dates.js';
import { fill, h } from '../ui/dom.js';
import { icon } from '../ui/icons.js';
import { currentLanguage, number, t, tn } from '../words/words.js';
import { askLine, formPlace, reasonWords, rowTitle, titleOf, villageName } from './places.js';

/** @returns the card, or null when nothing waits for the person */
export function needsCard(session, go) {
  const count = needsOf(session).length;
  return count > 0 && h('button', { type: 'button', class: 'continue needs', onclick: () => go('#/perlu') },
    h('span', { class: 'needs-count' }, number(count)),
    h('span', { class: 'grow' }, h('strong', {}, t('needs.title')), h('small', {}, tn('needs.lead', count))), icon('forward'));
}

export function needsScreen({ session, go, live }) {
  const list = h('ul', { class: 'cards' });
  const draw = () => {
    const needs = needsOf(session);
    fill(list, needs.length ? needs.map((need) => line(session, need, go)) : h('li', { class: 'empty' }, icon('ticks'), h('p', {}, t('needs.none'))));
  };
  live(draw);
  draw();
  return h('div', {}, h('h1', {}, t('needs.title')), list, askLine(session));
}

function line(session, { id, why, row }, go) {
  const report = session.reports.get(id);
  const body = row?.body ?? report?.body ?? {};
  const title = row && why !== 'draft' ? rowTitle(session, row) : titleOf(session, { ...(row ?? report), body }, report?.shown?.title);
  const day = row?.heldOn ?? body.heldOn;
  const reason = row && why !== 'draft' && reasonWords(session, row);
  return h('li', {}, h('button', { type: 'button', class: 'card line', 'data-id': id, onclick: () => go(placeOf(session, id, why, row)) },
    icon(why === 'conflict' || why === 'draft' ? 'split' : why === 'review' ? 'clock' : 'alert'),
    h('span', { class: 'grow' },
      h('strong', {}, title),
      h('small', { class: 'soft' }, [villageName(session, row?.village ?? body.village, report?.shown?.village), day && longDate(day, currentLanguage())].filter(Boolean).join(' · ')),
      h('small', { class: 'waiting-note' }, t('needs.' + why)),
      reason && h('small', {}, reason)),
    icon('forward')));
}

function placeOf(session, id, why, row) {
  if (['held', 'stuck', 'closed'].includes(why)) return '#/kotak';
  if (why === 'draft') return formPlace(session, row);
  return (why === 'conflict' ? '#/beda/' : '#/laporan/') + id;
}
