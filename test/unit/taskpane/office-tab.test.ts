import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import type { SampleName } from '../../fixtures/pane-harness/sample-states.ts';
import { openHarness } from './open-harness.ts';

/** Office.js for the web answers Tab itself, by this list of its own: what is not on it is out of the keyboard's reach. */
const tabList = (): string => {
  const require = createRequire(import.meta.url);
  const folder = join(require.resolve('@microsoft/office-js/package.json'), '../dist');
  const source = readFileSync(join(folder, 'excel-web-16.00.debug.js'), 'utf8');
  const [, concatenated = ''] = /_tabbableElements = ((?:"[^"]*"(?: \+ )?)+);/.exec(source) ?? [];
  return [...concatenated.matchAll(/"([^"]*)"/g)].map(([, part]) => part).join('');
};

let harness: Awaited<ReturnType<typeof openHarness>>;
beforeAll(async () => {
  harness = await openHarness();
});

/** Opens every fold there is, those inside others too. */
const openAll = async (page: Page): Promise<void> => {
  const closed = page.locator('details:not([open])');
  while ((await closed.count()) > 0) {
    await page.evaluate(() => {
      for (const fold of document.querySelectorAll('details')) fold.open = true;
    });
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
};

/** Controls that a pointer reaches, and those of them that neither Office's Tab nor the arrows of a grid do. */
const reach = (page: Page, list: string) =>
  page.evaluate((selector) => {
    const tabbed = new Set(document.querySelectorAll(selector));
    const inGrid = (element: Element) => element.closest('[role=grid]') !== null;
    const controls = [
      ...document.querySelectorAll<HTMLElement>(
        'button, a[href], input, select, textarea, summary, [contenteditable=true], [role=button], [role=checkbox], [onclick]',
      ),
    ].filter((element) => element.checkVisibility({ visibilityProperty: true }));
    const missed = controls.filter((element) => !tabbed.has(element) && !inGrid(element));
    const name = (element: HTMLElement) => `${element.tagName} ${element.textContent?.slice(0, 40) ?? ''}`;
    return { controls: controls.length, missed: missed.map(name) };
  }, list);

const states: readonly SampleName[] = ['firstDay', 'decide', 'ready', 'refused', 'computer'];

test('the list of Office’s own Tab is found in Office.js', () => {
  expect(tabList()).toContain('button:not([disabled])');
  expect(tabList()).not.toContain('summary');
});

test.each(states)('everything that a pointer reaches Office’s Tab reaches too: %s', async (state) => {
  const shown = await harness.show(state, { language: 'en' });
  const { page } = shown;
  let most = 0;
  for (const station of [0, 1, 2, 3]) {
    const heading = page.locator('.station-button').nth(station);
    if ((await heading.getAttribute('aria-expanded')) !== 'true') await heading.click();
    await openAll(page);
    const { controls, missed } = await reach(page, tabList());
    expect(missed).toEqual([]);
    most = Math.max(most, controls);
  }
  expect(most).toBeGreaterThan(10);
  await shown.close();
});
