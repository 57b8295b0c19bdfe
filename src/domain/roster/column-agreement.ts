import { cellText } from '../text/cell-text.ts';
import { foldText } from '../text/fold-text.ts';
import { emptyCell, type GridRow } from '../grid.ts';

/** Fewer rows prove nothing: two people may be called alike. */
const fewest = 3;
const sampleSize = 200;
const shortestWord = 3;

const textAt = ({ cells }: GridRow, column: number): string => foldText(cellText(cells[column] ?? emptyCell));

/**
 * Share of the rows whose address is made of their name (`ana.ruiz@…` for Ana Ruiz): proof that both are one person's.
 * Undefined where too few rows have both.
 */
export const agreementOf = (
  rows: readonly GridRow[],
  names: readonly number[],
  addresses: number,
): number | undefined => {
  let [both, agreeing] = [0, 0];
  for (const row of rows) {
    if (both === sampleSize) break;
    const [local = ''] = cellText(row.cells[addresses] ?? emptyCell)
      .toLowerCase()
      .split('@');
    const words = names
      .flatMap((column) => textAt(row, column).split(' '))
      .filter((word) => word.length >= shortestWord);
    if (local === '' || words.length === 0) continue;
    both += 1;
    const folded = foldText(local).replaceAll(' ', '');
    if (words.some((word) => folded.includes(word))) agreeing += 1;
  }
  return both < fewest ? undefined : agreeing / both;
};

/** `rob.boss@…`: an address that is made of a name, whosever it is. */
const ofName = /^\p{L}{3,}[._-]\p{L}{3,}\d*@/u;

/** Whether the addresses are made of names that are not the people's: then they are hardly theirs. */
export const namesOthers = (rows: readonly GridRow[], names: readonly number[], addresses: number): boolean => {
  const named = rows.filter(({ cells }) => ofName.test(cellText(cells[addresses] ?? emptyCell).trim()));
  return (agreementOf(named, names, addresses) ?? 1) < 0.2;
};
