import { describe, expect, test } from 'vitest';
import type { DocumentReader } from '../../src/domain/ports.ts';
import type { Reading } from '../../src/domain/receipt/receipt.ts';
import type { ReaderDeclaration } from '../../src/plugin/contribution.ts';
import { mayWant } from '../../src/plugin/may-want.ts';
import { isReading } from '../../src/plugin/shapes.ts';

export interface DocumentReaderCase {
  readonly reader: DocumentReader;
  readonly declared: ReaderDeclaration;
  /** A good file, and what it is called. */
  readonly good: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> };
  /** The same document with this amount in it, as its program writes 12,345.67 or 12.345,67. */
  readonly withAmount?: { readonly bytes: Uint8Array<ArrayBuffer>; readonly amount: number };
}

const { signal } = new AbortController();
const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** Files that nobody would pick on purpose, and somebody picks all the same. */
const hostile = (good: Uint8Array<ArrayBuffer>): readonly (readonly [string, Uint8Array<ArrayBuffer>])[] => [
  ['nothing', new Uint8Array()],
  ['one byte', new Uint8Array([0xff])],
  ['zeros', new Uint8Array(2_000_000)],
  ['half of a good one', good.slice(0, Math.floor(good.length / 2))],
  ['a web page', utf8('<!doctype html><html><body>Session expired</body></html>')],
  ['letters of no alphabet', Uint8Array.from({ length: 5_000 }, (_, index) => (index * 7_919) % 256)],
  ['one long line', utf8('a'.repeat(1_000_000))],
  ['many short lines', utf8('a b\n'.repeat(200_000))],
];

/** Milliseconds; far above what any of these files needs, so that a busy machine does not matter. */
const limitMs = 20_000;

/** What Sobre relies on of whoever says whose a file is. */
export function documentReaderContract(name: string, start: () => Promise<DocumentReaderCase>): void {
  describe(`${name} as a document reader`, () => {
    test('wants its own files, and declares that it may', async () => {
      const { reader, declared, good } = await start();
      expect(reader.wants(good.name, good.bytes.subarray(0, 1_024))).toBe(true);
      expect(mayWant(declared, good.name, good.bytes.subarray(0, 1_024))).toBe(true);
    });

    test('says whose a good file is, the same each time, and leaves its bytes as they are', async () => {
      const { reader, good } = await start();
      const before = good.bytes.slice();
      const [first, second] = [await reader.read(good.bytes, [], signal), await reader.read(good.bytes, [], signal)];
      expect(first.verdict).toBe('read');
      expect(second).toEqual(first);
      expect(good.bytes).toEqual(before);
    });

    test('has a verdict for whatever it is given, in time, and never throws', { timeout: limitMs }, async () => {
      const { reader, good } = await start();
      for (const [what, bytes] of hostile(good.bytes)) {
        const reading: Reading = await reader.read(bytes, ['', 'wrong'], signal);
        expect([what, isReading(reading)]).toEqual([what, true]);
      }
    });

    test('finds the amount as its program writes it', async () => {
      const { reader, withAmount } = await start();
      if (withAmount === undefined) return;
      const reading = await reader.read(withAmount.bytes, [], signal);
      expect(reading.verdict === 'read' && [reading.facts.net, ...reading.facts.amounts]).toContain(withAmount.amount);
    });

    test('stops when it is told to', async () => {
      const { reader, good } = await start();
      await expect((async () => reader.read(good.bytes, [], AbortSignal.abort()))()).rejects.toBeDefined();
    });
  });
}
