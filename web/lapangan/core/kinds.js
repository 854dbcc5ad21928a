// Kinds of records: the report of an activity, whose form is part of the app, and those that the server describes. Pure.
import * as report from './report.js';

export const REPORT = 'activity-report';

const REPORT_KIND = { code: REPORT, pulledAs: 'report', place: 'lapor', fields: null, settleBy: {}, typeOf: (path) => ({ type: report.TYPES[path] }), missing: report.missing, toSend: report.toSend };

/** The kind of a record or draft; what was kept before kinds had names is a report. */
export function kindOf(session, record) {
  const code = record?.kind ?? REPORT;
  return code === REPORT ? REPORT_KIND : described(code, describedIn(session, record.regency).find((d) => d.of === code));
}

/** The described kinds that this person may send from the regency of now. */
export function kindsToWrite(session) {
  return describedIn(session, session.regency?.code).filter((d) => d.maySend).map((d) => described(d.of, d));
}

/** What several records are called together: 'report', 'note' or, when both are among them, 'both'. */
export function calledTogether(records) {
  const notes = records.filter((record) => (record?.kind ?? REPORT) !== REPORT).length;
  return notes === 0 ? 'report' : notes === records.length ? 'note' : 'both';
}

/** What this person's records can be: 'report', or 'both' where they may write notes too. */
export function mayWrite(session) {
  return kindsToWrite(session).length ? 'both' : 'report';
}

/** What the field of the day is called in records of this kind, or undefined. */
export const dayNameOf = ({ fields }) => (fields ? fields.find((field) => field.type === 'day')?.name : 'heldOn');

/** The day that a record is about, or undefined. */
export const dayOf = (kind, body) => body[dayNameOf(kind)];

/** The server's copy of a record of any kind, or undefined. */
export function pulledOf(session, id) {
  return allPulledAs(session).map((name) => session.pulled.get(name + ':' + id)).find(Boolean);
}

/** The code of the kind of what was pulled, or null when it is none that people write. */
export function codeOfPulled(session, pulled) {
  if (pulled.kind === 'report') return REPORT;
  return describedIn(session, pulled.regency).find((d) => d.pulledAs === pulled.kind)?.of ?? null;
}

function allPulledAs({ pulled }) {
  return ['report', ...[...pulled.values()].filter((p) => p.kind === 'record-kind').map((d) => d.pulledAs)];
}

function describedIn({ pulled }, regency) {
  return [...pulled.values()].filter((p) => p.kind === 'record-kind' && p.regency === regency).sort((a, b) => a.of.localeCompare(b.of));
}

/** A description that is not here any more (its mandate ended) leaves what was written as it is. */
function described(code, description) {
  const fields = description?.fields ?? [];
  return {
    code,
    pulledAs: description?.pulledAs ?? code,
    place: 'catat',
    name: description?.name,
    lead: description?.lead,
    fields,
    typeOf: (path) => (path.includes('.') ? { type: 'whole' } : fields.find((field) => field.name === path) ?? {}),
    settleBy: Object.fromEntries(fields.filter((f) => f.settleBy !== 'person').map((f) => [f.name, f.settleBy])),
    missing: (body, today) => fields.flatMap((field) => lackOf(field, body[field.name], today)),
    toSend: (body) => (description ? Object.fromEntries(fields.flatMap((field) => valueOf(field, body[field.name]))) : body),
  };
}

function lackOf({ name, type, required }, value, today) {
  if (type === 'day' && value > today) return [name];
  if (!required) return [];
  if (type === 'counts') return Object.values(value ?? {}).some((n) => n > 0) ? [] : [name];
  return value ? [] : [name];
}

function valueOf({ name, type, max, options }, value) {
  if (type === 'counts') return [[name, Object.fromEntries(options.map(({ code }) => [code, value?.[code] ?? 0]))]];
  if (type === 'text') return value?.trim() ? [[name, value.trim().slice(0, max)]] : [];
  return value === undefined || value === null || value === '' ? [] : [[name, value]];
}

/** Whether a text names a telephone or a population number: the server's rule, IdentityNumberPolicy. */
export function holdsIdentityNumber(text) {
  return /(?<![\d.,])(?!\d{1,2}[-./]\d{1,2}[-./]\d{4})(?:(?:(?:\+|00)?62(?:[ .-]?\(?0\)?)?|0)[ .-]?8[1-9](?:[ .-]?\d){6,11}|\(?0\d{2,3}\)?[ -]?\d{5,8}|\d{4}(?:[ .-]?\d{4}){3})(?!\d)/.test(text ?? '');
}
