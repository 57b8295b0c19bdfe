import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openLabBook } from '../../../lab/run/open-lab-book.ts';
import { setStage, type Stage } from '../../../lab/stage.ts';
import { framesDuring } from './frame-marks.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const deep = process.env['SOBRE_DEEP'] === '1';
/** Thirty times what the screen shows, or the office of 5,000. */
const rows = deep ? 5_000 : 1_000;
/** Milliseconds of the page's own work; two frames of a 60 Hz screen. */
const longest = 34;
/** Other work on the machine makes even a thread's own time longer, never shorter: the best of these counts. */
const tries = 5;

const scrollByHand = (frame: Frame): Promise<void> =>
  frame.locator('.sheet').evaluate(async (sheet) => {
    for (let at = 0; at < 90; at += 1) {
      sheet.scrollBy({ top: at < 80 ? 120 : -2_000 });
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  });

/** What a share of the values does not exceed. */
const within = (share: number, values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length * share) - 1]!;

/** While the sheet is scrolled by hand, milliseconds of the page's thread for a frame. */
const scrolledFrames = async (page: Page, frame: Frame): Promise<number> => {
  const work = (await framesDuring(page, frame, () => scrollByHand(frame))).map(({ workMs }) => workMs);
  expect(work.length).toBeGreaterThan(80);
  return within(0.95, work);
};

/** While the sheet is scrolled by hand, rows that are drawn anew or changed in a frame, and rows there are in all. */
const scrolledRows = (frame: Frame): Promise<{ readonly drawn: number[]; readonly present: number[] }> =>
  frame.locator('.sheet').evaluate(async (sheet) => {
    const rowOf = (node: Node) => (node instanceof Element ? node : node.parentElement)?.closest('[role=row]');
    const drawn: number[] = [];
    const present: number[] = [];
    let changed = new Set<Element>();
    const seen = new MutationObserver((records) => {
      for (const row of records.flatMap(({ target, addedNodes }) => [target, ...addedNodes]).map(rowOf))
        if (row) changed.add(row);
    });
    seen.observe(sheet, { subtree: true, childList: true, characterData: true });
    for (let at = 0; at < 90; at += 1) {
      sheet.scrollBy({ top: at < 80 ? 120 : -2_000 });
      await new Promise((resolve) => requestAnimationFrame(resolve));
      drawn.push([...changed].filter((row) => row.isConnected).length);
      changed = new Set();
      present.push(sheet.querySelectorAll('[role=row]').length);
    }
    return { drawn, present };
  });

const serious = async (at: Frame | Page): Promise<string[]> => {
  await at.evaluate(axe);
  return at.evaluate(async () => {
    interface Found {
      readonly id: string;
      readonly impact: string;
      readonly nodes: readonly { readonly html: string }[];
    }
    const { axe: tool } = window as unknown as { axe: { run(): Promise<{ violations: Found[] }> } };
    return (await tool.run()).violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
};

describe('the demo with more rows than the screen shows', { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'sobre-demo-'));
  let stage: Stage;
  let host: Frame;
  let page: Page;
  const provoked: string[] = [];

  beforeAll(async () => {
    const path = join(folder, 'many.csv');
    const people = Array.from({ length: rows }, (_, at) => `${at};Persona ${at};p${at}@example.com;${1_000 + at}`);
    writeFileSync(path, `Clave;Nombre;Correo;Neto\n${people.join('\n')}\n`);
    const book = await openLabBook(path, {
      locale: 'es-MX',
      propagationMs: 800,
      autoSave: true,
      protected: false,
      readOnly: false,
    });
    const provoke = async (kind: string) => (provoked.push(kind), '');
    stage = await setStage({ book, google: {}, seed: 1, config: {}, provoke });
    book.attach(stage.excel);
    const { context } = stage.browser!;
    const pane = await stage.excel.openPane({ client: 'ana', context, locale: 'es-MX', ui: true });
    ({ page } = pane);
    await page.bringToFront();
    const sheet = page.frameLocator('iframe').first().locator('.sheet');
    await sheet.getByRole('gridcell', { name: 'Persona 0', exact: true }).waitFor();
    host = await (await sheet.elementHandle())!.ownerFrame().then((frame) => frame!);
  }, 120_000);
  afterAll(async () => {
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('draws the rows that come into sight while it is scrolled, and no others', async () => {
    const { drawn, present } = await scrolledRows(host);
    const [visible, step] = [Math.max(...present), 120 / 24];
    expect(visible).toBeLessThan(80);
    expect(Math.max(...drawn)).toBeLessThanOrEqual(visible);
    // Now and then a page of cells arrives from the lab, and all that is shown is drawn with it.
    expect(within(0.75, drawn.slice(0, 80))).toBeLessThanOrEqual(step + 1);
    expect(drawn.reduce((all, each) => all + each)).toBeGreaterThan(80 * step * 0.9);
  });

  test.runIf(deep)(`scrolls with at most ${longest} ms of work a frame`, async () => {
    let best = Number.POSITIVE_INFINITY;
    for (let at = 0; at < tries && best > longest; at += 1) best = Math.min(best, await scrolledFrames(page, host));
    expect(best).toBeLessThanOrEqual(longest);
  });

  test('axe finds nothing serious on the host page and the mailbox', async () => {
    expect(await serious(host)).toEqual([]);
    const mailbox = await stage.browser!.context.newPage();
    await mailbox.goto(stage.google.url('/mail'));
    expect(await serious(mailbox)).toEqual([]);
    await mailbox.close();
  });

  test.each([
    [390, 844],
    [320, 640],
  ])(
    'at %i by %i nothing scrolls sideways but sheet and ribbon, and the keyboard reaches the mishaps',
    async (...size) => {
      const [width, height] = size;
      await page.setViewportSize({ width, height });
      stage.excel.showPane('ana', false);
      const mishaps = host.getByRole('button', { name: 'Percances' });
      await expect.poll(() => host.evaluate(() => window.innerWidth)).toBe(width);
      const { scrollWidth, scrollHeight } = await host.evaluate(() => {
        const { scrollWidth: wide, scrollHeight: high } = document.documentElement;
        return { scrollWidth: wide, scrollHeight: high };
      });
      expect([scrollWidth, scrollHeight]).toEqual([width, height]);
      for (const name of ['Percances', 'Buzón']) {
        const box = await host.getByRole('button', { name, exact: true }).last().boundingBox();
        expect([box!.x + box!.width <= width, box!.y + box!.height <= height], name).toEqual([true, true]);
      }
      await host.locator('.sheet [role=gridcell]').first().click();
      const isThere = () => mishaps.evaluate((button) => button === document.activeElement);
      for (const key of ['F6', 'Tab', 'Tab', 'Tab']) if (!(await isThere())) await page.keyboard.press(key);
      expect(await isThere()).toBe(true);
      await page.keyboard.press('Enter');
      const menu = await host.getByRole('dialog', { name: 'Percances' }).boundingBox();
      expect([menu!.x >= 0, menu!.y >= 0, menu!.x + menu!.width <= width, menu!.y + menu!.height <= height]).toEqual(
        Array(4).fill(true),
      );
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await expect.poll(() => provoked.pop()).toBe('lost-answer');
      if (process.env['SOBRE_SHOTS'])
        await page.screenshot({ path: `${process.env['SOBRE_SHOTS']}/host-${width}.png` });
      stage.excel.showPane('ana', true);
    },
  );
});
