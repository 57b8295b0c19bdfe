import { describe, expect, test } from 'vitest';
import type { ReceiptMaker } from '../../src/domain/ports.ts';

const { signal } = new AbortController();

const content = {
  title: 'Recibo de nómina',
  language: 'es',
  lines: [
    { label: 'Nombre', text: 'Ana López Núñez' },
    { label: 'Neto', text: '12 345,67 zł' },
  ],
};

const head = (pdf: Uint8Array): string => new TextDecoder('latin1').decode(pdf.subarray(0, 5));

/** What a run relies on of a maker of receipts. */
export function receiptMakerContract(name: string, start: () => Promise<ReceiptMaker>): void {
  describe(`${name} as a maker of receipts`, () => {
    test('makes a PDF of a row', async () => {
      expect(head(await (await start()).make(content, signal))).toBe('%PDF-');
    });

    test('locks a PDF, and leaves the one it was given as it was', async () => {
      const maker = await start();
      const pdf = await maker.make(content, signal);
      const before = pdf.slice();
      const locked = await maker.lock(pdf, 'contraseña-1', signal);
      expect(pdf).toEqual(before);
      expect(head(locked)).toBe('%PDF-');
      expect(new TextDecoder('latin1').decode(locked)).toContain('/Encrypt');
    });

    test('says what it cannot lock', async () => {
      const nonsense = new TextEncoder().encode('no PDF at all');
      await expect((await start()).lock(nonsense, 'x', signal)).rejects.toMatchObject({ code: 'receipt/unreadable' });
    });
  });
}
