import { describe, expect, test } from 'vitest';
import { isFailure } from '../../src/domain/failure.ts';
import type { ListingSource } from '../../src/domain/ports.ts';

/** A source, each time anew, with files in its place. */
export interface ReceiptSourceCase {
  readonly source: ListingSource;
  /** The network, or whatever it reads from, is gone from here on. */
  leave(): void;
}

const place = { documentUrl: 'https://firm.example/nomina.xlsx' };

/** What the core relies on of a place with receipts. */
export function receiptSourceContract(name: string, start: () => Promise<ReceiptSourceCase>): void {
  const list = async (signal = new AbortController().signal) => {
    const it = await start();
    return { ...it, files: await it.source.list(place, signal) };
  };

  describe(`${name} as a source of receipts`, () => {
    test('lists files, and every one has a name, a size and bytes', async () => {
      const { files } = await list();
      expect(files.length).toBeGreaterThan(0);
      for (const file of files) {
        expect(file.name).not.toBe('');
        expect(file.size).toBeGreaterThanOrEqual(0);
        expect((await file.read()).byteLength).toBe(file.size);
      }
    });

    test('reads the same bytes twice, and nobody shares them', async () => {
      const [file] = (await list()).files;
      const first = await file?.read();
      const kept = first?.slice();
      first?.fill(0);
      expect(await file?.read()).toEqual(kept);
    });

    test('says which file it cannot read, by a failure of the table', async () => {
      const { files, leave } = await list();
      leave();
      const answers = await Promise.allSettled(files.map((file) => file.read()));
      for (const answer of answers) {
        // What it kept is as good as what it fetches.
        if (answer.status === 'rejected') {
          expect(isFailure(answer.reason) && answer.reason.code).toBe('receipt/unreadable');
        }
      }
    });

    test('that is stopped lists nothing', async () => {
      const { source } = await start();
      await expect(source.list(place, AbortSignal.abort(new DOMException('', 'AbortError')))).rejects.toBeDefined();
    });

    test('whose place cannot be reached says so by a failure of the table', async () => {
      const { source, leave } = await start();
      leave();
      const answer = await source.list(place, new AbortController().signal).catch((error: unknown) => error);
      expect(isFailure(answer)).toBe(true);
    });
  });
}
