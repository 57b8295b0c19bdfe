import PDFDocument from 'pdfkit';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** How a piece of text stands on the page: most of these cannot be seen by whoever reads it. */
export type Veil = 'invisible' | 'white' | 'tiny' | 'clipped' | 'transparent' | 'outside';

export interface Piece {
  /** Points from the top left corner. */
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size?: number;
  readonly bold?: boolean;
  readonly veil?: Veil;
  /** White letters on a dark band of this width: the common head of a table. */
  readonly band?: number;
}

export interface FormField {
  readonly x: number;
  readonly y: number;
  readonly name: string;
  readonly value: string;
}

export interface Page {
  readonly pieces: readonly Piece[];
  /** A bookmark of the file leads here. */
  readonly bookmark?: string;
  readonly fields?: readonly FormField[];
  readonly notes?: readonly string[];
  /** The lower part of the sheet is outside the view, from this y on. */
  readonly croppedAt?: number;
}

export interface Paper {
  readonly pages: readonly Page[];
  readonly attachments?: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly userPassword?: string;
  /** A font that holds Polish letters; the others use the PDF's own Helvetica. */
  readonly unicode: boolean;
  readonly compress?: boolean;
}

const fontFolder = join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf');

/** The tables that shape scripts and name glyphs cost most of the time a PDF takes, and Latin letters need none. */
const slim = (font: Buffer): Buffer => {
  const count = font.readUInt16BE(4);
  const tables = Array.from({ length: count }, (_, at) => {
    const entry = 12 + at * 16;
    const tag = font.toString('latin1', entry, entry + 4);
    const start = font.readUInt32BE(entry + 8);
    const data = font.subarray(start, start + font.readUInt32BE(entry + 12));
    return { tag, data: tag === 'post' ? namelessPost(data) : data };
  }).filter(({ tag }) => !['GSUB', 'GPOS', 'GDEF', 'kern', 'MATH'].includes(tag));
  const head = Buffer.alloc(12 + tables.length * 16);
  font.copy(head, 0, 0, 12);
  head.writeUInt16BE(tables.length, 4);
  let offset = head.length;
  const bodies = tables.map(({ tag, data }, at) => {
    const entry = 12 + at * 16;
    head.write(tag, entry, 'latin1');
    head.writeUInt32BE(offset, entry + 8);
    head.writeUInt32BE(data.length, entry + 12);
    const padded = Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]);
    offset += padded.length;
    return padded;
  });
  return Buffer.concat([head, ...bodies]);
};

/** Version 3 of the table has no glyph names. */
const namelessPost = (data: Buffer): Buffer => {
  const short = Buffer.from(data.subarray(0, 32));
  short.writeUInt32BE(0x0003_0000, 0);
  return short;
};

const plainFont = slim(readFileSync(join(fontFolder, 'DejaVuSansCondensed.ttf')));
const boldFont = slim(readFileSync(join(fontFolder, 'DejaVuSansCondensed-Bold.ttf')));

const width = 595;
const height = 842;
/** Always the same: the corpus of a seed has the same bytes on every day. */
const made = new Date('2026-01-31T10:00:00Z');

/** The bytes of a paper, made by a library that is not the product's. */
export const pdfOf = (paper: Paper): Promise<Uint8Array<ArrayBuffer>> =>
  new Promise((resolve, reject) => {
    const document = new PDFDocument({
      autoFirstPage: false,
      compress: paper.compress ?? false,
      size: [width, height],
      margin: 0,
      info: { CreationDate: made, ModDate: made, Producer: 'Nominas' },
      ...(paper.userPassword === undefined
        ? {}
        : {
            userPassword: paper.userPassword,
            ownerPassword: `o-${paper.userPassword}`,
            pdfVersion: '1.7ext3' as const,
          }),
    });
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    document.on('error', reject);
    if (paper.unicode) {
      document.registerFont('plain', plainFont);
      document.registerFont('bold', boldFont);
    }
    const fontOf = (bold = false): string =>
      paper.unicode ? (bold ? 'bold' : 'plain') : bold ? 'Helvetica-Bold' : 'Helvetica';
    if (paper.pages.some(({ fields }) => fields !== undefined)) {
      document.font('Helvetica');
      document.initForm();
    }
    for (const page of paper.pages) drawPage(document, page, fontOf);
    for (const { name, bytes } of paper.attachments ?? [])
      document.file(Buffer.from(bytes), { name, creationDate: made, modifiedDate: made });
    document.end();
  });

type Document = InstanceType<typeof PDFDocument>;

const drawPage = (document: Document, page: Page, fontOf: (bold?: boolean) => string): void => {
  document.addPage();
  if (page.bookmark !== undefined) document.outline.addItem(page.bookmark);
  if (page.croppedAt !== undefined) {
    const { dictionary } = document.page as unknown as { dictionary: { data: Record<string, unknown> } };
    dictionary.data.CropBox = [0, height - page.croppedAt, width, height];
  }
  for (const piece of page.pieces) drawPiece(document, piece, fontOf);
  for (const field of page.fields ?? []) {
    document.font('Helvetica').formText(field.name, field.x, field.y, 200, 14, { value: field.value, fontSize: 9 });
  }
  for (const [at, note] of (page.notes ?? []).entries()) document.note(500, 20 + at * 20, 20, 16, note);
};

const drawPiece = (document: Document, piece: Piece, fontOf: (bold?: boolean) => string): void => {
  const { veil, band, size = 8 } = piece;
  document.save();
  document.font(fontOf(piece.bold)).fontSize(size);
  // A program that prints payslips keeps its lines on the paper, and its white letters on their band.
  const run = document.widthOfString(piece.text);
  if (piece.x + run > width - 8) document.fontSize((size * (width - 8 - piece.x)) / run);
  if (band !== undefined) document.rect(piece.x - 2, piece.y - 2, Math.max(band, run + 4), size + 5).fill('#203864');
  if (veil === 'clipped') document.rect(1, 1, 2, 2).clip();
  if (veil === 'transparent') document.fillOpacity(0);
  if (veil === 'tiny') document.fontSize(0.4);
  // The library never sets this mode for text that is only filled, so it holds until the state is restored.
  if (veil === 'invisible') document.addContent('3 Tr');
  document
    .fillColor(veil === 'white' || band !== undefined ? '#ffffff' : '#000000')
    .text(piece.text, veil === 'outside' ? piece.x + 2_000 : piece.x, piece.y, { lineBreak: false });
  document.restore();
};

/** A later save took the last page out; what an editor appends, by hand. The page is still in the file. */
export const withoutLastPage = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => {
  const source = Buffer.from(bytes);
  const text = source.toString('latin1');
  const pages = /(\d+) 0 obj\s*<<\s*\/Type \/Pages\s*\/Count (\d+)\s*\/Kids \[([^\]]*)\]/.exec(text);
  const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text);
  const trailer = /trailer\s*<<([\s\S]*?)>>\s*startxref/.exec(text);
  if (pages === null || start === null || trailer === null) throw new Error('Not the shape this library writes');
  const kids = pages[3]!.match(/\d+ 0 R/g)!.slice(0, -1);
  const object = `${pages[1]!} 0 obj\n<<\n/Type /Pages\n/Count ${kids.length}\n/Kids [${kids.join(' ')}]\n>>\nendobj\n`;
  const at = source.length + 1;
  const table = `xref\n${pages[1]!} 1\n${String(at).padStart(10, '0')} 00000 n \n`;
  const end = `trailer\n<<${trailer[1]!.trimEnd()}\n/Prev ${start[1]!}\n>>\nstartxref\n${at + object.length}\n%%EOF\n`;
  return new Uint8Array(Buffer.concat([source, Buffer.from(`\n${object}${table}${end}`, 'latin1')]));
};
