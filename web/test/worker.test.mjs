// The service worker as it was built, run here with a network that lies: whatever answers, the app is whole or is not served from the cache.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const BUILT = fileURLToPath(new URL('../../target/web/static/lapangan/', import.meta.url));
const SOURCE = readFileSync(BUILT + 'sw.js', 'utf8');
const ORIGIN = 'https://payung.example';
const FILES = JSON.parse(/const FILES = (\{.*?\});/.exec(SOURCE)[1]);
const FALSE_PAGE = '<!doctype html><h1>Sedang dalam perbaikan</h1>';

const contentOf = (path) => readFileSync(BUILT + (path === '/lapangan/' ? 'index.html' : path.replace('/lapangan/', '')));

class WorkerRequest {
  constructor(path, { method = 'GET', mode = 'cors' } = {}) {
    Object.assign(this, { url: new URL(path, ORIGIN).href, method, mode });
  }
}

class WorkerResponse extends Response {
  static redirect(to, status) {
    return new WorkerResponse(null, { status, headers: { Location: to } });
  }
}

/** What a phone keeps: caches by name. */
function newCaches() {
  const all = new Map();
  const pathOf = (request) => new URL(request.url ?? request, ORIGIN).pathname;
  return {
    all,
    has: async (name) => all.has(name),
    keys: async () => [...all.keys()],
    delete: async (name) => all.delete(name),
    open: async (name) => {
      if (!all.has(name)) all.set(name, new Map());
      const kept = all.get(name);
      return {
        match: async (request) => kept.get(pathOf(request))?.clone(),
        put: async (request, response) => void kept.set(pathOf(request), response),
      };
    },
  };
}

/** A worker that has just been started; its network answers by path, or with what was built. */
function start(caches, { source = SOURCE, network = {} } = {}) {
  const listeners = {};
  const worker = { network, took: false, updates: 0, fetched: [] };
  const fetch = async (request) => {
    const path = new URL(request.url ?? request, ORIGIN).pathname;
    worker.fetched.push(path);
    const answer = worker.network === 'none' ? 'none' : worker.network[path] ?? worker.network['*'];
    if (answer === 'none') throw new TypeError('failed to fetch');
    if (answer) return answer();
    return path in FILES ? new Response(contentOf(path)) : new Response('Tidak ada', { status: 404 });
  };
  const self = {
    addEventListener: (name, listener) => (listeners[name] = listener),
    skipWaiting: async () => void (worker.took = true),
    clients: { claim: async () => {} },
    registration: { update: async () => void worker.updates++ },
  };
  new Function('self', 'caches', 'fetch', 'Request', 'Response', 'location', source)(self, caches, fetch, WorkerRequest, WorkerResponse, { origin: ORIGIN });
  const waited = async (name, event = {}) => {
    const waits = [];
    listeners[name]({ ...event, waitUntil: (work) => waits.push(work) });
    await Promise.all(waits);
  };
  worker.install = () => waited('install');
  worker.activate = () => waited('activate');
  worker.takeOver = () => waited('message', { data: 'take-over' });
  worker.ask = async (path, mode = path.endsWith('/') || path.includes('?') ? 'navigate' : 'no-cors') => {
    let answer = null;
    listeners.fetch({ request: new WorkerRequest(path, { mode }), respondWith: (work) => (answer = work) });
    return answer;
  };
  return worker;
}

const OLD = SOURCE.replace(/VERSION = "/, 'VERSION = "before-');
const OLD_CACHE = /VERSION = "([^"]+)"/.exec(OLD)[1];
const nameOf = (version) => 'lapangan-' + version;

/** A phone with the version before, open and whole. */
async function phone() {
  const caches = newCaches();
  const before = start(caches, { source: OLD });
  await before.install();
  await before.activate();
  return { caches, before };
}

async function opensWhole(worker) {
  for (const path of Object.keys(FILES)) {
    const answer = await worker.ask(path);
    const hash = createHash('sha256').update(Buffer.from(await answer.arrayBuffer())).digest('base64');
    assert.equal(hash, FILES[path][1], path);
  }
}

test('the build names every file of the app, with its length and its sum', () => {
  const built = readdirSync(BUILT).filter((name) => name !== 'sw.js').map((name) => '/lapangan/' + name.replace('index.html', ''));
  assert.deepEqual(Object.keys(FILES).sort(), built.sort());
  for (const [path, [length, sum]] of Object.entries(FILES)) {
    assert.equal(contentOf(path).length, length, path);
    assert.equal(createHash('sha256').update(contentOf(path)).digest('base64'), sum, path);
  }
});

test('a worker that was cut off anywhere does not parse', () => {
  for (let at = 1; at < SOURCE.trimEnd().length; at += 37) assert.throws(() => new Function(SOURCE.slice(0, at)), SyntaxError, `cut at ${at}`);
});

const ours = (path) => contentOf(path);
const reply = (content, init) => () => new Response(content, init);
const redirected = () => Object.defineProperty(new Response(FALSE_PAGE), 'redirected', { value: true });
const ours200 = (path) => Object.defineProperty(new Response(ours(path)), 'redirected', { value: true });
const changed = (path) => {
  const bytes = Buffer.from(ours(path));
  bytes[Math.floor(bytes.length / 2)] ^= 1;
  return bytes;
};

const STATUSES = [204, 302, 400, 401, 403, 404, 413, 429, 500, 503, 507];
const BODIES = { 'JSON of ours': () => '{"type":"about:blank","title":"x","status":503,"code":"busy","detail":"x"}', 'JSON of others': () => '{"ok":true}', HTML: () => FALSE_PAGE, empty: () => '', 'the file itself': (path) => ours(path) };
const LIES = {
  'no answer': () => 'none',
  'cut off': () => () => new Response(new ReadableStream({ start: (c) => (c.enqueue(new Uint8Array(9)), c.error(new TypeError('terminated'))) })),
  truncated: (path) => reply(ours(path).subarray(0, ours(path).length >> 1)),
  'one bit is another': (path) => reply(changed(path)),
  'a file of another version': (path) => reply(Buffer.concat([ours(path), Buffer.from('\n')])),
  'the file of a neighbour': (path) => reply(ours(path === '/lapangan/' ? '/lapangan/icon.svg' : '/lapangan/')),
  'elsewhere': () => redirected,
  'the file itself, from elsewhere': (path) => () => ours200(path),
  ...Object.fromEntries(Object.entries(BODIES).filter(([name]) => name !== 'the file itself').map(([name, of]) => ['200, ' + name, (path) => reply(of(path))])),
  ...Object.fromEntries(STATUSES.flatMap((status) => Object.entries(BODIES).map(([name, of]) => [`${status}, ${name}`, (path) => reply(status === 204 ? null : of(path), { status })]))),
};

test('an update during which anything else answers for any one file, or for all, changes nothing; the next good one arrives', async () => {
  const wrong = [];
  for (const [name, lie] of Object.entries(LIES)) {
    for (const paths of [...Object.keys(FILES).map((path) => [path]), Object.keys(FILES)]) {
      const { caches, before } = await phone();
      const next = start(caches, { network: Object.fromEntries(paths.map((path) => [path, lie(path)])) });
      const installed = await next.install().then(() => true, () => false);
      if (installed || caches.all.size !== 1) wrong.push([name, ...paths].join(' '));
      before.network = 'none';
      await opensWhole(before);
    }
  }
  assert.deepEqual(wrong, []);
  const { caches } = await phone();
  const good = start(caches);
  await good.install();
  await good.activate();
  good.network = 'none';
  await opensWhole(good);
  assert.deepEqual([...caches.all.keys()].length, 1);
});

test('a version does not take over once its files have been spoilt; mended from the network it does', async () => {
  const { caches } = await phone();
  const next = start(caches);
  await next.install();
  const restarted = start(caches, { network: 'none' });
  caches.all.get([...caches.all.keys()].at(-1)).set('/lapangan/', new Response(FALSE_PAGE));
  await restarted.takeOver();
  assert.equal(restarted.took, false);
  restarted.network = {};
  await restarted.takeOver();
  assert.equal(restarted.took, true);
});

for (const [what, spoil] of [['replaced', () => new Response(FALSE_PAGE)], ['half', (path) => new Response(ours(path).subarray(0, 100))], ['gone', () => null]]) {
  test('a kept file that is ' + what + ' is mended with a signal; without one the page says what to do', async () => {
    for (const path of Object.keys(FILES).filter((p) => p === '/lapangan/' || /\.(js|css)$/.test(p))) {
      const { caches } = await phone();
      const kept = caches.all.get(nameOf(OLD_CACHE));
      const spoilt = spoil(path);
      if (spoilt) kept.set(path, spoilt);
      else kept.delete(path);

      const offline = start(caches, { source: OLD, network: 'none' });
      const page = await offline.ask('/lapangan/');
      assert.equal(page.status, 503, path);
      assert.match(await page.text(), /tetap aman di ponsel ini[\s\S]*\/lapangan\/\?perbaiki/);

      const behindProxy = start(caches, { source: OLD, network: { '*': reply(FALSE_PAGE) } });
      assert.equal(await (await behindProxy.ask('/lapangan/')).text(), FALSE_PAGE, 'shown as it comes, and not kept');
      if (what !== 'replaced') assert.notEqual(await kept.get(path)?.clone().text() ?? '', FALSE_PAGE);

      await opensWhole(start(caches, { source: OLD }));
      await opensWhole(start(caches, { source: OLD, network: 'none' }));
    }
  });
}

test('when the server has a newer version than a broken worker, the newer page comes from the network', async () => {
  const { caches } = await phone();
  caches.all.get(nameOf(OLD_CACHE)).delete('/lapangan/');
  const newer = '<!doctype html><script src="/lapangan/app.newer.js"></script>';
  const worker = start(caches, { source: OLD, network: { '/lapangan/': reply(newer), '/lapangan/app.newer.js': reply('1') } });
  assert.equal(await (await worker.ask('/lapangan/')).text(), newer);
  assert.equal(await worker.ask('/lapangan/app.newer.js'), null, 'left to the network');
});

test('the way back: the files come anew, also over what looks whole, and nothing else is touched', async () => {
  const { caches } = await phone();
  await caches.open('of-somebody-else');
  const worker = start(caches, { source: OLD });
  const answer = await worker.ask('/lapangan/?perbaiki');
  assert.deepEqual([answer.status, answer.headers.get('Location')], [302, '/lapangan/']);
  assert.deepEqual(worker.fetched.sort(), Object.keys(FILES).sort());
  assert.equal(worker.updates, 1);
  assert.ok(caches.all.has('of-somebody-else'));
  await opensWhole(start(caches, { source: OLD, network: 'none' }));
});

test('the way back, taken without a signal or behind a proxy, loses nothing of a whole app', async () => {
  for (const network of ['none', { '*': reply(FALSE_PAGE) }]) {
    const { caches } = await phone();
    await (await start(caches, { source: OLD, network }).ask('/lapangan/?perbaiki'));
    await opensWhole(start(caches, { source: OLD, network: 'none' }));
  }
});

test('where a strange page took the place of a version that checked nothing, the next one takes over by itself', async () => {
  const caches = newCaches();
  await (await caches.open('lapangan-of-old')).put('/lapangan/', new Response(FALSE_PAGE));
  const next = start(caches);
  await next.install();
  assert.equal(next.took, true);

  const { caches: whole } = await phone();
  const waiting = start(whole);
  await waiting.install();
  assert.equal(waiting.took, false, 'a page that is the app is not pulled away');
});

test('what is not the app is left alone', async () => {
  const { before } = await phone();
  for (const path of ['/masuk', '/api/v1/devices/me', 'https://elsewhere.example/lapangan/']) assert.equal(await before.ask(path, 'navigate'), null, path);
});
