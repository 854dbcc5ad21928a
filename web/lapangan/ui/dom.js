let onWork = () => {};

/** @param watch gets the promise of what follows from a press, and what was pressed */
export const watchWork = (watch) => (onWork = watch);

/** An element: h('button', { class: 'main', onclick: save }, 'Simpan'). Text is always text, never markup. */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), (event) => handle(event, value, element));
    else if (name === 'value' || name === 'checked' || name === 'selected') element[name] = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  append(element, children);
  return element;
}

/** What was pressed and is still being worked on. */
const pending = new WeakSet();
const PRESSES = ['click', 'submit'];

/** A press that is still being worked on is not worked on twice. */
function handle(event, handler, element) {
  const press = PRESSES.includes(event.type);
  if (press && pending.has(element)) return event.preventDefault();
  const answer = handler(event);
  if (typeof answer?.then !== 'function') return undefined;
  if (press) {
    pending.add(element);
    const done = () => pending.delete(element);
    answer.then(done, done);
  }
  return onWork(answer, element);
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

/** Whether the person is still on this screen, for what leads on after something was kept: who went elsewhere stays there. */
export function stillHere() {
  const here = globalThis.location?.hash;
  return () => globalThis.location?.hash === here;
}
