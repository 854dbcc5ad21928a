// The activities of the plan in my villages: find one, report it.
import { calledTogether, kindsToWrite } from '../core/kinds.js';
import { activitiesOf, draftsOf, findActivity, isNew, monthOf, villagesOf } from '../core/lists.js';
import { longDate } from '../core/dates.js';
import { fill, h, newId } from '../ui/dom.js';
import { icon } from '../ui/icons.js';
import { begin, beginRecord } from '../work/drafts.js';
import { counted, currentLanguage, number, pick, t, tn, unitOf } from '../words/words.js';
import { askLine, formPlace, recordLine, villageName } from './places.js';
import { needsCard } from './needs.js';

const filter = { search: '', village: '', when: 'month' };

export function activitiesScreen({ session, go, live, today, syncWords }) {
  const searchId = newId('search');
  const count = h('p', { class: 'soft small', role: 'status' });
  const list = h('ul', { class: 'cards' });
  const needs = h('div');
  const month = h('p', { class: 'with-icon month' });
  const draft = h('div');
  const practice = h('div');
  const others = h('div', { class: 'kinds' });
  const filters = h('div', { class: 'filters' });
  const draw = () => {
    fill(needs, needsCard(session, go));
    drawMonth(month, session, today());
    drawDraft(draft, session, go);
    fill(practice, isNew(session) && h('button', { type: 'button', class: 'quiet wide', onclick: () => go('#/latihan') }, icon('pencil'), t('practice.go')));
    drawKinds(others, session, startOther);
    drawFilters(filters, session, draw);
    const found = activitiesOf(session, { ...filter, today: today() });
    count.textContent = tn('activities.found', found.length);
    fill(list, found.length ? found.map((activity) => card(activity, session, start)) : h('li', { class: 'empty' }, emptyWords(session, syncWords().mark === 'sync')));
  };
  const start = async (id, open = false) => {
    const activity = findActivity(session, id);
    const villages = villagesOf(session).filter((v) => !activity || activity.villages.includes(v.id));
    const made = await begin(session, { activity: id, open: open && activitiesOf(session, { today: today() }).length > 0, village: filter.village || (villages.length === 1 ? villages[0].id : null), today: today() });
    go('#/lapor/' + made.id);
  };
  // Looked up when it is tapped: the description may have changed since the button was drawn.
  const startOther = async (code) => {
    const kind = kindsToWrite(session).find((known) => known.code === code);
    if (!kind) return;
    const villages = villagesOf(session);
    const day = kind.fields.find((field) => field.type === 'day');
    const made = await beginRecord(session, kind.code, { village: villages.length === 1 ? villages[0].id : null, ...(day && { [day.name]: today() }) });
    go(formPlace(session, made));
  };
  live(draw);
  draw();
  const open = session.regency && !session.regency.ended;
  return h('div', {},
    h('h1', {}, t('activities.title')),
    open ? h('button', { type: 'button', class: 'main wide first', onclick: () => start(null, true) }, icon('plus'), t('activities.write')) : h('p', { class: 'note' }, t('activities.ended')),
    needs, draft, practice, month, others,
    h('div', { class: 'search' },
      h('label', { for: searchId, class: 'unseen' }, t('activities.search')),
      icon('search'),
      h('input', { id: searchId, type: 'search', placeholder: t('activities.search'), value: filter.search, oninput: (e) => ((filter.search = e.target.value), draw()) })),
    filters, count, list,
    open && h('button', { type: 'button', class: 'second wide', onclick: () => start(null) }, icon('plus'), t('activities.other')),
    askLine(session));
}

/** What the server has told of the month: nothing is counted that it has not. */
function drawMonth(place, session, today) {
  const { reports, children, used, waiting } = monthOf(session, today);
  place.hidden = !reports && !waiting;
  fill(place, !place.hidden && [icon('star'), h('span', {}, t('month.title'), ' ', [reports && tn('counted.report', reports), reports && tn('month.children', children), used && tn('month.used', used), waiting && tn('month.waiting', waiting)].filter(Boolean).join(', '))]);
}

/** What can be written beside a report, each with a word of what it is for. */
function drawKinds(place, session, start) {
  fill(place, !session.regency?.ended && kindsToWrite(session).map((kind) => h('button', { type: 'button', class: 'continue', 'data-id': kind.code, onclick: () => start(kind.code) },
    icon('pencil'), h('span', { class: 'grow' }, h('strong', {}, pick(kind.name)), h('small', { class: 'soft' }, pick(kind.lead))), icon('forward'))));
}

function drawFilters(place, session, redraw) {
  const chip = (value, words) => h('button', { type: 'button', class: 'chip', 'aria-pressed': String(filter.when === value), onclick: () => ((filter.when = value), redraw()) }, words);
  const villages = villagesOf(session);
  if (!villages.some((v) => v.id === filter.village)) filter.village = '';
  fill(place, chip('month', t('activities.month')), chip('all', t('activities.all')),
    villages.length > 1 && h('select', { 'aria-label': t('activities.village'), onchange: (e) => ((filter.village = e.target.value), redraw()) },
      h('option', { value: '', selected: !filter.village }, t('activities.allvillages')),
      villages.map((v) => h('option', { value: v.id, selected: v.id === filter.village }, t('place', { village: v.name, district: v.district })))));
}

function drawDraft(place, session, go) {
  const [latest, ...more] = draftsOf(session);
  fill(place, latest && h('button', { type: 'button', class: 'continue', 'data-id': latest.id, onclick: () => go(more.length ? '#/kotak' : formPlace(session, latest)) },
    icon('pencil'), h('span', { class: 'grow' }, h('strong', {}, draftWords([latest, ...more])), !more.length && h('small', { class: 'soft' }, recordLine(session, latest))), icon('forward')));
}

function draftWords(drafts) {
  const called = calledTogether(drafts);
  return drafts.length > 1 ? t('people.drafts', { what: counted(called, drafts.length) }) : t('activities.draft.' + called);
}

function card(activity, session, start) {
  const { title, agreementTitle, office, villages, from, to, target, realised } = activity;
  const mine = villages.filter((id) => villagesOf(session).some((v) => v.id === id));
  return h('li', { class: 'card', 'data-id': activity.id },
    h('h2', {}, title),
    h('p', { class: 'soft small' }, [agreementTitle, office].filter(Boolean).join(' · ')),
    h('p', { class: 'facts' }, h('span', {}, icon('pin'), mine.map((id) => villageName(session, id)).join(', '))),
    h('p', { class: 'facts' }, h('span', {}, icon('clock'), t('activities.until', { date: longDate(to ?? from, currentLanguage()) }))),
    target ? h('div', { class: 'measure' },
      h('progress', { max: target, value: Math.min(target, realised ?? 0), 'aria-hidden': 'true' }),
      h('span', { class: 'small' }, t('activities.realised', { done: number(realised ?? 0), target: number(target), unit: unitOf(activity, target) }))) : null,
    h('button', { type: 'button', class: 'main', onclick: () => start(activity.id) }, t('activities.report')));
}

function emptyWords(session, working) {
  if (!session.syncState[session.regency?.code]) return t(working ? 'activities.fetching' : 'activities.notyet');
  return filter.search || filter.village || filter.when === 'month' ? t('activities.none') : t('activities.noneatall');
}
