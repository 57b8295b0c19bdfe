import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openHarness, type ShownPane } from './open-harness.ts';

let harness: Awaited<ReturnType<typeof openHarness>>;
let shown: ShownPane;
beforeAll(async () => {
  harness = await openHarness();
});
afterEach(async () => {
  expect(shown.complaints).toEqual([]);
  await shown.close();
});

describe('the help', { timeout: 20_000 }, () => {
  test.each([
    ['es', 'Ayuda: Personas', 'Ayuda: Mensaje', 'El correo de prueba llega solo a tu propio buzón.'],
    ['pl', 'Pomoc: Osoby', 'Pomoc: Wiadomość', 'Wiadomość testowa trafia tylko do Twojej skrzynki.'],
    ['en', 'Help: People', 'Help: Message', 'The test mail goes to your own mailbox only.'],
  ] as const)(
    'is of the station that is open, and there before anybody asks for it: %s',
    async (language, before, after, line) => {
      shown = await harness.show('firstDay', { language });
      const { page } = shown;
      await page.locator('.help-lines').waitFor({ state: 'attached' });
      await page.locator('.station-button').nth(0).click();
      await page.getByText(before, { exact: true }).click();
      await page.locator('.station-button').nth(2).click();
      await page.getByText(after, { exact: true }).waitFor();
      await page.getByText(line, { exact: true }).waitFor();
    },
  );
});
