import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { createSurvives } from '../../src/pdf/judged-lock.ts';
import { createPdfReading } from '../../src/pdf/pdf-reading.ts';
import { createPdfReader } from '../../src/pdf/read-pdf.ts';

/** All that a PDF holds, by the product's reading on pdf.js's build for Node, without threads. */
export const readPdfContent = createPdfReading(pdfjs, createSurvives(pdfjs));

/** The product's PDF reader on it. */
export const pdfReader = createPdfReader(readPdfContent);
