import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCsv } from '../../../lab/excel/file/load-csv.ts';
import { SharedBook } from '../../../lab/excel/sharing/shared-book.ts';
import { type Probe, startProbe } from './probe.ts';
import type { ProbeWindow } from './probe-window.ts';

declare const probe: ProbeWindow;

const CSV = 'Nombre,Correo,Neto\nZoe,zoe@x.example,7983.3\nAna,ana@x.example,5919.58\nBeto,,4837.39\n';
const PROPAGATION_MS = 150;

function payroll(): SharedBook {
  const settings = { locale: 'es-MX', propagationMs: PROPAGATION_MS, autoSave: true, readOnly: false };
  return new SharedBook('Nómina.xlsx', loadCsv(CSV, 'Nómina', 'es-MX'), settings);
}

describe('the workbook model behind the wire', { timeout: 60_000 }, () => {
  let lab: Probe;
  let frame: Frame;
  let other: Frame;
  beforeAll(async () => {
    lab = await startProbe(payroll());
    ({ frame } = await lab.open());
    ({ frame: other } = await lab.open({ client: 'beto', context: await lab.browser.newProfile() }));
  }, 60_000);
  afterAll(() => lab.close());

  const valuesOf = (at: Frame, address: string) =>
    at.evaluate(
      (cells) =>
        Excel.run(async (context) => {
          const range = context.workbook.worksheets.getItem('Nómina').getRange(cells).load('values');
          await context.sync();
          return range.values as unknown[][];
        }),
      address,
    );

  it('reads the used range with values, texts and types', async () => {
    const used = await frame.evaluate(() =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getUsedRangeOrNullObject();
        range.load('address,values,text,valueTypes,rowCount,columnCount');
        await context.sync();
        return range.toJSON();
      }),
    );
    expect(used).toMatchObject({ address: 'Nómina!A1:C4', rowCount: 4, columnCount: 3 });
    expect(used.values?.[1]).toEqual(['Zoe', 'zoe@x.example', 7983.3]);
    expect(used.valueTypes?.[3]).toEqual(['String', 'Empty', 'Double']);
  });

  it('sees null objects where nothing is, and errors where something has to be', async () => {
    const seen = await frame.evaluate(() =>
      Excel.run(async (context) => {
        const table = context.workbook.tables.getItemOrNullObject('Nope');
        const sheet = context.workbook.worksheets.getItemOrNullObject('Nope');
        const beyond = sheet.getUsedRangeOrNullObject();
        await context.sync();
        return [table.isNullObject, sheet.isNullObject, beyond.isNullObject];
      }),
    );
    expect(seen).toEqual([true, true, true]);
    const error = await frame.evaluate(() =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getItem('Nope').load('name');
        await context.sync();
      }).catch((caught: unknown) => probe.errorOf(caught)),
    );
    expect(error).toMatchObject({ code: 'ItemNotFound' });
  });

  it('sets conditional formats as office.js asks for them', async () => {
    const seen = await frame.evaluate(() =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getItem('Nómina').getRange('B2:B4');
        const text = range.conditionalFormats.add(Excel.ConditionalFormatType.containsText);
        text.textComparison.format.font.color = 'red';
        text.textComparison.rule = { operator: Excel.ConditionalTextOperator.contains, text: 'zoe' };
        const custom = range.conditionalFormats.add(Excel.ConditionalFormatType.custom);
        custom.custom.format.fill.color = '#FFC000';
        custom.custom.rule.formula = '=$B2=""';
        const value = range.conditionalFormats.add('CellValue').cellValue;
        value.rule = { operator: 'EqualTo', formula1: '="x"' };
        const count = range.conditionalFormats.getCount();
        const all = range.conditionalFormats.load('items/type,items/priority');
        text.textComparison.load('rule');
        custom.custom.rule.load('formula');
        const { fill } = custom.custom.format.load('fill/color');
        value.load();
        custom.cellValueOrNullObject.load('rule');
        await context.sync();
        const items = all.items.map(({ type, priority }) => `${priority} ${type}`);
        const rules = [text.textComparison.rule, custom.custom.rule.formula, value.rule];
        const other = custom.cellValueOrNullObject.isNullObject;
        range.conditionalFormats.clearAll();
        const left = range.conditionalFormats.getCount();
        await context.sync();
        return { items, rules, other, fill: fill.color, counts: [count.value, left.value] };
      }),
    );
    expect(seen).toEqual({
      items: ['0 CellValue', '1 Custom', '2 ContainsText'],
      rules: [{ operator: 'Contains', text: 'zoe' }, '=$B2=""', { operator: 'EqualTo', formula1: '="x"' }],
      other: true,
      fill: '#FFC000',
      counts: [3, 0],
    });
  });

  it('lets others see a change once it has travelled, and tells them whose it was', async () => {
    await other.evaluate(async () => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      await Excel.run(async (context) => {
        context.workbook.worksheets.onChanged.add(async (args) => void heard.push(`${args.source} ${args.address}`));
        await context.sync();
      });
    });
    await frame.evaluate(() =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getItem('Nómina').getRange('D2').values = [['Enviado']];
        await context.sync();
      }),
    );
    expect(await valuesOf(frame, 'D2')).toEqual([['Enviado']]);
    await expect.poll(() => valuesOf(other, 'D2')).toEqual([['Enviado']]);
    const heard = () => other.evaluate(() => (window as unknown as { heard: string[] }).heard);
    await expect.poll(heard).toEqual(['Remote D2']);
  });

  it('tells what one cell held before and after, and where an inserted row pushed the others', async () => {
    await frame.evaluate(() =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.add('Cambios');
        const told: unknown[] = [];
        Object.assign(window, { told });
        sheet.onChanged.add(
          async ({ details, changeDirectionState }) => void told.push(details ?? changeDirectionState),
        );
        await context.sync();
        sheet.getRange('A1').values = [['uno']];
        sheet.getRange('1:1').insert('Down');
        await context.sync();
      }),
    );
    const told = () => frame.evaluate(() => (window as unknown as { told: unknown[] }).told);
    await expect
      .poll(told)
      .toMatchObject([
        { valueBefore: '', valueAfter: 'uno', valueTypeBefore: 'Empty', valueTypeAfter: 'String' },
        { insertShiftDirection: 'Down' },
      ]);
  });

  it('makes a table, filters it, and reads what is visible', async () => {
    const visible = await frame.evaluate(() =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.add('Lista');
        sheet.getRange('A1:B4').values = [
          ['Nombre', 'Neto'],
          ['Zoe', 3],
          ['Ana', 1],
          ['Beto', 2],
        ];
        const table = sheet.tables.add('A1:B4', true);
        table.name = 'Lista';
        table.columns.getItem('Nombre').filter.applyValuesFilter(['Ana', 'Zoe']);
        const areas = table.getDataBodyRange().getSpecialCellsOrNullObject('Visible').load('address');
        const header = table.getHeaderRowRange().load('values');
        table.columns.load('items/name,count');
        await context.sync();
        return { areas: areas.address, header: header.values, columns: table.columns.items.map(({ name }) => name) };
      }),
    );
    expect(visible).toEqual({ areas: 'Lista!A2:B3', header: [['Nombre', 'Neto']], columns: ['Nombre', 'Neto'] });
  });

  it('refuses what protection forbids', async () => {
    const error = await frame.evaluate(() =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.add('Cerrada');
        sheet.protection.protect();
        await context.sync();
        sheet.getRange('A1').values = [['x']];
        await context.sync();
      }).catch((caught: unknown) => probe.errorOf(caught)),
    );
    expect(error).toMatchObject({ code: 'AccessDenied' });
  });

  it('leaves nothing unemulated, crashed, unanswered or kept', async () => {
    for (const client of ['ana', 'beto'])
      await expect
        .poll(() => lab.host.counters(client))
        .toMatchObject({ unemulated: [], crashes: [], unanswered: 0, leakedReferences: 0 });
  });
});

describe('the page with Excel’s looks over the workbook model', { timeout: 60_000 }, () => {
  let lab: Probe;
  beforeAll(async () => {
    lab = await startProbe(payroll());
  }, 60_000);
  afterAll(() => lab.close());

  it('shows, sorts and edits the sheet the add-in works on', async () => {
    const { pane, frame } = await lab.open({ ui: true, locale: 'en-US' });
    pane.page.setDefaultTimeout(10_000);
    const excel = pane.page.frameLocator('iframe').first();
    const column = () => excel.locator('.rdg-row [aria-colindex="2"]').allTextContents();
    const names = async () => (await column()).slice(1, 4);
    await expect.poll(names).toEqual(['Zoe', 'Ana', 'Beto']);
    await excel.getByRole('gridcell', { name: 'Ana', exact: true }).click();
    await excel.getByRole('button', { name: 'Sort A to Z', exact: true }).click();
    await expect.poll(names).toEqual(['Ana', 'Beto', 'Zoe']);
    await excel.getByRole('gridcell', { name: 'Beto', exact: true }).dblclick();
    await pane.page.keyboard.type('Berta');
    await pane.page.keyboard.press('Enter');
    await expect.poll(names).toEqual(['Ana', 'Berta', 'Zoe']);
    const read = () =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange('A2:A4').load('values');
        await context.sync();
        return (range.values as string[][]).flat();
      });
    expect(await frame.evaluate(read)).toEqual(['Ana', 'Berta', 'Zoe']);
    await excel.getByRole('gridcell', { name: 'Ana', exact: true }).click();
    await excel.getByRole('button', { name: 'Hide row', exact: true }).first().click();
    await expect.poll(() => excel.locator('.counts').textContent()).toContain('1 hidden');
    await excel.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect.poll(names).toEqual(['Ana', 'Berta', 'Zoe']);
  });

  it('shows what a colleague writes', async () => {
    const { pane } = await lab.open({ ui: true, client: 'beto', context: await lab.browser.newProfile() });
    const excel = pane.page.frameLocator('iframe').first();
    await excel.getByRole('gridcell', { name: 'Zoe', exact: true }).waitFor();
    await lab.host.press('ana', 'Probe.Stamp');
    await excel.getByRole('gridcell', { name: 'stamped', exact: true }).waitFor();
  });
});
