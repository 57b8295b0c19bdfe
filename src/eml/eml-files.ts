import { zipSync } from 'fflate';
import { Failure } from '../domain/failure.ts';
import type { MailProvider } from '../domain/ports.ts';
import { sha256 } from '../domain/text/sha256.ts';

/** Takes a finished file away. Throws where files cannot be saved. */
export type FileSink = (name: string, bytes: Uint8Array<ArrayBuffer>, mediaType: string) => void;

export interface EmlFiles {
  readonly provider: MailProvider;
  clear(): void;
}

/** A ZIP with more bytes than this is begun anew: a browser has to hold it whole. */
const archiveBytes = 100 * 1024 * 1024;
/** Larger than any mail service takes. */
const maxMessageBytes = 50 * 1024 * 1024;

/**
 * Messages as files: one as itself, several as one ZIP, because browsers let only the first of many files through.
 * `today` names the ZIP.
 */
export const createEmlFiles = (save: FileSink, today: () => string): EmlFiles => {
  let gathered = new Map<string, Uint8Array<ArrayBuffer>>();
  let size = 0;
  const handOver = (): void => {
    const files = gathered;
    gathered = new Map();
    size = 0;
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
  const provider: MailProvider = {
    maxMessageBytes,
    accounts: undefined,
    send: async (mail, name, signal) => {
      if (signal.aborted) throw new Failure('mail/not-sent', { cause: signal.reason });
      if (mail.length > maxMessageBytes) throw new Failure('mail/too-large');
      const hash = await sha256(mail);
      if (size + mail.length > archiveBytes) handOver();
      gathered.set(uniqueName(fileNameOf(name), gathered, mail), mail);
      size += mail.length;
      return { providerMessageId: hash.slice(0, 16) };
    },
    finish: async () => handOver(),
    searchUrl: () => undefined,
  };
  return { provider, clear: () => gathered.clear() };
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
