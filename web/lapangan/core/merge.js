// Field by field: who changed what since the version that both began from. Pure functions; the server follows the same rule.
// A field is a dotted path in the body of a report: 'heldOn', 'people.childrenM', 'ages.6-12.f'. Absent is null.
import { UNDIVIDED } from './report.js';

export function flatten(body) {
  const fields = new Map();
  const walk = (value, path) => {
    if (value !== null && typeof value === 'object' && !Array.isArray(value) && !UNDIVIDED.has(path)) {
      for (const key of Object.keys(value)) walk(value[key], path ? path + '.' + key : key);
    } else if (value !== undefined && value !== null && value !== '') fields.set(path, value);
  };
  walk(body, '');
  return fields;
}

/** The fields in which two bodies differ. */
export function changes(from, to) {
  const before = flatten(from);
  const after = flatten(to);
  return [...new Set([...before.keys(), ...after.keys()])].filter((f) => !same(before.get(f), after.get(f)));
}

/**
 * Three-way: `mine` and `theirs` both grew from `base`. What one side changed is taken; what both changed differently stays as mine
 * and is named in `conflicts` [{ field, mine, theirs }]. Files of both sides are kept, but for those that mine took out.
 * @param settleBy field → 'highest' where the higher number stands by itself
 */
export function merge(base, mine, theirs, settleBy = {}) {
  const [b, m, t] = [flatten(base), flatten(mine), flatten(theirs)];
  let body = structuredClone(mine);
  const conflicts = [];
  for (const field of changes(base, theirs)) {
    if (field === 'files') {
      body = set(body, field, union(m.get(field), without(t.get(field), without(b.get(field), m.get(field)))));
    } else if (same(b.get(field), m.get(field))) {
      body = set(body, field, t.get(field) ?? null);
    } else if (settleBy[field] === 'highest') {
      body = set(body, field, Math.max(m.get(field) ?? 0, t.get(field) ?? 0));
    } else if (!same(m.get(field), t.get(field))) {
      conflicts.push({ field, mine: m.get(field) ?? null, theirs: t.get(field) ?? null });
    }
  }
  return { body, conflicts };
}

/** A person chose: `choices` maps a field to 'mine' or 'theirs'. A conflict without a choice stays. */
export function settle(body, conflicts, choices) {
  let settled = structuredClone(body);
  const left = [];
  for (const conflict of conflicts) {
    const choice = choices[conflict.field];
    if (choice === 'mine' || choice === 'theirs') settled = set(settled, conflict.field, conflict[choice]);
    else left.push(conflict);
  }
  return { body: settled, conflicts: left };
}

export function get(body, field) {
  return field.split('.').reduce((at, key) => at?.[key], body) ?? null;
}

/** A copy of the body with one field set; null takes the field out. */
export function set(body, field, value) {
  const copy = structuredClone(body);
  const path = field.split('.');
  const last = path.pop();
  let at = copy;
  for (const key of path) at = at[key] ??= {};
  if (value === null || value === undefined) delete at[last];
  else at[last] = value;
  return copy;
}

function union(mine = [], theirs = []) {
  return [...mine, ...theirs.filter((file) => !mine.some((own) => own.id === file.id))];
}

const without = (files = [], others = []) => files.filter((file) => !others.some((other) => other.id === file.id));

function same(a, b) {
  return canonical(a) === canonical(b);
}

function canonical(value) {
  if (value === undefined || value === null || value === '') return 'null';
  if (Array.isArray(value)) return '[' + value.map(canonical).join() + ']';
  if (typeof value !== 'object') return JSON.stringify(value);
  return '{' + Object.keys(value).sort().map((k) => k + ':' + canonical(value[k])).join() + '}';
}
