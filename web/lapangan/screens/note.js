// A record of a kind that the server describes: its form, made from the description, and what was received of it.
import { holdsIdentityNumber, kindOf } from '../core/kinds.js';
import { statusOf } from '../core/lists.js';
import * as queues from '../core/queue.js';
import { h, newId } from '../ui/dom.js';
import { icon } from '../ui/icons.js';
import { stepper } from '../ui/stepper.js';
import { standing } from '../work/drafts.js';
import { pick, t } from '../words/words.js';
import { actionsOf } from './actions.js';
import { DraftForm, formScreen } from './draftform.js';
import { partsList } from './outbox.js';
import { reasonWords, titleOf, valueWords } from './places.js';
import { statusBadge } from './status.js';

export function noteScreen(ctx, id) {
  const { session, go, today } = ctx;
  const draft = session.drafts.get(id);
  if (!draft) return go('#/kotak');
  const form = new NoteForm(session, draft, today);
  const name = pick(form.kind.name);
  if (!name) return h('div', {}, h('h1', {}, t('note.title')), h('p', { class: 'note' }, t('note.unknown')));
  return formScreen(ctx, form, { fresh: name, edit: name }, [h('p', {}, pick(form.kind.lead)), form.kind.fields.map((field) => form.part(field))]);
}

class NoteForm extends DraftForm {
  place = '#/catat/';
  sendWords = 'note.send';

  sectionOf(lack) {
    return lack;
  }

  nameOfLack(lack) {
    return pick(this.kind.fields.find((field) => field.name === lack).label);
  }

  wordsOfLack(lack) {
    return t('note.lack', { what: this.nameOfLack(lack) });
  }

  part(field) {
    const label = pick(field.label);
    const help = pick(field.help);
    if (field.type === 'village') return this.village(label);
    if (field.type === 'day') return this.day(field.name, label, help);
    const content = { counts: () => this.#counts(field), level: () => this.#level(field, label), code: () => this.#code(field, label) }[field.type] ?? (() => this.#text(field, label));
    return this.section(field.name, label, content(), help);
  }

  #counts({ name, options }) {
    return h('div', { class: 'steppers' }, options.map(({ code, name: words }) => stepper({
      label: pick(words), value: this.body[name]?.[code] ?? null, onValue: (n) => this.set({ [name]: { ...this.body[name], [code]: n } }),
    })));
  }

  #level({ name, options }, label) {
    const group = newId(name);
    return h('div', { class: 'choices', role: 'radiogroup', 'aria-label': label }, [...options].reverse().map(({ code, name: words }) => h('label', { class: 'choice' },
      h('input', { type: 'radio', name: group, checked: this.body[name] === Number(code), onchange: () => this.set({ [name]: Number(code) }) }), h('span', {}, pick(words)))));
  }

  #code({ name, options }, label) {
    const id = newId(name);
    return h('div', { class: 'field' }, h('label', { for: id, class: 'unseen' }, label),
      h('select', { id, onchange: (e) => this.set({ [name]: e.target.value || null }) },
        h('option', { value: '', selected: !this.body[name] }, t('report.choose')),
        options.map(({ code, name: words }) => h('option', { value: code, selected: code === this.body[name] }, pick(words)))));
  }

  #text({ name, max }, label) {
    const id = newId(name);
    const warning = h('p', { class: 'error small', role: 'status' });
    const draw = () => (warning.textContent = holdsIdentityNumber(this.body[name]) ? t('note.identity') : '');
    draw();
    return h('div', { class: 'field' }, h('label', { for: id, class: 'unseen' }, label),
      h('textarea', { id, rows: 3, maxlength: max, value: this.body[name] ?? '', oninput: (e) => (this.set({ [name]: e.target.value }), draw()) }), warning);
  }
}

/** What was received: its fields, where it stands, the answer, and what can be done with it. */
export function noteContent(session, row, go) {
  const record = { ...row, regency: session.regency.code };
  const { fields } = kindOf(session, record);
  const status = statusOf(session, row);
  const current = standing(session, row.id);
  const body = current?.body ?? row.body;
  const { asked, rest } = actionsOf(session, row, go);
  return [
    h('h1', {}, titleOf(session, record)),
    h('p', {}, statusBadge(status, row.state)),
    status === 'review' && h('p', { class: 'note' }, icon('alert'), h('span', {}, reasonWords(session, row, status))),
    row.answer && h('p', { class: 'note good' }, icon('star'), h('span', {}, t('note.answer', { answer: row.answer }), h('small', { class: 'soft' }, row.answeredBy))),
    asked,
    h('dl', { class: 'details' },
      h('dt', {}, t('detail.receipt')), h('dd', {}, h('span', { class: 'receipt' }, row.receipt)),
      h('dt', {}, t('detail.author')), h('dd', {}, row.author?.name),
      fields.filter((field) => body[field.name]).map((field) => [h('dt', {}, pick(field.label)), h('dd', {}, valueWords(session, field, body[field.name]))])),
    queues.parts(session.queue, row.id).length > 0 && h('section', {}, h('h2', {}, t('detail.parts')), partsList(session, row.id)),
    rest,
  ];
}
