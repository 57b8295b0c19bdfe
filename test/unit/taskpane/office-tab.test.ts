import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleStates, type SampleName } from '../../fixtures/pane-harness/sample-states.ts';
import { isDeep } from '../../fakes/deep.ts';
import { walkThrough } from './open-everything.ts';
import { openHarness, type ShownPane } from './open-harness.ts';

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

/** All of them in the deep run; else those that hold what the others hold too. */
const states = isDeep
  ? (Object.keys(sampleStates) as SampleName[])
  : (['firstDay', 'decide', 'refused', 'computer', 'ended', 'flawedLog'] as const);

test('the list of Office’s own Tab is found in Office.js', () => {
  expect(tabList()).toContain('button:not([disabled])');
  expect(tabList()).not.toContain('summary');
});

describe('everything that a pointer reaches Office’s Tab reaches too', { timeout: 60_000 }, () => {
  let shown: ShownPane;
  const seen = new Set<string>();
  beforeAll(async () => {
    shown = await harness.show('ready', { language: 'en' });
  });
  afterAll(() => shown.close());

  test.each(states)('%s', async (state) => {
    const { page } = shown;
    await page.evaluate((name) => (window as unknown as { show(name: string): void }).show(name), state);
    await page.locator('main').waitFor();
    let controls = 0;
    await walkThrough(page, async () => {
      const found = await reach(page, tabList());
      expect(found.missed).toEqual([]);
      controls = Math.max(controls, found.controls);
      for (const part of ['.found a', '.log button', '.rich-text', '.story', '.preview', 'footer .next'])
        if ((await page.locator(part).count()) > 0) seen.add(part);
    });
    if ((await page.locator('.station-button').count()) > 0) expect(controls).toBeGreaterThan(10);
  });

  test('History, Settings, a person’s mail and the editor were among it', () => {
    expect([...seen].sort()).toEqual(['.found a', '.log button', '.preview', '.rich-text', '.story', 'footer .next']);
  });
});
