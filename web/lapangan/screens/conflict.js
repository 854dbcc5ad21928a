// "Isian berbeda: pilih yang benar" for a report that was already received.
import { h, stillHere } from '../ui/dom.js';
import { toast } from '../ui/say.js';
import { standing } from '../work/drafts.js';
import { settleConflicts } from '../work/submit.js';
import { t } from '../words/words.js';
import { chooser } from './choose.js';
import { titleOf, villageName } from './places.js';

export function conflictScreen({ session, go, sendSoon }, id) {
  const current = standing(session, id);
  if (!current?.conflicts.length) return go('#/laporan/' + id);
  const shown = { title: titleOf(session, current), village: villageName(session, current.body.village) };
  return h('div', {},
    h('h1', {}, t('conflict.title')),
    h('p', { class: 'soft' }, [shown.title, shown.village].join(' · ')),
    h('p', {}, t('conflict.why')),
    chooser(session, current, current.conflicts, async (choices) => {
      const here = stillHere();
      await settleConflicts(session, id, choices, shown);
      sendSoon();
      toast(t('conflict.kept'));
      if (here()) go('#/kotak');
    }));
}
