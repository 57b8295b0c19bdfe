import type * as PdfJs from 'pdfjs-dist';
import { boxAround, cornersOf, identity, multiply, overlap, type Box, type Matrix } from './page-geometry.ts';
import type { Colour } from './painted-ground.ts';

export type Codes = typeof PdfJs.OPS;

/** What one operator does with its arguments, by its code. */
export type Step = readonly [number, (args: never) => void];

/** A font, as far as letters are placed by it. */
export interface FontMeasures {
  readonly vertical: boolean;
  readonly fontMatrix?: readonly number[];
  readonly isType3Font: boolean;
}

export interface PageView {
  readonly view: Box;
  /** Points per unit. */
  readonly unit: number;
  fontOf(name: string): FontMeasures | undefined;
  isLayerVisible(properties: unknown): boolean;
}

export interface State {
  ctm: Matrix;
  clip: Box;
  fill: Colour;
  stroke: Colour;
  fillAlpha: number;
  strokeAlpha: number;
  blends: boolean;
  font: FontMeasures | undefined;
  size: number;
  spacing: number;
  wordSpacing: number;
  scale: number;
  leading: number;
  rise: number;
  mode: number;
}

const black: Colour = [0, 0, 0];

const startState = (): State => ({
  ctm: identity,
  clip: [-Infinity, -Infinity, Infinity, Infinity],
  fill: black,
  stroke: black,
  fillAlpha: 1,
  strokeAlpha: 1,
  blends: false,
  font: undefined,
  size: 0,
  spacing: 0,
  wordSpacing: 0,
  scale: 1,
  leading: 0,
  rise: 0,
  mode: 0,
});

const readColour = (value: unknown): Colour => {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(String(value));
  return hex === null ? undefined : [parseInt(hex[1]!, 16), parseInt(hex[2]!, 16), parseInt(hex[3]!, 16)];
};

/** What holds while a page is painted (ISO 32000-1 §8.4), with its layers and annotations. */
export class GraphicsState {
  now = startState();
  annotation: string | undefined;
  private readonly stack: State[] = [];
  private readonly layers: boolean[] = [];
  private readonly page: PageView;

  constructor(page: PageView) {
    this.page = page;
  }

  get isLayerOff(): boolean {
    return this.layers.includes(false);
  }

  /** Where marks can be seen. */
  get window(): Box {
    return overlap(this.now.clip, this.page.view);
  }

  clipTo(box: Box): void {
    this.now.clip = overlap(this.now.clip, box);
  }

  steps(codes: Codes): readonly Step[] {
    return [...this.values(codes), ...this.nests(codes)];
  }

  private values(codes: Codes): readonly Step[] {
    const set =
      <K extends keyof State>(name: K): Step[1] =>
      ([value]: readonly [State[K]]) => {
        this.now[name] = value;
      };
    return [
      [codes.transform, (matrix: Matrix) => this.transform(matrix)],
      [codes.setCharSpacing, set('spacing')],
      [codes.setWordSpacing, set('wordSpacing')],
      [codes.setTextRise, set('rise')],
      [codes.setTextRenderingMode, set('mode')],
      [codes.setLeading, ([leading]: readonly [number]) => (this.now.leading = -leading)],
      [codes.setHScale, ([percent]: readonly [number]) => (this.now.scale = percent / 100)],
      [codes.setFont, ([name, size]: readonly [string, number]) => this.setFont(name, size)],
      [codes.setGState, ([entries]: readonly [readonly (readonly [string, unknown])[]]) => this.setEntries(entries)],
      [codes.setFillRGBColor, ([colour]: readonly [unknown]) => (this.now.fill = readColour(colour))],
      [codes.setStrokeRGBColor, ([colour]: readonly [unknown]) => (this.now.stroke = readColour(colour))],
      [codes.setFillColorN, () => (this.now.fill = undefined)],
      [codes.setStrokeColorN, () => (this.now.stroke = undefined)],
    ];
  }

  private nests(codes: Codes): readonly Step[] {
    type Group = { readonly matrix?: Matrix | null; readonly bbox?: Box | null };
    return [
      [codes.save, () => this.save()],
      [codes.restore, () => this.restore()],
      [codes.beginMarkedContent, () => this.layers.push(true)],
      [
        codes.beginMarkedContentProps,
        ([tag, properties]: readonly [string, unknown]) =>
          this.layers.push(tag !== 'OC' || this.page.isLayerVisible(properties)),
      ],
      [codes.endMarkedContent, () => this.layers.pop()],
      [codes.paintFormXObjectBegin, ([matrix, box]: readonly [Matrix | null, Box | null]) => this.enter(matrix, box)],
      [codes.paintFormXObjectEnd, () => this.restore()],
      [
        codes.beginGroup,
        ([{ matrix = null, bbox = null }]: readonly [Group]) => {
          const { ctm } = this.now;
          this.enter(matrix, bbox);
          // The form inside applies the same matrix itself.
          this.now.ctm = ctm;
        },
      ],
      [codes.endGroup, () => this.restore()],
      [codes.beginAnnotation, (args: readonly [string, Box | null, Matrix, Matrix]) => this.enterAnnotation(...args)],
      [codes.endAnnotation, () => this.leaveAnnotation()],
    ];
  }

  private save(): void {
    this.stack.push(this.now);
    this.now = { ...this.now };
  }

  private restore(): void {
    this.now = this.stack.pop() ?? this.now;
  }

  private transform(matrix: Matrix): void {
    this.now.ctm = multiply(this.now.ctm, matrix);
  }

  private enter(matrix: Matrix | null, box: Box | null): void {
    this.save();
    if (matrix !== null) this.transform(matrix);
    if (box !== null) this.clipTo(boxAround(cornersOf(this.now.ctm, box)));
  }

  private enterAnnotation(id: string, box: Box | null, outer: Matrix, inner: Matrix): void {
    this.stack.push(this.now);
    this.now = startState();
    if (box !== null) this.now.clip = box;
    this.transform(outer);
    this.transform(inner);
    this.annotation = id;
  }

  private leaveAnnotation(): void {
    this.restore();
    this.annotation = undefined;
  }

  private setFont(name: string, size: number): void {
    this.now.font = this.page.fontOf(name);
    this.now.size = size;
  }

  private setEntries(entries: readonly (readonly [string, unknown])[]): void {
    for (const [name, value] of entries) {
      if (name === 'ca') this.now.fillAlpha = Number(value);
      if (name === 'CA') this.now.strokeAlpha = Number(value);
      if (name === 'BM') this.now.blends = value !== 'source-over';
      if (name === 'Font') this.setFont(...(value as [string, number]));
    }
  }
}
