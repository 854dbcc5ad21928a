// The field app (Catatan Lapangan): web/lapangan becomes lapangan/.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export default async function lapangan({ web, out, esbuild }) {
  const entry = join(web, 'lapangan', 'app.js');
  if (!existsSync(entry)) return '';
  await esbuild.build({ entryPoints: [entry], outdir: join(out, 'lapangan'), bundle: true, minify: true, format: 'esm', target: ['es2022'], logLevel: 'warning' });
  return 'bundled';
}
