// The mark and the icons of the office pages, served as they are: assets/mark.svg, assets/icons.svg.
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

export default async function pictures({ web, out }) {
  mkdirSync(join(out, 'assets'), { recursive: true });
  const names = ['mark.svg', 'icons.svg'].filter((name) => existsSync(join(web, 'office', name)));
  for (const name of names) copyFileSync(join(web, 'office', name), join(out, 'assets', name));
  return names.join(', ');
}
