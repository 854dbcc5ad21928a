// How a place and a report are called on every screen: a village always with its district, since names repeat.
import { findActivity, findVillage } from '../core/lists.js';
import { t } from '../words/words.js';

export function villageName(session, id, fallback) {
  const village = findVillage(session, id);
  return village ? t('place', { village: village.name, district: village.district }) : fallback ?? t('place.unknown');
}

export function titleOf(session, body, fallback) {
  return findActivity(session, body.activity)?.title ?? (body.title?.trim() || fallback || t('report.untitled'));
}
