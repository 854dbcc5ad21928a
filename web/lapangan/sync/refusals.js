// What follows from a failure. Only our own server, in its own words, may hold a record, ask for the password or end a phone's work. Pure.
import { isFull } from '../store/reserve.js';
import { Foreign, NoAnswer, Refusal } from './api.js';

/** The server judged what was sent. Other refusals are about the phone, the person or the moment. */
const JUDGING = [400, 409, 413, 415, 422];
/** The server as a whole cannot now; the other requests would fare no better. */
const BUSY = [408, 429, 502, 503, 504];
/** Said also of what was cut or changed on the way. Believed when it is said again. */
const MAYBE_THE_WAY = ['hash', 'form', 'batch', 'body', 'bad-request', 'invalid', 'too-long', 'piece', 'offset'];
const BELIEVED = 3;

/**
 * @param refusals how often the server has said no to this one before
 * @returns 'hold' (a person must mend it), 'again' (a no that is not believed yet) or 'wait'
 */
export function verdictOn(broken, refusals) {
  if (!(broken instanceof Refusal) || !JUDGING.includes(broken.status)) return 'wait';
  // About the app and not about the record: a newer version will do.
  if (broken.problem.fields?.version) return 'wait';
  return MAYBE_THE_WAY.includes(broken.code) && refusals + 1 < BELIEVED ? 'again' : 'hold';
}

/** 'password' (the credential is no longer accepted), 'revoked' or null. */
export function blockedBy(broken) {
  if (!(broken instanceof Refusal)) return null;
  if (broken.status === 401) return 'password';
  return broken.status === 403 && broken.code === 'device-revoked' ? 'revoked' : null;
}

/** Whether nothing else would get through now either. @param often nobody has answered to this one many times */
export function isStopping(broken, often) {
  if (broken instanceof Refusal) return blockedBy(broken) !== null || BUSY.includes(broken.status);
  if (broken instanceof Foreign) return false;
  return !(broken instanceof NoAnswer && often);
}

export function reasonOf(broken) {
  if (broken instanceof Refusal) return broken.code;
  if (broken instanceof Foreign) return 'foreign';
  return broken instanceof NoAnswer ? 'no-answer' : 'trouble';
}

/** What the first screen says of the line after a round that ended so. */
export function stateAfter(broken) {
  if (broken instanceof Foreign) return 'foreign';
  if (broken instanceof NoAnswer) return 'no-answer';
  if (broken instanceof Refusal && broken.passing) return 'busy';
  return isFull(broken) ? 'full' : 'trouble';
}
