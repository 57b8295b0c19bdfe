import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { openPane, type OpenPane } from './open-pane.ts';
import { writePeople } from './run-lab.ts';

const folder = mkdtempSync(join(tmpdir(), 'sobre-colours-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let open: OpenPane;
afterEach(() => open.close());

const pane = () => open.person.pane.frame();
const button = async (name: string) => (await pane()).getByRole('button', { name, exact: true });

/** What Excel says of the sheet's conditional formats, as add-ins see them. */
const formats = async () =>
  (await pane()).evaluate(() =>
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
    }),
  );

const once = [
  'G:G Held #FFEB9C',
  'G:G Not sent #FFC7CE',
  'G:G Sent #C6EFCE',
  'G:G Sent: bounced #FFC7CE',
  'G:G To check #FFEB9C',
];

test('the status column is coloured once, with the columns and not with every run', async () => {
  const book = join(folder, 'people.csv');
  writePeople(book, 3);
  open = await openPane(book, { scenario: { attachments: 'none' } });
  await open.person.prepare();
  expect(await formats()).toEqual([]);
  await open.person.send(() => false);
  await (await button('Add and send without a test')).click();
  expect(await open.person.untilEnd(() => false)).toBe('complete');
  expect(await formats()).toEqual(once);

  // Somebody deletes a column of Sobre's: it is asked for again, and what is coloured stays so.
  await (
    await pane()
  ).evaluate(() =>
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst();
      sheet.getRange('I:I').clear();
      sheet.getRange('A5:F5').values = [['0009', 'Persona 9', 'p9@example.com', '2026-01', '1009,50', '']];
      await context.sync();
    }),
  );
  await (await button('Start the next period')).click();
  await (await button('Send 1 receipt')).click();
  await (await button('Add and send')).click();
  expect(await open.person.untilEnd(() => false)).toBe('complete');
  expect(await formats()).toEqual(once);
}, 120_000);
