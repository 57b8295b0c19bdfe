import { zipSync } from 'fflate';
import { Failure } from '../domain/failure.ts';
import type { MailProvider } from '../domain/ports.ts';
import { sha256 } from '../domain/sha256.ts';
import type { Command } from '../plugin/contribution.ts';

/** Takes a finished file away. Throws where files cannot be saved. */
export type FileSink = (name: string, bytes: Uint8Array<ArrayBuffer>, mediaType: string) => void;

export interface Outbox {
  readonly provider: MailProvider;
  /** Saves everything of this session once more, as one ZIP: some browsers let only the first of many files through. */
  readonly saveAll: Command;
  clear(): void;
}

/** Beyond this many bytes the oldest messages are forgotten; they were saved on their own. */
const keptBytes = 100 * 1024 * 1024;
/** Larger than any mail service takes. */
const maxMessageBytes = 50 * 1024 * 1024;

export const createOutbox = (save: FileSink): Outbox => {
  const kept = new Map<string, Uint8Array<ArrayBuffer>>();
  const keep = (name: string, bytes: Uint8Array<ArrayBuffer>): void => {
    kept.delete(name);
    kept.set(name, bytes);
    let total = [...kept.values()].reduce((sum, { length }) => sum + length, 0);
    for (const [oldest, { length }] of kept) {
      if (total <= keptBytes) break;
      kept.delete(oldest);
      total -= length;
    }
  };
  const provider: MailProvider = {
    maxMessageBytes,
    accounts: undefined,
    send: async (mail, name, signal) => {
      signal.throwIfAborted();
      const hash = await sha256(mail);
      const fileName = uniqueName(fileNameOf(name), kept, mail);
      try {
        save(fileName, mail, 'message/rfc822');
      } catch (error) {
        throw new Failure('mail/not-sent', { cause: error });
      }
      keep(fileName, mail);
      return { providerMessageId: hash.slice(0, 16) };
    },
    searchUrl: () => undefined,
  };
  const saveAll: Command = {
    enabled: () => kept.size > 0,
    run: (signal) => {
      signal.throwIfAborted();
      const zip = zipSync(Object.fromEntries(kept), { level: 0 });
      save('sobre.zip', new Uint8Array(zip), 'application/zip');
      return Promise.resolve();
    },
  };
  return { provider, saveAll, clear: () => kept.clear() };
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
const uniqueName = (name: string, kept: ReadonlyMap<string, Uint8Array>, mail: Uint8Array): string => {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? `${name}.eml` : `${name} (${number}).eml`;
    const known = kept.get(candidate);
    if (known === undefined || isSame(known, mail)) return candidate;
  }
};

const isSame = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);
