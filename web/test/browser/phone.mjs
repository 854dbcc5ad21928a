// A phone of 360 pixels in Chromium, and what a thumb does on it.
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';

const SHOTS = process.env.PAYUNG_SHOTS;
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export class TestPhone {
  problems = [];
  #shot = 0;

  static async start(url, { flags = [] } = {}) {
    const phone = new TestPhone();
    phone.url = url;
    phone.browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: [...FLAGS, ...flags] });
    phone.context = await phone.browser.newContext({
      viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, locale: 'id-ID', timezoneId: 'Asia/Makassar', permissions: ['geolocation'], geolocation: { latitude: -2.63, longitude: 121.1, accuracy: 12 },
    });
    await phone.open();
    return phone;
  }

  async open(hash = '') {
    this.page = await this.context.newPage();
    this.page.setDefaultTimeout(12_000);
    this.page.on('pageerror', (wrong) => this.problems.push(String(wrong)));
    this.page.on('console', (line) => line.type() === 'error' && !/Failed to load resource/.test(line.text()) && this.problems.push(line.text()));
    await this.page.goto(this.url + '/lapangan/' + hash);
  }

  /** Switched off in the middle: no event runs in the page. */
  async kill() {
    const session = await this.context.newCDPSession(this.page);
    const gone = this.page.waitForEvent('crash').catch(() => {});
    session.send('Page.crash').catch(() => {});
    await gone;
    await this.page.close().catch(() => {});
  }

  /** The browser's own doing: the network is back, and the app may be closed. */
  async wakeWorker() {
    const page = await this.context.newPage();
    const session = await this.context.newCDPSession(page);
    const found = new Promise((done) => session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const own = registrations.find(({ scopeURL }) => scopeURL.startsWith(this.url));
      if (own) done(own.registrationId);
    }));
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.dispatchSyncEvent', { origin: this.url, registrationId: await found, tag: 'payung-kirim', lastChance: false });
    await page.close();
  }

  /** Rows of what lies sealed for the server: [kind, state]. */
  sealed() {
    return this.page.evaluate(() => new Promise((done, fail) => {
      const opening = indexedDB.open('payung-kirim');
      opening.onerror = fail;
      opening.onsuccess = () => {
        const base = opening.result;
        if (!base.objectStoreNames.contains('envelope')) return (base.close(), done([]));
        const rows = base.transaction('envelope').objectStore('envelope').getAll();
        rows.onsuccess = () => (base.close(), done(rows.result.map(({ kind, state }) => [kind, state])));
      };
    }));
  }

  async stop() {
    await this.browser.close();
  }

  button(name) {
    return this.page.getByRole('button', { name });
  }

  async signIn(name, password) {
    await this.page.getByLabel('Nama pengguna').fill(name);
    await this.page.getByLabel('Kata sandi', { exact: true }).fill(password);
    await this.page.getByRole('button', { name: 'Masuk', exact: true }).click();
  }

  async newPin(pin) {
    await this.page.getByLabel('PIN, enam angka').fill(pin);
    await this.page.getByLabel('Ulangi').fill(pin);
    await this.button('Simpan PIN').click();
  }

  async unlock(pin) {
    await this.page.getByLabel('PIN', { exact: true }).fill(pin);
    await this.page.getByRole('button', { name: 'Buka', exact: true }).click();
    await this.page.locator('.head').waitFor();
  }

  /** The disk takes its time: whatever wants to write waits so long. */
  async slowDisk(ms) {
    await this.page.evaluate(async (time) => {
      const [{ name }] = (await indexedDB.databases()).filter((base) => base.name !== 'payung-lapangan');
      const base = await new Promise((done) => (indexedDB.open(name).onsuccess = (event) => done(event.target.result)));
      const store = base.transaction('sealed', 'readwrite').objectStore('sealed');
      const until = performance.now() + time;
      const hold = () => (store.get(['none', 'none']).onsuccess = () => (performance.now() < until ? hold() : base.close()));
      hold();
    }, ms);
  }

  /** The phone has no room left for anything, whatever is given up. */
  async fullDisk() {
    await this.page.evaluate(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
  }

  async shoot(name, { whole = false } = {}) {
    if (!SHOTS) return;
    mkdirSync(SHOTS, { recursive: true });
    await this.page.screenshot({ path: `${SHOTS}/${String(++this.#shot).padStart(2, '0')}-${name}.png`, fullPage: whole });
  }
}

/** A picture as a camera makes it, drawn in the browser. */
export async function picture(page, words, colour = '#4a7c59') {
  const bytes = await page.evaluate(async ([text, ground]) => {
    const canvas = new OffscreenCanvas(2400, 1800);
    const c = canvas.getContext('2d');
    for (let y = 0; y < 1800; y += 6) for (let x = 0; x < 2400; x += 24) {
      c.fillStyle = `hsl(${(x * 7 + y * 13) % 360} 40% ${30 + ((x * y) % 40)}%)`;
      c.fillRect(x, y, 24, 6);
    }
    c.fillStyle = ground;
    c.fillRect(200, 200, 2000, 500);
    c.fillStyle = 'white';
    c.font = 'bold 160px sans-serif';
    c.fillText(text, 260, 500);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
    return [...new Uint8Array(await blob.arrayBuffer())];
  }, [words, colour]);
  return { name: 'IMG.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(bytes) };
}
