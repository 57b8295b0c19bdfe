import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { JSDOM } from 'jsdom';
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { createJudgedLock } from '../../src/pdf/judged-lock.ts';
import { createReceiptMaker } from '../../src/pdf/receipt-maker.ts';

const font = (name: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`)));

/** The product's maker of receipts with the fonts from disk. */
export const receiptMaker = createReceiptMaker(
  new new JSDOM('').window.DOMParser(),
  () => Promise.resolve({ regular: font('DejaVuSans'), bold: font('DejaVuSans-Bold') }),
  createJudgedLock(pdfjs),
);
