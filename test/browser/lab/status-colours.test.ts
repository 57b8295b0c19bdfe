import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { isDeep } from '../../fakes/deep.ts';
import { labExcel } from '../../fakes/lab-excel.ts';
import { openPane } from './open-pane.ts';
import { writePeople } from './run-lab.ts';

const folder = mkdtempSync(join(tmpdir(), 'sobre-colours-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Somebody at the sheet whose pane sends: in every run the session alone, in the deep run in the browser. */
interface Sender {
  /** What the sheet's conditional formats say, as add-ins see them. */
  formats(): Promise<readonly string[]>;
  /** Sends for the first time and has Sobre's columns added; how that ended. */
  sendFirst(): Promise<string | undefined>;
  /** Somebody deletes a column of Sobre's and adds a person. */
  spoil(): Promise<void>;
  /** The next period, with the columns added again. */
  sendNext(): Promise<string | undefined>;
  close(): Promise<void>;
}

// Both are handed to a page as they stand, so they may use nothing from around them.
const readFormats = () =>
  Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getFirst();
    const all = sheet.getRange().conditionalFormats.load('items/type');
    await context.sync();
    const texts = all.items.map((each) => ({
      where: each.getRange().load('address'),
      rule: each.textComparison.load('rule'),
      fill: each.textComparison.format.fill.load('color'),
    }));
    await context.sync();
    return texts
      .map(({ where, rule, fill }) => `${where.address.replace(/.*!/, '')} ${rule.rule.text} ${fill.color}`)
      .sort();
  });
const spoilSheet = () =>
  Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getFirst();
    sheet.getRange('I:I').clear();
    sheet.getRange('A5:F5').values = [['0009', 'Persona 9', 'p9@example.com', '2026-01', '1009,50', '']];
    await context.sync();
  });

const inBrowser = async (book: string): Promise<Sender> => {
  const { person, close } = await openPane(book, { scenario: { attachments: 'none' } });
  const pane = () => person.pane.frame();
  const press = async (name: string) => (await pane()).getByRole('button', { name, exact: true }).click();
  await person.prepare();
  return {
    formats: async () => (await pane()).evaluate(readFormats),
    sendFirst: async () => {
      await person.send(() => false);
      await press('Add and send without a test');
      return person.untilEnd(() => false);
    },
    spoil: async () => (await pane()).evaluate(spoilSheet),
    sendNext: async () => {
      await press('Start the next period');
      await press('Send 1 receipt');
      await press('Add and send');
      return person.untilEnd(() => false);
    },
    close,
  };
};

const inSession = async (book: string): Promise<Sender> => {
  const lab = await labExcel({ path: book, locale: 'en-US', displayLanguage: 'en-US' });
  const { by, during, session } = lab.pane;
  const send = async () => {
    await during(by(({ actions }) => actions.send()));
    expect(session.state().run.status).toBe('asking');
    await during(by(({ actions }) => actions.answerQuestion('go')));
    await lab.book.settled();
    return session.state().run.end;
  };
  await during(by((each) => each.start()));
  return {
    formats: () => by(readFormats),
    sendFirst: send,
    spoil: () => by(spoilSheet),
    sendNext: async () => {
      await during(by(({ actions }) => actions.newRun()));
      return send();
    },
    close: () => Promise.resolve(lab.uninstall()),
  };
};

let open: Sender;
afterEach(() => open.close());

const once = [
  'G:G Not sent #FFC7CE',
  'G:G Sent #C6EFCE',
  'G:G Sent: bounced #FFC7CE',
  'G:G To check #FFEB9C',
  'G:G To correct #FFEB9C',
];

test('the status column is coloured once, with the columns and not with every run', async () => {
  const book = join(folder, 'people.csv');
  writePeople(book, 3);
  open = await (isDeep ? inBrowser(book) : inSession(book));
  expect(await open.formats()).toEqual([]);
  expect(await open.sendFirst()).toBe('complete');
  expect(await open.formats()).toEqual(once);

  // The column is asked for again, and what is coloured stays so.
  await open.spoil();
  expect(await open.sendNext()).toBe('complete');
  expect(await open.formats()).toEqual(once);
}, 120_000);
