// The text for the village's WhatsApp group. It is made of numbers and places only: no notes, nobody's name.
import { longDate } from './dates.js';
import { totals } from './report.js';

/**
 * @param report { title, village, district, regency, heldOn, people, receipt }
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
