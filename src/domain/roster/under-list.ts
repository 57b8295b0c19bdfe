import { cellText, isBlank } from '../text/cell-text.ts';
import { foldText } from '../text/fold-text.ts';
import { emptyCell, type GridRow } from '../grid.ts';
import type { Mapping } from './roster.ts';

/** A part of the list, as it is headed: a department, a branch. */
const section =
  /^(departamento|depto|dpto|area|seccion|sucursal|centro|grupo|turno|zona|dzial|oddzial|zespol|sekcja|grupa|zmiana|department|dept|branch|section|team|group|shift|site)\b/;

const filledOf = ({ cells }: GridRow): readonly string[] => cells.filter((cell) => !isBlank(cell)).map(cellText);

const textAt = ({ cells }: GridRow, column: number | undefined): string =>
  column === undefined ? '' : cellText(cells[column] ?? emptyCell);

/** One text over a list without headings is its title. */
export const isTitle = (row: GridRow): boolean => {
  const [text = '', ...more] = filledOf(row);
  return more.length === 0 && !text.includes('@');
};

/** `DEPARTAMENTO: Ventas` alone in its row; a name alone is a person's, about whom more is to be written. */
export const isSection = (row: GridRow, { name, employeeNumber }: Mapping): boolean => {
  const filled = filledOf(row);
  const [text = ''] = filled;
  if (filled.length !== 1 || text.includes('@')) return false;
  const numberless = text === textAt(row, employeeNumber) && name !== undefined && !/\d/.test(text);
  return numberless || text.includes(':') || section.test(foldText(text));
};
