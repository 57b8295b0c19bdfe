import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SmallBook } from '../../unit/lab/excel-host/small-book.ts';
import { type Probe, startProbe } from './probe.ts';

declare const probe: { ready: Promise<unknown> };

describe('the unmodified office.js in the emulated host', { timeout: 60_000 }, () => {
  let lab: Probe;
  beforeAll(async () => {
    lab = await startProbe(new SmallBook());
  }, 60_000);
  afterAll(() => lab.close());

  it('is ready in Excel on the web and reads what it wrote', async () => {
    const { pane, frame } = await lab.open();
    expect(await frame.evaluate(() => probe.ready)).toMatchObject({ host: 'Excel', platform: 'OfficeOnline' });
    const values = await frame.evaluate(() =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1:B1');
        range.values = [['Ana', 12.5]];
        await context.sync();
        range.load('values,address');
        await context.sync();
        return { values: range.values, address: range.address };
      }),
    );
    expect(values).toEqual({ values: [['Ana', 12.5]], address: 'Sheet1!A1:B1' });
    // office.js gives its references back after `Excel.run` has resolved.
    await expect
      .poll(() => lab.host.counters('ana'))
      .toMatchObject({ unemulated: [], crashes: [], unanswered: 0, leakedReferences: 0 });
    expect(pane.traffic).toMatchObject({ errors: [], offMachine: [] });
  });
});
