import { writeXlsx } from 'hucre/xlsx';

const header = { font: { bold: true, color: { rgb: 'FFFFFF' } }, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: '0E7C6B' } } };
const titleStyle = { font: { bold: true, size: 14 } };

/**
 * One sheet with a title over its rows, or an Excel table from the first cell on.
 * @param columns `{ header, width, numFmt? }`; `numFmt` '@' keeps leading zeros
 */
export function sheetBook({ sheet, title, table, columns, rows }) {
  const above = title ? [[title], []] : [];
  const headerRow = above.length;
  const all = [...above, columns.map((column) => column.header), ...rows];
  const cells = new Map();
  const at = (row, column, cell) => cells.set(`${row},${column}`, { value: all[row][column] ?? null, ...cell });
  if (title) at(0, 0, { style: titleStyle });
  columns.forEach(({ numFmt }, column) => {
    if (!table) at(headerRow, column, { style: header });
    if (numFmt) rows.forEach((_, i) => at(headerRow + 1 + i, column, { style: { numFmt } }));
  });
  const last = String.fromCharCode(64 + columns.length);
  const range = `A${headerRow + 1}:${last}${all.length}`;
  const made = new Date('2026-01-15T12:00:00Z');
  return writeXlsx({
    properties: { creator: 'Sobre', created: made, modified: made },
    sheets: [
      {
        name: sheet,
        columns: columns.map(({ width }) => ({ width })),
        rows: all,
        cells,
        merges: title ? [{ startRow: 0, startCol: 0, endRow: 0, endCol: columns.length - 1 }] : [],
        freezePane: { rows: headerRow + 1 },
        ...(table ? { tables: [tableOf(table, range, columns)] } : { autoFilter: { range } }),
      },
    ],
  });
}

const tableOf = (name, range, columns) => ({
  name,
  displayName: name,
  range,
  columns: columns.map(({ header: label }) => ({ name: label })),
  style: 'TableStyleMedium7',
});
