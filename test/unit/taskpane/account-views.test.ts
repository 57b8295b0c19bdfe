import type { Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { SampleName } from '../../fixtures/pane-harness/sample-states.ts';
import { openHarness, type ShowOptions, type ShownPane } from './open-harness.ts';

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

describe('signing in', () => {
  test('a whole pasted code is handed in by itself, half a code is not', async () => {
    const page = await open('browser');
    const box = page.getByRole('textbox', { name: 'Code' });
    await box.fill('4/0AbCd-half');
    expect(await called('submitCode')).toEqual([]);
    await box.fill(' 4/0AbCd_e.f-g.0123456789abcdefABCDEF_- ');
    expect(await called('submitCode')).toEqual([
      { name: 'submitCode', args: ['4/0AbCd_e.f-g.0123456789abcdefABCDEF_-'] },
    ]);
  });

  test('shows the two words while Google’s page shows them', async () => {
    const page = await open('browser');
    await page.getByText('limón barco').waitFor();
  });

  test('can be cancelled at once, from the bar, whatever station is open', async () => {
    const page = await open('dialog');
    expect(await page.getByText('limón barco').count()).toBe(0);
    await page.locator('.station-button').first().click();
    await button(page, 'Cancel').click();
    expect(await called('cancelSignIn')).toHaveLength(1);
  });

  test('after it the address stands large, another account is one press away, and the permissions page is linked', async () => {
    const page = await open('ready', { width: 270 });
    const address = page.locator('.account-address bdi');
    expect(await address.textContent()).toBe('nomina@empresa.example');
    expect(await address.evaluate((text) => parseFloat(getComputedStyle(text).fontSize))).toBeGreaterThanOrEqual(16);
    await button(page, 'Not this one? Switch').click();
    expect((await called('connect')).map(({ args }) => args)).toEqual([[{}]]);
    await page.locator('.card summary').filter({ hasText: 'Account' }).click();
    const link = page.locator('.card a.link');
    expect(await link.getAttribute('href')).toBe('https://accounts.example/permissions');
  });

  test('goes on in the browser with one press', async () => {
    const page = await open('dialog');
    await button(page, 'Continue in your browser').click();
    expect(await called('continueInBrowser')).toHaveLength(1);
  });

  test('a window that is gone leaves Connect ready, says why, and still takes its code', async () => {
    const page = await open('lost');
    await page.locator('[data-code="account/dialog-closed"]').waitFor();
    await page.getByRole('textbox', { name: 'Code' }).fill('4/0AbCd.0123456789abcdefABCDEF_-');
    expect(await called('submitCode')).toHaveLength(1);
    await button(page, 'Connect Gmail').click();
    expect(await called('connect')).toHaveLength(1);
  });

  test('is preceded by a picture of the box that has to be ticked, in the language of the pane', async () => {
    for (const [language, box] of [
      ['es', 'Enviar correos en tu nombre'],
      ['pl', 'Wysyłanie e-maili w Twoim imieniu'],
      ['en', 'Send email on your behalf'],
    ] as const) {
      const page = await open('connect', { language });
      await page.locator('.station .sketch').getByText(box, { exact: true }).waitFor();
      if (language !== 'en') await shown.close();
    }
  });

  test('gives a text to forward when an administrator has to act, with the id they need, and copies it', async () => {
    const page = await open('refused');
    const text = page.getByRole('textbox', { name: 'Text for your administrator' });
    expect(await text.inputValue()).toContain('12345.apps.googleusercontent.example');
    await button(page, 'Copy the text').click();
    await button(page, 'Copied').waitFor();
  });

  test('explains what Google says on its own page: four cases, each with a text to forward', async () => {
    const page = await open('closed');
    await page.getByText('Did Google show something else?').click();
    const cases = page.locator('.refusals > li');
    expect(await cases.count()).toBe(4);
    for (const each of await cases.all()) {
      await each.locator('summary').click();
      expect(await each.getByRole('textbox').inputValue()).toContain('12345.apps');
    }
  });

  test('a paused run keeps Stop and Reconnect in sight', async () => {
    const page = await open('paused');
    await button(page, 'Reconnect Gmail').click();
    expect(await called('connect')).toHaveLength(1);
    await button(page, 'Stop').click();
    expect(await called('stop')).toHaveLength(1);
  });
});

describe('the sender', () => {
  test('that the workbook does not name is said with the ones it does, and the way on is one of them', async () => {
    const page = await open('foreign');
    await page.getByText('This workbook is only sent from rh@empresa.example.').first().waitFor();
    await button(page, 'Change the account').click();
    expect(await called('useAccount')).toEqual([{ name: 'useAccount', args: ['rh@empresa.example'] }]);
    expect(await called('connect')).toEqual([]);
  });

  test('is set for the workbook in the settings; a slip is said and not kept', async () => {
    const page = await open('ready');
    await page.getByText('More settings').click();
    const box = page.getByRole('textbox', { name: 'Accounts that may send from this workbook' });
    await box.fill('nomina@empresa.example; rh@');
    await box.blur();
    await page.getByText('"rh@" is neither an email address nor a whole @domain.').waitFor();
    await box.fill('nomina@empresa.example; *@empresa.example');
    await box.blur();
    await page.getByText('this is a guard rail, not a lock.', { exact: false }).last().waitFor();
    await box.fill('nomina@empresa.example; @otra.example');
    await box.blur();
    expect(await called('allowSenders')).toEqual([
      { name: 'allowSenders', args: [['nomina@empresa.example', '@otra.example']] },
    ]);
  });

  test('is removed at Google only after a warning about colleagues; forgetting here takes one press', async () => {
    const page = await open('ready');
    await page.getByText('Account', { exact: true }).click();
    await button(page, 'Remove Sobre from this Google account').click();
    await page.getByText('Colleagues who send from nomina@empresa.example are signed out as well.').waitFor();
    expect(await called('revokeAccount')).toEqual([]);
    await button(page, 'Remove it all the same').click();
    expect(await called('revokeAccount')).toEqual([{ name: 'revokeAccount', args: ['nomina@empresa.example'] }]);
    await button(page, 'Keep it').click();
    await button(page, 'Forget here').click();
    expect(await called('forgetAccount')).toEqual([{ name: 'forgetAccount', args: ['nomina@empresa.example'] }]);
  });

  test('that was removed is said to be gone, and another one of this computer is a press away', async () => {
    const page = await open('removed');
    await page.getByText('Gmail confirmed it').waitFor();
    await button(page, 'Use rh@empresa.example').click();
    expect(await called('useAccount')).toEqual([{ name: 'useAccount', args: ['rh@empresa.example'] }]);
  });

  test('has a name and a daily limit that its owner types, and another one can be added', async () => {
    const page = await open('ready');
    await page.getByText('Account', { exact: true }).click();
    const name = page.getByRole('textbox', { name: "Sender's name" });
    await name.fill('Recursos Humanos');
    await name.blur();
    const limit = page.getByRole('textbox', { name: 'Recipients a day' });
    await limit.fill('many');
    await limit.blur();
    await page.getByText('Type a number from 1 to 10000.').waitFor();
    await limit.fill('750');
    await limit.blur();
    expect(await called('setDailyLimit')).toEqual([{ name: 'setDailyLimit', args: [750] }]);
    await button(page, 'Add another account').click();
    expect(await called('renameAccount')).toEqual([
      { name: 'renameAccount', args: ['nomina@empresa.example', 'Recursos Humanos'] },
    ]);
    expect(await called('connect')).toEqual([{ name: 'connect', args: [{}] }]);
  });
});

describe('what the mails are sent with', () => {
  test('is chosen where several are installed', async () => {
    const page = await open('twoProviders');
    const choice = page.getByRole('radiogroup', { name: 'Send with' });
    expect(await choice.getByRole('radio', { name: 'Gmail' }).isChecked()).toBe(true);
    await choice.getByRole('radio', { name: 'The organisation’s relay' }).click();
    expect(await called('chooseProvider')).toEqual([{ name: 'chooseProvider', args: ['relay.https'] }]);
  });

  test('is not asked where there is one', async () => {
    const page = await open('connect');
    await page.getByRole('button', { name: 'Connect Gmail' }).first().waitFor();
    expect(await page.getByRole('radiogroup', { name: 'Send with' }).count()).toBe(0);
  });
});

test('the name of the account at Microsoft is offered for who sends', async () => {
  const page = await open('folderListed');
  await button(page, 'Send as “Nómina Empresa”').click();
  expect(await called('setOperator')).toEqual([{ name: 'setOperator', args: ['Nómina Empresa'] }]);
});

test('an Excel that cannot run Sobre is told what it lacks and what can still be read', async () => {
  const page = await open('unsupported');
  await page.getByText('This Excel lacks ExcelApi 1.14.').waitFor();
});
