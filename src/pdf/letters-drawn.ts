import type { Codes, GraphicsState, PageView, Step } from './graphics-state.ts';
import { contains, identity, multiply, place, type Box, type Matrix, type Point } from './page-geometry.ts';
import type { Colour } from './painted-ground.ts';
import type { PlacedGlyph } from './text-flow.ts';

/** A letter as it was painted, before anybody knows what lies under or over it. */
export interface DrawnLetter extends PlacedGlyph {
  readonly middle: Point;
  /** Nothing can make it visible. */
  readonly gone: boolean;
  /** What paints it: inside, outline, or both. */
  readonly inks: readonly Colour[];
  /** Place in the order of painting. */
  readonly order: number;
}

/** As pdf.js hands over a letter. */
interface Glyph {
  readonly unicode: string;
  readonly width: number;
  readonly vmetric: readonly number[] | null;
  readonly originalCharCode: number;
}

/** What holds for all letters that one operator shows. */
interface Paint {
  readonly inks: readonly Colour[];
  readonly window: Box;
  /** Without its place, which each letter has of its own. */
  readonly matrix: Matrix;
  readonly along: Point;
  /** Of a unit of type along and across the line, on the page. */
  readonly length: number;
  readonly height: number;
  /** Too small for eyes, or painted with nothing. */
  readonly gone: boolean;
  readonly vertical: boolean;
}

/** Type of less than a point is no text for eyes. */
const leastSize = 1;
export const leastAlpha = 0.05;
/** ISO 32000-1 §9.3.6: 3 paints nothing, 7 only clips. */
const unpainted = [3, 7];
const outlined = [1, 2, 5, 6];

const placeFrom = (from: Point, matrix: Matrix, along: number, across: number): Point => ({
  x: matrix[0] * along + matrix[2] * across + from.x,
  y: matrix[1] * along + matrix[3] * across + from.y,
});

/** Places letters as §9.4.4 says. */
export class LettersDrawn {
  readonly letters: DrawnLetter[] = [];
  private text: Matrix = identity;
  private line: Matrix = identity;
  private readonly graphics: GraphicsState;
  private readonly page: PageView;
  private readonly order: () => number;

  constructor(graphics: GraphicsState, page: PageView, order: () => number) {
    this.graphics = graphics;
    this.page = page;
    this.order = order;
  }

  steps(codes: Codes): readonly Step[] {
    return [
      [codes.beginText, () => (this.text = this.line = identity)],
      [codes.setTextMatrix, ([matrix]: readonly [Matrix]) => (this.text = this.line = matrix)],
      [codes.moveText, ([x, y]: readonly [number, number]) => this.moveLine(x, y)],
      [
        codes.setLeadingMoveText,
        ([x, y]: readonly [number, number]) => {
          this.graphics.now.leading = y;
          this.moveLine(x, y);
        },
      ],
      [codes.nextLine, () => this.moveLine(0, this.graphics.now.leading)],
      [codes.showText, ([glyphs]: readonly [readonly (Glyph | number)[]]) => this.show(glyphs)],
    ];
  }

  private moveLine(x: number, y: number): void {
    this.text = this.line = multiply(this.line, [1, 0, 0, 1, x, y]);
  }

  private show(glyphs: readonly (Glyph | number)[]): void {
    const { size, spacing, wordSpacing, font } = this.graphics.now;
    const vertical = font?.vertical ?? false;
    const unit = size * (font?.fontMatrix?.[0] ?? 0.001);
    const paint = this.paint(vertical);
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') {
        this.advance(((vertical ? 1 : -1) * glyph * size) / 1_000, vertical);
        continue;
      }
      const space = spacing + (glyph.originalCharCode === 0x20 ? wordSpacing : 0);
      const width = vertical ? (glyph.vmetric?.[0] ?? -glyph.width) * unit : glyph.width * unit;
      this.draw(glyph.unicode, width, paint);
      this.advance(vertical ? width - space : width + space, vertical);
    }
  }

  private advance(by: number, vertical: boolean): void {
    const [x, y] = vertical ? [0, by] : [by * this.graphics.now.scale, 0];
    const [a, b, c, d, e, f] = this.text;
    this.text = [a, b, c, d, a * x + c * y + e, b * x + d * y + f];
  }

  private paint(vertical: boolean): Paint {
    const { size, scale, ctm, font } = this.graphics.now;
    const [a, b, c, d] = this.text;
    const matrix = multiply(ctm, multiply([a, b, c, d, 0, 0], [size * scale, 0, 0, size, 0, 0]));
    const length = Math.hypot(matrix[0], matrix[1]);
    const height = Math.hypot(matrix[2], matrix[3]);
    const inks = this.inks();
    const { window, isLayerOff } = this.graphics;
    const isTiny = height * this.page.unit < leastSize && font?.isType3Font !== true;
    const along = { x: matrix[0] / (length || 1), y: matrix[1] / (length || 1) };
    const gone = inks.length === 0 || isTiny || isLayerOff;
    return { inks, window, matrix, along, length: length || 1, height, gone, vertical };
  }

  private draw(text: string, width: number, paint: Paint): void {
    const { size, rise, ctm, font } = this.graphics.now;
    const { matrix, vertical, length } = paint;
    const [, , c, d, e, f] = this.text;
    const from = place(ctm, c * rise + e, d * rise + f);
    const step = size === 0 ? 0 : width / size;
    const middle = vertical ? placeFrom(from, matrix, 0, step / 2) : placeFrom(from, matrix, step / 2, 0.3);
    this.letters[this.letters.length] = {
      text,
      from,
      to: vertical ? placeFrom(from, matrix, 0, step) : placeFrom(from, matrix, step, 0),
      along: paint.along,
      size: Math.max(paint.height, font?.isType3Font === true ? Math.abs(step) * length : 0),
      annotation: this.graphics.annotation,
      middle,
      gone: paint.gone || !contains(paint.window, middle),
      inks: paint.inks,
      order: this.order(),
    };
  }

  private inks(): readonly Colour[] {
    const { mode, fill, stroke, fillAlpha, strokeAlpha } = this.graphics.now;
    if (unpainted.includes(mode)) return [];
    return [
      ...(mode % 4 !== 1 && fillAlpha >= leastAlpha ? [fill] : []),
      ...(outlined.includes(mode) && strokeAlpha >= leastAlpha ? [stroke] : []),
    ];
  }
}
