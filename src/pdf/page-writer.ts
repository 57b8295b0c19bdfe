import {
  fill,
  popGraphicsState,
  pushGraphicsState,
  rectangle,
  rgb,
  setFillingRgbColor,
  type PDFDocument,
  type PDFImage,
  type PDFPage,
} from '@cantoo/pdf-lib';
import { Typesetter, type Fonts, type TextStyle } from './typesetter.ts';

/** Points; A4. */
const pageSize: [number, number] = [595.28, 841.89];
const margin = 48;
const leading = 1.35;
const pictureSize = [180, 56] as const;

const ink = rgb(0.11, 0.12, 0.14);
const faint = rgb(0.4, 0.42, 0.46);
const rule = rgb(0.82, 0.84, 0.87);
const tint = rgb(0.96, 0.965, 0.975);

export interface Column extends TextStyle {
  readonly header: string;
  /** Share of the width. */
  readonly share: number;
  readonly right?: boolean;
}

/** Writes downwards over as many pages as it takes. */
export class PageWriter {
  /** Points between the margins. */
  readonly width = pageSize[0] - 2 * margin;
  private readonly document: PDFDocument;
  private readonly type: Typesetter;
  private page: PDFPage;
  private y: number;
  /** What every page after the first begins with. */
  runningHead = '';
  /** Lays out without drawing, to learn how high something is. */
  private measuring = false;

  constructor(document: PDFDocument, fonts: Fonts) {
    this.document = document;
    this.type = new Typesetter(fonts);
    this.page = document.addPage(pageSize);
    this.y = pageSize[1] - margin;
  }

  private fits(height: number): boolean {
    return this.measuring || this.y - height >= margin;
  }

  /** Makes sure that `height` points fit on the page. */
  private reserve(height: number): void {
    if (!this.fits(height)) this.turnPage();
  }

  private turnPage(): void {
    this.page = this.document.addPage(pageSize);
    this.y = pageSize[1] - margin;
    if (this.runningHead === '') return;
    const style = { size: 8, faint: true };
    const [line = ''] = this.type.wrap(this.runningHead, this.width, style);
    this.line([{ line, at: 0, width: this.width, style }]);
    this.rule();
  }

  /** Draws all of it on one page, unless it is higher than any. */
  together(draw: () => void): void {
    const from = this.y;
    this.measuring = true;
    draw();
    this.measuring = false;
    const height = from - this.y;
    this.y = from;
    this.reserve(height);
    draw();
  }

  /** Numbers the pages, if there are several; call last. */
  finish(): void {
    const pages = this.document.getPages();
    if (pages.length < 2) return;
    const size = 8;
    pages.forEach((page, index) => {
      const text = `${index + 1} / ${pages.length}`;
      const x = margin + this.width - this.type.widthOf(text, { size });
      page.drawText(text, { x, y: margin / 2, size, font: this.type.font({}), color: faint });
    });
  }

  /** At the left, as large as a letterhead has it. */
  picture(image: PDFImage): void {
    const { width, height } = image.scaleToFit(pictureSize[0], pictureSize[1]);
    this.reserve(height);
    this.y -= height;
    this.page.drawImage(image, { x: margin, y: this.y, width, height });
    this.y -= 8;
  }

  space(points: number): void {
    this.y -= points;
  }

  rule(): void {
    this.reserve(8);
    this.y -= 4;
    if (!this.measuring)
      this.page.drawLine({
        start: { x: margin, y: this.y },
        end: { x: margin + this.width, y: this.y },
        thickness: 0.75,
        color: rule,
      });
    this.y -= 6;
  }

  /** A paragraph over the whole width. */
  text(content: string, style: TextStyle = {}): void {
    for (const line of this.type.wrap(content, this.width, style))
      this.line([{ line, at: 0, width: this.width, style }]);
  }

  heading(content: string): void {
    this.space(6);
    this.reserve(40);
    this.text(content, { bold: true, size: 10 });
    this.space(2);
  }

  /** Label and value pairs in two columns, each as high as its longer side. */
  fields(pairs: readonly (readonly [string, string])[]): void {
    const shown = pairs.filter(([, value]) => value !== '');
    for (let index = 0; index < shown.length; index += 2) {
      const cells = shown.slice(index, index + 2).map(([label, value], side) => {
        const at = (side * this.width) / 2;
        const labelWidth = this.width * 0.17;
        const valueWidth = this.width / 2 - labelWidth - 10;
        return [
          {
            at,
            width: labelWidth,
            style: { size: 7.5, faint: true },
            lines: this.type.wrap(label, labelWidth, { size: 7.5 }),
          },
          {
            at: at + labelWidth + 4,
            width: valueWidth,
            style: { size: 8.5 },
            lines: this.type.wrap(value, valueWidth, { size: 8.5 }),
          },
        ];
      });
      this.row(cells.flat());
    }
  }

  /** Amounts under each other at the right, each with its label; those without a value are left out. */
  sums(pairs: readonly (readonly [string, string])[]): void {
    const shown = pairs.filter(([, value]) => value !== '');
    if (shown.length === 0) return;
    const columns = [
      { header: '', share: 0.8, right: true, faint: true },
      { header: '', share: 0.2, right: true },
    ];
    this.table(columns, shown, false);
  }

  /** A table, with a header unless all are empty, again on each page; rows never break over a page's end. */
  table(columns: readonly Column[], rows: readonly (readonly string[])[], tinted = true): void {
    const cellsOf = (texts: readonly string[], head: boolean) => {
      let at = 0;
      return columns.map(({ share, right = false, ...style }, index) => {
        const width = share * this.width;
        const text = texts[index] ?? '';
        const usual = { size: 8, ...style, ...(head ? { bold: true, size: 7.5 } : {}) };
        const cell = { at: at + 3, width: width - 6, right };
        at += width;
        const shown = {
          ...cell,
          style: right ? { ...usual, size: this.type.sizeFor(text, cell.width, usual) } : usual,
        };
        return { ...shown, lines: this.type.wrap(text, cell.width, shown.style) };
      });
    };
    const headers = columns.map(({ header }) => header);
    const head = headers.some((header) => header !== '') ? cellsOf(headers, true) : undefined;
    if (head !== undefined) this.row(head);
    rows.forEach((texts, index) => {
      const cells = cellsOf(texts, false);
      if (head !== undefined && !this.fits(heightOf(cells))) {
        this.turnPage();
        this.row(head);
      }
      this.row(cells, tinted && index % 2 === 0);
    });
    this.space(3);
  }

  /** Cells side by side, optionally on a tint. */
  private row(all: readonly Cells[], tinted = false): void {
    const cells = all.map((cell) => ({ ...cell, lines: withinPage(cell.lines) }));
    const height = heightOf(cells);
    this.reserve(height);
    if (tinted && !this.measuring) {
      this.page.drawRectangle({ x: margin, y: this.y - height + 1, width: this.width, height, color: tint });
    }
    const top = this.y;
    for (const { lines, ...cell } of cells) {
      this.y = top;
      for (const line of lines) this.line([{ ...cell, line }]);
    }
    this.y = top - height;
  }

  private line(parts: readonly (Cell & { readonly line: string })[]): void {
    const height = Math.max(...parts.map(({ style }) => (style.size ?? 9) * leading));
    this.reserve(height);
    this.y -= height;
    for (const { line, at, width, right = false, style } of parts) {
      const { size = 9 } = style;
      const x = right ? at + width - this.type.widthOf(line, style) : at;
      if (this.measuring) continue;
      this.page.drawText(line, {
        x: margin + x,
        y: this.y + size * 0.3,
        size,
        font: this.type.font(style),
        color: style.faint === true ? faint : ink,
      });
    }
  }

  /** A square of black and white modules at the left, with lines of small text to its right; without one, the text alone. */
  square(modules: readonly (readonly boolean[])[] | undefined, side: number, texts: readonly string[]): void {
    const at = modules === undefined ? 0 : side + 12;
    const style = { size: 7 };
    const lines = texts.flatMap((text) => withinPage(this.type.wrap(text, this.width - at, style), mostSquareLines));
    const height = Math.max(modules === undefined ? 0 : side, lines.length * style.size * leading) + 6;
    this.reserve(height);
    const top = this.y;
    if (modules !== undefined && !this.measuring) this.modules(modules, side);
    for (const line of lines) this.line([{ line, at, width: this.width - at, style }]);
    this.y = top - height;
  }

  private modules(modules: readonly (readonly boolean[])[], side: number): void {
    const top = this.y;
    const module = side / modules.length;
    const dark = modules.flatMap((row, down) =>
      runsOf(row).map(([from, length]) =>
        // A hair larger than the modules, so that no viewer shows white lines between them.
        rectangle(margin + from * module, top - (down + 1) * module, length * module + 0.05, module + 0.05),
      ),
    );
    this.page.pushOperators(pushGraphicsState(), setFillingRgbColor(0, 0, 0), ...dark, fill(), popGraphicsState());
  }
}

interface Cell {
  /** Points from the left margin. */
  readonly at: number;
  readonly width: number;
  readonly right?: boolean;
  readonly style: TextStyle;
}

/** A cell with its text broken into lines. */
type Cells = Cell & { readonly lines: readonly string[] };

const heightOf = (cells: readonly Cells[]): number =>
  Math.max(...cells.map(({ lines, style }) => Math.max(1, lines.length) * (style.size ?? 9) * leading)) + 3;

/** Lines of a cell that surely fit on a page below its heads, and of a text beside the square. */
const mostLines = 45;
const mostSquareLines = 18;
/** A value that is longer than any receipt's is cut, and shows that it is. */
const withinPage = (lines: readonly string[], most = mostLines): readonly string[] =>
  lines.length <= most ? lines : [...lines.slice(0, most - 1), '[…]'];

/** Start and length of each run of dark modules. */
const runsOf = (row: readonly boolean[]): readonly (readonly [number, number])[] => {
  const runs: [number, number][] = [];
  row.forEach((dark, index) => {
    const last = runs.at(-1);
    if (dark && last !== undefined && last[0] + last[1] === index) last[1] += 1;
    else if (dark) runs.push([index, 1]);
  });
  return runs;
};
