// The words on screen, in the language of this phone.
import { en } from './en.js';
import { id } from './id.js';

const ALL = { id, en };
const KEPT = 'payung-language';

let language = read();

export function t(key, values = {}) {
  const found = ALL[language][key] ?? key;
  return found.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));
}

/** One of two keys by number: 'key.one' or 'key.many', with {n}. */
export function tn(key, n, values = {}) {
  return t(key + (n === 1 ? '.one' : '.many'), { n: number(n), ...values });
}

/** So many records, by what they are called together: '2 laporan', '1 catatan', '3 kiriman'. */
export const counted = (called, n) => tn('counted.' + called, n);

export const number = (n) => new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'id-ID').format(n);

/** One of two texts that the server gave in both languages. */
export const pick = (words) => words?.[language] ?? words?.id ?? '';

/** What an activity counts, of so many; a server of before gives only the code. */
export const unitOf = (activity, n) => pick(n === 1 ? activity.oneUnit : activity.units) || (activity.unit ?? '');

export const currentLanguage = () => language;

export function speak(next) {
  language = next in ALL ? next : 'id';
  document.documentElement.lang = language;
  try {
    localStorage.setItem(KEPT, language);
  } catch {
    // A phone that keeps nothing still speaks.
  }
}

function read() {
  try {
    return localStorage.getItem(KEPT) === 'en' ? 'en' : 'id';
  } catch {
    return 'id';
  }
}
