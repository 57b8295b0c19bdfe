import * as pdfjs from 'pdfjs-dist';
// Where this is loaded too, pdf.js starts no thread of its own: it is in one that can be ended as a whole.
import 'pdfjs-dist/build/pdf.worker.mjs';
import { createJudgedLock, createSurvives } from './judged-lock.ts';
import { createPdfReading } from './pdf-reading.ts';
import { createPdfReader } from './read-pdf.ts';
import type { Answer, Job } from './thread-work.ts';

const reader = createPdfReader(createPdfReading(pdfjs, createSurvives(pdfjs)));
const lock = createJudgedLock(pdfjs);
/** Nobody aborts in here: who has had enough ends the thread. */
const { signal } = new AbortController();

const answer = async (job: Job): Promise<Answer> => {
  if (job.kind === 'read') {
    return { kind: 'read', reading: await reader.read(job.bytes, job.passwords, signal) };
  }
  return { kind: 'locked', bytes: await lock(job.bytes, job.password, signal) };
};

globalThis.onmessage = ({ data }: MessageEvent<Job>) => {
  answer(data).then(
    (done) => globalThis.postMessage(done),
    () => globalThis.postMessage({ kind: 'failed' } satisfies Answer),
  );
};

globalThis.postMessage({ kind: 'ready' } satisfies Answer);
