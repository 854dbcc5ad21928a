// What stands around the reports: a new version, two tabs, what is cached, a place that is not secure, and what axe finds.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { MockServer } from '../mock-server.mjs';
import { TestPhone } from './phone.mjs';

const WORKER = fileURLToPath(new URL('../../../target/web/static/lapangan/sw.js', import.meta.url));
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
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

async function noFaults() {
  const { violations } = await phone.page.evaluate(AXE + '; axe.run(document, { resultTypes: ["violations"] })');
  assert.deepEqual(violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.html).join(' ').slice(0, 300)), []);
}

test('axe finds nothing on the way in', async () => {
  await phone.page.getByRole('heading', { name: 'Masuk' }).waitFor();
  await noFaults();
  await phone.signIn('nurhayati', 'melati-putih-7');
  await phone.page.getByLabel('PIN, enam angka').waitFor();
  await noFaults();
  await phone.newPin('602914');
  await phone.page.getByRole('heading', { name: 'Kegiatan di desa saya' }).waitFor();
});

test('axe finds nothing on the screens inside', async () => {
  await phone.button('Semua').click();
  await noFaults();
  for (const place of ['#/kotak', '#/terkirim', '#/setelan', '#/pin']) {
    await phone.page.evaluate((hash) => (location.hash = hash), place);
    await phone.page.getByRole('heading', { level: 1 }).waitFor();
    await noFaults();
  }
  await phone.page.evaluate(() => (location.hash = '#/'));
  await phone.button('Lapor kegiatan lain').click();
  await phone.page.getByText('Keterangan tambahan').click();
  await noFaults();
});

test('the service worker keeps the app and nothing else', async () => {
  await phone.page.evaluate(() => navigator.serviceWorker.ready);
  const kept = await phone.page.evaluate(async () => {
    const found = [];
    for (const name of await caches.keys()) for (const request of await (await caches.open(name)).keys()) found.push(new URL(request.url).pathname);
    return found;
  });
  assert.ok(kept.includes('/lapangan/'));
  assert.deepEqual(kept.filter((path) => !path.startsWith('/lapangan/')), []);
});

test('a new version waits until the form is safe, and loses nothing of it', async () => {
  await phone.page.getByLabel('Nama kegiatan').fill('Rapat yang setengah ditulis');
  server.overrides.set('/lapangan/sw.js', readFileSync(WORKER, 'utf8').replace(/VERSION = "/, 'VERSION = "next-'));
  await phone.page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await phone.page.getByText('Versi baru siap.').waitFor();
  assert.equal(await phone.page.getByLabel('Nama kegiatan').inputValue(), 'Rapat yang setengah ditulis');
  await phone.shoot('versi-baru');

  await phone.button('Pakai sekarang').click();
  await phone.button('Nurhayati Tandi').click();
  await phone.unlock('602914');

  assert.equal(await phone.page.getByLabel('Nama kegiatan').inputValue(), 'Rapat yang setengah ditulis');
  const names = await phone.page.evaluate(() => caches.keys());
  assert.equal(names.length, 1);
  assert.match(names[0], /next-/);
});

test('a second tab does not write over the first: it asks, and the first one closes', async () => {
  const first = phone.page;
  await phone.open();
  await phone.button('Nurhayati Tandi').click();
  await phone.page.getByLabel('PIN', { exact: true }).fill('602914');
  await phone.page.getByRole('button', { name: 'Buka', exact: true }).click();
  await phone.page.getByRole('heading', { name: 'Terbuka di tempat lain' }).waitFor();

  await phone.button('Pakai di sini').click();
  await phone.page.getByRole('heading', { name: 'Kegiatan di desa saya' }).waitFor();
  await first.getByRole('heading', { name: 'Siapa yang memakai ponsel ini?' }).waitFor();
});

test('data cannot be removed from the phone while a draft is in it', async () => {
  await phone.page.getByRole('link', { name: 'Pengaturan' }).click();
  await phone.button('Hapus data saya dari ponsel ini').click();
  await phone.page.getByText('Belum bisa: 1 laporan belum terkirim atau belum selesai.').waitFor();
  await phone.page.getByRole('link', { name: 'Kembali' }).click();
  await phone.button('Lanjutkan laporan yang belum selesai').click();
  await phone.button('Hapus isian ini').click();
  await phone.button('Ya, hapus').click();
  await phone.page.getByRole('heading', { name: 'Kegiatan di desa saya' }).waitFor();
  await phone.page.getByRole('link', { name: 'Pengaturan' }).click();
  await phone.button('Hapus data saya dari ponsel ini').click();
  await phone.button('Ya, hapus').click();
  await phone.page.getByRole('heading', { name: 'Masuk' }).waitFor();
  const left = await phone.page.evaluate(async () => (await indexedDB.databases()).map((d) => d.name));
  assert.deepEqual(left.sort(), ['payung-kirim', 'payung-lapangan']);
  const waiting = await phone.page.evaluate(() => new Promise((done, fail) => {
    const opening = indexedDB.open('payung-kirim');
    opening.onerror = fail;
    opening.onsuccess = async () => {
      const names = [...opening.result.objectStoreNames];
      const counts = await Promise.all(names.map((name) => new Promise((count) => {
        opening.result.transaction(name).objectStore(name).count().onsuccess = (event) => count(event.target.result);
      })));
      opening.result.close();
      done(counts);
    };
  }));
  assert.deepEqual(waiting, [0, 0, 0], 'nothing of hers waits for the worker');
});

test('the PIN is changed in the settings', async () => {
  await phone.signIn('yusuf', 'angin-timur-9');
  await phone.newPin('602914');
  await phone.page.getByRole('link', { name: 'Pengaturan' }).click();
  await phone.button('Ganti PIN').click();
  await phone.page.getByLabel('PIN sekarang').fill('602914');
  await phone.button('Lanjut').click();
  await phone.newPin('775301');
  await phone.page.getByText('PIN sudah diganti.').waitFor();
  await phone.page.reload();
  await phone.button('Yusuf Lallo').click();
  await phone.unlock('775301');
  assert.deepEqual(phone.problems, []);
});

test('over plain http it says what is missing and asks for nothing', async () => {
  const plain = await TestPhone.start(server.url.replace('localhost', 'payung.test'), { flags: ['--host-resolver-rules=MAP payung.test 127.0.0.1'] });
  try {
    await plain.page.getByRole('heading', { name: 'Belum bisa dipakai di sini' }).waitFor();
    await plain.page.getByText('Alamat ini tidak aman').waitFor();
    assert.equal(await plain.page.locator('input').count(), 0);
    await plain.shoot('tidak-aman');
  } finally {
    await plain.stop();
  }
});
