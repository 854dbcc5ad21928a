// The office pages' style and behaviour: web/office/office.css and office.js become assets/office.css and assets/office.js.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export default async function office({ web, out, esbuild }) {
  const entryPoints = ['office.css', 'office.js'].map((name) => join(web, 'office', name)).filter(existsSync);
  if (entryPoints.length === 0) return '';
  await esbuild.build({
    entryPoints,
    outdir: join(out, 'assets'),
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['es2022'],
    // The font lies beside the style and is served as it is.
    external: ['fonts/*'],
    loader: { '.svg': 'file', '.woff2': 'file' },
    logLevel: 'warning',
  });
  return entryPoints.length + ' files';
}
