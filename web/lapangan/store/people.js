// Coming in: a first sign-in on this phone, the PIN of every day, a forgotten PIN, another PIN. No path here ever removes a store with unsent work.
import { fromBase64 } from '../core/bytes.js';
import { Slowed } from '../keys/pin.js';
import { forgetSender } from '../envelope/box.js';
import { calibrate, forUse, isFor, makeDataKey, unwrapForRecovery, unwrapWithPin, wrapForRecovery, wrapWithPin, WrongSecret } from '../keys/vault.js';
import { SealedStore, destroy } from './sealed.js';

export { Slowed };

export class UnsentWork extends Error {}

/** The usable store of a person (by the server's id) on this phone, or undefined. */
export async function storeOf(phone, personId) {
  return (await phone.people()).find(({ label }) => label.person === personId && !label.aside);
}

/**
 * A new, empty store for somebody who has just signed in.
 * @param signedIn the answer of POST /devices
 * @param kind 'pin' (digits) or 'password'
 */
export async function createStore(phone, signedIn, { pin, kind }) {
  const store = crypto.randomUUID();
  const dataKey = await makeDataKey();
  const entry = {
    store,
    pin: await wrapWithPin(dataKey, pin, phone.bind, store, await calibrate()),
    recovery: await wrapForRecovery(dataKey, fromBase64(signedIn.recoverySecret), store),
    label: { person: signedIn.person.id, name: signedIn.person.name, kind, unsent: 0, oldest: null, aside: false },
  };
  await phone.save(entry);
  await phone.tries.prepare(store);
  return { entry, sealed: await opened(phone, store, await forUse(dataKey)) };
}

/** @throws Slowed after several wrong PINs, WrongSecret when it is wrong */
export async function unlock(phone, store, pin, now = Date.now()) {
  const { entry, key } = await tried(phone, store, pin, now, false);
  return { entry, sealed: await opened(phone, store, key) };
}

/** Whether the secret that the server just gave opens this store without its PIN. */
export async function canRecover(entry, recoverySecret) {
  try {
    await unwrapForRecovery(entry.recovery, fromBase64(recoverySecret), entry.store);
    return true;
  } catch (wrong) {
    if (wrong instanceof WrongSecret) return false;
    throw wrong;
  }
}

/** The PIN is forgotten: the server's secret, given after a fresh sign-in, opens the store, and a new PIN closes it again. */
export async function recover(phone, store, recoverySecret, { pin, kind }) {
  const entry = (await phone.people()).find((person) => person.store === store);
  const dataKey = await unwrapForRecovery(entry.recovery, fromBase64(recoverySecret), store, true);
  const wrapped = await wrapWithPin(dataKey, pin, phone.bind, store, await calibrate());
  const changed = await closeWith(phone, store, wrapped, kind);
  return { entry: changed, sealed: await opened(phone, store, await forUse(dataKey)) };
}

/** @throws WrongSecret when the old PIN is wrong, Slowed after several of them */
export async function changePin(phone, store, oldPin, { pin, kind }, now = Date.now()) {
  const { key } = await tried(phone, store, oldPin, now, true);
  await closeWith(phone, store, await wrapWithPin(key, pin, phone.bind, store, await calibrate()), kind);
}

/** Whether the server's secret is another than the one this store was wrapped with (the phone was revoked and let in again). */
export async function needsNewRecovery(phone, store, recoverySecret) {
  const entry = (await phone.people()).find((person) => person.store === store);
  return !(await isFor(entry.recovery, fromBase64(recoverySecret)));
}

export async function renewRecovery(phone, store, pin, recoverySecret, now = Date.now()) {
  const { key } = await tried(phone, store, pin, now, true);
  const recovery = await wrapForRecovery(key, fromBase64(recoverySecret), store);
  await phone.change(store, (row) => ({ ...row, recovery }));
}

/** A store that nothing opens any more is laid aside, never removed: its PIN may come back to mind. */
export function layAside(phone, store) {
  return phone.change(store, (row) => ({ ...row, label: { ...row.label, aside: true } }));
}

/** Removes a person's store from this phone. @throws UnsentWork while something in it has not arrived */
export async function wipe(phone, store, { unsent, drafts }) {
  if (unsent > 0 || drafts > 0) throw new UnsentWork();
  await forgetSender(store);
  await phone.forget(store);
  await destroy(store);
}

/** The key of a store, tried with a PIN that is counted first. */
async function tried(phone, store, pin, now, extractable) {
  const entry = (await phone.people()).find((person) => person.store === store);
  const key = await phone.tries.attempt(store, entry.tries, now, () => unwrapWithPin(entry.pin, pin, phone.bind, store, extractable));
  return { entry, key };
}

async function closeWith(phone, store, wrapped, kind) {
  const changed = await phone.change(store, (row) => ({ ...row, pin: wrapped, label: { ...row.label, kind } }));
  await phone.tries.clear(store);
  return changed;
}

function opened(phone, store, key) {
  // Not waited for: a phone without room opens all the same.
  phone.reserve.fill();
  return SealedStore.open(store, key, phone.reserve);
}
