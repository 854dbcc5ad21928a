// The app is closed and the network comes back: what waited arrives by the service worker, once, and turns green when the app is opened.
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

async function until(what) {
  for (let n = 0; n < 150 && !(await what()); n++) await new Promise((done) => setTimeout(done, 100));
  assert.ok(await what(), String(what));
}

async function open() {
  await phone.open();
  await phone.button('Nurhayati Tandi').click();
  await phone.unlock('602914');
}

/** Written without a signal, with a photo; then the app is closed. */
async function writeAndClose(title) {
  const photo = await picture(phone.page, title);
  server.offline = true;
  await phone.context.setOffline(true);
  await phone.page.close();
  await open();
  await phone.button('Lapor kegiatan lain').click();
  await phone.page.getByLabel('Nama kegiatan').fill(title);
  await phone.page.getByLabel('Desa', { exact: true }).selectOption({ label: 'Baruga (Kec. Malili)' });
  await phone.page.locator('input[type=file]').first().setInputFiles(photo);
  await phone.page.locator('.tile').first().waitFor();
  await phone.page.getByLabel('Anak perempuan', { exact: true }).fill('16');
  await phone.button('Kirim laporan').click();
  await phone.page.getByRole('heading', { name: 'Belum terkirim' }).waitFor();
  await until(async () => (await phone.sealed()).length === 2);
  await phone.page.close();
  server.offline = false;
  await phone.context.setOffline(false);
}

const titled = (title) => [...server.reports.values()].filter((report) => report.body.title === title);

test('the phone asks for what it needs in its first round', async () => {
  await phone.signIn('nurhayati', 'melati-putih-7');
  await phone.newPin('602914');
  await phone.page.getByRole('heading', { name: 'Kelas pengasuhan tanpa kekerasan' }).waitFor();
  await phone.page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await until(() => server.envelopes.senders.size === 1);
});

test('closed, and the line comes back: report and photo stand at the office before anybody opens the app', async () => {
  await writeAndClose('Gotong royong');
  await phone.wakeWorker();
  await until(() => titled('Gotong royong').length === 1);
  await until(() => [...server.uploads.values()].some((upload) => upload.receipt));
  assert.equal(server.count('sync/push'), 0, 'no open app had a part in it');
});

test('opened without a line, the outbox says that it has gone and waits for its receipt', async () => {
  server.offline = true;
  await phone.context.setOffline(true);
  await open();
  await phone.page.getByRole('link', { name: 'Belum terkirim' }).click();
  await phone.page.getByText('terkirim saat aplikasi tertutup, menunggu tanda terima').nth(1).waitFor();
  await phone.page.getByText('Aplikasi boleh ditutup').waitFor();
  await phone.shoot('terkirim-tertutup', { whole: true });
  assert.equal(await phone.page.locator('.part-done').count(), 0);
});

test('opened with a line it turns green, exactly once', async () => {
  const pieces = server.count('PATCH');
  server.offline = false;
  await phone.context.setOffline(false);
  await phone.page.getByText('Semua laporan Anda sudah diterima kabupaten.').waitFor();
  assert.equal(titled('Gotong royong').length, 1);
  assert.equal(titled('Gotong royong')[0].versions.length, 1);
  assert.equal(server.count('PATCH'), pieces, 'the photo did not go twice');
  await until(async () => (await phone.sealed()).length === 0);
});

test('a café answers the worker: nothing changes, and the next time it arrives', async () => {
  await writeAndClose('Kelas malam');
  server.fault('/envelopes', 'html');
  await phone.wakeWorker();
  await until(() => server.faults.every((fault) => fault.times === 0));
  assert.equal(titled('Kelas malam').length, 0);
  await phone.wakeWorker();
  await until(() => titled('Kelas malam').length === 1);
  await open();
  await phone.page.getByRole('link', { name: 'Belum terkirim' }).click();
  await phone.page.getByText('Semua laporan Anda sudah diterima kabupaten.').waitFor();
  assert.equal(titled('Kelas malam')[0].versions.length, 1);
});

test('switched off in the settings: the box is empty, and a closed app sends nothing', async () => {
  await phone.page.evaluate(() => (location.hash = '#/setelan'));
  await phone.page.getByLabel('Kirim juga saat aplikasi ditutup').uncheck();
  await until(() => server.envelopes.senders.size === 0);
  await phone.shoot('setelan-tertutup', { whole: true });
  await phone.page.evaluate(() => (location.hash = '#/'));
  assert.deepEqual(await phone.sealed(), []);
  assert.deepEqual(phone.problems, []);
});
