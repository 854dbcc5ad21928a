// The buttons for what can be done with a record that arrived: what is asked of the person stands under its state, the rest below.
import { actionsFor } from '../core/actions.js';
import { statusOf } from '../core/lists.js';
import { h } from '../ui/dom.js';
import { icon } from '../ui/icons.js';
import { beginAnew, reopen, standing } from '../work/drafts.js';
import { t } from '../words/words.js';
import { formPlace } from './places.js';

const SHAPES = { settle: 'split', edit: 'pencil', share: 'share', anew: 'plus' };
const WORDS = { settle: 'conflict.title', edit: 'detail.edit', share: 'detail.share', anew: 'detail.anew' };

/** @returns { asked, rest }: the one button that the state asks for, or null, and the others */
export function actionsOf(session, row, go) {
  const current = standing(session, row.id);
  const report = row.kind === undefined || row.kind === 'report';
  const [first, ...more] = actionsFor({ status: statusOf(session, row), reason: row.reason, open: row.state?.open ?? true, known: Boolean(current), report });
  const doing = {
    settle: () => go('#/beda/' + row.id),
    edit: async () => go(formPlace(session, await reopen(session, row.id))),
    share: () => go('#/bagikan/' + row.id),
    anew: async () => go(formPlace(session, await beginAnew(session, current))),
  };
  const button = (action, main) => h('button', { type: 'button', class: (main ? 'main' : 'second') + ' wide', 'data-id': row.id, onclick: doing[action] }, icon(SHAPES[action]), t(WORDS[action]));
  const asked = first === 'settle' || Boolean(first === 'edit' && row.reason);
  const rest = (asked ? more : [first, ...more].filter(Boolean)).map((action, n) => button(action, !asked && n === 0 && action !== 'edit'));
  return { asked: asked && button(first, true), rest: rest.length > 0 && h('div', { class: 'actions stacked' }, rest) };
}
