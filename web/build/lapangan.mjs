// The field app (Catatan Lapangan): web/lapangan becomes lapangan/: one script, one style, a service worker that knows the version.
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const COPIED = ['manifest.webmanifest', 'icon.svg', 'icon-192.png', 'icon-512.png', 'icon-maskable-512.png'];
/** What a phone loads at first, compressed; a village phone pays for each of these. */
const MOST_BYTES = 150_000;

export default async function lapangan({ web, out, esbuild }) {
  const source = join(web, 'lapangan');
  const target = join(out, 'lapangan');
  if (!existsSync(join(source, 'app.js'))) return '';
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });

  const shell = readFileSync(join(source, 'index.html'), 'utf8');
  const version = await versionOf(source, shell, esbuild);
  const style = await bundle(esbuild, join(source, 'lapangan.css'), { plugins: [systemFont] });
  const background = await backgroundOf(source, esbuild);
  const script = await bundle(esbuild, join(source, 'app.js'), { define: { __VERSION__: JSON.stringify(version) } });
  const names = { style: hashed('app', style, 'css'), script: hashed('app', script, 'js') };
  const index = shell.replace('__STYLE__', names.style).replace('__SCRIPT__', names.script);

  writeFileSync(join(target, names.style), style);
  writeFileSync(join(target, names.script), script);
  writeFileSync(join(target, 'index.html'), index);
  for (const name of COPIED) copyFileSync(join(source, name), join(target, name));
  const files = Object.fromEntries([['/lapangan/', index], ...[names.style, names.script, ...COPIED].map((name) => ['/lapangan/' + name, readFileSync(join(target, name))])]
    .map(([path, content]) => [path, [Buffer.byteLength(content), createHash('sha256').update(content).digest('base64')]]));
  const worker = readFileSync(join(source, 'sw.js'), 'utf8').replace('__VERSION__', JSON.stringify(version)).replace('__FILES__', JSON.stringify(files));
  // In a block, behind what it sends with: a worker that was cut off on its way does not parse, hence never begins to work without its second half.
  writeFileSync(join(target, 'sw.js'), `{\n${background}\n${worker}}\n`);

  const first = [index, style, script].reduce((sum, content) => sum + gzipSync(content).length, 0);
  if (first > MOST_BYTES) throw new Error(`the first load of the field app is ${first} bytes compressed; at most ${MOST_BYTES}`);
  return `version ${version}, first load ${Math.round(first / 1000)} kB compressed`;
}

/** Changes exactly when something that the phone keeps changes. */
async function versionOf(source, shell, esbuild) {
  const parts = [
    shell,
    readFileSync(join(source, 'sw.js')),
    await backgroundOf(source, esbuild),
    await bundle(esbuild, join(source, 'lapangan.css'), { plugins: [systemFont] }),
    await bundle(esbuild, join(source, 'app.js'), { define: { __VERSION__: '""' } }),
    ...COPIED.map((name) => readFileSync(join(source, name))),
  ];
  return parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex').slice(0, 10);
}

/** What the service worker sends with while the app is closed: it loads no modules, so this stands in it. */
async function backgroundOf(source, esbuild) {
  return Buffer.from(await bundle(esbuild, join(source, 'envelope', 'background.js'), { format: 'iife', globalName: 'background' })).toString('utf8');
}

async function bundle(esbuild, entry, options) {
  const built = await esbuild.build({ entryPoints: [entry], bundle: true, minify: true, write: false, format: 'esm', target: ['chrome103', 'firefox112', 'safari16'], legalComments: 'none', logLevel: 'warning', ...options });
  return built.outputFiles[0].contents;
}

/** The phone's own font: the office pages' would add half again to the first load. */
const systemFont = {
  name: 'system-font',
  setup(build) {
    build.onLoad({ filter: /tokens\.css$/ }, ({ path }) => ({ contents: readFileSync(path, 'utf8').replace(/@font-face\s*\{[^}]*\}/g, ''), loader: 'css' }));
  },
};

function hashed(name, content, ending) {
  return `${name}.${createHash('sha256').update(content).digest('hex').slice(0, 10)}.${ending}`;
}
