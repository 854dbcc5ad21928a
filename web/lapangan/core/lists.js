// What the lists show, of one regency only. Pure: from the session's maps to rows.
import { inMonthOf } from './dates.js';
import { codeOfPulled, dayOf, kindOf, REPORT } from './kinds.js';
import * as queues from './queue.js';
import { totals } from './report.js';

export function villagesOf(session) {
  const { regency } = session;
  if (!regency) return [];
  const pulled = [...session.pulled.values()].filter((p) => p.kind === 'village' && p.regency === regency.code);
  const known = pulled.length ? pulled : regency.villages;
  return [...known].sort((a, b) => a.name.localeCompare(b.name));
}

export function findVillage(session, id) {
  return session.pulled.get('village:' + id) ?? session.account.regencies.flatMap((r) => r.villages).find((v) => v.id === id) ?? null;
}

export function findActivity(session, id) {
  return id ? session.pulled.get('activity:' + id) ?? null : null;
}

/**
 * What tells an activity from others of the same name: what differs of agreement, office and last day; where all of these are the same its villages,
 * and where these are too, which of them it is. Nothing when its name is its own.
 */
export function tellApart(session, activity) {
  const name = nameKey(activity.title);
  const same = [...session.pulled.values()].filter((a) => a.kind === 'activity' && a.regency === activity.regency && a.id !== activity.id && nameKey(a.title) === name);
  const differing = Object.entries(TELLING).filter(([, of]) => same.some((other) => of(other) !== of(activity)));
  const told = Object.fromEntries(differing.map(([field, of]) => [field, of(activity)]));
  const alike = same.filter((other) => Object.values(TELLING).every((of) => of(other) === of(activity)));
  if (!alike.length) return told;
  const twins = alike.filter((other) => villagesKey(other) === villagesKey(activity));
  return twins.length ? { ...told, nth: [activity, ...twins].map(({ id }) => id).sort().indexOf(activity.id) + 1 } : { ...told, villages: activity.villages };
}

const TELLING = { agreementTitle: (a) => a.agreementTitle || null, office: (a) => a.office || null, until: (a) => a.to ?? a.from ?? null };
const villagesKey = (activity) => [...(activity.villages ?? [])].sort().join();
const nameKey = (title) => title.trim().toLocaleLowerCase('id').replace(/\s+/g, ' ');

/** Whether the plan holds an activity on that day; where it names no days, on every day. */
export function covers(activity, day) {
  return !day || ((activity.from ?? '') <= day && day <= (activity.to ?? '9999'));
}

/**
 * The activity about whose day a person is asked once before a report goes: the plan holds it on other days. Null when it does, when they
 * answered, and when what was sent already said so.
 */
export function outsidePlan(session, { base, sureOf }, body) {
  const activity = findActivity(session, body.activity);
  if (!activity || covers(activity, body.heldOn) || sureOf === sureKey(body)) return null;
  return base && sureKey(base) === sureKey(body) ? null : activity;
}

/** What the answer is about: another day or activity is another question. */
export const sureKey = ({ activity, heldOn }) => activity + ' ' + heldOn;

/** This year's first; @param when 'month' or 'all' */
export function activitiesOf(session, { search = '', village = '', when = 'all', today }) {
  const words = search.toLocaleLowerCase('id').split(/\s+/).filter(Boolean);
  return [...session.pulled.values()]
    .filter((a) => a.kind === 'activity' && a.regency === session.regency?.code)
    .filter((a) => !village || a.villages.includes(village))
    .filter((a) => when === 'all' || inMonthOf(today, a.from, a.to))
    .filter((a) => words.every((word) => [a.title, a.agreementTitle, a.office].join(' ').toLocaleLowerCase('id').includes(word)))
    .sort((a, b) => isOver(a, today) - isOver(b, today) || (a.to ?? '').localeCompare(b.to ?? '') || a.title.localeCompare(b.title));
}

const isOver = ({ to }, today) => Boolean(to && today && to.slice(0, 4) < today.slice(0, 4));

export function draftsOf(session) {
  return [...session.drafts.values()].filter((d) => d.regency === session.regency?.code).sort((a, b) => b.updatedAt - a.updatedAt);
}

/** Reports with a part that is not at the server yet, oldest first. */
export function outboxOf(session) {
  return queues.unsentRecords(session.queue).filter((id) => partsRegency(session, id) === session.regency?.code);
}

/** What arrived, newest first: the server's list, and what was just received and is not on it yet. */
export function sentOf(session, { mine = false } = {}) {
  const code = session.regency?.code;
  const rows = new Map();
  for (const pulled of session.pulled.values()) {
    const kind = pulled.regency === code ? codeOfPulled(session, pulled) : null;
    if (kind) rows.set(pulled.id, kind === REPORT ? rowOfPulled(pulled) : rowOfDescribed(kindOf(session, { kind, regency: code }), pulled));
  }
  for (const report of session.reports.values()) {
    if (report.regency !== code || !report.acked) continue;
    const own = (report.kind ?? REPORT) === REPORT ? rowOfOwn : rowOfOwnDescribed;
    if (!rows.has(report.id)) rows.set(report.id, own(session, report));
    // What the server's own copy says is newer, unless that copy is from before the receipt.
    else if (report.conflicts?.length && (rows.get(report.id).version ?? 0) < report.acked.version) rows.get(report.id).conflicts = report.conflicts;
  }
  const person = session.account.person.id;
  return [...rows.values()].filter((row) => !mine || row.author?.id === person).sort((a, b) => b.heldOn.localeCompare(a.heldOn));
}

function rowOfPulled(report) {
  return { ...report, conflicts: report.conflicts ?? [], usedFor: report.usedFor ?? [] };
}

function rowOfDescribed(kind, pulled) {
  return {
    ...pulled, kind: kind.code, heldOn: dayOf(kind, pulled.body) ?? '', village: pulled.body.village,
    status: pulled.review && pulled.status.open ? 'review' : pulled.status.code,
    state: pulled.status, conflicts: pulled.conflicts ?? [], usedFor: [],
  };
}

function rowOfOwnDescribed(session, { id, kind, regency, acked, receipt, status, conflicts }) {
  return {
    id, kind, body: acked.body, heldOn: dayOf(kindOf(session, { kind, regency }), acked.body) ?? '', village: acked.body.village, author: session.account.person,
    status: status === 'review' ? 'review' : 'received', receipt, conflicts: conflicts ?? [], usedFor: [],
  };
}

function rowOfOwn(session, { id, body, shown, acked, receipt, status, conflicts }) {
  return {
    id, activity: acked.body.activity, title: shown?.title ?? body.title, heldOn: acked.body.heldOn, village: acked.body.village, people: acked.body.people, author: session.account.person,
    onBehalfOf: acked.body.onBehalfOf, status: status === 'review' ? 'review' : 'received', receipt, usedFor: [], conflicts: conflicts ?? [],
    photos: acked.body.files.filter((f) => f.slot === 'photo').length,
  };
}

/** 'conflict', 'unsent' or the server's own status. */
export function statusOf(session, row) {
  const open = queues.waitingSince(session.queue, row.id) !== null;
  if (open) return 'unsent';
  return row.conflicts.length ? 'conflict' : row.status;
}

function partsRegency(session, id) {
  return queues.parts(session.queue, id)[0]?.regency;
}

/** Files on this phone that the server has, of records that it has whole: they can be removed here to make room. */
export function receivedFiles(session) {
  return [...session.files.values()].filter(({ id, record }) => queues.isGreen(session.queue, record) && queues.find(session.queue, id)?.state === 'done');
}

/** Whether a report counts, as the server tells it; one that an older server told is asked by its status. */
const counts = (p) => p.counted ?? !['withdrawn', 'review'].includes(p.status);

/** This person's reports of the month that count, as the server has told them, and how many wait: { reports, children, used, waiting }. */
export function monthOf(session, today) {
  const mine = [...session.pulled.values()].filter((p) => p.kind === 'report' && p.regency === session.regency?.code && p.author?.id === session.account.person.id
    && inMonthOf(today, p.heldOn, p.heldOn));
  const counted = mine.filter(counts);
  return {
    reports: counted.length,
    children: counted.reduce((sum, { people }) => sum + totals(people).children, 0),
    used: counted.filter(({ usedFor }) => usedFor?.length).length,
    waiting: mine.filter((p) => p.status === 'review' && !counts(p)).length,
  };
}

/** Has neither practised nor written anything here, and the server knows of nothing either. */
export function isNew(session) {
  return !session.account.practised && session.drafts.size + session.queue.length === 0 && sentOf(session, { mine: true }).length === 0;
}

/** Who can be asked in this regency, as the server names them: the nearest first, at most two, and never the person who asks. */
export function whomToAsk({ regency, account }) {
  return (regency?.contacts ?? []).filter((contact) => contact.id !== account.person.id && contact.name !== account.person.name).slice(0, 2);
}
