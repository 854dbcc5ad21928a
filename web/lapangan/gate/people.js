// Who is holding the phone?
import { age } from '../core/dates.js';
import { h } from '../ui/dom.js';
import { icon } from '../ui/icons.js';
import { counted, t, tn } from '../words/words.js';
import { gatePage } from './page.js';

export function peoplePage(people, { onChoose, onNew }) {
  return gatePage(t('people.title'),
    h('ul', { class: 'people' }, people.map((person) => h('li', {},
      h('button', { type: 'button', class: 'person', onclick: () => onChoose(person) },
        h('span', { class: 'initials', 'aria-hidden': 'true' }, initials(person.label.name)),
        h('span', { class: 'grow' },
          h('strong', {}, person.label.name),
          h('small', { class: person.label.unsent || person.label.drafts ? 'waiting-note' : 'soft' }, note(person.label))),
        icon('forward'))))),
    h('button', { type: 'button', class: 'quiet wide', onclick: onNew }, icon('person'), t('people.other')));
}

export function note({ unsent, oldest, aside, drafts = 0, unsentCalled = 'report', draftsCalled = 'report' }) {
  const words = [];
  if (aside) words.push(t('people.aside'));
  if (unsent) words.push(t('people.unsent', { what: counted(unsentCalled, unsent) }) + (oldest ? ' · ' + agoWords(oldest) : ''));
  if (drafts) words.push(t('people.drafts', { what: counted(draftsCalled, drafts) }));
  if (!unsent && !drafts) words.push(t('people.allsent'));
  return words.join(' · ');
}

export function ageWords(since, now = Date.now()) {
  const { unit, count } = age(since, now);
  return unit === 'now' ? t('age.now') : tn('age.' + unit, count);
}

/** The same, as something that has passed: '5 menit lalu'. */
export function agoWords(since, now = Date.now()) {
  const words = ageWords(since, now);
  return age(since, now).unit === 'now' ? words : t('age.ago', { age: words });
}

function initials(name) {
  return name.split(/\s+/).slice(0, 2).map((word) => word[0] ?? '').join('').toUpperCase();
}
