import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';

/** Webpack's, of a file's content. */
const hash = /(?<=[."])[0-9a-f]{12}(?=[."])/g;
const texts: ReadonlySet<string> = new Set(['.js', '.mjs', '.css', '.html']);

const next = (old: string): string => createHash('sha256').update(old).digest('hex').slice(0, 12);

/**
 * The same product as its next build: a copy in which every file that is named by its content has another name, and is
 * called by it. What the former build would still fetch is not there. The caller removes the folder.
 */
export const nextBuild = (distDir: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'sobre-next-'));
  cpSync(distDir, folder, { recursive: true });
  const assets = join(folder, 'assets');
  const hashes = new Set(readdirSync(assets).flatMap((name) => name.match(hash) ?? []));
  const renamed = (text: string): string => text.replace(hash, (found) => (hashes.has(found) ? next(found) : found));
  for (const place of [folder, assets]) {
    for (const name of readdirSync(place)) {
      const path = join(place, name);
      if (texts.has(extname(name))) writeFileSync(path, renamed(readFileSync(path, 'utf8')));
      if (place === assets) renameSync(path, join(place, renamed(name)));
    }
  }
  return folder;
};
