// The report form. Every change is kept at once; there is no "save".
import { NUMBERS, AGES, KINDS, LONGEST_NOTE, agesDiffer, missing, parseNumber, totals } from '../core/report.js';
import { longDate } from '../core/dates.js';
import { activitiesOf, findActivity, villagesOf } from '../core/lists.js';
import { fill, h, newId } from '../ui/dom.js';
import { icon } from '../ui/icons.js';
import { ask, toast } from '../ui/say.js';
import { stepper } from '../ui/stepper.js';
import { choose, discard, keep } from '../work/drafts.js';
import { submit } from '../work/submit.js';
import { currentLanguage, number, t } from '../words/words.js';
import { chooser } from './choose.js';
import { notKept, photos } from './photos.js';
import { titleOf, villageName } from './places.js';

const SAVE_AFTER_MS = 250;

export function reportScreen({ session, go, leave, today, sendSoon }, id) {
  const draft = session.drafts.get(id);
  if (!draft) return go('#/kotak');
  const form = new Form(session, draft, today);
  leave(() => form.flush(), { alsoHidden: true });
  const errors = h('p', { class: 'error', role: 'alert' });
  const fields = h('form', { class: 'report', novalidate: true },
    form.what(), form.when(), form.where(), photoPart(form, 'photo'), form.who(), photoPart(form, 'attendance'), form.more(),
    errors,
    h('div', { class: 'send-bar' }, h('button', { class: 'main wide' }, icon('outbox'), t('report.send'))),
    h('button', { type: 'button', class: 'link danger', onclick: () => throwAway(session, id, go, form) }, t('report.discard')));
  // The phone keyboard's "go" ends a field; only the button sends.
  fields.addEventListener('keydown', (event) => event.key === 'Enter' && event.target.tagName === 'INPUT' && (event.preventDefault(), event.target.blur()));
  fields.addEventListener('submit', async (event) => {
    event.preventDefault();
    await form.flush();
    if (!session.drafts.has(id)) return;
    const lacks = form.check();
    errors.textContent = lacks.length ? t('report.incomplete', { what: lacks.map((l) => t('lack.' + l)).join(', ') }) : '';
    if (lacks.length) return form.scrollTo(lacks[0]);
    await send(session, id, { go, sendSoon });
  });
  return h('div', {},
    h('h1', {}, t(draft.basedOn ? 'report.title.edit' : 'report.title')),
    h('p', { class: 'soft small' }, t('report.kept')),
    draft.conflicts?.length ? conflictNote(session, draft, go) : null,
    fields);
}

async function send(session, id, { go, sendSoon }) {
  const { body } = session.drafts.get(id);
  const shown = { title: titleOf(session, body), village: villageName(session, body.village) };
  try {
    if (!(await submit(session, id, shown))) {
      toast(t('report.changed'));
      return go('#/lapor/' + id, true);
    }
  } catch (full) {
    return toast(notKept(full));
  }
  sendSoon();
  toast(t('report.outbox'));
  go('#/kotak');
}

async function throwAway(session, id, go, form) {
  if (!(await ask(t('report.discard.ask'), { yes: t('report.discard.yes'), detail: t('report.discard.detail'), grave: true }))) return;
  form.stop();
  await discard(session, id);
  go('#/');
}

function photoPart(form, slot) {
  const restricted = slot === 'attendance';
  return form.section(slot, t('report.' + slot), photos(form, slot), t(restricted ? 'report.attendance.why' : 'report.photo.why'), restricted ? 'lock' : null);
}

function conflictNote(session, draft, go) {
  return h('div', { class: 'note warn' },
    h('p', {}, h('strong', {}, t('conflict.title'))),
    chooser(session, draft.conflicts, async (choices) => {
      await choose(session, draft.id, choices);
      go('#/lapor/' + draft.id, true);
    }));
}

/** The form's parts and its draft. */
export class Form {
  #timer = null;
  #saving = Promise.resolve();
  #sections = new Map();
  #stopped = false;
  #checked = false;

  constructor(session, draft, today) {
    this.session = session;
    this.id = draft.id;
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
    const lacks = missing(this.body, this.today());
    for (const { error } of this.#sections.values()) error.textContent = '';
    for (const lack of lacks) {
      const at = this.#sections.get(SECTION_OF[lack] ?? lack);
      if (at) at.error.textContent = t('lack.' + lack + '.say');
    }
    return lacks;
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
    this.#saving = this.#saving.catch(() => {}).then(() => keep(this.session, this.id, (kept) => ({ ...typed, files: kept.files })));
    return this.#saving.catch((full) => {
      toast(notKept(full));
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
    const { part } = this.#sections.get(SECTION_OF[lack] ?? lack);
    part.scrollIntoView({ block: 'start' });
    part.querySelector('input:not([type=file]), select, button, textarea')?.focus({ preventScroll: true });
  }

  what() {
    const id = newId('activity');
    const titleId = newId('title');
    const kindId = newId('kind');
    const activities = activitiesOf(this.session, { today: this.today() });
    const gone = this.body.activity && !activities.some((a) => a.id === this.body.activity);
    const other = h('div', { hidden: Boolean(this.body.activity) },
      h('div', { class: 'field' }, h('label', { for: titleId }, t('report.othertitle')),
        h('input', { id: titleId, maxlength: 200, value: this.body.title ?? '', oninput: (e) => this.set({ title: e.target.value }) })),
      h('div', { class: 'field' }, h('label', { for: kindId }, t('report.kind')),
        h('select', { id: kindId, onchange: (e) => this.set({ kindOfActivity: e.target.value || undefined }) },
          h('option', { value: '' }, t('report.choose')),
          KINDS.map((kind) => h('option', { value: kind, selected: kind === this.body.kindOfActivity }, t('kind.' + kind))))));
    const select = h('select', { id, onchange: (e) => {
      this.set({ activity: e.target.value || null });
      other.hidden = Boolean(e.target.value);
    } },
    h('option', { value: '', selected: !this.body.activity }, t('report.other')),
    gone && h('option', { value: this.body.activity, selected: true }, titleOf(this.session, this.body, this.session.reports.get(this.id)?.shown?.title)),
    activities.map((a) => h('option', { value: a.id, selected: a.id === this.body.activity }, a.title)));
    return this.section('activity', t('report.what'), [h('div', { class: 'field' }, h('label', { for: id, class: 'unseen' }, t('report.what')), select), other]);
  }

  when() {
    const id = newId('date');
    const today = this.today();
    const yesterday = new Date(Date.parse(today + 'T00:00:00Z') - 24 * 3600_000).toISOString().slice(0, 10);
    const input = h('input', { id, type: 'date', max: today, value: this.body.heldOn ?? '', onchange: (e) => pick(e.target.value) });
    const chips = h('div', { class: 'filters' });
    const inWords = h('p', { class: 'soft small', role: 'status' });
    const pick = (day) => {
      input.value = day;
      this.set({ heldOn: day });
      drawChips();
    };
    const drawChips = () => {
      inWords.textContent = longDate(input.value, currentLanguage());
      fill(chips, [[today, 'report.today'], [yesterday, 'report.yesterday']].map(([day, words]) =>
        h('button', { type: 'button', class: 'chip', 'aria-pressed': String(input.value === day), onclick: () => pick(day) }, t(words))));
    };
    drawChips();
    return this.section('heldOn', t('report.when'), [chips, h('div', { class: 'field' }, h('label', { for: id, class: 'unseen' }, t('report.when')), input, inWords)]);
  }

  where() {
    const id = newId('village');
    const villages = villagesOf(this.session);
    const away = this.body.village && !villages.some((v) => v.id === this.body.village);
    const planned = findActivity(this.session, this.body.activity)?.villages ?? [];
    const sorted = [...villages].sort((a, b) => planned.includes(b.id) - planned.includes(a.id));
    return this.section('village', t('report.where'), h('div', { class: 'field' }, h('label', { for: id, class: 'unseen' }, t('report.where')),
      h('select', { id, onchange: (e) => this.set({ village: e.target.value || null }) },
        h('option', { value: '', selected: !this.body.village }, t('report.choose')),
        away && h('option', { value: this.body.village, selected: true }, villageName(this.session, this.body.village, this.session.reports.get(this.id)?.shown?.village)),
        sorted.map((v) => h('option', { value: v.id, selected: v.id === this.body.village }, t('place', { village: v.name, district: v.district }))))));
  }

  who() {
    const sum = h('p', { class: 'sum', role: 'status' });
    const draw = () => {
      const { children, adults } = totals(this.body.people);
      sum.textContent = t('report.sum', { children: number(children), adults: number(adults) });
    };
    draw();
    const one = (name) => stepper({ label: t('people.' + name), value: this.body.people?.[name] ?? null, onValue: (n) => (this.set({ people: { ...this.body.people, [name]: n } }), draw()) });
    return this.section('people', t('report.who'), [h('div', { class: 'steppers' }, NUMBERS.map(one)), sum]);
  }

  more() {
    const filled = ['ages', 'disability', 'notes', 'cost', 'onBehalfOf', 'volume', 'place'].some((f) => this.body[f] !== undefined);
    return h('details', { class: 'part more', open: filled && Boolean(this.session.reports.get(this.id) || this.body.notes) },
      h('summary', {}, h('span', {}, h('strong', {}, t('more.title')), h('small', { class: 'soft' }, t('more.lead')))),
      this.#mandate(), this.#ages(), this.#disability(), this.#volume(), this.#notes(), this.#cost(), this.#behalf(), this.#place());
  }

  #mandate() {
    const mandates = this.session.account.regencies.find((r) => r.code === this.session.drafts.get(this.id).regency)?.mandates ?? [];
    if (mandates.length < 2) return null;
    const id = newId('mandate');
    const current = this.session.drafts.get(this.id).mandate;
    return h('div', { class: 'field' }, h('label', { for: id }, t('more.mandate')),
      h('select', { id, onchange: (e) => this.session.update(({ drafts }) => ({ put: [['draft', { ...drafts.get(this.id), mandate: e.target.value }]] })) },
        mandates.map((m) => h('option', { value: m.id, selected: m.id === current }, m.organisation?.name ?? m.role))));
  }

  #ages() {
    const note = h('p', { class: 'soft small', role: 'status' });
    const draw = () => (note.textContent = agesDiffer(this.body) ? t('more.ages.differ') : '');
    const cell = (band, sex) => h('input', {
      type: 'text', inputmode: 'numeric', maxlength: 6, 'aria-label': t('more.age', { band, sex: t('sex.' + sex) }), value: this.body.ages?.[band]?.[sex] ?? '', placeholder: '–',
      oninput: (e) => {
        this.set({ ages: { ...this.body.ages, [band]: { ...this.body.ages?.[band], [sex]: parseNumber(e.target.value) } } });
        draw();
      },
    });
    return h('fieldset', {}, h('legend', {}, t('more.ages')),
      h('div', { class: 'ages' }, h('span'), h('span', { 'aria-hidden': 'true' }, t('sex.m')), h('span', { 'aria-hidden': 'true' }, t('sex.f')),
        AGES.map((band) => [h('span', {}, t('more.band', { band })), cell(band, 'm'), cell(band, 'f')])), note);
  }

  #disability() {
    const one = (who) => stepper({ label: t('more.disability.' + who), value: this.body.disability?.[who] ?? null, onValue: (n) => this.set({ disability: { ...this.body.disability, [who]: n } }) });
    return h('fieldset', {}, h('legend', {}, t('more.disability')), one('children'), one('adults'));
  }

  #volume() {
    const unit = findActivity(this.session, this.body.activity)?.unit;
    if (!unit) return null;
    return this.#numberField('volume', t('more.volume', { unit }), t('more.volume.why', { unit }));
  }

  #cost() {
    return this.#numberField('cost', t('more.cost'), t('more.cost.why'));
  }

  #numberField(name, label, why) {
    const id = newId(name);
    const input = h('input', {
      id, type: 'text', inputmode: 'numeric', maxlength: 16, value: this.body[name] === undefined || this.body[name] === null ? '' : number(this.body[name]),
      oninput: () => this.set({ [name]: parseNumber(input.value) ?? undefined }),
      onblur: () => (input.value = this.body[name] === undefined || this.body[name] === null ? '' : number(this.body[name])),
    });
    return h('div', { class: 'field' }, h('label', { for: id }, label), input, h('p', { class: 'soft small' }, why));
  }

  #notes() {
    const id = newId('notes');
    return h('div', { class: 'field' }, h('label', { for: id }, t('more.notes')),
      h('textarea', { id, rows: 4, maxlength: LONGEST_NOTE, value: this.body.notes ?? '', oninput: (e) => this.set({ notes: e.target.value }) }),
      h('p', { class: 'soft small' }, t('more.notes.why')));
  }

  #behalf() {
    const id = newId('behalf');
    return h('div', { class: 'field' }, h('label', { for: id }, t('more.behalf')),
      h('input', { id, maxlength: 120, autocomplete: 'off', value: this.body.onBehalfOf?.name ?? '', oninput: (e) => this.set({ onBehalfOf: e.target.value.trim() ? { name: e.target.value } : undefined }) }),
      h('p', { class: 'soft small' }, t('more.behalf.why')));
  }

  #place() {
    const said = h('p', { class: 'soft small', role: 'status' });
    const draw = (words) => (said.textContent = words ?? (this.body.place ? t('more.place.there', { metres: number(this.body.place.accuracy ?? 0) }) : t('more.place.why')));
    draw();
    const find = () => {
      draw(t('more.place.looking'));
      navigator.geolocation?.getCurrentPosition(({ coords }) => {
        this.set({ place: { lat: round(coords.latitude), lon: round(coords.longitude), accuracy: Math.round(coords.accuracy) } });
        draw();
      }, () => draw(t('more.place.none')), { enableHighAccuracy: true, timeout: 30_000, maximumAge: 60_000 });
    };
    return h('div', { class: 'field' }, h('button', { type: 'button', class: 'second', onclick: find }, icon('pin'), t('more.place')), said);
  }
}

const SECTION_OF = { future: 'heldOn' };
const round = (degrees) => Math.round(degrees * 1e6) / 1e6;
