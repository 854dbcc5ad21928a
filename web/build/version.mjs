// After all others: one short name for everything under assets/. Pages ask for it by this name, so browsers may keep it for a year.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export default async function version({ out }) {
  const assets = join(out, 'assets');
  if (!existsSync(assets)) return '';
  const hash = createHash('sha256');
  for (const name of readdirSync(assets, { recursive: true }).sort()) {
    const file = join(assets, name);
    if (statSync(file).isFile()) hash.update(name).update('\0').update(readFileSync(file));
  }
  const short = hash.digest('hex').slice(0, 10);
  writeFileSync(join(out, '..', 'assets-version.txt'), short);
  return short;
}
