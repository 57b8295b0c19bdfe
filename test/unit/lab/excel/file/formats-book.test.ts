import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { displayText } from '../../../../../lab/excel/text/display-text.ts';
import { loadXlsx } from '../../../../../lab/excel/file/load-xlsx.ts';
import formats from '../../../../fixtures/formats.json' with { type: 'json' };

/** The reader makes dates of serials and knows no 29 February 1900: that case is judged without a file. */
const noSuchDate = 60;

const openBook = async (name: string) => {
  const { state } = await loadXlsx(readFileSync(new URL(`../../../../fixtures/${name}`, import.meta.url)));
  const [, ...rows] = state.sheets[0]!.rows;
  return { date1904: state.date1904, rows };
};

/** The `.xlsx` books hold the cases of formats.json, made by write-formats.mjs. */
describe('a book of formats shows what the documentation of formats says', () => {
  it.each([
    ['formats.xlsx', false],
    ['formats-1904.xlsx', true],
  ] as const)('%s', async (name, date1904) => {
    const expected = formats.cases.filter((each) => (each.date1904 ?? false) === date1904 && each.value !== noSuchDate);
    const { rows, ...book } = await openBook(name);
    expect(book.date1904).toBe(date1904);
    const shown = rows.map(([value, format, locale, text]) => ({
      of: `${value?.content.value} as ${format?.content.value} in ${locale?.content.value}`,
      text: displayText(value!.content, value!.format, { locale: String(locale?.content.value), date1904 }),
      expected: text?.content.value,
    }));
    expect(shown.filter((each) => each.text !== each.expected)).toEqual([]);
    expect(rows.map(([value]) => [value!.content.value, value!.format])).toEqual(
      expected.map(({ value, format }) => [value, format]),
    );
  });

  it('there are at least 60 cases, in the four languages of the lab', () => {
    expect(formats.cases.length).toBeGreaterThanOrEqual(60);
    expect(new Set(formats.cases.map(({ locale }) => locale))).toEqual(new Set(['es-MX', 'es-ES', 'pl-PL', 'en-US']));
  });
});
