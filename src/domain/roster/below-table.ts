import type { Roster } from './roster.ts';

/** Blank rows, at most, between a table and who was written down below it. */
const mostBetween = 3;

/**
 * 1-based sheet row to which the list's table would have to reach so that whoever is written down right below it is read
 * like everybody; undefined where nobody is, or where another list may stand there.
 */
export const rowToReach = ({ grid, columns, mapping, understood }: Roster): number | undefined => {
  const below = understood.unread.find(({ where }) => where === 'below');
  const end = grid.rows.at(-1)?.row;
  if (below === undefined || end === undefined || grid.table === undefined || grid.table.hasTotals) return undefined;
  const [first = end] = below.rows;
  const together = below.rows.every((row, at) => at === 0 || row - below.rows[at - 1]! === 1);
  const inColumn = below.columns.length === 1 && below.columns[0] === columns[mapping.email ?? -1]?.letters;
  return together && inColumn && first - end <= mostBetween ? below.rows.at(-1) : undefined;
};
