import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import test from 'node:test';
import { pauseLeft, weakness, wrongTry } from '../lapangan/keys/pin.js';
import * as vault from '../lapangan/keys/vault.js';

const phone = await vault.makeDeviceKeys();
const other = await vault.makeDeviceKeys();
const dataKey = await vault.makeDataKey();
const envelope = await vault.wrapWithPin(dataKey, '602914', phone.bind, 'store-a', 1000);

test('the PIN opens the store on the phone where it was set', async () => {
  const opened = await vault.unwrapWithPin(envelope, '602914', phone.bind, 'store-a', true);
  assert.deepEqual(await crypto.subtle.exportKey('raw', opened), await crypto.subtle.exportKey('raw', dataKey));
});

test('another PIN, another phone and another store do not open it', async () => {
  await assert.rejects(vault.unwrapWithPin(envelope, '602915', phone.bind, 'store-a'), vault.WrongSecret);
  await assert.rejects(vault.unwrapWithPin(envelope, '602914', other.bind, 'store-a'), vault.WrongSecret);
  await assert.rejects(vault.unwrapWithPin(envelope, '602914', phone.bind, 'store-b'), vault.WrongSecret);
});

test('never fewer than 600,000 iterations, however slow the phone', async () => {
  assert.equal(envelope.iterations, 600_000);
  const clock = [0, 60_000];
  assert.equal(await vault.calibrate(() => clock.shift()), 600_000);
});

test('a quick phone does more', async () => {
  const clock = [0, 50];
  assert.equal(await vault.calibrate(() => clock.shift()), 1_400_000);
});

test('the key of daily use and the keys of the phone cannot be read out', async () => {
  const daily = await vault.unwrapWithPin(envelope, '602914', phone.bind, 'store-a');
  await assert.rejects(crypto.subtle.exportKey('raw', daily));
  await assert.rejects(crypto.subtle.exportKey('raw', phone.bind));
  await assert.rejects(crypto.subtle.exportKey('raw', await vault.forUse(dataKey)));
});

test('the secret of the server opens it without the PIN, another secret does not', async () => {
  const secret = new Uint8Array(randomBytes(32));
  const recovery = await vault.wrapForRecovery(dataKey, secret, 'store-a');

  const opened = await vault.unwrapForRecovery(recovery, secret, 'store-a', true);

  assert.deepEqual(await crypto.subtle.exportKey('raw', opened), await crypto.subtle.exportKey('raw', dataKey));
  await assert.rejects(vault.unwrapForRecovery(recovery, new Uint8Array(randomBytes(32)), 'store-a'), vault.WrongSecret);
  assert.equal(await vault.isFor(recovery, secret), true);
  assert.equal(await vault.isFor(recovery, new Uint8Array(32)), false);
});

test('a PIN has six digits and is no run and no repetition', () => {
  assert.deepEqual(['12345', '123456', '987654', '890123', '111111', '121212', '123123', 'abc', 'aaaaaaaa'].map(weakness),
    ['short', 'simple', 'simple', 'simple', 'simple', 'simple', 'simple', 'short', 'simple']);
  assert.deepEqual(['602914', '1234567890123', 'melati-putih'].map(weakness), [null, 'simple', null]);
});

test('wrong PINs are slowed down: two are free, then from 5 seconds to a quarter of an hour', () => {
  let tries = null;
  const pauses = [];
  for (let n = 0; n < 14; n++) {
    tries = wrongTry(tries, 1_000_000);
    pauses.push(pauseLeft(tries, 1_000_000) / 1000);
  }
  assert.deepEqual(pauses.slice(0, 5), [0, 0, 5, 10, 20]);
  assert.equal(pauses.at(-1), 900);
  assert.equal(pauseLeft(tries, 0), 900_000, 'a clock set back prolongs it by no more than the longest pause');
});
