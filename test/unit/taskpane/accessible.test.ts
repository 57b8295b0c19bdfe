import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { sampleStates, type SampleName } from '../../fixtures/pane-harness/sample-states.ts';
import { walkThrough } from './open-everything.ts';
import { openHarness, type ShowOptions, type ShownPane } from './open-harness.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const names = Object.keys(sampleStates) as SampleName[];

interface Rule {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

const violations = async (page: Page): Promise<string[]> => {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const found = await page.evaluate(async (): Promise<Rule[]> => {
    const { axe: tool } = window as unknown as { axe: { run(): Promise<{ violations: Rule[] }> } };
    return (await tool.run()).violations;
  });
  return found.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
};

const scrollsSideways = (page: Page): Promise<boolean> =>
  page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('main, footer')].some(
      (element) => element.scrollWidth > element.clientWidth,
    ),
  );

let harness: Awaited<ReturnType<typeof openHarness>>;
const opened = new Map<string, Promise<ShownPane>>();
beforeAll(async () => {
  harness = await openHarness();
});

/** One page for each set of options: only what is shown in it changes. */
const check = async (name: SampleName, options: ShowOptions) => {
  const key = JSON.stringify(options);
  if (!opened.has(key)) opened.set(key, harness.show(name, options));
  const { page, complaints } = (await opened.get(key)) ?? (await harness.show(name, options));
  await page.evaluate((state) => (window as unknown as { show(name: string): void }).show(state), name);
  await page.locator('main').waitFor();
  if (name === 'message') await page.getByRole('textbox').nth(1).waitFor();
  expect(await violations(page)).toEqual([]);
  expect(await scrollsSideways(page)).toBe(false);
  expect(complaints.splice(0)).toEqual([]);
};

test.each(['ended', 'flawedLog', 'computer'] as const)(
  '%s with everything open, History and Settings too, has no axe violation',
  async (state) => {
    const shown = await harness.show(state, { width: 320, language: 'en' });
    await walkThrough(shown.page, async () => {
      expect(await violations(shown.page)).toEqual([]);
      expect(await scrollsSideways(shown.page)).toBe(false);
    });
    await shown.close();
  },
  60_000,
);

const looks = ['firstDay', 'decide', 'message', 'sending', 'ended', 'browser'] as const;

describe('the pane has no axe violation, no sideways scrolling and nothing its policy refuses', () => {
  test.each(names)('%s at 320 pixels', (name) => check(name, { width: 320 }));

  test.each(looks)('%s in the dark', (name) => check(name, { theme: 'dark', language: 'pl' }));

  test.each(looks)('%s in forced colours and a contrast theme', (name) =>
    check(name, { theme: 'contrast', forcedColors: true, language: 'en' }),
  );

  // Twice the size leaves 160 of 320 pixels.
  test.each(looks)('%s at twice the size', (name) => check(name, { width: 160, height: 400 }));
});
