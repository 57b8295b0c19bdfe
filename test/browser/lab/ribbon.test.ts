import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { openPane, type OpenPane } from './open-pane.ts';
import { writePeople } from './run-lab.ts';

/** As slow as a busy machine may be. */
const patient = { timeout: 60_000 };

const folder = mkdtempSync(join(tmpdir(), 'sobre-ribbon-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let open: OpenPane;
afterEach(async () => {
  const { traffic } = open.person.pane;
  expect(traffic.errors).toEqual([]);
  await open.close();
});

const pane = () => open.person.pane.frame();
const press = (control: string) => open.stage.excel.press('ana', control);
const button = async (name: string | RegExp) => (await pane()).getByRole('button', { name });
/** Through Google's window, until the pane offers what only a connected account can do. */
const connect = async () => {
  await open.person.connect();
  await (await button(/^Test mail$/)).waitFor();
};
const station = async () =>
  (await pane()).locator('section.station[data-open="true"] .station-title').first().innerText();

/** As a person marks rows with the mouse; 1-based sheet rows. */
const selectRows = (from: number, to: number): void => {
  const { desk } = open.book.replica('ana');
  const sheetId = desk?.tabs().find(({ active }) => active)?.id ?? '';
  desk?.act({ do: 'select', sheetId, range: { top: from - 1, bottom: to - 1, left: 0, right: 2 } });
};

const activeSheet = () =>
  open.book
    .replica('ana')
    .desk?.tabs()
    .find(({ active }) => active)?.name;

describe('the ribbon and the cell menu', { timeout: 120_000 }, () => {
  test('lead to the pane, and never send a receipt by themselves', async () => {
    const book = join(folder, 'people.csv');
    writePeople(book, 6);
    open = await openPane(book);
    await (await pane()).getByText("Choose this period's files").first().waitFor();
    expect(await station()).toBe('Receipts');

    await press('Sobre.Log');
    await (await pane()).getByText('There is no log yet: it begins with the first run.').waitFor();

    await open.person.driver.chooseRadio('receipts', 'receiptMode.none');
    await press('Sobre.Test');
    await (await button('Connect Gmail')).waitFor();
    expect(await station()).toBe('Send');
    await connect();
    await press('Sobre.Test');
    await (await pane()).getByText('The test was sent. Look at it in your inbox.').waitFor();

    selectRows(3, 4);
    await press('Sobre.SendSelected');
    await (await button('Send 2 receipts')).waitFor();
    expect(await station()).toBe('Send');
    await press('Sobre.Send');
    expect(open.stage.google.state.mails.map(({ to }) => to.join())).toEqual(['nomina@empresa.example']);

    selectRows(5, 5);
    await press('Sobre.Explain');
    await (await pane()).getByRole('heading', { name: 'Persona 4' }).waitFor();
    await (await button('Close')).click();
    await press('Sobre.Explain');
    await (await pane()).getByRole('heading', { name: 'Persona 4' }).waitFor();
  });

  test('Stop is there in a run and only then, and the log is shown after it', async () => {
    const book = join(folder, 'slow.csv');
    writePeople(book, 8);
    open = await openPane(book, { config: { sendsPerMinute: 60 }, scenario: { attachments: 'none' } });
    await open.person.prepare();
    await expect(press('Sobre.Stop')).rejects.toThrow('disabled');
    await open.person.send(() => false);
    await (await button('Add and send')).click();
    await (await button('Stop')).waitFor();
    await expect.poll(() => press('Sobre.Stop').then(({ ended }) => ended, String), patient).toBe('completed');
    expect(await open.person.untilEnd(() => false)).toBe('stopped');
    await expect(press('Sobre.Stop')).rejects.toThrow('disabled');

    const sheet = activeSheet();
    // The list that people read opens, not the machine's own.
    await (await button('See what was sent')).click();
    await (await pane()).getByRole('searchbox', { name: 'Name, address, number or Ref.' }).waitFor();
    expect(activeSheet()).toBe(sheet);
    await press('Sobre.Log');
    await expect.poll(activeSheet, patient).toMatch(/^Sobre log/);
  });
});

test('a workbook with nothing in it offers three ways to begin, and the sample leads to a test mail', async () => {
  const book = join(folder, 'nothing.csv');
  writeFileSync(book, '\n');
  open = await openPane(book);
  for (const name of ['This sheet', 'Folder of CFDI', 'Sample']) await (await button(name)).first().waitFor();
  await (await button('Sample')).click();
  await (await pane()).getByText('4 ready').waitFor();
  expect(open.book.sheets).toContain('Sample');
  await connect();
  await press('Sobre.Test');
  await (await pane()).getByText('The test was sent. Look at it in your inbox.').waitFor();
  // What they are does not hang on the name of their sheet.
  await (
    await pane()
  ).evaluate(() =>
    Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().name = 'January';
      await context.sync();
    }),
  );
  await (await button('People')).click();
  await (await button('Read again')).click();
  await (await pane()).getByText('January', { exact: true }).first().waitFor();
  await (await button('Send me a test mail')).waitFor();
  await open.person.pane.frame().then((frame) => frame.getByText('4 ready').waitFor());
  expect(open.stage.google.state.mails.map(({ to }) => to.join())).toEqual(['nomina@empresa.example']);
}, 60_000);
