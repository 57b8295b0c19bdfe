import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SmallBook } from '../../unit/lab/excel/small-book.ts';
import { type Probe, startProbe } from './probe.ts';
import type { ProbeWindow } from './probe-window.ts';

declare const probe: ProbeWindow;

describe('the unmodified office.js in the emulated host', { timeout: 60_000 }, () => {
  let lab: Probe;
  let frame: Frame;
  beforeAll(async () => {
    lab = await startProbe(new SmallBook());
    ({ frame } = await lab.open());
  }, 60_000);
  afterAll(() => lab.close());

  it('is ready in Excel on the web', async () => {
    expect(await frame.evaluate(() => probe.ready)).toMatchObject({ host: 'Excel', platform: 'OfficeOnline' });
  });

  it('advertises its requirement sets and no others', async () => {
    const supported = await frame.evaluate(() =>
      [
        ['ExcelApi', '1.14'],
        ['ExcelApi', '1.15'],
        ['SharedRuntime', '1.1'],
        ['OpenBrowserWindowApi', '1.1'],
      ].map(([set, version]) => Office.context.requirements.isSetSupported(set!, version)),
    );
    expect(supported).toEqual([true, false, true, false]);
  });

  it('shows its display language', async () => {
    expect(await frame.evaluate(() => Office.context.displayLanguage)).toBe('es-MX');
  });

  it('reads what it wrote', async () => {
    const read = await frame.evaluate(() =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1:B1');
        range.values = [['Ana', 12.5]];
        await context.sync();
        range.load('values,address');
        await context.sync();
        return { values: range.values, address: range.address };
      }),
    );
    expect(read).toEqual({ values: [['Ana', 12.5]], address: 'Sheet1!A1:B1' });
  });

  it('writes a large array in the slices office.js cuts it into', async () => {
    const last = await frame.evaluate(() =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.add('Large');
        const range = sheet.getRange('A1:E1000');
        range.values = Array.from({ length: 1000 }, (_, row) => [row, 'b', 'c', 'd', 'e']);
        const end = sheet.getRange('A1000:E1000').load('values');
        await context.sync();
        return end.values;
      }),
    );
    expect(last).toEqual([[999, 'b', 'c', 'd', 'e']]);
  });

  it('sees a null object where nothing is', async () => {
    const isNull = await frame.evaluate(() =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItemOrNullObject('Nope');
        await context.sync();
        return sheet.isNullObject;
      }),
    );
    expect(isNull).toBe(true);
  });

  it('gets an error with its code and the statement that caused it', async () => {
    const error = await frame.evaluate(() =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().getRange('A1:B2').values = [[1]];
        await context.sync();
      }).catch((caught: unknown) => probe.errorOf(caught)),
    );
    expect(error).toMatchObject({ code: 'InvalidArgument', statement: 'range.values = ...;' });
  });

  it('gets ApiNotFound by name for what the host lacks, which the host remembers', async () => {
    const error = await frame.evaluate(() =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().getRange('A1:B1').merge();
        await context.sync();
      }).catch((caught: unknown) => probe.errorOf(caught)),
    );
    expect(error).toMatchObject({ code: 'ApiNotFound', message: 'Range.merge is not emulated' });
    expect(lab.host.counters('ana').unemulated).toEqual(['Range.merge']);
  });

  it('is refused a member above the advertised set', async () => {
    const { frame: old } = await lab.open({ client: 'old', sets: { ExcelApi: '1.4' } });
    const error = await old.evaluate(() =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().onChanged.add(async () => {});
        await context.sync();
      }).catch((caught: unknown) => probe.errorOf(caught)),
    );
    expect(error).toMatchObject({ code: 'ApiNotFound' });
    expect(lab.host.counters('old').unemulated).toEqual([]);
  });

  it.each([
    ['cellEditMode', 'InvalidOperationInCellEditMode'],
    ['accessDenied', 'AccessDenied'],
    ['activityLimit', 'ActivityLimitReached'],
    ['payloadTooLarge', 'RequestPayloadSizeLimitExceeded'],
    ['sessionLost', 'InvalidOrTimedOutSession'],
  ] as const)('meets the fault %s as %s', async (kind, code) => {
    lab.host.client('ana').faults.inject({ kind });
    const error = await frame.evaluate(() =>
      Excel.run(async (context) => {
        context.workbook.load('name');
        await context.sync();
      }).catch((caught: unknown) => probe.errorOf(caught)),
    );
    expect(error).toMatchObject({ code });
  });

  it('hears of a change, finds its cells, and hears no more once it left', async () => {
    const book = new SmallBook();
    const own = await startProbe(book);
    try {
      const { frame: at } = await own.open();
      const change = (address: string) =>
        book.emit({
          name: 'Worksheet.onChanged',
          targetId: '{1}',
          remote: true,
          message: { changeType: 'RangeEdited', source: 'Remote', worksheetId: '{1}', address, shiftDirection: 'None' },
        });
      await at.evaluate(async () => {
        const heard: string[] = [];
        const registration = await Excel.run(async (context) => {
          const added = context.workbook.worksheets.getActiveWorksheet().onChanged.add(async (args) => {
            await Excel.run(async (inner) => {
              const range = args.getRange(inner).load('address');
              await inner.sync();
              heard.push(`${args.source} ${range.address}`);
            });
          });
          await context.sync();
          return added;
        });
        Object.assign(window, { changes: heard, registration });
      });
      change('B2');
      const heard = () => at.evaluate(() => (window as unknown as { changes: string[] }).changes);
      await expect.poll(heard).toEqual(['Remote Sheet1!B2:B2']);
      await at.evaluate(async () => {
        const { registration } = window as unknown as { registration: OfficeExtension.EventHandlerResult<unknown> };
        await Excel.run(registration.context, async (context) => {
          registration.remove();
          await context.sync();
        });
      });
      change('B3');
      await at.evaluate(() => Excel.run((context) => context.sync()));
      expect(await heard()).toHaveLength(1);
    } finally {
      await own.close();
    }
  });

  it('leaves no reference behind, asks nobody off this machine and breaks nothing', async () => {
    const { pane, frame: tidy } = await lab.open({ client: 'tidy' });
    await tidy.evaluate(() =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1:C3').load('values');
        await context.sync();
        return range.values;
      }),
    );
    // office.js gives its references back after `Excel.run` has resolved.
    await expect
      .poll(() => lab.host.counters('tidy'))
      .toMatchObject({ unemulated: [], crashes: [], unanswered: 0, leakedReferences: 0 });
    expect(pane.traffic).toMatchObject({ errors: [], offMachine: [], cspViolations: [] });
  });
});
