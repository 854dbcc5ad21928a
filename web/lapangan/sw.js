// The service worker of /lapangan/: the app opens without a network. It keeps the app's own files of one version, and nothing else:
// no office page, no answer of the API. The build writes the version and, of each file, its length and SHA-256: whatever else answers in
// the server's place (a proxy's maintenance page, a café, half a file, the version before) is never kept and never served from here.
const VERSION = __VERSION__;
const FILES = __FILES__;
const CACHE = 'lapangan-' + VERSION;
const SHELL = '/lapangan/';
const SEND = 'payung-kirim';
/** A way back that can be told by telephone: /lapangan/?perbaiki fetches the files anew. What people wrote lies elsewhere. */
const REPAIR = 'perbaiki';
/** Without one of these there is no app; pictures may be missing. */
const NEEDED = Object.keys(FILES).filter((path) => path === SHELL || /\.(css|js)$/.test(path));

// The first rule that fits decides; 'network' leaves the request alone.
const RULES = [
  [(request) => request.method !== 'GET', 'network'],
  [(request, url) => url.origin !== location.origin, 'network'],
  [(request, url) => !url.pathname.startsWith(SHELL), 'network'],
  [(request, url) => request.mode === 'navigate' && url.searchParams.has(REPAIR), 'repair'],
  [(request) => request.mode === 'navigate', 'shell'],
  [(request, url) => url.pathname in FILES, 'cache'],
  [() => true, 'network'],
];

const ANSWERS = { repair, shell, cache: async (request) => (await own(new URL(request.url).pathname)) ?? fetch(request) };

/** Paths whose kept file this worker has checked. */
const checked = new Set();

self.addEventListener('install', (event) => event.waitUntil(install()));

self.addEventListener('activate', (event) => event.waitUntil(forgetOthers().then(() => self.clients.claim())));

self.addEventListener('message', (event) => {
  if (event.data === 'take-over') event.waitUntil(isWhole().then((whole) => whole && self.skipWaiting()));
});

// The network is back, and nobody may have the app open. `background` is what the build puts before this file (envelope/background.js).
self.addEventListener('sync', (event) => {
  if (event.tag === SEND) event.waitUntil(send(event.lastChance));
});

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  const [, answer] = RULES.find(([fits]) => fits(event.request, url));
  if (answer !== 'network') event.respondWith(ANSWERS[answer](event.request));
});

/** Never touches what is locked. The browser comes a few times again by itself; after the last of them it is asked anew. */
async function send(lastChance) {
  try {
    await background.sendEnvelopes();
  } catch (notYet) {
    if (lastChance) await self.registration.sync.register(SEND).catch(() => {});
    throw notYet;
  }
}

/** All or nothing: a version with one file of another is none, and the worker before goes on. */
async function install() {
  const fresh = !(await caches.has(CACHE));
  try {
    await Promise.all(Object.keys(FILES).map(keep));
  } catch (wrong) {
    if (fresh) await caches.delete(CACHE);
    throw wrong;
  }
  if (await leftBroken()) await self.skipWaiting();
}

/** The versions before checked nothing: where a strange page took the place of the app, nobody can press a button to change it. */
async function leftBroken() {
  const before = (await otherCaches()).at(-1);
  if (!before) return false;
  const shell = await (await caches.open(before)).match(SHELL);
  return !shell || !(await shell.text()).includes('<div id="app">');
}

/** Opens the app as it was kept; when it is not whole and cannot be mended, what the network has, which is then not kept. */
async function shell(request) {
  if (await isWhole()) return own(SHELL);
  return fetch(request).catch(noApp);
}

async function repair() {
  checked.clear();
  await Promise.allSettled([...Object.keys(FILES).map(keep), self.registration.update()]);
  return Response.redirect(SHELL, 302);
}

async function isWhole() {
  return (await Promise.all(NEEDED.map(own))).every(Boolean);
}

/** The file as the build made it, as it was kept or else anew from the server; null when neither has it. */
async function own(path) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(path);
  if (kept && (checked.has(path) || (await isOurs(path, kept)))) {
    checked.add(path);
    return kept;
  }
  return keep(path).catch(() => null);
}

async function keep(path) {
  const response = await fetch(new Request(path, { cache: 'reload', credentials: 'omit' }));
  if (response.status !== 200 || response.redirected || !(await isOurs(path, response))) throw new Error('another file answered for ' + path);
  await (await caches.open(CACHE)).put(path, response.clone());
  checked.add(path);
  return response;
}

async function isOurs(path, response) {
  const [length, sum] = FILES[path];
  const bytes = await response.clone().arrayBuffer();
  if (bytes.byteLength !== length) return false;
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return btoa(String.fromCharCode(...hash)) === sum;
}

async function forgetOthers() {
  return Promise.all((await otherCaches()).map((name) => caches.delete(name)));
}

async function otherCaches() {
  return (await caches.keys()).filter((name) => name.startsWith('lapangan-') && name !== CACHE);
}

function noApp() {
  const page = `<!doctype html><html lang="id"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Catatan Lapangan</title>
<h1>Aplikasi perlu diunduh lagi</h1><p>Sebagian berkas aplikasi rusak atau terhapus, dan sekarang tidak ada sinyal. Yang sudah Anda tulis tetap aman di ponsel ini.</p>
<p><a href="${SHELL}?${REPAIR}">Coba lagi saat ada sinyal</a></p>
<p lang="en">Parts of the app are missing and there is no signal. What you wrote is safe on this phone. <a href="${SHELL}?${REPAIR}">Try again with a signal</a></p>`;
  return new Response(page, { status: 503, headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': "default-src 'none'" } });
}
