// The text and picture for the village's WhatsApp group: numbers and places, nobody's name, nobody's face.
import { REPORT } from '../core/kinds.js';
import { longDate } from '../core/dates.js';
import { findActivity, findVillage, sentOf } from '../core/lists.js';
import { groupTitle, shareText } from '../core/share.js';
import { drawCard } from '../ui/card.js';
import { h, newId } from '../ui/dom.js';
import { icon } from '../ui/icons.js';
import { toast } from '../ui/say.js';
import { currentLanguage, number, t } from '../words/words.js';
import { rowTitle, villageName } from './places.js';

export function shareScreen({ session, go, leave }, id) {
  const facts = shareFacts(session, id);
  if (!facts) return go('#/terkirim');
  const words = { t, number, language: currentLanguage() };
  const textId = newId('text');
  const text = h('textarea', { id: textId, rows: 10, value: shareText(facts, words), oninput: () => (whatsapp.href = toWhatsApp(text.value)) });
  const picture = h('img', { class: 'share-picture', alt: t('share.picture') });
  const copy = h('button', { type: 'button', class: 'second wide', onclick: () => copyText(text) }, t('share.copy'));
  const save = h('a', { class: 'button second wide', download: 'kegiatan.png' }, t('share.download'));
  const send = h('button', { type: 'button', class: 'main wide', hidden: true }, icon('share'), t('share.send'));
  const whatsapp = h('a', { class: 'main wide', href: toWhatsApp(text.value), target: '_blank', rel: 'noopener noreferrer' }, icon('share'), t('share.whatsapp'));
  showPicture(facts, words, { picture, save, send, text, whatsapp }, leave);
  return h('div', {},
    h('h1', {}, t('share.title')),
    h('p', { class: 'soft' }, facts.called),
    send, whatsapp,
    h('p', { class: 'note' }, icon('lock'), t('share.check')),
    h('div', { class: 'field' }, h('label', { for: textId }, t('share.text')), text),
    copy, picture, save);
}

/** Offered as soon as a report is written, with or without a signal. Notes of needs are for nobody's group. */
export function shareOffer(session, id, go) {
  return id && shareFacts(session, id) && h('div', { class: 'note good offer' },
    icon('tick'), h('div', { class: 'grow part-body' }, h('p', {}, t('share.offer')),
      h('button', { type: 'button', class: 'main wide', onclick: () => go('#/bagikan/' + id) }, icon('share'), t('detail.share'))));
}

/** What of a report may go to a group: of one that arrived, or of one that still waits here. @returns the fields, and what this phone calls it */
function shareFacts(session, id) {
  const own = session.reports.get(id);
  const body = own?.next?.body ?? own?.body;
  const row = sentOf(session).find((r) => r.id === id) ?? (body && { ...body, body, receipt: null });
  const of = own?.kind ?? row?.kind ?? REPORT;
  if (!row || row.status === 'withdrawn' || (of !== REPORT && of !== 'report')) return null;
  const village = findVillage(session, row.village);
  return {
    title: groupTitle({ activity: row.activity, title: session.pulled.get('report:' + id)?.title ?? findActivity(session, row.activity)?.title, kindOfActivity: (body ?? row.body)?.kindOfActivity }, t),
    heldOn: row.heldOn, people: row.people, receipt: row.receipt, village: village?.name ?? '', district: village?.district ?? '', regency: session.regency.name,
    called: [rowTitle(session, row), village && villageName(session, row.village), longDate(row.heldOn, currentLanguage())].filter(Boolean).join(' · '),
  };
}

const toWhatsApp = (text) => 'https://wa.me/?text=' + encodeURIComponent(text);

async function showPicture(facts, words, { picture, save, send, text, whatsapp }, leave) {
  const blob = await drawCard(facts, words);
  const url = URL.createObjectURL(blob);
  leave(() => URL.revokeObjectURL(url));
  picture.src = url;
  save.href = url;
  const files = [new File([blob], 'kegiatan.png', { type: 'image/png' })];
  if (!navigator.canShare?.({ files })) return;
  send.hidden = false;
  whatsapp.hidden = true;
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
