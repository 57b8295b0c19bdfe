import { expect, test } from 'vitest';
import { SheetDesk } from '../../../../src/commands/people/sheet-desk.ts';
import type { SessionPorts } from '../../../../src/commands/base/session-ports.ts';
import { statusTones } from '../../../../src/commands/base/words.ts';
import { Failure } from '../../../../src/domain/failure.ts';
import { peopleRange } from '../../../../src/domain/roster/people-range.ts';
import type { StatusTone, Workbook } from '../../../../src/domain/workbook.ts';
import { translate } from '../../../../src/texts/index.ts';
import { loadTexts } from '../../../../src/texts/load-texts.ts';
import { FakeClock } from '../../../fakes/fake-clock.ts';
import { fakeChoices } from '../../../fakes/fake-choices.ts';
import { gridOf } from '../../domain/roster/grid-of.ts';

await loadTexts();

test('a sheet that refuses colours has its columns all the same, and is coloured in its own language where it can', async () => {
  const rows = [
    ['Nombre', 'Correo'],
    ['Ana López', 'ana@example.com'],
  ];
  const coloured: ReadonlyMap<string, StatusTone>[] = [];
  let grid = gridOf(rows);
  const workbook: Partial<Workbook> = {
    read: () => Promise.resolve(grid),
    addOwnColumns: async (_grid, { titles }) => {
      grid = gridOf(rows.map((row, index) => [...row, ...titles.map((title) => (index === 0 ? title : ''))]));
    },
    colourStatus: async (_place, words) => {
      coloured.push(words);
      throw new Failure('sheet/write-refused');
    },
  };
  const book = fakeChoices();
  const desk = new SheetDesk({ workbook, book, translate, clock: new FakeClock() } as unknown as SessionPorts);
  await desk.read();
  expect(desk.hasOwnColumns).toBe(false);
  await desk.addOwnColumns('pl');
  expect(desk.hasOwnColumns).toBe(true);
  expect(coloured).toEqual([
    new Map([
      ['Wysłano', 'good'],
      ['Do sprawdzenia', 'doubt'],
      ['Do poprawy', 'doubt'],
      ['Nie wysłano', 'bad'],
      ['Wysłano: niedoręczono', 'bad'],
    ]),
  ]);
});

test.each(['es', 'pl', 'en'] as const)('no word that is coloured begins another status: %s', (language) => {
  const tones = statusTones(translate, language);
  const states = ['waiting', 'claimed', 'sending', 'sent', 'failed', 'unknown', 'held', 'later', 'skipped', 'saved'];
  const words = states.map((state) => translate(language, `status.${state}`).toLowerCase());
  // The one that begins with another comes last, so that Excel goes by it.
  const bounced = [...tones.keys()].at(-1);
  for (const word of [...tones.keys()].filter((each) => each !== bounced)) {
    expect(words.filter((each) => each.startsWith(word.toLowerCase()))).toEqual([word.toLowerCase()]);
  }
});

/** A sheet that a colleague may change before this pane's write reaches it. */
const sharedSheet = (first: readonly (readonly string[])[]) => {
  let rows = first;
  let ahead: (() => void) | undefined;
  const addTitles = (titles: readonly string[]) => {
    rows = rows.map((row, index) => [...row, ...titles.map((title) => (index === 0 ? title : ''))]);
  };
  const workbook: Partial<Workbook> = {
    read: () => Promise.resolve(gridOf(rows)),
    addHeadings: (_grid, headings) => Promise.resolve(void (rows = [headings, ...rows])),
    addOwnColumns: async ({ columnCount }, { titles }) => {
      ahead?.();
      if ((rows[0]?.length ?? 0) > columnCount) throw new Failure('sheet/write-refused');
      addTitles(titles);
    },
    colourStatus: () => Promise.resolve(),
  };
  const book = fakeChoices();
  const desk = new SheetDesk({ workbook, book, translate, clock: new FakeClock() } as unknown as SessionPorts);
  const titles = ['status', 'sentAt', 'sentTo', 'receiptId'].map((column) => translate('es', `column.${column}`));
  return {
    desk,
    rows: () => rows,
    /** A colleague's pane adds the same columns: now, or at the very moment this pane writes. */
    colleagueAdds: () => addTitles(titles),
    colleagueAddsFirst: () => void (ahead = () => addTitles(titles)),
    somebodyWritesFirst: () => void (ahead = () => addTitles(['Notas'])),
  };
};

const people = [
  ['Nombre', 'Correo'],
  ['Ana López', 'ana@example.com'],
];

test('columns that a colleague added meanwhile are used, not refused', async () => {
  const before = sharedSheet(people);
  await before.desk.read();
  before.colleagueAdds();
  await before.desk.addOwnColumns('es');
  const during = sharedSheet(people);
  await during.desk.read();
  during.colleagueAddsFirst();
  await during.desk.addOwnColumns('es');
  for (const { desk, rows } of [before, during]) expect([desk.hasOwnColumns, rows()[0]?.length]).toEqual([true, 6]);
});

test('a column of somebody else on the right is not written over', async () => {
  const { desk, somebodyWritesFirst } = sharedSheet(people);
  await desk.read();
  somebodyWritesFirst();
  await expect(desk.addOwnColumns('es')).rejects.toMatchObject({ code: 'sheet/write-refused' });
});

test('who stands right below the table is taken in by making it longer', async () => {
  const rows = [...people, ['Eva Soto', 'eva@example.com']];
  let rowCount = 2;
  const table = () => ({
    table: { id: '1', name: 'Tabla1', hasTotals: false },
    firstRow: 1,
    rowCount,
    firstColumn: 0,
    columnCount: 2,
  });
  const workbook: Partial<Workbook> = {
    read: () => Promise.resolve(peopleRange(gridOf(rows), [table()])),
    lengthenTable: (_grid, lastRow) => Promise.resolve(void (rowCount = lastRow)),
  };
  const ports = { workbook, book: fakeChoices(), translate, clock: new FakeClock() };
  const desk = new SheetDesk(ports as unknown as SessionPorts);
  await desk.read();
  expect(desk.roster?.entries.map(({ row }) => row)).toEqual([2]);
  await desk.takeInBelow();
  expect(desk.roster?.entries.map(({ row }) => row)).toEqual([2, 3]);
  expect(desk.roster?.understood.unread).toEqual([]);
});

test('a sheet without headings gets a row of them above its first person', async () => {
  const { desk, rows } = sharedSheet([
    ['Ana López', 'ana@example.com'],
    ['Luis Soto', 'luis@example.com'],
  ]);
  await desk.read();
  await desk.addOwnColumns('es');
  expect(desk.roster?.entries.map(({ row, person }) => [row, person.name])).toEqual([
    [2, 'Ana López'],
    [3, 'Luis Soto'],
  ]);
  expect(rows()[0]?.slice(0, 3)).toEqual(['Nombre completo', 'Correo', translate('es', 'column.status')]);
});

test.each([
  ['sheet/empty', true],
  ['sheet/header-missing', true],
  ['sheet/column-missing', true],
  ['sheet/protected', false],
  ['sheet/busy', false],
  ['sheet/unexpected', false],
  ['sheet/too-large', false],
] as const)('picked files become a sheet only where there is none of people: %s', async (code, hasNobody) => {
  const workbook: Partial<Workbook> = { read: () => Promise.reject(new Failure(code)) };
  const ports = { workbook, book: fakeChoices(), translate, clock: new FakeClock() };
  const desk = new SheetDesk(ports as unknown as SessionPorts);
  expect(desk.hasNobody).toBe(false);
  await desk.read();
  expect([desk.hasNobody, desk.state().hasNobody]).toEqual([hasNobody, hasNobody]);
});
