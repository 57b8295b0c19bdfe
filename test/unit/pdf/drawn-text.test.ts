import { describe, expect, test } from 'vitest';
import type { ReceiptDocument } from '../../../src/domain/receipt/receipt.ts';
import { entry } from '../../fakes/entry.ts';
import { handMadePdf, latinBytes, lines, streamObject, type HandMade } from '../../fakes/hand-made-pdf.ts';
import { codes, files, pair } from '../../fakes/pairing-stage.ts';
import { pdfReader } from '../../fakes/pdf-text.ts';
import { document } from '../../fakes/receipt-documents.ts';

const { signal } = new AbortController();
const slip = (name: string, nif: string, net: string) =>
  lines(`Trabajador: ${name}`, `NIF: ${nif}`, 'Periodo del 01/01/2026 al 31/01/2026', `Liquido a percibir: ${net}`);
const ana = entry(2, { person: { name: 'Ana Ruiz Gil', taxId: '12345678Z' }, amount: 1134.01 });
const luis = entry(3, { person: { name: 'Luis Mora Sanz', taxId: '23456789D' }, amount: 1200 });
const own = slip('ANA RUIZ GIL', '12345678Z', '1.134,01');
const other = slip('LUIS MORA SANZ', '23456789D', '1.200,00');

const read = async (name: string, content: string, made: HandMade = {}): Promise<ReceiptDocument> => {
  const file = handMadePdf(content, made);
  return document(name, await pdfReader.read(latinBytes(file), [], signal), 'application/pdf', name + file);
};

/** A letter of its own shape, of straight lines and of a curve; `paint` as the page paints it. */
const letter = (index: number, paint: string, x: number, y: number, wide = 6): string =>
  `${x} ${y} m ${x + wide} ${y} l ${x + wide} ${y + 4 + (index % 5)} l ${x + wide / 2} ${y + 3} ${x + 2} ${y + 5} ${x + 1} ${y + 9} c ${x} ${y + 2 + (index % 3)} l ${paint}`;
const drawn = (count: number, paint = 'h f', shift = 0): string =>
  Array.from({ length: count }, (_, index) =>
    letter(index * 7 + shift, paint, 60 + (index % 30) * 8, 500 - 14 * Math.floor(index / 30)),
  ).join('\n');

describe('a text drawn as outlines, on a page with words', () => {
  test.each([
    ['filled, a path each letter', drawn(24)],
    ['filled in one path', `${drawn(24, 'h')} f`],
    ['stroked by a plotter', drawn(24, 'S')],
    ['small', `q 0.6 0 0 0.6 0 0 cm ${drawn(60)} Q`],
  ])('is asked about: %s', async (_label, outlines) => {
    const pairing = pair([ana], [await read('a.pdf', `${own}\n${outlines}`)]);
    expect(codes(pairing)).toEqual(['2 receipt/hidden-content']);
  });

  test.each([
    ['a sign of a few letters', drawn(9)],
    ['a table', Array.from({ length: 80 }, (_, at) => `${50 + at} ${400 - at} 20 12 re S`).join('\n')],
    [
      'a code of squares',
      Array.from({ length: 200 }, (_, at) => `${50 + (at % 20) * 3} ${300 + at} 3 3 re f`).join('\n'),
    ],
    [
      'merged squares of a code',
      Array.from(
        { length: 60 },
        (_, at) =>
          `${50 + at * 5} 300 m ${56 + at * 5} 300 l ${56 + at * 5} 306 l ${53 + at * 5} 306 l ${53 + at * 5} 303 l ${50 + at * 5} 303 l h f`,
      ).join('\n'),
    ],
    ['a large coat of arms', `q 20 0 0 20 -1000 -9000 cm ${drawn(3)} Q`],
    ['what is drawn in white', `1 1 1 rg ${drawn(24)}`],
  ])('%s is nothing to ask about', async (_label, painted) => {
    const pairing = pair([ana], [await read('a.pdf', `${own}\n${painted}`)]);
    expect([files(pairing), codes(pairing)]).toEqual([{ 2: ['a.pdf'] }, []]);
  });

  test('the sign of a firm that all its files draw is nothing to ask about, what one of them draws besides is', async () => {
    const [signed, more] = [drawn(24), drawn(24, 'h f', 3)];
    const both = [await read('a.pdf', `${own}\n${signed}`), await read('b.pdf', `${other}\n${signed}`)];
    expect(codes(pair([ana, luis], both))).toEqual([]);
    const odd = [both[0]!, await read('b.pdf', `${other}\n${signed}\n${more}`)];
    expect(codes(pair([ana, luis], odd))).toContain('3 receipt/hidden-content');
  });
});

const picture = streamObject(
  '\x00',
  '/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray',
);
const stripes = (count: number, width: number, height: number, gap: number): string =>
  Array.from({ length: count }, (_, at) => `q ${width} 0 0 ${height} 60 ${700 - at * (height + gap)} cm /Im Do Q`).join(
    '\n',
  );
const withPictures: HandMade = { more: [picture], resources: '/XObject << /Im 10 0 R >>' };

describe('a page of pictures with a few words', () => {
  const few = lines('Recibo de nomina del mes de enero', 'Copia para el trabajador');

  test.each([
    ['one of a third of a page', stripes(1, 450, 130, 0)],
    ['stripes with paper between', stripes(14, 420, 9, 14)],
    ['four of them', stripes(4, 300, 12, 80)],
  ])('counts as a picture, which must name its person: %s', async (_label, pictures) => {
    const read1 = await read('12345678Z.pdf', `${few}\n${pictures}`, withPictures);
    const [pages] = [read1.reading.verdict === 'read' ? read1.reading.facts.pictured : undefined];
    expect(pages).toEqual([1]);
  });

  test.each([
    ['a sign and a signature', stripes(2, 120, 50, 300)],
    ['three small ones', stripes(3, 60, 30, 200)],
  ])('is no picture: %s', async (_label, pictures) => {
    const { reading } = await read('a.pdf', `${few}\n${pictures}`, withPictures);
    expect(reading.verdict === 'read' && reading.facts.pictured).toBeUndefined();
  });
});
