import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import { makeBatch } from '../../corpus/files/batch.ts';
import { judgeBatch, verdicts, type Verdict } from '../../corpus/files/judge.ts';

const linesOf = async (bytes: Uint8Array): Promise<string> => {
  const document = await pdfjs.getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  return pages.join(' ');
};

test('a seed gives the same sheet and the same bytes again', async () => {
  const [first, again] = [await makeBatch(8), await makeBatch(8)];
  expect(again).toEqual(first);
});

test('the payslip of each country prints its holder, whatever the program', async () => {
  for (const seed of [3, 4, 5, 6, 7, 8, 9, 10, 11]) {
    const batch = await makeBatch(seed);
    for (const { worker, trap, row } of batch.rows) {
      const own = batch.files.find(({ name, owner }) => owner === row && name.endsWith('.pdf'));
      if (trap !== 'none' || own === undefined) continue;
      const text = (await linesOf(own.bytes)).toLowerCase();
      expect(text).toContain(worker.surnames.toLowerCase().slice(0, 6));
    }
  }
});

test('each row of a batch comes out with one verdict', async () => {
  const batch = await makeBatch(3);
  const outcomes = await judgeBatch(batch);
  expect(outcomes.map(({ truth }) => truth.row)).toEqual(batch.rows.map(({ row }) => row));
  expect(outcomes.every(({ verdict }) => verdicts.includes(verdict))).toBe(true);
});

const deep = process.env['SOBRE_DEEP'] === '1';
const slice = Array.from({ length: deep ? 300 : 6 }, (_, at) => at + 40_001);

test('on a slice of batches nothing leaves that should not, and few rows are asked or held in vain', async () => {
  const counts = new Map<Verdict, number>();
  const wrong: string[] = [];
  for (const seed of slice) {
    for (const { verdict, truth, codes } of await judgeBatch(await makeBatch(seed))) {
      counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
      if (verdict === 'wrong') wrong.push(`seed ${seed} row ${truth.row}: ${truth.trap} (${codes.join(', ')})`);
    }
  }
  expect(wrong).toEqual([]);
  const rows = [...counts.values()].reduce((sum, count) => sum + count);
  const share = (verdict: Verdict): number => (counts.get(verdict) ?? 0) / rows;
  expect(share('asked in vain')).toBeLessThanOrEqual(0.03);
  expect(share('held in vain')).toBeLessThanOrEqual(0.01);
}, 900_000);
