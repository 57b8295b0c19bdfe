import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { zlibSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import {
  formObject,
  handMadePdf,
  latinBytes,
  lines,
  savedAgain,
  streamObject,
  type HandMade,
} from '../../fakes/hand-made-pdf.ts';
import { readPdfContent } from '../../fakes/pdf-text.ts';
import type { PdfContent } from '../../../src/pdf/pdf-content.ts';

const { signal } = new AbortController();

const read = async (file: string | Uint8Array<ArrayBuffer>, passwords: readonly string[] = []): Promise<PdfContent> => {
  const bytes = typeof file === 'string' ? latinBytes(file) : file;
  const result = await readPdfContent(bytes, passwords, signal);
  if (result.kind !== 'content') throw new Error(JSON.stringify(result));
  return result.content;
};
const seen = ({ pages }: PdfContent): string => pages.join('\n');
const unseen = ({ hidden }: PdfContent): string => hidden.join('\n');

const own = lines('Trabajador: ANA SOFIA IBANEZ', 'Neto a pagar: 6,439.35');
const other = '(IVAN DE LA CRUZ) Tj';
const at = '1 0 0 1 50 500 Tm';
const strange = `BT /F1 10 Tf ${at} ${other} ET`;

describe('text that nobody can see is set apart from what shows', () => {
  test.each<[string, string, HandMade?]>([
    ['painted in no way', `BT 3 Tr /F1 10 Tf ${at} ${other} ET`],
    ['only a clip', `q BT 7 Tr /F1 10 Tf ${at} ${other} ET Q`],
    ['transparent', `q /GS gs ${strange} Q`, { resources: '/ExtGState << /GS << /ca 0 >> >>' }],
    ['half a point high', `BT /F1 0.5 Tf ${at} ${other} ET`],
    ['scaled down to nothing', `q 0.01 0 0 0.01 300 300 cm BT /F1 10 Tf 1 0 0 1 0 0 Tm ${other} ET Q`],
    ['shrunk by its own matrix', `BT /F1 1 Tf 0.2 0 0 0.2 50 500 Tm ${other} ET`],
    ['white on paper', `q 1 g ${strange} Q`],
    ['nearly white on paper', `q 0.97 0.98 0.97 rg ${strange} Q`],
    ['white by CMYK', `q 0 0 0 0 k ${strange} Q`],
    ['black on black', `0 g 40 490 300 30 re f ${strange}`],
    ['white on white over black', `0 g 0 400 595 200 re f 1 g 40 490 300 30 re f ${strange}`],
    ['outlined in the colour of paper', `q 1 G BT 1 Tr /F1 10 Tf ${at} ${other} ET Q`],
    ['under a white box', `${strange} q 1 g 40 490 300 30 re f Q`],
    ['under a black bar', `${strange} q 0 g 40 490 300 30 re f Q`],
    ['outside a clip', `q 0 0 20 20 re W n ${strange} Q`],
    [
      'outside the box of a form',
      '/Fm Do',
      { resources: '/XObject << /Fm 10 0 R >>', more: [formObject(strange).replace('[0 0 595 842]', '[0 0 20 20]')] },
    ],
    ['left of the page', `BT /F1 10 Tf 1 0 0 1 -400 500 Tm ${other} ET`],
    ['above the page', `BT /F1 10 Tf 1 0 0 1 50 900 Tm ${other} ET`],
    ['cropped away', strange, { page: '/CropBox [0 600 595 842]' }],
    [
      'on a layer that is off',
      `/OC /L BDC ${strange} EMC`,
      {
        resources: '/Properties << /L 10 0 R >>',
        more: ['<< /Type /OCG /Name (old) >>'],
        catalog: '/OCProperties << /OCGs [10 0 R] /D << /OFF [10 0 R] >> >>',
      },
    ],
    [
      'a form on a layer that is off',
      '/Fm Do',
      {
        resources: '/XObject << /Fm 11 0 R >>',
        more: ['<< /Type /OCG /Name (old) >>', formObject(strange, '/OC 10 0 R')],
        catalog: '/OCProperties << /OCGs [10 0 R] /D << /OFF [10 0 R] >> >>',
      },
    ],
    [
      'an annotation that is hidden',
      '',
      {
        page: '/Annots [10 0 R]',
        more: ['<< /Type /Annot /Subtype /Text /F 2 /Rect [0 0 9 9] /Contents (IVAN DE LA CRUZ) >>'],
      },
    ],
  ])('%s', async (_kind, content, made = {}) => {
    const pdf = await read(handMadePdf(`${own}\n${content}`, made));
    expect(seen(pdf)).toContain('ANA SOFIA IBANEZ\nNeto a pagar: 6,439.35');
    expect(seen(pdf)).not.toContain('IVAN');
    expect(unseen(pdf)).toContain('IVAN DE LA CRUZ');
    expect(pdf.traits).toEqual(['hidden-text']);
  });

  const picture = streamObject(
    'x'.repeat(300),
    '/Type /XObject /Subtype /Image /Width 10 /Height 10 /BitsPerComponent 8 /ColorSpace /DeviceRGB',
  );

  test.each<[string, string, HandMade?]>([
    ['white on a dark box', `0.2 g 40 490 300 30 re f 1 g ${strange}`],
    [
      'white on a dark shape with round corners',
      `0 g 40 495 m 40 490 45 490 45 490 c 340 490 l 345 490 345 495 345 495 c 345 515 l 40 515 l f 1 g ${strange}`,
    ],
    [
      'white on a picture',
      `q 300 0 0 30 40 490 cm /Im Do Q 1 g ${strange}`,
      { resources: '/XObject << /Im 10 0 R >>', more: [picture] },
    ],
    ['grey on paper', `0.7 g ${strange}`],
    ['on a line', `q 0 G 40 495 300 20 re S Q ${strange}`],
    ['on a yellow box', `1 1 0 rg 40 490 300 30 re f 0 g ${strange}`],
    ['in a clip', `q 0 480 595 40 re W n ${strange} Q`],
    ['turned by a quarter', `BT /F1 10 Tf 0 1 -1 0 300 300 Tm ${other} ET`],
    ['struck twice for weight', `${strange} BT /F1 10 Tf 1 0 0 1 50.2 500 Tm ${other} ET`],
    ['of one point and a half', `BT /F1 1.5 Tf ${at} ${other} ET`],
    ['small type scaled up', `q 10 0 0 10 0 0 cm BT /F1 1 Tf 1 0 0 1 5 50 Tm ${other} ET Q`],
    [
      'on a layer that is on',
      `/OC /L BDC ${strange} EMC`,
      {
        resources: '/Properties << /L 10 0 R >>',
        more: ['<< /Type /OCG /Name (on) >>'],
        catalog: '/OCProperties << /OCGs [10 0 R] /D << >> >>',
      },
    ],
  ])('but not what is %s', async (_kind, content, made = {}) => {
    const pdf = await read(handMadePdf(`${own}\n${content}`, made));
    expect(seen(pdf)).toContain('IVAN DE LA CRUZ');
    expect(pdf).toMatchObject({ hidden: [], traits: [] });
  });

  test('the shadow of a title, painted white below it, hides nothing', async () => {
    const title = '(RECIBO) Tj ET';
    const shadow = `q 1 g BT /F1 20 Tf 1 0 0 1 51 699 Tm ${title} Q 0 g BT /F1 20 Tf 1 0 0 1 50 700 Tm ${title}`;
    expect(await read(handMadePdf(`${own}\n${shadow}`))).toMatchObject({ hidden: [], traits: [] });
  });
});

describe('what is filled in or noted belongs to the page', () => {
  const field = (name: string, value: string, box: string, more = ''): string =>
    `<< /Type /Annot /Subtype /Widget /FT /Tx /T (${name}) /V (${value}) /Rect [${box}] /DA (/F1 10 Tf 0 g) ${more} >>`;
  const made = (...fields: readonly string[]): HandMade => ({
    more: fields,
    page: `/Annots [${fields.map((_field, index) => `${10 + index} 0 R`).join(' ')}]`,
    catalog: `/AcroForm << /Fields [${fields.map((_field, index) => `${10 + index} 0 R`).join(' ')}] /DR << /Font << /F1 5 0 R >> >> >>`,
  });

  test('a value stands behind its label', async () => {
    const content = lines('Trabajador:', 'RFC:', 'Neto a pagar:');
    const pdf = await read(
      handMadePdf(
        content,
        made(
          field('c', '6,439.35', '200 714 300 728'),
          field('a', 'ANA SOFIA IBANEZ', '200 746 400 760'),
          field('b', 'IAPA950130FI5', '200 730 400 744'),
        ),
      ),
    );
    expect(seen(pdf)).toBe('Trabajador: ANA SOFIA IBANEZ\nRFC: IAPA950130FI5\nNeto a pagar: 6,439.35');
  });

  test('one without a label on the page is named by its field', async () => {
    const pdf = await read(
      handMadePdf('', made(field('Recibo.Nombre_del_empleado[0]', 'IVAN DE LA CRUZ', '300 10 400 20'))),
    );
    expect(seen(pdf).trim()).toBe('Nombre del empleado: IVAN DE LA CRUZ');
  });

  test('what a form shows and what it holds both count when they differ', async () => {
    const shown = formObject(`BT /F1 10 Tf 1 0 0 1 2 2 Tm (ANA SOFIA IBANEZ) Tj ET`).replace(
      '[0 0 595 842]',
      '[0 0 200 14]',
    );
    const two = made(field('a', 'IVAN DE LA CRUZ', '200 746 400 760', '/AP << /N 11 0 R >>'));
    const pdf = await read(handMadePdf(lines('Trabajador:'), { ...two, more: [...(two.more ?? []), shown] }));
    expect(seen(pdf)).toContain('ANA SOFIA IBANEZ');
    expect(seen(pdf)).toContain('IVAN DE LA CRUZ');
  });

  test.each([
    ['a note', '<< /Type /Annot /Subtype /Text /Rect [300 300 320 320] /Contents (de IVAN DE LA CRUZ) >>'],
    [
      'text typed on the page',
      '<< /Type /Annot /Subtype /FreeText /Rect [300 300 500 320] /DA (/F1 10 Tf 0 g) /Contents (de IVAN DE LA CRUZ) >>',
    ],
  ])('%s', async (_kind, annotation) => {
    const pdf = await read(handMadePdf(own, { more: [annotation], page: '/Annots [10 0 R]' }));
    expect(seen(pdf)).toContain('de IVAN DE LA CRUZ');
  });
});

describe('files inside are handed on', () => {
  const inside = '<nomina rfc="DEZI900228L86"/>';
  const spec = '<< /Type /Filespec /F (recibo.xml) /EF << /F 11 0 R >> >>';
  const file = streamObject(inside, '/Type /EmbeddedFile');
  const packed = String.fromCharCode(...zlibSync(latinBytes(inside)));

  test.each<[string, HandMade]>([
    ['listed', { more: [spec, file], catalog: '/Names << /EmbeddedFiles << /Names [(recibo.xml) 10 0 R] >> >>' }],
    [
      'pinned to a page',
      {
        more: ['<< /Type /Annot /Subtype /FileAttachment /Rect [9 9 19 19] /FS 12 0 R >>', file, spec],
        page: '/Annots [10 0 R]',
      },
    ],
    ['of the page, as invoices have them', { more: [spec, file], page: '/AF [10 0 R]' }],
    ['that nothing names', { more: ['null', file] }],
    [
      'packed',
      { more: [spec, streamObject(packed, '/Type /EmbeddedFile /Filter /FlateDecode')], page: '/AF [10 0 R]' },
    ],
  ])('one %s', async (_kind, made) => {
    const { attachments, traits } = await read(handMadePdf(own, made));
    expect(attachments.map(({ bytes }) => new TextDecoder().decode(bytes))).toEqual([inside]);
    expect(traits).toContain('attachment');
  });

  test('a collection of files asks', async () => {
    const made = {
      more: [spec, file],
      catalog: '/Collection << /View /D >> /Names << /EmbeddedFiles << /Names [(a) 10 0 R] >> >>',
    };
    expect((await read(handMadePdf(own, made))).traits).toEqual(['portfolio', 'attachment']);
  });
});

describe('what was taken out of a file, and is still in it', () => {
  const plain = handMadePdf(own);
  const ivan = streamObject(lines('Trabajador: IVAN DE LA CRUZ', 'Neto a pagar: 6,439.35'));
  const found = async (file: string | Uint8Array<ArrayBuffer>) => {
    const pdf = await read(file);
    expect(seen(pdf)).not.toContain('IVAN');
    expect(unseen(pdf)).toContain('Trabajador: IVAN DE LA CRUZ');
    expect(pdf.traits).toContain('earlier-revision');
  };

  test('the page that a later save changed', () =>
    found(savedAgain(handMadePdf(lines('Trabajador: IVAN DE LA CRUZ')), { 4: streamObject(own) })));

  test('the page that a later save left out', async () => {
    const page =
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 11 0 R /Resources << /Font << /F1 5 0 R >> >> >>';
    const both = savedAgain(handMadePdf(own, { more: [page, ivan] }), {
      2: '<< /Type /Pages /Kids [3 0 R 10 0 R] /Count 2 >>',
    });
    await found(savedAgain(both, { 2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>' }));
  });

  test('the version between two others', () =>
    found(savedAgain(savedAgain(plain, { 4: ivan }), { 4: streamObject(own) })));

  test('a second object under the number of the first, which some readers take', () =>
    found(
      plain
        .replace(/xref\n0 1/, `4 0 obj\n${ivan}\nendobj\nxref\n0 1`)
        .replace(/startxref\n\d+/, () => `startxref\n${plain.indexOf('xref\n0 1') + ivan.length + 16}`),
    ));

  test('a page that no tree leads to', () =>
    found(
      handMadePdf(own, {
        more: [
          '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 11 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
          ivan,
        ],
      }),
    ));

  test('what a page painted before it was given other content', () =>
    found(handMadePdf(own, { more: ['null', ivan] })));

  test('a page that a library removed, in packed objects', async () => {
    const document = await PDFDocument.create();
    const font = await document.embedFont(StandardFonts.Helvetica);
    for (const name of ['ANA SOFIA IBANEZ', 'IVAN DE LA CRUZ'])
      document.addPage().drawText(`Trabajador: ${name}`, { font, size: 10 });
    await document.flush();
    document.removePage(1);
    await found(new Uint8Array(await document.save({ useObjectStreams: true })));
  });

  test('but a save that only signs, or fills nothing in, hides nothing', async () => {
    const again = savedAgain(plain, { 1: '<< /Type /Catalog /Pages 2 0 R /Lang (es) >>', 20: '<< /Producer (x) >>' });
    expect(await read(again)).toMatchObject({ hidden: [], traits: [] });
  });

  test('more versions than anybody makes ask by themselves', async () => {
    let file = plain;
    for (let version = 0; version < 12; version += 1)
      file = savedAgain(file, { 1: `<< /Type /Catalog /Pages 2 0 R /V${version} 1 >>` });
    expect((await read(file)).traits).toEqual(['earlier-revision']);
  });
});

describe('what a file can do', () => {
  test.each<[string, string, HandMade]>([
    ['script', 'runs code when it opens', { catalog: '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>' }],
    [
      'script',
      'runs code by name',
      { catalog: '/Names << /JavaScript << /Names [(a) 10 0 R] >> >>', more: ['<< /S /JavaScript /JS (x) >>'] },
    ],
    ['script', 'runs code under an escaped name', { catalog: '/OpenAction << /S /J#61vaScript /JS (x) >>' }],
    [
      'script',
      'runs code of a link',
      { page: '/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /JavaScript /JS (x) >> >>]' },
    ],
    ['launch', 'starts a program', { catalog: '/OpenAction << /S /Launch /F (cmd.exe) >>' }],
    [
      'launch',
      'starts a program from a link',
      { page: '/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /Launch /Win << /F (a) >> >> >>]' },
    ],
    [
      'signed',
      'is signed',
      { more: ['<< /Type /Sig /Filter /Adobe.PPKLite /ByteRange [0 10 20 30] /Contents <00> >>'] },
    ],
  ])('%s: it %s', async (trait, _what, made) => {
    expect((await read(handMadePdf(own, made))).traits).toEqual([trait]);
  });
});

describe('a file that was cut off', () => {
  const whole = handMadePdf(own, { more: [streamObject('% '.padEnd(900, '.'))] });
  const document = (name: string, body: string): string => `${name}\n${body}`;

  test.each(Array.from({ length: 19 }, (_, index) => (index + 1) * 5))(
    'at %i%% is never taken for whole',
    async (percent) => {
      const cut = latinBytes(whole.slice(0, Math.floor((whole.length * percent) / 100)));
      const result = await readPdfContent(cut, [], signal);
      if (result.kind === 'content') expect(result.content.traits).toContain('no-end');
      else expect(result.kind).toBe('damaged');
    },
  );

  test('whose end is zeros, as after a broken copy', async () => {
    const zeros = whole.slice(0, -30) + '\0'.repeat(30);
    const result = await readPdfContent(latinBytes(zeros), [], signal);
    expect(result.kind === 'content' ? result.content.traits : ['no-end']).toContain('no-end');
  });

  test('made for slow lines: the end of its first part is not its own', async () => {
    const linear = document(
      '%PDF-1.7',
      `9 0 obj\n<< /Linearized 1 /L ${whole.length + 900} /N 1 >>\nendobj\nstartxref\n0\n%%EOF\n`,
    );
    const shifted = whole.replace('%PDF-1.7\n', linear);
    expect((await read(shifted)).traits).toContain('no-end');
  });

  test('is not one with white space or a line behind its end', async () => {
    for (const tail of ['\n\n  ', '\0\0\0\0', '<!-- served in 3 ms -->']) {
      expect((await read(whole + tail)).traits).toEqual([]);
    }
  });
});
