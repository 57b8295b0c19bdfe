import { saysAbsent } from '../text/absent-words.ts';
import { looksLikeAmount } from '../text/amount.ts';
import { isBlank } from '../text/cell-text.ts';
import { foldText, tidyText } from '../text/fold-text.ts';
import { saysSent, saysState } from '../text/status-words.ts';
import { emptyCell, type Cell, type Grid, type GridRow } from '../grid.ts';
import { headerScores } from './header-score.ts';

/** Titles and notes above a header without addresses below are rarely longer. */
const searchedRows = 20;
const leastHits = 2;
const longestHeading = 160;

const address = /[^\s@<>()",;:]+@[^\s@<>()",;:]+\.[^\s@<>()",;:]+/;
const everyAddress = new RegExp(address, 'g');

const namesAddresses = (text: string): boolean => headerScores(text).has('email');

type IsOwn = (text: string) => boolean;

/** A text with a header's words, not an address, number or date. */
const isHeaderWord = ({ kind, text }: Cell, isOwn: IsOwn): boolean =>
  kind === 'text' && !looksLikeAmount(text) && (isOwn(text) || headerScores(text).size > 0);

const hitsOf = ({ cells }: GridRow, isOwn: IsOwn): number => cells.filter((cell) => isHeaderWord(cell, isOwn)).length;
const filledOf = ({ cells }: GridRow): number => cells.filter((cell) => !isBlank(cell)).length;

/** `Correo (ejemplo: nombre@empresa.com)`: a header word stands before the address, and another one in its row. */
const isExample = (cell: Cell, row: GridRow): boolean =>
  namesAddresses(tidyText(cell.text.replace(everyAddress, ' '))) &&
  row.cells.some((other) => other !== cell && !address.test(other.text) && isHeaderWord(other, () => false));

/** Whether a cell holds somebody's address, not a header that shows what one looks like. */
export const isAddressCell = (cell: Cell, row: GridRow): boolean =>
  cell.kind === 'text' && cell.text.includes('@') && address.test(cell.text) && !isExample(cell, row);

/** A header of addresses: it says so in words. */
const isAddressHeader = (cell: Cell, row: GridRow): boolean => {
  if (cell.kind !== 'text' || cell.text.length > longestHeading || isAddressCell(cell, row)) return false;
  return namesAddresses(tidyText(cell.text.replace(everyAddress, ' ')));
};

/** Whether a row names the columns of a list: its cell in the column of addresses says so, and another cell as well. */
export const isAddressHeaderRow = (row: GridRow, column: number | undefined): boolean => {
  const cell = row.cells[column ?? -1] ?? emptyCell;
  return isAddressHeader(cell, row) && hitsOf(row, () => false) >= leastHits && !holdsAddress(row);
};

/** `Periodo: | Quincena 1` names one value, not columns. */
export const isLabelledValue = ({ cells }: GridRow): boolean => {
  const filled = cells.filter((cell) => !isBlank(cell));
  return (
    filled.length <= 4 && filled.some(({ kind, text }) => kind === 'text' && /:$|^[^:]{2,40}:\s/.test(text.trim()))
  );
};

const isAllText = ({ cells }: GridRow): boolean =>
  cells.every((cell) => isBlank(cell) || (cell.kind === 'text' && !looksLikeAmount(cell.text)));

const holdsAddress = (row: GridRow): boolean => row.cells.some((cell) => isAddressCell(cell, row));

/** A level of headers holds only texts that are no values. */
const isHeaderLevel = (row: GridRow, isOwn: IsOwn): boolean =>
  isAllText(row) && !holdsAddress(row) && !isLabelledValue(row) && hitsOf(row, isOwn) >= leastHits;

/** Rows with an address, and rows that name addresses, of one column. */
interface AddressRun {
  readonly column: number;
  /** Index into `grid.rows`; −1 where no header stands above. */
  readonly header: number;
  readonly first: number;
  readonly count: number;
}

const runsOf = ({ rows, columnCount }: Grid): AddressRun[] => {
  const open = Array.from({ length: columnCount }, () => ({ header: -1, first: -1, count: 0 }));
  const runs: AddressRun[] = [];
  const close = (column: number): void => {
    const run = open[column]!;
    if (run.count > 0) runs.push({ column, ...run });
  };
  rows.forEach((row, index) => {
    row.cells.forEach((cell, column) => {
      if (cell.kind !== 'text') return;
      const run = open[column]!;
      if (isAddressCell(cell, row)) {
        if (run.count++ === 0) run.first = index;
      } else if (isAddressHeader(cell, row)) {
        close(column);
        open[column] = { header: index, first: -1, count: 0 };
      }
    });
  });
  open.forEach((_run, column) => close(column));
  return runs;
};

/** The same heading again is the same list on its next page. */
const isSameHeading = ({ rows }: Grid, a: AddressRun, b: AddressRun): boolean => {
  const [first, second] = [rows[a.header], rows[b.header]];
  if (first === undefined || second === undefined || a.column !== b.column) return false;
  return first.cells.every(
    (cell, column) => foldText(cell.text) === foldText((second.cells[column] ?? emptyCell).text),
  );
};

const below = (rows: readonly GridRow[], index: number): readonly GridRow[] =>
  rows.slice(index + 1, index + 1 + looked);
const looked = 50;
const saysStatus = (text: string): boolean => saysSent(text) || saysState(text);

/** `Pending | Ana | to follow`: a person whose address is not there yet, and no headings; what it says, others say below. */
const isPersons = (row: GridRow, column: number, others: readonly GridRow[]): boolean => {
  if (saysStatus((row.cells[column] ?? emptyCell).text)) return true;
  const filled = row.cells.flatMap((cell, at) => (isBlank(cell) ? [] : [{ at, text: cell.text }]));
  const alike = filled.filter(({ at, text }) =>
    others.some(({ cells }) => {
      const other = (cells[at] ?? emptyCell).text;
      return foldText(other) === foldText(text) || (saysStatus(text) && saysStatus(other));
    }),
  );
  return alike.length > 0 && alike.length < filled.length;
};

/** The first filled row names its columns in words we do not know: texts above addresses and other values. */
const unknownHeaderIndex = ({ rows }: Grid, { column, first }: AddressRun, isOwn: IsOwn): number => {
  for (let index = first - 1; index >= 0; index -= 1) {
    const row = rows[index]!;
    const filled = filledOf(row);
    const text = (row.cells[column] ?? emptyCell).text;
    const named = isAllText(row) && /^[^\d@#]+$/.test(text) && !saysAbsent(text) && !isLabelledValue(row);
    if (named && isPersons(row, column, below(rows, index))) return -1;
    if (named && (filled > 1 || index === first - 1)) return index;
    if (filled > 2 && hitsOf(row, isOwn) >= leastHits && isHeaderLevel(row, isOwn)) return index;
  }
  return -1;
};

/** Where nothing on the sheet is an address: the row with the most header words weighed by their share. */
const wordiestIndex = ({ rows }: Grid, isOwn: IsOwn): number => {
  let best = -1;
  let bestScore = 0;
  rows.slice(0, searchedRows).forEach((row, index) => {
    const [filled, hits] = [filledOf(row), hitsOf(row, isOwn)];
    const score = hits < leastHits || isLabelledValue(row) ? 0 : (hits * hits) / filled;
    if (score <= bestScore) return;
    best = index;
    bestScore = score;
  });
  return best;
};

const withLowerLevel = ({ rows }: Grid, index: number, column: number, isOwn: IsOwn): number => {
  const below = rows[index + 1];
  if (index === -1 || below === undefined || !isHeaderLevel(below, isOwn)) return index;
  const upper = rows[index];
  return isBlank(below.cells[column] ?? emptyCell) || (upper !== undefined && isBroken(upper, below))
    ? index + 1
    : index;
};

/** Every heading on two rows, `Nombre` above `empleado`: no row of people has a text under each heading and a heading's words. */
const isBroken = (upper: GridRow, lower: GridRow): boolean =>
  lower.row === upper.row + 1 &&
  filledOf(lower) > 2 &&
  lower.cells.every((cell, column) => isBlank(cell) || !isBlank(upper.cells[column] ?? emptyCell)) &&
  lower.cells.every(({ text }) => !/\d/.test(text) && foldText(text).split(' ').length < 3);

/**
 * Index into `grid.rows` of the header: the row above the most addresses that names their column, the lower of two
 * levels; −1 when there is none. A table's header is its first row. `isOther` tells columns about somebody else.
 */
export const headerIndexOf = (grid: Grid, isOwn: IsOwn, isOther: (header: string) => boolean): number => {
  if (grid.table !== undefined) return 0;
  const runs = runsOf(grid);
  if (runs.length === 0) {
    const index = wordiestIndex(grid, isOwn);
    const below = grid.rows[index + 1];
    return index !== -1 && below !== undefined && isHeaderLevel(below, isOwn) ? index + 1 : index;
  }
  const sizeOf = (run: AddressRun): number =>
    runs.filter((other) => other === run || isSameHeading(grid, run, other)).reduce((sum, { count }) => sum + count, 0);
  const headed = runs.filter(({ header }) => header !== -1);
  const others = ({ header, column }: AddressRun): number =>
    Number(isOther((grid.rows[header]?.cells[column] ?? emptyCell).text));
  const [best] = [...headed].sort(
    (a, b) => others(a) - others(b) || sizeOf(b) - sizeOf(a) || a.header - b.header || a.column - b.column,
  );
  const [largest] = [...runs].sort((a, b) => b.count - a.count || a.first - b.first);
  if (best !== undefined) return withLowerLevel(grid, best.header, best.column, isOwn);
  return largest === undefined ? -1 : unknownHeaderIndex(grid, largest, isOwn);
};

/** Between headings and those of their groups stand blank rows and numbers of columns. */
const mostBetween = 3;

const isNumbering = ({ cells }: GridRow): boolean =>
  cells.every((cell) => isBlank(cell) || /^[([]?(\d{1,2}|[A-Z]{1,2}|[IVX]+)[)\].]?$/.test(tidyText(cell.text)));

/** Index into `grid.rows` of the group headings above a row; −1 where there are none. */
const groupsAbove = (grid: Grid, index: number): number => {
  const header = grid.rows[index];
  if (grid.table !== undefined || header === undefined) return -1;
  for (let at = index - 1; at >= Math.max(0, index - mostBetween); at -= 1) {
    const upper = grid.rows[at]!;
    if (upper.row < header.row - mostBetween) return -1;
    if (upper.cells.every(isBlank) || isNumbering(upper)) continue;
    const filled = filledOf(upper);
    const firstFilled = upper.cells.findIndex((cell) => !isBlank(cell));
    // A single text on the left is the title of the whole list.
    const groups = filled >= 2 || (filled === 1 && firstFilled > 0);
    return groups && isAllText(upper) && !holdsAddress(upper) && !isLabelledValue(upper) ? at : -1;
  }
  return -1;
};

const groupRow = (grid: Grid, index: number): readonly Cell[] => grid.rows[groupsAbove(grid, index)]?.cells ?? [];

/**
 * Header of each grid column as it stands, on one line; '' where there is none. Where the header has two levels and the
 * lower one is blank, the upper one speaks.
 */
export const headerTexts = (grid: Grid, index: number): string[] => {
  const cells = grid.rows[index]?.cells ?? [];
  const level = groupRow(grid, index);
  const [upper, lower] = [grid.rows[index - 1], grid.rows[index]];
  const joined = upper !== undefined && lower !== undefined && level.length > 0 && isBroken(upper, lower);
  return Array.from({ length: grid.columnCount }, (_, column) => {
    const [above, own] = [level, cells].map((row) => (row[column] ?? emptyCell).text) as [string, string];
    return tidyText(joined ? `${above} ${own}` : own || above).normalize('NFC');
  });
};

const reaching = (level: readonly Cell[], headers: readonly string[]): string[] => {
  let group = '';
  return headers.map((header, column) => {
    const text = tidyText((level[column] ?? emptyCell).text);
    if (text !== '' || header === '') group = text;
    return group;
  });
};

/** What stands over each grid column, of two levels: it reaches to the next one, over named columns; '' for nothing. */
export const groupTexts = (grid: Grid, index: number, headers: readonly string[]): string[] => {
  const nearest = groupsAbove(grid, index);
  const above = reaching(nearest === -1 ? [] : groupRow(grid, nearest), headers);
  return reaching(groupRow(grid, index), headers).map((group, column) => `${above[column] ?? ''} ${group}`.trim());
};
