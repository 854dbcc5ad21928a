// The state of a report by word and shape.
import { h } from '../ui/dom.js';
import { icon } from '../ui/icons.js';
import { t } from '../words/words.js';

const SHAPES = { unsent: 'clock', received: 'ticks', complete: 'ticks', incomplete: 'tick', review: 'clock', conflict: 'split', withdrawn: 'minus' };

export function statusBadge(status) {
  return h('span', { class: 'badge badge-' + status }, icon(SHAPES[status] ?? 'clock'), t('status.' + status));
}
