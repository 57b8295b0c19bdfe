import { describe, expect, test } from 'vitest';
import { fields } from '../../../src/domain/roster/field.ts';
import { cellsOfLine, lineOfCells, logColumns } from '../../../src/domain/sending/log-line.ts';
import { FakeBook } from '../../fakes/fake-workbook.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { memoryLedger } from '../../fakes/memory-ledger.ts';
import { sessionStage, type StageOptions } from '../../fakes/session-stage.ts';
import { memoryStore } from '../../kit/fake-context.ts';

const long = 'x'.repeat(40_000);
const deep = JSON.parse(`${'['.repeat(2_000)}${']'.repeat(2_000)}`) as unknown;
const foreign = JSON.parse('{"__proto__":{"subject":"a"},"constructor":1,"toString":null}') as unknown;

/** What whoever may edit the workbook can put where a setting of this shape belongs; written by hand, not from the schemas. */
const badOf = {
  header: [42, ['Correo'], foreign, true, long],
  text: ['Hola', { subject: 1, body: 'x' }, { subject: 'x' }, [], { subject: 'x', body: 'x'.repeat(300_000) }, deep],
  language: ['fr', 1, ['es'], '__proto__', 'constructor'],
  flag: ['true', 1, [], {}],
  word: ['everybody', 0, ['all'], 'hasOwnProperty', foreign],
  list: ['a'.repeat(64), [1], [foreign], ['__proto__'], Array.from({ length: 5_000 }, () => 'a'.repeat(64))],
  row: [1, { sheet: '{1}', row: 0 }, { sheet: '{1}', row: 1.5 }, { sheet: '{1}', row: 1e9 }, { row: 1 }, deep],
  logo: ['data:', { name: 1, base64: '' }, { name: 'a', base64: '<svg onload=alert(1)>' }, deep],
  test: [true, { sentAt: '5', answer: 'seen' }, { sentAt: -1, answer: 'seen' }, { sentAt: 1, answer: 'yes' }],
  senders: ['x@y.example', [1], ['*'], ['a@b@c'], ['@'], Array.from({ length: 300 }, (_, n) => `a${n}@b.example`)],
} as const;

const shapes: Readonly<Record<string, keyof typeof badOf>> = {
  ...Object.fromEntries(fields.map((field) => [`column.${field}`, 'header'])),
  ...Object.fromEntries(
    ['payroll', 'invoices'].flatMap((kind) => [
      ...['es', 'pl', 'en'].map((language) => [`text.${kind}.${language}`, 'text']),
      [`everybody.${kind}`, 'language'],
    ]),
  ),
  copies: 'flag',
  recipients: 'word',
  kind: 'word',
  topic: 'word',
  understood: 'list',
  'heading-row': 'row',
  files: 'word',
  'lock-column': 'header',
  'attach-column': 'header',
  'prints-xml': 'flag',
  logo: 'logo',
  test: 'test',
  senders: 'senders',
};

const opened = async (options: StageOptions) => {
  const stage = sessionStage(options);
  await stage.during(stage.session.start());
  const state = stage.session.state();
  expect([state.phase, state.problem]).toEqual(['ready', undefined]);
  return { ...stage, state };
};

const addressesOf = ({ state }: Awaited<ReturnType<typeof opened>>) => state.check.people.map(({ address }) => address);

const isDeep = process.env['SOBRE_DEEP'] === '1';
/** All of them in the deep run, else one of each kind in turn. */
const oneOf = <T>(all: readonly T[], kind: number): readonly T[] => (isDeep ? all : [all[kind % all.length]!]);

const books = Object.entries(shapes).flatMap(([key, shape], kind) =>
  oneOf(
    badOf[shape].map((value, index) => [key, index + 1, value] as const),
    kind,
  ),
);

describe('a workbook whose settings somebody wrote', () => {
  test.each(books)('opens, and says that %s is ignored (bad shape %i)', async (key, _index, value) => {
    const book = await opened({ settings: new Map<string, unknown>([[key, value]]) });
    expect(book.state.ignored).toEqual([key]);
    expect(addressesOf(book)).toEqual(['ana@empresa.example', 'luis@empresa.example']);
  });

  test('opens with every setting bad at once, and names them all', async () => {
    const settings = new Map<string, unknown>(Object.entries(shapes).map(([key, shape]) => [key, badOf[shape][0]]));
    const book = await opened({ settings });
    expect([...book.state.ignored].sort()).toEqual(Object.keys(shapes).sort());
    expect(addressesOf(book)).toHaveLength(2);
  });

  test.each([
    ['sheet', ['text', 5, [], deep, { fields: 'x' }, { fields: { email: 1 } }, { recipients: foreign }]],
    ['receipts', ['text', 5, [], { mode: 1 }, { passwordHeader: [] }]],
    ['message', ['text', 5, { payroll: 'x' }, { payroll: { es: 'x' } }, { payroll: { es: { subject: deep } } }]],
    ['message-for-everybody', ['text', 5, { payroll: 'fr' }]],
  ])('opens, and says that the old bag %s is ignored', async (key, values) => {
    for (const value of values) {
      const book = await opened({ settings: new Map<string, unknown>([[key, value]]) });
      expect(book.state.ignored.length, `${key}: ${JSON.stringify(value).slice(0, 40)}`).toBeGreaterThan(0);
      expect(addressesOf(book)).toHaveLength(2);
    }
  });

  test('with a setting of another add-in, or of a later Sobre, is none of its business', async () => {
    const settings = new Map<string, unknown>([
      ['other-add-in', foreign],
      ['', deep],
      ['__proto__', 1],
      ['constructor', 'x'],
    ]);
    expect((await opened({ settings })).state.ignored).toEqual([]);
  });
});

const sendBoth = async () => {
  const clock = new FakeClock();
  const ledger = memoryLedger('AAAAAAAAAAAAAAAAAAAA');
  const device = memoryStore();
  const settings = new Map<string, unknown>([
    ['files', 'none'],
    ['test', { sentAt: 0, answer: 'without' }],
  ]);
  const people = [
    ['Ana Ruiz', 'ana@empresa.example'],
    ['Luis Gil', 'luis@empresa.example'],
  ];
  const book = new FakeBook(['Nombre', 'Correo'], people, clock);
  const first = sessionStage({ clock, ledger, device, settings, book });
  await first.during(first.session.start());
  await first.during(first.session.actions.send());
  expect(first.mail.sent).toHaveLength(2);
  return { clock, ledger, device, settings, book, writer: first.writer };
};

let sent: ReturnType<typeof sendBoth> | undefined;
/** A workbook from which this device sent both rows. */
const sentBook = async () => {
  const { book, ...device } = await (sent ??= sendBoth());
  return { ...device, book: book.copy() };
};

const verdictsOf = ({ session }: ReturnType<typeof sessionStage>) => session.check?.rows.map(({ verdict }) => verdict);

const badCells = ['', ' ', '-1', '1e400', 'NaN', '=1+1', 'a b:c', '__proto__', '\u202e\u0000', 'x'.repeat(32_767)];

/** The time in words is for people: nothing is judged by it. Names in a list stand between spaces, and a space is no name. */
const saysNothing = (column: (typeof logColumns)[number], before: string | undefined, bad: string): boolean =>
  column === 'time' || ((column === 'excuses' || column === 'waived') && before === '' && bad.trim() === '');

describe('a workbook whose log somebody wrote', () => {
  test.each(
    logColumns.flatMap((column, kind) =>
      oneOf(
        badCells.map((bad, index) => [column, index + 1, bad] as const),
        kind,
      ),
    ),
  )(
    'opens and frees nobody, and says which line is not what was written: %s (bad cell %i)',
    async (column, _index, bad) => {
      const { clock, ledger, device, settings, book, writer } = await sentBook();
      let changed = false;
      book.setLog('somebody', writer, (log) => {
        log.lines = log.lines.flatMap((line, row) => {
          const cells = cellsOfLine(line);
          const at = logColumns.indexOf(column);
          if (row > 0) return [line];
          const before = cells[at];
          cells[at] = bad;
          const read = lineOfCells(cells, row + 4);
          changed = before !== bad;
          if (changed && saysNothing(column, before, bad)) {
            expect({ ...read, row: line.row }).toEqual(line);
            changed = false;
          }
          return read ?? [];
        });
      });
      for (const who of [{ ledger, device, writer }, { writer: 'BBBBBBBBBBBBBBBBBBBB' }]) {
        const pane = await opened({ clock, settings, book, ...who });
        await pane.until(() => pane.session.state().log.status === 'checked');
        expect(verdictsOf(pane)).not.toContain('ready');
        const said = pane.session.state().log.flaws.length + pane.session.state().log.missing;
        if (changed) expect(said, `${column} as ${pane.writer}`).toBeGreaterThan(0);
      }
    },
  );
});

describe('a workbook whose own cells somebody wrote', () => {
  const own = ['status', 'sentAt', 'sentTo', 'receiptId'] as const;
  test.each(
    own.flatMap((column, at) =>
      oneOf(
        badCells.map((bad, index) => [column, index + 1, at, bad] as const),
        at + 1,
      ),
    ),
  )('opens and frees nobody whose send is on record: %s (bad cell %i)', async (_column, _index, at, bad) => {
    const { clock, ledger, device, settings, book, writer } = await sentBook();
    book.setOwn(0, 2 + at, bad);
    for (const who of [{ ledger, device, writer }, { writer: 'BBBBBBBBBBBBBBBBBBBB' }]) {
      const pane = await opened({ clock, settings, book, ...who });
      expect(verdictsOf(pane)).toHaveLength(2);
      expect(verdictsOf(pane)).not.toContain('ready');
    }
  });
});
