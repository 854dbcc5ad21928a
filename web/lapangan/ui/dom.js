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

/** Puts children into an element. What already looks the same is left alone, so that a redraw does not take the focus away. */
export function fill(element, ...children) {
  const fresh = element.cloneNode(false);
  append(fresh, children);
  if (!fresh.isEqualNode(element)) element.replaceChildren(...fresh.childNodes);
  return element;
}

function append(element, children) {
  for (const child of children.flat(Infinity)) if (child !== null && child !== undefined && child !== false) element.append(child);
}

let numbers = 0;
export const newId = (name) => `${name}-${++numbers}`;
