// How long a village waits the first time: sign-in, PIN, until the list can be used, in a real browser on a slow line and a slow phone.
// node web/bench/first-sync.mjs ADDRESS NAME PASSWORD → one line of JSON; seconds without the time that a person types.
// The line is a proxy of our own and not the browser's switch: that one does not reach what the service worker fetches.
import { createServer, connect } from 'node:net';
import { chromium } from 'playwright-core';

const [, , address, name, password] = process.argv;
const BITS = 400_000; // a second, each way
const TRIP = 400; // milliseconds there and back
const SLOWER = 4; // than this processor
const PATIENCE = 240_000;

/** One line for all that the phone has open: bytes queue behind one another, and each takes half a trip. */
class Line {
  bytes = 0;
  #free = 0;

  send(bytes, deliver) {
    const now = Date.now();
    this.#free = Math.max(now, this.#free) + (bytes.length * 8 * 1000) / BITS;
    this.bytes += bytes.length;
    setTimeout(deliver, this.#free + TRIP / 2 - now, bytes);
  }
}

function slowly({ hostname, port }) {
  const up = new Line();
  const down = new Line();
  const server = createServer((phone) => {
    const far = connect({ host: hostname, port });
    const pipe = (from, to, line) => {
      from.on('data', (bytes) => {
        from.pause();
        // In small pieces, so that several answers share the line as they would on the air.
        for (let at = 0; at < bytes.length; at += 1_400) {
          const last = at + 1_400 >= bytes.length;
          line.send(bytes.subarray(at, at + 1_400), (piece) => (to.writable && to.write(piece), last && from.resume()));
        }
      });
      from.on('end', () => line.send(Buffer.alloc(0), () => to.end()));
      from.on('error', () => to.destroy());
    };
    // A call takes a trip before it carries anything.
    phone.pause();
    setTimeout(() => (pipe(phone, far, up), pipe(far, phone, down), phone.resume()), TRIP);
  });
  return new Promise((ready) => server.listen(0, '127.0.0.1', () => ready({ server, port: server.address().port, carried: () => up.bytes + down.bytes })));
}

const line = await slowly(new URL(address));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'] });
try {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, locale: 'id-ID', timezoneId: 'Asia/Makassar' });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const since = (begin) => (performance.now() - begin) / 1000;

  let begin = performance.now();
  await page.goto(`http://127.0.0.1:${line.port}/lapangan/`);
  await page.getByLabel('Nama masuk').waitFor();
  const opened = since(begin);
  const forApp = line.carried();
  await page.getByLabel('Nama masuk').fill(name);
  await page.getByLabel('Kata sandi', { exact: true }).fill(password);
  begin = performance.now();
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await page.getByLabel('PIN, enam angka').waitFor();
  const signedIn = since(begin);
  await page.getByLabel('PIN, enam angka').fill('602914');
  await page.getByLabel('Ulangi').fill('602914');
  begin = performance.now();
  await page.getByRole('button', { name: 'Simpan PIN' }).click();
  await page.locator('.head').waitFor();
  const unlocked = since(begin);
  // All of the year: in a quiet month the list of this month is empty.
  await page.getByRole('button', { name: 'Semua', exact: true }).click();
  await page.locator('.card').first().waitFor();
  const list = since(begin);
  await page.getByText('Semua sudah diterima').waitFor();
  const all = since(begin);
  const activities = Number((await page.getByRole('main').getByRole('status').first().textContent()).replace(/\D/g, ''));
  console.log(JSON.stringify({ opened, signedIn, unlocked, list, all, activities, bytesOfApp: forApp, bytes: line.carried() }));
} finally {
  await browser.close();
  line.server.close();
}
