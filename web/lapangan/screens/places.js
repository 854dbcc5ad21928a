// How a place and a report are called on every screen: a village always with its district, since names repeat.
import { kindOf } from '../core/kinds.js';
import { longDate } from '../core/dates.js';
import { findActivity, findVillage } from '../core/lists.js';
import { currentLanguage, number, pick, t } from '../words/words.js';

export function villageName(session, id, fallback) {
  const village = findVillage(session, id);
  return village ? t('place', { village: village.name, district: village.district }) : fallback ?? t('place.unknown');
}

/** @param record a draft or a record of any kind, with its body */
export function titleOf(session, record, fallback) {
  const { body } = record;
  const kind = kindOf(session, record);
  if (!kind.fields) return findActivity(session, body.activity)?.title ?? (body.title?.trim() || fallback || t('report.untitled'));
  const choice = kind.fields.find((field) => field.type === 'code');
  return [pick(kind.name) || fallback, choice && body[choice.name] && valueWords(session, choice, body[choice.name])].filter(Boolean).join(': ');
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
