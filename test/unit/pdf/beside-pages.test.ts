import PDFDocument from 'pdfkit';
import { describe, expect, test } from 'vitest';
import { factsOfContent } from '../../../src/pdf/text-facts.ts';
import { readPdfContent } from '../../fakes/pdf-text.ts';

const { signal } = new AbortController();
/** A grey point, as PNG. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);
const slip = 'NOMINA enero 2026 TRABAJADOR: FERRER CAMPOS, NURIA NIF 44512873F LIQUIDO A PERCIBIR 1.432,18';
const other = '71234908K';

type Paper = InstanceType<typeof PDFDocument>;

const made = async (draw: (paper: Paper) => void, title = 'Nomina') => {
  const paper = new PDFDocument({ info: { Title: title } });
  const chunks: Buffer[] = [];
  const done = new Promise((resolve) => paper.on('end', resolve));
  paper.on('data', (chunk: Buffer) => chunks.push(chunk));
  paper.font('Helvetica').fontSize(8).text(slip);
  draw(paper);
  paper.end();
  await done;
  const result = await readPdfContent(new Uint8Array(Buffer.concat(chunks)), [], signal);
  if (result.kind !== 'content') throw new Error(result.kind);
  return result.content;
};

interface Reference {
  readonly data: Record<string, unknown>;
  end(data?: string): void;
}

/** A form of XML in the file, whole or in packets, as programs for forms write it. */
const formOfXml = (paper: Paper, packets: boolean): void => {
  const inside = paper as unknown as { ref(data: object): Reference; readonly _root: Reference };
  paper.initForm();
  const stream = inside.ref({});
  stream.end(`<xfa:data><slip><name>ORTEGA LUNA PABLO</name><nif>${other}</nif></slip></xfa:data>`);
  const form = inside._root.data['AcroForm'] as Reference;
  form.data['XFA'] = packets ? [new String('datasets'), stream] : stream;
};

describe('what a file says beside its pages counts against it', () => {
  test.each<[string, (paper: Paper) => void, string?]>([
    ['its title', () => undefined, `Nomina ORTEGA LUNA PABLO ${other}`],
    ['its table of contents', (paper) => void paper.outline.addItem(`ORTEGA LUNA PABLO ${other}`)],
    ['where a link leads', (paper) => void paper.link(40, 400, 90, 20, `https://portal.example/n?nif=${other}`)],
    ['a form of XML', (paper) => formOfXml(paper, false)],
    ['a form of XML in packets', (paper) => formOfXml(paper, true)],
    [
      'what a field lets people choose',
      (paper) => {
        paper.initForm();
        paper.formCombo('quien', 40, 600, 200, 20, { select: ['FERRER', `ORTEGA ${other}`], value: 'FERRER' });
      },
    ],
  ])('%s', async (_label, draw, title) => {
    const content = await made(draw, title);
    const { holders = [] } = factsOfContent(content);
    expect(holders.find(({ value }) => value === other)).toMatchObject({ hidden: true });
    expect(content.traits).toEqual([]);
  });
});

describe('a page that is a picture', () => {
  test('is said', async () => {
    const content = await made((paper) => {
      paper.addPage().image(picture, 20, 20, { width: 550, height: 700 });
    });
    expect(content.traits).toEqual(['picture-page']);
  });
  test('is told from one with a small picture, whatever a scanner wrote on it', async () => {
    const content = await made((paper) => {
      paper.image(picture, 20, 200, { width: 200, height: 90 });
      paper.addPage().text('Escaneado con CamScanner – Página 2 de 3');
      paper.image(picture, 20, 60, { width: 550, height: 380 }).addPage();
    });
    expect([content.traits, content.pictured]).toEqual([[], [2]]);
  });
  test.each(['fill', 'stroke'] as const)('is one of outlines, too: %s', async (paint) => {
    const outlines = await made((paper) => {
      paper.addPage();
      for (let at = 0; at < 90; at += 1)
        paper.path(`M ${20 + at * 6} 90 q 4 -9 8 0 q 2 6 -8 4 z m 3 -2 l 4 0 l 0 2 z`)[paint]('black');
    });
    expect(outlines.traits).toEqual(['picture-page']);
  });
  test('and the rules of an empty form are none', async () => {
    const rules = await made((paper) => {
      paper.addPage();
      for (let at = 0; at < 40; at += 1) paper.rect(20, 20 + at * 18, 500, 18).stroke();
    });
    expect(rules.traits).toEqual([]);
  });
  test('a logo, an empty page, or a picture behind the text is none', async () => {
    const logo = await made((paper) => {
      paper.image(picture, 20, 200, { width: 550, height: 400 }).addPage();
    });
    expect(logo.traits).toEqual([]);
  });
});

test('words set wide are words', async () => {
  const content = await made((paper) => {
    paper.addPage();
    paper.text('TRABAJADOR: MORA SANZ, LUIS', 40, 80, { characterSpacing: 4 });
    paper.text('NIF 23456789D', 40, 110, { characterSpacing: 4 });
  });
  const { holders = [] } = factsOfContent(content);
  expect(holders.map(({ value }) => value)).toEqual(expect.arrayContaining(['MORA SANZ, LUIS', '23456789D']));
});
