import { fullName, type Worker } from '../people.ts';
import type { Piece } from './paper.ts';
import { periodTexts, type Slip } from './slip.ts';

/** What a payslip can say of its holder so that it can be looked up. */
export type Fact = 'name' | 'number' | 'rfc' | 'curp' | 'nss' | 'nif' | 'naf' | 'pesel' | 'net' | 'uuid';

/** How one program of one company writes: the same for a whole batch, but for what stands in `extras`. */
export interface Style {
  readonly period: number;
  readonly order: 'given' | 'surnames' | 'comma';
  readonly capitals: boolean;
  /** Programs that keep the name in a short field cut it. */
  readonly cutAt?: number;
  /** Lines of third parties and representatives, in the body of the slip. */
  readonly extras?: readonly string[];
  /** An id printed instead of the worker's own. */
  readonly instead?: Partial<Pick<Worker, 'rfc' | 'curp' | 'nss' | 'nif' | 'pesel'>>;
  /** Heads of tables are white on a dark band. */
  readonly bands: boolean;
}

export interface Layout {
  readonly name: string;
  readonly prints: readonly Fact[];
  /** Points from top to bottom: two slips fit a page where it is under 400. */
  readonly height: number;
  readonly draw: (slip: Slip, style: Style) => Piece[];
}

export const shownName = (worker: Worker, { order, capitals, cutAt }: Style): string => {
  const name = fullName(worker, order);
  const shown = capitals ? name.toUpperCase() : name;
  return cutAt === undefined ? shown : shown.slice(0, cutAt).trim();
};

export const idsOf = (worker: Worker, { instead }: Style): Worker => ({ ...worker, ...instead });

export const periodLine = ({ worker, period }: Slip, style: Style): string => {
  const texts = periodTexts[worker.country];
  return period === undefined ? '' : texts[style.period % texts.length]!(period);
};

/** A line of cells: each [x, text]. */
export const row = (y: number, cells: readonly (readonly [number, string])[], more: Partial<Piece> = {}): Piece[] =>
  cells.filter(([, text]) => text !== '').map(([x, text]) => ({ x, y, text, ...more }));

/** A head of a table; on a band where the style has them. */
export const head = (y: number, cells: readonly (readonly [number, string])[], style: Style, width = 110): Piece[] =>
  row(y, cells, style.bands ? { band: width, size: 7 } : { bold: true, size: 7 });

export const extraLines = (y: number, style: Style, x = 40): Piece[] =>
  (style.extras ?? []).map((text, at) => ({ x, y: y + at * 11, text, size: 7.5 }));

/** The slip lower down the page, or more to the right. */
export const moved = (pieces: readonly Piece[], down: number, right = 0): Piece[] =>
  pieces.map((piece) => ({ ...piece, x: piece.x + right, y: piece.y + down }));
