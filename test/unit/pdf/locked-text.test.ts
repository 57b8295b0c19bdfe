import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { expect, test } from 'vitest';
import { isFailure } from '../../../src/domain/failure.ts';
import { latin } from '../../../src/pdf/file-objects.ts';
import { createJudgedLock } from '../../../src/pdf/judged-lock.ts';
import { makeBatch } from '../../corpus/files/batch.ts';
import { isDeep } from '../../fakes/deep.ts';
import { hasPdfTools, runPdfTool } from '../../fakes/pdf-tools.ts';

const { signal } = new AbortController();
const lock = createJudgedLock(pdfjs);
const wanted = isDeep ? 300 : 9;
const passwords = ['Sól#4471k', 'contraseña 7', 'Zażółć gęślą', 'ABC123', 'ﬁn de año ½'];

type Bytes = Uint8Array<ArrayBuffer>;

/** Payslips of three countries by a library that is not the product's, traps among them; none locked yet. */
async function* payslips(): AsyncGenerator<{ readonly name: string; readonly bytes: Bytes }> {
  for (let seed = 1; ; seed += 1) {
    const { files } = await makeBatch(seed);
    for (const { name, bytes } of files) {
      if (/\.pdf$/i.test(name) && isWhole(latin(bytes))) yield { name: `${seed} ${name}`, bytes };
    }
  }
}

/** Not locked already, and not cut off: such a one is left as it is. */
const isWhole = (file: string): boolean => !file.includes('/Encrypt') && /%%EOF\s*$/.test(file);

const lockedOrNot = (bytes: Bytes, password: string): Promise<Bytes | undefined> =>
  lock(bytes, password, signal).catch((error: unknown) => {
    if (isFailure(error)) return undefined;
    throw error;
  });

test.skipIf(!hasPdfTools)(
  'a reader that is not ours takes the same text out of a locked file as out of the file itself',
  async () => {
    const different: string[] = [];
    const unlocked: string[] = [];
    let compared = 0;
    for await (const { name, bytes } of payslips()) {
      const password = passwords[compared % passwords.length]!;
      const locked = await lockedOrNot(bytes, password);
      if (locked === undefined) unlocked.push(name);
      else {
        const plain = runPdfTool('pdftotext', ['-layout', '{}', '-'], bytes);
        const opened = runPdfTool('pdftotext', ['-layout', '-upw', password, '-opw', password, '{}', '-'], locked);
        if (plain !== opened) different.push(name);
        // A scan has no text that could differ.
        if (plain.trim() !== '') compared += 1;
      }
      if (compared === wanted) break;
    }
    expect({ compared, different, unlocked }).toEqual({ compared: wanted, different: [], unlocked: [] });
  },
  isDeep ? 1_800_000 : 60_000,
);
