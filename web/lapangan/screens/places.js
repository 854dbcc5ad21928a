// How a place and a report are called on every screen: a village always with its district, since names repeat.
import { kindOf } from '../core/kinds.js';
import { longDate } from '../core/dates.js';
import { findActivity, findVillage, tellApart } from '../core/lists.js';
import { h } from '../ui/dom.js';
import { icon } from '../ui/icons.js';
import { currentLanguage, number, pick, t } from '../words/words.js';

export function villageName(session, id, fallback) {
  const village = findVillage(session, id);
  return village ? t('place', { village: village.name, district: village.district }) : fallback ?? t('place.unknown');
}

/** An activity of the plan; one that shares its name with another is told apart by agreement, office and date. */
export function activityName(session, activity) {
  const { agreementTitle, office, until } = tellApart(session, activity);
  return [activity.title, agreementTitle, office, until && t('activities.until', { date: longDate(until, currentLanguage()) })].filter(Boolean).join(' · ');
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

/** Whom to ask: the office or group that this person works for. Null before anything is known of it. */
export function askLine(session) {
  const name = session.regency?.mandates?.[0]?.organisation?.name;
  return h('p', { class: 'soft small ask-line' }, icon('person'), h('span', {}, t('ask.who', { name: [name, session.regency?.name].filter(Boolean).join(', ') })));
}

/** Where the form of a record is. */
export const formPlace = (session, record) => '#/' + kindOf(session, record).place + '/' + record.id;

/** The value of a described field in words. */
export function valueWords(session, { type, options }, value) {
  if (value === null || value === undefined || value === '') return t('conflict.empty');
  if (type === 'village') return villageName(session, value);
  if (type === 'day') return longDate(value, currentLanguage());
  if (type === 'code' || type === 'level') return pick(options.find((option) => option.code === String(value))?.name) || String(value);
  if (type === 'counts') return options.filter(({ code }) => value[code]).map(({ code, name }) => pick(name) + ' ' + number(value[code])).join(', ') || '0';
  return typeof value === 'number' ? number(value) : String(value);
}
