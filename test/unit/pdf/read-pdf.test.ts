import { PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { pdfReader } from '../../fakes/pdf-text.ts';
import { receiptMaker } from '../../fakes/receipt-maker.ts';
import { quickest } from '../../fakes/quickest.ts';

const { signal } = new AbortController();
const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const verdictOf = async (pdf: Uint8Array<ArrayBuffer>): Promise<string> => {
  const reading = await pdfReader.read(pdf, [], signal);
  return reading.verdict === 'read' ? 'read' : `${reading.verdict} ${reading.reason}`;
};
const sound = () =>
  receiptMaker.make(
    { title: 'Recibo', language: 'es', lines: [{ label: 'Neto', text: '$4,877.31 en el banco' }] },
    signal,
  );

test('a PDF is wanted by its name, or without one by its first bytes', () => {
  expect(pdfReader.wants('RECIBO.PDF', bytes(''))).toBe(true);
  expect(pdfReader.wants('recibo', bytes('%PDF-1.7'))).toBe(true);
  expect(pdfReader.wants('recibo.xml', bytes('%PDF-1.7'))).toBe(false);
});

describe('bad PDFs get one reason each and no exception', () => {
  test.each([
    ['an empty file', bytes(''), 'damaged empty'],
    ['an XML called .pdf', bytes('<?xml version="1.0"?><r/>'), 'damaged not-pdf'],
    ['only a mark', bytes('%PDF-1.7\n'), 'damaged invalid-pdf'],
    [
      'noise behind a mark',
      new Uint8Array([...bytes('%PDF-1.7\n'), ...Array.from({ length: 5_000 }, (_, i) => (i * 7919) % 251)]),
      'damaged invalid-pdf',
    ],
    [
      'no pages at all',
      bytes(
        '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF',
      ),
      'damaged no-pages',
    ],
    [
      'an object that contains itself',
      bytes('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\ntrailer<</Root 1 0 R>>'),
      'cannot-tell no-text',
    ],
  ])('%s', async (_label, pdf, expected) => {
    const ms = await quickest(1_000, async () => expect(await verdictOf(pdf)).toContain(expected));
    expect(ms).toBeLessThan(1_000);
  });

  test('half a file is damaged or has no text, but is never somebody’s', async () => {
    const whole = await sound();
    expect(await verdictOf(whole)).toBe('read');
    expect(await verdictOf(whole.slice(0, whole.length >> 1))).not.toBe('read');
  });

  test('a page without text cannot be told', async () => {
    const document = await PDFDocument.create();
    document.addPage().drawLine({ start: { x: 0, y: 0 }, end: { x: 100, y: 100 } });
    expect(await verdictOf(new Uint8Array(await document.save()))).toBe('cannot-tell no-text');
  });

  test('hundreds of pages are no receipt', async () => {
    const document = await PDFDocument.create();
    for (let page = 0; page < 1_001; page += 1) document.addPage();
    expect(await verdictOf(new Uint8Array(await document.save()))).toBe('refused too-many-pages');
  });

  test('a page that unpacks to 50 MB of nothing is not unpacked', async () => {
    const document = await PDFDocument.create();
    const page = document.addPage();
    const packed = deflateSync(new Uint8Array(50_000_000).fill(0x20));
    const dict = document.context.obj({ Filter: 'FlateDecode' });
    page.node.set(PDFName.of('Contents'), document.context.register(PDFRawStream.of(dict, packed)));
    expect(await verdictOf(new Uint8Array(await document.save()))).toBe('refused too-much-unpacked');
  });
});

test('reading stops when told to', async () => {
  await expect(pdfReader.read(await sound(), [], AbortSignal.abort(new Error('stop')))).rejects.toThrow('stop');
});
