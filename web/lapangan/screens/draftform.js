// What the forms of all kinds of records share: every change is kept at once, each part says what it lacks, and one button sends.
import { judgeDay } from '../core/clock.js';
import { dayNameOf, dayOf, kindOf } from '../core/kinds.js';
import { villagesOf } from '../core/lists.js';
import { longDate } from '../core/dates.js';
import { isFull } from '../store/reserve.js';
import { fill, h, newId, stillHere } from '../ui/dom.js';
import { icon } from '../ui/icons.js';
import { showWork } from '../ui/busy.js';
import { ask, notKept, sayNotKept, toast } from '../ui/say.js';
import { beginAnew, choose, discard, isClosed, keep } from '../work/drafts.js';
import { submit } from '../work/submit.js';
import { currentLanguage, t } from '../words/words.js';
import { chooser } from './choose.js';
import { formPlace, titleOf, villageName } from './places.js';

const SAVE_AFTER_MS = 250;
const ANY_DAY = '9999-12-31';

/**
 * @param sent what follows instead of the outbox, when the form is for practice
 * @param titles { fresh, edit }: what stands above the form
 * @param parts the form's parts, in their order
 */
export function formScreen({ session, go, leave, sendSoon, sent }, form, titles, parts) {
  const { id } = form;
  const draft = session.drafts.get(id);
  leave(() => form.flush(), { alsoHidden: true });
  const errors = h('p', { class: 'error', role: 'alert' });
  const fields = h('form', { class: 'report', novalidate: true }, parts, errors,
    h('div', { class: 'send-bar' }, h('button', { class: 'main wide' }, icon('outbox'), t(form.sendWords))),
    h('button', { type: 'button', class: 'link danger', onclick: () => throwAway(session, id, go, form) }, t('report.discard')));
  // The phone keyboard's "go" ends a field; only the button sends.
  fields.addEventListener('keydown', (event) => event.key === 'Enter' && event.target.tagName === 'INPUT' && (event.preventDefault(), event.target.blur()));
  const trySend = async () => {
    const lacks = form.check();
    errors.textContent = lacks.length ? t('report.incomplete', { what: lacks.map((l) => form.nameOfLack(l)).join(', ') }) : '';
    if (lacks.length) return form.scrollTo(lacks[0]);
    if (!(await form.sureOfDay()) || !(await form.sureOfPlan())) return form.scrollTo(dayNameOf(form.kind));
    await form.flush();
    if (session.drafts.has(id)) await send(session, id, form, { go, sendSoon, sent });
  };
  let sending = false;
  fields.addEventListener('submit', (event) => {
    event.preventDefault();
    if (sending) return;
    sending = true;
    // What could not be kept stays said beside the button: a toast goes, and what is above may be out of sight.
    const done = trySend().catch((wrong) => {
      errors.textContent = notKept(wrong);
      if (!isFull(wrong)) throw wrong;
    }).finally(() => (sending = false));
    showWork(done, fields.querySelector('.send-bar button'));
  });
  return h('div', {},
    h('h1', {}, draft.basedOn ? titles.edit : titles.fresh),
    h('p', { class: 'soft small' }, t(session.practice ? 'practice.kept' : 'report.kept')),
    isClosed(session, id) ? closedNote(session, form, go) : draft.conflicts?.length ? conflictNote(session, draft, form, go) : null,
    fields);
}

async function send(session, id, { place }, { go, sendSoon, sent }) {
  const draft = session.drafts.get(id);
  const shown = { title: titleOf(session, draft), village: villageName(session, draft.body.village) };
  const here = stillHere();
  try {
    if (!(await submit(session, id, shown))) {
      toast(t('report.changed'));
      return go(place + id, true);
    }
  } catch (wrong) {
    sayNotKept(wrong);
    throw wrong;
  }
  if (sent) return sent(id);
  sendSoon();
  toast(t('report.outbox'));
  session.justWritten = id;
  if (here()) go('#/kotak');
}

async function throwAway(session, id, go, form) {
  if (!(await ask(t('report.discard.ask'), { yes: t('report.discard.yes'), detail: t('report.discard.detail'), grave: true }))) return;
  form.stop();
  await discard(session, id);
  go('#/');
}

/** Taken back or answered while it was being written: what is sent would be refused. */
function closedNote(session, form, go) {
  const anew = async () => {
    await form.flush();
    const made = await beginAnew(session, session.drafts.get(form.id));
    form.stop();
    await discard(session, form.id);
    go(formPlace(session, made));
  };
  return h('div', { class: 'note warn' },
    h('p', {}, icon('alert'), h('span', {}, t('report.closed'))),
    h('button', { type: 'button', class: 'second wide', onclick: anew }, icon('plus'), t('detail.anew')));
}

function conflictNote(session, draft, { place }, go) {
  return h('div', { class: 'note warn' },
    h('p', {}, h('strong', {}, t('conflict.title'))),
    chooser(session, draft, draft.conflicts, async (choices) => {
      await choose(session, draft.id, choices);
      go(place + draft.id, true);
    }));
}

/** A draft and the parts of its form. */
export class DraftForm {
  #timer = null;
  #saving = Promise.resolve();
  #sections = new Map();
  #stopped = false;
  #checked = false;
  #askedDay = null;

  constructor(session, draft, today) {
    this.session = session;
    this.id = draft.id;
    this.kind = kindOf(session, draft);
    this.body = structuredClone(draft.body);
    this.today = today;
    this.zone = session.account.regencies.find((r) => r.code === draft.regency)?.zone ?? 'Asia/Makassar';
  }

  set(change) {
    this.body = { ...this.body, ...change };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush().catch(() => {}), SAVE_AFTER_MS);
    if (this.#checked) this.check();
  }

  /** Says beside each part what it lacks; once asked to send, it follows what is filled in. */
  check() {
    this.#checked = true;
    const { today, sure } = this.session.today(this.zone);
    const lacks = this.kind.missing(this.body, sure ? today : ANY_DAY);
    for (const { error } of this.#sections.values()) error.textContent = '';
    for (const lack of lacks) {
      const at = this.#sections.get(this.sectionOf(lack));
      if (at) at.error.textContent = this.wordsOfLack(lack);
    }
    return lacks;
  }

  /** A day that a phone with a lost clock cannot judge is asked about, never refused. */
  async sureOfDay() {
    const day = dayOf(this.kind, this.body);
    const known = this.session.today(this.zone);
    if (day === this.#askedDay || judgeDay(day, known) !== 'ask') return true;
    const words = (each) => longDate(each, currentLanguage());
    const detail = known.contact === day ? t('day.ask.odd') : known.contact ? t('day.ask.contact', { contact: words(known.contact) }) : t('day.ask.clock', { today: words(known.today) });
    if (!(await ask(t('day.ask', { day: words(day) }), { yes: t('day.ask.yes'), detail }))) return false;
    this.#askedDay = day;
    return true;
  }

  /** What a kind of record asks besides before it goes. */
  async sureOfPlan() {
    return true;
  }

  /** The list of files as it is on the disk. */
  takeFiles() {
    this.body = { ...this.body, files: this.session.drafts.get(this.id).body.files };
    if (this.#checked) this.check();
  }

  stop() {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  /** What was typed goes to the disk; the files are kept by themselves and are not touched here. */
  flush() {
    clearTimeout(this.#timer);
    if (this.#stopped) return Promise.resolve();
    const typed = this.body;
    this.#saving = this.#saving.catch(() => {}).then(() => keep(this.session, this.id, (kept) => (kept.files ? { ...typed, files: kept.files } : typed)));
    return this.#saving.catch((full) => {
      sayNotKept(full);
      throw full;
    });
  }

  section(name, title, content, why, mark) {
    const error = h('p', { class: 'error', role: 'alert' });
    const part = h('section', { class: 'part' }, h('h2', { class: mark && 'with-icon' }, mark && icon(mark), title), why && h('p', { class: 'soft small' }, why), content, error);
    this.#sections.set(name, { part, error });
    return part;
  }

  scrollTo(lack) {
    const { part } = this.#sections.get(this.sectionOf(lack)) ?? this.#sections.values().next().value;
    part.scrollIntoView({ block: 'start' });
    part.querySelector('input:not([type=file]), select, button, textarea')?.focus({ preventScroll: true });
  }

  /** A day, today at the latest. */
  day(field, title, why) {
    const id = newId('date');
    const today = this.today();
    const yesterday = new Date(Date.parse(today + 'T00:00:00Z') - 24 * 3600_000).toISOString().slice(0, 10);
    const input = h('input', { id, type: 'date', max: this.session.today(this.zone).sure ? today : null, value: this.body[field] ?? '', onchange: (e) => pick(e.target.value) });
    const chips = h('div', { class: 'filters' });
    const inWords = h('p', { class: 'soft small', role: 'status' });
    const pick = (day) => {
      input.value = day;
      this.set({ [field]: day });
      drawChips();
    };
    const drawChips = () => {
      inWords.textContent = longDate(input.value, currentLanguage());
      fill(chips, [[today, 'report.today'], [yesterday, 'report.yesterday']].map(([day, words]) =>
        h('button', { type: 'button', class: 'chip', 'aria-pressed': String(input.value === day), onclick: () => pick(day) }, t(words))));
    };
    drawChips();
    return this.section(field, title, [chips, h('div', { class: 'field' }, h('label', { for: id, class: 'unseen' }, title), input, inWords)], why);
  }

  /** @param first the villages that stand first */
  village(title, first = []) {
    const id = newId('village');
    const villages = villagesOf(this.session);
    const away = this.body.village && !villages.some((v) => v.id === this.body.village);
    const sorted = [...villages].sort((a, b) => first.includes(b.id) - first.includes(a.id));
    return this.section('village', title, h('div', { class: 'field' }, h('label', { for: id, class: 'unseen' }, title),
      h('select', { id, onchange: (e) => this.set({ village: e.target.value || null }) },
        h('option', { value: '', selected: !this.body.village }, t('report.choose')),
        away && h('option', { value: this.body.village, selected: true }, villageName(this.session, this.body.village, this.session.reports.get(this.id)?.shown?.village)),
        sorted.map((v) => h('option', { value: v.id, selected: v.id === this.body.village }, t('place', { village: v.name, district: v.district }))))));
  }
}
