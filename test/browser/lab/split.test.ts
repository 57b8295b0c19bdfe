import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { afterAll, afterEach, expect, test } from 'vitest';
import type { Frame } from 'playwright-core';
import { isDeep } from '../../fakes/deep.ts';
import { printedPages } from '../../fakes/printed-pages.ts';
import { largeBundle } from '../../fakes/large-bundle.ts';
import { strainOf } from './pane-strain.ts';
import { openPane, type OpenPane } from './open-pane.ts';
import { root, runLab } from './run-lab.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'sobre-split-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const book = join(root, 'samples/lista-plac.xlsx');
const bundle = join(root, 'samples/paski-razem/paski-2026-01.pdf');

let open: OpenPane | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

const violations = async (frame: Frame): Promise<readonly string[]> => {
  await frame.evaluate(axe);
  return frame.evaluate(async () => {
    const { axe: tool } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    return (await tool.run()).violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
};

/** Tabs until what has the focus is that, and presses it. */
const pressByKey = async (frame: Frame, selector: string): Promise<void> => {
  const { keyboard } = frame.page();
  for (let step = 0; step < 200; step += 1) {
    if (await frame.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector))
      return keyboard.press('Enter');
    await keyboard.press('Tab');
  }
  throw new Error(`No key leads to ${selector}`);
};

const drawn = (frame: Frame): Promise<readonly boolean[]> =>
  frame.locator('.page-image').evaluateAll((canvases) =>
    canvases.map((canvas) => {
      const { width, height } = canvas as HTMLCanvasElement;
      const points = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
      return points.some((value, index) => index % 4 === 0 && value < 100 && points[index + 3] === 255);
    }),
  );

test.runIf(isDeep).each(['es-MX', 'pl-PL', 'en-US'] as const)(
  'the pages of one PDF of everybody are seen, a boundary moves, and it is cut, by keyboard: %s',
  async (locale) => {
    open = await openPane(book, { scenario: { locale } });
    const { driver } = open.person;
    await driver.openStation('receipts');
    await driver.pickFiles([bundle]);
    const frame = await driver.frame();
    await pressByKey(frame, '[data-split]');
    await frame.locator('.split-view').waitFor();
    await expect.poll(() => drawn(frame), { timeout: 60_000 }).toEqual(Array.from({ length: 7 }, () => true));
    expect(await violations(frame)).toEqual([]);
    const states = () =>
      frame.locator('.page-row').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-state')));
    expect(await states()).toEqual(['nobody', 'sure', 'sure', 'sure', 'sure', 'sure', 'sure']);
    await pressByKey(frame, '[data-page="3"] button:first-child');
    await expect.poll(() => frame.locator('.page-row').count()).toBe(6);
    await pressByKey(frame, '[data-page="3"] button:first-child');
    await expect.poll(() => frame.locator('.page-row').count()).toBe(7);
    await pressByKey(frame, '.split-view .buttons button:first-child');
    await frame.locator('[data-cut]').waitFor();
    await driver.checked();
    expect(await violations(frame)).toEqual([]);
    const matched = await frame.locator('.row-text').allInnerTexts();
    expect(matched.join(' ')).toMatch(/6.*6/);
  },
  180_000,
);

test.runIf(isDeep)(
  'one PDF of everybody is sent as six, each its own person’s and nobody else’s; before anybody has cut it, nothing is',
  async () => {
    const files = join(root, 'samples/paski-razem');
    const held = await runLab({ book, files, scenario: { locale: 'pl-PL' } });
    expect(held.report.mailbox).toEqual([]);
    const { code, report } = await runLab({
      book,
      files,
      scenario: { locale: 'pl-PL', split: ['paski-2026-01.pdf'] },
      eml: join(folder, 'eml'),
    });
    expect([code, report.ended, report.mailbox.length]).toEqual([0, 'complete', 6]);
    expect(report.pane).toMatchObject({ errors: [], cspViolations: [], offMachine: [] });
    const slips = new Map<string, string>();
    for (const { to, eml } of report.mailbox) {
      const { attachments } = await PostalMime.parse(readFileSync(eml));
      expect(attachments).toHaveLength(1);
      slips.set(to[0]!, (await printedPages(new Uint8Array(attachments[0]!.content as ArrayBuffer))).join('\n'));
    }
    const surnames = ['Żółkiewska', 'Święcicki', 'Kowalska-Nowak', 'Ćwik', 'Gąsior', 'Źrałek'];
    const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[łŁ]/g, 'l').toLowerCase();
    for (const [address, text] of slips) {
      const named = surnames.filter((name) => plain(text).includes(plain(name)));
      expect(named).toHaveLength(1);
      expect(address).toContain(plain(named[0]!));
    }
  },
  240_000,
);

test.runIf(isDeep)(
  '500 people in one file of 600 pages are seen and cut while the pane goes on drawing',
  async () => {
    const { bytes, pages, csv } = await largeBundle(500);
    expect(pages).toBe(600);
    const [sheet, pdf] = [join(folder, 'nominas.csv'), join(folder, 'nominas-enero.pdf')];
    writeFileSync(sheet, csv);
    writeFileSync(pdf, bytes);
    open = await openPane(sheet, { scenario: { locale: 'es-ES' } });
    const { driver } = open.person;
    await driver.openStation('receipts');
    const picked = await strainOf(open, () => driver.pickFiles([pdf]));
    const frame = await driver.frame();
    const seen = await strainOf(open, async () => {
      await frame.locator('[data-split]').click();
      await frame.locator('.split-view').waitFor({ timeout: 120_000 });
    });
    const cut = await strainOf(open, async () => {
      await frame.locator('.split-view .buttons button').first().click();
      await frame.locator('[data-cut]').waitFor({ timeout: 240_000 });
      await driver.checked();
    });
    const told = [picked, seen, cut].map(
      ({ ms, longestFrameMs, mostWorkMs, grownMb = 0 }) =>
        `${(ms / 1_000).toFixed(1)} s (${Math.round(mostWorkMs)} ms of work, ${Math.round(longestFrameMs)} ms a frame, ${Math.round(grownMb)} MB)`,
    );
    console.log(`600 pages, ${(bytes.length / 1e6).toFixed(1)} MB: picked ${told[0]}, seen ${told[1]}, cut ${told[2]}`);
    const text = await frame.locator('.row-text').allInnerTexts();
    expect(text.join(' ')).toMatch(/500/);
    for (const { mostWorkMs } of [seen, cut]) expect(mostWorkMs).toBeLessThan(100);
  },
  600_000,
);
