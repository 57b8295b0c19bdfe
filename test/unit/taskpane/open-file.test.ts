import { beforeAll, expect, test } from 'vitest';
import { openHarness } from './open-harness.ts';

let harness: Awaited<ReturnType<typeof openHarness>>;
beforeAll(async () => {
  harness = await openHarness();
});

test('a file opens from what was found about it, from its person and from the preview', async () => {
  const shown = await harness.show('decide', { language: 'en' });
  const { page } = shown;
  await page.getByText('recibo-77.pdf').first().waitFor();
  await page
    .getByRole('listitem')
    .filter({ hasText: 'recibo-77.pdf' })
    .last()
    .getByRole('button', { name: 'Open the file' })
    .click();
  await page.locator('.station-button').first().click();
  await page.locator('.grid-row [data-column="more"]').first().click();
  const card = page.locator('.people .card');
  await card.getByRole('button', { name: 'recibo-1.xml' }).first().click();
  await card.locator('.buttons [aria-expanded="false"]').first().click();
  await card.locator('.attachments').getByRole('button', { name: 'recibo-1 Muñoz Ąć.pdf' }).click();
  expect((await shown.calls()).filter(({ name }) => name === 'openFile').map(({ args }) => args)).toEqual([
    [21, 'recibo-77.pdf'],
    [5, 'recibo-1.xml'],
    [5, 'recibo-1 Muñoz Ąć.pdf'],
  ]);
  await shown.close();
});
