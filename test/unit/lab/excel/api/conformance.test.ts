import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readApiTable } from '../../../../../lab/excel/api-table.ts';
import {
  classNameOf,
  isCollection,
  type ModelObject,
  scalarsOf,
} from '../../../../../lab/excel/interpreter/model-object.ts';
import { bookOf } from '../book-of.ts';

/** One object of each class of the model. */
function objects(): ModelObject[] {
  const { book, sheetOf } = bookOf([
    ['Name', 'Net'],
    ['Ana', 1],
  ]);
  const { workbook } = book.replica('ana');
  const sheet = sheetOf('ana');
  const table = sheet.tables.add('A1:B2', true);
  const range = sheet.getRange('A1:B2');
  const areas = range.getSpecialCells('Visible');
  const column = table.columns.getItemAt(0);
  const { application, settings, worksheets } = book.replica('ana').book;
  const { cultureInfo } = application;
  const { format, sort } = range;
  const conditionals = range.conditionalFormats;
  const text = conditionals.add('ContainsText').textComparison;
  const { custom } = conditionals.add('Custom');
  const { cellValue } = conditionals.add('CellValue');
  const all: object[] = [
    ...[workbook, application, cultureInfo, cultureInfo.numberFormat, cultureInfo.datetimeFormat, worksheets],
    ...[sheet, sheet.autoFilter, sheet.freezePanes, sheet.protection],
    ...[range, format, format.fill, format.font, sort, areas, areas.areas, range.getVisibleView()],
    ...[sheet.tables, table, table.autoFilter, table.sort, table.columns, column, column.filter],
    ...[conditionals, conditionals.getItemAt(0), text, text.format, text.format.fill, text.format.font],
    ...[custom, custom.rule, cellValue],
    ...[table.rows, table.rows.getItemAt(0)],
    ...[settings, settings.add('kind', 'payroll')],
  ];
  return all as ModelObject[];
}

const isPublic = (name: string) => name !== 'constructor' && !name.startsWith('$');
const membersOf = (object: ModelObject) =>
  [...Object.keys(object), ...Object.getOwnPropertyNames(Object.getPrototypeOf(object))].filter(isPublic);

const table = await readApiTable();

describe.each(objects().map((object) => [classNameOf(object), object] as const))('%s', (name, object) => {
  it('is a class of the Excel API, and so is each public member of it', () => {
    const known = Object.keys(table[name] ?? {});
    expect(known).toEqual(expect.arrayContaining(membersOf(object)));
  });

  it('has every property that loading it without names brings', () => {
    for (const property of scalarsOf(object)) {
      expect(property in object, property).toBe(true);
      expect(typeof object[property], property).not.toBe('function');
    }
  });

  it('has its members in `items` exactly where the API has', () => {
    expect(isCollection(object)).toBe('items' in (table[name] ?? {}));
  });
});

const folder = new URL('../../../../../lab/excel/api/', import.meta.url);

it('covers every class of the model', async () => {
  const files = readdirSync(folder).map((name) => new URL(name, folder).pathname);
  const modules = await Promise.all(files.map(async (file) => (await import(file)) as Record<string, unknown>));
  const exported = modules.flatMap((module) => Object.values(module));
  const classes = exported.filter((one) => typeof one === 'function' && 'scalars' in one);
  const covered = new Set<unknown>(objects().map(({ constructor }) => constructor));
  expect(classes.length).toBeGreaterThan(15);
  expect(classes.filter((one) => !covered.has(one))).toEqual([]);
});
