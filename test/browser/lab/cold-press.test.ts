import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { openLabBook } from '../../../lab/run/open-lab-book.ts';
import { setStage, type Stage } from '../../../lab/stage.ts';
import { house } from './house.ts';
import { writePeople } from './run-lab.ts';

const folder = mkdtempSync(join(tmpdir(), 'sobre-cold-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let stage: Stage;
afterEach(() => stage.close());

const settings = { locale: 'en-US' as const, propagationMs: 0, autoSave: true, protected: false, readOnly: false };

/** Excel with a book and the add-in's pane closed, as after opening a workbook; nothing of the product is loaded. */
const closedPane = async (latencyMs: number, before?: (profile: BrowserContext) => Promise<unknown>) => {
  const path = join(folder, `people-${latencyMs}.csv`);
  writePeople(path, 3);
  const book = await openLabBook(path, settings);
  stage = await setStage({ book, google: {}, seed: 1, config: {}, house: await house() });
  book.attach(stage.excel);
  const { context } = stage.browser!;
  await before?.(context);
  const pane = await stage.excel.openPane({ client: 'ana', context, locale: 'en-US', pane: 'closed', latencyMs });
  return { context, pane };
};

describe('the first press of a ribbon button with the pane closed', { timeout: 120_000 }, () => {
  test.each([0, 500])('is not lost where Excel answers after %i ms', async (latencyMs) => {
    const { pane } = await closedPane(latencyMs);
    expect((await stage.excel.press('ana', 'Sobre.Test')).ended).toBe('completed');
    const shown = (await pane.frame()).locator('section.station[data-open="true"] .station-title').first();
    await shown.filter({ hasText: 'Send' }).waitFor({ timeout: 60_000 });
    expect(stage.google.state.mails).toEqual([]);
  });

  test('waits for a product that is slower than the person', async () => {
    const { context, pane } = await closedPane(50);
    let release = (): void => undefined;
    const pressed = new Promise<void>((resolve) => (release = resolve));
    await context.route('**/assets/session.*', async (route) => {
      await pressed;
      await route.continue();
    });
    expect((await stage.excel.press('ana', 'Sobre.Explain')).ended).toBe('completed');
    release();
    await (await pane.frame()).locator('.station-title').first().waitFor({ timeout: 60_000 });
    expect(pane.traffic.errors).toEqual([]);
  });

  test('is not lost where Office.js comes from the second of Microsoft’s addresses only', async () => {
    const { context, pane } = await closedPane(0, (profile) =>
      profile.route('https://appsforoffice.microsoft.com/**', (route) => route.abort()),
    );
    expect((await stage.excel.press('ana', 'Sobre.Explain')).ended).toBe('completed');
    await (await pane.frame()).locator('.station-title').first().waitFor({ timeout: 60_000 });
    expect([context.pages().length, pane.traffic.errors, pane.traffic.cspViolations]).toEqual([1, [], []]);
  });

  test('finds a sentence where neither of Microsoft’s addresses gives Office.js', async () => {
    const { pane } = await closedPane(0, (profile) => profile.route(/\/office\.js$/, (route) => route.abort()));
    void stage.excel.press('ana', 'Sobre.Explain').catch(() => undefined);
    await (
      await pane.frame()
    )
      .locator('[data-code="host/plugin-failed"]')
      .first()
      .waitFor({ timeout: 60_000, state: 'attached' });
  });

  test('shows the pane where the product cannot be loaded, so that it says why', async () => {
    const { context, pane } = await closedPane(0);
    await context.route('**/assets/session.*', (route) => route.abort());
    await stage.excel.press('ana', 'Sobre.Test');
    await (await pane.frame()).locator('[data-code="host/plugin-failed"]').first().waitFor({ timeout: 60_000 });
  });
});
