// What this phone holds and how it is closed.
import { clockTime, dayIn, longDate, shortDate } from '../core/dates.js';
import { calledTogether } from '../core/kinds.js';
import * as queues from '../core/queue.js';
import { changePin, wipe } from '../store/people.js';
import { languageSwitch } from '../gate/page.js';
import { ageWords } from '../gate/people.js';
import { newPinForm } from '../gate/newpin.js';
import { explainPin, pinForm } from '../gate/unlock.js';
import { canInstall, install } from '../pwa/install.js';
import { askToKeep, room } from '../pwa/storage.js';
import { fill, h, newId } from '../ui/dom.js';
import { icon } from '../ui/icons.js';
import { ask, toast } from '../ui/say.js';
import { counted, currentLanguage, number, t } from '../words/words.js';

export function settingsScreen(ctx) {
  const { session, go, lock, again } = ctx;
  return h('div', {},
    h('h1', {}, t('settings.title')),
    h('section', { class: 'part' }, h('h2', {}, session.account.person.name), regencyPart(ctx), h('p', { class: 'soft small' }, t('settings.signedin', { name: session.account.signInName }))),
    h('section', { class: 'part' }, h('h2', {}, t('language')), languageSwitch(again)),
    storagePart(go),
    closedPart(ctx),
    phonePart(ctx),
    h('section', { class: 'part' }, h('h2', {}, t('practice.title')), h('button', { type: 'button', class: 'second wide', onclick: () => go('#/latihan') }, icon('pencil'), t('practice.settings'))),
    h('section', { class: 'part' }, h('h2', {}, t('settings.pin')), h('button', { type: 'button', class: 'second wide', onclick: () => go('#/pin') }, icon('lock'), t('settings.pin.change'))),
    h('section', { class: 'part' }, h('h2', {}, t('settings.out')),
      h('p', { class: 'soft small' }, t('settings.out.why')),
      h('button', { type: 'button', class: 'main wide', onclick: lock }, t('settings.out.go')),
      h('button', { type: 'button', class: 'link danger', onclick: () => removeFromPhone(ctx) }, t('settings.remove'))),
    h('p', { class: 'soft small' }, t('settings.version', { version: __VERSION__ })));
}

function regencyPart({ session, go }) {
  const { regencies } = session.account;
  if (regencies.length < 2) return h('p', {}, session.regency?.name ?? '');
  const id = newId('regency');
  const open = (code) => {
    const ids = queues.unsentRecords(session.queue.filter((e) => e.regency === code));
    return ids.length ? ' · ' + t('people.unsent', { what: counted(calledTogether(ids.map((each) => session.reports.get(each))), ids.length) }) : '';
  };
  return h('div', { class: 'field' }, h('label', { for: id }, t('settings.regency')),
    h('select', { id, onchange: async (e) => {
      const regency = e.target.value;
      await session.update(({ account }) => ({ account: { ...account, regency } }));
      go('#/');
    } }, regencies.map((r) => h('option', { value: r.code, selected: r.code === session.regency.code }, r.name + open(r.code)))));
}

function storagePart(go) {
  const state = h('div', { class: 'part-body' });
  const draw = async () => {
    const { kept, used, free, low } = await room();
    fill(state,
      h('p', { class: 'with-icon' }, icon(kept ? 'tick' : 'alert'), kept ? t('room.kept') : t('room.notkept')),
      used !== null && h('p', { class: 'soft small' }, t('room.figures', { used: megabytes(used), free: megabytes(free) })),
      low && h('p', { class: 'note warn' }, t('room.low')),
      h('button', { type: 'button', class: 'second wide', onclick: () => go('#/ruang') }, t('room.make')),
      canInstall() && h('button', { type: 'button', class: 'main wide', onclick: async () => (await install(), draw()) }, t('install')),
      !kept && h('button', { type: 'button', class: 'second wide', onclick: async () => {
        if (!(await askToKeep())) toast(t('room.denied'));
        draw();
      } }, t('room.ask')));
  };
  draw();
  return h('section', { class: 'part' }, h('h2', {}, t('room.title')), state);
}

/** Only where the browser can: nothing is promised elsewhere. */
function closedPart({ session, envelopes, sendSoon }) {
  if (!envelopes.wakes) return null;
  const id = newId('closed');
  const change = async (e) => {
    const on = e.target.checked;
    await session.update(({ account }) => ({ account: { ...account, sendsClosed: on } }));
    await envelopes.run();
    sendSoon();
  };
  return h('section', { class: 'part' }, h('h2', {}, t('closed.title')),
    h('label', { class: 'check', for: id }, h('input', { id, type: 'checkbox', checked: envelopes.on, onchange: change }), h('span', {}, t('closed.label'))),
    h('p', { class: 'soft small' }, t('closed.why')));
}

function phonePart({ session, phone, lastDone }) {
  const { account, regency } = session;
  const drift = session.drift();
  const zone = regency?.zone ?? 'Asia/Jakarta';
  return h('section', { class: 'part' }, h('h2', {}, t('phone.title')),
    h('dl', { class: 'details' },
      h('dt', {}, t('phone.id')), h('dd', { class: 'receipt' }, phone.id.slice(0, 8)),
      h('dt', {}, t('phone.expires')), h('dd', {}, account.expires ? shortDate(Date.parse(account.expires), zone, currentLanguage()) : '–'),
      h('dt', {}, t('phone.contact')), h('dd', {}, lastDone() ? clockTime(lastDone(), zone, currentLanguage()) : t('phone.never'))),
    Math.abs(drift) > 10 * 60_000 && h('p', { class: 'note warn' }, clockWords(session, drift, zone)),
    h('p', { class: 'soft small' }, t('phone.lost')));
}

/** 'Jam ponsel ini terlambat 2 jam', or its date when it is off by days. */
function clockWords(session, drift, zone) {
  if (Math.abs(drift) >= 24 * 3600_000) return t('phone.clock.date', { date: longDate(dayIn(zone, session.clocks.wall()), currentLanguage()) });
  return t(drift > 0 ? 'phone.clock.behind' : 'phone.clock.ahead', { age: ageWords(0, Math.abs(drift)) });
}

export function pinScreen({ session, phone, go }) {
  const page = h('div', {}, h('h1', {}, t('settings.pin.change')));
  const askOld = (error) => {
    const form = pinForm({ kind: session.entry.label.kind, label: t('settings.pin.old'), go: t('next'), onPin: async (old) => askNew(old) });
    page.replaceChildren(page.firstChild, form);
    if (error) form.querySelector('.error').textContent = error;
  };
  const askNew = (old) => page.replaceChildren(page.firstChild, newPinForm({
    onChosen: async (chosen) => {
      try {
        await changePin(phone, session.id, old, chosen);
        await session.refreshEntry();
        toast(t('settings.pin.done'));
        go('#/setelan');
      } catch (wrong) {
        askOld(explainPin(wrong));
      }
    },
  }));
  askOld();
  return page;
}

async function removeFromPhone({ session, phone, drop }) {
  const open = queues.unsentRecords(session.queue);
  const unsent = open.length;
  const drafts = session.drafts.size;
  const called = calledTogether([...open.map((each) => session.reports.get(each)), ...session.drafts.values()]);
  if (unsent || drafts) return toast(t('settings.remove.unsent', { what: counted(called, unsent + drafts) }));
  if (!(await ask(t('settings.remove.ask', { name: session.account.person.name }), { yes: t('settings.remove.yes'), detail: t('settings.remove.detail'), grave: true }))) return;
  const store = session.id;
  session.close();
  await wipe(phone, store, { unsent, drafts });
  drop();
}

const megabytes = (bytes) => number(Math.round(bytes / 1024 / 1024)) + ' MB';
