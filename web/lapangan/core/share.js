// The text for the village's WhatsApp group. It is made of numbers and places only: no notes, nobody's name. The office's page makes the same one
// of the same fields (ReportPage); web/test/share-cases.json holds both to it.
import { longDate } from './dates.js';
import { KINDS, totals } from './report.js';

/**
 * @param report { title, village, district, regency, heldOn, people, receipt }; its title is that for the group
 * @param t the words; @param number formats a number
 */
export function shareText({ title, village, district, regency, heldOn, people, receipt }, { t, number, language }) {
  const n = (key) => number(people?.[key] ?? 0);
  const { children, adults } = totals(people);
  return [
    '*' + title + '*',
    t('share.place', { village, district }) + ', ' + regency,
    longDate(heldOn, language),
    '',
    t('share.children', { n: number(children), m: n('childrenM'), f: n('childrenF') }),
    t('share.adults', { n: number(adults), m: n('adultsM'), f: n('adultsF') }),
    ...(receipt ? ['', t('share.receipt', { receipt })] : []),
    '',
    t('share.thanks'),
  ].join('\n');
}

/** What an activity is called there: as the plan calls it, or its kind. A name that somebody typed stays out: it may be a child's. */
export function groupTitle({ activity, title, kindOfActivity }, t) {
  if (activity && title) return title;
  return !activity && kindOfActivity !== 'other' && KINDS.includes(kindOfActivity) ? t('kind.' + kindOfActivity) : t('share.untitled');
}
