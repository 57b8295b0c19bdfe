import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { describe, expect, test } from 'vitest';
import { createCut } from '../../../src/pdf/cut-pdf.ts';
import { unpacked } from '../../corpus/bundles/judge-bundle.ts';
import { formObject, latinBytes, lines, streamObject } from '../../fakes/hand-made-pdf.ts';
import { hasPdfTools, runPdfTool } from '../../fakes/pdf-tools.ts';
import { printedPages } from '../../fakes/printed-pages.ts';

const { signal } = new AbortController();
const cutting = createCut(pdfjs);
const cut = async (file: Uint8Array<ArrayBuffer>, groups: readonly (readonly number[])[]) =>
  (await cutting(file, groups, () => undefined, signal)) as readonly Uint8Array<ArrayBuffer>[];

/** A file of these objects, numbered from 1; the first is its catalog. */
const fileOf = (objects: readonly string[], trailer = ''): Uint8Array<ArrayBuffer> => {
  let text = '%PDF-1.7\n';
  const offsets = objects.map((body, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  return latinBytes(
    `${text}${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${text.length}\n%%EOF\n`,
  );
};

interface Made {
  readonly catalog?: string;
  readonly first?: string;
  readonly contents?: readonly [string, string];
  /** Forms that both pages may draw, by name. */
  readonly objects?: string;
  readonly more?: readonly string[];
  readonly trailer?: string;
}

/** Ana's page and Luis's, with one table of resources for both. Objects from 11 on are `more`. */
const bundle = ({
  catalog = '',
  first = '',
  contents = [lines('Ana Ruiz'), lines('Luis Gil')],
  objects = '/Ana 9 0 R /Luis 10 0 R',
  more = [],
  trailer = '',
}: Made = {}) =>
  fileOf(
    [
      `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
      '<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 /MediaBox [0 0 595 842] /Resources 8 0 R >>',
      `<< /Type /Page /Parent 2 0 R /Contents 5 0 R ${first} >>`,
      '<< /Type /Page /Parent 2 0 R /Contents 6 0 R >>',
      streamObject(contents[0]),
      streamObject(contents[1]),
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
      `<< /Font << /F1 7 0 R >> /XObject << ${objects} >> >>`,
      formObject(lines('', 'Ana Ruiz 1.000,00'), '/PieceInfo << /App << /Private (made for Luis Gil) >> >>').replace(
        '/F1 5 0 R',
        '/F1 7 0 R',
      ),
      formObject(lines('', 'Luis Gil 2.000,00')).replace('/F1 5 0 R', '/F1 7 0 R'),
      ...more,
    ],
    trailer,
  );

const firstOf = async (file: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> => (await cut(file, [[1]]))[0]!;

describe('a part holds nothing of another', () => {
  test.each<readonly [string, Made]>([
    [
      'a table of resources for all pages',
      { contents: [`${lines('Ana Ruiz')}\n/Ana Do`, `${lines('Luis Gil')}\n/Luis Do`] },
    ],
    [
      'a link to the next page',
      { first: '/Annots [11 0 R]', more: ['<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /Dest [4 0 R /Fit] >>'] },
    ],
    [
      'bookmarks',
      {
        catalog: '/Outlines 11 0 R',
        more: [
          '<< /Type /Outlines /First 12 0 R /Last 12 0 R /Count 1 >>',
          '<< /Title (Luis Gil) /Parent 11 0 R /Dest [4 0 R /Fit] >>',
        ],
      },
    ],
    ['properties', { trailer: '/Info 11 0 R', more: ['<< /Title (Luis Gil) >>'] }],
    [
      'a structure of what is read',
      {
        catalog: '/MarkInfo << /Marked true >> /StructTreeRoot 11 0 R',
        first: '/StructParents 0',
        more: ['<< /Type /StructTreeRoot /K 12 0 R >>', '<< /S /P /ActualText (Luis Gil) /Pg 4 0 R >>'],
      },
    ],
    [
      'a file inside',
      {
        catalog: '/Names << /EmbeddedFiles << /Names [(a) 11 0 R] >> >>',
        more: [
          '<< /Type /Filespec /F (luis-gil.txt) /EF << /F 12 0 R >> >>',
          streamObject('Luis Gil', '/Type /EmbeddedFile'),
        ],
      },
    ],
    ['beads of an article', { first: '/B [11 0 R]', more: ['<< /Type /Bead /P 4 0 R /N 11 0 R /V 11 0 R >>'] }],
    ['what a program keeps for itself', { first: '/PieceInfo << /App << /Private (Luis Gil) >> >>' }],
  ])('with %s in the file', async (_, made) => {
    const file = bundle(made);
    expect(unpacked(file)).toContain('Luis');
    const part = await firstOf(file);
    expect(unpacked(part)).toContain('Ana');
    expect(unpacked(part)).not.toMatch(/Luis|luis|Gil/);
    expect(unpacked(part).match(/\/Type \/Page\b/g)).toHaveLength(1);
    expect((await printedPages(part)).join()).toContain('Ana Ruiz');
  });

  test('with an earlier version of the file', async () => {
    const old = Buffer.from(bundle({ contents: [lines('Luis Gil'), lines('Luis Gil')] })).toString('latin1');
    const at = old.length;
    const body = streamObject(lines('Ana Ruiz'));
    const start = /startxref\n(\d+)/.exec(old)![1]!;
    const table = `5 0 obj\n${body}\nendobj\n`;
    const file = latinBytes(
      `${old}${table}xref\n5 1\n${String(at).padStart(10, '0')} 00000 n \ntrailer\n<< /Size 11 /Root 1 0 R /Prev ${start} >>\nstartxref\n${at + table.length}\n%%EOF\n`,
    );
    const part = await firstOf(file);
    expect((await printedPages(part)).join()).toContain('Ana Ruiz');
    expect(unpacked(part)).not.toMatch(/Luis|Gil/);
  });

  test.runIf(hasPdfTools)('by a reader that is not ours', async () => {
    const parts = await cut(bundle({ contents: [`${lines('Ana Ruiz')}\n/Ana Do`, `${lines('Luis Gil')}\n/Luis Do`] }), [
      [1],
      [2],
      [2, 1],
    ]);
    const texts = parts.map((part) => runPdfTool('pdftotext', ['-layout', '{}', '-'], part));
    expect(texts.map((text) => [/Ana/.test(text), /Luis/.test(text)])).toEqual([
      [true, false],
      [false, true],
      [true, true],
    ]);
    for (const part of parts)
      expect(runPdfTool('qpdf', ['--check', '{}'], part)).toContain('No syntax or stream encoding errors');
  });
});

test('a page whose notes would be lost is not cut: it would say less than it said', async () => {
  const note =
    '<< /Type /Annot /Subtype /FreeText /Rect [50 50 300 80] /DA (/F1 10 Tf) /Contents (Net pay 900) /AP << /N 12 0 R >> >>';
  const file = bundle({
    first: '/Annots [11 0 R]',
    more: [note, formObject('BT /F1 10 Tf 1 0 0 1 5 5 Tm (Net pay 900) Tj ET').replace('/F1 5 0 R', '/F1 7 0 R')],
  });
  expect(await cut(file, [[1], [2]])).toEqual([undefined, expect.any(Uint8Array)]);
});

test('a form that draws others by the names of the page keeps these, and no more', async () => {
  const frame = streamObject('/Ana Do', '/Type /XObject /Subtype /Form /BBox [0 0 595 842]');
  const objects = '/Ana 9 0 R /Luis 10 0 R /Frame 11 0 R';
  const part = await firstOf(bundle({ contents: ['/Frame Do', lines('Luis Gil')], objects, more: [frame] }));
  expect((await printedPages(part)).join()).toContain('Ana Ruiz 1.000,00');
  expect(unpacked(part)).not.toContain('Luis');
});
