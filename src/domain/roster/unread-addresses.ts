import { columnLetters, type Grid } from '../grid.ts';
import { isAddressCell, isLabelledValue } from './header-row.ts';
import type { UnreadAddresses } from './understanding.ts';

export interface Read {
  readonly grid: Grid;
  /** Index into `grid.rows`; −1 when there is none. */
  readonly headerIndex: number;
  /** 1-based sheet rows that stand for people. */
  readonly people: ReadonlySet<number>;
  /** Grid columns whose addresses are a recipient's, in the rows of people: chosen, offered as a choice, or copies. */
  readonly recipients: ReadonlySet<number>;
  /** Grid columns about somebody else, and Sobre's own. */
  readonly others: ReadonlySet<number>;
}

type Where = UnreadAddresses['where'];

/** A line or two above the headings say who made the list; a list stands on more columns. */
const mostInLine = 2;

const whereOf = (read: Read, index: number, column: number): Where | undefined => {
  const row = read.grid.rows[index]!;
  if (read.people.has(row.row)) return read.recipients.has(column) || read.others.has(column) ? undefined : 'beside';
  if (index <= read.headerIndex) {
    const inLine = row.cells.filter(({ kind }) => kind !== 'empty').length <= mostInLine;
    return inLine || isLabelledValue(row) ? undefined : 'above';
  }
  if (read.others.has(column)) return undefined;
  return read.recipients.has(column) ? 'below' : 'beside';
};

/** Every address on the sheet that is neither a recipient's nor another party's, by where it stands. */
export const unreadAddresses = (read: Read): readonly UnreadAddresses[] => {
  const { grid } = read;
  const found = new Map<Where, { rows: Set<number>; columns: Set<number> }>();
  const note = (where: Where, row: number, sheetColumn: number): void => {
    const at = found.get(where) ?? { rows: new Set(), columns: new Set() };
    at.rows.add(row);
    at.columns.add(sheetColumn);
    found.set(where, at);
  };
  grid.rows.forEach((row, index) => {
    row.cells.forEach((cell, column) => {
      if (!isAddressCell(cell, row)) return;
      const where = whereOf(read, index, column);
      if (where !== undefined) note(where, row.row, grid.firstColumn + column);
    });
  });
  const last = grid.rows.at(-1)?.row ?? 0;
  for (const { row, column } of grid.outside ?? []) note(row > last ? 'below' : 'other-list', row, column);
  return [...found].map(([where, { rows, columns }]) => ({
    where,
    rows: [...rows].sort((a, b) => a - b),
    columns: [...columns].sort((a, b) => a - b).map(columnLetters),
  }));
};

/** `12–14, 20`. */
export const rowsText = (rows: readonly number[]): string => {
  const spans: [number, number][] = [];
  for (const row of rows) {
    const last = spans.at(-1);
    if (last !== undefined && row === last[1] + 1) last[1] = row;
    else spans.push([row, row]);
  }
  const texts = spans.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`));
  return texts.length > mostSpans ? `${texts.slice(0, mostSpans).join(', ')}…` : texts.join(', ');
};

const mostSpans = 8;
