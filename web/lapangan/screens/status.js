// The state of a report by word and shape.
import { h } from '../ui/dom.js';
import { icon } from '../ui/icons.js';
import { pick, t } from '../words/words.js';

const SHAPES = { unsent: 'clock', received: 'ticks', complete: 'ticks', incomplete: 'tick', review: 'clock', conflict: 'split', withdrawn: 'minus',
  written: 'clock', 'taken-on': 'sync', done: 'ticks', declined: 'minus', 'taken-back': 'minus' };

/** @param state how the server calls it, in both languages; of kinds that it describes */
export function statusBadge(status, state) {
  return h('span', { class: 'badge badge-' + status }, icon(SHAPES[status] ?? 'clock'), state?.code === status ? pick(state) : t('status.' + status));
}
