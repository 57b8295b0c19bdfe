import { emptyCell, type Cell, type Grid, type GridRow } from '../../../../src/domain/grid.ts';
import type { OwnHeaders } from '../../../../src/domain/sending/own-columns.ts';
import type { RosterOptions } from '../../../../src/domain/roster/read-roster.ts';
import { readRoster } from '../../../../src/domain/roster/read-roster.ts';
import type { Issue } from '../../../../src/domain/issue.ts';
import type { Roster } from '../../../../src/domain/roster/roster.ts';

/** What a test writes for a cell: a plain value, an error, or a number with its look. */
export type CellInput =
  | string
  | number
  | boolean
  | null
  | { readonly error: string }
  | { readonly value: number; readonly text: string; readonly format: string };

const cellOf = (input: CellInput): Cell => {
  if (input === null || input === '') return emptyCell;
  if (typeof input === 'string') return { kind: 'text', value: input, text: input, format: 'General' };
  if (typeof input === 'number') return { kind: 'number', value: input, text: String(input), format: 'General' };
  if (typeof input === 'boolean') {
    return { kind: 'boolean', value: input, text: String(input).toUpperCase(), format: 'General' };
  }
  if ('error' in input) return { kind: 'error', value: input.error, text: input.error, format: 'General' };
  return { kind: 'number', ...input };
};

export interface GridShape extends Partial<Omit<Grid, 'rows' | 'columnCount'>> {
  /** 1-based sheet rows. */
  readonly hiddenRows?: readonly number[];
  readonly firstRow?: number;
}

export const gridOf = (rows: readonly (readonly CellInput[])[], shape: GridShape = {}): Grid => {
  const { hiddenRows = [], firstRow = 1, ...rest } = shape;
  const columnCount = Math.max(0, ...rows.map((row) => row.length));
  return {
    sheet: 'Hoja1',
    sheetId: '{sheet-1}',
    firstColumn: 0,
    columnCount,
    hiddenColumns: [],
    date1904: false,
    decimalSeparator: '.',
    ...rest,
    rows: rows.map((cells, index): GridRow => ({
      row: firstRow + index,
      hidden: hiddenRows.includes(firstRow + index),
      cells: Array.from({ length: columnCount }, (_, column) => cellOf(cells[column] ?? null)),
    })),
  };
};

export const ownHeaders: OwnHeaders = {
  es: { status: 'Estado del envío', sentAt: 'Enviado el', sentTo: 'Enviado a', receiptId: 'ID del recibo' },
  pl: { status: 'Stan wysyłki', sentAt: 'Wysłano dnia', sentTo: 'Wysłano do', receiptId: 'ID paska' },
  en: { status: 'Status', sentAt: 'Sent at', sentTo: 'Sent to', receiptId: 'Receipt ID' },
};

export const read = (
  rows: readonly (readonly CellInput[])[],
  options: Partial<RosterOptions> = {},
  shape: GridShape = {},
): Roster => readRoster(gridOf(rows, shape), { ownHeaders, recipients: 'ask', kind: 'payroll', ...options });

/** Field → column letter, as the samples write it. */
export const lettersOf = ({ mapping, columns }: Pick<Roster, 'mapping' | 'columns'>): Record<string, string> =>
  Object.fromEntries(Object.entries(mapping).map(([field, column]) => [field, columns[column]!.letters]));

/** `row code` of every issue, in order. */
export const codesOf = (issues: readonly Issue[]): string[] => issues.map(({ row, code }) => `${row} ${code}`);
