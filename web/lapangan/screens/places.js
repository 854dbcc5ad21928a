// How a place and a report are called on every screen: a village always with its district, since names repeat.
import { dayOf, kindOf } from '../core/kinds.js';
import { longDate } from '../core/dates.js';
import { findActivity, findVillage, tellApart, whomToAsk } from '../core/lists.js';
import { h } from '../ui/dom.js';
import { icon } from '../ui/icons.js';
import { currentLanguage, number, pick, t } from '../words/words.js';

export function villageName(session, id, fallback) {
  const village = findVillage(session, id);
  return village ? t('place', { village: village.name, district: village.district }) : fallback ?? t('place.unknown');
}

/** An activity of the plan; one that shares its name with another is told apart by agreement, office, date, villages, or at last a number. */
export function activityName(session, activity) {
  const { agreementTitle, office, until, villages, nth } = tellApart(session, activity);
  const places = villages?.map((id) => findVillage(session, id)?.name).filter(Boolean).slice(0, 3).join(', ');
  return [activity.title, agreementTitle, office, until && t('activities.until', { date: longDate(until, currentLanguage()) }), places, nth && t('activities.nth', { n: number(nth) })].filter(Boolean).join(' · ');
}

/** Where and when a record is about: two of one name stand in most lists. */
export function recordLine(session, record, shown) {
  const day = dayOf(kindOf(session, record), record.body);
  return [record.body.village && villageName(session, record.body.village, shown?.village), day && longDate(day, currentLanguage())].filter(Boolean).join(' · ');
}

/** What a received report is called: as the plan calls its activity, or as it was typed. */
export function rowTitle(session, row) {
  const activity = findActivity(session, row.activity);
  return activity ? activityName(session, activity) : row.title ?? titleOf(session, { ...row, regency: session.regency.code });
}

/** @param record a draft or a record of any kind, with its body */
export function titleOf(session, record, fallback) {
  const { body } = record;
  const kind = kindOf(session, record);
  const activity = kind.fields ? null : findActivity(session, body.activity);
  if (activity) return activityName(session, activity);
  if (!kind.fields) return body.title?.trim() || fallback || t('report.untitled');
  const choice = kind.fields.find((field) => field.type === 'code');
  return [pick(kind.name) || fallback, choice && body[choice.name] && valueWords(session, choice, body[choice.name])].filter(Boolean).join(': ');
}

/** Whom to ask: who accompanies the village, and the regency's administrator; never the person who holds the phone. */
export function askLine(session) {
  const names = whomToAsk(session).map(({ name, role, organisation }) => t('ask.person', { name, what: [pick(role), organisation].filter(Boolean).join(', ') }));
  if (!names.length && !session.regency) return null;
  return h('p', { class: 'soft small ask-line' }, icon('person'), h('span', {}, t('ask.who', { name: names.join(t('ask.or')) || t('ask.admin', { regency: session.regency.name }) })));
}

/** Where the form of a record is. */
export const formPlace = (session, record) => '#/' + kindOf(session, record).place + '/' + record.id;

/** The value of a field in words, by what it holds. */
export function valueWords(session, { type, options }, value) {
  if (value === null || value === undefined || value === '') return t('conflict.empty');
  if (type === 'village') return villageName(session, value);
  if (type === 'reference') return findActivity(session, value) ? activityName(session, findActivity(session, value)) : t('report.other');
  if (type === 'kind') return t('kind.' + value);
  if (type === 'named') return value.name ?? '';
  if (type === 'place') return [value.lat, value.lon].join(', ');
  if (type === 'rupiah') return 'Rp' + number(value);
  if (type === 'day') return longDate(value, currentLanguage());
  if (type === 'code' || type === 'level') return pick(options.find((option) => option.code === String(value))?.name) || String(value);
  if (type === 'counts') return options.filter(({ code }) => value[code]).map(({ code, name }) => pick(name) + ' ' + number(value[code])).join(', ') || '0';
  return typeof value === 'number' ? number(value) : String(value);
}

/** Where the regency counts a report that it moved to another activity, and why; null when it did not. */
export function movedWords(session, row) {
  if (!row.moved || row.status === 'withdrawn') return null;
  const activity = findActivity(session, row.activity);
  return t('sent.moved', { activity: activity ? [activityName(session, activity), activity.agreementTitle].filter((part, n, all) => part && (n === 0 || !all[0].includes(part))).join(' · ') : row.title, reason: row.moved.reason });
}

/** What its author can do after a report was taken back; null while it stands. */
export function withdrawnWords(row) {
  return row.status === 'withdrawn' && (row.kind === undefined || row.kind === 'report') ? t('detail.withdrawn') : null;
}

/** Why the regency looks at a record first, or what it wrote when it sent it back or took it back; null when there is nothing to say. */
export function reasonWords(session, row, status = row.status) {
  if (status !== 'review') return row.reason ? t('detail.reason', { reason: row.reason }) : null;
  const report = row.kind === undefined || row.kind === 'report';
  // The server's copy comes again after a new sign-in; what the receipt said does not.
  return pick(row.review) || session.reports.get(row.id)?.reason?.text || row.reason || t('status.review.why.' + (report ? 'report' : 'note'));
}
