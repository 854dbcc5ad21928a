// A report to practise on: the real form on a session that lives in memory only. The sync never sees it, and nothing is written to the phone.
import { Session } from '../session.js';
import { uuidv7 } from '../core/ids.js';
import { h } from '../ui/dom.js';
import { icon } from '../ui/icons.js';
import { howItWorks } from '../ui/pictures.js';
import { begin } from '../work/drafts.js';
import { t } from '../words/words.js';
import { reportScreen } from './report.js';

const CODE = 'latihan';

export function practiceScreen(ctx) {
  const page = h('div');
  const session = practiceSession(ctx.session);
  const start = async () => {
    const [activity] = session.pulled.values();
    const draft = await begin(session, { activity: activity.id, today: session.today().today });
    const form = reportScreen({ ...ctx, session, sendSoon: () => {}, sent: done }, draft.id);
    form.classList.add('report');
    page.replaceChildren(banner(), form);
    scrollTo(0, 0);
  };
  const done = () => {
    // Kept when there is room; else it is offered once more.
    ctx.session.update(({ account }) => ({ account: { ...account, practised: true } })).catch(() => {});
    page.replaceChildren(
      h('h1', {}, t('practice.done')),
      h('p', { class: 'note' }, icon('alert'), h('span', {}, t('practice.done.why'))),
      howItWorks(),
      h('div', { class: 'actions stacked' },
        h('button', { type: 'button', class: 'main wide', onclick: () => ctx.go('#/') }, t('practice.real')),
        h('button', { type: 'button', class: 'second wide', onclick: start }, t('practice.again'))));
    scrollTo(0, 0);
  };
  start();
  return page;
}

const banner = () => h('p', { class: 'note warn practice' }, h('strong', {}, t('practice.banner')));

/** A regency, a village and an activity that do not exist, for the person who practises. */
function practiceSession(real) {
  const zone = real.regency?.zone ?? 'Asia/Makassar';
  const village = { id: uuidv7(), kind: 'village', name: t('practice.village'), district: t('practice.district'), regency: CODE };
  const now = real.now();
  const day = (days) => new Date(now + days * 24 * 3600_000).toISOString().slice(0, 10);
  const session = new Session({ change: async () => null }, { store: CODE, label: {} }, NOWHERE);
  session.practice = true;
  session.clocks = { ...session.clocks, wall: () => real.now() };
  session.account = {
    person: real.account.person, regency: CODE, clock: { server: now, wall: now },
    regencies: [{ code: CODE, name: t('practice.title'), zone, villages: [village], mandates: [{ id: uuidv7(), organisation: { name: t('practice.title') } }] }],
  };
  const activity = { id: uuidv7(), kind: 'activity', regency: CODE, title: t('practice.activity'), agreementTitle: '', office: '', villages: [village.id], from: day(-30), to: day(30), unit: 'kali', counts: 'activities' };
  session.pulled.set('activity:' + activity.id, activity);
  return session;
}

/** Keeps nothing. */
const NOWHERE = { write: async () => {}, put: async () => {}, get: async () => undefined, close: () => {} };
