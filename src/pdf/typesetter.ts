import type { PDFFont } from '@cantoo/pdf-lib';

export interface Fonts {
  readonly regular: PDFFont;
  readonly bold: PDFFont;
}

export interface TextStyle {
  /** Points. Default 9. */
  readonly size?: number;
  readonly bold?: boolean;
  readonly faint?: boolean;
}

/** Points. */
const smallest = 4;
/** More letters than the lines of a cell hold. */
const mostLetters = 8_000;

/** Measures text and breaks it into lines. */
export class Typesetter {
  private readonly fonts: Fonts;
  private readonly letterWidths = new Map<string, number>();

  constructor(fonts: Fonts) {
    this.fonts = fonts;
  }

  font({ bold = false }: TextStyle): PDFFont {
    return bold ? this.fonts.bold : this.fonts.regular;
  }

  /** Letter by letter, remembered: laying a line out to measure it costs a hundred times as much. Points. */
  widthOf(text: string, style: TextStyle): number {
    const { size = 9 } = style;
    const font = this.font(style);
    let width = 0;
    for (const letter of text) {
      const key = `${font.name} ${letter}`;
      const known = this.letterWidths.get(key) ?? font.widthOfTextAtSize(letter, 1);
      this.letterWidths.set(key, known);
      width += known * size;
    }
    return width;
  }

  /** A number broken over two lines reads as two numbers: it is written smaller instead, as long as it can be read. */
  sizeFor(text: string, width: number, style: TextStyle & { readonly size: number }): number {
    const wide = this.widthOf(text, style);
    return wide <= width ? style.size : Math.max(smallest, (style.size * width) / wide - 0.01);
  }

  /** Breaks at spaces, and inside words that are longer than a line; keeps the line breaks of a cell. */
  wrap(content: string, width: number, style: TextStyle): string[] {
    const fits = (text: string) => this.widthOf(text, style) <= width;
    return clipped(content)
      .split(/\r\n|[\n\r\u2028]/)
      .flatMap((paragraph) => wrapParagraph(printable(paragraph), fits));
  }
}

const wrapParagraph = (paragraph: string, fits: (text: string) => boolean): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = breakWord(word, fits);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
  }
  return [...lines, line];
};

const clipped = (text: string): string => (text.length > mostLetters ? `${text.slice(0, mostLetters)} […]` : text);

const printable = (text: string): string => text.replace(/[\t\u00a0\u202f]/g, ' ').replace(/\p{Cc}/gu, '');

const breakWord = (word: string, fits: (text: string) => boolean): string[] => {
  if (fits(word)) return [word];
  const pieces = [''];
  for (const letter of word) {
    const last = pieces.at(-1) ?? '';
    if (last === '' || fits(last + letter)) pieces[pieces.length - 1] = last + letter;
    else pieces.push(letter);
  }
  return pieces;
};
