import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SmallBook } from '../../unit/lab/excel/small-book.ts';
import { type Probe, startProbe } from './probe.ts';
import type { ProbeWindow } from './probe-window.ts';

declare const probe: ProbeWindow;

describe('ribbon and shared runtime', { timeout: 60_000 }, () => {
  let lab: Probe;
  let book: SmallBook;
  let frame: Frame;
  beforeAll(async () => {
    book = new SmallBook();
    lab = await startProbe(book);
    ({ frame } = await lab.open());
  }, 60_000);
  afterAll(() => lab.close());

  it('a button runs its function, which is told which button it was', async () => {
    expect(await lab.host.press('ana', 'Probe.Stamp')).toMatchObject({ ended: 'completed' });
    expect(await frame.evaluate(() => probe.stamped)).toEqual(['Probe.Stamp']);
    expect(book.workbook.worksheets.items[0]?.getRange('C3').values).toEqual([['stamped']]);
  });

  it('an entry of the cell menu runs its function too', async () => {
    await lab.host.press('ana', 'Probe.CellStamp');
    expect(await frame.evaluate(() => probe.stamped.at(-1))).toBe('Probe.CellStamp');
  });

  it('a function nobody associated is reported, not waited for', async () => {
    expect(await lab.host.press('ana', 'Probe.Lost')).toMatchObject({ ended: 'unknown-function' });
  });

  it('a disabled button cannot be pressed until the add-in enables it', async () => {
    await expect(lab.host.press('ana', 'Probe.Stop')).rejects.toThrow('disabled');
    await frame.evaluate(() =>
      Office.ribbon.requestUpdate({
        tabs: [{ id: 'Probe.Tab', groups: [{ id: 'Probe.Group', controls: [{ id: 'Probe.Stop', enabled: true }] }] }],
      }),
    );
    expect(await lab.host.press('ana', 'Probe.Stop')).toMatchObject({ ended: 'completed' });
  });

  it('an update of a button the manifest lacks is refused', async () => {
    const outcome = await frame.evaluate(() =>
      Office.ribbon
        .requestUpdate({ tabs: [{ id: 'Probe.Tab', controls: [{ id: 'Nope', enabled: true }] }] })
        .then(() => 'accepted')
        .catch((caught: unknown) => probe.errorOf(caught).code),
    );
    expect(outcome).toBe('InvalidArgument');
  });

  it('a closed pane keeps its page and hears of closing and opening', async () => {
    await frame.evaluate(async () => {
      const modes: string[] = [];
      Object.assign(window, { modes, kept: 'still here' });
      await Office.addin.onVisibilityModeChanged((args) => void modes.push(args.visibilityMode));
    });
    const modes = () => frame.evaluate(() => (window as unknown as { modes: string[] }).modes);
    lab.host.showPane('ana', false);
    await expect.poll(modes).toEqual(['Hidden']);
    await frame.evaluate(() => Office.addin.showAsTaskpane());
    await expect.poll(modes).toEqual(['Hidden', 'Taskpane']);
    expect(await frame.evaluate(() => (window as unknown as { kept: string }).kept)).toBe('still here');
  });

  it('the start-up choice is kept', async () => {
    await frame.evaluate(() => Office.addin.setStartupBehavior(Office.StartupBehavior.load));
    expect(await frame.evaluate(() => Office.addin.getStartupBehavior())).toBe('Load');
  });

  it('an add-in is warned for before the document closes, and told when the user stays', async () => {
    expect(lab.host.closeDocument('ana', 'stay')).toBe('closed');
    await frame.evaluate(async () => {
      const close = Office.addin.beforeDocumentCloseNotification;
      await close.onCloseActionCancelled(() => Object.assign(window, { stayed: true }));
      await close.enable();
    });
    expect(lab.host.closeDocument('ana', 'stay')).toBe('stayed');
    await frame.waitForFunction(() => 'stayed' in window);
    await frame.evaluate(() => Office.addin.beforeDocumentCloseNotification.disable());
    expect(lab.host.closeDocument('ana', 'stay')).toBe('closed');
  });

  it('document settings outlive a reload and reach other people', async () => {
    await frame.evaluate(
      () =>
        new Promise<void>((resolve) => {
          Office.context.document.settings.set('mapping', { email: 'Correo' });
          Office.context.document.settings.saveAsync(() => resolve());
        }),
    );
    const { frame: other } = await lab.open({ client: 'beto', context: await lab.browser.newProfile() });
    const mapping = () => Office.context.document.settings.get('mapping') as unknown;
    expect(await other.evaluate(mapping)).toEqual({ email: 'Correo' });
  });

  it('a ribbon function loads an add-in whose pane was never opened, without showing it', async () => {
    const pane = await lab.host.openPane({ client: 'late', context: lab.browser.context, pane: 'closed' });
    expect(await lab.host.press('late', 'Probe.Stamp')).toMatchObject({ ended: 'completed' });
    expect(await (await pane.frame()).locator('#open').isVisible()).toBe(false);
    expect(await lab.host.press('late', 'Probe.Open')).toEqual({ ended: 'pane-shown' });
    await expect.poll(async () => (await pane.frame()).locator('#open').isVisible()).toBe(true);
  });

  it('a reload of the pane starts the page anew on the same book', async () => {
    const { pane, frame: at } = await lab.open({ client: 'reloader' });
    await at.evaluate(() =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().getRange('A2').values = [['before']];
        await context.sync();
      }),
    );
    await pane.reload();
    const again = await pane.frame();
    await again.waitForFunction(() => 'probe' in window);
    expect(await again.evaluate(() => probe.ready)).toMatchObject({ host: 'Excel' });
    const read = () =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange('A2').load('values');
        await context.sync();
        return range.values;
      });
    expect(await again.evaluate(read)).toEqual([['before']]);
    expect(await lab.host.press('reloader', 'Probe.Stamp')).toMatchObject({ ended: 'completed' });
  });
});

describe('the platform', { timeout: 60_000 }, () => {
  let lab: Probe;
  beforeAll(async () => {
    lab = await startProbe(new SmallBook());
  }, 60_000);
  afterAll(() => lab.close());

  it('web offers no system browser', async () => {
    const { frame } = await lab.open();
    expect(await frame.evaluate(() => typeof Office.context.ui.openBrowserWindow)).toBe('undefined');
  });

  it('desktop opens the system browser in a window that knows nothing of the pane', async () => {
    const { frame } = await lab.open({ client: 'desktop', platform: 'desktop' });
    expect(await frame.evaluate(() => Office.context.requirements.isSetSupported('OpenBrowserWindowApi', '1.1'))).toBe(
      true,
    );
    const opened = lab.browser.context.waitForEvent('page');
    await frame.locator('#browser').click();
    const window = await opened;
    await window.waitForURL(/plain\.html$/);
    expect(await window.evaluate(() => opener === null)).toBe(true);
  });
});

describe('a browser that goes offline', { timeout: 60_000 }, () => {
  let lab: Probe;
  let book: SmallBook;
  beforeAll(async () => {
    book = new SmallBook();
    lab = await startProbe(book);
  }, 60_000);
  afterAll(() => lab.close());

  it('has its calls of Excel answered, once each, and its events delivered when it is back', async () => {
    const { pane, frame } = await lab.open();
    await frame.evaluate(async () => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      await Excel.run(async (context) => {
        context.workbook.worksheets.onChanged.add(async (args) => void heard.push(args.address));
        await context.sync();
      });
    });
    const context = pane.page.context();
    await context.setOffline(true);
    await frame.evaluate(() => {
      const call = Excel.run(async (inner) => {
        inner.workbook.worksheets.add('Log');
        await inner.sync();
        return 'answered';
      });
      Object.assign(window, { call });
    });
    book.emit({
      name: 'Worksheet.onChanged',
      targetId: '{1}',
      remote: true,
      message: {
        worksheetId: '{1}',
        address: 'B2',
        source: 'Remote',
        changeType: 'RangeEdited',
        shiftDirection: 'None',
      },
    });
    expect(book.workbook.worksheets.items).toHaveLength(1);
    await context.setOffline(false);
    expect(await frame.evaluate(() => (window as unknown as { call: Promise<string> }).call)).toBe('answered');
    expect(book.workbook.worksheets.items.map(({ name }) => name)).toEqual(['Sheet1', 'Log']);
    await expect.poll(() => frame.evaluate(() => (window as unknown as { heard: string[] }).heard)).toEqual(['B2']);
  });
});
