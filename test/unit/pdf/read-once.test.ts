import { readFileSync } from 'node:fs';
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import * as fontkit from 'fontkit';
import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, test, vi } from 'vitest';
import { createPdfReading } from '../../../src/pdf/pdf-reading.ts';

const { signal } = new AbortController();
const font = readFileSync(new URL('../../../node_modules/dejavu-fonts-ttf/ttf/DejaVuSans.ttf', import.meta.url));

const payslip = async (): Promise<Uint8Array<ArrayBuffer>> => {
  const made = await PDFDocument.create();
  made.registerFontkit(fontkit as unknown as Parameters<PDFDocument['registerFontkit']>[0]);
  const own = await made.embedFont(font, { subset: true });
  const page = made.addPage();
  for (let line = 0; line < 40; line += 1)
    page.drawText(`Pracownik: ŁUCJA DĄBEK ${line}`, { x: 50, y: 780 - 18 * line, font: own, size: 10 });
  return new Uint8Array(await made.save());
};

interface Sent {
  readonly action?: string;
  readonly data?: readonly unknown[];
  readonly chunk?: { readonly fnArray?: unknown };
}

test('a plain file is opened once, no letter of it is copied, no outline is built and no font leaves for a browser', async () => {
  const bytes = await payslip();
  const copied: Sent[] = [];
  const copy = globalThis.structuredClone;
  const clone = vi.spyOn(globalThis, 'structuredClone').mockImplementation((value, options) => {
    copied.push(value as Sent);
    return copy(value, options);
  });
  let opened = 0;
  const counting = {
    ...pdfjs,
    getDocument: (...wanted: Parameters<typeof pdfjs.getDocument>) => {
      opened += 1;
      return pdfjs.getDocument(...wanted);
    },
  };
  const face = vi.fn();
  vi.stubGlobal('FontFace', face);
  try {
    const read = await createPdfReading(counting, () => Promise.resolve(true))(bytes, [], signal);
    expect(read.kind === 'content' && read.content.pages[0]).toMatch(/^Pracownik: ŁUCJA DĄBEK 0\n/);
  } finally {
    clone.mockRestore();
    vi.unstubAllGlobals();
  }
  expect(opened).toBe(1);
  expect(copied.length).toBeGreaterThan(0);
  expect(copied.filter(({ chunk }) => chunk?.fnArray !== undefined)).toEqual([]);
  expect(copied.filter(({ action, data }) => action === 'commonobj' && data?.[1] === 'FontPath')).toEqual([]);
  expect(face).not.toHaveBeenCalled();
});
