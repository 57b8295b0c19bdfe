import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import { pdfText } from '../../src/pdf/pdf-text.ts';
import { createPdfReader } from '../../src/pdf/read-pdf.ts';

/** The product's PDF reader on pdf.js's build for Node, without threads. */
export const pdfReader = createPdfReader((bytes, passwords, signal) =>
  pdfText(pdfjs, undefined, bytes, passwords, signal),
);
