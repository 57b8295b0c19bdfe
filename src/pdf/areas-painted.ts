import type { Codes, GraphicsState, Step } from './graphics-state.ts';
import { leastAlpha } from './letters-drawn.ts';
import {
  boxAround,
  cornersOf,
  identity,
  multiply,
  overlap,
  place,
  type Box,
  type Matrix,
  type Point,
} from './page-geometry.ts';
import { PaintedGround, type Colour } from './painted-ground.ts';

const opaque = 0.99;

type Places = ArrayLike<number>;
type Pictures = readonly { readonly transform: Matrix }[];

/** Follows what is filled, clipped and drawn as pictures. */
export class AreasPainted {
  readonly ground = new PaintedGround();
  private clips = false;
  private readonly graphics: GraphicsState;
  private readonly order: () => number;

  constructor(graphics: GraphicsState, order: () => number) {
    this.graphics = graphics;
    this.order = order;
  }

  steps(codes: Codes): readonly Step[] {
    const single = (): void => this.picture(this.graphics.now.ctm);
    return [
      [codes.paintImageXObject, single],
      [codes.paintInlineImageXObject, single],
      [codes.paintImageMaskXObject, single],
      [codes.paintSolidColorImageMask, single],
      [
        codes.paintImageXObjectRepeat,
        ([, across, down, places]: readonly [string, number, number, Places]) =>
          this.repeated([across, 0, 0, down], places),
      ],
      [
        codes.paintImageMaskXObjectRepeat,
        ([, a, b, c, d, places]: readonly [string, number, number, number, number, Places]) =>
          this.repeated([a, b, c, d], places),
      ],
      [codes.paintImageMaskXObjectGroup, ([group]: readonly [Pictures]) => this.pictures(group)],
      [codes.paintInlineImageXObjectGroup, ([, group]: readonly [unknown, Pictures]) => this.pictures(group)],
      [codes.shadingFill, () => this.paint([cornersOf(identity, this.graphics.window)], false, undefined)],
      [codes.clip, () => (this.clips = true)],
      [codes.eoClip, () => (this.clips = true)],
      [
        codes.constructPath,
        ([paint, [path], bounds]: readonly [number, readonly [Places | null], Box | null]) =>
          this.path(codes, paint, path, bounds),
      ],
    ];
  }

  private repeated([a, b, c, d]: readonly [number, number, number, number], places: Places): void {
    for (let index = 0; index + 1 < places.length; index += 2) {
      this.picture(multiply(this.graphics.now.ctm, [a, b, c, d, places[index]!, places[index + 1]!]));
    }
  }

  private pictures(group: Pictures): void {
    for (const { transform } of group) this.picture(multiply(this.graphics.now.ctm, transform));
  }

  private picture(matrix: Matrix): void {
    this.paint([cornersOf(matrix, [0, 0, 1, 1])], false, undefined);
  }

  private path(codes: Codes, paint: number, path: Places | null, bounds: Box | null): void {
    const evenOdd = ([codes.eoFill, codes.eoFillStroke, codes.closeEOFillStroke] as number[]).includes(paint);
    const fills = evenOdd || ([codes.fill, codes.fillStroke, codes.closeFillStroke] as number[]).includes(paint);
    const { fill, stroke, fillAlpha, blends, ctm } = this.graphics.now;
    if (fills && path !== null && fillAlpha >= leastAlpha) {
      this.paint(outlinesOf(path, ctm), evenOdd, fillAlpha >= opaque && !blends ? fill : undefined);
    }
    if (path !== null && paint !== codes.endPath && !this.graphics.isLayerOff) {
      this.ground.drawn += segmentsOf(path);
      if (bounds !== null && isInk(fills ? fill : stroke)) {
        for (const outline of outlinesOf(path, ctm)) this.ground.outlines.add(outline);
      }
    }
    if (!this.clips) return;
    this.clips = false;
    this.graphics.clipTo(bounds === null ? [0, 0, -1, -1] : boxAround(cornersOf(ctm, bounds)));
  }

  private paint(outlines: readonly (readonly Point[])[], evenOdd: boolean, colour: Colour): void {
    if (this.graphics.isLayerOff) return;
    const clip = this.graphics.window;
    const [left, bottom, right, top] = overlap(boxAround(outlines.flat()), clip);
    if (left >= right || bottom >= top) return;
    this.ground.add({ outlines, evenOdd, colour, clip, order: this.order() });
  }
}

/** White on white paper draws nothing, and a text is dark. */
const isInk = (colour: Colour): boolean => colour === undefined || colour.some((part) => part < 200);

/** How many numbers follow each mark of a path: to, line, curve, quadratic, close. */
const lengths = [2, 2, 6, 4, 0];

const segmentsOf = (path: Places): number => {
  let count = 0;
  for (let at = 0; at < path.length; at += 1 + (lengths[path[at]!] ?? 0))
    if (path[at]! > 0 && path[at]! < 4) count += 1;
  return count;
};

/** Curves as the line to their end: near enough to know what lies within. */
const outlinesOf = (path: Places, matrix: Matrix): readonly (readonly Point[])[] => {
  const outlines: Point[][] = [];
  for (let at = 0; at < path.length;) {
    const kind = path[at]!;
    const length = lengths[kind] ?? 0;
    if (kind === 0 || outlines.length === 0) outlines.push([]);
    for (let pair = at + 1; pair < at + 1 + length; pair += 2) {
      if (kind < 2 || pair === at + length - 1) outlines.at(-1)!.push(place(matrix, path[pair]!, path[pair + 1]!));
    }
    at += 1 + length;
  }
  return outlines;
};
