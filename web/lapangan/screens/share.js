// The text and picture for the village's WhatsApp group: numbers and places, nobody's name, nobody's face.
import { sentOf, findVillage } from '../core/lists.js';
import { shareText } from '../core/share.js';
import { drawCard } from '../ui/card.js';
import { h, newId } from '../ui/dom.js';
import { icon } from '../ui/icons.js';
import { toast } from '../ui/say.js';
import { currentLanguage, number, t } from '../words/words.js';

export function shareScreen({ session, go, leave }, id) {
  const row = sentOf(session).find((r) => r.id === id);
  if (!row) return go('#/terkirim');
  const village = findVillage(session, row.village);
  const facts = { ...row, village: village?.name ?? '', district: village?.district ?? '', regency: session.regency.name };
  const words = { t, number, language: currentLanguage() };
  const textId = newId('text');
  const text = h('textarea', { id: textId, rows: 10, value: shareText(facts, words) });
  const picture = h('img', { class: 'share-picture', alt: t('share.picture') });
  const copy = h('button', { type: 'button', class: 'second wide', onclick: () => copyText(text) }, t('share.copy'));
  const save = h('a', { class: 'button second wide', download: 'kegiatan.png' }, t('share.download'));
  const send = h('button', { type: 'button', class: 'main wide', hidden: true }, icon('share'), t('share.send'));
  showPicture(facts, words, { picture, save, send, text }, leave);
  return h('div', {},
    h('h1', {}, t('share.title')),
    picture,
    h('div', { class: 'field' }, h('label', { for: textId }, t('share.text')), text),
    h('p', { class: 'note' }, icon('lock'), t('share.check')),
    send, copy, save);
}

async function showPicture(facts, words, { picture, save, send, text }, leave) {
  const blob = await drawCard(facts, words);
  const url = URL.createObjectURL(blob);
  leave(() => URL.revokeObjectURL(url));
  picture.src = url;
  save.href = url;
  const files = [new File([blob], 'kegiatan.png', { type: 'image/png' })];
  if (!navigator.canShare?.({ files })) return;
  send.hidden = false;
  send.addEventListener('click', () => navigator.share({ files, text: text.value }).catch((stopped) => {
    if (stopped.name !== 'AbortError') toast(t('share.failed'));
  }));
}

async function copyText(field) {
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    field.select();
    document.execCommand('copy');
  }
  toast(t('share.copied'));
}
