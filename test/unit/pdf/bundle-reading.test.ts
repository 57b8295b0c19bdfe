import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { describe, expect, test } from 'vitest';
import { createBundleReading } from '../../../src/pdf/bundle-reading.ts';
import { pdfOf, type Page } from '../../corpus/files/paper.ts';

const { signal } = new AbortController();
const reading = createBundleReading(pdfjs);
const readBundle = (bytes: Uint8Array<ArrayBuffer>) => reading(bytes, () => undefined, signal);
const page = (text: string, bookmark?: string): Page => ({
  pieces: text === '' ? [] : [{ x: 40, y: 40, text }],
  ...(bookmark === undefined ? {} : { bookmark }),
});
const made = (pages: readonly Page[], userPassword?: string) =>
  pdfOf({ pages, unicode: false, ...(userPassword === undefined ? {} : { userPassword }) });

describe('the pages of a file', () => {
  test('are read one by one, with the bookmarks that lead to them', async () => {
    const found = await readBundle(
      await made([
        page('Recibo de salarios de Ana Ruiz Sanz', 'Ana'),
        page(''),
        page('Recibo de salarios de Luis Gil', 'Luis'),
      ]),
    );
    expect(found).toMatchObject({ verdict: 'read' });
    expect(found.verdict === 'read' && found.pages.map(({ facts, bookmark }) => [facts?.text, bookmark])).toEqual([
      ['RECIBO DE SALARIOS DE ANA RUIZ SANZ', 'Ana'],
      [undefined, ''],
      ['RECIBO DE SALARIOS DE LUIS GIL', 'Luis'],
    ]);
  });

  test.each([
    ['without any text', () => made([page(''), page('')]), 'no-text'],
    ['behind a password', () => made([page('Ana Ruiz')], 'secret'), 'locked'],
    ['that are no PDF', () => Promise.resolve(new Uint8Array([37, 80, 68, 70, 45, 1])), 'unreadable'],
  ])('%s are none to cut', async (_, bytes, reason) => {
    expect(await readBundle(await bytes())).toEqual({ verdict: 'refused', reason });
  });
});
