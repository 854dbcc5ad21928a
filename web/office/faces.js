// Boxes over faces: drag on the picture to add one, press one to leave it out or take it in again. The checkboxes of the form are what is sent.

const NS = 'http://www.w3.org/2000/svg';

for (const area of document.querySelectorAll('[data-faces]')) begin(area);

function begin(area) {
  const svg = area.querySelector('svg');
  const form = area.closest('form');
  const { width, height } = svg.viewBox.baseVal;
  let from = null;
  let drawing = null;

  svg.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    from = point(svg, event);
    svg.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  svg.addEventListener('pointermove', (event) => {
    if (!from) return;
    drawing ??= svg.appendChild(rect('drawing'));
    place(drawing, between(from, point(svg, event)));
  });
  svg.addEventListener('pointerup', (event) => {
    if (!from) return;
    const box = between(from, point(svg, event));
    from = null;
    drawing?.remove();
    drawing = null;
    if (box.width > width / 100 && box.height > height / 100) add(box);
    else toggle(box);
  });
  svg.addEventListener('pointercancel', () => {
    from = null;
    drawing?.remove();
    drawing = null;
  });
  form.addEventListener('change', show);
  // Who goes through the list by keys sees which box of the picture each line means.
  for (const type of ['focusin', 'focusout']) {
    form.addEventListener(type, (event) => {
      if (event.target.name !== 'box') return;
      groupOf(event.target)?.classList.toggle('pointed', type === 'focusin');
    });
  }

  function add(box) {
    const value = [box.x / width, box.y / height, box.width / width, box.height / height].map((share) => share.toFixed(4)).join(' ') + ' h';
    const group = document.createElementNS(NS, 'g');
    group.dataset.of = value;
    group.append(place(rect('shade'), box), place(rect(''), box));
    svg.append(group);
    const number = form.querySelectorAll('[name=box]').length + 1;
    const item = document.createElement('li');
    const label = item.appendChild(document.createElement('label'));
    label.className = 'choice';
    const tick = label.appendChild(document.createElement('input'));
    Object.assign(tick, { type: 'checkbox', name: 'box', value, checked: true });
    label.appendChild(document.createElement('span')).textContent = `${area.dataset.label} ${number}`;
    form.querySelector('.face-list').append(item);
  }

  /** The smallest box under the finger. */
  function toggle(at) {
    const hit = [...form.querySelectorAll('[name=box]')]
      .map((tick) => ({ tick, box: tick.value.split(' ').map(Number) }))
      .filter(({ box: [x, y, w, h] }) => at.x >= x * width && at.x <= (x + w) * width && at.y >= y * height && at.y <= (y + h) * height)
      .sort((one, other) => one.box[2] * one.box[3] - other.box[2] * other.box[3])[0];
    if (!hit) return;
    hit.tick.checked = !hit.tick.checked;
    show();
  }

  function groupOf(tick) {
    return [...svg.querySelectorAll('g')].find((one) => one.dataset.of === tick.value);
  }

  function show() {
    for (const tick of form.querySelectorAll('[name=box]')) {
      groupOf(tick)?.classList.toggle('left-out', !tick.checked);
    }
  }
}

function point(svg, event) {
  const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  const { width, height } = svg.viewBox.baseVal;
  return { x: Math.min(Math.max(at.x, 0), width), y: Math.min(Math.max(at.y, 0), height) };
}

function between(one, other) {
  return { x: Math.min(one.x, other.x), y: Math.min(one.y, other.y), width: Math.abs(one.x - other.x), height: Math.abs(one.y - other.y) };
}

function rect(name) {
  const made = document.createElementNS(NS, 'rect');
  if (name) made.setAttribute('class', name);
  return made;
}

function place(shape, box) {
  for (const key of ['x', 'y', 'width', 'height']) shape.setAttribute(key, box[key].toFixed(1));
  return shape;
}
