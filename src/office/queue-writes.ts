import type { OwnColumn } from '../domain/roster/roster.ts';
import type { Place, RowWrite } from '../domain/workbook.ts';
import { asText } from './log-sheets.ts';
import { ownColumns } from './own-cells.ts';

/** Cells of a row as Excel keeps them. Where columns came or went one may be an amount or a formula of somebody's. */
export type Former = Readonly<Partial<Record<OwnColumn, Kept>>>;

export interface Kept {
  readonly value: string;
  /** What has to be entered for it to stand there again. */
  readonly formula: unknown;
  readonly format: string;
}

/** Cells of a sheet row (1-based). */
export type PlacedWrite = RowWrite & {
  readonly row: number;
  /** Where known, written instead of the texts. */
  readonly former?: Former;
};

/** What stood in a row (1-based) before the write, to be asked after the caller's sync. */
export type FormerOf = (row: number) => Former;

/** Consecutive rows become one block, so that a run's statuses are a few writes and not hundreds. */
export const blocks = <T>(items: readonly (T & { readonly row: number })[]): (T & { readonly row: number })[][] => {
  const sorted = [...items].sort((a, b) => a.row - b.row);
  const result: (T & { readonly row: number })[][] = [];
  for (const item of sorted) {
    const last = result.at(-1);
    if (last !== undefined && last.at(-1)?.row === item.row - 1) last.push(item);
    else result.push([item]);
  }
  return result;
};

/** `apart`: each cell by itself, which reaches its place whatever is hidden. */
export const queueWrites = (
  sheet: Excel.Worksheet,
  place: Place,
  writes: readonly PlacedWrite[],
  apart: boolean,
): FormerOf => {
  const stood: { readonly column: OwnColumn; readonly first: number; readonly former: Excel.Range }[] = [];
  const rangeOf = (column: OwnColumn, row: number, length: number): Excel.Range => {
    const range = sheet.getRangeByIndexes(row - 1, place.own[column], length, 1);
    stood.push({ column, first: row, former: range.getOffsetRange(0, 0).load('formulas,values,numberFormat') });
    return range;
  };
  for (const column of ownColumns) {
    const texts: { readonly row: number; readonly text: string }[] = [];
    for (const { row, cells, former } of writes) {
      const text = cells[column];
      if (text === undefined) continue;
      const as = former?.[column];
      if (as === undefined) texts.push({ row, text });
      else {
        const range = rangeOf(column, row, 1);
        range.numberFormat = [[as.format]];
        range.formulas = [[as.formula]];
      }
    }
    for (const block of apart ? texts.map((each) => [each]) : blocks(texts)) {
      const range = rangeOf(column, block[0]?.row ?? 1, block.length);
      range.numberFormat = asText(block.length, 1);
      range.values = block.map(({ text }) => [text]);
    }
  }
  return (row) => {
    const cells: [OwnColumn, Kept][] = [];
    for (const { column, first, former } of stood) {
      const format = former.numberFormat[row - first]?.[0] as string | undefined;
      if (row < first || format === undefined) continue;
      const value = (former.values[row - first]?.[0] ?? '') as string | number | boolean;
      const formula = enteredAgain(former.formulas[row - first]?.[0] ?? '', value, format);
      cells.push([column, { value: String(value), formula, format: format }]);
    }
    return Object.fromEntries(cells);
  };
};

/** A text outside a text cell, `007` or `=5`, would be read as a number or a formula when it is entered again. */
const enteredAgain = (formula: unknown, value: unknown, format: string): unknown =>
  typeof formula === 'string' && formula !== '' && formula === value && format !== '@' ? `'${formula}` : formula;
