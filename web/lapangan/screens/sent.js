// What the regency has received: mine, and my villages'.
import { mayWrite } from '../core/kinds.js';
import { sentOf, statusOf } from '../core/lists.js';
import { longDate } from '../core/dates.js';
import { fill, h } from '../ui/dom.js';
import { icon } from '../ui/icons.js';
import { currentLanguage, t } from '../words/words.js';
import { movedWords, reasonWords, rowTitle, villageName } from './places.js';
import { statusBadge } from './status.js';

const PAGE = 40;
const view = { mine: true };

export function sentScreen({ session, go, live }) {
  let shown = PAGE;
  const filters = h('div', { class: 'filters' });
  const list = h('ul', { class: 'cards' });
  const draw = () => {
    const chip = (mine, words) => h('button', { type: 'button', class: 'chip', 'aria-pressed': String(view.mine === mine), onclick: () => ((view.mine = mine), draw()) }, words);
    fill(filters, chip(true, t('sent.mine.' + mayWrite(session))), chip(false, t('sent.village')));
    const rows = sentOf(session, view);
    fill(list, rows.length ? rows.slice(0, shown).map((row) => line(session, row, go)) : h('li', { class: 'empty' }, t('sent.empty.' + mayWrite(session))),
      rows.length > shown && h('li', {}, h('button', { type: 'button', class: 'quiet wide', onclick: () => ((shown += PAGE), draw()) }, t('sent.more'))));
  };
  live(draw);
  draw();
  return h('div', {}, h('h1', {}, t('sent.title')), filters, list);
}

function line(session, row, go) {
  const status = statusOf(session, row);
  const reason = (row.reason || status === 'review') && reasonWords(session, row, status);
  return h('li', {}, h('button', { type: 'button', class: 'card line', 'data-id': row.id, onclick: () => go('#/laporan/' + row.id) },
    h('span', { class: 'grow' },
      h('strong', {}, rowTitle(session, row)),
      h('small', { class: 'soft' }, [villageName(session, row.village), longDate(row.heldOn, currentLanguage())].join(' · ')),
      statusBadge(status, row.state),
      row.answer && h('small', { class: 'soft' }, t('note.answer', { answer: row.answer })),
      reason && h('small', { class: 'waiting-note' }, reason),
      row.moved && h('small', { class: 'soft' }, movedWords(session, row)),
      row.usedFor.map((use) => h('span', { class: 'thanks' }, icon('star'), t('sent.used', { indicator: use.indicator })))),
    icon('forward')));
}
