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
  readonly isLayerOff: boolean;
}

/** Type of less than a point is no text for eyes. */
const leastSize = 1;
export const leastAlpha = 0.05;
/** ISO 32000-1 §9.3.6: 3 paints nothing, 7 only clips. */
const unpainted = [3, 7];
const outlined = [1, 2, 5, 6];

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
    const paint: Paint = { inks: this.inks(), window: this.graphics.window, isLayerOff: this.graphics.isLayerOff };
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') {
        this.advance(((vertical ? 1 : -1) * glyph * size) / 1_000, vertical);
        continue;
      }
      const space = spacing + (glyph.originalCharCode === 0x20 ? wordSpacing : 0);
      const width = vertical ? (glyph.vmetric?.[0] ?? -glyph.width) * unit : glyph.width * unit;
      this.draw(glyph.unicode, width, vertical, paint);
      this.advance(vertical ? width - space : width + space, vertical);
    }
  }

  private advance(by: number, vertical: boolean): void {
    const { scale } = this.graphics.now;
    this.text = multiply(this.text, vertical ? [1, 0, 0, 1, 0, by] : [1, 0, 0, 1, by * scale, 0]);
  }

  private draw(text: string, width: number, vertical: boolean, { inks, window, isLayerOff }: Paint): void {
    const { size, scale, rise, ctm, font } = this.graphics.now;
    const whole = multiply(ctm, multiply(this.text, [size * scale, 0, 0, size, 0, rise]));
    const step = size === 0 ? 0 : width / size;
    const length = Math.hypot(whole[0], whole[1]) || 1;
    const height = Math.hypot(whole[2], whole[3]);
    const ownScale = font?.isType3Font === true;
    const middle = vertical ? place(whole, 0, step / 2) : place(whole, step / 2, 0.3);
    this.letters.push({
      text,
      from: place(whole, 0, 0),
      to: vertical ? place(whole, 0, step) : place(whole, step, 0),
      along: { x: whole[0] / length, y: whole[1] / length },
      size: Math.max(height, ownScale ? Math.abs(step) * length : 0),
      annotation: this.graphics.annotation,
      middle,
      gone:
        inks.length === 0 ||
        (height * this.page.unit < leastSize && !ownScale) ||
        isLayerOff ||
        !contains(window, middle),
      inks,
      order: this.order(),
    });
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
