// Drawn here, a few strokes each, so that nothing has to be fetched.
const STROKES = {
  clock: 'M12 3a9 9 0 1 0 .01 0M12 7.5V12l3 2',
  tick: 'M5 12.5l4.5 4.5L19 7',
  ticks: 'M2 12.5l4.5 4.5L15 8M11 15.5l1.5 1.5L22 7.500',
  alert: 'M12 4L2.500 20h19zM12 10v4.500M12 17.200v.1',
  list: 'M4 6.500h16M4 12h16M4 17.500h10',
  outbox: 'M12 14V4M8 7.500L12 3.500l4 4M4 13v6.500h16V13',
  done: 'M4 5h16v14H4zM8 12l3 3 5.500-6',
  gear: 'M4 7h8M17.500 7H20M4 12h2.500M12 12h8M4 17h9.500M19 17h1M14.700 4.700a2.300 2.300 0 1 0 .01 0M9.200 9.700a2.300 2.300 0 1 0 .01 0M16.200 14.700a2.300 2.300 0 1 0 .01 0',
  camera: 'M3.500 8h4l1.500-2.500h6L16.500 8h4v11.500h-17zM12 10.500a3.200 3.200 0 1 0 .01 0',
  gallery: 'M3.500 5h17v14h-17zM3.500 16l5-5 4 4 3-3 5 5M15.500 9v.1',
  lock: 'M5.500 11h13v9h-13zM8.500 11V8a3.500 3.500 0 0 1 7 0v3',
  pin: 'M12 21s-6.500-6.200-6.500-11a6.500 6.500 0 0 1 13 0c0 4.800-6.500 11-6.500 11zM12 8a2.200 2.200 0 1 0 .01 0',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  close: 'M6 6l12 12M18 6L6 18',
  back: 'M15 5l-7 7 7 7',
  forward: 'M9 5l7 7-7 7',
  share: 'M4 12.500V20h16v-7.500M12 15V3.500M8 7.500l4-4 4 4',
  pencil: 'M4 20l1-4.500L16 4.500l3.500 3.500L8.500 19z',
  person: 'M12 4a4 4 0 1 0 .01 0M4.500 20.500c.8-4 3.700-6 7.500-6s6.700 2 7.500 6',
  star: 'M12 4l2.400 5 5.600.7-4.100 3.800 1.100 5.500-5-2.800-5 2.800 1.100-5.500L4 9.700 9.600 9z',
  search: 'M10.500 4a6.500 6.500 0 1 0 .01 0M15.500 15.500L20.500 20.500',
  sync: 'M4.500 12a7.500 7.500 0 0 1 13-5l2 2M19.500 4.500V9H15M19.500 12a7.500 7.500 0 0 1-13 5l-2-2M4.500 19.500V15H9',
  eye: 'M2.500 12s3.500-6.500 9.500-6.500 9.500 6.500 9.500 6.500-3.500 6.500-9.500 6.500S2.500 12 2.500 12zM12 9.200a2.800 2.800 0 1 0 .01 0',
  split: 'M12 20v-6M12 14L5.500 8M12 14l6.500-6M5.500 12V8h4M14.500 8h4v4',
};

const SVG = 'http://www.w3.org/2000/svg';

export function icon(name, label) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon icon-' + name);
  if (label) {
    svg.setAttribute('role', 'img');
    svg.setAttribute('aria-label', label);
  } else svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', STROKES[name]);
  svg.append(path);
  return svg;
}

/** The umbrella. */
export function mark() {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 48 48');
  svg.setAttribute('class', 'mark');
  svg.setAttribute('aria-hidden', 'true');
  for (const [cls, d] of MARK) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('class', cls);
    path.setAttribute('d', d);
    svg.append(path);
  }
  return svg;
}

/** [class, path] in a box of 48; the card for WhatsApp draws the same. */
export const MARK = [
  ['stick', 'M24 5v3'],
  ['stick', 'M24 24v14.500a4.500 4.500 0 0 0 9 0'],
  ['cloth', 'M3.500 25.500a20.500 18.500 0 0 1 41 0q-5.130-4.200-10.250 0-5.130-4.200-10.250 0-5.130-4.200-10.250 0-5.130-4.200-10.250 0z'],
  ['fold', 'M24 7.500c-6 4-9.300 10-10.250 18q5.130-4.200 10.250 0 5.130-4.200 10.250 0c-.95-8-4.250-14-10.250-18z'],
];
