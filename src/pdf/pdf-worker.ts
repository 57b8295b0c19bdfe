import * as pdfjs from 'pdfjs-dist';
// Where this is loaded too, pdf.js starts no thread of its own: it is in one that can be ended as a whole.
import 'pdfjs-dist/build/pdf.worker.mjs';
import { createBundleReading } from './bundle-reading.ts';
import { createCut } from './cut-pdf.ts';
import { createDrawing } from './draw-pages.ts';
import { createJudgedLock, createSurvives } from './judged-lock.ts';
import { createPdfReading } from './pdf-reading.ts';
import { createPdfReader } from './read-pdf.ts';
import type { Answer, Job } from './thread-work.ts';

const reader = createPdfReader(createPdfReading(pdfjs, createSurvives(pdfjs)));
const lock = createJudgedLock(pdfjs);
const pages = createBundleReading(pdfjs);
const cut = createCut(pdfjs);
const draw = createDrawing(pdfjs);
/** Nobody aborts in here: who has had enough ends the thread. */
const { signal } = new AbortController();

const tell = (answer: Answer): void => globalThis.postMessage(answer);
const done = (count: number): void => tell({ kind: 'done', count });

const answer = async (job: Job): Promise<Answer> => {
  const { bytes } = job;
  switch (job.kind) {
    case 'read':
      return { kind: 'read', reading: await reader.read(bytes, job.passwords, signal) };
    case 'lock':
      return { kind: 'locked', bytes: await lock(bytes, job.password, signal) };
    case 'pages':
      return { kind: 'pages', reading: await pages(bytes, done, signal) };
    case 'cut':
      return { kind: 'cut', parts: await cut(bytes, job.groups, done, signal) };
    case 'draw':
      return { kind: 'drawn', pictures: await draw(bytes, job.pages, job.width, signal) };
  }
};

globalThis.onmessage = ({ data }: MessageEvent<Job>) => {
  answer(data).then(tell, () => tell({ kind: 'failed' }));
};

tell({ kind: 'ready' });
