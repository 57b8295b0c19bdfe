type Bytes = Uint8Array<ArrayBuffer>;

/** One character, one byte. */
export const latinBytes = (text: string): Bytes => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

export const streamObject = (content: string, entries = ''): string =>
  `<< /Length ${content.length} ${entries} >>\nstream\n${content}\nendstream`;

export const formObject = (content: string, entries = ''): string =>
  streamObject(
    content,
    `/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> ${entries}`,
  );

/** Lines of Helvetica, each under the one before; letters of Latin-1. */
export const lines = (...texts: readonly string[]): string =>
  texts.map((text, index) => `BT /F1 10 Tf 1 0 0 1 50 ${750 - 16 * index} Tm (${text}) Tj ET`).join('\n');

export interface HandMade {
  /** Objects from number 10 on. */
  readonly more?: readonly string[];
  /** Further entries of catalog, page, its resources, and trailer. */
  readonly catalog?: string;
  readonly page?: string;
  readonly resources?: string;
  readonly trailer?: string;
  readonly mediaBox?: string;
}

const table = (text: string, offsets: ReadonlyMap<number, number>, trailer: string): string => {
  const rows = [...offsets].sort(([one], [other]) => one - other);
  const size = Math.max(...offsets.keys()) + 1;
  const entries = rows.map(([number, at]) => `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`).join('');
  return `${text}xref\n0 1\n0000000000 65535 f \n${entries}trailer\n<< /Size ${size} ${trailer} >>\nstartxref\n${text.length}\n%%EOF\n`;
};

const written = (before: string, objects: ReadonlyMap<number, string>, trailer: string): string => {
  let text = before;
  const offsets = new Map<number, number>();
  for (const [number, body] of objects) {
    offsets.set(number, text.length);
    text += `${number} 0 obj\n${body}\nendobj\n`;
  }
  return table(text, offsets, trailer);
};

/** A PDF of one page written by hand: no library decides what is in it. */
export const handMadePdf = (content: string, made: HandMade = {}): string => {
  const { more = [], catalog = '', page = '', resources = '', trailer = '', mediaBox = '0 0 595 842' } = made;
  const objects = new Map([
    [1, `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`],
    [2, '<< /Type /Pages /Kids [3 0 R] /Count 1 >>'],
    [
      3,
      `<< /Type /Page /Parent 2 0 R /MediaBox [${mediaBox}] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> ${resources} >> ${page} >>`,
    ],
    [4, streamObject(content)],
    [5, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'],
    ...more.map((body, index): [number, string] => [10 + index, body]),
  ]);
  return written('%PDF-1.7\n', objects, `/Root 1 0 R ${trailer}`);
};

/** Saves objects behind the end, as programs do that only add. */
export const savedAgain = (file: string, objects: Readonly<Record<number, string>>): string => {
  const before = /startxref\n(\d+)\n%%EOF\n$/.exec(file)?.[1] ?? '0';
  const changed = new Map(Object.entries(objects).map(([number, body]): [number, string] => [Number(number), body]));
  return written(file, changed, `/Root 1 0 R /Prev ${before}`);
};
