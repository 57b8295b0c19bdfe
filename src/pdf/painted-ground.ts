import { OutlinesDrawn } from './outlines-drawn.ts';
import { boxAround, contains, isWithin, overlap, type Box, type Point } from './page-geometry.ts';

/** Red, green and blue from 0 to 255; undefined where nobody can say: a picture, a pattern, a gradient. */
export type Colour = readonly [number, number, number] | undefined;

interface Area {
  readonly outlines: readonly (readonly Point[])[];
  readonly evenOdd: boolean;
  readonly box: Box;
  readonly colour: Colour;
  /** Nothing is painted outside. */
  readonly clip: Box;
  /** Place in the order of painting. */
  readonly order: number;
}

const leastPictured = 0.1;
/** A slip of half a page has margins too; a logo and a stamp are smaller. */
const leastMostly = 0.3;
const mostFills = 300;
/** A word in outlines has as many lines and curves as the rules of a large table. */
const mostDrawn = 250;
const sizeOf = ([left, bottom, right, top]: Box): number => Math.max(0, right - left) * Math.max(0, top - bottom);

const paper: Colour = [255, 255, 255];

/** A heading, a page number and what a scanner adds. */
const fewLetters = 150;
const fewestStripes = 4;

/** What lies under and over the text of a page. */
export class PaintedGround {
  private readonly areas: Area[] = [];
  /** Lines and curves that were stroked or filled. */
  drawn = 0;
  readonly outlines = new OutlinesDrawn();

  add(area: Omit<Area, 'box'>): void {
    this.areas.push({ ...area, box: boxAround(area.outlines.flat()) });
  }

  /** Whether pictures, or more strokes and fills than a table has, make up a good part of the view. */
  pictures(view: Box): boolean {
    return this.picturedShare(view) >= leastPictured || this.areas.length >= mostFills || this.drawn >= mostDrawn;
  }

  /** `letters`: how many the page shows. A few words above a picture say little of whose it is. */
  isMostlyPictures(view: Box, letters: number): boolean {
    const share = this.picturedShare(view);
    return share >= leastMostly || (letters < fewLetters && (share >= leastPictured || this.isStriped(view)));
  }

  /** A page that was cut in stripes: pictures with paper between them. */
  private isStriped(view: Box): boolean {
    const boxes = this.areas.filter(({ colour }) => colour === undefined).map(({ box, clip }) => overlap(box, clip));
    if (boxes.length < fewestStripes) return false;
    const corners = boxes.flatMap(([left, bottom, right, top]) => [
      { x: left, y: bottom },
      { x: right, y: top },
    ]);
    return sizeOf(boxAround(corners)) / sizeOf(view) >= leastPictured;
  }

  private picturedShare(view: Box): number {
    const pictured = this.areas.filter(({ colour }) => colour === undefined);
    return pictured.reduce((sum, { box, clip }) => sum + sizeOf(overlap(box, clip)), 0) / sizeOf(view);
  }

  /** The colour a glyph of this place in the order is painted on. */
  under(point: Point, order: number): Colour {
    for (let index = this.areas.length - 1; index >= 0; index -= 1) {
      const area = this.areas[index]!;
      if (area.order < order && isOn(area, point)) return area.colour;
    }
    return paper;
  }

  /** Whether something was painted over it that lets nothing through. */
  isCovered(point: Point, order: number): boolean {
    for (let index = this.areas.length - 1; index >= 0; index -= 1) {
      const area = this.areas[index]!;
      if (area.order < order) return false;
      if (area.colour !== undefined && isOn(area, point)) return true;
    }
    return false;
  }
}

const isOn = ({ box, clip, outlines, evenOdd }: Area, point: Point): boolean =>
  contains(box, point) && contains(clip, point) && isWithin(outlines, point, evenOdd);

/** What eyes and paper no longer tell apart, of 255. */
const leastDifference = 26;

export const looksAlike = (one: Colour, other: Colour): boolean =>
  one !== undefined &&
  other !== undefined &&
  one.every((part, index) => Math.abs(part - (other[index] ?? 0)) < leastDifference);
