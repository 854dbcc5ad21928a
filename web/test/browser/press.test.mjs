// A press shows within a moment that something happens, on every screen; and the first screen begins with what people come for.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { MockServer } from '../mock-server.mjs';
import { TestPhone, picture } from './phone.mjs';

const SOON_MS = 300;
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

const goTo = (hash) => phone.page.evaluate((to) => (location.hash = to), hash);

async function fillIn(title) {
  await goTo('#/');
  await phone.button('Lapor kegiatan lain').click();
  await phone.page.getByLabel('Nama kegiatan').fill(title);
  await phone.page.getByLabel('Desa', { exact: true }).selectOption({ label: 'Baruga (Kec. Malili)' });
  await phone.page.locator('input[type=file]').first().setInputFiles(await picture(phone.page, title));
  await phone.page.locator('.tile').first().waitFor();
  await phone.page.getByLabel('Anak perempuan', { exact: true }).fill('9');
}

/** Whether the button lies wholly between the head and the places at the foot, without scrolling. */
async function isInSight(name) {
  await phone.page.evaluate(() => scrollTo(0, 0));
  const box = await phone.page.getByRole('button', { name, exact: true }).boundingBox();
  const foot = await phone.page.locator('.foot').boundingBox();
  return box.y > 0 && box.y + box.height <= foot.y;
}

test('the first screen begins with the button to report, on small phones too; a new person finds the practice beside it', async () => {
  await phone.signIn('nurhayati', 'melati-putih-7');
  await phone.newPin('602914');
  await phone.page.getByRole('heading', { name: 'Kegiatan di desa saya' }).waitFor();
  for (const [width, height] of [[360, 740], [360, 640], [320, 568]]) {
    await phone.page.setViewportSize({ width, height });
    assert.equal(await isInSight('Lapor kegiatan'), true, `report at ${width} × ${height}`);
    assert.equal(await isInSight('Coba dulu: laporan latihan'), true, `practice at ${width} × ${height}`);
    await phone.shoot(`awal-${width}x${height}`);
  }
  await phone.page.setViewportSize({ width: 360, height: 740 });
  await phone.page.getByRole('button', { name: 'Lapor kegiatan', exact: true }).click();
  await phone.page.getByLabel('Kegiatan', { exact: true }).selectOption({ label: 'Pertemuan Forum Anak desa' });
  assert.equal(await phone.page.getByLabel('Nama kegiatan').isVisible(), false);
  await phone.page.getByLabel('Kegiatan', { exact: true }).selectOption({ label: 'Kegiatan lain' });
  assert.equal(await phone.page.getByLabel('Nama kegiatan').isVisible(), true);
  await phone.button('Hapus isian ini').click();
  await phone.button('Ya, hapus').click();
});

test('who has reported finds the practice in the settings, and the button to report is still the first thing', async () => {
  await fillIn('Rembuk warga');
  await phone.button('Kirim laporan').click();
  await phone.page.getByText('Semua laporan Anda sudah diterima kabupaten.').waitFor({ timeout: 60_000 });
  const [report] = server.reports.values();
  server.doubt(report.id, { status: 'review', review: { code: 'date-far', id: 'Diterima, dan diperiksa dulu karena tanggalnya jauh.', en: 'Checked first.' } });
  await fillIn('Belum selesai');
  await goTo('#/');
  await phone.page.evaluate(() => dispatchEvent(new Event('online')));
  await phone.page.locator('.needs').waitFor();
  for (const [width, height] of [[360, 740], [360, 640], [320, 568]]) {
    await phone.page.setViewportSize({ width, height });
    assert.equal(await isInSight('Lapor kegiatan'), true, `report at ${width} × ${height}`);
    await phone.shoot(`berikutnya-${width}x${height}`);
  }
  await phone.page.setViewportSize({ width: 360, height: 740 });
  assert.equal(await phone.button('Coba dulu: laporan latihan').count(), 0);
  await goTo('#/perlu');
  await phone.page.getByText('Diterima, dan diperiksa dulu karena tanggalnya jauh.').waitFor();
  await goTo('#/setelan');
  await phone.button('Mulai laporan latihan').click();
  await phone.page.getByText('Ini latihan. Tidak ada yang dikirim atau disimpan.').waitFor();
});

/** What a person sees: words, what is chosen, what is grey, where they are. */
const sight = () => phone.page.evaluate(() => location.hash + document.body.innerHTML + [...document.querySelectorAll('input, select, textarea')].map((field) => field.value + field.checked).join());

test('on a slow phone every button of every screen shows within a moment that it was pressed', async () => {
  const [report] = server.reports.values();
  const draft = await phone.page.evaluate(() => 0).then(() => goTo('#/')).then(() => phone.page.locator('.continue').last().getAttribute('data-id'));
  const screens = ['#/', '#/kotak', '#/terkirim', '#/perlu', '#/laporan/' + report.id, '#/bagikan/' + report.id, '#/lapor/' + draft, '#/setelan', '#/pin', '#/ruang'];
  const silent = [];
  let pressed = 0;
  for (const hash of screens) {
    const names = await open(hash);
    for (let n = 0; n < names.length; n++) {
      if ((await open(hash)).length <= n) continue;
      const button = phone.page.locator(PRESSABLE).nth(n);
      // Its work reloads the page, or opens a window of the phone's own.
      if (/Keluar dan kunci|English|Bahasa Indonesia|Kirim ke WhatsApp/.test(names[n])) continue;
      // What must be filled in is: the browser's own word for an empty field is no part of the page.
      await phone.page.evaluate(() => document.querySelectorAll('input[required]').forEach((field) => (field.value ||= '000000')));
      await phone.slowDisk(700);
      const before = await sight();
      await button.click();
      await phone.page.waitForTimeout(SOON_MS);
      if ((await sight()) === before) silent.push(hash + ': ' + names[n]);
      pressed++;
      await phone.page.waitForTimeout(500);
    }
  }
  assert.deepEqual(silent, []);
  assert.ok(pressed > 30, 'pressed ' + pressed);
});

/** A chip that is chosen already has nothing to do. */
const PRESSABLE = 'main button:visible:not([aria-pressed=true]):not([disabled])';

const closeQuestions = () => phone.page.evaluate(() => document.querySelectorAll('dialog').forEach((dialog) => dialog.close('no')));

async function open(hash) {
  await closeQuestions();
  await goTo('#/ruang');
  await goTo(hash);
  await phone.page.waitForTimeout(250);
  return (await phone.page.locator(PRESSABLE).allInnerTexts()).map((words) => words.split('\n')[0]);
}

test('"Kirim" on a phone without any room says at once what it does, and then what is full and what to delete', async () => {
  await closeQuestions();
  await fillIn('Ponsel penuh');
  await phone.page.waitForTimeout(600);
  await phone.fullDisk();
  await phone.button('Kirim laporan').click();
  await phone.page.waitForTimeout(SOON_MS);
  assert.match(await phone.page.locator('.busy').innerText(), /Ruang ponsel penuh: mencari tempat/);
  await phone.shoot('penuh-mencari');
  await phone.page.locator('.report .error', { hasText: 'Ruang ponsel penuh' }).last().waitFor({ timeout: 30_000 });
  const error = phone.page.locator('form.report > .error');
  assert.match(await error.innerText(), /Hapus video, foto, atau aplikasi/);
  await phone.page.locator('.toast').getByRole('button', { name: 'Kosongkan ruang' }).waitFor();
  assert.equal(await phone.page.locator('.busy').isVisible(), false);
  await phone.shoot('penuh-hasil');
  assert.deepEqual(phone.problems, []);
});
