/** An element: h('button', { class: 'main', onclick: save }, 'Simpan'). Text is always text, never markup. */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'value' || name === 'checked' || name === 'selected') element[name] = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  append(element, children);
  return element;
}

/**
 * Puts children into an element. A child that looks the same as what stands in its place is left alone: a redraw takes
 * neither the focus nor a tap that is under way. Children that act on a record carry its id (data-id), so that two
 * records that look alike are not taken for each other.
 */
export function fill(element, ...children) {
  const fresh = element.cloneNode(false);
  append(fresh, children);
  const before = [...element.childNodes];
  const after = [...fresh.childNodes];
  after.forEach((child, n) => {
    if (!before[n]) element.append(child);
    else if (!before[n].isEqualNode(child)) before[n].replaceWith(child);
  });
  before.slice(after.length).forEach((child) => child.remove());
  return element;
}

function append(element, children) {
  for (const child of children.flat(Infinity)) if (child !== null && child !== undefined && child !== false) element.append(child);
}

let numbers = 0;
export const newId = (name) => `${name}-${++numbers}`;
