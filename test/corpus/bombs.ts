import { deflateSync } from 'node:zlib';
import { zipSync } from 'fflate';
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { isFailure } from '../../src/domain/failure.ts';
import { readDocuments } from '../../src/domain/receipt/read-documents.ts';
import { createJudgedLock } from '../../src/pdf/judged-lock.ts';
import { handMadePdf, latinBytes, lines, streamObject } from '../fakes/hand-made-pdf.ts';
import { pdfReader } from '../fakes/pdf-text.ts';
import { pickedFiles } from '../fakes/picked-files.ts';
import { cfdiReader, memoryFile } from '../fakes/sample-batch.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A small file made to cost much. */
export interface Bomb {
  readonly bytes: Bytes;
  /** What comes of it, in one word. */
  open(bytes: Bytes): Promise<string>;
}

const { signal } = new AbortController();
const own = lines('Trabajador: ANA RUIZ GIL', 'Neto a pagar: 6,439.35');
const latin = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
const zeros = (megabytes: number): string => latin(deflateSync(new Uint8Array(megabytes * 1_000_000)));

const read =
  (passwords: readonly string[] = []) =>
  async (bytes: Bytes): Promise<string> => {
    const reading = await pdfReader.read(bytes, passwords, signal);
    return reading.verdict === 'read' ? 'read' : `${reading.verdict}: ${'reason' in reading ? reading.reason : ''}`;
  };

const judgedLock = createJudgedLock(pdfjs);
const codeOf = (error: unknown): string => (isFailure(error) ? error.code : 'failed');
const lock = (bytes: Bytes): Promise<string> => judgedLock(bytes, 'x', signal).then(() => 'locked', codeOf);

const unzip = async (bytes: Bytes): Promise<string> => {
  const documents = await readDocuments(
    await pickedFiles.open([memoryFile('x.zip', bytes)], signal),
    [cfdiReader, pdfReader],
    { signal },
  );
  return [...new Set(documents.map(({ reading }) => reading.verdict))].join();
};

/** 500 files of 100 kB that pack to nothing, in ZIPs that pack to nothing. */
const zipInZip = (): Bytes => {
  const inner = zipSync(
    Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`${at}.xml`, new Uint8Array(100_000)])),
  );
  return new Uint8Array(zipSync(Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`${at}.zip`, inner]))));
};

export const bombs: Readonly<Record<string, () => Bomb>> = {
  'apostrophes in an amount': () => ({
    bytes: latinBytes(handMadePdf(`${own}\nBT /F1 1 Tf 1 0 0 1 50 90 Tm (${"111'".repeat(120_000)}) Tj ET`)),
    open: read(),
  }),
  'ZIPs in a ZIP': () => ({ bytes: zipInZip(), open: (bytes) => unzip(bytes).catch(codeOf) }),
  'an object stream of 1 GB, locked': () => ({
    bytes: latinBytes(
      handMadePdf(own, { more: [streamObject(zeros(1_000), '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode')] }),
    ),
    open: lock,
  }),
  'an object stream of 1 GB, read': () => ({
    bytes: latinBytes(
      handMadePdf(own, { more: [streamObject(zeros(1_000), '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode')] }),
    ),
    open: read(),
  }),
  '/U< half a million times': () => ({
    bytes: latinBytes(
      handMadePdf(own, {
        more: [`<< /Filter /Standard /V 5 /R 6 ${'/U<'.repeat(500_000)} >>`],
        trailer: '/Encrypt 10 0 R /ID [<00> <00>]',
      }),
    ),
    open: read(['a', 'b']),
  }),
};
