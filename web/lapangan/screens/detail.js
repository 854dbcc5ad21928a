// One report that was received: its numbers, its receipts, what it is used for, and what can be done with it.
import * as queues from '../core/queue.js';
import { longDate } from '../core/dates.js';
import { sentOf, statusOf } from '../core/lists.js';
import { totals } from '../core/report.js';
import { fill, h } from '../ui/dom.js';
import { icon } from '../ui/icons.js';
import { standing } from '../work/drafts.js';
import { currentLanguage, number, t } from '../words/words.js';
import { actionsOf } from './actions.js';
import { noteContent } from './note.js';
import { partsList } from './outbox.js';
import { movedWords, reasonWords, rowTitle, villageName, withdrawnWords } from './places.js';
import { statusBadge } from './status.js';

export function detailScreen({ session, go, live }, id) {
  const page = h('div');
  const draw = () => {
    const row = sentOf(session).find((r) => r.id === id);
    fill(page, row?.kind && row.kind !== 'report' ? noteContent(session, row, go) : row ? content(session, row, go) : h('p', { class: 'empty' }, t('detail.gone')));
  };
  live(draw);
  draw();
  return page;
}

function content(session, row, go) {
  const status = statusOf(session, row);
  const current = standing(session, row.id);
  const { asked, rest } = actionsOf(session, row, go);
  const reason = (row.reason || status === 'review') && reasonWords(session, row, status);
  return [
    h('h1', {}, rowTitle(session, row)),
    h('p', { class: 'soft' }, [villageName(session, row.village), longDate(row.heldOn, currentLanguage())].join(' · ')),
    h('p', {}, statusBadge(status)),
    reason && h('p', { class: 'note' }, icon('alert'), h('span', {}, reason)),
    withdrawnWords(row) && h('p', { class: 'note' }, icon('forward'), h('span', {}, withdrawnWords(row))),
    row.moved && h('p', { class: 'note' }, icon('forward'), h('span', {}, movedWords(session, row))),
    asked,
    row.usedFor.map((use) => h('p', { class: 'note good' }, icon('star'), h('span', {}, t('sent.used', { indicator: use.indicator }), use.text && h('small', { class: 'soft' }, use.text)))),
    peopleTable(row.people),
    h('dl', { class: 'details' },
      fact(t('detail.receipt'), row.receipt && h('span', { class: 'receipt' }, row.receipt)),
      fact(t('detail.author'), [row.author?.name, row.onBehalfOf?.name && t('detail.behalf', { name: row.onBehalfOf.name })].filter(Boolean).join(' ')),
      fact(t('detail.photos'), number(row.photos ?? 0)),
      fact(t('detail.notes'), current?.body.notes)),
    queues.parts(session.queue, row.id).length > 0 && h('section', {}, h('h2', {}, t('detail.parts')), partsList(session, row.id)),
    rest,
  ];
}

function fact(name, value) {
  return value ? [h('dt', {}, name), h('dd', {}, value)] : null;
}

function peopleTable(people) {
  const n = (key) => number(people?.[key] ?? 0);
  const { children, adults } = totals(people);
  return h('table', { class: 'numbers' },
    h('thead', {}, h('tr', {}, h('td'), [t('sex.m'), t('sex.f'), t('detail.sum')].map((words) => h('th', { scope: 'col' }, words)))),
    h('tbody', {},
      h('tr', {}, h('th', { scope: 'row' }, t('detail.children')), [n('childrenM'), n('childrenF'), number(children)].map((v) => h('td', {}, v))),
      h('tr', {}, h('th', { scope: 'row' }, t('detail.adults')), [n('adultsM'), n('adultsF'), number(adults)].map((v) => h('td', {}, v)))));
}
