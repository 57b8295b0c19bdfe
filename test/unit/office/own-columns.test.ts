import { afterEach, expect, test } from 'vitest';
import { foldText } from '../../../src/domain/text/fold-text.ts';
import { labExcel } from '../../fakes/lab-excel.ts';

let uninstall = () => {};
afterEach(() => uninstall());

const titles = ['Estado de envío', 'Enviado el', 'Enviado a', 'ID de recibo'];
const columns = { titles, own: new Set(titles.map(foldText)), headerRow: 1 };
const headings = ({ book }: Awaited<ReturnType<typeof labExcel>>) => book.rows(book.active)[0]?.texts.slice(-6);

/** Ana adds the columns while Bea still has what she read before; then Bea does, once Ana's have arrived or not. */
const bothAdd = async (arrives: boolean) => {
  const of = await labExcel({ people: ['ana', 'bea'], propagationMs: 800 });
  uninstall = of.uninstall;
  const [ana, bea] = of.panes.map(({ by, ports }) => ({ by, workbook: ports.workbook }));
  const grids = [await ana!.by(() => ana!.workbook.read()), await bea!.by(() => bea!.workbook.read())];
  await ana!.by(() => ana!.workbook.addOwnColumns(grids[0]!, columns));
  if (arrives) await of.later(1_000);
  const added = bea!.by(() => bea!.workbook.addOwnColumns(grids[1]!, columns));
  return { of, added };
};

test('columns that a colleague’s pane added since the sheet was read are not added a second time', async () => {
  const { of, added } = await bothAdd(true);
  await expect(added).rejects.toMatchObject({ code: 'sheet/write-refused' });
  await of.later(1_000);
  expect(headings(of)?.slice(2)).toEqual(titles);
  expect(headings(of)?.[1]).not.toBe(titles[3]);
});

test('two who add them before either sees the other’s write into the same cells: they stand there once', async () => {
  const { of, added } = await bothAdd(false);
  await added;
  await of.later(2_000);
  expect(headings(of)?.slice(2)).toEqual(titles);
  expect(headings(of)?.[1]).not.toBe(titles[3]);
});

test('a formula that shows nothing is in use: new columns come in before it', async () => {
  const of = await labExcel();
  uninstall = of.uninstall;
  const [{ by, ports }] = of.panes as [(typeof of.panes)[0]];
  const grid = await by(() => ports.workbook.read());
  const right = { row: grid.rows[0]!.row - 1, column: grid.firstColumn + grid.columnCount };
  await by(() =>
    Excel.run(async (context) => {
      const cell = context.workbook.worksheets
        .getActiveWorksheet()
        .getRangeByIndexes(right.row + 1, right.column, 1, 1);
      cell.formulas = [['=""']];
      await context.sync();
    }),
  );
  await by(() => ports.workbook.addOwnColumns(grid, { ...columns, headerRow: right.row + 1 }));
  const formulas = await by(() =>
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const cells = sheet.getRangeByIndexes(right.row + 1, right.column, 1, 5).load('formulas');
      await context.sync();
      return cells.formulas[0] as unknown[];
    }),
  );
  expect(formulas).toEqual(['', '', '', '', '=""']);
});
