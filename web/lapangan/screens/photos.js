// A slot for pictures in the form: camera, gallery, what is there already.
import { clockTime } from '../core/dates.js';
import { fromBase64 } from '../core/bytes.js';
import { MOST_ATTENDANCE, MOST_PHOTOS } from '../core/report.js';
import { UnreadablePicture, prepare } from '../photo/photo.js';
import { takeWhileRoom } from '../photo/room.js';
import { fill, h } from '../ui/dom.js';
import { icon } from '../ui/icons.js';
import { notKept, toast } from '../ui/say.js';
import { attach, detach, isReceived } from '../work/drafts.js';
import { currentLanguage, t } from '../words/words.js';

/** @param slot 'photo' or 'attendance' */
export function photos(form, slot) {
  const most = slot === 'photo' ? MOST_PHOTOS : MOST_ATTENDANCE;
  const tiles = h('ul', { class: 'tiles' });
  const busy = h('p', { class: 'soft small', role: 'status' });
  // What was wrong with a file stays until the next one is chosen: it says what to do.
  const faults = h('ul', { class: 'tiles', role: 'alert' });
  const received = h('p', { class: 'soft small' });
  const buttons = h('div', { class: 'two' });
  const there = () => form.body.files.filter((f) => f.slot === slot);
  const draw = () => {
    fill(tiles, there().map((file, n) => tile(form, file, n + 1, remove)));
    received.textContent = there().some((file) => isAtServer(form, file)) ? t('photo.received') : '';
    fill(buttons, there().length < most && [
      picker('camera', t('photo.take'), { capture: 'environment' }, (files) => add(files, true)),
      picker('gallery', t('photo.choose'), { multiple: true }, (files) => add(files, false)),
    ]);
  };
  const remove = async (file) => {
    await detach(form.session, form.id, file.id);
    form.takeFiles();
    draw();
  };
  const add = async (files, fromCamera) => {
    busy.textContent = t('photo.preparing');
    const said = await takeWhileRoom(files, () => there().length < most, async (file) => {
      const words = await addOne(form, slot, file, fromCamera);
      return words && files.length > 1 ? t('photo.of', { name: file.name, words }) : words;
    });
    if (said.left) toast(t('photo.most', { most }));
    busy.textContent = '';
    fill(faults, [...new Set(said.words)].map((words) => h('li', { class: 'note warn' }, h('p', {}, icon('alert'), words))));
    draw();
  };
  draw();
  return [tiles, received, faults, buttons, busy];
}

/** @returns what is to be said of it, or null */
async function addOne(form, slot, file, fromCamera) {
  try {
    const made = await prepare(file, { zone: form.zone, fromCamera });
    if (form.session.drafts.get(form.id).body.files.some((f) => f.sha256 === made.sha256)) return t('photo.same');
    await attach(form.session, form.id, slot, made);
    form.takeFiles();
    return made.panorama ? t('photo.panorama') : null;
  } catch (wrong) {
    return wrong instanceof UnreadablePicture ? t('photo.' + wrong.why) : notKept(wrong);
  }
}

function picker(kind, words, more, onFiles) {
  const input = h('input', { type: 'file', accept: 'image/*', class: 'unseen', ...more, onchange: () => {
    onFiles([...input.files]);
    input.value = '';
  } });
  return h('label', { class: 'button second' }, icon(kind), words, input);
}

/** Only the office can take these back. */
const isAtServer = ({ session }, { id }) => !session.files.has(id) || isReceived(session, id);

function tile(form, file, n, onRemove) {
  const kept = form.session.files.get(file.id);
  return h('li', { class: 'tile', 'data-id': file.id },
    thumb(kept, t('photo.n', { n })),
    h('span', { class: 'tile-text' }, h('strong', {}, t('photo.n', { n })), h('small', { class: 'soft' }, kept ? proof(kept, form.zone) : t('photo.atserver'))),
    !isAtServer(form, file) && h('button', { type: 'button', class: 'round', 'aria-label': t('photo.remove', { n }), onclick: () => onRemove(file) }, icon('close')));
}

/** The small picture of a file, or an empty frame when it is only at the server. */
export function thumb(kept, alt) {
  if (!kept?.thumb) return h('span', { class: 'thumb' }, icon('gallery'));
  const url = URL.createObjectURL(new Blob([fromBase64(kept.thumb)], { type: 'image/jpeg' }));
  return h('img', { class: 'thumb', src: url, alt, onload: () => URL.revokeObjectURL(url) });
}

function proof({ takenAt, place }, zone) {
  if (!takenAt && !place) return t('photo.noproof');
  return [takenAt && clockTime(Date.parse(takenAt), zone, currentLanguage()), place && t('photo.placed')].filter(Boolean).join(' · ');
}
