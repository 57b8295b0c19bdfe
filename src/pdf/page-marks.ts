import type * as PdfJs from 'pdfjs-dist';
import { AreasPainted } from './areas-painted.ts';
import { GraphicsState, type Codes, type PageView } from './graphics-state.ts';
import { LettersDrawn, type DrawnLetter } from './letters-drawn.ts';
import { looksAlike, type PaintedGround } from './painted-ground.ts';
import type { PlacedGlyph } from './text-flow.ts';

export type Operators = Awaited<ReturnType<PdfJs.PDFPageProxy['getOperatorList']>>;

/** A letter on a page, and whether nobody can see it. */
export interface Mark {
  readonly letter: PlacedGlyph;
  readonly hidden: boolean;
}

export interface PageMarks {
  readonly marks: readonly Mark[];
  readonly pictured: boolean;
  readonly mostlyPictured: boolean;
  /** Stands for letters drawn as outlines; '' where there are none. */
  readonly drawing: string;
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
  const marks = text.letters.map((letter) => ({ letter, hidden: letter.gone || isLost(letter, ground) }));
  const shown = marks.filter(({ hidden, letter }) => !hidden && /[\p{L}\p{N}]/u.test(letter.text)).length;
  return {
    marks,
    pictured: ground.pictures(page.view),
    mostlyPictured: ground.isMostlyPictures(page.view, shown),
    drawing: ground.outlines.drawing,
  };
};

/** Painted over, or of the colour of its ground. */
const isLost = ({ middle, inks, order }: DrawnLetter, ground: PaintedGround): boolean => {
  if (ground.isCovered(middle, order)) return true;
  const under = ground.under(middle, order);
  return inks.every((ink) => looksAlike(ink, under));
};
