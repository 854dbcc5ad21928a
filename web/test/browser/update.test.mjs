// A new version of the app, and what else may answer while it is fetched. Nothing of it may replace the app, or cost a word of unsent work.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { MockServer } from '../mock-server.mjs';
import { TestPhone, picture } from './phone.mjs';

const BUILT = fileURLToPath(new URL('../../../target/web/static/lapangan/', import.meta.url));
const WORKER = readFileSync(BUILT + 'sw.js', 'utf8');
const FILES = Object.keys(JSON.parse(/const FILES = (\{.*?\});/.exec(WORKER)[1]));
const contentOf = (path) => readFileSync(BUILT + (path === '/lapangan/' ? 'index.html' : path.replace('/lapangan/', '')));
const FALSE_PAGE = '<!doctype html><title>x</title><h1>Sedang dalam perbaikan</h1>';
let server;
let phone;
let versions = 0;

before(async () => {
  server = await new MockServer().listen();
  phone = await TestPhone.start(server.url);
  await phone.signIn('nurhayati', 'melati-putih-7');
  await phone.newPin('602914');
  await phone.page.evaluate(() => navigator.serviceWorker.ready);
  server.offline = true;
  await write('Belum terkirim');
  await phone.page.locator('.parts').waitFor();
});

after(async () => {
  await phone?.stop();
  await server?.close();
});

async function write(title) {
  await phone.page.getByRole('link', { name: 'Kegiatan', exact: true }).click();
  await phone.button('Lapor kegiatan lain').click();
  await phone.page.getByLabel('Nama kegiatan').fill(title);
  await phone.page.getByLabel('Desa', { exact: true }).selectOption({ label: 'Baruga (Kec. Malili)' });
  await phone.page.locator('input[type=file]').first().setInputFiles(await picture(phone.page, title));
  await phone.page.locator('.tile').first().waitFor();
  await phone.page.getByLabel('Anak perempuan', { exact: true }).fill('9');
  await phone.button('Kirim laporan').click();
}

const newWorker = () => WORKER.replace(/VERSION = "/, `VERSION = "next${++versions}-`);

/**
 * The browser looks for a new version; what becomes of it. One that it was looking for already (it does so after each page) answers for both, and
 * may have been fetched before what stands at the server now: then the server was not asked, and it is asked again.
 */
async function update() {
  for (;;) {
    const asked = server.count('GET /lapangan/sw.js');
    const came = await updateOnce();
    if (server.count('GET /lapangan/sw.js') > asked) return came;
  }
}

function updateOnce() {
  return phone.page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    // Taken the moment it is there: one that fails at once is gone again before anybody looks.
    let coming = null;
    registration.addEventListener('updatefound', () => (coming = registration.installing), { once: true });
    try {
      await registration.update();
    } catch {
      return 'refused';
    }
    coming ??= registration.installing ?? registration.waiting;
    if (!coming) return 'nothing';
    if (coming.state !== 'installing') return coming.state;
    return new Promise((done) => coming.addEventListener('statechange', () => done(coming.state)));
  });
}

async function opensWithUnsent() {
  await phone.page.reload();
  await phone.page.getByText('1 laporan belum terkirim').waitFor();
  await phone.button('Nurhayati Tandi').click();
  await phone.unlock('602914');
}

async function restartWorker() {
  const session = await phone.context.newCDPSession(phone.page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
}

const script = FILES.find((path) => path.endsWith('.js'));
const style = FILES.find((path) => path.endsWith('.css'));
const LIES = [
  ['a page of maintenance for everything', [['*', FALSE_PAGE]]],
  ['a page of maintenance for the first page', [['/lapangan/', FALSE_PAGE]]],
  ['half a first page', [['/lapangan/', contentOf('/lapangan/').subarray(0, 500)]]],
  ['half a script', [[script, contentOf(script).subarray(0, 9_000)]]],
  ['a style of the version before', [[style, contentOf(style) + '\n']]],
  ['an icon that is a page', [['/lapangan/icon.svg', FALSE_PAGE]]],
];

for (const [what, overrides] of LIES) {
  test('the update gets ' + what + ': the version before goes on, with the unsent report', async () => {
    server.overrides = new Map([...overrides, ['/lapangan/sw.js', newWorker()]]);
    assert.equal(await update(), 'redundant');
    await opensWithUnsent();
    assert.equal(await phone.page.getByText('Versi baru siap.').count(), 0);
    server.overrides.clear();
  });
}

test('half a worker, and a page in its place, are no worker', async () => {
  server.overrides = new Map([['/lapangan/sw.js', WORKER.slice(0, WORKER.length >> 1)]]);
  assert.equal(await update(), 'refused');
  server.overrides = new Map([['/lapangan/sw.js', FALSE_PAGE]]);
  assert.equal(await update(), 'refused');
  server.overrides.clear();
  await opensWithUnsent();
});

test('the app’s kept page was replaced by another: the next start mends it', async () => {
  await phone.page.evaluate(async (page) => {
    for (const name of await caches.keys()) await (await caches.open(name)).put('/lapangan/', new Response(page, { headers: { 'Content-Type': 'text/html' } }));
  }, FALSE_PAGE);
  await restartWorker();
  await opensWithUnsent();
});

test('kept files are gone and there is no signal: it says what to do, and the way back brings the app with the unsent report', async () => {
  await phone.page.evaluate(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
  });
  await restartWorker();
  // The browser's own switch does not reach what a worker fetches.
  server.fault('/lapangan/', 'drop', 1_000);
  await phone.page.reload();
  await phone.page.getByRole('heading', { name: 'Aplikasi perlu diunduh lagi' }).waitFor();
  await phone.shoot('perlu-diunduh');
  server.faults = [];
  await phone.page.getByRole('link', { name: 'Coba lagi saat ada sinyal' }).click();
  await phone.page.getByText('1 laporan belum terkirim').waitFor();
  assert.equal(new URL(phone.page.url()).search, '');
  await opensWithUnsent();
});

test('after all that a good version comes, and the report arrives once', async () => {
  server.overrides = new Map([['/lapangan/sw.js', newWorker()]]);
  assert.equal(await update(), 'installed');
  await phone.button('Pakai sekarang').click();
  await phone.button('Nurhayati Tandi').click();
  server.offline = false;
  await phone.unlock('602914');
  await phone.page.getByText('Sudah diterima kabupaten: 1 laporan').waitFor({ timeout: 30_000 });
  assert.equal(server.reports.size, 1);
  assert.deepEqual(phone.problems, []);
});

test('the line says when it is tried again, counts down, and tries at once when asked', async () => {
  server.offline = true;
  await write('Kedua');
  const countdown = phone.page.locator('.head .countdown', { hasText: /lagi \d+ detik/ });
  await countdown.waitFor();
  await phone.shoot('hitung-mundur');
  assert.ok(Number(/\d+/.exec(await countdown.innerText())[0]) <= 60);
  // The longest pauses come last; the button waits for none of them.
  await phone.page.waitForTimeout(8_000);
  server.offline = false;
  await phone.page.getByRole('link', { name: 'Belum terkirim' }).click();
  const asked = Date.now();
  await phone.button('Kirim sekarang').click();
  await phone.page.getByText('Sudah diterima kabupaten: 1 laporan').waitFor();
  assert.ok(Date.now() - asked < 3_000);
  assert.equal(server.reports.size, 2);
});
