import type * as PdfJs from 'pdfjs-dist';
import { AreasPainted } from './areas-painted.ts';
import { GraphicsState, type Codes, type PageView } from './graphics-state.ts';
import { LettersDrawn } from './letters-drawn.ts';
import { looksAlike } from './painted-ground.ts';
import type { PlacedGlyph } from './text-flow.ts';

export type Operators = Awaited<ReturnType<PdfJs.PDFPageProxy['getOperatorList']>>;

/** A letter on a page, and whether nobody can see it. */
export interface Mark extends PlacedGlyph {
  readonly hidden: boolean;
}

export interface PageMarks {
  readonly marks: readonly Mark[];
  readonly pictured: boolean;
  readonly mostlyPictured: boolean;
}

/** Follows what a page paints, in its order. */
export const marksOf = ({ fnArray, argsArray }: Operators, codes: Codes, page: PageView): PageMarks => {
  let order = 0;
  const graphics = new GraphicsState(page);
  const text = new LettersDrawn(graphics, page, () => order);
  const areas = new AreasPainted(graphics, () => order);
  const steps = new Map([...graphics.steps(codes), ...text.steps(codes), ...areas.steps(codes)]);
  fnArray.forEach((code, index) => {
    order += 1;
    steps.get(code)?.((argsArray[index] ?? []) as never);
  });
  const { ground } = areas;
  const marks = text.letters.map((letter) => {
    const { middle, gone, inks, order: drawn, ...glyph } = letter;
    const isLost = (): boolean =>
      ground.isCovered(middle, drawn) || inks.every((ink) => looksAlike(ink, ground.under(middle, drawn)));
    return { ...glyph, hidden: gone || isLost() };
  });
  return { marks, pictured: ground.pictures(page.view), mostlyPictured: ground.isMostlyPictures(page.view) };
};
