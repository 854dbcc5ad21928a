// The report form. Every change is kept at once; there is no "save".
import { NUMBERS, AGES, KINDS, LONGEST_NOTE, agesDiffer, agesExceed, parseNumber, totals } from '../core/report.js';
import { activitiesOf, covers, findActivity, outsidePlan, sureKey, tellApart } from '../core/lists.js';
import { longDate } from '../core/dates.js';
import { fill, h, newId } from '../ui/dom.js';
import { icon } from '../ui/icons.js';
import { ask } from '../ui/say.js';
import { stepper } from '../ui/stepper.js';
import { currentLanguage, number, t, unitOf } from '../words/words.js';
import { DraftForm, formScreen } from './draftform.js';
import { photos } from './photos.js';
import { activityName, titleOf } from './places.js';

export function reportScreen(ctx, id) {
  const { session, go, today } = ctx;
  const draft = session.drafts.get(id);
  if (!draft) return go('#/kotak');
  const form = new Form(session, draft, today);
  const planned = findActivity(session, form.body.activity)?.villages ?? [];
  return formScreen(ctx, form, { fresh: t('report.title'), edit: t('report.title.edit') }, [
    form.what(), form.day('heldOn', t('report.when')), form.village(t('report.where'), planned), photoPart(form, 'photo'), form.who(),
    photoPart(form, 'attendance'), form.more(),
  ]);
}

function photoPart(form, slot) {
  const restricted = slot === 'attendance';
  return form.section(slot, t('report.' + slot), photos(form, slot), t(restricted ? 'report.attendance.why' : 'report.photo.why'), restricted ? 'lock' : null);
}

/** The parts that only a report has. */
export class Form extends DraftForm {
  place = '#/lapor/';
  sendWords = 'report.send';
  #counted = null;
  #outside = null;
  #chosen = null;

  set(change) {
    super.set(change);
    this.#drawOutside();
  }

  sectionOf(lack) {
    return SECTION_OF[lack] ?? lack;
  }

  nameOfLack(lack) {
    return t('lack.' + lack);
  }

  wordsOfLack(lack) {
    return t('lack.' + lack + '.say');
  }

  what() {
    const id = newId('activity');
    const titleId = newId('title');
    const kindId = newId('kind');
    const activities = activitiesOf(this.session, { today: this.today() });
    const gone = this.body.activity && !activities.some((a) => a.id === this.body.activity);
    // Begun without saying which: the choice is still to be made, and "another" is one of them.
    const unset = this.body.activity === undefined && !this.body.title;
    const other = h('div', { class: 'part-body', hidden: Boolean(this.body.activity) || unset },
      h('div', { class: 'field' }, h('label', { for: titleId }, t('report.othertitle')),
        h('input', { id: titleId, maxlength: 200, value: this.body.title ?? '', oninput: (e) => this.set({ title: e.target.value }) })),
      h('div', { class: 'field' }, h('label', { for: kindId }, t('report.kind')),
        h('select', { id: kindId, onchange: (e) => this.set({ kindOfActivity: e.target.value || undefined }) },
          h('option', { value: '' }, t('report.choose')),
          KINDS.map((kind) => h('option', { value: kind, selected: kind === this.body.kindOfActivity }, t('kind.' + kind))))));
    const select = h('select', { id, onchange: (e) => {
      const chosen = e.target.value === OTHER ? null : e.target.value;
      this.set({ activity: chosen });
      other.hidden = Boolean(chosen);
      this.#drawCounted();
    } },
    unset && h('option', { value: '', selected: true, disabled: true }, t('report.choose.activity')),
    h('option', { value: OTHER, selected: !this.body.activity && !unset }, t('report.other')),
    gone && h('option', { value: this.body.activity, selected: true }, titleOf(this.session, { body: this.body }, this.session.reports.get(this.id)?.shown?.title)),
    activities.map((a) => h('option', { value: a.id, selected: a.id === this.body.activity }, activityName(this.session, a))));
    this.#outside = h('p', { class: 'error', role: 'status' });
    this.#chosen = h('p', { class: 'soft small' });
    this.#drawOutside();
    return this.section('activity', t('report.what'), [h('div', { class: 'field' }, h('label', { for: id, class: 'unseen' }, t('report.what')), select, this.#chosen), this.#outside, other]);
  }

  /**
   * A closed chooser cuts the name short where twins differ: the whole of it stands below. Mostly another year's
   * activity was chosen when the day lies outside: said at once, and never refused.
   */
  #drawOutside() {
    const activity = findActivity(this.session, this.body.activity);
    if (!this.#outside) return;
    this.#chosen.textContent = activity && Object.keys(tellApart(this.session, activity)).length ? activityName(this.session, activity) : '';
    this.#outside.textContent = activity && !covers(activity, this.body.heldOn)
      ? t('report.outside', { from: longDate(activity.from, currentLanguage()), to: longDate(activity.to, currentLanguage()) }) : '';
  }

  /** Asked once, and never refused: the answer stays with the draft. */
  async sureOfPlan() {
    const activity = outsidePlan(this.session, this.session.drafts.get(this.id), this.body);
    if (!activity) return true;
    const words = (day) => longDate(day, currentLanguage());
    const sure = await ask(t('report.outside.ask', { day: words(this.body.heldOn) }), {
      yes: t('day.ask.yes'), detail: t('report.outside.plan', { title: activity.title, from: words(activity.from), to: words(activity.to) }),
    });
    if (!sure) return false;
    const sureOf = sureKey(this.body);
    await this.session.update(({ drafts }) => ({ put: [['draft', { ...drafts.get(this.id), sureOf }]] }));
    return true;
  }

  who() {
    const sum = h('p', { class: 'sum', role: 'status' });
    const draw = () => {
      const { children, adults } = totals(this.body.people);
      sum.textContent = t('report.sum', { children: number(children), adults: number(adults) });
    };
    draw();
    this.#counted = h('div', { class: 'part-body' });
    this.#drawCounted();
    const one = (name) => stepper({ label: t('people.' + name), value: this.body.people?.[name] ?? null, onValue: (n) => (this.set({ people: { ...this.body.people, [name]: n } }), draw()) });
    return this.section('people', t('report.who'), [h('div', { class: 'steppers' }, NUMBERS.map(one)), sum, this.#counted]);
  }

  more() {
    const filled = ['ages', 'disability', 'notes', 'cost', 'onBehalfOf', 'place'].some((f) => this.body[f] !== undefined);
    return h('details', { class: 'part more', open: filled && Boolean(this.session.reports.get(this.id) || this.body.notes) },
      h('summary', {}, h('span', {}, h('strong', {}, t('more.title')), h('small', { class: 'soft' }, t('more.lead')))),
      this.#mandate(), this.#ages(), this.#disability(), this.#notes(), this.#cost(), this.#behalf(), this.#place());
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
    const draw = () => (note.textContent = agesExceed(this.body) ? t('more.ages.exceed') : agesDiffer(this.body) ? t('more.ages.differ') : '');
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

  /** What the plan counts stands with the people, and says what an empty field counts as. */
  #drawCounted() {
    const activity = findActivity(this.session, this.body.activity);
    fill(this.#counted, activity?.unit && this.#numberField('volume', t('more.volume.many', { unit: unitOf(activity, 2) }), emptyCounts(activity)));
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

/** What the server counts when the field is empty; a server of before does not say how the unit counts. */
function emptyCounts(activity) {
  const { counts } = activity;
  if (counts === 'people' || counts === 'children') return t('more.volume.empty.' + counts);
  return t('more.volume.empty.one', { unit: unitOf(activity, 1) });
}

const OTHER = 'other';
const SECTION_OF = { future: 'heldOn' };
const round = (degrees) => Math.round(degrees * 1e6) / 1e6;
