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

describe('the primary button', () => {
  const labels: readonly [SampleName, string][] = [
    ['empty', 'Use this sheet'],
    ['firstDay', "Choose this period's files"],
    ['decide', 'Decide 2 rows'],
    ['connect', 'Connect Gmail'],
    ['reconnect', 'Reconnect Gmail'],
    ['ready', 'Send 169 receipts'],
    ['resume', 'Continue: 85 left'],
  ];
  test.each(labels)('names the next step: %s', async (state, label) => {
    const page = await open(state);
    await page.locator('footer').getByRole('button', { name: label, exact: true }).waitFor();
  });

  test('opens the sign-in window inside the click', async () => {
    const page = await open('connect');
    const first = await page.evaluate(() => {
      const { calls } = window as unknown as { calls: { name: string }[] };
      document.querySelector<HTMLButtonElement>('footer .next')?.click();
      return calls[0]?.name;
    });
    expect(first).toBe('connect');
  });

  test('sends, and shows the station where it can be followed', async () => {
    const page = await open('ready');
    await button(page, 'Send 169 receipts').click();
    expect((await shown.calls()).map(({ name }) => name)).toEqual(expect.arrayContaining(['openStation', 'send']));
  });

  test('leads the keyboard to the first question that is still open', async () => {
    const page = await open('decide');
    await button(page, 'Decide 2 rows').click();
    // The focus follows the press in a later frame.
    await expect.poll(() => page.locator(':focus').getAttribute('type')).toBe('checkbox');
    await page.keyboard.press('Space');
    expect(await called('accept')).toEqual([{ name: 'accept', args: ['recipient/changed', true] }]);
  });

  test('takes files, and the same files again', async () => {
    const page = await open('firstDay');
    for (const round of [1, 2]) {
      const choosing = page.waitForEvent('filechooser');
      await button(page, "Choose this period's files").click();
      const chooser = await choosing;
      expect(chooser.isMultiple()).toBe(true);
      await chooser.setFiles([{ name: 'a.xml', mimeType: 'text/xml', buffer: Buffer.from('<a/>') }]);
      expect(await called('chooseFiles')).toHaveLength(round);
    }
  });
});

describe('the questions', () => {
  test('Sobre’s columns are asked for in the pane, by name, with the answer under the keyboard', async () => {
    const page = await open('asking');
    const question = page.getByRole('group', { name: /adds four columns/ });
    for (const name of ['Sending status', 'Sent on', 'Sent to', 'Receipt ID']) {
      await question.getByText(name, { exact: true }).waitFor();
    }
    expect(await page.locator(':focus').textContent()).toBe('Add and send');
    await page.keyboard.press('Enter');
    expect(await called('answerQuestion')).toEqual([{ name: 'answerQuestion', args: ['go'] }]);
  });

  test('without AutoSave a person turns it on or says that nobody else sends, before anything is added', async () => {
    const page = await open('askingAutoSave');
    expect(await page.locator('.question [data-code="run/autosave-off"]').count()).toBe(1);
    const labels = await page.locator('.question button').allTextContents();
    expect(labels).toEqual(['AutoSave is on now', 'Send alone', 'Not now']);
    await button(page, 'Send alone').click();
    expect(await called('answerQuestion')).toEqual([{ name: 'answerQuestion', args: ['alone'] }]);
  });

  test('before the first run, one press answers columns and test; a test comes first', async () => {
    const page = await open('askingTest');
    expect(await page.locator(':focus').textContent()).toBe('Send me a test');
    await button(page, 'Add and send without a test').click();
    await button(page, 'Send me a test').click();
    expect((await called('answerQuestion')).map(({ args }) => args)).toEqual([['without'], ['test']]);
  });

  test('where the organisation wants a test, nothing can be sent without one', async () => {
    const page = await open('askingRequired');
    await page.getByText('Your organisation asks for a test').waitFor();
    const labels = await page.locator('.question button').allTextContents();
    expect(labels).toEqual(['Send me a test', 'Not now']);
  });

  test('a test that left is asked after, with the time and a link that finds it, and no number that says nothing to a clerk', async () => {
    const page = await open('tested');
    const result = page.locator('.tests li').first();
    expect(await result.textContent()).toMatch(/Ana López.*\d{1,2}:\d{2}/);
    expect(await result.textContent()).not.toMatch(/[0-9a-f]{12}/);
    expect(await result.getByRole('link').getAttribute('href')).toBe('https://mail.example/');
    await button(page, 'Yes, I saw it').click();
    expect(await called('confirmTest')).toHaveLength(1);
  });

  test('of a sample only the test can be sent', async () => {
    const page = await open('sample');
    await page.locator('footer').getByRole('button', { name: 'Send me a test mail', exact: true }).click();
    expect((await shown.calls()).map(({ name }) => name)).toEqual(['testMail']);
  });

  test('a changed address shows the old and the new one, and leads to its cell', async () => {
    const page = await open('decide');
    const line = page.locator('li[data-code="recipient/changed"]').first();
    expect(await line.textContent()).toMatch(/lucja@viejo\.example.*lucja\.wojcik@empresa\.example/);
    await line.getByRole('button', { name: /J7/ }).click();
    expect(await called('goTo')).toEqual([{ name: 'goTo', args: [7, 'J'] }]);
  });
});

describe('ten thousand people', () => {
  test('are a screenful of elements that says how many there are', async () => {
    const page = await open('crowd');
    const grid = page.getByRole('grid');
    await grid.waitFor();
    expect(await grid.getAttribute('aria-rowcount')).toBe('10001');
    expect(await page.locator('.grid-row').count()).toBeLessThan(40);
  });

  test('are walked with the keyboard, and Enter goes to the cell', async () => {
    const page = await open('crowd');
    await page.locator('.grid-row button').first().focus();
    await page.keyboard.press('End');
    const last = page.locator('[aria-rowindex="10001"] [data-column="person"]');
    await last.waitFor();
    await page.waitForFunction(() => document.activeElement?.closest('[aria-rowindex="10001"]') !== null);
    await page.keyboard.press('Enter');
    expect(await called('goTo')).toEqual([{ name: 'goTo', args: [10_004, expect.any(String)] }]);
    await page.keyboard.press('ArrowUp');
    await page.waitForFunction(() => document.activeElement?.closest('[aria-rowindex="10000"]') !== null);
  });

  test('are one tab stop', async () => {
    const page = await open('crowd');
    await page.getByRole('grid').waitFor();
    expect(await page.locator('.grid-row button[tabindex="0"]').count()).toBe(1);
  });

  test('are filtered by text and by state', async () => {
    const page = await open('crowd');
    await page.getByRole('searchbox').fill('persona1234@');
    await page.waitForFunction(() => document.querySelector('[role=grid]')?.getAttribute('aria-rowcount') === '2');
    await page.getByRole('searchbox').fill('');
    await page.getByLabel('Show').selectOption('later');
    await page.waitForFunction(() => document.querySelectorAll('.grid-row:not([data-verdict=later])').length === 0);
  });
});

describe('the preview', () => {
  test('shows the mail with its looks, runs nothing and leads nowhere', async () => {
    const page = await open('message');
    const frame = page.frameLocator('iframe');
    const text = frame.getByText('Hola, Ana López:');
    await text.waitFor();
    expect(await text.evaluate((element) => getComputedStyle(element).color)).toBe('rgb(170, 0, 0)');
    expect(await frame.locator('a[href], script').count()).toBe(0);
  });

  test('says of somebody without an address what is missing, and makes no mail', async () => {
    const page = await open('message');
    const missing = page.locator('.stepper [data-code="recipient/missing"]');
    for (let step = 0; step < 8 && (await missing.count()) === 0; step += 1) await button(page, 'Next person').click();
    await missing.waitFor();
    expect(await page.locator('.stepper .preview').count()).toBe(0);
  });
});

describe('the message editor', () => {
  const saved = async () => (await called('setTemplate')).at(-1)?.args[0] as { subject: string; body: string };

  test('hands over plain HTML with fields as they are named', async () => {
    const page = await open('message');
    const text = page.getByRole('textbox', { name: 'Text', exact: true });
    await text.click();
    // The editor hears of the caret by an event of its own: typing goes on when it stands where it belongs.
    const caretAt = async () => {
      await page.keyboard.press('Control+End');
      return page.evaluate(
        () =>
          new Promise((resolve) =>
            requestAnimationFrame(() => requestAnimationFrame(() => resolve(getSelection()?.focusNode?.textContent))),
          ),
      );
    };
    await expect.poll(caretAt, { timeout: 10_000 }).toBe('Saludos.');
    await page.keyboard.press('Enter');
    await button(page, 'Bold').click();
    await page.keyboard.type('Neto');
    await button(page, 'Bold').click();
    await page.keyboard.type(' ');
    await button(page, 'Neto: put in the text').click();
    await page.getByRole('textbox', { name: 'Subject' }).focus();
    await page.waitForFunction(() => {
      const { calls } = window as unknown as { calls: { name: string }[] };
      return calls.some(({ name }) => name === 'setTemplate');
    });
    expect((await saved()).body).toBe(
      '<p>Hola, {{Nombre}}:</p><p>Te enviamos tu recibo de nómina.</p><p>Saludos.</p><p><strong>Neto</strong> {{Neto}}</p>',
    );
  });

  test('puts a field into the subject when the cursor is there', async () => {
    const page = await open('message');
    await page.getByRole('textbox', { name: 'Subject' }).click();
    await page.keyboard.press('End');
    await button(page, 'RFC: put in the text').click();
    await page.getByRole('textbox', { name: 'Text', exact: true }).focus();
    expect((await saved()).subject).toBe('Tu recibo de nómina, {{Periodo}}{{RFC}}');
  });

  test('can be used as HTML', async () => {
    const page = await open('message');
    await button(page, 'Show as HTML').click();
    const area = page.getByRole('textbox', { name: 'Text as HTML' });
    await area.fill('<table><tr><td>{{Nombre}}</td></tr></table>');
    await area.blur();
    expect((await saved()).body).toBe('<table><tr><td>{{Nombre}}</td></tr></table>');
  });

  test('opening it changes nothing', async () => {
    const page = await open('message');
    await page.getByRole('textbox', { name: 'Text', exact: true }).click();
    await page.getByRole('textbox', { name: 'Subject' }).click();
    expect(await called('setTemplate')).toEqual([]);
  });
});

describe('the run', () => {
  test('shows what was sent, what was not, what to check and what waits', async () => {
    const page = await open('sending');
    const counters = page.locator('.counter');
    expect(await counters.allTextContents()).toEqual(['Sent84', 'To check1', 'Not sent1', 'Not ready11', 'Queued83']);
    await page.getByText('Keep working, but leave this pane open.').waitFor();
  });

  test('is heard in tenths', async () => {
    const page = await open('sending');
    expect(await page.locator('p[aria-live]').textContent()).toBe('40 percent sent');
  });

  test('in doubt, is settled only after the search: first looking, then two minutes', async () => {
    const page = await open('ended');
    const rows = page.locator('.to-check');
    const again = rows.getByRole('button', { name: 'Not there, send again' });
    expect(await again.first().getAttribute('aria-disabled')).toBe('true');
    await rows.first().getByRole('button', { name: 'Search in Gmail' }).click();
    expect(await called('openSearch')).toEqual([{ name: 'openSearch', args: [31] }]);
    await rows.first().getByRole('button', { name: 'It is there' }).click();
    expect(await called('settle')).toEqual([{ name: 'settle', args: [31, 'it-is-there'] }]);
  });

  test('offers the failed ones again', async () => {
    const page = await open('ended');
    await button(page, 'Retry failed (2)').click();
    expect(await called('retryFailed')).toHaveLength(1);
  });

  test('shows where the record was altered, and leads there', async () => {
    const page = await open('flawedLog');
    await page.getByText('Sobre log · K7QF2, row 17: this line was changed.').waitFor();
    await page.getByText('Sobre log · K7QF2, row 40: lines above it were deleted.').waitFor();
    await page.locator('[data-log-flaw=moved]').getByRole('button').click();
    expect(await called('goToLog')).toEqual([{ name: 'goToLog', args: ['Sobre log · M3XA9', 5] }]);
    await button(page, 'Put them back').click();
    expect(await called('restoreLog')).toHaveLength(1);
    await page.getByText('History', { exact: true }).click();
    await button(page, 'Copy to a new sheet').click();
    expect(await called('copyLog')).toHaveLength(1);
  });

  test('of a colleague who fell silent can be continued here', async () => {
    const page = await open('dead');
    await button(page, 'Continue that run here').click();
    expect(await called('takeOver')).toHaveLength(1);
  });
});

describe('the stations', () => {
  test('are four regions named after themselves, one of them open', async () => {
    const page = await open('firstDay');
    for (const name of ['People', 'Receipts', 'Message', 'Send']) {
      await page.getByRole('region', { name, exact: true }).waitFor();
    }
    await page.getByRole('region', { name: 'Message' }).getByRole('button').first().click();
    expect(await page.locator('.station[data-open="true"]').getAttribute('aria-labelledby')).toBeTruthy();
    expect(await page.locator('h2 button[aria-expanded="true"]').textContent()).toMatch(/^Message/);
  });

  test('open in the very click: nothing of them is fetched only then', async () => {
    const page = await open('firstDay');
    await page.waitForLoadState('networkidle');
    const opened = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLButtonElement>('.station-button')].reverse().map((heading) => {
        heading.click();
        return document.querySelector('.station[data-open=true] .station-body')?.querySelectorAll('button, input')
          .length;
      }),
    );
    expect(opened).toHaveLength(4);
    for (const controls of opened) expect(controls).toBeGreaterThan(2);
  });

  test('speak another language at once', async () => {
    const page = await open('firstDay');
    await page.getByLabel('Language', { exact: true }).selectOption('pl');
    await page.getByRole('region', { name: 'Osoby' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('pl');
  });

  test('are reached and left with Tab alone, up to the primary button', async () => {
    const page = await open('ready');
    const seen: string[] = [];
    for (let step = 0; step < 40; step += 1) {
      await page.keyboard.press('Tab');
      const text = await page.locator(':focus').evaluate((element) => element.textContent ?? '');
      seen.push(text);
      if (text === 'Send 169 receipts') break;
    }
    expect(seen.at(-1)).toBe('Send 169 receipts');
    for (const name of ['People', 'Receipts', 'Message', 'Send']) {
      expect(seen.some((text) => text.startsWith(name))).toBe(true);
    }
  });
});

describe('the focus', () => {
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

  test('comes back where Office took the page out to ask before a dialog', async () => {
    const page = await open('connect');
    await page.locator('footer .next').focus();
    await page.evaluate(async () => {
      const parts = [...document.body.childNodes];
      for (const part of parts) part.remove();
      await new Promise((resolve) => setTimeout(resolve, 0));
      document.body.append(...parts);
    });
    await expect.poll(() => focused(page), patient).toBe('Connect Gmail');
  });

  test('goes on to the button that takes the place of the pressed one', async () => {
    const page = await open('ready');
    await page.locator('footer .next').focus();
    await page.evaluate(() => (window as unknown as { set(change: object): void }).set({ next: 'choose-files' }));
    await expect.poll(() => focused(page), patient).toBe("Choose this period's files");
  });

  test('is not dragged back to where a person has left', async () => {
    const page = await open('ready');
    await page.locator('footer .next').focus();
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.evaluate(() => document.querySelector('footer .next')?.remove());
    await page.evaluate(() => new Promise(requestAnimationFrame));
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  });
});
