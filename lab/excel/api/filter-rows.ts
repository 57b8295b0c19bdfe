import type { FilterState, Shown } from '../book/book-state.ts';
import type { Edit } from '../book/edit.ts';
import type { Worksheet } from './worksheet.ts';

/** Hides the rows of the area that a column's filter does not let through and shows the others. */
export function filterRows(sheet: Worksheet, { area, shown }: FilterState, totals: boolean): Edit[] {
  const bodyRows = area.bottom - area.top - (totals ? 1 : 0);
  if (bodyRows < 1) return [];
  const width = area.right - area.left + 1;
  const texts = sheet.getRangeByIndexes(area.top + 1, area.left, bodyRows, width).text ?? [];
  const out: number[] = [];
  const rest: number[] = [];
  texts.forEach((row, at) => (passes(row, shown) ? rest : out).push(area.top + 1 + at));
  const sheetId = sheet.id;
  return [
    { do: 'hide-rows', sheetId, rows: rest, hidden: false },
    { do: 'hide-rows', sheetId, rows: out, hidden: true },
  ];
}

const passes = (row: readonly string[], shown: Shown): boolean =>
  [...shown].every(([column, texts]) => texts.has(row[column] ?? ''));
