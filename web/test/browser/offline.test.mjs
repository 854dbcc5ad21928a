// The whole offline story on a phone of 360 pixels: sign in, lose the signal, report, switch off, come back, arrive once.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { MockServer } from '../mock-server.mjs';
import { TestPhone, picture } from './phone.mjs';

let server;
let phone;
let report;

/** All that the browser keeps of this app, as letters: caches, every store, what pages leave behind. */
function kept(page) {
  return page.evaluate(async () => {
    const letters = (value) => {
      if (value instanceof ArrayBuffer) return String.fromCharCode(...new Uint8Array(value.slice(0, 4_096)));
      if (ArrayBuffer.isView(value)) return String.fromCharCode(...new Uint8Array(value.buffer, value.byteOffset, Math.min(value.byteLength, 4_096)));
      if (value && typeof value === 'object') return Object.entries(value).map(([name, inner]) => name + letters(inner)).join(' ');
      return String(value);
    };
    const found = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) if (!/\.png$/.test(request.url)) found.push(request.url, await (await cache.match(request)).text());
    }
    for (const { name } of await indexedDB.databases()) {
      const base = await new Promise((done, fail) => Object.assign(indexedDB.open(name), { onsuccess: (e) => done(e.target.result), onerror: fail }));
      for (const store of base.objectStoreNames) {
        const rows = base.transaction(store).objectStore(store).getAll();
        found.push(...(await new Promise((done, fail) => Object.assign(rows, { onsuccess: () => done(rows.result), onerror: fail }))).map(letters));
      }
      base.close();
    }
    return found.join('\n');
  });
}

before(async () => {
  server = await new MockServer().listen();
  for (const activity of server.activities) activity.to = activity.to.replace('2026', '2036');
  phone = await TestPhone.start(server.url);
});

after(async () => {
  await phone?.stop();
  await server?.close();
});

test('first sign-in: a password once, a PIN from then on', async () => {
  await phone.page.getByRole('heading', { name: 'Masuk' }).waitFor();
  await phone.shoot('masuk');
  await phone.signIn('nurhayati', 'salah');
  await phone.page.getByText('Nama atau kata sandi belum cocok. Periksa lagi.').waitFor();

  await phone.signIn('nurhayati', 'melati-putih-7');
  await phone.page.getByLabel('PIN, enam angka').waitFor();
  await phone.shoot('pin-baru');
  await phone.newPin('123456');
  await phone.page.getByText('Terlalu mudah ditebak').waitFor();
  await phone.newPin('602914');

  await phone.page.getByRole('heading', { name: 'Kelas pengasuhan tanpa kekerasan' }).waitFor();
  await phone.page.evaluate(() => navigator.serviceWorker.ready);
  await phone.shoot('kegiatan');
});

test('without a signal: the app opens, and a report is written, half of it before the phone is switched off', async () => {
  const photo = await picture(phone.page, 'Kelas Pengasuhan');
  const list = await picture(phone.page, 'Daftar Hadir', '#555');
  server.offline = true;
  await phone.context.setOffline(true);
  await phone.page.close();
  await phone.open();
  await phone.page.getByRole('heading', { name: 'Siapa yang memakai ponsel ini?' }).waitFor();
  await phone.shoot('siapa');
  await phone.button('Nurhayati Tandi').click();
  await phone.shoot('buka');
  await phone.unlock('602914');

  await phone.page.locator('.card', { hasText: 'Kelas pengasuhan' }).getByRole('button', { name: 'Lapor kegiatan ini' }).click();
  await phone.page.getByRole('heading', { name: 'Laporan Kegiatan' }).waitFor();
  await phone.shoot('lapor-kosong');
  await phone.button('Kirim laporan').click();
  await phone.page.getByText('Belum lengkap:').waitFor();
  await phone.shoot('lapor-kurang', { whole: true });

  await phone.page.getByLabel('Desa', { exact: true }).selectOption({ label: 'Baruga (Kec. Malili)' });
  await phone.page.locator('input[type=file]').first().setInputFiles(photo);
  await phone.page.locator('.tile').first().waitFor();
  for (let n = 0; n < 3; n++) await phone.button('Tambah Anak laki‑laki').click();
  await phone.page.getByLabel('Anak perempuan', { exact: true }).fill('16');
  await phone.page.getByLabel('Dewasa perempuan', { exact: true }).fill('9');
  await phone.page.locator('input[type=file]').nth(2).setInputFiles(list);
  await phone.page.locator('.tile').nth(1).waitFor();
  await phone.page.getByText('Keterangan tambahan').click();
  await phone.page.getByLabel('Catatan', { exact: true }).fill('Ibu-ibu meminta kelas lanjutan.');
  await phone.page.waitForTimeout(600);
  await phone.shoot('lapor-isi', { whole: true });
  report = await phone.page.evaluate(() => location.hash);
  await phone.kill();

  await phone.open(report);
  await phone.button('Nurhayati Tandi').click();
  await phone.unlock('602914');
  await phone.page.getByRole('heading', { name: 'Laporan Kegiatan' }).waitFor();
  assert.equal(await phone.page.getByLabel('Anak laki‑laki', { exact: true }).inputValue(), '3');
  assert.equal(await phone.page.getByLabel('Anak perempuan', { exact: true }).inputValue(), '16');
  assert.equal(await phone.page.getByLabel('Catatan', { exact: true }).inputValue(), 'Ibu-ibu meminta kelas lanjutan.');
  assert.equal(await phone.page.locator('.tile').count(), 2);

  await phone.button('Kirim laporan').click();
  await phone.page.getByRole('heading', { name: 'Belum terkirim' }).waitFor();
  await phone.page.locator('.parts li').nth(2).waitFor();
  await phone.page.getByRole('banner').getByText('Menunggu sinyal').waitFor();
  await phone.shoot('kotak-tanpa-sinyal', { whole: true });
  assert.equal(server.reports.size, 0);
});

test('switched off again, and a second person uses the phone: neither sees the other’s work', async () => {
  await phone.kill();
  server.offline = false;
  await phone.context.setOffline(false);
  await phone.open();
  await phone.page.getByText('1 laporan belum terkirim').waitFor();
  await phone.button('Orang lain').click();
  await phone.signIn('yusuf', 'angin-timur-9');
  await phone.newPin('775301');
  await phone.page.getByRole('heading', { name: 'Kegiatan di desa saya' }).waitFor();
  await phone.page.getByRole('link', { name: 'Belum terkirim' }).click();
  await phone.page.getByText('Semua laporan Anda sudah diterima kabupaten.').waitFor();
  await phone.shoot('kotak-kosong');
  assert.equal(server.reports.size, 0, 'hers is not sent under his name');

  const all = await kept(phone.page);
  assert.match(all, /areareport/, 'the sealed stores are among what was read');
  assert.deepEqual([...all.matchAll(/Nurhayati|Ibu-ibu meminta|melati-putih|\u00ff\u00d8\u00ff/g)], [], 'neither her name nor her words nor a picture of hers can be read in what the browser keeps');
  for (const hash of [report, report.replace('lapor', 'laporan'), report.replace('lapor', 'bagikan')]) {
    await phone.page.evaluate((to) => (location.hash = to), hash);
    await phone.page.waitForTimeout(300);
    assert.doesNotMatch(await phone.page.locator('body').innerHTML(), /Ibu-ibu meminta|blob:/, 'her address shows him nothing');
  }
  await phone.page.evaluate(() => (location.hash = '#/'));

  await phone.page.getByRole('link', { name: 'Pengaturan' }).click();
  await phone.shoot('setelan', { whole: true });
  await phone.button('Keluar dan kunci').click();
  await phone.page.getByRole('heading', { name: 'Siapa yang memakai ponsel ini?' }).waitFor();
  await phone.page.getByText('1 laporan belum terkirim').waitFor();
  await phone.shoot('siapa-berdua');
});

test('the signal is back, with lost answers and a broken line: everything arrives, once', async () => {
  server.fault('sync/push', 'drop-after');
  server.fault('PATCH', 'half', 2);
  await phone.button('Nurhayati Tandi').click();
  await phone.page.getByLabel('PIN', { exact: true }).fill('111222');
  await phone.page.getByRole('button', { name: 'Buka', exact: true }).click();
  await phone.page.getByText('PIN belum cocok. Coba lagi.').waitFor();
  await phone.unlock('602914');
  await phone.page.getByText('Sudah diterima kabupaten: 1 laporan').waitFor({ timeout: 90_000 });
  await phone.shoot('sampai');

  assert.equal(server.reports.size, 1);
  assert.equal([...server.uploads.values()].filter((u) => u.receipt).length, 2);
  const [report] = server.reports.values();
  assert.equal(report.author.name, 'Nurhayati Tandi');
  assert.deepEqual(report.body.people, { childrenM: 3, childrenF: 16, adultsM: 0, adultsF: 9 });
});

test('what it was used for comes back, and the text for WhatsApp holds no name', async () => {
  const [report] = server.reports.values();
  server.use(report.id, '6', 'Pelembagaan partisipasi anak');
  await phone.page.getByRole('link', { name: 'Belum terkirim' }).click();
  await phone.page.reload();
  await phone.button('Nurhayati Tandi').click();
  await phone.unlock('602914');
  await phone.page.getByRole('link', { name: 'Terkirim', exact: true }).click();
  await phone.page.getByText('Dipakai untuk Indikator 6, terima kasih').waitFor();
  await phone.shoot('terkirim');
  await phone.page.locator('.card').first().click();
  await phone.page.getByText('LK-73.24-2026-000001').waitFor();
  await phone.shoot('laporan', { whole: true });

  await phone.button('Bagikan ke WhatsApp').click();
  const text = await phone.page.getByLabel('Teks (boleh diubah)').inputValue();
  assert.match(text, /Kelas pengasuhan tanpa kekerasan/);
  assert.match(text, /Anak: 19 \(3 L, 16 P\)/);
  assert.doesNotMatch(text, /Nurhayati|Ibu-ibu/);
  await phone.page.locator('.share-picture[src^="blob:"]').waitFor();
  await phone.page.waitForTimeout(300);
  await phone.shoot('bagikan', { whole: true });
});

test('the office changes a number while she completes the report: she chooses the right one', async () => {
  const [report] = server.reports.values();
  await phone.page.getByRole('link', { name: 'Kembali' }).click();
  await phone.button('Lengkapi atau ubah').click();
  await phone.page.getByLabel('Dewasa laki‑laki', { exact: true }).fill('4');
  server.editAtOffice(report.id, 'people.adultsM', 2);
  await phone.button('Kirim laporan').click();
  await phone.page.getByRole('link', { name: 'Terkirim', exact: true }).click();
  await phone.page.locator('.badge-conflict').waitFor();
  await phone.page.locator('.card').first().click();
  await phone.button('Isian berbeda: pilih yang benar').click();
  await phone.page.getByText('isian saya').click();
  await phone.shoot('beda');
  await phone.button('Simpan pilihan').click();
  await phone.page.getByText('Semua laporan Anda sudah diterima kabupaten.').waitFor();

  assert.equal(report.body.people.adultsM, 4);
  assert.deepEqual(report.conflicts, []);
});

test('the administrator resets the password while a report is unsent: it waits, and arrives after signing in again', async () => {
  server.offline = true;
  await phone.page.getByRole('link', { name: 'Kegiatan', exact: true }).click();
  await phone.button('Lapor kegiatan lain').click();
  await phone.page.getByLabel('Nama kegiatan').fill('Gotong royong taman bermain');
  await phone.page.getByLabel('Desa', { exact: true }).selectOption({ label: 'Atue (Kec. Malili)' });
  await phone.page.locator('input[type=file]').first().setInputFiles(await picture(phone.page, 'Gotong royong'));
  await phone.page.locator('.tile').waitFor();
  await phone.page.getByLabel('Dewasa laki‑laki', { exact: true }).fill('12');
  await phone.button('Kirim laporan').click();
  await phone.page.locator('.parts').waitFor();
  server.resetPassword('nurhayati', 'kata-baru-3');
  server.offline = false;
  await phone.page.evaluate(() => dispatchEvent(new Event('online')));
  await phone.page.getByText('Masuk lagi supaya kiriman Anda bisa terkirim.').waitFor();
  await phone.shoot('masuk-lagi-spanduk', { whole: true });

  await phone.page.locator('.warning').getByRole('button', { name: 'Masuk' }).click();
  await phone.page.getByLabel('Kata sandi', { exact: true }).fill('kata-baru-3');
  await phone.shoot('masuk-lagi');
  await phone.page.getByRole('main').getByRole('button', { name: 'Masuk', exact: true }).click();
  await phone.page.getByText('Semua laporan Anda sudah diterima kabupaten.').waitFor({ timeout: 30_000 });
  assert.equal(server.reports.size, 2);
});

test('the PIN is forgotten: a fresh sign-in opens the same store, with the draft in it', async () => {
  await phone.page.getByRole('link', { name: 'Kegiatan', exact: true }).click();
  await phone.button('Lapor kegiatan lain').click();
  await phone.page.getByLabel('Nama kegiatan').fill('Rapat yang belum selesai ditulis');
  await phone.page.waitForTimeout(500);
  await phone.page.reload();
  await phone.button('Nurhayati Tandi').click();
  await phone.button('Lupa PIN?').click();
  await phone.signIn('nurhayati', 'kata-baru-3');
  await phone.newPin('481590');
  await phone.page.getByRole('heading', { name: 'Laporan Kegiatan' }).waitFor();
  assert.equal(await phone.page.getByLabel('Nama kegiatan').inputValue(), 'Rapat yang belum selesai ditulis');
});

test('English is complete, and nothing on the way broke a rule of the browser', async () => {
  await phone.page.getByRole('link', { name: 'Pengaturan' }).click();
  await phone.button('English').click();
  await phone.page.getByRole('heading', { name: 'Settings' }).waitFor();
  await phone.page.getByRole('link', { name: 'Back' }).click();
  await phone.page.getByRole('heading', { name: 'Activities in my villages' }).waitFor();
  await phone.shoot('english');
  assert.deepEqual(phone.problems, []);
});
