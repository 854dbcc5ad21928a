// "Isian berbeda": two values side by side, one of them is chosen.
import { clockTime } from '../core/dates.js';
import { kindOf } from '../core/kinds.js';
import { h, newId } from '../ui/dom.js';
import { currentLanguage, pick, t } from '../words/words.js';
import { valueWords } from './places.js';

/**
 * @param record whose kind says how its fields are called
 * @param onChosen gets { field: 'mine' | 'theirs' } for all fields
 */
export function chooser(session, record, conflicts, onChosen) {
  const { fields, typeOf } = kindOf(session, record);
  const choices = {};
  const button = h('button', { class: 'main wide', disabled: true }, t('conflict.keep'));
  const option = (conflict, group, side) => h('label', { class: 'choice' },
    h('input', { type: 'radio', name: group, onchange: () => {
      choices[conflict.field] = side;
      button.disabled = Object.keys(choices).length < conflicts.length;
    } }),
    h('span', {}, h('strong', {}, valueWords(session, typeOf(conflict.field), conflict[side])), h('small', { class: 'soft' }, whose(session, record, conflict, side))));
  return h('form', { onsubmit: (event) => (event.preventDefault(), onChosen(choices)) },
    conflicts.map((conflict) => {
      const group = newId('choice');
      return h('fieldset', { class: 'choices' }, h('legend', {}, fields ? describedLabel(fields, conflict.field) : fieldWords(conflict.field)), option(conflict, group, 'mine'), option(conflict, group, 'theirs'));
    }), button);
}

/** Who wrote it and when, as far as the server says; the later value is not always one's own. */
function whose(session, { regency }, { mineBy, at, theirsBy, theirsAt }, side) {
  const [by, when] = side === 'mine' ? [mineBy, at] : [theirsBy, theirsAt];
  if (!by) return t('conflict.' + side);
  const zone = session.account.regencies.find((r) => r.code === regency)?.zone ?? 'Asia/Makassar';
  const words = by === session.account.person.name ? t('conflict.mine') : t('conflict.by', { name: by });
  return [words, when && clockTime(Date.parse(when), zone, currentLanguage())].filter(Boolean).join(', ');
}

function describedLabel(fields, path) {
  const [name, part] = path.split('.');
  const field = fields.find((f) => f.name === name);
  return [pick(field?.label), part && pick(field?.options.find((o) => o.code === part)?.name)].filter(Boolean).join(': ') || path;
}

function fieldWords(field) {
  const [first, second, third] = field.split('.');
  if (first === 'people') return t('people.' + second);
  if (first === 'ages') return t('more.age', { band: second, sex: t('sex.' + third) });
  if (first === 'disability') return t('more.disability') + ': ' + t('more.disability.' + second);
  return t('field.' + first);
}
