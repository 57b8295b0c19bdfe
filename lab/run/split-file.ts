import type { PaneDriver } from './pane-driver.ts';

/** Looks at the pages of a file of several people and has it cut as they are shown; does nothing where none is offered. */
export const splitFile = async (driver: PaneDriver, file: string, listen: () => Promise<void>): Promise<void> => {
  const section = await driver.openStation('receipts');
  const look = section.locator(`[data-split=${JSON.stringify(file)}]`).first();
  await look.waitFor({ state: 'visible', timeout: 10_000 }).catch(() => undefined);
  if ((await look.count()) === 0) return;
  await look.click();
  driver.clicks += 1;
  const view = section.locator('.split-view');
  await view.or(section.locator('[data-code^="split/"]')).first().waitFor({ state: 'visible', timeout: 120_000 });
  await listen();
  const cut = view.locator('.buttons button').first();
  if ((await cut.count()) === 0 || (await cut.getAttribute('aria-disabled')) === 'true') return;
  await cut.click();
  driver.clicks += 1;
  await section.locator('[data-cut]').first().waitFor({ state: 'visible', timeout: 120_000 });
  await driver.checked();
};
