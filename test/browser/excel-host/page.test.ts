import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Frame, FrameLocator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Pane } from '../../../lab/excel/pane.ts';
import { DeskBook } from './desk-book.ts';
import { type Probe, startProbe } from './probe.ts';
import type { ProbeWindow } from './probe-window.ts';

declare const probe: ProbeWindow;
declare const axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };

const ROWS = 5_000;

describe('the page with Excel’s looks', { timeout: 60_000 }, () => {
  let lab: Probe;
  let book: DeskBook;
  let pane: Pane;
  let frame: Frame;
  let excel: FrameLocator;
  const provoked: string[] = [];
  beforeAll(async () => {
    book = new DeskBook(ROWS);
    const provoke = async (kind: string) => `caused ${provoked.push(kind)}`;
    lab = await startProbe(book, { demo: { faults: ['quota', 'revoke'], provoke } });
    ({ pane, frame } = await lab.open({ ui: true, locale: 'en-US' }));
    pane.page.setDefaultTimeout(5_000);
    excel = pane.page.frameLocator('iframe').first();
    await excel.getByRole('gridcell', { name: 'Ana 05000' }).waitFor();
  }, 60_000);
  afterAll(() => lab.close());
  beforeEach(() => void (book.acted.length = 0));

  const cell = (name: string) => excel.getByRole('gridcell', { name, exact: true });
  const button = (name: string) => excel.getByRole('button', { name, exact: true });
  const last = () => book.acted.at(-1);
  const press = (key: string) => pane.page.keyboard.press(key);
  const callTheBook = () =>
    frame.evaluate(() =>
      Excel.run(async (context) => {
        context.workbook.load('name');
        await context.sync();
        return 'answered';
      }).catch((caught: unknown) => probe.errorOf(caught).code),
    );

  it('draws only the rows on screen of a large sheet, and finds the last one', async () => {
    expect(await excel.getByRole('row').count()).toBeLessThan(80);
    await excel.locator('.sheet').evaluate((grid, top) => grid.scrollTo({ top }), (ROWS - 10) * 24);
    await cell('Dora 00001').waitFor();
    await excel.locator('.sheet').evaluate((grid) => grid.scrollTo({ top: 0 }));
    await cell('Ana 05000').waitFor();
  });

  it('moves with the keyboard and names where it is', async () => {
    await cell('Ana 05000').click();
    await press('ArrowRight');
    await press('ArrowDown');
    await expect.poll(last).toMatchObject({ do: 'select', range: { top: 2, left: 1, bottom: 2, right: 1 } });
    expect(await excel.getByLabel('Go to cell').inputValue()).toBe('B3');
    await expect
      .poll(() => excel.getByRole('textbox', { name: 'Content of the cell' }).inputValue())
      .toBe('p1@empresa.example');
  });

  it('selects a range with Shift, by key and by click', async () => {
    await cell('Ana 05000').click();
    await press('Shift+ArrowDown');
    await press('Shift+ArrowRight');
    await expect.poll(last).toMatchObject({ do: 'select', range: { top: 1, left: 0, bottom: 2, right: 1 } });
    await cell('Beto 04999').click();
    await cell('p4@empresa.example').click({ modifiers: ['Shift'] });
    await expect.poll(last).toMatchObject({ do: 'select', range: { top: 2, left: 0, bottom: 5, right: 1 } });
    expect(await excel.locator('.rdg-cell.selected').count()).toBe(8);
  });

  it('selects a range by dragging', async () => {
    await cell('Beto 04999').hover();
    await pane.page.mouse.down();
    await cell('p3@empresa.example').hover();
    await pane.page.mouse.up();
    await expect.poll(last).toMatchObject({ do: 'select', range: { top: 2, left: 0, bottom: 4, right: 1 } });
  });

  it('refuses the add-in while a cell is being edited, and takes the entry afterwards', async () => {
    await cell('Ana 05000').dblclick();
    await pane.page.keyboard.type('Ana María');
    await expect.poll(callTheBook).toBe('InvalidOperationInCellEditMode');
    await press('Enter');
    await expect.poll(callTheBook).toBe('answered');
    await cell('Ana María').waitFor();
    expect(book.acted).toContainEqual({ do: 'enter', sheetId: 's1', row: 1, column: 0, text: 'Ana María' });
  });

  it('forgets an entry that Escape ends', async () => {
    await cell('Beto 04999').dblclick();
    await pane.page.keyboard.type('Nobody');
    await press('Escape');
    await cell('Beto 04999').waitFor();
    expect(book.acted.filter((action) => action.do === 'enter')).toEqual([]);
  });

  it('says why Excel refuses an entry, and shows what the cell holds', async () => {
    await cell('9001.00').dblclick();
    await pane.page.keyboard.type('1');
    await press('Enter');
    await expect.poll(() => excel.getByRole('status').textContent()).toContain('protected');
    await cell('9001.00').waitFor();
  });

  it('clears and undoes by key', async () => {
    await cell('Beto 04999').click();
    await press('Delete');
    await expect.poll(last).toMatchObject({ do: 'clear', range: { top: 2, left: 0 } });
    await press('Control+z');
    await expect.poll(last).toEqual({ do: 'undo' });
  });

  it('sorts by the filter button’s menu, and shows the new order', async () => {
    await button('Filter: Nombre').click();
    await button('Sort A to Z').last().click();
    await expect.poll(() => excel.getByRole('row').nth(2).getByRole('gridcell').nth(1).textContent()).toBe('Ana 00004');
  });

  it('filters by value and keeps the true row numbers', async () => {
    await button('Filter: Nombre').click();
    await excel.getByRole('checkbox', { name: 'Ana' }).uncheck();
    await button('Apply').click();
    await expect.poll(() => excel.locator('.counts').textContent()).toContain('hidden');
    expect(await excel.getByRole('gridcell', { name: /^Ana \d/ }).count()).toBe(0);
    const firstShown = excel.getByRole('row').nth(2).getByRole('gridcell').first();
    expect(Number(await firstShown.textContent())).toBeGreaterThan(1_000);
    await button('Filter: Nombre').click();
    await excel.getByRole('checkbox', { name: '(All)' }).check();
    await button('Apply').click();
    await expect.poll(() => excel.locator('.counts').textContent()).not.toContain('hidden');
  });

  it('offers rows and the add-in’s entries on a right click', async () => {
    await cell('Ana 00008').click({ button: 'right' });
    await button('Hide row').last().click();
    await expect.poll(() => book.acted.find(({ do: deed }) => deed === 'hide-row')).toMatchObject({ row: 2 });
    await cell('Ana 00008').click({ button: 'right' });
    await button('Stamp & go').click();
    await expect.poll(() => frame.evaluate(() => probe.stamped.at(-1))).toBe('Probe.CellStamp');
  });

  it('puts the add-in’s own tab on the ribbon, with its disabled buttons disabled', async () => {
    await excel.getByRole('tab', { name: 'Probe' }).click();
    await button('Stamp & go').click();
    await expect.poll(() => frame.evaluate(() => probe.stamped.at(-1))).toBe('Probe.Stamp');
    expect(await button('Stop').isDisabled()).toBe(true);
    await frame.evaluate(() =>
      Office.ribbon.requestUpdate({ tabs: [{ id: 'Probe.Tab', controls: [{ id: 'Probe.Stop', enabled: true }] }] }),
    );
    await expect.poll(() => button('Stop').isEnabled()).toBe(true);
    await excel.getByRole('tab', { name: 'Home' }).click();
  });

  it('closes the pane without ending the add-in', async () => {
    await frame.evaluate(() => Object.assign(window, { kept: true }));
    await button('Close pane').click();
    await expect.poll(() => frame.locator('#open').isVisible()).toBe(false);
    expect(await frame.evaluate(() => 'kept' in window)).toBe(true);
    await excel.getByRole('tab', { name: 'Probe' }).click();
    await button('Open').click();
    await expect.poll(() => frame.locator('#open').isVisible()).toBe(true);
    await excel.getByRole('tab', { name: 'Home' }).click();
  });

  it('changes sheets', async () => {
    await excel.getByRole('tab', { name: 'Notas' }).click();
    await expect.poll(() => excel.locator('.counts').textContent()).toBe('0 rows');
    await excel.getByRole('tab', { name: 'Nómina' }).click();
    await cell('Ana 00008').waitFor();
  });

  it('causes a mishap through the lab’s own door and says what it was', async () => {
    await button('Mishaps').click();
    await button('Google: access revoked').click();
    await expect.poll(() => excel.getByRole('status').textContent()).toBe('caused 1');
    expect(provoked).toEqual(['revoke']);
  });

  it('has nothing axe calls a violation', async () => {
    const host = pane.page.frames().find((known) => new URL(known.url()).pathname === '/host')!;
    await host.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
    const { violations } = await host.evaluate(() => axe.run());
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    expect(pane.traffic.errors).toEqual([]);
  });
});
