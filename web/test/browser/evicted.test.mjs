// The browser has thrown the app's storage away (the phone was full, or somebody cleaned up), while the app itself stayed.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { MockServer } from '../mock-server.mjs';
import { TestPhone, picture } from './phone.mjs';

let server;
let phone;

before(async () => {
  server = await new MockServer().listen();
  phone = await TestPhone.start(server.url);
});

after(async () => {
  await phone?.stop();
  await server?.close();
});

async function evict() {
  const session = await phone.context.newCDPSession(phone.page);
  await session.send('Storage.clearDataForOrigin', { origin: new URL(server.url).origin, storageTypes: 'indexeddb' });
}

async function write(title, { photo = null, send = true } = {}) {
  await phone.page.getByRole('link', { name: 'Kegiatan', exact: true }).first().click();
  await phone.button('Lapor kegiatan lain').click();
  await phone.page.getByLabel('Nama kegiatan').fill(title);
  await phone.page.getByLabel('Desa', { exact: true }).selectOption({ label: 'Baruga (Kec. Malili)' });
  if (photo) {
    await phone.page.locator('input[type=file]').first().setInputFiles(photo);
    await phone.page.locator('.tile').first().waitFor();
  }
  await phone.page.getByLabel('Anak perempuan', { exact: true }).fill('9');
  if (send) await phone.button('Kirim laporan').click();
}

test('evicted while it was closed: the app opens without a signal, shows nobody’s work, and says who must sign in', async () => {
  await phone.signIn('nurhayati', 'melati-putih-7');
  await phone.newPin('602914');
  await phone.page.evaluate(() => navigator.serviceWorker.ready);
  await write('Sudah sampai', { photo: await picture(phone.page, 'Nurhayati') });
  await phone.page.getByRole('link', { name: 'Terkirim', exact: true }).click();
  await phone.page.locator('.card', { hasText: 'Sudah sampai' }).getByText('diterima').first().waitFor();
  await evict();
  await phone.page.close();
  server.offline = true;
  await phone.context.setOffline(true);

  await phone.open();

  await phone.page.getByRole('heading', { name: 'Masuk' }).waitFor();
  const shown = await phone.page.locator('body').innerText();
  assert.doesNotMatch(shown, /Nurhayati|Sudah sampai/);
  assert.equal(await phone.page.locator('img[src^="blob:"]').count(), 0);
});

test('the next one who signs in sees nothing of hers, and she gets back what had arrived', async () => {
  server.offline = false;
  await phone.context.setOffline(false);
  await phone.signIn('yusuf', 'angin-timur-9');
  await phone.newPin('481590');
  await phone.page.locator('.head').waitFor();
  await phone.page.getByRole('link', { name: 'Terkirim', exact: true }).click();
  await phone.page.locator('.head').waitFor();
  assert.doesNotMatch(await phone.page.locator('body').innerText(), /Sudah sampai|Nurhayati/);
  assert.equal(await phone.page.locator('img[src^="blob:"]').count(), 0);

  await phone.page.reload();
  await phone.button('Orang lain').click();
  await phone.signIn('nurhayati', 'melati-putih-7');
  await phone.newPin('602914');
  await phone.page.locator('.head').waitFor();
  await phone.page.getByRole('link', { name: 'Terkirim', exact: true }).click();
  await phone.page.locator('.card', { hasText: 'Sudah sampai' }).first().waitFor();
  assert.equal(server.reports.size, 1);
});

test('evicted while she writes: the app does not pretend to have kept it', async () => {
  await write('Sedang ditulis', { send: false });
  await evict();
  await phone.page.getByLabel('Anak perempuan', { exact: true }).fill('11');
  await phone.button('Kirim laporan').click();

  await phone.page.locator('.toast', { hasText: /tidak|belum/i }).first().waitFor();
  assert.equal(await phone.page.getByLabel('Nama kegiatan').inputValue(), 'Sedang ditulis', 'what was typed stays on the screen');
  assert.equal([...server.reports.values()].some((r) => r.body.title === 'Sedang ditulis'), false);
});
