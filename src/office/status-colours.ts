import type { Place, StatusTone } from '../domain/workbook.ts';

/** Excel's own looks for good, neutral and bad. Letters and ground are both set, so that they read the same in a dark Excel. */
export const looks: Readonly<Record<StatusTone, { readonly letters: string; readonly ground: string }>> = {
  good: { letters: '#006100', ground: '#C6EFCE' },
  doubt: { letters: '#7F4A00', ground: '#FFEB9C' },
  bad: { letters: '#9C0006', ground: '#FFC7CE' },
};

/** A conditional format for each word that the status column lacks. What people did with the others stays as it is. */
export const colourStatus = async (
  context: Excel.RequestContext,
  { sheetId, headerRow, own }: Place,
  words: ReadonlyMap<string, StatusTone>,
): Promise<void> => {
  const sheet = context.workbook.worksheets.getItem(sheetId);
  const column = sheet.getRangeByIndexes(headerRow, own.status, 1, 1).getEntireColumn();
  const formats = column.conditionalFormats.load('items/type');
  await context.sync();
  const texts = formats.items
    .filter(({ type }) => type === Excel.ConditionalFormatType.containsText)
    .map(({ textComparison }) => textComparison.load('rule'));
  if (texts.length > 0) await context.sync();
  const known = new Set(texts.map(({ rule }) => rule.text));
  for (const [text, tone] of words) {
    if (known.has(text)) continue;
    const { textComparison } = formats.add(Excel.ConditionalFormatType.containsText);
    textComparison.format.font.color = looks[tone].letters;
    textComparison.format.fill.color = looks[tone].ground;
    textComparison.rule = { operator: Excel.ConditionalTextOperator.beginsWith, text };
  }
  await context.sync();
};
