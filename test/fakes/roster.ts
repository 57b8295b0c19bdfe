import type { Entry, Roster } from '../../src/domain/roster/roster.ts';

/** A sheet with these rows and, where given, one column of texts beside them. */
export const rosterOf = (
  entries: readonly Entry[],
  column: { readonly header: string; readonly texts: readonly string[] } = { header: '', texts: [] },
): Roster => ({
  grid: {
    sheet: 'S',
    sheetId: '{1}',
    firstColumn: 0,
    columnCount: 1,
    hiddenColumns: [],
    rows: entries.map(({ row, hidden }, index) => {
      const text = column.texts[index] ?? '';
      return { row, hidden, cells: [{ text, value: text, kind: 'text', format: '' }] };
    }),
    date1904: false,
    decimalSeparator: '.',
  },
  headerIndex: 0,
  headerless: false,
  columns: [{ column: 0, letters: 'A', header: column.header, field: undefined, hidden: false }],
  mapping: {},
  proposedCc: undefined,
  emailChoices: [],
  ownColumns: {},
  entries,
  issues: [],
  understood: {
    headingRow: 1,
    groups: [],
    roles: [],
    otherParties: [],
    rowsRead: entries.map(({ row }) => row),
    leftOut: [],
    unread: [],
    period: undefined,
  },
});
