import { zipSync } from 'fflate';
import { Failure } from '../domain/failure.ts';
import type { MailSaver } from '../domain/ports.ts';

/** Takes a finished file away. Throws where files cannot be saved. */
export type FileSink = (name: string, bytes: Uint8Array<ArrayBuffer>, mediaType: string) => void;

/** A ZIP with more bytes than this is begun anew: a browser has to hold it whole. */
const archiveBytes = 100 * 1024 * 1024;

/**
 * Messages as files: one as itself, several as one ZIP, because browsers let only the first of many files through.
 * `today` names the ZIP.
 */
export const createEmlFiles = (save: FileSink, today: () => string): MailSaver => ({
  save: async (mails, signal) => {
    let gathered = new Map<string, Uint8Array<ArrayBuffer>>();
    let size = 0;
    for await (const { bytes, name } of mails) {
      if (signal.aborted) throw new Failure('mail/not-sent', { cause: signal.reason });
      if (size + bytes.length > archiveBytes) {
        handOver(gathered, save, today);
        gathered = new Map();
        size = 0;
      }
      gathered.set(uniqueName(fileNameOf(name), gathered, bytes), bytes);
      size += bytes.length;
    }
    handOver(gathered, save, today);
  },
});

const handOver = (files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>, save: FileSink, today: () => string): void => {
  const [first] = files;
  if (first === undefined) return;
  try {
    if (files.size === 1) save(first[0], first[1], 'message/rfc822');
    else {
      const zip = zipSync(Object.fromEntries(files), { level: 0 });
      save(`Sobre ${today()}.zip`, new Uint8Array(zip), 'application/zip');
    }
  } catch (error) {
    throw new Failure('mail/not-sent', { cause: error });
  }
};

/** Characters that no file system forbids. */
const fileNameOf = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/\.eml$/i, '')
    .replace(/[\\/:*?"<>|\u0000-\u001f\u007f]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 100) || 'mail';

/** Two people of one name have two files; the same message again keeps its name. */
const uniqueName = (name: string, taken: ReadonlyMap<string, Uint8Array>, mail: Uint8Array): string => {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? `${name}.eml` : `${name} (${number}).eml`;
    const known = taken.get(candidate);
    if (known === undefined || isSame(known, mail)) return candidate;
  }
};

const isSame = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);
