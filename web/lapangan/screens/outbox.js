// "Belum terkirim": what is still on this phone, how old it is, and how far each part has come.
import { canEdit, remediesFor, remediesOf } from '../core/actions.js';
import { calledTogether, mayWrite } from '../core/kinds.js';
import * as queues from '../core/queue.js';
import { draftsOf, outboxOf } from '../core/lists.js';
import { needsOf } from '../core/needs.js';
import { age } from '../core/dates.js';
import { ageWords, agoWords } from '../gate/people.js';
import { fill, h } from '../ui/dom.js';
import { icon } from '../ui/icons.js';
import { beginAnew, reopen } from '../work/drafts.js';
import { ask } from '../ui/say.js';
import { sendAsEdit, takeOut } from '../work/submit.js';
import { counted, number, t } from '../words/words.js';
import { needsCard } from './needs.js';
import { formPlace, recordLine, titleOf } from './places.js';
import { shareOffer } from './share.js';

export function outboxScreen({ session, envelopes, go, live, sendSoon, sendNow, syncWords }) {
  const written = session.justWritten;
  session.justWritten = null;
  const offer = h('div');
  const state = h('div', { class: 'sync-card' });
  const needs = h('div');
  const drafts = h('section');
  const list = h('ul', { class: 'cards' });
  const draw = () => {
    const open = outboxOf(session);
    fill(state, stateLine(session, syncWords(), open), open.length ? sendButton(session, go, sendNow) : null);
    // Nothing is told to a group that the regency does not take.
    fill(offer, !remediesOf(session.queue, written).length && shareOffer(session, written, go));
    fill(needs, needsCard(session, go));
    drawDrafts(drafts, session, go);
    fill(list, open.length ? open.map((id) => card(session, id, { go, sendSoon })) : h('li', { class: 'empty' }, icon('ticks'), h('p', {}, emptyWords(session))));
  };
  live(draw);
  draw();
  return h('div', {}, h('h1', {}, t('outbox.title')), offer, needs, state, drafts, list, h('p', { class: 'soft small' }, t(envelopes?.ready ? 'outbox.safe.closed' : 'outbox.safe')));
}

/** What waits for the person is no thanks yet. */
function emptyWords(session) {
  return needsOf(session).length ? t('outbox.empty.needs') : t('outbox.empty.' + mayWrite(session));
}

function sendButton({ account }, go, sendNow) {
  if (account.blocked === 'password') return h('button', { type: 'button', class: 'main', onclick: () => go('#/masuk') }, t('again.title'));
  return h('button', { type: 'button', class: 'second', onclick: sendNow }, icon('sync'), t('outbox.now'));
}

function stateLine(session, { words, mark, countdown }, open) {
  const what = counted(calledTogether(open.map((id) => session.reports.get(id))), open.length);
  return h('p', { class: 'grow' }, icon(mark), h('span', {}, h('strong', {}, open.length ? t('outbox.count', { what }) : t('outbox.none')), h('small', { class: 'soft' }, words, countdown())));
}

function drawDrafts(place, session, go) {
  const drafts = draftsOf(session);
  fill(place, drafts.length > 0 && [
    h('h2', {}, t('outbox.drafts')),
    h('ul', { class: 'cards' }, drafts.map((draft) => h('li', {}, h('button', { type: 'button', class: 'card line', 'data-id': draft.id, onclick: () => go(formPlace(session, draft)) },
      icon('pencil'),
      h('span', { class: 'grow' }, h('strong', {}, titleOf(session, draft)), h('small', { class: 'soft' }, recordLine(session, draft)), h('small', { class: 'soft' }, t('outbox.draft', { age: agoWords(draft.updatedAt, session.now()) }))),
      icon('forward'))))),
    h('h2', {}, t('outbox.waiting')),
  ]);
}

function card(session, id, { go, sendSoon }) {
  const report = session.reports.get(id);
  const body = report?.next?.body ?? report?.body ?? {};
  return h('li', { class: 'card', 'data-id': id },
    h('h3', {}, titleOf(session, { ...report, body }, report?.shown?.title)),
    report && h('p', { class: 'soft small' }, recordLine(session, { ...report, body }, report.shown)),
    h('p', { class: 'waiting-note' }, icon('clock'), sinceWords(queues.waitingSince(session.queue, id), session.now())),
    partsList(session, id),
    queues.parts(session.queue, id).filter((e) => e.state === 'held').map((entry) => problem(session, entry, { go, sendSoon })),
    report && canEdit(session.queue, id) && h('div', { class: 'actions' }, h('button', { type: 'button', class: 'quiet', onclick: () => edit(session, id, go) }, icon('pencil'), t('outbox.edit'))));
}

function sinceWords(since, now) {
  return age(since, now).unit === 'now' ? t('outbox.justnow') : t('outbox.since', { age: ageWords(since, now) });
}

/** One line for the report and one for each file: clock, tick, or what stands in its way. */
export function partsList(session, id) {
  const entries = queues.parts(session.queue, id).sort((a, b) => (a.kind === 'record' ? -1 : b.kind === 'record' ? 1 : a.addedAt - b.addedAt));
  const named = session.reports.get(id)?.body.files ?? [];
  const counts = { photo: 0, attendance: 0 };
  return h('ul', { class: 'parts' }, entries.map((entry) => {
    const slot = session.files.get(entry.id)?.slot ?? named.find((file) => file.id === entry.id)?.slot ?? 'photo';
    const name = entry.kind === 'record' ? t('part.record.' + calledTogether([session.reports.get(id)])) : t('part.' + slot, { n: ++counts[slot] });
    const [mark, words] = stateOf(session, entry);
    return h('li', { class: 'part-' + entry.state }, icon(mark), h('span', { class: 'grow' }, name), h('span', { class: 'small' }, words));
  }));
}

function stateOf(session, entry) {
  if (entry.state === 'done') return ['tick', t('part.done')];
  if (entry.state === 'held') return ['alert', t('part.held')];
  const offset = session.progress.get(entry.id);
  const size = session.files.get(entry.id)?.size;
  if (entry.state === 'sending') return ['sync', offset && size ? number(Math.floor((offset / size) * 100)) + '%' : t('part.sending')];
  if (session.sentClosed.has(entry.id)) return ['sync', t('part.sentclosed')];
  return ['clock', t('part.waiting')];
}

/** What the server said, and the one thing to do about it. */
function problem(session, entry, { go, sendSoon }) {
  const { code, text } = entry.reason ?? {};
  const again = async () => {
    await session.update(({ queue }) => ({ queue: queues.release(queue, entry.id) }));
    sendSoon();
  };
  const correct = async () => {
    await sendAsEdit(session, entry.record);
    sendSoon();
  };
  const change = () => edit(session, entry.record, go);
  const anew = async () => {
    const { next, ...report } = session.reports.get(entry.record);
    const draft = await beginAnew(session, { ...report, ...next });
    await takeOut(session, entry.id);
    go(formPlace(session, draft));
  };
  const out = async () => {
    if (await ask(t('held.out.ask.' + entry.kind), { yes: t('held.out'), detail: t('held.out.detail'), grave: true })) await takeOut(session, entry.id);
    sendSoon();
  };
  const doing = {
    edit: [t('held.record.do'), change], photo: [t('held.lost.do'), change], correct: [t('held.other.do'), correct], anew: [t('detail.anew'), anew],
    again: [t(entry.kind === 'file' ? 'held.file.do' : 'held.again'), again], out: [t('held.out'), out],
  };
  const buttons = remediesFor(entry).map((remedy, n) => h('button', { type: 'button', class: n === 0 ? 'second' : 'quiet', onclick: doing[remedy][1] }, doing[remedy][0]));
  return h('div', { class: 'note warn', 'data-id': entry.id }, h('p', {}, icon('alert'), SAID[code] ? t(SAID[code]) : text || t('held.' + entry.kind)), h('div', { class: 'actions' }, buttons));
}

/** What the phone itself knows better than the server's sentence. */
const SAID = { 'other-content': 'held.other', 'lost-file': 'held.lost', 'lost-record': 'held.lostrecord' };

async function edit(session, id, go) {
  go(formPlace(session, await reopen(session, id)));
}
