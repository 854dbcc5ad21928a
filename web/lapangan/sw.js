// The service worker of /lapangan/: the app opens without a network. It keeps the app's own files of one version, and nothing else:
// no office page, no answer of the API. The build writes the version and the list of files.
const VERSION = __VERSION__;
const FILES = __FILES__;
const CACHE = 'lapangan-' + VERSION;
const SHELL = '/lapangan/';

// The first rule that fits decides; 'network' leaves the request alone.
const RULES = [
  [(request) => request.method !== 'GET', 'network'],
  [(request, url) => url.origin !== location.origin, 'network'],
  [(request, url) => !url.pathname.startsWith(SHELL), 'network'],
  [(request) => request.mode === 'navigate', 'shell'],
  [(request, url) => FILES.includes(url.pathname), 'cache'],
  [() => true, 'network'],
];

const ANSWERS = {
  shell: () => kept(SHELL),
  cache: (request) => kept(new URL(request.url).pathname),
};

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES.map((path) => new Request(path, { cache: 'reload' })))));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(forgetOthers().then(() => self.clients.claim()));
});

self.addEventListener('message', (event) => {
  if (event.data === 'take-over') self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  const [, answer] = RULES.find(([fits]) => fits(event.request, url));
  if (answer !== 'network') event.respondWith(ANSWERS[answer](event.request));
});

async function kept(path) {
  const cache = await caches.open(CACHE);
  return (await cache.match(path)) ?? fetch(path);
}

async function forgetOthers() {
  const names = await caches.keys();
  return Promise.all(names.filter((name) => name.startsWith('lapangan-') && name !== CACHE).map((name) => caches.delete(name)));
}
