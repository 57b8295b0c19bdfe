import { afterEach, describe, expect, test } from 'vitest';
import { isFailure } from '../../../src/domain/failure.ts';
import { ExcelWorkbook } from '../../../src/office/excel-workbook.ts';
import { SheetExcel, type HiddenWrite } from '../../fakes/sheet-excel.ts';

const [status, sentTo, id] = [1, 3, 4];
const place = {
  sheetId: 'S',
  headerRow: 1,
  firstColumn: 0,
  columnCount: 5,
  own: { status, sentAt: 2, sentTo, receiptId: id },
  headings: { status: 'Status', sentAt: 'Sent at', sentTo: 'Sent to', receiptId: 'Receipt ID' },
} as const;

let uninstall = () => {};
afterEach(() => uninstall());

const stage = (people: number) => {
  const excel = new SheetExcel([
    ['Name', 'Status', 'Sent at', 'Sent to', 'Receipt ID'],
    ...Array.from({ length: people }, (_, at) => [`P${at + 1}`, '', '', '', `ID-${at + 1}`]),
  ]);
  uninstall = excel.install();
  const workbook = new ExcelWorkbook(() => 0);
  workbook.follow(place);
  const say = (texts: Readonly<Record<string, { status?: string; sentTo?: string }>>) =>
    workbook.exchange({
      writes: Object.entries(texts).map(([receiptId, cells]) => ({ receiptId, cells })),
      watch: [],
      log: [],
      beacon: undefined,
    });
  const column = (at: number) => excel.cells.slice(1).map((row) => row[at]);
  return { excel, workbook, say, column };
};

const everybody = (people: number) =>
  Object.fromEntries(
    Array.from({ length: people }, (_, at) => [
      `ID-${at + 1}`,
      { status: `Sent ${at + 1}`, sentTo: `p${at + 1}@example.com` },
    ]),
  );

describe.each<HiddenWrite>(['right', 'first-into-visible', 'in-order-into-visible'])(
  'where a block over hidden rows lands %s',
  (hiddenWrite) => {
    test('each status and address stands beside its own person', async () => {
      const { excel, say, column } = stage(6);
      excel.hiddenWrite = hiddenWrite;
      for (const row of [2, 3, 5]) excel.hidden.add(row);
      await say(everybody(6));
      expect(column(status)).toEqual([1, 2, 3, 4, 5, 6].map((n) => `Sent ${n}`));
      expect(column(sentTo)).toEqual([1, 2, 3, 4, 5, 6].map((n) => `p${n}@example.com`));
    });

    test('a filter that comes with the very write leaves nothing beside another person', async () => {
      const { excel, say, column } = stage(6);
      await say({});
      excel.hiddenWrite = hiddenWrite;
      for (const row of [1, 2, 6]) excel.hidden.add(row);
      excel.cells[4]![status] = 'Kept';
      const { 'ID-4': _left, ...rest } = everybody(6);
      await say(rest);
      expect(column(status)).toEqual(['Sent 1', 'Sent 2', 'Sent 3', 'Kept', 'Sent 5', 'Sent 6']);
      expect(column(sentTo)[3]).toBe('');
    });

    test('never even for a moment once rows are known to be hidden', async () => {
      const { excel, say, column } = stage(5);
      excel.hiddenWrite = hiddenWrite;
      excel.hidden.add(2);
      await say({});
      const seen: unknown[] = [];
      excel.between = () => seen.push(column(sentTo));
      await say(everybody(5));
      const allowed = [1, 2, 3, 4, 5].map((n) => ['', `p${n}@example.com`]);
      for (const texts of seen as string[][]) texts.forEach((text, at) => expect(allowed[at]).toContain(text));
    });
  },
);

test('what an exchange could not put right any more is put right by the next one', async () => {
  const { excel, say, column } = stage(4);
  await say({});
  excel.hiddenWrite = 'first-into-visible';
  excel.hidden.add(2);
  excel.answers.push(undefined, undefined, 'GeneralException');
  await expect(say(everybody(4))).rejects.toMatchObject({ code: 'sheet/busy' });
  await say({ 'ID-1': { status: 'Sent 1' } });
  expect(column(sentTo)[2]).not.toBe('p1@example.com');
});

test.each(['below', 'above'])(
  'a row copied %s its own gets no status of it, and is left alone until it has an id of its own',
  async (side) => {
    const { excel, say, column } = stage(3);
    await say({ 'ID-1': { status: 'Sending' } });
    const [heading, ana, ...others] = excel.cells as [string[], string[], ...string[][]];
    const copy = ana.map((text, at) => (at === 0 ? 'Bruno' : text));
    excel.cells.splice(0, 4, heading, ...(side === 'above' ? [copy, ana, ...others] : [ana, ...others, copy]));
    expect([...(await say({})).duplicates]).toEqual(['ID-1']);
    await say({ 'ID-1': { status: 'Sent', sentTo: 'ana@example.com' }, 'ID-2': { status: 'Sent' } });
    expect(
      excel.cells
        .slice(1)
        .map(([name, text, , to]) => [name, text, to])
        .sort(),
    ).toEqual([
      ['Bruno', 'Sending', ''],
      ['P1', 'Sending', ''],
      ['P2', 'Sent', ''],
      ['P3', '', ''],
    ]);
    copy[id] = '';
    expect((await say({})).rows.get('ID-1')?.status).toBe('Sending');
    await say({ 'ID-1': { status: 'Sent', sentTo: 'ana@example.com' } });
    expect(column(sentTo)).toEqual(
      side === 'above' ? ['', 'ana@example.com', '', ''] : ['ana@example.com', '', '', ''],
    );
  },
);

test('what a colleague wrote meanwhile stays', async () => {
  const { excel, say, column } = stage(3);
  await say({});
  const run = say({ 'ID-1': { status: 'Sent 1' } });
  excel.between = () => (excel.cells[2]![status] = 'Colleague');
  await run;
  await say({ 'ID-3': { status: 'Sent 3' } });
  expect(column(status)).toEqual(['Sent 1', 'Colleague', 'Sent 3']);
});

describe('a row that came, went or moved with the very write', () => {
  const blank = ['', '', '', '', ''];
  const nothingBesideNobody = (cells: readonly (readonly string[])[]) => {
    for (const row of cells) if (row[id] === '') expect(row.slice(status, id)).toEqual(['', '', '']);
  };

  test('a blank row that took a status is cleared where the next sort carried it, below everybody', async () => {
    const { excel, say } = stage(4);
    await say({});
    const sorting = [
      // The headings are looked at before a write.
      () => undefined,
      () => {
        const [moved] = excel.cells.splice(2, 1);
        excel.cells.push(moved!);
      },
      () => excel.cells.splice(1, 0, ...excel.cells.splice(3, 1)),
    ];
    excel.cells.splice(2, 0, [...blank]);
    excel.between = () => sorting.shift()?.();
    await say({ 'ID-2': { status: 'Sent 2', sentTo: 'p2@example.com' } });
    nothingBesideNobody(excel.cells);
    expect(excel.cells.find((row) => row[id] === 'ID-2')).toEqual(['P2', 'Sent 2', '', 'p2@example.com', 'ID-2']);
    expect(excel.cells.filter((row) => row[status] !== '')).toHaveLength(2);
  });

  test('a status that fell below the last row, since one above was deleted, is cleared', async () => {
    const { excel, say } = stage(4);
    await say({});
    excel.cells.splice(2, 1);
    await say({ 'ID-4': { status: 'Sent 4', sentTo: 'p4@example.com' } });
    expect(excel.cells[3]).toEqual(['P4', 'Sent 4', '', 'p4@example.com', 'ID-4']);
    expect([excel.cells[4]?.[status] ?? '', excel.cells[4]?.[sentTo] ?? '']).toEqual(['', '']);
  });

  test('what could not be cleared at once, since the sheet kept moving, is cleared by the next exchange', async () => {
    const { excel, say } = stage(6);
    await say({});
    excel.cells.splice(3, 0, [...blank]);
    let moves = 0;
    excel.between = () => {
      const at = excel.cells.findIndex((row) => row[id] === '');
      const [moved] = excel.cells.splice(at, 1);
      excel.cells.splice(1 + (moves++ % 2) * 5, 0, moved!);
    };
    await say({ 'ID-3': { status: 'Sent 3', sentTo: 'p3@example.com' } }).catch(() => undefined);
    excel.between = () => undefined;
    await say({ 'ID-4': { status: 'Sent 4' } });
    nothingBesideNobody(excel.cells);
    expect(excel.cells.filter((row) => row[status] !== '').map((row) => row[id])).toEqual([
      'Receipt ID',
      'ID-3',
      'ID-4',
    ]);
  });

  test('what could not be cleared is looked for first once rows came in above, and the headings stay', async () => {
    const { excel, workbook, say } = stage(4);
    const headings = [...excel.cells[0]!];
    await say({});
    excel.cells.splice(3, 0, [...blank]);
    excel.answers.push(undefined, undefined, 'GeneralException');
    await expect(say({ 'ID-3': { status: 'Sent 3', sentTo: 'p3@example.com' } })).rejects.toMatchObject({
      code: 'sheet/busy',
    });
    expect(excel.cells[3]).toEqual(['', 'Sent 3', '', 'p3@example.com', '']);
    excel.cells.splice(0, 0, [...blank], [...blank], [...blank]);
    workbook.follow({ ...place, headerRow: 4 });
    await say({ 'ID-3': { status: 'Sent 3', sentTo: 'p3@example.com' } });
    expect(excel.cells[3]).toEqual(headings);
    nothingBesideNobody(excel.cells);
    expect(excel.cells.slice(4).filter((row) => row[status] !== '')).toEqual([
      ['P3', 'Sent 3', '', 'p3@example.com', 'ID-3'],
    ]);
  });

  test('a row that lost its id keeps the status it had, however it is sorted', async () => {
    const { excel, say } = stage(5);
    await say({ 'ID-5': { status: 'Sent', sentTo: 'x@example.com' }, 'ID-2': { status: 'Held' } });
    excel.cells[5]![id] = '';
    excel.cells.splice(2, 0, [...blank]);
    const sorting = [() => undefined, () => excel.cells.splice(2, 0, excel.cells.pop()!)];
    excel.between = () => sorting.shift()?.();
    await say({ 'ID-2': { status: 'Sent', sentTo: 'p2@example.com' } });
    const lost = excel.cells.find((row) => row[0] === 'P5');
    expect(lost?.slice(0, 4)).toEqual(['P5', 'Sent', '', 'x@example.com']);
    expect(excel.cells.find((row) => row[0] === '')).toEqual(blank);
  });
});

test('a row below the fifty-thousandth is written, and read back by everybody', async () => {
  const { excel, workbook, say } = stage(0);
  excel.cells.push(...Array.from({ length: 50_100 }, () => ['', '', '', '', '']), ['P1', '', '', '', 'ID-1']);
  const written = await say({ 'ID-1': { status: 'Sent 1', sentTo: 'p1@example.com' } });
  expect(excel.cells.at(-1)).toEqual(['P1', 'Sent 1', '', 'p1@example.com', 'ID-1']);
  expect(written.rows.get('ID-1')?.status).toBe('Sent 1');
  workbook.follow(place);
  excel.cells.push(['', '', '', '', ' ']);
  expect((await say({})).rows.get('ID-1')?.status).toBe('Sent 1');
});

test('an apostrophe that Excel keeps to itself is no reason to write for ever', async () => {
  const { say, column } = stage(2);
  await say({ 'ID-1': { sentTo: "'ana@example.com" } });
  expect(column(sentTo)[0]).toBe('ana@example.com');
});

test.each([
  ['MergedRangeConflict', 'sheet/merged'],
  ['FilteredRangeConflict', 'sheet/filtered'],
  ['OperationCellsExceedLimit', 'sheet/too-large'],
  ['AccessDenied', 'sheet/protected'],
  ['InvalidArgument', 'sheet/unexpected'],
  ['NobodyKnowsThis', 'sheet/unexpected'],
])('Excel’s %s is a failure with a sentence: %s', async (office, code) => {
  const { excel, say } = stage(1);
  excel.answers.push(office);
  const error: unknown = await say({}).catch((thrown: unknown) => thrown);
  expect(isFailure(error) && error.code).toBe(code);
});

describe('headings that moved between two tries', () => {
  const blank = ['', '', '', '', ''];
  const people = ['ID-1', 'ID-2', 'ID-3', 'ID-4'];
  const moves: readonly [string, (cells: string[][]) => void][] = [
    ['one row came in above', (cells) => cells.splice(0, 0, [...blank])],
    ['two rows came in above', (cells) => cells.splice(0, 0, ['Payroll', '', '', '', ''], [...blank])],
    ['three rows came in above', (cells) => cells.splice(0, 0, [...blank], [...blank], [...blank])],
    ['the row above them was deleted', (cells) => cells.splice(0, 1)],
    ['they were sorted among the people', (cells) => cells.splice(2, 0, ...cells.splice(0, 1))],
  ];

  test.each(moves.flatMap(([what, move]) => [-1, 0].map((at) => [what, at, move] as const)))(
    'keep their texts, and so does everybody else: %s, after request %i',
    async (_what, at, move) => {
      const { excel, workbook, say } = stage(4);
      excel.cells.unshift(['Title', '', '', '', '']);
      workbook.follow({ ...place, headerRow: 2 });
      await say({ 'ID-1': { status: 'Held', sentTo: 'was@example.com' } });
      let before: string[][] = [];
      const act = () => {
        move(excel.cells);
        before = excel.cells.map((row) => [...row]);
      };
      let requests = 0;
      if (at < 0) act();
      excel.between = () => void (requests++ === at && act());
      await say(Object.fromEntries(people.map((of) => [of, { status: 'Sending', sentTo: `${of}@example.com` }]))).catch(
        (error: unknown) => {
          if (!isFailure(error)) throw error;
        },
      );
      // Whoever was written has their own text; nobody and nothing else has any.
      const without = (cells: readonly (readonly string[])[]) =>
        cells.map((row) => (people.includes(row[id] ?? '') ? [row[0], row[id]] : row));
      expect(without(excel.cells.slice(0, before.length))).toEqual(without(before));
      for (const row of excel.cells.filter((each) => people.includes(each[id] ?? ''))) {
        expect(['', 'was@example.com', `${row[id]}@example.com`]).toContain(row[sentTo]);
      }
    },
  );

  test('are put right by the next exchange where that one could not any more', async () => {
    const { excel, workbook, say } = stage(4);
    await say({});
    let before: string[][] = [];
    let looks = 0;
    excel.between = () => {
      if (looks++ > 0) return;
      excel.cells.splice(0, 0, [...blank], [...blank]);
      before = excel.cells.map((row) => [...row]);
    };
    excel.answers.push(undefined, undefined, 'GeneralException');
    await expect(say({ 'ID-2': { status: 'Sent 2' } })).rejects.toMatchObject({ code: 'sheet/busy' });
    expect(excel.cells).not.toEqual(before);
    workbook.follow(place);
    await expect(say({})).rejects.toMatchObject({ code: 'sheet/column-missing' });
    expect(excel.cells).toEqual(before);
  });

  test('are found again where they moved once more while they were put right', async () => {
    const { excel, say } = stage(6);
    await say({});
    const again = [
      () => excel.cells.splice(0, 0, [...blank]),
      () => excel.cells.splice(0, 0, [...blank]),
      () => excel.cells.splice(0, 2),
    ];
    excel.between = () => again.shift()?.();
    const people = excel.cells.map((row) => [...row]);
    await expect(say({ 'ID-1': { status: 'Sent 1' }, 'ID-5': { status: 'Sent 5' } })).rejects.toMatchObject({
      code: 'sheet/column-missing',
    });
    expect(excel.cells.filter((row) => row.some((text) => text !== ''))).toEqual(people);
  });
});
