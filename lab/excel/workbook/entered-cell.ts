import { type Cell, type CellValue, contentOf } from './cell.ts';

/** What becomes of a cell when something is typed or written into it, as Excel reads it. */
export function enteredCell(cell: Cell, entered: CellValue, _locale: string): Partial<Cell> {
  if (typeof entered !== 'string' || cell.format === '@') return { content: contentOf(entered) };
  if (entered.startsWith("'")) return { content: contentOf(entered.slice(1)) };
  if (/^=./.test(entered)) return { content: { value: '#NAME?', formula: entered, isError: true } };
  const text = entered.trim();
  if (/^-?(\d+\.?\d*|\.\d+)$/.test(text)) return { content: contentOf(Number(text)) };
  if (/^(true|false)$/i.test(text)) return { content: contentOf(text.toLowerCase() === 'true') };
  return { content: contentOf(entered) };
}
