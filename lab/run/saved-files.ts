import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { basename, join, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import type { Download } from 'playwright-core';
import { readSavedMail } from '../google/sent-mail.ts';

interface SavedFile {
  readonly name: string;
  readonly raw: Buffer;
}

/** The mails among the files a person got, ZIPs opened. */
const savedFiles = async (downloads: readonly Download[]): Promise<readonly SavedFile[]> => {
  const files: SavedFile[] = [];
  for (const download of downloads) {
    const name = download.suggestedFilename();
    const raw = readFileSync(await download.path());
    if (!name.endsWith('.zip')) files.push({ name, raw });
    else
      for (const [inside, bytes] of Object.entries(unzipSync(raw)))
        files.push({ name: inside, raw: Buffer.from(bytes) });
  }
  return files.filter(({ name }) => name.endsWith('.eml'));
};

/** What the pane saved instead of sending; each mail is also written below `folder`, where one is given. */
export const savedReport = async (folder: string | undefined, downloads: readonly Download[]) => {
  const files = await savedFiles(downloads);
  if (folder !== undefined && files.length > 0) mkdirSync(folder, { recursive: true });
  return Promise.all(
    files.map(async ({ name, raw }, index) => {
      const eml = folder === undefined ? '' : resolve(join(folder, basename(name)));
      if (eml !== '') writeFileSync(eml, raw);
      return { n: index + 1, name, ...(await readSavedMail(raw)), eml };
    }),
  );
};

/** Every file the pane gave a person. */
export const downloadReport = (downloads: readonly Download[]) =>
  Promise.all(
    downloads.map(async (download) => {
      const raw = readFileSync(await download.path());
      return {
        name: download.suggestedFilename(),
        bytes: raw.length,
        sha256: createHash('sha256').update(raw).digest('hex'),
      };
    }),
  );
