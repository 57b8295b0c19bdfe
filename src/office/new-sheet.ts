import { asText } from './log-sheets.ts';

/** Adds a sheet of text with a bold first row, and shows it. Resolves with its name, numbered where that was taken. */
export const addSheet = async (
  context: Excel.RequestContext,
  name: string,
  rows: readonly (readonly string[])[],
): Promise<string> => {
  const sheets = context.workbook.worksheets.load('items/name');
  await context.sync();
  const used = new Set(sheets.items.map((sheet) => sheet.name.toLowerCase()));
  let free = name;
  for (let number = 2; used.has(free.toLowerCase()); number += 1) free = `${name} ${number}`;
  const sheet = sheets.add(free);
  const width = rows[0]?.length ?? 0;
  const range = sheet.getRangeByIndexes(0, 0, rows.length, width);
  range.numberFormat = asText(rows.length, width);
  range.values = rows.map((row) => [...row]);
  sheet.getRangeByIndexes(0, 0, 1, width).format.font.bold = true;
  range.format.columnWidth = 120;
  sheet.activate();
  await context.sync();
  return free;
};
