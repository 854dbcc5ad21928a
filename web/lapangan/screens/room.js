// What is on the phone, what is full, and what can be removed: photos that the regency has.
import { receivedFiles } from '../core/lists.js';
import { room } from '../pwa/storage.js';
import { fill, h } from '../ui/dom.js';
import { icon } from '../ui/icons.js';
import { ask, notKept, toast } from '../ui/say.js';
import { number, t, tn } from '../words/words.js';

export function roomScreen({ session, phone, live }) {
  const state = h('div', { class: 'part-body' });
  const received = h('div', { class: 'part-body' });
  const draw = async () => {
    drawReceived(received, session, phone, draw);
    const { used, free } = await room();
    fill(state,
      h('p', { class: 'with-icon' }, icon(session.full ? 'alert' : 'tick'), t(session.full ? 'room.is.full' : 'room.is.fine')),
      // What the browser reckons is free is not what the phone has: it is said only while writing succeeds.
      used !== null && !session.full && h('p', { class: 'soft small' }, t('room.figures', { used: megabytes(used), free: megabytes(free) })),
      session.full && h('button', { type: 'button', class: 'second wide', onclick: () => tryAgain(session, phone, draw) }, icon('sync'), t('room.again')));
  };
  live(draw);
  draw();
  return h('div', {},
    h('h1', {}, t('room.screen')),
    h('section', { class: 'part' }, h('h2', {}, t('room.title')), state),
    h('section', { class: 'part' }, h('h2', {}, t('room.received')), received),
    h('section', { class: 'part' }, h('h2', {}, t('room.else')),
      h('ul', { class: 'dots' }, ['room.else.video', 'room.else.whatsapp', 'room.else.apps'].map((words) => h('li', {}, t(words))))),
    h('p', { class: 'soft small' }, t('room.never')));
}

function drawReceived(place, session, phone, redraw) {
  const files = receivedFiles(session);
  const bytes = files.reduce((sum, file) => sum + file.size, 0);
  fill(place, files.length
    ? [h('p', {}, t('room.received.why')),
      h('button', { type: 'button', class: 'main wide', onclick: () => removeReceived(session, phone, files, redraw) }, tn('room.received.go', files.length, { size: megabytes(bytes) }))]
    : h('p', { class: 'soft' }, t('room.received.none')));
}

/** Only removals: a phone without any room can do it. */
async function removeReceived(session, phone, files, redraw) {
  const sure = await ask(tn('room.received.ask', files.length), { yes: t('room.received.yes'), detail: t('room.received.detail') });
  if (!sure) return;
  await session.update(() => ({ remove: files.map(({ id }) => ['file', id]) }));
  toast(tn('room.received.done', files.length));
  await tryAgain(session, phone, redraw, true);
}

/** Writes something small: whether there is room is seen by that alone. */
async function tryAgain(session, phone, redraw, quiet = false) {
  try {
    await session.update(({ account }) => ({ account }));
    await phone.reserve.fill();
    if (!quiet) toast(t('room.again.done'));
  } catch (wrong) {
    if (!quiet) toast(notKept(wrong));
  }
  redraw();
}

const megabytes = (bytes) => (bytes > 0 && bytes < 1024 * 1024 ? t('room.small') : number(Math.round(bytes / 1024 / 1024)) + ' MB');
