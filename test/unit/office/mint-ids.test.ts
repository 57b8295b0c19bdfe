import { afterEach, describe, expect, test } from 'vitest';
import type { GridRow } from '../../../src/domain/grid.ts';
import { ExcelWorkbook } from '../../../src/office/excel-workbook.ts';
import { SheetExcel } from '../../fakes/sheet-excel.ts';

const id = 4;
const place = {
  sheetId: 'S',
  headerRow: 1,
  firstColumn: 0,
  columnCount: 5,
  own: { status: 1, sentAt: 2, sentTo: 3, receiptId: id },
  headings: { status: 'Status', sentAt: 'Sent at', sentTo: 'Sent to', receiptId: 'Receipt ID' },
} as const;
const signatureOf = ({ cells }: GridRow) => cells[0]?.text ?? '';

let uninstall = () => {};
afterEach(() => uninstall());

/** People of whom some have an id of an earlier document; `want` mints for those of these names, as they stood when read. */
const stage = (former: readonly string[]) => {
  const names = former.map((_, at) => `P${at + 1}`);
  const excel = new SheetExcel([
    ['Name', 'Status', 'Sent at', 'Sent to', 'Receipt ID'],
    ...former.map((text, at) => [names[at]!, '', '', '', text]),
  ]);
  uninstall = excel.install();
  const workbook = new ExcelWorkbook(() => 0);
  workbook.follow(place);
  const wanted = names.map((signature, at) => ({ row: at + 2, receiptId: `NEW-${at + 1}`, signature }));
  const mint = (these = names) =>
    workbook.mint(
      wanted.filter(({ signature }) => these.includes(signature)),
      signatureOf,
    );
  const sort = () => excel.cells.splice(1, names.length, ...excel.cells.slice(1).reverse());
  const rotate = () => excel.cells.splice(1, 0, excel.cells.pop()!);
  const idOf = (name: string) => excel.cells.find((row) => row[0] === name)?.[id];
  /** Nobody has an id but their own new one, which they got, or the one they had. */
  const expectTrue = (minted: readonly { receiptId: string }[]) => {
    names.forEach((name, at) => {
      const got = minted.some(({ receiptId }) => receiptId === `NEW-${at + 1}`);
      expect([name, idOf(name)]).toEqual([name, got ? `NEW-${at + 1}` : former[at]]);
    });
    expect(excel.cells[0]?.[id]).toBe('Receipt ID');
  };
  return { excel, mint, sort, rotate, expectTrue };
};

const former = ['', 'OLD-2', '', 'OLD-4', '', 'OLD-6', ''];

test('everybody who stands where they stood gets their id', async () => {
  const { mint, expectTrue } = stage(former);
  const minted = await mint();
  expect(minted).toHaveLength(former.length);
  expectTrue(minted);
});

test('nothing at all is written for whoever stands elsewhere since the sheet was read', async () => {
  const { excel, mint, sort, expectTrue } = stage(former);
  sort();
  const seen: string[][] = [];
  excel.between = () => seen.push(excel.cells.map((row) => row[id] ?? ''));
  expectTrue(await mint());
  expect(seen.flat().filter((text) => /^NEW-(?!4)/.test(text))).toEqual([]);
});

describe.each<[string, readonly string[] | undefined]>([
  ['everybody', undefined],
  ['two of them', ['P1', 'P4']],
  ['whoever had one before', ['P2', 'P4', 'P6']],
])('a sort between the look and the write gives nobody another one’s id: %s', (_what, these) => {
  test.each([0, 1, 2, 3, 4])('after request %i', async (at) => {
    const { excel, mint, sort, expectTrue } = stage(former);
    let requests = 0;
    excel.between = () => void (requests++ === at && sort());
    expectTrue(await mint(these && [...these]));
  });

  test.each([
    [-1, 0],
    [0, 1],
    [0, 2],
    [0, 3],
    [0, 4],
  ])('after requests %i and %i', async (first, second) => {
    const { excel, mint, rotate, expectTrue } = stage(former);
    let requests = 0;
    if (first < 0) rotate();
    excel.between = () => void ([first, second].includes(requests++) && rotate());
    expectTrue(await mint(these && [...these]));
  });
});
