import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { openPane, type OpenPane, type OpenPaneOptions } from './open-pane.ts';
import { root } from './run-lab.ts';

/** As slow as a busy machine may be. */
const patient = { timeout: 60_000 };

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const stations = ['people', 'receipts', 'message', 'send'] as const;
const folder = mkdtempSync(join(tmpdir(), 'sobre-live-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let open: OpenPane;
afterEach(() => open.close());

const frame = () => open.person.pane.frame();

/** A sheet with something to fix, somebody without an address and a name that is written from the right. */
const writeBook = (): string => {
  const book = join(folder, 'people.csv');
  const rows = ['1;Ana Núñez;ana@example.com', '2;مريم الحسن;maryam@example.com', '3;Iván;ivan@@example', '4;Nadie;'];
  writeFileSync(book, `No. Empleado;Nombre;Correo\n${rows.join('\n')}\n`);
  return book;
};

const openConnected = async (options: OpenPaneOptions = {}): Promise<void> => {
  open = await openPane(writeBook(), options);
  await open.person.driver.chooseRadio('receipts', 'receiptMode.none');
  await open.person.connect();
  await open.person.driver.openStation('send');
  await (await frame()).getByRole('button', { name: 'Test mail', exact: true }).waitFor();
};

const violations = async (): Promise<string[]> => {
  const at = await frame();
  if (!(await at.evaluate(() => 'axe' in window))) await at.evaluate(axe);
  return at.evaluate(async () => {
    interface Found {
      readonly id: string;
      readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
    }
    const { axe: tool } = window as unknown as { axe: { run(): Promise<{ violations: Found[] }> } };
    const found = (await tool.run()).violations;
    return found.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
    );
  });
};

const sideways = async (): Promise<boolean> =>
  (await frame()).evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('main, footer')].some(
      (element) => element.scrollWidth > element.clientWidth,
    ),
  );

/** Excel gives the pane its width; the page around it keeps its own. */
const resize = async ({ width, height }: { width: number; height: number }): Promise<void> => {
  const element = await (await frame()).frameElement();
  await element.evaluate(
    (box, to) => {
      Object.assign((box as HTMLElement).style, { width: `${to.width}px`, minWidth: '0', height: `${to.height}px` });
    },
    { width, height },
  );
};

const everyStation = async (look: (station: string) => Promise<void>): Promise<void> => {
  for (const station of stations) {
    await open.person.driver.openStation(station);
    if (station === 'message') await (await frame()).locator('.rich-text').waitFor();
    await look(station);
  }
};

describe('the pane in Excel', { timeout: 120_000 }, () => {
  const expectNoViolations = async () => {
    await everyStation(async (station) => expect([station, await violations()]).toEqual([station, []]));
  };

  const theme = async () => (await frame()).locator('.app').getAttribute('data-theme');

  test('has no axe violation on any station, light and in forced colours, and fits 320 pixels and half of them', async () => {
    await openConnected();
    expect(await theme()).toBe('light');
    await expectNoViolations();
    const { page } = open.person.pane;
    await page.emulateMedia({ forcedColors: 'active' });
    await expectNoViolations();
    await page.emulateMedia({ forcedColors: 'none' });
    for (const size of [
      { width: 320, height: 640 },
      { width: 160, height: 320 },
    ]) {
      await resize(size);
      expect(await (await frame()).evaluate(() => innerWidth)).toBe(size.width);
      await everyStation(async (station) =>
        expect([station, size.width, await sideways()]).toEqual([station, size.width, false]),
      );
    }
  });

  test('has no axe violation on any station, dark', async () => {
    await openConnected({ dark: true });
    expect(await theme()).toBe('dark');
    await expectNoViolations();
  });
});

describe('by keyboard alone', { timeout: 120_000 }, () => {
  const focusedText = async (): Promise<string> =>
    (await frame()).evaluate(() => {
      const { activeElement } = document;
      return activeElement === document.body ? '' : (activeElement?.textContent ?? '').trim();
    });

  /** Tab until the focus is on what says so; the walk must never fall off the pane. */
  const tabTo = async (text: RegExp): Promise<void> => {
    const { page } = open.person.pane;
    for (let step = 0; step < 60; step += 1) {
      if (text.test(await focusedText())) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab never came to ${text}, but to "${await focusedText()}"`);
  };
  const press = async (key = 'Enter') => open.person.pane.page.keyboard.press(key);

  test('receipts are sent from the first look to the log, with the focus kept all the way', async () => {
    const receipts = join(root, 'samples', 'payslips');
    open = await openPane(join(root, 'samples', 'payslips.xlsx'));
    const at = await frame();
    // Listening from the start: the browser has to be told of it before the picker opens.
    open.person.pane.page.on('filechooser', (chooser) => {
      void chooser.setFiles(readdirSync(receipts).map((file) => join(receipts, file)));
    });
    await at.locator('body').evaluate((body) => body.ownerDocument.defaultView?.focus());
    await at.locator('h2 button').first().focus();
    await tabTo(/^Choose this period's files$/);
    await press();
    await at.getByText('6 ready').waitFor();
    await tabTo(/^Connect Gmail$/);
    const connected = at.getByRole('button', { name: 'Send 6 receipts' }).waitFor();
    await press();
    await connected;
    await tabTo(/^Send 6 receipts$/);
    await press();
    // One question before the first run of a workbook, for columns and test, with an answer under the keyboard.
    await expect.poll(focusedText, patient).toBe('Send me a test');
    await tabTo(/^Add and send without a test$/);
    await press();
    await expect.poll(focusedText, patient).toMatch(/^(Stop|Cancel|Start the next period)$/);
    await at.getByRole('heading', { name: 'Sending is done' }).waitFor();
    await expect.poll(focusedText, patient).toBe('Start the next period');
    expect(open.stage.google.state.mails).toHaveLength(6);
    await press('Shift+Tab');
    expect(await focusedText()).not.toBe('');
    await at.locator('h2 button').last().focus();
    await tabTo(/^See what was sent$/);
    await press();
    await at.getByRole('searchbox', { name: 'Name, address, number or Ref.' }).waitFor();
    await expect.poll(focusedText, patient).toBe('History');
  });
});
