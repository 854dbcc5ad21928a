// Three pictures of how it works, drawn here: written without a signal, sent when there is one, answered by the regency.
import { h } from './dom.js';
import { t } from '../words/words.js';

const SVG = 'http://www.w3.org/2000/svg';
const PHONE = 'M34 12h28a4 4 0 0 1 4 4v44a4 4 0 0 1-4 4H34a4 4 0 0 1-4-4V16a4 4 0 0 1 4-4z';

/** [class, path] in a box of 96 × 72; the classes are of the mark. */
const PICTURES = {
  write: [['sheet', PHONE], ['line', 'M38 24h20M38 33h20M38 42h12'], ['pen', 'M76 20l6 6-24 24-9 3 3-9z'], ['soft', 'M8 52v-6M15 52V38M22 52V28M4 24l22 22']],
  send: [['sheet', PHONE], ['strong', 'M48 52V28M38 37l10-10 10 10'], ['soft', 'M74 46v6M81 38v14M88 28v24M8 52h14M8 44h10']],
  answer: [['sheet', 'M14 60V32l26-16 26 16v28zM8 62h64'], ['line', 'M26 60V42h28v18M40 28v.1'], ['strong', 'M66 24l8 8 16-18']],
};

function picture(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 96 72');
  svg.setAttribute('aria-hidden', 'true');
  for (const [cls, d] of PICTURES[name]) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('class', 'draw-' + cls);
    path.setAttribute('d', d);
    svg.append(path);
  }
  return svg;
}

export function howItWorks() {
  return h('ol', { class: 'pictures', 'aria-label': t('how.title') }, Object.keys(PICTURES).map((name) => h('li', {}, picture(name), h('span', {}, t('how.' + name)))));
}
