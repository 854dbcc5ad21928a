// What a tired volunteer meets on 360 pixels beside the usual way: a full phone, a lost clock, what needs them, odd photos, practice, large letters.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test, { after, before } from 'node:test';
import { MockServer } from '../mock-server.mjs';
import { TestPhone, picture } from './phone.mjs';

let server;
let phone;

before(async () => {
  server = await new MockServer().listen();
  // A plan whose days do not pass while the years do.
  for (const activity of server.activities) activity.to = activity.to.replace('2026', '2036');
  server.activities.push({ ...server.activities[0], id: '0190eeee-0000-7000-8000-000000000009', office: 'DP2KB', to: '2036-12-01', unit: 'orang', counts: 'people', target: 90, realised: 90 });
  phone = await TestPhone.start(server.url);
});

after(async () => {
  await phone?.stop();
  await server?.close();
});

const goTo = (hash) => phone.page.evaluate((to) => (location.hash = to), hash);

async function fillIn({ title, girls = '9', photo }) {
  await goTo('#/');
  await phone.button('Lapor kegiatan lain').click();
  await phone.page.getByLabel('Nama kegiatan').fill(title);
  await phone.page.getByLabel('Desa', { exact: true }).selectOption({ label: 'Baruga (Kec. Malili)' });
  await phone.page.locator('input[type=file]').first().setInputFiles(photo ?? (await picture(phone.page, title)));
  await phone.page.locator('.tile').first().waitFor();
  await phone.page.getByLabel('Anak perempuan', { exact: true }).fill(girls);
}

test('first use: three pictures, an eye on the password, and a practice report that goes nowhere', async () => {
  await phone.page.locator('.pictures li').nth(2).waitFor();
  const password = phone.page.getByLabel('Kata sandi', { exact: true });
  await password.fill('melati');
  await phone.button('Tampilkan yang diketik').click();
  assert.equal(await password.getAttribute('type'), 'text');
  await phone.signIn('nurhayati', 'melati-putih-7');
  await phone.newPin('602914');
  await phone.page.locator('.head', { hasText: 'Nurhayati Tandi' }).waitFor();
  await phone.page.getByText('Tanya: Rina Palin (Operator desa/kelurahan, Pemerintah Desa Baruga), atau Andi Wello (Admin kabupaten, Dinsos P3A)').waitFor();

  const write = await phone.page.getByRole('button', { name: 'Lapor kegiatan', exact: true }).boundingBox();
  assert.ok(write.y + write.height < 640, 'the button to report is seen at once, on 360 x 640 too');
  const asked = server.log.length;
  await phone.button('Coba dulu: laporan latihan').click();
  await phone.page.getByText('Ini latihan. Tidak ada yang dikirim atau disimpan.').waitFor();
  await phone.page.getByLabel('Desa', { exact: true }).selectOption({ index: 1 });
  await phone.page.locator('input[type=file]').first().setInputFiles(await picture(phone.page, 'Latihan'));
  await phone.page.locator('.tile').first().waitFor();
  await phone.page.getByLabel('Anak perempuan', { exact: true }).fill('5');
  await phone.shoot('latihan', { whole: true });
  await phone.button('Kirim laporan').click();
  await phone.page.getByText('tidak dikirim ke mana pun').waitFor();
  await phone.shoot('latihan-selesai');
  await phone.button('Ke kegiatan saya').click();
  await phone.page.getByRole('link', { name: 'Belum terkirim' }).click();
  await phone.page.getByText('Tidak ada yang tertunda').waitFor();
  assert.deepEqual(server.log.slice(asked).filter((line) => /push|upload/.test(line)), []);
  assert.equal(server.reports.size, 0);
});

test('each file that is no photo gets a sentence of its own, and very large ones are taken', async () => {
  await fillIn({ title: 'Banyak berkas' });
  const input = phone.page.locator('input[type=file]').nth(1);
  const jpeg = (await picture(phone.page, 'Utuh')).buffer;
  const box = (brand) => Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftyp' + brand), Buffer.alloc(400)]);
  const says = async (name, buffer, words) => {
    await input.setInputFiles({ name, mimeType: 'image/jpeg', buffer });
    await phone.page.getByText(words).waitFor();
    assert.equal(await phone.page.locator('.tile').count(), 1, name);
  };
  await says('kosong.jpg', Buffer.alloc(0), 'Foto ini kosong (0 byte)');
  await says('IMG_1.heic', box('heic'), 'berformat HEIC');
  await says('setengah.jpg', jpeg.subarray(0, Math.floor(jpeg.length * 0.7)), 'Foto ini terpotong');
  await says('video.jpg', box('isom'), 'Ini video, bukan foto');
  await says('surat.jpg', Buffer.from('%PDF-1.7\n'), 'Ini dokumen, bukan foto');
  await says('rusak.jpg', Buffer.from('bukan gambar sama sekali'), 'Foto ini tidak bisa dibuka');
  await phone.shoot('foto-salah');

  await input.setInputFiles({ name: 'panorama.jpg', mimeType: 'image/jpeg', buffer: await drawn(6000, 900) });
  await phone.page.getByText('Foto panorama sudah masuk').waitFor();
  assert.equal(await phone.page.locator('.tile').count(), 2);
  await input.setInputFiles({ name: '108mp.jpg', mimeType: 'image/jpeg', buffer: await drawn(12_000, 9_000) });
  await phone.page.locator('.tile').nth(2).waitFor({ timeout: 60_000 });
  await phone.button('Hapus isian ini').click();
  await phone.button('Ya, hapus').click();
});

/** A JPEG of that size, drawn in the browser. */
async function drawn(width, height) {
  const bytes = await phone.page.evaluate(async ([w, h]) => {
    const canvas = new OffscreenCanvas(w, h);
    const c = canvas.getContext('2d');
    c.fillStyle = '#4a7c59';
    c.fillRect(0, 0, w, h);
    c.fillStyle = '#fff';
    c.fillRect(w / 4, h / 4, w / 2, h / 2);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.3 });
    let text = '';
    for (const byte of new Uint8Array(await blob.arrayBuffer())) text += String.fromCharCode(byte);
    return btoa(text);
  }, [width, height]);
  return Buffer.from(bytes, 'base64');
}

test('what the plan counts stands with the people, and says what an empty field counts as', async () => {
  await goTo('#/');
  await phone.page.locator('.card', { hasText: 'Pertemuan Forum Anak' }).getByRole('button').click();
  const who = phone.page.locator('.part', { hasText: 'Jumlah peserta' });
  await who.getByLabel('Berapa kali?').waitFor();
  await who.getByText('Bila kosong, dihitung 1 kali.').waitFor();
  await who.scrollIntoViewIfNeeded();
  await phone.shoot('berapa-kali');
});

test('two activities of one name are told apart wherever they stand', async () => {
  const names = (await phone.page.getByLabel('Kegiatan', { exact: true }).locator('option').allTextContents()).filter((name) => name.startsWith('Kelas pengasuhan'));
  assert.deepEqual(names.sort(), ['Kelas pengasuhan tanpa kekerasan · DP2KB · sampai 1 Desember 2036', 'Kelas pengasuhan tanpa kekerasan · Dinsos P3A · sampai 15 Desember 2036']);
  await phone.page.getByLabel('Kegiatan', { exact: true }).selectOption({ label: names[0] });
  await phone.page.getByText('Bila kosong, dihitung dari jumlah semua peserta.').waitFor();
  await phone.page.getByLabel('Desa', { exact: true }).selectOption({ label: 'Baruga (Kec. Malili)' });
  await phone.page.locator('input[type=file]').first().setInputFiles(await picture(phone.page, 'Kelas'));
  await phone.page.locator('.tile').first().waitFor();
  await phone.page.getByLabel('Anak perempuan', { exact: true }).fill('12');
  server.offline = true;
  await phone.button('Kirim laporan').click();
  await phone.page.locator('.card h3', { hasText: 'DP2KB' }).waitFor();
});

test('the text for the group is one tap away right after sending, without a signal, with a way to WhatsApp', async () => {
  await phone.page.locator('.offer').getByRole('button', { name: 'Bagikan ke WhatsApp' }).click();
  const text = await phone.page.getByLabel('Teks (boleh diubah)').inputValue();
  assert.match(text, /^\*Kelas pengasuhan tanpa kekerasan\*\nDesa\/Kel\. Baruga, Kec\. Malili/);
  assert.match(text, /Anak: 12/);
  const link = phone.page.getByRole('link', { name: 'Buka WhatsApp dengan teks ini' });
  if (await link.isVisible()) {
    const address = new URL(await link.getAttribute('href'));
    assert.equal(address.host, 'wa.me');
    assert.equal(address.searchParams.get('text'), text);
  }
  await phone.shoot('bagikan-segera', { whole: true });

  await fillIn({ title: 'Kunjungan ke rumah Sari, Jalan Mawar 3' });
  await phone.button('Kirim laporan').click();
  await phone.page.locator('.offer').getByRole('button', { name: 'Bagikan ke WhatsApp' }).click();
  const typed = await phone.page.getByLabel('Teks (boleh diubah)').inputValue();
  assert.doesNotMatch(typed, /Sari|Mawar/);
  assert.match(typed, /^\*Kegiatan di desa\*/);
  server.offline = false;
  await phone.page.evaluate(() => dispatchEvent(new Event('online')));
  await goTo('#/kotak');
  await phone.page.getByText('Semua laporan Anda sudah diterima kabupaten.').waitFor({ timeout: 60_000 });
});

test('"Perlu Anda": a conflict is no "Semua sudah diterima", and the chooser says who and when', async () => {
  const report = [...server.reports.values()].find((r) => r.body.title?.startsWith('Kunjungan'));
  await goTo('#/laporan/' + report.id);
  await phone.button('Lengkapi atau ubah').click();
  await phone.page.getByLabel('Anak perempuan', { exact: true }).fill('8');
  server.editAtOffice(report.id, 'people.childrenF', 7);
  await phone.button('Kirim laporan').click();
  await phone.page.locator('.needs').waitFor({ timeout: 60_000 });
  const body = await phone.page.locator('body').innerText();
  assert.doesNotMatch(body, /Semua sudah diterima|Terima kasih\.|Semua laporan Anda sudah diterima/);
  await goTo('#/');
  await phone.page.locator('.needs', { hasText: '1' }).waitFor();
  await phone.page.getByText('Bulan ini:').waitFor();
  await phone.page.getByRole('banner').getByText('Terkirim. 1 perlu Anda').waitFor();
  await phone.shoot('perlu-anda');
  await phone.page.locator('.needs').click();
  await phone.page.getByText('Isian berbeda: pilih yang benar').waitFor();
  await phone.shoot('perlu-anda-daftar');
  await phone.page.locator('.card').first().click();
  await phone.page.getByText(/isian Kantor, \d+ \w+ \d{4}/).waitFor();
  await phone.page.getByText(/isian saya, \d+ \w+ \d{4}/).click();
  await phone.shoot('pilih-siapa-kapan');
  await phone.button('Simpan pilihan').click();
  await phone.page.getByText('Semua laporan Anda sudah diterima kabupaten.').waitFor({ timeout: 60_000 });
  assert.equal(await phone.page.locator('.needs').count(), 0);
});

test('a report that the desk doubts, or sends back, is on the card too', async () => {
  const report = [...server.reports.values()].find((r) => r.body.title?.startsWith('Kunjungan'));
  server.doubt(report.id, { status: 'review' });
  await refresh();
  await phone.page.locator('.needs').click();
  await phone.page.getByText('Sedang diperiksa kabupaten: belum dihitung').waitFor();
  server.doubt(report.id, { status: 'incomplete', reason: 'Foto buram' });
  await refresh();
  await phone.page.locator('.needs').click();
  await phone.page.getByText('Catatan kabupaten: Foto buram').waitFor();
  server.doubt(report.id, {});
  await refresh();
  await phone.page.getByRole('banner').getByText('Semua sudah diterima').waitFor();
});

test('a report that the office counts elsewhere says where and why, and is not called sent back', async () => {
  const report = [...server.reports.values()].find((r) => r.body.title?.startsWith('Kunjungan'));
  server.move(report.id, server.activities[1].id, 'Ini pertemuan Forum Anak');
  await refresh();
  await goTo('#/terkirim');
  const row = phone.page.locator(`[data-id="${report.id}"]`);
  await row.getByText('Kabupaten menghitung laporan ini pada: Pertemuan Forum Anak desa').waitFor();
  assert.doesNotMatch(await row.innerText(), /Catatan kabupaten/);
  await phone.shoot('dipindahkan-daftar');
  await row.click();
  await phone.page.locator('.note', { hasText: 'Alasannya: Ini pertemuan Forum Anak' }).waitFor();
  await phone.shoot('dipindahkan');
  await phone.page.getByRole('banner').getByText('Semua sudah diterima').waitFor();
});

test('a day outside the plan is asked about once, and the answer is kept', async () => {
  await goTo('#/');
  await phone.page.locator('.card', { hasText: 'Pertemuan Forum Anak' }).getByRole('button').click();
  await phone.page.locator('input[type=date]').fill('2026-01-10');
  await phone.page.getByLabel('Desa', { exact: true }).selectOption({ label: 'Baruga (Kec. Malili)' });
  await phone.page.locator('input[type=file]').first().setInputFiles(await picture(phone.page, 'Forum'));
  await phone.page.locator('.tile').first().waitFor();
  await phone.page.getByLabel('Anak perempuan', { exact: true }).fill('7');
  await phone.button('Kirim laporan').click();
  await phone.page.getByText('Pertemuan Forum Anak desa direncanakan 15 Januari 2026 sampai 20 Desember 2036').waitFor();
  await phone.shoot('di-luar-rencana');
  await phone.page.locator('dialog').getByRole('button', { name: 'Batal' }).click();
  await phone.button('Kirim laporan').click();
  await phone.button('Ya, benar').click();
  const sent = phone.page.locator('.card h3', { hasText: 'Pertemuan Forum Anak' });
  await sent.or(phone.page.getByText('Semua sudah diterima')).first().waitFor();
});

async function refresh() {
  await goTo('#/');
  await phone.page.evaluate(() => dispatchEvent(new Event('online')));
}

test('a lost clock asks about the true day and does not refuse it', async () => {
  await phone.page.close();
  await phone.open();
  await phone.page.clock.install({ time: new Date('2015-01-01T00:00:00Z') });
  await phone.page.goto(server.url + '/lapangan/');
  server.offline = true;
  await phone.button('Nurhayati Tandi').click();
  await phone.page.getByLabel('PIN', { exact: true }).fill('602914');
  await phone.page.getByRole('button', { name: 'Buka', exact: true }).click();
  await phone.page.locator('.head').waitFor();
  await fillIn({ title: 'Sesudah baterai lepas' });
  const today = new Date().toLocaleDateString('en-CA', { timeZone: 'Asia/Makassar' });
  assert.equal(await phone.page.locator('input[type=date]').inputValue(), today, 'not before the last contact');
  const later = new Date(Date.now() + 3 * 24 * 3600_000).toLocaleDateString('en-CA', { timeZone: 'Asia/Makassar' });
  await phone.page.locator('input[type=date]').fill(later);
  await phone.button('Kirim laporan').click();
  await phone.page.getByText('Benar tanggalnya').waitFor();
  await phone.shoot('tanggal-benar');
  await phone.button('Ya, benar').click();
  await phone.page.locator('.card h3', { hasText: 'Sesudah baterai lepas' }).waitFor();
  await goTo('#/setelan');
  await phone.page.getByText('Tanggal di ponsel ini salah: 1 Januari 2015').waitFor();
  assert.doesNotMatch(await phone.page.locator('body').innerText(), /\d[.\d]{3,} menit/);
  server.offline = false;
});

test('letters twice as large, or a screen half as wide: nothing is scrolled sideways', async () => {
  await phone.page.close();
  await phone.open();
  const wide = (width) => phone.page.evaluate((most) => [document.documentElement.scrollWidth,
    [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > most + 1 && !e.closest('.unseen, .skip')).map((e) => e.getAttribute('class') || e.tagName).slice(0, 5)], width);
  const wrong = [];
  const narrow = async (name) => {
    for (const [size, width] of [['200%', 360], ['100%', 180]]) {
      await phone.page.evaluate((font) => (document.documentElement.style.fontSize = font), size);
      await phone.page.setViewportSize({ width, height: 740 });
      const [scroll, which] = await wide(width);
      if (scroll > width || which.length) wrong.push(`${name} at ${size}, ${width}: ${scroll}: ${which}`);
      await phone.shoot(`besar-${name}-${width}`);
    }
    await phone.page.evaluate(() => (document.documentElement.style.fontSize = ''));
    await phone.page.setViewportSize({ width: 360, height: 740 });
  };
  await phone.page.getByRole('heading', { name: 'Siapa yang memakai ponsel ini?' }).waitFor();
  await narrow('siapa');
  await phone.button('Orang lain').click();
  await narrow('masuk');
  await phone.button('Kembali').click();
  await phone.button('Nurhayati Tandi').click();
  await narrow('buka');
  await phone.unlock('602914');
  for (const [name, hash] of [['kegiatan', '#/'], ['kotak', '#/kotak'], ['terkirim', '#/terkirim'], ['setelan', '#/setelan'], ['ruang', '#/ruang'], ['perlu', '#/perlu'], ['latihan', '#/latihan'], ['pin', '#/pin']]) {
    await goTo(hash);
    await phone.page.waitForTimeout(300);
    await phone.page.evaluate(() => document.querySelectorAll('details').forEach((d) => (d.open = true)));
    await narrow(name);
  }
  const [report] = server.reports.values();
  for (const [name, hash] of [['laporan', '#/laporan/' + report.id], ['bagikan', '#/bagikan/' + report.id]]) {
    await goTo(hash);
    await phone.page.waitForTimeout(300);
    await narrow(name);
  }
  assert.deepEqual(wrong, []);
});

test('a full phone: what is full is said, the PIN opens it, received photos can go, and work goes on', async () => {
  const { origin } = new URL(server.url);
  const quota = async (quotaSize) => (await phone.context.newCDPSession(phone.page)).send('Storage.overrideQuotaForOrigin', { origin, quotaSize });
  await goTo('#/');
  await phone.page.waitForTimeout(1_000);
  await quota(1);
  const full = phone.page.locator('.warning', { hasText: 'Ruang ponsel penuh' });
  // The browser goes by what it knew of the room for half a minute.
  for (let n = 0; n < 40 && !(await full.isVisible()); n++) {
    await goTo('#/');
    await phone.button('Lapor kegiatan lain').click();
    await phone.page.waitForTimeout(2_500);
  }
  await full.waitFor();
  await goTo('#/');
  await phone.button('Lapor kegiatan lain').click();
  await phone.page.locator('.toast', { hasText: 'Ruang ponsel penuh' }).waitFor();
  await phone.shoot('penuh');
  await phone.page.locator('.toast').getByRole('button', { name: 'Kosongkan ruang' }).click();
  await phone.page.getByRole('heading', { name: 'Ruang ponsel', exact: true }).waitFor();

  await phone.page.reload();
  await phone.button('Nurhayati Tandi').click();
  for (let n = 0; n < 2; n++) {
    await phone.page.getByLabel('PIN', { exact: true }).fill('111222');
    await phone.page.getByRole('button', { name: 'Buka', exact: true }).click();
    await phone.page.getByText('PIN belum cocok. Coba lagi.').waitFor({ timeout: 60_000 });
  }
  const lines = await phone.page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith('payung-tries-')).map(([, line]) => line));
  assert.ok(lines.some((line) => line.startsWith('000002/')), 'counted where there is room: ' + lines);
  await phone.page.getByLabel('PIN', { exact: true }).fill('602914');
  await phone.page.getByRole('button', { name: 'Buka', exact: true }).click();
  await phone.page.locator('.head').waitFor({ timeout: 60_000 });

  await goTo('#/ruang');
  await phone.shoot('ruang', { whole: true });
  await phone.button(/^Hapus \d+ foto/).click();
  await phone.button('Ya, hapus').click();
  await phone.page.getByText('Tidak ada foto terkirim yang tersimpan di ponsel ini.').waitFor();

  await quota(10_000_000_000);
  const again = phone.button('Coba simpan lagi');
  for (let n = 0; n < 40 && (await again.isVisible()); n++) {
    await again.click();
    await phone.page.waitForTimeout(2_500);
  }
  await phone.page.getByText('Isian Anda masih bisa disimpan.').waitFor();
  await goTo('#/');
  await phone.button('Lapor kegiatan lain').click();
  await phone.page.getByRole('heading', { name: 'Laporan Kegiatan' }).waitFor();
  assert.deepEqual(phone.problems, []);
});
