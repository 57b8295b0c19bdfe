import type { Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { SampleName } from '../../fixtures/pane-harness/sample-states.ts';
import { openHarness, type ShowOptions, type ShownPane } from './open-harness.ts';

/** As slow as a busy machine may be. */
const patient = { timeout: 20_000 };

let harness: Awaited<ReturnType<typeof openHarness>>;
let shown: ShownPane;
beforeAll(async () => {
  harness = await openHarness();
});
afterEach(async () => {
  expect(shown.complaints).toEqual([]);
  await shown.close();
});

const open = async (name: SampleName, options: ShowOptions = {}): Promise<Page> => {
  shown = await harness.show(name, { language: 'en', ...options });
  return shown.page;
};
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const called = async (name: string) => (await shown.calls()).filter((call) => call.name === name);

describe('what Sobre understood', () => {
  const card = (page: Page) => page.getByRole('region', { name: 'What Sobre understood' });

  test('is drawn first thing in People: the first person, the headings, each column, who is read', async () => {
    const page = await open('firstDay');
    for (const text of [
      'Buen día, María Fernanda',
      'recibo-1.xml',
      'Headings: row 4',
      '180 people read',
      '3 rows left out',
    ])
      await card(page).getByText(text, { exact: false }).first().waitFor();
    const shown = page.locator('.station-body:not([hidden])');
    expect(await shown.locator('section, fieldset, [role=radiogroup]').first().getAttribute('class')).toContain(
      'understood',
    );
    expect(await card(page).getByRole('button', { name: 'B Nombre Full name' }).count()).toBe(1);
    expect(await card(page).getByText('Is this right?', { exact: false }).count()).toBe(0);
  });

  test('each part is corrected in its place, by the keyboard too, and the sheet shows what is meant', async () => {
    const page = await open('firstDay');
    const part = card(page).getByRole('button', { name: /^Period: 1–15 ene 2026/ });
    await part.focus();
    await page.keyboard.press('Enter');
    const choice = card(page).getByLabel('Period: which column');
    expect(await choice.evaluate((element) => element === document.activeElement)).toBe(true);
    await choice.selectOption({ label: 'E · Neto' });
    await button(page, 'Use the column selected in the sheet').click();
    await page.keyboard.press('Escape');
    expect(await choice.count()).toBe(0);
    expect((await called('showColumn'))[0]?.args).toEqual([3]);
    expect((await called('setField'))[0]?.args).toEqual(['period', 4]);
    expect((await called('takeColumn'))[0]?.args).toEqual(['period']);
    await card(page).getByRole('button', { name: 'Headings: row 4' }).click();
    await card(page).getByLabel('Row of the headings').selectOption({ label: 'Row 3' });
    expect((await called('chooseHeadingRow'))[0]?.args).toEqual([3]);
    expect((await called('showRow'))[0]?.args).toEqual([4]);
  });

  test('what is in doubt is named with its column, and one press says that it is right', async () => {
    const page = await open('understood');
    await page.locator('footer').getByRole('button', { name: 'Decide 2 rows', exact: true }).click();
    const confirm = button(page, 'Yes, this is right');
    await expect.poll(() => confirm.evaluate((element) => element === document.activeElement), patient).toBe(true);
    expect(await card(page).locator('[data-code="sheet/understood"]').allInnerTexts()).toEqual([
      'D\n\nPeriod: "Periodo". It could also be: RFC, Neto.',
      'F\n\nEmail: one value of "Correo" serves several people.',
    ]);
    await page.keyboard.press('Enter');
    expect(await called('confirmUnderstood')).toHaveLength(1);
    // It is asked here, and not once more among the decisions.
    expect(await page.locator('.decisions').getByText('Is the sheet understood right?').count()).toBe(0);
  });

  test('a sheet of a known shape gets its choices back in one press', async () => {
    const page = await open('knownShape');
    await page.getByText('On January 15, 2026 a sheet like this one was sent.', { exact: false }).waitFor();
    await button(page, 'Use those').click();
    expect((await called('recallChoices'))[0]?.args).toEqual([true]);
  });

  test('texts are chosen by name and kept under one', async () => {
    const page = await open('message');
    const which = page.getByLabel('Which text is sent');
    await which.selectOption({ label: 'Final settlement' });
    await which.selectOption({ label: 'Vales de despensa' });
    await page.getByText('Keep this text under a name').click();
    await page.getByLabel('Name', { exact: true }).fill('Bono de marzo');
    await button(page, 'Keep the text').click();
    expect((await shown.calls()).filter(({ name }) => /Topic|Text$/.test(name))).toEqual([
      { name: 'chooseTopic', args: ['settlement'] },
      { name: 'chooseText', args: ['Vales de despensa'] },
      { name: 'keepText', args: ['Bono de marzo'] },
    ]);
  });
});

describe('a column that is hidden in the sheet', () => {
  const offers = (page: Page) =>
    page
      .locator('option, [role=radio] + label, .chip')
      .evaluateAll((offered) => offered.map((each) => each.textContent ?? '').filter((text) => text.includes('Clave')));

  test.each(['firstDay', 'decide', 'message'] as const)('says so wherever it can be chosen: %s', async (state) => {
    const page = await open(state);
    if (state === 'firstDay') await page.getByText('What each column means').click();
    await page.locator('option, .chip').first().waitFor({ state: 'attached' });
    const offered = await offers(page);
    expect(offered.length).toBeGreaterThan(0);
    expect(offered.filter((text) => !text.includes('(hidden)'))).toEqual([]);
  });
});
