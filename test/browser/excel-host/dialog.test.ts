import type { Frame, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SmallBook } from '../../unit/lab/excel/small-book.ts';
import { type Probe, startProbe } from './probe.ts';
import type { ProbeWindow } from './probe-window.ts';

declare const probe: ProbeWindow;

/** Popup → page of another site that comes back to our callback, as a sign-in does. */
const signInUrl = (origin: string, coop: string) =>
  `${origin.replace('localhost', '127.0.0.1')}/idp.html?coop=${coop}&back=${encodeURIComponent(`${origin}/callback.html`)}`;

describe('dialogs of the add-in', { timeout: 60_000 }, () => {
  let lab: Probe;
  let frame: Frame;
  let popups: Page[];
  const remember = (page: Page) => void popups.push(page);
  beforeAll(async () => {
    lab = await startProbe(new SmallBook());
  }, 60_000);
  afterAll(() => lab.close());
  beforeEach(async () => {
    ({ frame } = await lab.open());
    popups = [];
    lab.browser.context.on('page', remember);
  });
  afterEach(async () => {
    lab.browser.context.off('page', remember);
    await Promise.all(lab.browser.context.pages().map((page) => page.close()));
  });

  const heard = () => frame.evaluate(() => probe.heard);
  const popup = async (): Promise<Page> => {
    await expect.poll(() => popups.length).toBe(1);
    return popups[0]!;
  };
  const openByClick = async () => {
    await frame.locator('#open').click();
    expect(await frame.evaluate(() => probe.opened)).toEqual({ ok: true });
    return popup();
  };

  it('ask first, inside the pane, and open on Allow', async () => {
    await frame.evaluate((url) => void probe.openDialog(url, {}), `${lab.origin}/dialog.html`);
    const buttons = frame.locator('input[type=button]');
    await expect.poll(() => buttons.count()).toBe(2);
    // office.js takes the page's own content away while it asks.
    expect(await frame.locator('#open').count()).toBe(0);
    await buttons.first().click();
    expect(new URL((await popup()).url()).pathname).toBe('/dialog.html');
    expect(await frame.locator('#open').count()).toBe(1);
    expect(lab.host.counters('ana').prompts).toBeGreaterThan(0);
  });

  it('fail with 12009 on Ignore', async () => {
    const opening = frame.evaluate((url) => probe.openDialog(url, {}), `${lab.origin}/dialog.html`);
    await frame.locator('input[type=button]').nth(1).click();
    expect(await opening).toEqual({ failed: 12009 });
  });

  it('speak with the pane both ways', async () => {
    const dialog = await openByClick();
    await expect
      .poll(heard)
      .toEqual([{ message: JSON.stringify({ hello: 'from the dialog', host: 'Excel' }), origin: lab.origin }]);
    await frame.evaluate(() => probe.dialog.messageChild('from the pane'));
    await expect
      .poll(() => dialog.evaluate(() => (window as unknown as { heard: string[] }).heard))
      .toEqual(['from the pane']);
  });

  it('report 12006 when the user closes them, and nothing when the add-in does', async () => {
    const dialog = await openByClick();
    await expect.poll(heard).toHaveLength(1);
    await dialog.close();
    await expect.poll(heard, { timeout: 5_000 }).toContainEqual({ event: 12006 });
    popups = [];
    const second = await openByClick();
    await expect.poll(heard).toHaveLength(3);
    const closed = second.waitForEvent('close');
    await frame.evaluate(() => probe.dialog.close());
    await closed;
    expect(await heard()).toHaveLength(3);
  });

  it('are refused a second time with 12007', async () => {
    await openByClick();
    const second = frame.evaluate(
      (url) => probe.openDialog(url, { promptBeforeOpen: false }),
      `${lab.origin}/dialog.html`,
    );
    expect(await second).toEqual({ failed: 12007 });
  });

  it.each([
    ['another site', 'https://example.test/x.html', 12004],
    ['no encryption', 'http://localhost/x.html', 12005],
    ['an unknown scheme', 'foo:bar', 12003],
  ])('are refused for %s', async (_why, url, code) => {
    expect(await frame.evaluate((at) => probe.openDialog(at, { promptBeforeOpen: false }), url)).toEqual({
      failed: code,
    });
  });

  it('meet the real popup blocker as 12011 when nobody clicked', async () => {
    // Nothing is evaluated in the page before: the debugger's call would count as the user's gesture.
    const pane = await lab.host.openPane({ client: 'nobody clicks', context: lab.browser.context });
    expect(await lab.host.press('nobody clicks', 'Probe.Dialog')).toMatchObject({ ended: 'completed' });
    expect(await (await pane.frame()).evaluate(() => probe.opened)).toEqual({ failed: 12011 });
    expect(popups).toEqual([pane.page]);
  });

  it.each([
    ['keeps the opener', '', { message: 'code=abc', origin: '' }],
    ['cuts the opener', 'same-origin-allow-popups', { event: 12006 }],
  ])('and a sign-in page of another site that %s', async (_what, coop, expected) => {
    const start = `${lab.origin}/start.html?to=${encodeURIComponent(signInUrl(lab.origin, coop))}`;
    await frame.evaluate((url) => void probe.openDialog(url, { promptBeforeOpen: false }), start);
    const first = 'message' in expected ? { ...expected, origin: lab.origin } : expected;
    await expect.poll(async () => (await heard())[0], { timeout: 8_000 }).toEqual(first);
  });
});
