// The table of regions (provinces to villages) as class-path resources: facts of Kepmendagri, kept as separate files with their notice.
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const NOTICE = `Codes and names of the regions of Indonesia, after Kepmendagri 300.2.2-2138/2025, from the package idn-area-data 4.0.1.
The database of regions is available under the Open Database License 1.0 (ODbL); rights in its contents stay with their holders.
`;

export default async function regions({ web, out }) {
  const data = join(web, 'node_modules', 'idn-area-data', 'data');
  const into = join(out, '..', 'regions');
  if (!existsSync(data)) throw new Error('the package idn-area-data is missing');
  mkdirSync(into, { recursive: true });
  for (const file of ['provinces', 'regencies', 'districts', 'villages']) copyFileSync(join(data, `${file}.csv`), join(into, `${file}.csv`));
  writeFileSync(join(into, 'NOTICE.txt'), NOTICE);
  return 'provinces to villages';
}
