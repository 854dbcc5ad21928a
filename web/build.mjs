// Builds everything the browser needs into target/web/static. Run from the repository root: node web/build.mjs
// Each file of web/build/ is one step: export default async ({ root, web, out, esbuild, log }) => …
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const web = dirname(fileURLToPath(import.meta.url));
const root = dirname(web);
const out = join(root, 'target', 'web', 'static');

installPackages();
mkdirSync(out, { recursive: true });
const esbuild = await import('esbuild');
for (const file of readdirSync(join(web, 'build')).filter((name) => name.endsWith('.mjs')).sort()) {
  const { default: step } = await import(pathToFileURL(join(web, 'build', file)));
  const started = Date.now();
  const said = await step({ root, web, out, esbuild });
  if (said) console.log(`web: ${file.replace('.mjs', '')}: ${said} (${Date.now() - started} ms)`);
}

/** npm ci, only when the lock file is not the one that node_modules was made from. */
function installPackages() {
  const lock = createHash('sha256').update(readFileSync(join(web, 'package-lock.json'))).digest('hex');
  const mark = join(web, 'node_modules', '.made-from');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return;
  execFileSync('npm', ['ci', '--include=dev', '--no-fund', '--no-audit', '--loglevel=error'], {
    cwd: web,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' },
    shell: process.platform === 'win32',
  });
  writeFileSync(mark, lock);
}
