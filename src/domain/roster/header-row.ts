import { saysAbsent } from '../text/absent-words.ts';
import { looksLikeAmount } from '../text/amount.ts';
import { isBlank } from '../text/cell-text.ts';
import { tidyText } from '../text/fold-text.ts';
import { emptyCell, type Cell, type Grid, type GridRow } from '../grid.ts';
import { headerScores } from './header-score.ts';

/** Titles and notes above a header are rarely longer. */
const searchedRows = 20;
const leastHits = 2;

const holdsAddress = (cell: Cell): boolean => /[^\s@]@[^\s@]+\.[^\s@]/.test(cell.text);

interface RowSighting {
  readonly filled: number;
  readonly hits: number;
}

const sight = ({ cells }: GridRow, isOwn: (text: string) => boolean): RowSighting => {
  const texts = cells.filter((cell) => !isBlank(cell));
  if (texts.some(holdsAddress)) return { filled: texts.length, hits: 0 };
  const hits = texts.filter(
    ({ kind, text }) => kind === 'text' && !looksLikeAmount(text) && (isOwn(text) || headerScores(text).size > 0),
  );
  return { filled: texts.length, hits: hits.length };
};

const isAllText = ({ cells }: GridRow): boolean =>
  cells.every((cell) => isBlank(cell) || (cell.kind === 'text' && !looksLikeAmount(cell.text)));

/** A second header level holds only texts that are no values. */
const isHeaderLevel = (row: GridRow, sighting: RowSighting): boolean => sighting.hits >= leastHits && isAllText(row);

/** The first filled row names its columns in words we do not know: texts above addresses and other values. */
const unknownHeaderIndex = (grid: Grid): number => {
  const index = grid.rows.findIndex(({ cells }) => !cells.every(isBlank));
  const [first, next] = [grid.rows[index], grid.rows[index + 1]];
  if (first === undefined || next === undefined || !isAllText(first)) return -1;
  const named = first.cells.some(
    (cell, column) =>
      !isBlank(cell) &&
      /^[^\d@#]+$/.test(cell.text) &&
      !saysAbsent(cell.text) &&
      holdsAddress(next.cells[column] ?? emptyCell),
  );
  return named && !first.cells.some(holdsAddress) ? index : -1;
};

/**
 * Index into `grid.rows` of the header: the row with the most header words weighed by their share of its filled cells,
 * the lower of two levels; −1 when there is none. A table's header is its first row.
 */
export const headerIndexOf = (grid: Grid, isOwn: (text: string) => boolean): number => {
  if (grid.table !== undefined) return 0;
  const sightings = grid.rows.slice(0, searchedRows + 1).map((row) => sight(row, isOwn));
  let best = -1;
  let bestScore = 0;
  sightings.slice(0, searchedRows).forEach(({ filled, hits }, index) => {
    const score = filled === 0 ? 0 : (hits * hits) / filled;
    if (hits < leastHits || score <= bestScore) return;
    best = index;
    bestScore = score;
  });
  if (best === -1) return unknownHeaderIndex(grid);
  const below = grid.rows[best + 1];
  const belowSighting = sightings[best + 1];
  return below !== undefined && belowSighting !== undefined && isHeaderLevel(below, belowSighting) ? best + 1 : best;
};

/**
 * Header of each grid column as it stands, on one line; '' where there is none. Where the header has two levels and the
 * lower one is blank, the upper one speaks.
 */
export const headerTexts = (grid: Grid, index: number, isOwn: (text: string) => boolean): string[] => {
  const cells = grid.rows[index]?.cells ?? [];
  const upper = index > 0 ? grid.rows[index - 1] : undefined;
  const level = upper !== undefined && isHeaderLevel(upper, sight(upper, isOwn)) ? upper.cells : [];
  return Array.from({ length: grid.columnCount }, (_, column) =>
    tidyText((cells[column] ?? emptyCell).text || (level[column] ?? emptyCell).text),
  );
};
