import { type Area, parseArea } from './area.ts';
import type { SheetState } from './book-state.ts';
import { type Cell, type Content, contentOf } from './cell.ts';

const SUM = /^=(SUM|SUBTOTAL)\((?:(9|109)[,;])?([^()]*)\)$/i;
/** Sums of sums of sums; deeper is taken for a circle. */
const DEPTH = 20;

export const isSum = (formula: string): boolean => SUM.test(formula);

/** What a cell shows. Of a formula: sums are worked out anew, of all others the result kept in the file. */
export function resultOf({ content }: Cell, sheet: SheetState, depth = 0): Content {
  const found = content.formula === '' ? null : SUM.exec(content.formula);
  if (!found || depth > DEPTH) return content;
  const [, name = '', kind, list = ''] = found;
  const subtotal = name.toUpperCase() === 'SUBTOTAL';
  if (subtotal !== (kind !== undefined)) return content;
  const terms = list.split(/[,;]/).map((term) => areaOf(term.trim(), sheet));
  if (terms.some((term) => term === undefined)) return content;
  const skipHidden = kind === '109' || (kind === '9' && isFiltered(sheet));
  let sum = 0;
  for (const cell of terms.flatMap((area) => cellsOf(sheet, area!, skipHidden))) {
    if (subtotal && /^=SUBTOTAL\(/i.test(cell.content.formula)) continue;
    const result = resultOf(cell, sheet, depth + 1);
    if (result.isError) return { ...result, formula: content.formula };
    if (typeof result.value === 'number') sum += result.value;
  }
  return { ...contentOf(Number(sum.toPrecision(15))), formula: content.formula };
}

const isFiltered = ({ facts, tables }: SheetState) =>
  (facts.filter?.shown.size ?? 0) > 0 || [...tables.values()].some(({ shown }) => shown.size > 0);

/** Cells of this sheet: an address, or a column of a table as `Table[Column]`. */
function areaOf(term: string, sheet: SheetState): Area | undefined {
  const ofTable = /^(\w*)\[([^\][]+)\]$/u.exec(term);
  if (!ofTable) return term.includes('!') ? undefined : parseArea(term);
  const [, name = '', header = ''] = ofTable;
  const table = [...sheet.tables.values()].find((one) => name === '' || one.name.toLowerCase() === name.toLowerCase());
  if (!table) return undefined;
  const { area, showTotals } = table;
  const headers = sheet.rows[area.top] ?? [];
  const column = headers.findIndex((cell, at) => at >= area.left && at <= area.right && cell?.content.value === header);
  if (column < 0) return undefined;
  return { top: area.top + 1, bottom: area.bottom - (showTotals ? 1 : 0), left: column, right: column };
}

function cellsOf(sheet: SheetState, { top, left, bottom, right }: Area, skipHidden: boolean): Cell[] {
  const cells: Cell[] = [];
  for (let row = top; row <= Math.min(bottom, sheet.rows.length - 1); row += 1) {
    if (skipHidden && sheet.hiddenRows.has(row)) continue;
    sheet.rows[row]?.slice(left, right + 1).forEach((cell) => cells.push(cell));
  }
  return cells;
}
